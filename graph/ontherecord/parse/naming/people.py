"""People who act in public: who hold a post, are quoted or reported by name, write, or are listed as present."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ontherecord.document import BlockKind
from ontherecord.facts import ThingType
from ontherecord.parse.naming.bodies import REPORTING
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.piece import POST, Piece
from ontherecord.parse.naming.reading import Form, Reading
from ontherecord.parse.sentences import Sentence

PERSON = ThingType.PERSON
PRIVATE = frozenset({"mr", "mrs", "ms", "miss", "mx", "nurse", "sister", "brother", "father", "madam"})
"""Titles that anybody has: with a surname alone they make no public person."""
PEERAGE = frozenset({"lord", "lady", "baroness", "baron", "viscount"})
BY_GIVEN_NAME = frozenset({"dame", "sir", "father", "sister", "lady"})
"""Titles that stand before a given name alone: “Dame Imelda”."""


@dataclass
class _Person:
    names: dict[Form, str] = field(default_factory=dict)
    first: int = 0
    public: bool = False
    places: int = 0


def find_people(reading: Reading, entries: Entries, taken: set[int]) -> None:
    """The public persons of a text. Who is named in readers' comments only is none."""
    full: dict[Form, _Person] = {}
    short: list[tuple[Piece, Sentence, str, Form]] = []
    for piece, sentence in reading.pieces:
        if piece.kind is not PERSON or reading.comment(sentence) or piece.first in taken:
            continue
        title, plain = _split(reading, piece)
        if not plain or _contact(reading, piece):
            continue
        if len(_words(plain)) > 1 and title not in BY_GIVEN_NAME | reading.lists.peers or title in BY_GIVEN_NAME and len(_words(plain)) > 1:
            person = full.setdefault(plain, _Person(first=piece.first))
            _note(reading, person, piece, sentence, title)
        else:
            short.append((piece, sentence, title, plain))
    _share(reading, full)
    for piece, sentence, title, plain in short:
        whole = _whole(full, title, plain)
        if whole is not None:
            _note(reading, full[whole], piece, sentence, title)
        elif title not in PRIVATE or _acts(reading, piece, sentence):
            person = full.setdefault(plain, _Person(first=piece.first))
            person.public = True
            _note(reading, person, piece, sentence, title)
    surnames: dict[str, list[Form]] = defaultdict(list)
    for plain in full:
        surnames[plain[-1].lower()].append(plain)
    for plain, person in full.items():
        if person.public:
            entry = _enter(reading, entries, plain, person)
            if len(surnames[plain[-1].lower()]) == 1:
                _surname(reading, entries, entry, plain)


def _share(reading: Reading, full: dict[Form, _Person]) -> None:
    """In a list of people, all are public where one is: “A (chair), B and C”."""
    before: tuple[_Person, Piece] | None = None
    for piece, _ in reading.pieces:
        if piece.head == POST or piece.kind is not PERSON:
            continue
        person = full.get(_split(reading, piece)[1])
        if person and before and _listed(reading.words.norms[before[1].last : piece.first]):
            person.public |= before[0].public
        before = (person, piece) if person else None


def _listed(between: list[str]) -> bool:
    """Whether the words between two names make them members of one list."""
    if between[:1] == ["("] and ")" in between[:10]:
        between = between[between.index(")") + 1 :]
    return bool(between) and all(word in {",", "and", "&", ";", "the"} for word in between)


def _enter(reading: Reading, entries: Entries, plain: Form, person: _Person) -> Entry:
    shown = next((name for form, name in person.names.items() if form == plain), None)
    longest = max(person.names.values(), key=len)
    name = shown or (_untitled(reading, longest) if len(plain) > 1 else longest)
    entry = entries.add(PERSON, name, plain, person.first)
    for form, shown_ in sorted(person.names.items()):
        entries.call(entry, form, shown_)
    entry.places = person.places
    return entry


def _untitled(reading: Reading, name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".").lower() in reading.lists.honorifics:
        words.pop(0)
    return " ".join(words)


def _surname(reading: Reading, entries: Entries, entry: Entry, plain: Form) -> None:
    """The bare surname as a name (“Whitfield said”), where no word or other name is written like it."""
    surname = _surname_of(plain)
    text = "-".join(surname[::2]) if "-" in surname else surname[0]
    if "of" in plain:
        return
    alone = any(
        piece.kind is None and not piece.opens and reading.form(piece.first, piece.last) == surname for piece, _ in reading.pieces
    )
    if alone and len(plain) > len(surname) and len(text) > 3 and surname[0].lower() not in reading.small and not entries.get(surname):
        entries.call(entry, surname, text)


def _surname_of(plain: Form) -> Form:
    at = len(plain) - 1
    while at >= 2 and plain[at - 1] == "-":
        at -= 2
    return plain[at:]


def _split(reading: Reading, piece: Piece) -> tuple[str, Form]:
    """The last title before a name (empty where none stands) and the name without titles."""
    at, title = piece.first, ""
    norms = reading.words.norms
    while at < piece.last and (norms[at].rstrip(".") in reading.lists.honorifics and piece.head != "given name" or norms[at] == "."):
        title = norms[at].rstrip(".") or title
        at += 1
    if at == piece.last:
        return "", reading.form(piece.first, piece.last)
    if title in reading.lists.peers:
        at -= 1
    return title, reading.form(at, piece.last)


def _words(plain: Form) -> list[str]:
    """The parts of a name, hyphenated ones as one."""
    parts = [word for index, word in enumerate(plain) if word not in {"-", "."} and (index == 0 or plain[index - 1] != "-")]
    return [word for word in parts if not word[0].islower() or "-" in plain]


def _whole(full: dict[Form, _Person], title: str, plain: Form) -> Form | None:
    """The full name that a titled surname or given name stands for, where there is one alone."""
    if title in BY_GIVEN_NAME:
        found = [name for name in full if name[0] == plain[0]]
        if len(found) == 1:
            return found[0]
    if title in PEERAGE and "of" not in plain:
        plain = plain[1:]
    found = [name for name in full if name[-len(plain) :] == plain]
    return found[0] if len(found) == 1 else None


def _note(reading: Reading, person: _Person, piece: Piece, sentence: Sentence, title: str) -> None:
    plain_title = piece.head == "given name"
    person.names.setdefault(reading.form(piece.first, piece.last), reading.text(piece.first, piece.last))
    person.places += 1
    person.public = (
        person.public
        or (not plain_title and title not in PRIVATE and title != "")
        or (title != "" and len(_words(_split(reading, piece)[1])) > 1)
        or piece.head == "after post"
        or _acts(reading, piece, sentence)
    )


def _after_letters(reading: Reading, index: int) -> int:
    """The word after the letters behind a name: “Lucy Frazer QC MP”."""
    norms, letters = reading.words.norms, reading.lists.letters
    while index < len(norms) and (norms[index] in letters or norms[index] == "," and norms[index + 1 : index + 2] and norms[index + 1] in letters):
        index += 1
    return index


def _contact(reading: Reading, piece: Piece) -> bool:
    return "names.contact" in reading.cues_before.get(piece.first, ())


def _acts(reading: Reading, piece: Piece, sentence: Sentence) -> bool:
    """Whether the words around a name show somebody acting in public."""
    before, after = reading.cues_before.get(piece.first, set()), reading.cues_after.get(piece.last, set())
    norms = reading.words.norms
    end = _after_letters(reading, piece.last)
    after |= reading.cues_after.get(end, set())
    if norms[end : end + 1] == [","]:
        after |= reading.cues_after.get(end + 1, set()) & set(REPORTING)
    if "names.person_before" in before or "names.person_after" in after or before & set(REPORTING) or after & set(REPORTING):
        return True
    if norms[piece.first - 1] == "(" and "member" in norms[max(piece.first - 9, 0) : piece.first]:
        return True
    if norms[piece.last : piece.last + 1] in (["also"], ["then"]) and reading.cues_after.get(piece.last + 1, set()) & set(REPORTING):
        return True
    bracket = norms[piece.last : piece.last + 1] == ["("] and piece.last + 1 < len(norms)
    if bracket and reading.capitals.capital(piece.last + 1) and not reading.heading(sentence):
        return True
    if bracket and "names.bracketed" in reading.cues_after.get(piece.last + 1, ()):
        return True
    block = reading.block(sentence)
    if block.kind is BlockKind.ROW or _beside_role(reading, piece):
        return True
    opening = reading.words.between(block.start, block.end)[0]
    if "names.attendance" in reading.cues_after.get(opening, ()):
        return True
    return reading.words.text[piece_end(reading, piece) :][:1] == ":" or _signature(reading, piece, sentence)


def piece_end(reading: Reading, piece: Piece) -> int:
    """Where a piece ends in the text."""
    return reading.words.ends[piece.last - 1]


def _beside_role(reading: Reading, piece: Piece) -> bool:
    """Whether the title of a post stands right before a name or after its comma: “…, our Director of Policy”."""
    norms, heads = reading.words.norms, reading.lists.post_heads
    if piece.first in reading.role_ends:
        return True
    end = _after_letters(reading, piece.last)
    after = norms[end : end + 10]
    if after[:1] == [","]:
        for index, word in enumerate(after[1:], 1):
            if word in heads:
                return True
            if word in {",", ".", "and", ";", "which", "that"} and index > 1:
                break
    at = piece.first - 1
    if at >= 1 and norms[at] == ",":
        at -= 1
    if at >= 2 and norms[at - 1] in {"of", "for"}:
        at -= 2
    return at >= 0 and norms[at] in heads


def _signature(reading: Reading, piece: Piece, sentence: Sentence) -> bool:
    """Whether a name stands on a line of its own, above the title of a post: a signature."""
    if sentence.first != piece.first or sentence.last != _after_letters(reading, piece.last):
        return False
    following = reading.words.norms[piece.last : piece.last + 8]
    return any(word in reading.lists.post_heads for word in following)
