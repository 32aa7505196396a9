"""What each chunk of plain text is: heading, paragraph, list item or row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ontherecord.document import Block, BlockKind, Region
from ontherecord.read.datelines import date_of_line
from ontherecord.read.layout import Chunk
from ontherecord.read.lines import Line, ends_sentence, is_turn, several_sentences
from ontherecord.read.phrases import Layout

_HEADING_WORDS, _TITLE_WORDS = 14, 40
_CONTACT = re.compile(r"@|https?://|www\.|\b0\d{3,4}[ -]\d{3}|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b")
_PAIR = re.compile(r"(?P<name>[^:–—?]{1,60}?)(?::| [–—-]|(?<=\w)(?P<ask>\?)) (?P<value>\S.{0,59})")
_LABELLED = re.compile(r"[A-Z][^:.–]{1,60}(?::| [–-]) \S")
_VALUE = 6
"""Words: the second cell of a pair is no longer; what is longer is a labelled item or a paragraph."""
_SERIES = 2
"""So many chunks with the same kind of bullet or number make a list."""


def blocks(found: Sequence[Chunk], layout: Layout) -> list[Block]:
    """The blocks of a plain text, in order, with kinds, levels and cells; headings and introductions are tied later."""
    body = [chunk for chunk in found if not chunk.page]
    kinds = _kinds(body, layout)
    drafts = [
        Block(chunk.start, chunk.end, kind, level=level, cells=cells)
        for chunk, (kind, level, cells) in zip(body, kinds, strict=True)
    ]
    page = [line for chunk in found for line in (*chunk.furniture, *(chunk.lines if chunk.page else []))]
    drafts += [Block(line.start, line.end, region=Region.FURNITURE) for line in page]
    return sorted(drafts, key=lambda block: (block.start, -block.end))


Shape = tuple[BlockKind, int, tuple[tuple[int, int], ...]]


def _kinds(body: Sequence[Chunk], layout: Layout) -> list[Shape]:
    shapes: list[Shape] = [(BlockKind.PARAGRAPH, 0, ()) for _ in body]
    spaced = _spaced(body)
    for index, chunk in enumerate(body):
        if chunk.cells:
            shapes[index] = (BlockKind.ROW, int(_heads_columns(body, index)), chunk.cells)
        elif is_heading(body, index, spaced, layout):
            shapes[index] = (BlockKind.HEADING, _level(chunk), ())
    _mark_items(body, shapes)
    _mark_pairs(body, shapes)
    return shapes


def _heads_columns(body: Sequence[Chunk], index: int) -> bool:
    """Whether a row opens a table of three columns or more with their names: short, without figures."""
    row = body[index]
    if len(row.cells) < 3 or (index and body[index - 1].cells and row.first.gap == 0):
        return False
    return not any(character.isdigit() for character in row.words) and len(row.words.split()) <= 4 * len(row.cells)


def _spaced(body: Sequence[Chunk]) -> bool:
    """Whether blank lines set blocks apart, as in most texts; else each line is a block of its own."""
    return sum(1 for chunk in body if chunk.first.gap) * 4 > len(body)


def is_heading(body: Sequence[Chunk], index: int, spaced: bool, layout: Layout) -> bool:
    """Whether a chunk stands as a heading: short, without a full stop, alone, and with something below it."""
    chunk = body[index]
    words = chunk.words
    if layout.whole("headings.always", words):
        return True
    if not _looks_like_heading(chunk, words, layout, first=index == 0):
        return False
    after = body[index + 1] if index + 1 < len(body) else None
    if after is None:
        return False
    if chunk.first.marker and chunk.first.marker.value is not None:
        return not _in_series(body, index)
    if not spaced:
        return _prose(after) or after.first.marker is not None or after.words.endswith(":") or index == 0
    before = body[index - 1] if index else None
    alone = (index == 0 or chunk.first.gap > 0) and after.first.gap > 0
    leads = (index == 0 or chunk.first.gap > 0) and (_prose(after) or after.first.marker is not None)
    follows = bool(before and before.cells) or index == 0
    return alone or leads or (follows and after.first.gap > 0)


def _looks_like_heading(chunk: Chunk, words: str, layout: Layout, first: bool) -> bool:
    limit = _TITLE_WORDS if first else _HEADING_WORDS + 12 * (len(chunk.lines) > 1)
    if len(chunk.lines) > 2 or len(words) > 250 or len(words.split()) > limit:
        return False
    if several_sentences(words) or (words[-1] == "?" and is_turn(words)):
        return False
    if words[-1] in ".,;:!" or not (words[0].isupper() or words[0].isdigit() or words[0] in "“‘'\""):
        return False
    if chunk.first.marker and chunk.first.marker.value is None:
        return False
    if words[0] in '“"' and words[-1] in '”"':
        return False
    if (
        layout.begin("letter.salutations", words)
        or layout.begin("letter.closings", words)
        or layout.whole("letter.delivery", words)
    ):
        return False
    if layout.begin("genre.bylines", words) and len(words.split()) > 1:
        return False
    return not _CONTACT.search(words) and date_of_line(words, layout) is None


def _prose(chunk: Chunk) -> bool:
    return len(chunk.words) > 120 or (
        len(chunk.words.split()) > 8 and (ends_sentence(chunk.words) or chunk.words.endswith(":"))
    )


def _level(chunk: Chunk) -> int:
    marker = chunk.first.marker
    return 2 if marker is None else 1 + marker.depth


def _in_series(body: Sequence[Chunk], index: int) -> bool:
    """Whether the chunk next above or below goes on with the numbers of this one."""
    marker = body[index].first.marker
    before = body[index - 1].first.marker if index else None
    after = body[index + 1].first.marker if index + 1 < len(body) else None
    return bool(marker and ((before and marker.follows(before)) or (after and after.follows(marker))))


def _mark_items(body: Sequence[Chunk], shapes: list[Shape]) -> None:
    """Bulleted chunks are items; numbered ones where their series begins at the beginning and is not broken off."""
    stack: list[Line] = []
    running = _running(body, shapes)
    for index, chunk in enumerate(body):
        marker = chunk.first.marker
        if marker is None or shapes[index][0] is not BlockKind.PARAGRAPH:
            stack = []
            continue
        if marker.value is not None and not _listed(body, shapes, index, running):
            stack = []
            continue
        while stack and not _deeper(chunk.first, stack):
            stack.pop()
        stack.append(chunk.first)
        shapes[index] = (BlockKind.ITEM, len(stack), ())


def _deeper(line: Line, stack: Sequence[Line]) -> bool:
    """Whether a line opens a list inside the one above: another bullet, further in or not seen yet."""
    top = stack[-1]
    if top.marker is None or line.marker is None or line.marker.style == top.marker.style:
        return bool(top.marker and line.marker and line.indent > top.indent + 1 and line.marker.value in (None, 1))
    return all(line.marker.style != open_line.marker.style for open_line in stack if open_line.marker)


def _running(body: Sequence[Chunk], shapes: Sequence[Shape]) -> set[int]:
    """Numbered chunks of series that go on below headings or paragraphs, as the paragraphs of a report do."""
    found: set[int] = set()
    open_runs: dict[str, list[int]] = {}
    broken: set[str] = set()
    for index, chunk in enumerate(body):
        marker = chunk.first.marker
        if marker is None or marker.value is None or shapes[index][0] is not BlockKind.PARAGRAPH:
            if marker is None or marker.value is not None:
                broken = set(open_runs)
            continue
        run = open_runs.get(marker.style)
        last = body[run[-1]].first.marker if run else None
        if run and last and marker.follows(last):
            if marker.style in broken:
                found.update(run)
                found.add(index)
                open_runs[marker.style] = [index]
            else:
                found.update({index} & {index for each in run if each in found})
                run.append(index)
        else:
            open_runs[marker.style] = [index]
        broken.discard(marker.style)
    return found


def _listed(body: Sequence[Chunk], shapes: Sequence[Shape], index: int, running: set[int]) -> bool:
    """Whether a numbered chunk belongs to a list; `1.1` and numbers that run on through the sections are paragraphs."""
    marker = body[index].first.marker
    if marker is None or marker.style == "1.1" or index in running:
        return False
    first = index
    while first and _joined(body, first) and shapes[first - 1][0] in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        first -= 1
        if index - first > 200:
            break
    start = body[first].first.marker
    alone = index == first and (index + 1 == len(body) or not _joined(body, index + 1))
    return bool(start and start.value == 1) and not alone


def _joined(body: Sequence[Chunk], index: int) -> bool:
    """Whether a chunk goes on with the series of the one above."""
    marker, before = body[index].first.marker, body[index - 1].first.marker
    return bool(marker and before and marker.follows(before))


def _mark_pairs(body: Sequence[Chunk], shapes: list[Shape]) -> None:
    """Runs of “2017 – Good” or “Safe: Good” are rows of two cells; of “Label: a sentence” below a colon, items."""
    index = 0
    while index < len(body):
        run = _run(body, shapes, index, _pair)
        if run >= _SERIES:
            shapes[index : index + run] = [_pair_shape(chunk) for chunk in body[index : index + run]]
        elif index and body[index - 1].words.endswith(":") and shapes[index - 1][0] is BlockKind.PARAGRAPH:
            run = _run(body, shapes, index, _LABELLED.match)
            if run >= _SERIES:
                shapes[index : index + run] = [(BlockKind.ITEM, 1, ())] * run
        index += max(run, 1)


def _pair(words: str) -> re.Match[str] | None:
    """A name and its short value: “Safe: Good”, “2017 – Good”, “Is the service safe? Inadequate”."""
    match = _PAIR.fullmatch(words)
    if match is None or len(match["value"].split()) > _VALUE:
        return None
    return match


def _pair_shape(chunk: Chunk) -> Shape:
    match = _pair(chunk.words)
    if match is None:
        return BlockKind.PARAGRAPH, 0, ()
    name = (chunk.start, chunk.start + match.end("ask" if match["ask"] else "name"))
    return BlockKind.ROW, 0, (name, (chunk.start + match.start("value"), chunk.end))


def _run(
    body: Sequence[Chunk], shapes: Sequence[Shape], index: int, test: Callable[[str], re.Match[str] | None]
) -> int:
    """How many chunks in a row, without blank lines between, pass a test."""
    end = index
    while end < len(body) and _plain(body[end], shapes[end]) and test(body[end].words):
        if end > index and body[end].first.gap:
            break
        end += 1
    return end - index


def _plain(chunk: Chunk, shape: Shape) -> bool:
    return (
        shape[0] is BlockKind.PARAGRAPH
        and len(chunk.lines) == 1
        and chunk.first.marker is None
        and len(chunk.words) < 500
    )
