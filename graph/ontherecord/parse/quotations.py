"""Where quoted words begin and end: curly, straight and single marks, nested, and reopened at each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ontherecord.document import Block, BlockKind, Document, Region
from ontherecord.facts import Span

LONGEST = 12
"""Blocks that one pair of marks may embrace: past that the closing mark was forgotten."""
FAR = 2
"""Blocks further on in which a straight mark may close what was never reopened."""
LONGEST_SINGLE = 1500
"""Characters that a pair of single marks may embrace: more often than not, a single mark is an apostrophe."""
NONE, DOUBLE, SINGLE = "", "double", "single"
"""Which kind of mark is open where a block begins."""
SINGLES = ("‘", "'")
LOOK_BACK = 8
"""Characters before a quotation that may be marks and spaces."""
FRAGMENT = 4
"""Quoted words up to this number that are no sentence are a name, a grade or a phrase, not somebody's utterance."""
MARK = re.compile("[“”\"‘']")


@dataclass(frozen=True, slots=True)
class Run:
    """Quoted words in one block, without their marks."""

    span: Span
    block: int
    continues: bool
    """Whether the same pair of marks, or a mark reopened at a new paragraph, joins it to the run before."""
    utterance: bool
    """Whether it reads as somebody's words in themselves; False for a phrase woven into a sentence."""


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    opened: bool
    closed: bool
    single: bool


def find_runs(document: Document) -> list[Run]:
    """All quoted runs of a document's body, in order; of nested ones the outermost. Comments are left whole."""
    text = document.readable
    runs: list[Run] = []
    indexes = [i for i, block in enumerate(document.blocks) if block.region is Region.BODY]
    open_mark = NONE
    for place, index in enumerate(indexes):
        block = document.blocks[index]
        below = document.blocks[indexes[place + 1]].start if place + 1 < len(indexes) else len(text)
        pieces = list(_pieces(text, block.start, block.end, open_mark, text[below : below + 1]))
        for number, piece in enumerate(pieces):
            continued = number == 0 and open_mark is not NONE
            runs.append(_run(text, piece, index, continues=continued))
        if pieces and not pieces[-1].closed and pieces[-1].single:
            open_mark = SINGLE
        elif pieces and not pieces[-1].closed:
            following = [document.blocks[each] for each in indexes[place + 1 : place + 1 + LONGEST]]
            straight = text[pieces[-1].start - 1 : pieces[-1].start] == '"'
            open_mark = DOUBLE if _goes_on(text, following, straight) else NONE
            if open_mark is NONE and pieces[-1].opened and text.find("\n\n", pieces[-1].start, pieces[-1].end) > 0:
                runs.pop()
        elif pieces or open_mark is not DOUBLE:
            open_mark = NONE
    return [run for run in runs if run.span.end > run.span.start]


def _run(text: str, piece: _Piece, block: int, *, continues: bool) -> Run:
    start, end = piece.start, piece.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Run(Span(start, end), block, continues, continues or _is_utterance(text, start, end))


def _is_utterance(text: str, start: int, end: int) -> bool:
    said = text[start:end]
    words = len(said.split())
    before = text[max(0, start - LOOK_BACK) : start].rstrip("“\"‘'").rstrip(" ")[-1:]
    finished = said[-1:] in ".!?,…;" or "\n\n" in said
    if words <= FRAGMENT:
        return finished and said[:1].isupper() and before in ".:,\n”" and words > 1
    return finished or before in ":," or (said[:1].isupper() and words > 2 * FRAGMENT)


def _pieces(text: str, start: int, end: int, open_mark: str, below: str) -> Iterator[_Piece]:
    """Quoted pieces of one block at the outermost level. `below`: what the next block begins with."""
    depth, begin, straight = 0, start, False
    at = start
    open_before = open_mark is DOUBLE
    if open_before:
        depth = 1
        begin = at = start + (text[start] in '“"')
    opened = not open_before
    while mark := MARK.search(text, at, end):
        at, sign = mark.start(), mark[0]
        if sign == "“":
            if depth == 0:
                begin, opened = at + 1, True
            depth += 1
        elif sign == "”" and depth and not straight:
            depth -= 1
            if depth == 0:
                yield _Piece(begin, at, opened, True, False)
        elif sign == '"' and (depth == 0 or straight or open_before):
            if depth:
                yield _Piece(begin, at, opened, True, False)
                depth, straight = 0, False
            else:
                depth, begin, straight, opened = 1, at + 1, True, True
        elif sign in "‘'" and depth == 0 and _opens_single(text, at, start):
            single = _single(text, at, start, end, below)
            if single:
                yield single
                at = single.end
        at += 1
    if depth:
        yield _Piece(begin, end, opened, False, False)


def _single(text: str, at: int, start: int, end: int, below: str) -> _Piece | None:
    """What a single mark opens: up to its closing mark, or all of the block where the next one reopens it."""
    close = _closing_single(text, at + 1, end)
    if close:
        return _Piece(at + 1, close, True, True, True)
    if below in SINGLES and (at == start or text[max(start, at - 2) : at] == ": "):
        return _Piece(at + 1, end, at > start, False, True)
    return None


def _opens_single(text: str, at: int, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    return (before.isspace() or before in "(—–-“") and at + 1 < len(text) and not text[at + 1].isspace()


def _closing_single(text: str, at: int, end: int) -> int:
    """Where the single mark closes: before no letter, at no apostrophe of a plural (`parents’ views`); else 0."""
    candidate = 0
    opening = text[at - 1]
    for place in range(at, min(end, at + LONGEST_SINGLE)):
        sign = text[place]
        if sign == "‘" or (sign == "“" and opening == "‘" and candidate):
            break
        if sign in "’'" and (sign == "’" or opening == "'") and not text[place + 1 : place + 2].isalnum():
            plural = text[place - 1] == "s" and text[place + 1 : place + 3].strip().islower() and text[place + 1] == " "
            if not plural:
                return place
            candidate = candidate or place
    return candidate


def _goes_on(text: str, following: list[Block], straight: bool) -> bool:
    """Whether a quotation still open at a block's end goes on in the next: reopened there, or closed further on."""
    for number, block in enumerate(following):
        said = text[block.start : block.end]
        reopened = said[:1] in {"“", '"'}
        if number == 0 and reopened:
            return True
        if block.kind is BlockKind.HEADING or reopened:
            return False
        if straight and said.count('"') % 2:
            return number <= FAR and said.rstrip()[-1:] == '"'
        balance = 0
        for sign in said:
            balance += (sign == "“") - (sign == "”")
            if balance < 0:
                return True
    return False


def joined(runs: list[Run]) -> Iterator[tuple[Run, Run | None]]:
    """Each run with the one it continues."""
    if runs:
        yield runs[0], None
    for before, run in pairwise(runs):
        yield run, before if run.continues else None
