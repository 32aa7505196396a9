"""Turns of a transcript: “Q12 Chair:”, “Ms Davies:”, a name on a line of its own, or “Q.” and “A.”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ontherecord.document import Block, BlockKind, Document, Region
from ontherecord.facts import Span
from ontherecord.ontology import Ontology
from ontherecord.read.phrases import Layout, layout

_WORD = r"(?:\(?[A-Z][\w’'./()\-]*|of|the|for|and|to|de|van|von|ó|ap|&)"
COLON = re.compile(rf"(?:(?:Q\.? ?)?\d{{1,4}}\.?\s+)?(?P<name>{_WORD}(?:[ ,]+{_WORD}){{0,14}})\s*:\s")
"""A speaker before a colon, perhaps with the number of the question."""
ALONE = re.compile(rf"(?P<name>{_WORD}(?:[ ,]+{_WORD}){{1,24}})\Z")
"""A speaker on a line of its own: capitals throughout, no stop at the end."""
LETTER = re.compile(r"(?P<name>[QA])[.:]\s+(?!\d)")
WITNESS = re.compile(r"(?P<name>[^()\n]{4,60}?)\s*\((?:affirmed|sworn|called|recalled|continued)\)", re.IGNORECASE)
EXAMINER = re.compile(
    r"(?:Questions|Examination|Cross-examination)(?: from| by)\s+(?P<name>[^\n]{3,60})", re.IGNORECASE
)
PORTRAIT = re.compile(r".{0,80}\bPortrait\s+(?=[A-Z])")
"""What some pages put before a speaker's name: the words that stand for a picture."""
OFFICE = re.compile(r"(?P<office>The\s[^()]+?)\s*\((?P<name>[^()]+)\)\s*\Z", re.IGNORECASE)
"""“The Minister for Islands (Owen Hathersage)”: the name stands in brackets behind the office."""
THE_WITNESS = frozenset({"the witness", "witness"})
FEWEST = 4
"""A page with fewer turns is no transcript, unless its genre says so."""
SPREAD, SPREAD_TRANSCRIPT = 8, 30
"""Blocks for each turn, at most: in any document, and in one that calls itself a transcript."""
LONGEST_NAME = 180
FINISHED = '.?!”"…'
"""What a heading ends with that is speech, after all."""
SPOKEN_ENDS = '.?!”"…:,;—–]-'
"""What speech ends with at a block's end; a heading ends with none of them."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a time: `name` is where the speaker's name stands, `said` the words, block by block."""

    name: Span
    said: tuple[Span, ...]
    office: Span | None = None
    """The office that the name is given with (“The Prime Minister (…)”)."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a document in order, and what in it nobody says: names before speech and stage directions."""

    turns: tuple[Turn, ...] = ()
    unsaid: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Start:
    name: Span
    end: int
    """Where the name's line or prefix ends and the words begin."""
    office: Span | None = None


def find_turns(document: Document, ontology: Ontology) -> Turns:
    """The turns of a transcript, in order; none where the document is no transcript."""
    phrases = layout(ontology)
    blocks = [block for block in document.blocks if block.region is Region.BODY]
    starts = _starts(document, blocks, phrases)
    count = sum(start is not None for start in starts)
    transcript = document.metadata.genre == "Transcript"
    spread = SPREAD_TRANSCRIPT if transcript else SPREAD
    if count < (2 if transcript else FEWEST) or count * spread < len(blocks):
        return Turns()
    turns: list[tuple[_Start, list[Span]]] = []
    unsaid: list[Span] = []
    open_turn = False
    for block, start in zip(blocks, starts, strict=True):
        said = document.readable[block.start : block.end]
        if start:
            turns.append((start, [Span(start.end, block.end)] if start.end < block.end else []))
            unsaid.append(Span(block.start, start.end))
            # The last turn of what is no transcript throughout ends with its paragraph: then the page goes on.
            open_turn = transcript or len(turns) < count or start.end == block.end
        elif _is_direction(said, phrases):
            unsaid.append(Span(block.start, block.end))
        elif block.kind is BlockKind.HEADING and said.rstrip()[-1:] not in FINISHED:
            open_turn = False
        elif open_turn:
            turns[-1][1].append(Span(block.start, block.end))
    return Turns(tuple(Turn(start.name, tuple(said), start.office) for start, said in turns if said), tuple(unsaid))


def _starts(document: Document, blocks: Sequence[Block], phrases: Layout) -> list[_Start | None]:
    """Where a turn begins, block by block, in the one manner that the document keeps to."""
    text = document.readable
    colons = [COLON.match(text, block.start, block.end) for block in blocks]
    colons = [match if match and not phrases.whole("transcript.labels", match["name"]) else None for match in colons]
    letters = [LETTER.match(text, block.start, block.end) for block in blocks]
    transcript = document.metadata.genre == "Transcript"
    if sum(map(bool, letters)) >= FEWEST:
        return _lettered(text, blocks, colons, letters, transcript=transcript)
    names = Counter(match["name"] for match in colons if match)
    if transcript or (sum(names.values()) >= FEWEST and max(names.values()) > 1):
        found = [_start(text, Span(*match.span("name")), match.end()) if match else None for match in colons]
        if any(found):
            return found
    return _alone(text, blocks, 2 if transcript else FEWEST)


def _start(text: str, label: Span, end: int) -> _Start:
    """A turn's beginning, its name without the office, constituency and party around it."""
    if portrait := PORTRAIT.match(text, label.start, label.end):
        label = Span(portrait.end(), label.end)
    words = text[label.start : label.end]
    if match := OFFICE.match(words):
        office = Span(label.start + match.start("office"), label.start + match.end("office"))
        return _Start(Span(label.start + match.start("name"), label.start + match.end("name")), end, office)
    bracket = words.find("(", 1)
    return _Start(Span(label.start, label.start + len(words[:bracket].rstrip())) if bracket > 0 else label, end)


def _lettered(
    text: str,
    blocks: Sequence[Block],
    colons: Sequence[re.Match[str] | None],
    letters: Sequence[re.Match[str] | None],
    *,
    transcript: bool,
) -> list[_Start | None]:
    """“Q.” is whoever was named last as asking, “A.” the witness who was called.

    A page of questions and answers that names nobody is no transcript: it is its publisher's.
    """
    found: list[_Start | None] = []
    names: dict[str, Span] = {}
    for block, colon, letter in zip(blocks, colons, letters, strict=True):
        if colon and not letter:
            witness = colon["name"].lower() in THE_WITNESS
            name = names.get("A", Span(*colon.span("name"))) if witness else Span(*colon.span("name"))
            if not witness:
                names["Q"] = name
            found.append(_Start(name, colon.end()))
        elif letter:
            spoken_by = names.get(letter["name"]) or (Span(*letter.span("name")) if transcript else None)
            found.append(_Start(spoken_by, letter.end()) if spoken_by else None)
        else:
            for role, pattern in (("A", WITNESS), ("Q", EXAMINER)):
                if match := pattern.match(text, block.start, block.end):
                    names[role] = Span(*match.span("name"))
            found.append(None)
    return found


def _alone(text: str, blocks: Sequence[Block], fewest: int) -> list[_Start | None]:
    """Names on lines of their own, where each stands before speech and one of them comes back."""
    found: list[_Start | None] = []
    bracketed: list[bool] = []
    for block, following in _with_next(blocks):
        short = block.end - block.start <= LONGEST_NAME
        match = ALONE.match(text, block.start, block.end) if short else None
        speech = following is not None and _is_speech(text[following.start : following.end])
        found.append(_start(text, Span(block.start, block.end), block.end) if match and speech else None)
        bracketed.append("(" in text[block.start : block.end])
    names = Counter(text[each.name.start : each.name.end] for each in found if each)
    if sum(names.values()) < fewest or max(names.values(), default=0) < 2:
        return [None] * len(blocks)
    return [
        each if each and (bracket or names[text[each.name.start : each.name.end]] > 1) else None
        for each, bracket in zip(found, bracketed, strict=True)
    ]


def _with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    yield from zip(blocks, [*blocks[1:], None], strict=False)


def _is_speech(said: str) -> bool:
    return said.rstrip()[-1:] in SPOKEN_ENDS


def _is_direction(said: str, phrases: Layout) -> bool:
    """Whether a line tells what happened in the room: the time, “(The short adjournment)”, “The House divided”."""
    words = said.strip()
    return (words[:1] in "([" and words[-1:] in ")]") or phrases.whole("transcript.directions", words)
