"""Where a page's own text ends and its readers write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ontherecord.document import Block, BlockKind, Region
from ontherecord.read.lines import ends_sentence
from ontherecord.read.phrases import Layout
from ontherecord.read.register import Tone, common_words, tone

_PROSE = 12
"""Words: a shorter block without a full stop is no prose."""
_BYLINE = 100
"""Characters: the line that says whose a comment is is no longer."""
_INVITED, _UNMARKED = 2.0, 4.0
"""What the tone of all comments must come to where a form shows that there can be some, and of each on average where
nothing shows it."""
_HOPELESS = -40.0
"""Where all blocks down to the end together sound so official, no comments begin further up."""
_BREAK = 3.0
"""What a place is worth as the article's end: below a last quotation or its notes, or after a wider gap."""
_SLIPS = 3
"""Kinds of careless spelling that unmarked comments must show at the least."""


@dataclass(frozen=True, slots=True)
class Comments:
    """The readers' part of a page: which comment each block belongs to, and the lines that only frame them."""

    numbers: dict[int, int] = field(default_factory=dict)
    frame: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a page, with their words."""

    text: str
    blocks: Sequence[Block]
    words: Sequence[str]
    layout: Layout

    def prose(self, index: int) -> bool:
        """Whether a block is a paragraph of running text."""
        block, words = self.blocks[index], self.words[index]
        if block.region is Region.FURNITURE or block.kind is BlockKind.HEADING:
            return False
        return len(words) > 80 or (ends_sentence(words) and len(words.split()) >= _PROSE)

    def gap(self, index: int) -> int:
        """Blank lines above a block."""
        return self.text.count("\n", self.blocks[index - 1].end, self.blocks[index].start) - 1 if index else 0

    def byline(self, index: int, name: str = "comments.bylines") -> bool:
        """Whether a block only says whose a comment is, and when it was written."""
        words = self.words[index]
        return len(words) <= _BYLINE and self.layout.whole(name, words)


def find(text: str, blocks: Sequence[Block], layout: Layout) -> Comments:
    """The comments of a page: by the headings, bylines and forms around them, else by their tone."""
    page = _Page(text, blocks, [text[block.start : block.end] for block in blocks], layout)
    prose = [index for index in range(len(blocks)) if page.prose(index)]
    if len(prose) < 2:
        return Comments()
    end = _form(page, prose)
    form = end < len(blocks)
    frame = set(range(end, len(blocks))) if form else set()
    heading = _heading(page, prose[0], end, form)
    if heading is not None:
        start: int | None = heading + 1
        frame.add(heading)
    else:
        start = _first_byline(page, prose[0], end)
        start = _change(page, prose, end, form) if start is None else start
    if start is None or start >= end:
        return Comments(frame=frozenset(frame))
    bylines = {index for index in range(start, end) if page.byline(index)}
    return Comments(_numbers(page, range(start, end), bylines), frozenset(frame | bylines))


def _form(page: _Page, prose: Sequence[int]) -> int:
    """The line after the text where readers are asked to write (“Leave a reply”), else the number of blocks."""
    for index, words in enumerate(page.words):
        if index > prose[-1] and page.layout.whole("comments.forms", words):
            return index
    return len(page.blocks)


def _heading(page: _Page, after: int, end: int, form: bool) -> int | None:
    """The heading that opens the comments. One without a number needs a form, a byline or a reader's tone beside it."""
    below: list[float] = []
    for index in range(after + 1, end - 1):
        words = page.words[index]
        if len(words) > _BYLINE or not page.layout.whole("comments.headings", words):
            continue
        if form or any(letter.isdigit() for letter in words):
            return index
        if any(page.byline(near) for near in range(index + 1, min(index + 4, end))):
            return index
        below = below or _sums(_Tones(page), end)
        if below[index + 1] > _INVITED:
            return index
    return None


def _sums(tones: _Tones, end: int) -> list[float]:
    """For each block the sum of the scores from it to the end."""
    return list(accumulate((tones[index].score for index in range(end - 1, -1, -1)), initial=0.0))[::-1]


def _first_byline(page: _Page, after: int, end: int) -> int | None:
    """The first of at least two dated bylines below the text."""
    dated = [index for index in range(after + 1, end) if page.byline(index, "comments.dated")]
    return dated[0] if len(dated) >= 2 else None


def _change(page: _Page, prose: Sequence[int], end: int, form: bool) -> int | None:
    """Where the tone changes from a publisher's to that of readers, who then write to the end; None where it does not.

    The score of each block says how much it reads like a comment, compared with the beginning of the
    page; the comments begin where the sum of all scores from there to the end is greatest.
    """
    if not form and any(page.layout.begin("letter.salutations", words) for words in page.words[: prose[0]]):
        return None
    tones = _Tones(page)
    usual = max(0.0, sum(tones[index].score for index in prose[:3]) / len(prose[:3]))
    best, start, total = 0.0, None, 0.0
    for index in range(end - 1, prose[1], -1):
        total += _weight(page, tones, index, usual, form)
        worth = total + _BREAK * _breaks(page, index)
        if worth > best and page.blocks[index].region is not Region.FURNITURE:
            best, start = worth, index
        if total < _HOPELESS:
            break
    if start is None:
        return None
    return start if _convincing([tones[index] for index in range(start, end)], usual, form) else None


def _weight(page: _Page, tones: _Tones, index: int, usual: float, form: bool) -> float:
    if page.blocks[index].region is Region.FURNITURE:
        return 0.0
    found = tones[index]
    if not form and (found.slips < 1 or not found.first):
        return -_UNMARKED
    return found.score - usual


def _breaks(page: _Page, index: int) -> bool:
    """Whether an article could end above a block: a last quotation is closed there, or two blank lines follow."""
    above = page.words[index - 1]
    return page.gap(index) >= 2 or (above[0] in '“"' and above[-1] in '”"')


def _convincing(region: Sequence[Tone], usual: float, form: bool) -> bool:
    scores = [each.score - usual for each in region]
    if form:
        return sum(scores) >= _INVITED and sum(each.slips for each in region) > 0
    return sum(scores) >= _UNMARKED * len(scores) and sum(each.slips for each in region) >= _SLIPS


class _Tones(dict[int, Tone]):
    """The tone of each block that is asked for."""

    def __init__(self, page: _Page) -> None:
        """Learn which words the page writes in lower case."""
        super().__init__()
        self.page, self.common = page, common_words(page.text)

    def __missing__(self, index: int) -> Tone:
        """Find and keep the tone of a block."""
        self[index] = found = tone(self.page.words[index], self.common, self.page.layout)
        return found


def _numbers(page: _Page, indices: range, bylines: set[int]) -> dict[int, int]:
    """Which comment each block belongs to: a byline opens one; where there are none, a blank line does."""
    numbers: dict[int, int] = {}
    number, opened = -1, True
    for index in indices:
        if index in bylines:
            opened = True
        elif page.blocks[index].region is not Region.FURNITURE:
            if opened or (not bylines and page.gap(index) > 0):
                number, opened = number + 1, False
            numbers[index] = number
    return numbers
