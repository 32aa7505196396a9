"""How a text is laid out on its lines: wrapped at a width or a line for each paragraph, single- or double-spaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ontherecord.read.lines import Line

_NARROWEST, _WIDEST = 30, 140
"""Characters: lines shorter than this tell nothing about wrapping; lines longer were not wrapped."""
_FULL = 0.78
"""A line is full when the next word would have carried it past this share of the width (proportional type varies)."""
_ALIKE = 0.8
"""So many of the lines that break off must be full in wrapped text."""
_OPEN = set(
    "a an the of in on at to for by with from and or but as is are was were be been has have had that which who will "
    "would our their its his her this these not than".split()
)
"""Words that no sentence and no heading ends in."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The width of full lines, 0 where none is wrapped, and the blank lines between the lines of one paragraph."""

    width: int = 0
    spacing: int = 0

    def full(self, line: Line, after: Line, share: float = _FULL) -> bool:
        """Whether the first word of the next line would not have gone into a line."""
        return _reach(line, after) > share * self.width and len(line.text) <= 1.3 * self.width


def wrapping(lines: Sequence[Line]) -> Wrapping:
    """How the lines of a text are wrapped.

    Measured on lines that break off in the middle of a sentence: nearly all of them are full in wrapped
    text, few of them in lists of short lines.
    """
    long = sum(1 for line in lines if len(line.text) > _WIDEST)
    for spacing, least in ((0, 1), (1, 2)):
        broken = list(_broken(lines, spacing))
        if len(broken) < max(least, long):
            continue
        found = Wrapping(_width(broken), spacing)
        full = sum(1 for line, after in broken if found.full(line, after))
        if full >= _ALIKE * len(broken):
            return found
    return Wrapping()


def _broken(lines: Sequence[Line], spacing: int) -> Iterator[tuple[Line, Line]]:
    """Lines that break off in the middle of a sentence, with the next. Short lines below a colon are a list."""
    listing = False
    for line, after in pairwise(lines):
        listing = after.gap == spacing and (line.text.endswith(":") or (listing and line.text[0].islower()))
        if after.gap != spacing or listing or not _NARROWEST <= len(line.text) <= _WIDEST:
            continue
        if after.marker is None and breaks_off(line, after):
            yield line, after


def breaks_off(line: Line, after: Line) -> bool:
    """Whether a line ends in the middle of a sentence that the next one goes on with."""
    if line.ended:
        return False
    return after.text[0].islower() or line.text.endswith(",") or line.text.rsplit(None, 1)[-1].lower() in _OPEN


def _width(broken: Sequence[tuple[Line, Line]]) -> int:
    """The length that nine in ten of the broken lines keep within."""
    lengths = sorted(line.indent + len(line.text) for line, _ in broken)
    return lengths[min(int(len(lengths) * 0.9), len(lengths) - 1)]


def _reach(line: Line, after: Line) -> int:
    return line.indent + len(line.text) + 1 + len(after.text.split(None, 1)[0])
