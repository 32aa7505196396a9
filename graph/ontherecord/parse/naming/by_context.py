"""Bodies whose names have no telling form (“Open Wards”, “Linnet Water”, “Kinfold”): the words around them tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ontherecord.document import BlockKind
from ontherecord.parse.naming.acronyms import is_acronym
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.piece import BARE, BODY, POST, WEAK, Piece
from ontherecord.parse.naming.post_pieces import HOLDER
from ontherecord.parse.naming.reading import Form, Reading
from ontherecord.parse.naming.signs import BODY_AFTER, BODY_BEFORE, BODY_HINT, REPORTING, after, before
from ontherecord.parse.sentences import Sentence

LOCATED = frozenset({"in", "near", "across", "throughout", "around"})
"""Before a place, whatever is said after it: “charities in Croydon said”."""
QUOTED = frozenset("‘'“\"")
MASTHEAD = 2
"""Blocks at the top in which a line begins with the name of its writers."""
SCHOOL = frozenset(f"weak {word}" for word in ("primary", "infants", "juniors", "grammar"))
KINDS_OF_SCHOOL = frozenset("community county church local state lower upper catholic maintained".split())
FAR = 8
"""Words of a series of names after “on”."""
REPORTERS = frozenset({"correspondent", "reporter", "editor", "columnist", "journalist"})
"""What stands before these is their field: “Home Affairs correspondent”."""
REGISTERED = frozenset({"registered", "charity", "company"})
"""Such a word opens a bracket after a body's name: “Harbour Lights (registered charity no. …)”."""
COMPLEMENTS = frozenset({"on", "into", "about", "of", "from"})
COMPANY = frozenset(f"weak {word}" for word in ("homes", "water", "utilities", "trains", "railway", "buses", "airways"))
"""Heads of companies' names: such a name that comes twice is one, whatever is said of it."""
TOLD = frozenset({"told", "telling", "tells", "asked", "asking"})
"""Before whom somebody spoke to: “told Selverton Sound”."""
POSSESSED = frozenset({"our", "its", "their", "own", "his", "her", "my"})


@dataclass
class _Ballot:
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


def bodies_by_context(reading: Reading, entries: Entries, people: frozenset[str], taken: set[int]) -> None:
    """Enter the undecided names that the text treats as bodies; `people` are the last words of persons' names."""
    ballots = _count(reading, entries, taken)
    for form, ballot in ballots.items():
        short = ballots.get(form[:-1]) if ballot.head.startswith(WEAK) else None
        if short:
            ballot.strong, ballot.weak = ballot.strong + short.strong, ballot.weak + short.weak
    elected = {form for form, ballot in ballots.items() if _elected(reading, form, ballot, people)}
    heads = {ballots[form].head for form in elected if ballots[form].head.startswith(WEAK)}
    begun: dict[Form, list[Entry]] = defaultdict(list)
    for entry in entries:
        _note_beginnings(reading, entry, begun)
    for form, ballot in sorted(ballots.items(), key=lambda item: (-len(item[0]), item[1].first)):
        if form not in elected and not (ballot.head in heads and len(form) > 1):
            continue
        whole = begun.get(form, [])
        if len(whole) == 1:
            entries.call(whole[0], form, ballot.name)
        elif ballot.head or not _product(form, entries, elected):
            entry = entries.add(BODY, ballot.name, form, ballot.first, ballot.head.removeprefix(WEAK))
            entry.places = ballot.places
            _note_beginnings(reading, entry, begun)


def _count(reading: Reading, entries: Entries, taken: set[int]) -> dict[Form, _Ballot]:
    """The undecided names of a text, each with the signs at all its places."""
    ballots: dict[Form, _Ballot] = defaultdict(_Ballot)
    small = reading.capitals.upper
    nouns = {hit.last for hit in reading.hits if hit.label == "names.body_nouns" and not small[hit.first]}
    columns = _columns_of_bodies(reading)
    neighbours = {piece.last: piece for piece, _ in reading.pieces} | {
        -piece.first: piece for piece, _ in reading.pieces
    }
    for piece, sentence in reading.pieces:
        if piece.kind is not None or piece.head == POST or piece.head.startswith(BARE) or piece.first in taken:
            continue
        form = reading.form(piece.first, piece.last)
        if reading.comment(sentence) or entries.get(form) or not _may_name(reading, form, piece.head):
            continue
        if len(form) == 1 and reading.words.norms[piece.first - 1] in LOCATED and not is_acronym(form[0]):
            continue
        ballot = ballots[form]
        if not ballot.places:
            ballot.name, ballot.head, ballot.first = reading.text(piece.first, piece.last), piece.head, piece.first
        heading = reading.heading(sentence)
        ballot.places += not heading
        ballot.closed += not (piece.opens or heading)
        ballot.strong += _strong(reading, piece, nouns) + (reading.words.starts[piece.first] in columns)
        ordinary = ballot.name.lower() in reading.lists.ordinary
        if piece.head.startswith(WEAK) and sentence.block < MASTHEAD and _masthead(reading, piece, sentence):
            ballot.strong += 2
        if is_acronym(ballot.name) or piece.head.startswith(WEAK) or ordinary:
            ballot.strong += _in_series(reading, entries, piece, neighbours)
        if reading.words.norms[piece.first - 1] not in POSSESSED and not _complement(reading, piece):
            ballot.weak += _weak(reading, piece)
    return ballots


def _masthead(reading: Reading, piece: Piece, sentence: Sentence) -> bool:
    """Whether a name stands at the head of a line, and alone there or before a dash."""
    closed = piece.last >= sentence.last or reading.words.norms[piece.last] in {"-", "|"}
    return piece.first == sentence.first and closed


def _may_name(reading: Reading, form: Form, head: str) -> bool:
    """Whether words may be a name at all: not only adjectives, not a place or a group of people."""
    lists = reading.lists
    words = [word.lower() for word in form]
    if tuple(words) in lists.generic:
        return False
    if all(word in lists.adjectives or word in lists.openers or word in lists.starters for word in words):
        return False
    if len(words) == 1 and (words[0] in lists.given or len(words[0]) == 1):
        return False
    return bool(head) or words[-1] not in lists.unnamed


def _strong(reading: Reading, piece: Piece, nouns: set[int]) -> int:
    """How many signs around a name leave no doubt: “members of …”, “the charity …”, “…, of …”, “…’s board”."""
    norms = reading.words.norms
    first = piece.first - (reading.words.forms[piece.first - 1] in QUOTED)
    noun = first in nouns or (norms[first - 1] == "," and first - 1 in nouns)
    of_person = norms[max(first - 2, 0) : first] == [",", "of"] or _after_post(reading, piece)
    follows = norms[piece.last] if piece.last < len(norms) else ""
    posted = follows in reading.lists.post_heads or follows in REPORTERS
    told = (BODY_BEFORE in before(reading, first) and not posted) + (BODY_AFTER in after(reading, piece.last))
    told += follows == "(" and not REGISTERED.isdisjoint(norms[piece.last + 1 : piece.last + 3])
    return told + noun + of_person + (piece.head == HOLDER)


def _after_post(reading: Reading, piece: Piece) -> bool:
    """“Head of Track at Northshire Metro”; “Secretary, Marle Watch” on a line of its own."""
    norms, first, heads = reading.words.norms, piece.first, reading.lists.post_heads
    if norms[first - 1] == "at":
        return first - 1 in reading.post_ends
    alone = norms[first - 1] == "," and norms[first - 2] in heads and reading.capitals.upper[first - 2]
    return alone and (piece.last >= len(norms) or "\n" in reading.words.text[reading.end(piece.last) :][:2])


def _in_series(reading: Reading, entries: Entries, piece: Piece, neighbours: dict[int, Piece]) -> bool:
    """Whether a name stands in a series with a body, commas or “and” between: “Barnardo’s, TACT and Voice”."""
    norms = reading.words.norms
    before = piece.first - 1 - (norms[piece.first - 2 : piece.first] == [",", "and"])
    after = piece.last + 1 + (norms[piece.last : piece.last + 2] == [",", "and"])
    for joined, place in (
        (norms[before], neighbours.get(before)),
        (norms[piece.last : after][-1:], neighbours.get(-after)),
    ):
        if place and joined in (",", "and", [","], ["and"]):
            entry = entries.get(reading.form(place.first, place.last))
            if entry and entry.kind is BODY:
                return True
    return False


def _weak(reading: Reading, piece: Piece) -> int:
    """How many signs around a name places and people have too: “… said”, “…, which …”."""
    found = after(reading, piece.last)
    norms, first = reading.words.norms, piece.first
    told = norms[first - 1 - (norms[first - 1] == "the")] in TOLD
    return len(found & REPORTING) + (BODY_HINT in found) + told


def _complement(reading: Reading, piece: Piece) -> bool:
    """Whether a name only completes a noun that is the subject: “the report on Damp and Mould says”."""
    at, norms, upper = piece.first - 1, reading.words.norms, reading.capitals.upper
    while at > max(piece.first - FAR, 0) and (upper[at] or norms[at] in {"and", "&"}):
        at -= 1
    return norms[at] in COMPLEMENTS


def _elected(reading: Reading, form: Form, ballot: _Ballot, people: frozenset[str]) -> bool:
    """Whether the signs suffice for a name of its form."""
    word = form[0].lower()
    if word in people or form[-1].lower() in people or (not ballot.places and ballot.strong < 2):
        return False
    signs = ballot.strong + ballot.weak
    if " ".join(form).lower() in reading.lists.ordinary:
        return signs > 0
    if len(form) == 1 and is_acronym(ballot.name):
        if ballot.name[-1] == "s" and ballot.name[:-1].isupper():
            return False  # several of a kind: MPs, DFJs
        return word not in reading.lists.not_acronyms and (ballot.strong > 0 or (ballot.weak > 0 and len(form[0]) > 2))
    if ballot.head == "&":
        return signs > 0 and ballot.closed > 0 and len(form) > 2
    if ballot.head in COMPANY and ballot.closed > 1:
        return True
    if ballot.head in SCHOOL and ballot.closed > 0 and word not in KINDS_OF_SCHOOL:
        return True
    if ballot.head not in {"", HOLDER}:
        return signs > 0 or (form[0] == "The" and ballot.closed > 0)
    if len(form) == 1 and word in reading.small:
        return False
    if len(form) == 1:
        often = ballot.closed > 0 or (ballot.places > 1 and ballot.strong > 0)
        return ballot.strong > 1 or (often and signs > 1) or (ballot.closed > 0 and ballot.strong > 0)
    return ballot.strong > 0 or ballot.weak > 1 or (ballot.weak > 0 and ballot.closed > 0)


def _note_beginnings(reading: Reading, entry: Entry, found: dict[Form, list[Entry]]) -> None:
    """Note a body by what stands before the heads of its name: “Inspiration” for “Inspiration Trust”."""
    lists = reading.lists
    for form in entry.forms if entry.kind is BODY else ():
        end = len(form)
        while end > 1 and (form[end - 1].lower() in lists.heads or form[end - 1].lower() in lists.weak):
            end -= 1
            if entry not in found[form[:end]]:
                found[form[:end]].append(entry)


def _product(form: Form, entries: Entries, elected: set[Form]) -> bool:
    """Whether a name goes on from a body's: “PAPA Plus” is something of PAPA's, no other body."""
    return any(form[:end] in elected or entries.get(form[:end]) for end in range(1, len(form)))


def _columns_of_bodies(reading: Reading) -> set[int]:
    """Where cells begin that stand under a heading such as “Company” or “Trust”."""
    found: set[int] = set()
    document = reading.document
    for block in document.blocks:
        if block.kind is BlockKind.ROW and block.intro is not None and block.cells:
            for (start, end), cell in zip(document.blocks[block.intro].cells, block.cells, strict=False):
                if cell[1] > cell[0] and document.text[start:end].strip().lower() in reading.lists.body_nouns:
                    found.add(cell[0])
    return found
