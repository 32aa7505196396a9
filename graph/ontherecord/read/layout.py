"""The structure of plain text: from lines to headings, paragraphs, list items and rows."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from ontherecord.read import pages, tables
from ontherecord.read.lines import Line, is_turn, split
from ontherecord.read.wrapping import Wrapping, breaks_off, wrapping

_SURELY = 0.88
"""Below a sentence's end, only so full a line is taken to go on with the paragraph."""


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
    """Paragraphs, items, rows and single lines of a text in reading order, each with all its lines."""
    lines = split(text)
    return joined(lines, pages.furniture(lines))


def joined(lines: Sequence[Line], furniture: Set[int]) -> list[Chunk]:
    """Lines joined to chunks, across the lines (given by their indices) that belong to the page and not to its text."""
    rows = tables.rows(lines)
    wrapped = wrapping([line for index, line in enumerate(lines) if index not in furniture])
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
        elif found and not found[-1].cells and _continues(found[-1], line, gap, bool(between), wrapped):
            found[-1].furniture += [chunk.first for chunk in between]
            found[-1].lines.append(line)
        else:
            found += [*between, Chunk([line])]
        between, gap = [], 0
    return found + between


def _continues(chunk: Chunk, line: Line, gap: int, page_break: bool, wrapped: Wrapping) -> bool:
    """Whether a line goes on with the block before it."""
    before = chunk.last
    if not wrapped.width:
        return page_break and not before.ended and line.text[0].islower()
    full = wrapped.full(before, line)
    if gap > wrapped.spacing:
        return full and line.marker is None and (breaks_off(before, line) or (page_break and not before.ended))
    if line.marker and not (full and _in_sentence(chunk, line)):
        return False
    if before.ended:
        return not is_turn(line.text) and wrapped.full(before, line, _SURELY)
    return full or (line.text[0].islower() and len(before.text) > wrapped.width / 2)


def _in_sentence(chunk: Chunk, line: Line) -> bool:
    """Whether a dash or number at the beginning of a full line's successor is part of the sentence, not of a list."""
    marker = line.marker
    if marker is None or chunk.last.ended:
        return False
    opening = chunk.first.marker
    if opening and marker.follows(opening):
        return False
    return marker.value != 1 and (marker.value is not None or marker.style in {"-", "–", "—"})
