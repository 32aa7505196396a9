"""Bodies, units and what they run or publish, by the form of their names or by what the text says of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ontherecord.document import BlockKind
from ontherecord.facts import ThingType
from ontherecord.parse.naming.acronyms import is_acronym
from ontherecord.parse.naming.entries import Entries, Entry, key
from ontherecord.parse.naming.piece import BARE, POST, Piece, WEAK
from ontherecord.parse.naming.post_pieces import HOLDER
from ontherecord.parse.naming.reading import Form, Reading

BODY, UNIT, PERSON, REPORT, INITIATIVE = ThingType
REPORTING = ("reporting.say", "reporting.ask", "reporting.find", "reporting.answer", "reporting.promise", "reporting.recommend", "reporting.deny", "reporting.admit", "reporting.apologise", "reporting.praise", "reporting.criticise")  # fmt: skip
LETTERHEAD = 8
"""The first blocks of a document, where a line may consist of its publisher's name."""


def headed_names(reading: Reading, entries: Entries, taken: set[int]) -> None:
    """Things whose names tell by form what they are; names at words that are `taken` stand for something else."""
    seen: dict[str, Entry] = {}
    generic = reading.lists.generic
    speaking = _speaking_works(reading)
    before: tuple[Piece, Entry] | None = None
    for piece, sentence in reading.pieces:
        if piece.kind in {None, PERSON} or piece.first in taken:
            continue
        if reading.heading(sentence) and not piece.known and not _stands_alone(reading, piece, sentence):
            continue
        name = piece.known.name if piece.known else reading.text(piece.first, piece.last)
        if not piece.known and name.isupper() and not is_acronym(name):
            name = _title_case(name)
        form = reading.form(piece.first, piece.last)
        if tuple(word.lower() for word in form) in generic:
            continue
        known = seen.get(piece.known.name) if piece.known else None
        if known:
            entries.call(known, form, reading.text(piece.first, piece.last))
            known.places += 1
            before = (piece, known)
            continue
        kind = BODY if key(form) in speaking else piece.kind
        entry = entries.add(kind, name, form, piece.first, piece.head, reading.text(piece.first, piece.last))
        if piece.known:
            entry.known = True
            seen[piece.known.name] = entry
        if piece.owner and not entry.owner:
            entry.owner = seen.get(piece.owner.name)
        if before and entry.kind is not BODY and not entry.owner and _owns(reading, before[0].last, piece.first):
            entry.owner = before[1]
        before = (piece, entry) if entry.kind in {BODY, UNIT} else None


def _speaking_works(reading: Reading) -> set[str]:
    """Names like those of initiatives whose bearers say or ask something: “The Transparency Project asked”."""
    return {
        key(reading.form(piece.first, piece.last))
        for piece, _ in reading.pieces
        if piece.kind is INITIATIVE and reading.cues_after.get(piece.last, set()) & {"reporting.say", "reporting.ask", "reporting.answer", "relations.consults__active"}
    }


def _owns(reading: Reading, last: int, first: int) -> bool:
    """Whether a name right after a body's, or after its possessive, is that of its unit or work."""
    between = reading.words.norms[last:first]
    return first >= last and between in ([], ["'s"], ["'"]) and reading.words.starts[first] - reading.words.ends[last - 1] < 4


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
    """What speaks for an undecided name's being a body's."""

    name: str = ""
    head: str = ""
    first: int = 0
    places: int = 0
    closed: int = 0
    """Places where its capital does not come from the beginning of a sentence."""
    weak: int = 0
    """Signs that places and people have too, such as a verb of saying after it."""
    strong: int = 0


def undecided_names(reading: Reading, entries: Entries, people: frozenset[str], taken: set[int]) -> None:
    """Bodies whose names have no telling form (“Open Wards”, “Linnet Water”): the words around them tell."""
    ballots: dict[Form, _Votes] = defaultdict(_Votes)
    plain = reading.lists.adjectives | reading.lists.openers | reading.lists.starters
    never_last = reading.lists.unnamed
    nouns_before = {hit.last for hit in reading.hits if hit.label == "names.body_nouns" and not reading.capitals.upper[hit.first]}
    columns = _columns_of_bodies(reading)
    for piece, sentence in reading.pieces:
        if piece.kind is not None or piece.head == POST or piece.head.startswith(BARE) or piece.first in taken:
            continue
        form = reading.form(piece.first, piece.last)
        if reading.comment(sentence) or entries.get(form) or all(word.lower() in plain for word in form):
            continue
        if form[-1].lower() in never_last and not piece.head:
            continue
        ballot = ballots[form]
        if not ballot.places:
            ballot.name, ballot.head, ballot.first = reading.text(piece.first, piece.last), piece.head, piece.first
        ballot.places += not reading.heading(sentence)
        ballot.closed += not piece.opens and not reading.heading(sentence)
        strong, weak = _signs(reading, piece, nouns_before)
        ballot.strong += strong + (reading.words.starts[piece.first] in columns)
        ballot.weak += weak if reading.words.norms[piece.first - 1] not in {"our", "its", "their"} else 0
    elected = {form for form, ballot in ballots.items() if _elected(reading, form, ballot, people)}
    heads = {ballots[form].head for form in elected if ballots[form].head.startswith(WEAK)}
    for form, ballot in ballots.items():
        if form in elected or ballot.head in heads and len(form) > 1:
            whole = _begins(reading, form, entries)
            if whole:
                entries.call(whole, form, ballot.name)
                continue
            if ballot.head or not _product(form, entries, elected):
                entry = entries.add(BODY, ballot.name, form, ballot.first, ballot.head.removeprefix(WEAK))
                entry.places = ballot.places


def _begins(reading: Reading, form: Form, entries: Entries) -> Entry | None:
    """The one body whose name is this one with a head after it: “Inspiration” for “Inspiration Trust”."""
    heads = reading.lists.heads.keys() | reading.lists.weak
    found = {
        entry
        for entry in entries
        if entry.kind is BODY
        for name in entry.forms
        if name[: len(form)] == form and len(name) > len(form) and all(word.lower() in heads for word in name[len(form) :])
    }
    return next(iter(found)) if len(found) == 1 else None


def _product(form: Form, entries: Entries, elected: set[Form]) -> bool:
    """Whether a name goes on from a body's: “PAPA Plus” is something of PAPA's, no other body."""
    return any(form[:end] in elected or entries.get(form[:end]) for end in range(1, len(form)))


def _signs(reading: Reading, piece: Piece, nouns_before: set[int]) -> tuple[int, int]:
    """How many signs of a body stand around a name: those that leave no doubt, and others."""
    before, after = reading.cues_before.get(piece.first, set()), reading.cues_after.get(piece.last, set())
    norms = reading.words.norms
    adverb = norms[piece.last : piece.last + 1] in (["also"], ["then"], ["has"], ["have"], ["now"])
    later = reading.cues_after.get(piece.last + 1, set()) if adverb else set()
    noun = piece.first in nouns_before or norms[piece.first - 1] == "," and piece.first - 1 in nouns_before
    of_person = norms[max(piece.first - 2, 0) : piece.first] == [",", "of"]
    strong = ("names.body_before" in before) + ("names.body_after" in after) + (piece.head == HOLDER) + noun + of_person
    weak = sum(label in after or label in later for label in REPORTING) + ("names.body_hint" in after)
    return strong, weak


def _elected(reading: Reading, form: Form, ballot: _Votes, people: frozenset[str]) -> bool:
    """Whether the signs suffice for a name of its form."""
    if form[0].lower() in people or form[-1].lower() in people or not ballot.places and ballot.strong < 2:
        return False
    signs = ballot.strong + ballot.weak
    if " ".join(form).lower() in reading.lists.ordinary:
        return signs > 0
    if len(form) == 1 and is_acronym(ballot.name):
        return signs > 0 and form[0].lower() not in reading.lists.not_acronyms
    if ballot.head == "&":
        return ballot.closed > 0 and len(form) > 2
    if ballot.head not in {"", HOLDER}:
        return signs > 0 or form[0] == "The" and ballot.closed > 0
    if len(form) == 1:
        return form[0].lower() not in reading.small and (ballot.strong > 1 or signs > 1 and ballot.closed > 0 or ballot.strong > 0 < ballot.closed)
    return ballot.strong > 0 or ballot.weak > 0 and ballot.closed > 0 or ballot.weak > 1


def _columns_of_bodies(reading: Reading) -> set[int]:
    """Where cells begin that stand under a heading such as “Company” or “Trust”."""
    found: set[int] = set()
    for block in reading.document.blocks:
        if block.kind is BlockKind.ROW and block.intro is not None and block.cells:
            heads = reading.document.blocks[block.intro].cells
            for (start, end), cell in zip(heads, block.cells, strict=False):
                if reading.document.text[start:end].strip().lower() in reading.body_nouns and cell[1] > cell[0]:
                    found.add(cell[0])
    return found
