"""What a printed page carries besides its text: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ontherecord.read.lines import Line, ends_sentence

_NUMBERED = re.compile(
    r"(?:.{0,80}(?:\s{2,}|[|·–-]\s*))?page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[|·–-].{0,80})?", re.IGNORECASE
)
_COLUMN = re.compile(r".{0,60}\bcolumns? \d{1,5}(?:[A-Z]{1,2})?(?:\s?[-–]\s?\d{1,5})?", re.IGNORECASE)
"""Where a column of Hansard begins: `24 Oct 2006 : Column 1484`."""
_BARE = re.compile(r"(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?|\d{1,4}\s*(?:of|/)\s*\d{1,4}|\d{1,4}\s*\|\s*page", re.IGNORECASE)
_TITLED = re.compile(r"page \d{1,4}: \S.{0,300}", re.IGNORECASE)
"""A page's number with the title of the whole, as converters of PDF put it on every page."""
_PAGE_WORDS = re.compile(r"page|column", re.IGNORECASE)
_LONGEST = 320
"""Characters: a line of a page's head or foot is no longer."""
_DIGITS = re.compile(r"\d+")
_RUNNING = 3
"""So often must a line come back between blank lines to be taken for a running header."""


def furniture(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines that belong to the page and not to its text."""
    numbers = _bare_numbers(lines)
    seen = Counter(shape(line.text) for line in lines if len(line.text) <= _LONGEST)
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST and _PAGE_WORDS.search(line.text):
            titled = seen[shape(line.text)] > 1 and _TITLED.fullmatch(line.text)
            if titled or _NUMBERED.fullmatch(line.text) or _COLUMN.fullmatch(line.text):
                numbers.add(index)
    return numbers | _beside(lines, numbers, seen) | _running(lines)


def _bare_numbers(lines: Sequence[Line]) -> set[int]:
    """Lone numbers between blank lines that count up through the text, as page numbers do."""
    lone = [index for index, line in enumerate(lines) if _BARE.fullmatch(line.text) and _alone(lines, index)]
    values = [int(_DIGITS.findall(lines[index].text)[0]) for index in lone]
    rising = all(after == before + 1 for before, after in pairwise(values))
    return set(lone) if len(lone) >= 2 and rising else set()


def _alone(lines: Sequence[Line], index: int) -> bool:
    return lines[index].gap > 0 and (index + 1 == len(lines) or lines[index + 1].gap > 0)


def _beside(lines: Sequence[Line], numbers: set[int], seen: Counter[str]) -> set[int]:
    """Lines around page numbers that come back elsewhere: around other page numbers, or at the top as letterhead."""
    found: set[int] = set()
    for number in numbers:
        for step in (-1, 1):
            index = number + step
            while (
                0 <= index < len(lines)
                and index not in found
                and seen[shape(lines[index].text)] > 1
                and _short(lines[index])
            ):
                found.add(index)
                index += step
    return found


def _running(lines: Sequence[Line]) -> set[int]:
    """Lines that come back often, between blank lines, and at least once in the middle of a sentence."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if _short(line) and _alone(lines, index) and line.marker is None:
            places.setdefault(line.text, []).append(index)
    return {
        index
        for indices in places.values()
        if len(indices) >= _RUNNING and any(_interrupts(lines, index) for index in indices)
        for index in indices
    }


def _interrupts(lines: Sequence[Line], index: int) -> bool:
    before, after = lines[index - 1] if index else None, lines[index + 1] if index + 1 < len(lines) else None
    return bool(before and after and not before.ended and len(before.text) > 40 and after.text[:1].islower())


def _short(line: Line) -> bool:
    return len(line.text) <= 100 and not ends_sentence(line.text)


def shape(words: str) -> str:
    """A line as it comes back on every page: with any number for another."""
    return _DIGITS.sub("0", words)


def is_page_number(words: str) -> bool:
    """Whether a line at the edge of a page is its number."""
    return bool(_NUMBERED.fullmatch(words) or _BARE.fullmatch(words))
