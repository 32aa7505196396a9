"""People who act in public: who hold a post, are quoted or reported by name, write, or are listed as present."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from ontherecord.parse.naming.acting import acts, is_contact, is_private
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.piece import PERSON, Piece
from ontherecord.parse.naming.reading import Form, Reading
from ontherecord.parse.naming.signs import REPORTING, after, before
from ontherecord.parse.sentences import Sentence

PRIVATE = frozenset({"mr", "mrs", "ms", "miss", "mx", "nurse", "sister", "brother", "father", "madam"})
"""Titles that anybody has: with a surname alone they make no public person."""
BY_SURNAME = frozenset({"lord", "lady", "baroness", "baron", "viscount"})
"""Titles with which a peer may go by the surname that a commoner had."""
BY_GIVEN_NAME = frozenset({"dame", "sir", "father", "sister", "lady"})
"""Titles that stand before a given name alone: “Dame Imelda”."""
SHORTEST = 4
"""Letters of a surname that is looked for by itself."""


@dataclass
class _Person:
    """A person as far as the text has told."""

    first: int
    names: dict[Form, str] = field(default_factory=dict)
    public: bool = False
    places: int = 0


@dataclass(frozen=True)
class _Naming:
    """One place where a person is named: the last title (or none) and the name without titles."""

    piece: Piece
    sentence: Sentence
    title: str
    plain: Form


class People:
    """Finds people in one text."""

    def __init__(self, reading: Reading, taken: set[int]) -> None:
        """Take a text, and the words that titles of reports consist of."""
        self.reading = reading
        self.peers = reading.lists.peers
        self.people: dict[Form, _Person] = {}
        self.by_ending: dict[str, list[Form]] = defaultdict(list)
        self.by_given: dict[str, list[Form]] = defaultdict(list)
        self.namings = [
            self._naming(piece, sentence)
            for piece, sentence in reading.pieces
            if piece.kind is PERSON
            and not reading.comment(sentence)
            and piece.first not in taken
            and not _place(reading, piece)
        ]

    def find(self, entries: Entries) -> None:
        """Enter the public persons. Who is named in readers' comments only is none."""
        full = [each for each in self.namings if self._full(each)]
        for naming in full:
            self._note(self._person(naming), naming)
        self._share(full)
        for naming in self.namings:
            if not self._full(naming):
                self._attach(naming)
        self._heard()
        alone = Counter(form[-1].lower() for form in self.people)
        surnames = self._bare_surnames()
        for plain, person in self.people.items():
            if person.public:
                entry = self._enter(entries, plain, person)
                surname = _surname(plain)
                if alone[plain[-1].lower()] == 1 and surname in surnames and len(plain) > len(surname):
                    self._call_by_surname(entries, entry, surname)

    def _naming(self, piece: Piece, sentence: Sentence) -> _Naming:
        """Split a name from its titles; a peer's title is part of the name."""
        at, title, norms = piece.first, "", self.reading.words.norms
        while at < piece.last and self._is_title(norms[at], piece):
            title = norms[at].rstrip(".") or title
            at += 1
        if at == piece.last:
            return _Naming(piece, sentence, "", self.reading.form(piece.first, piece.last))
        return _Naming(piece, sentence, title, self.reading.form(at - (title in self.peers), piece.last))

    def _is_title(self, word: str, piece: Piece) -> bool:
        return word == "." or (piece.head != "given name" and word.rstrip(".") in self.reading.lists.honorifics)

    def _full(self, naming: _Naming) -> bool:
        """Whether a name has a given name or initials and a surname."""
        if is_contact(self.reading, naming.piece):
            return False
        return len(_parts(naming.plain)) > 1 and (naming.title in BY_GIVEN_NAME or naming.title not in self.peers)

    def _person(self, naming: _Naming) -> _Person:
        if naming.plain not in self.people:
            self.people[naming.plain] = _Person(naming.piece.first)
            self.by_ending[naming.plain[-1]].append(naming.plain)
            self.by_given[naming.plain[0]].append(naming.plain)
        return self.people[naming.plain]

    def _note(self, person: _Person, naming: _Naming) -> None:
        """Note a place where a person is named, and whether it shows a public one."""
        piece = naming.piece
        person.names.setdefault(self.reading.form(piece.first, piece.last), self.reading.text(piece.first, piece.last))
        person.places += 1
        titled = naming.title != "" and piece.head != "given name"
        public = titled and (naming.title not in PRIVATE or len(_parts(naming.plain)) > 1)
        beside_post = piece.head in {"after post", "before post"}
        if beside_post or not is_private(self.reading, piece):
            person.public |= public or beside_post or acts(self.reading, piece, naming.sentence)

    def _share(self, namings: list[_Naming]) -> None:
        """In a list of people, all are public where one is: “A (chair), B and C”."""
        norms = self.reading.words.norms
        for one, other in pairwise(namings):
            if _one_list(norms[one.piece.last : other.piece.first]):
                self.people[other.plain].public |= self.people[one.plain].public

    def _attach(self, naming: _Naming) -> None:
        """Give a name without given name or surname to the person of that name, or make a person of it."""
        if is_contact(self.reading, naming.piece):
            return
        whole = self._whole(naming.title, naming.plain)
        if whole is None and naming.title in PRIVATE and not acts(self.reading, naming.piece, naming.sentence):
            return
        person = self.people[whole] if whole else self._person(naming)
        if whole is None:
            person.public = True
        self._note(person, naming)

    def _whole(self, title: str, plain: Form) -> Form | None:
        """The full name that a titled surname or given name stands for, where there is one alone."""
        if title in BY_GIVEN_NAME and len(self.by_given[plain[0]]) == 1:
            return self.by_given[plain[0]][0]
        if title in BY_SURNAME and "of" not in plain:
            plain = plain[1:]
        found = [name for name in self.by_ending[plain[-1]] if name[-len(plain) :] == plain]
        return found[0] if len(found) == 1 else None

    def _heard(self) -> None:
        """Whoever is quoted or reported by surname alone is public: “says Jagot”."""
        for piece, sentence in self.reading.pieces:
            if piece.kind is not None or self.reading.comment(sentence):
                continue
            signs = after(self.reading, piece.last) | before(self.reading, piece.first)
            plain = self.reading.form(piece.first, piece.last)
            names = [name for name in self.by_ending[plain[-1]] if _surname(name) == plain] if signs & REPORTING else []
            if len(names) == 1:
                self.people[names[0]].public = True

    def _enter(self, entries: Entries, plain: Form, person: _Person) -> Entry:
        longest = max(person.names.values(), key=len)
        name = person.names.get(plain) or (self._untitled(longest) if len(plain) > 1 else longest)
        if name.isupper():
            name = name.title()
        entry = entries.add(PERSON, name, plain, person.first)
        for form, shown in sorted(person.names.items()):
            entries.call(entry, form, shown)
        entry.places = person.places
        return entry

    def _untitled(self, name: str) -> str:
        words = name.split()
        while len(words) > 1 and words[0].rstrip(".").lower() in self.reading.lists.honorifics:
            words.pop(0)
        return " ".join(words)

    def _bare_surnames(self) -> set[Form]:
        """Undecided names that stand somewhere in mid-sentence."""
        return {
            self.reading.form(piece.first, piece.last)
            for piece, _ in self.reading.pieces
            if piece.kind is None and not piece.opens
        }

    def _call_by_surname(self, entries: Entries, entry: Entry, surname: Form) -> None:
        """The bare surname as a name (“Whitfield said”), where no word or other name is written like it."""
        text = "".join(surname)
        if len(text) >= SHORTEST and surname[0].lower() not in self.reading.small and not entries.get(surname):
            entries.call(entry, surname, text)


def find_people(reading: Reading, entries: Entries, taken: set[int]) -> None:
    """Enter the public persons of a text."""
    People(reading, taken).find(entries)


def _place(reading: Reading, piece: Piece) -> bool:
    """Whether a name that could be a person's is that of a place: “on Rowan Ward”, “at Rose Hill”."""
    last = reading.words.norms[piece.last - 1]
    after_place = reading.words.norms[piece.first - 1] in {"on", "at", "in", "into"}
    return after_place and piece.head == "given name" and last in reading.lists.surnames


def _surname(plain: Form) -> Form:
    """The last part of a name, all of it where it has hyphens; nothing for a peer “of” a place."""
    if "of" in plain:
        return ()
    at = len(plain) - 1
    while at >= 2 and plain[at - 1] == "-":
        at -= 2
    return plain[at:]


def _parts(plain: Form) -> list[str]:
    """The parts of a name, hyphenated ones as one, without particles."""
    parts = [
        word for index, word in enumerate(plain) if word not in {"-", "."} and (index == 0 or plain[index - 1] != "-")
    ]
    return [word for word in parts if not word[0].islower() or "-" in plain]


def _one_list(between: list[str]) -> bool:
    """Whether the words between two names make them members of one list."""
    if between[:1] == ["("] and ")" in between[:10]:
        between = between[between.index(")") + 1 :]
    return bool(between) and all(word in {",", "and", "&", ";", "the"} for word in between)
