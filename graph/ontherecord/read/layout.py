"""The structure of plain text: from lines to headings, paragraphs, list items and rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ontherecord.read import pages, tables
from ontherecord.read.lines import Line, split

_NARROWEST, _WIDEST = 40, 140
"""Lines shorter than this tell nothing about wrapping; lines longer were not wrapped."""
_FULL = 0.78
"""A line is full when the next word would have carried it past this share of the width (proportional type varies)."""
_SPEAKER = re.compile(r"(?:Q\d+\s+)?[A-Z][\w’'.-]*(?: [A-Z(][\w’'.)-]*){0,5}:\s")


@dataclass(slots=True)
class Chunk:
    """Lines that make one block."""

    lines: list[Line]
    cells: tuple[tuple[int, int], ...] = ()
    furniture: list[Line] = field(default_factory=list)
    """Lines of a page's head and foot that stand in the middle of it."""
    page: bool = False
    """Whether it is itself such a line."""

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]

    @property
    def start(self) -> int:
        """Where its words begin, after bullet or number."""
        return self.first.body

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.last.end

    @property
    def words(self) -> str:
        """Its words, without bullet or number, on one line."""
        return " ".join([self.first.words, *(line.text for line in self.lines[1:])])


def chunks(text: str) -> list[Chunk]:
    """Paragraphs, items, rows and single lines in reading order, each with all its lines."""
    lines = split(text)
    furniture = pages.furniture(lines)
    rows = tables.rows(lines)
    width = wrap_width(lines)
    found: list[Chunk] = []
    between: list[Chunk] = []  # page furniture since the last line of text
    gap = 0
    for index, line in enumerate(lines):
        gap += line.gap
        if index in furniture:
            between.append(Chunk([line], page=True))
            continue
        if index in rows:
            found += [*between, Chunk([line], cells=rows[index])]
        elif found and not found[-1].cells and _continues(found[-1], line, gap, bool(between), width):
            found[-1].furniture += [chunk.first for chunk in between]
            found[-1].lines.append(line)
        else:
            found += [*between, Chunk([line])]
        between, gap = [], 0
    return found + between


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which the text was wrapped by hand or by a program; 0 where it was not.

    Measured on lines that break off in the middle of a sentence: they are of nearly one length in wrapped
    text, of any length in lists.
    """
    lengths = [
        len(line.text)
        for line, after in pairwise(lines)
        if after.gap == 0
        and _NARROWEST <= len(line.text) <= _WIDEST
        and (line.text[-1].islower() or line.text[-1] == ",")
        and after.text[0].islower()
    ]
    long = sum(1 for line in lines if len(line.text) > _WIDEST)
    if len(lengths) < 2 or len(lengths) < long:
        return 0
    lengths.sort()
    typical = median(lengths)
    return lengths[int(len(lengths) * 0.9)] if lengths[-1] <= 1.5 * typical else 0


def _continues(chunk: Chunk, line: Line, gap: int, page_break: bool, width: int) -> bool:
    """Whether a line goes on with the block before it."""
    before = chunk.last
    if not width:
        return page_break and not before.ended and line.text[0].islower()
    word = line.text.split(maxsplit=1)[0]
    full = len(before.text) + before.indent + 1 + len(word) > _FULL * width and len(before.text) <= 1.3 * width
    if gap:
        return full and not before.ended and line.marker is None and (page_break or line.text[0].islower())
    if line.marker and not (full and _in_sentence(chunk, line)):
        return False
    if before.ended and _SPEAKER.match(line.text):
        return False
    if line.text[0].islower() and not before.ended:
        return len(before.text) > width / 2
    return full if not before.ended else len(before.text) + 1 + len(word) > 0.88 * width


def _in_sentence(chunk: Chunk, line: Line) -> bool:
    """Whether a dash or number at the beginning of a full line's successor is part of the sentence, not of a list."""
    marker = line.marker
    if marker is None or chunk.last.ended:
        return False
    opening = chunk.first.marker
    if opening and marker.follows(opening):
        return False
    return marker.value != 1 and (marker.value is not None or marker.style in {"-", "–", "—"})
