"""Lines joined to paragraphs: words broken at a line's end healed, notes put below the paragraph they interrupt."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from ontherecord.document import BlockKind
from ontherecord.read.draft import Draft
from ontherecord.read.layout import Chunk, joined
from ontherecord.read.lines import split
from ontherecord.read.phrases import Layout
from ontherecord.read.printed import PAGE_MARK, SetOut
from ontherecord.read.structure import shapes
from ontherecord.read.writer import Writer, folded

_BROKEN = re.compile(r"(\w+)-$")
_HYPHENATED = re.compile(r"\w+-\w+")
_WORD = re.compile(r"\w+")


def reflow(pages: SetOut, layout: Layout) -> Draft:
    """The text and blocks of pages that were set out as lines."""
    lines = split(pages.text)
    aside = pages.notes | {index for index, line in enumerate(lines) if line.text == PAGE_MARK}
    found = joined(lines, aside)
    kinds = iter(shapes([chunk for chunk in found if not chunk.page], layout))
    healer = Healer.of(pages.text, layout)
    writer = Writer()
    placed: list[tuple[int, int]] = []  # where each line stands on its page, and in the text that is written
    for chunk in found:
        if not chunk.page:
            kind, level, _ = next(kinds)
            if chunk.cells:
                cells = [pages.text[start:end] for start, end in chunk.cells]
                placed.append((chunk.first.start, writer.add_row(cells, header=level == 1)))
            else:
                words, offsets = healer.joined(chunk)
                start = writer.add(kind, words, level)
                placed += [(place, start + at) for place, at in offsets]
        for line in [*chunk.furniture, *(chunk.lines if chunk.page else [])]:
            if line.text != PAGE_MARK:
                placed.append((line.start, writer.add(BlockKind.PARAGRAPH, line.text)))
    return Draft(writer.text, writer.blocks, pages=_page_starts(pages, sorted(placed), writer.length))


def _page_starts(pages: SetOut, placed: list[tuple[int, int]], length: int) -> tuple[int, ...]:
    """Where each page begins in the text that was written; an empty page where the next one does."""
    starts: list[int] = []
    after = length
    for page in reversed(pages.pages):
        index = bisect_left(placed, (page, 0))
        after = min(after, placed[index][1]) if index < len(placed) else after
        starts.append(after)
    return tuple(reversed(starts))


@dataclass(frozen=True, slots=True)
class Healer:
    """Knows how the document itself writes a word that was broken at a line's end."""

    words: frozenset[str]
    hyphenated: frozenset[str]
    heads: frozenset[str]
    """First parts that keep their hyphen: “non-”, “self-”."""

    @classmethod
    def of(cls, text: str, layout: Layout) -> Healer:
        """Learn the words of a text that stand whole within a line."""
        whole = frozenset(_WORD.findall(text.lower()))
        heads = frozenset(layout.values["hyphens.heads"])
        return cls(whole, frozenset(_HYPHENATED.findall(text.lower())), heads)

    def joined(self, chunk: Chunk) -> tuple[str, list[tuple[int, int]]]:
        """A chunk's words on one line; where each of its lines stood on the page, and where it begins in the words."""
        words, offsets = "", []
        for line in chunk.lines:
            words, at = self.join(words, folded(line.text))
            offsets.append((line.start, at))
        return words, offsets

    def join(self, words: str, line: str) -> tuple[str, int]:
        """Words with a line more, and where that line begins in them."""
        if not words:
            return line, 0
        broken = _BROKEN.search(words[-40:])
        if broken is None or not line[:1].islower():
            return f"{words} {line}", len(words) + 1
        after = _WORD.match(line)
        head, tail = broken[1].lower(), after[0].lower() if after else ""
        if f"{head}-{tail}" in self.hyphenated or (head + tail not in self.words and head in self.heads):
            return words + line, len(words)
        return words[:-1] + line, len(words) - 1
