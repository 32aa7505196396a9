"""Bodies, units and what they run or publish, by the form of their names or by what the text says of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ontherecord.facts import ThingType
from ontherecord.parse.acronyms import is_acronym
from ontherecord.parse.entries import Entries, Entry
from ontherecord.parse.grammar import Piece
from ontherecord.parse.reading import Form, Reading

BODY, UNIT, PERSON, REPORT, INITIATIVE = ThingType
REPORTING = ("reporting.say", "reporting.ask", "reporting.find", "reporting.answer", "reporting.promise", "reporting.recommend", "reporting.deny", "reporting.admit", "reporting.apologise", "reporting.praise", "reporting.criticise")  # fmt: skip
LETTERHEAD = 8
"""The first blocks of a document, where a line may consist of its publisher's name."""


def headed_names(reading: Reading, entries: Entries, taken: set[int]) -> None:
    """Things whose names tell by form what they are; names at words that are `taken` stand for something else."""
    for piece, sentence in reading.pieces:
        if piece.kind in {None, PERSON} or piece.first in taken:
            continue
        if reading.heading(sentence) and not piece.known and not _stands_alone(reading, piece, sentence):
            continue
        name = piece.known.name if piece.known else reading.text(piece.first, piece.last)
        if not piece.known and name.isupper() and not is_acronym(name):
            name = _title_case(name)
        form = reading.form(piece.first, piece.last)
        known = entries.get(tuple(piece.known.name.split())) if piece.known else None
        if known:
            entries.call(known, form, reading.text(piece.first, piece.last))
            known.places += 1
            continue
        entry = entries.add(piece.kind, name, form, piece.first, piece.head)
        if piece.known:
            entry.known = True
            for other in (piece.known.name, *piece.known.others):
                entries.call(entry, tuple(other.split()), other) if False else None
        if piece.owner and not entry.owner:
            entry.owner = entries.get(tuple(piece.owner.name.split()))


def _stands_alone(reading: Reading, piece: Piece, sentence: object) -> bool:
    """Whether a heading is a name and nothing else: a letterhead, or the title of a page about a programme."""
    first, last = sentence.first, sentence.last  # type: ignore[attr-defined]
    while last > piece.last and reading.words.norms[last - 1] in {")", "(", ".", ","} or (last > piece.last and is_acronym(reading.words.forms[last - 1])):
        last -= 1
    alone = piece.first == first and piece.last == last
    early = sentence.block < LETTERHEAD  # type: ignore[attr-defined]
    return alone and early and (piece.kind in {BODY, UNIT} or piece.kind is INITIATIVE)


def _title_case(name: str) -> str:
    small = {"of", "the", "for", "and", "in", "on", "to"}
    words = name.lower().split()
    return " ".join(word if word in small and index else word[:1].upper() + word[1:] for index, word in enumerate(words))


@dataclass
class _Votes:
    """What speaks for an undecided name's being a body."""

    name: str = ""
    head: str = ""
    first: int = 0
    places: int = 0
    closed: int = 0
    """Places where its capital does not come from the beginning of a sentence."""
    bodies: int = 0
    strong: int = 0


def undecided_names(reading: Reading, entries: Entries, people: frozenset[str], taken: set[int]) -> None:
    """Bodies whose names have no telling form (“Open Wards”, “Linnet Water”): the words around them tell."""
    ballots: dict[Form, _Votes] = defaultdict(_Votes)
    adjectives = reading.lists.words("words.adjectives", "words.openers", "words.starters")
    no_bodies = reading.lists.words("words.acronyms")
    for piece, sentence in reading.pieces:
        if piece.kind is not None or piece.head == "role" or piece.head.startswith("bare ") or piece.first in taken:
            continue
        if reading.comment(sentence):
            continue
        form = reading.form(piece.first, piece.last)
        if entries.get(form) or form[-1].lower() in no_bodies or all(word.lower() in adjectives for word in form):
            continue
        ballot = ballots[form]
        if not ballot.places:
            ballot.name, ballot.head, ballot.first = reading.text(piece.first, piece.last), piece.head, piece.first
        ballot.places += not reading.heading(sentence)
        ballot.closed += not piece.opens and not reading.heading(sentence)
        bodies, strong = _signs(reading, piece)
        ballot.bodies += bodies
        ballot.strong += strong
    for form, ballot in ballots.items():
        if _elected(reading, form, ballot, people):
            entry = entries.add(BODY, ballot.name, form, ballot.first, ballot.head.removeprefix("weak "))
            entry.places = ballot.places


def _signs(reading: Reading, piece: Piece) -> tuple[int, int]:
    """How many signs of a body stand around a name, and how many of them leave no doubt."""
    before, after = reading.cues_before.get(piece.first, set()), reading.cues_after.get(piece.last, set())
    norms = reading.words.norms
    follows = piece.last + 1 < len(norms) and norms[piece.last] in {"also", "has", "have"}
    later = reading.cues_after.get(piece.last + 1, set()) if follows else set()
    strong = ("names.body_before" in before) + ("names.body_after" in after) + (piece.head == "role-holder")
    weak = any(label in after or label in later for label in REPORTING)
    return strong + weak, strong


def _elected(reading: Reading, form: Form, ballot: _Votes, people: frozenset[str]) -> bool:
    """Whether the signs suffice for a name of its form."""
    if form[0].lower() in people or form[-1].lower() in people:
        return False
    acronym = len(form) == 1 and is_acronym(ballot.name)
    if ballot.head.startswith("weak ") or ballot.head in {"&", "h.a."} or ballot.head and ballot.head != "role-holder":
        return ballot.bodies > 0 or (ballot.places > 1 and ballot.closed > 0 and not ballot.head.endswith((" court", " bank")))
    if acronym:
        return ballot.bodies > 0
    if len(form) == 1:
        small = ballot.name.lower() in reading.small
        return not small and (ballot.strong > 0 and ballot.closed > 0 or ballot.bodies > 1 and ballot.closed > 0)
    return ballot.bodies > 0 and (ballot.closed > 0 or ballot.bodies > 1)
