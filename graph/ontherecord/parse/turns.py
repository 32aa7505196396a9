"""Turns of a transcript: “Q12 Chair:”, “Ms Davies:”, a name on a line of its own, or “Q.” and “A.”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ontherecord.document import Block, Document, Region
from ontherecord.facts import Span

_WORD = r"(?:\(?[A-Z][\w’'.()\-]*|of|the|for|and|to|de|van|von|ó|ap|&)"
COLON = re.compile(rf"(?:Q ?\d{{1,4}}\.?\s+)?(?P<name>{_WORD}(?:[ ,]+{_WORD}){{0,14}})\s*:\s")
"""A speaker before a colon, perhaps with the number of the question."""
ALONE = re.compile(rf"(?P<name>{_WORD}(?:[ ,]+{_WORD}){{1,16}})\Z")
"""A speaker on a line of its own: capitals throughout, no stop at the end."""
LETTER = re.compile(r"(?P<name>[QA])[.:]\s+")
WITNESS = re.compile(r"(?P<name>[^()\n]{4,60}?)\s*\((?:affirmed|sworn|called|recalled|continued)\)", re.IGNORECASE)
EXAMINER = re.compile(
    r"(?:Questions|Examination|Cross-examination)(?: from| by)\s+(?P<name>[^\n]{3,60})", re.IGNORECASE
)
FEWEST = 4
"""A page with fewer turns is no transcript, unless its genre says so."""
LONGEST_NAME = 110


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a time: `name` is where the speaker's name stands, `said` the words, block by block."""

    name: Span
    said: tuple[Span, ...]
    opening: Span
    """The line or prefix that gives the name: nobody's words."""


@dataclass(frozen=True, slots=True)
class _Start:
    name: Span
    end: int
    """Where the name's line or prefix ends and the words begin."""


def find_turns(document: Document) -> Iterator[Turn]:
    """The turns of a transcript, in order; none where the document is no transcript."""
    blocks = [block for block in document.blocks if block.region is Region.BODY]
    starts = _starts(document, blocks)
    count = sum(start is not None for start in starts)
    if count < (2 if document.metadata.genre == "Transcript" else FEWEST) or count * 8 < len(blocks):
        return
    current: _Start | None = None
    opening = Span(0, 0)
    said: list[Span] = []
    for block, start in zip(blocks, starts, strict=True):
        if start:
            if current and said:
                yield Turn(current.name, tuple(said), opening)
            current, opening = start, Span(block.start, start.end)
            said = [Span(start.end, block.end)] if start.end < block.end else []
        elif current and _is_speech(document.readable[block.start : block.end]):
            said.append(Span(block.start, block.end))
    if current and said:
        yield Turn(current.name, tuple(said), opening)


def _starts(document: Document, blocks: Sequence[Block]) -> list[_Start | None]:
    """Where a turn begins, block by block, in the one manner that the document keeps to."""
    text = document.readable
    colons = [COLON.match(text, block.start, block.end) for block in blocks]
    letters = [LETTER.match(text, block.start, block.end) for block in blocks]
    if sum(map(bool, letters)) >= FEWEST:
        return _lettered(text, blocks, colons, letters)
    if sum(map(bool, colons)) >= FEWEST or document.metadata.genre == "Transcript":
        return [_Start(Span(*match.span("name")), match.end()) if match else None for match in colons]
    return _alone(text, blocks)


def _lettered(
    text: str,
    blocks: Sequence[Block],
    colons: Sequence[re.Match[str] | None],
    letters: Sequence[re.Match[str] | None],
) -> list[_Start | None]:
    """“Q.” is whoever was named last as asking, “A.” the witness who was called."""
    found: list[_Start | None] = []
    names: dict[str, Span] = {}
    for block, colon, letter in zip(blocks, colons, letters, strict=True):
        if colon and not letter:
            names["Q"] = Span(*colon.span("name"))
            found.append(_Start(names["Q"], colon.end()))
        elif letter:
            name = names.get(letter["name"], Span(*letter.span("name")))
            found.append(_Start(name, letter.end()))
        else:
            for role, pattern in (("A", WITNESS), ("Q", EXAMINER)):
                if match := pattern.match(text, block.start, block.end):
                    names[role] = Span(*match.span("name"))
            found.append(None)
    return found


def _alone(text: str, blocks: Sequence[Block]) -> list[_Start | None]:
    """Names on lines of their own, where each stands before speech and one of them comes back."""
    matches = [
        ALONE.match(text, block.start, block.end) if block.end - block.start <= LONGEST_NAME else None
        for block in blocks
    ]
    before_speech = [
        match is not None
        and number + 1 < len(blocks)
        and _is_speech(text[blocks[number + 1].start : blocks[number + 1].end])
        for number, match in enumerate(matches)
    ]
    names = Counter(match["name"] for match, before in zip(matches, before_speech, strict=True) if match and before)
    if sum(names.values()) < FEWEST or max(names.values(), default=0) < 2:
        return [None] * len(blocks)
    return [
        _Start(Span(*match.span("name")), block.end) if match and before and _is_name(match["name"], names) else None
        for block, match, before in zip(blocks, matches, before_speech, strict=True)
    ]


def _is_name(label: str, names: Counter[str]) -> bool:
    """Whether a line is a speaker: it comes back, or a constituency or an office stands in brackets behind it."""
    return names[label] > 1 or "(" in label


def _is_speech(said: str) -> bool:
    return said.rstrip()[-1:] in '.?!”"…'
