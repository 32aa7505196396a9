"""Acronyms and short names that a text defines: “Advice Service (AS)”, “Napo (a union – National Association …)”."""

from __future__ import annotations

from collections import defaultdict

from ontherecord.facts import ThingType
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.piece import POST, WEAK, Piece
from ontherecord.parse.naming.reading import Form, Reading
from ontherecord.parse.naming.signs import BODY_AFTER, BODY_BEFORE, SPEAKING, after, before

LONGEST = 14
"""Words that may stand in a bracket that defines a name, and before one."""
LONGEST_ACRONYM = 10
SHORT_NAME = 3
"""Letters past which a name in brackets after another is taken for a short form of it."""
QUOTES = frozenset({'"', "'", "“", "”"})
BEFORE_NAME = QUOTES | frozenset("the or hereafter known as a trade union charity formerly -".split())
SMALL = frozenset({"the", "of", "and", "for", "in", "on", "&", "to", "'s", "'", "-", "a", "with"})
NAMED = frozenset({ThingType.ORGANIZATION, ThingType.UNIT, ThingType.REPORT, ThingType.INITIATIVE})
ENDS = frozenset({".", ",", "(", ";"})


class Definitions:
    """Reads the brackets of one text that define names."""

    def __init__(self, reading: Reading, entries: Entries) -> None:
        """Take a text, and the things found in it so far."""
        self.reading = reading
        self.entries = entries
        self.norms = reading.words.norms
        self.upper = reading.capitals.upper
        self.ends = {piece.last: piece for piece, _ in reading.pieces if piece.head != POST}
        self.speaking = self._speaking()

    def read(self) -> dict[str, Entry]:
        """Give things the short names that brackets define.

        Returns the nouns so defined (`trust` for “(“the Trust”)”), which from there on mean that thing alone.
        """
        nouns: dict[str, Entry] = {}
        for index, word in enumerate(self.norms):
            inside = self._inside(index) if word == "(" else None
            if inside is None:
                continue
            first, last = inside
            long, short = self.ends.get(index), self.reading.text(first, last)
            if last - first == 1 or not any(c.isspace() for c in short):
                entry = self._long_form(long, index, short)
                if entry:
                    form = self.reading.form(first, last)
                    if len(form) == 1 and form[0].lower() in entry.nouns:
                        nouns[form[0].lower()] = entry
                    self.entries.call(entry, form, short)
            elif long and long.last == long.first + 1:
                self._reversed(long, first, last)
        return nouns

    def _inside(self, opening: int) -> tuple[int, int] | None:
        """The words of a bracket without quotation marks and “the”, where the rest begins with a capital."""
        window = self.norms[opening + 1 : opening + LONGEST]
        if ")" not in window:
            return None
        first, last = opening + 1, opening + 1 + window.index(")")
        while first < last and self.norms[first] in BEFORE_NAME:
            first += 1
        while last > first and self.norms[last - 1] in QUOTES:
            last -= 1
        return (first, last) if first < last and self.upper[first] else None

    def _long_form(self, long: Piece | None, bracket: int, short: str) -> Entry | None:
        """The thing named right before a bracket; made where the initials fit words that no head gave away."""
        acronym = is_acronym(short)
        entry = self.entries.get(self.reading.form(long.first, long.last)) if long else None
        if entry and long and acronym and not initials_fit(short, entry.name):
            entry = self._grown(entry, long, bracket, short)
        if entry and entry.kind in NAMED and (acronym or short.lower() in entry.nouns or len(short) > SHORT_NAME):
            return entry
        weak = long is not None and long.head.startswith(WEAK)
        first = self._fitting(bracket - 2, bracket, short) if acronym and (weak or short in self.speaking) else None
        if first is None:
            return None
        form = self.reading.form(first, bracket)
        if tuple(word.lower() for word in form) in self.reading.lists.generic:
            return None
        return self.entries.add(ThingType.ORGANIZATION, self.reading.text(first, bracket), form, first)

    def _fitting(self, latest: int, bracket: int, short: str) -> int | None:
        """The first of the words before a bracket whose initials a short name has."""
        for first in range(latest, max(bracket - LONGEST, -1), -1):
            if self.norms[first] in ENDS:
                return None
            if self.upper[first] and initials_fit(short, self.reading.text(first, bracket)):
                return first
        return None

    def _grown(self, entry: Entry, long: Piece, bracket: int, short: str) -> Entry:
        """The thing by the longer name that its initials ask for: “Diocese of Orme Education and Academies Trust”."""
        first = self._fitting(long.first - 1, bracket, short)
        if first is None:
            return entry
        part = self.entries.get(self.reading.form(first, long.first - 1))
        for each in (part, entry if entry.places == 1 else None):
            if each is not None:
                self.entries.remove(each)
        form = self.reading.form(first, bracket)
        return self.entries.add(entry.kind, self.reading.text(first, bracket), form, first, long.head)

    def _reversed(self, long: Piece, first: int, last: int) -> None:
        """“Napo (a Trade Union – National Association of Probation Officers)”."""
        short, short_form = self.reading.text(long.first, long.last), self.reading.form(long.first, long.last)
        for begin in range(first, last):
            name, form = self.reading.text(begin, last), self.reading.form(begin, last)
            if not self.upper[begin] or not initials_fit(short, name):
                continue
            entry, other = self.entries.get(short_form), self.entries.get(form)
            if entry and other:
                self.entries.merge(other, entry)
            elif entry:
                self.entries.call(entry, form, name)
                entry.name = entry.name if entry.known else name
            else:
                entry = self.entries.add(ThingType.ORGANIZATION, name, form, begin)
                self.entries.call(entry, short_form, short)
            return

    def _speaking(self) -> set[str]:
        """Acronyms that are somewhere used as names of those who say or do something."""
        signs = SPEAKING | {BODY_BEFORE, BODY_AFTER, "reporting.find"}
        return {
            self.reading.text(piece.first, piece.last)
            for piece, _ in self.reading.pieces
            if piece.kind is None
            and piece.last == piece.first + 1
            and (after(self.reading, piece.last) | before(self.reading, piece.first)) & signs
        }


def define_acronyms(reading: Reading, entries: Entries) -> dict[str, Entry]:
    """Give things the short names that brackets define; returns the nouns so defined, such as `trust`."""
    return Definitions(reading, entries).read()


def match_initials(reading: Reading, entries: Entries) -> None:
    """Give the one thing whose initials they are the acronyms that no bracket defines."""
    undefined: dict[Form, str] = {}
    for piece, _ in reading.pieces:
        short = reading.text(piece.first, piece.last)
        form = reading.form(piece.first, piece.last)
        names = len(form) == 1 and is_acronym(short) and form[0].lower() not in reading.lists.not_acronyms
        if piece.kind is None and names and entries.get(form) is None:
            undefined[form] = short
    if not undefined:
        return
    by_initials: dict[str, set[Entry]] = defaultdict(set)
    for entry in entries:
        for letters in _initials(entry.name):
            by_initials[letters].add(entry)
    for form, short in undefined.items():
        fitting = by_initials.get(_letters(short), set())
        if len(fitting) == 1:
            entries.call(next(iter(fitting)), form, short)


def is_acronym(text: str) -> bool:
    """Whether a word is short and has two capitals at least: HMCTS, NatWest, O.H.A., MoJ."""
    letters = text.replace(".", "")
    capitals = sum(c.isupper() for c in letters)
    return 1 < len(letters) <= LONGEST_ACRONYM and letters.isalnum() and letters[0].isupper() and capitals > 1


def initials_fit(short: str, name: str) -> bool:
    """Whether the letters of a short name are the first letters of a name's words; small words may be left out."""
    letters = _letters(short)
    return len(letters) > 1 and (letters in _initials(name) or letters == _with_some(_words(name), letters))


def _letters(short: str) -> str:
    return "".join(c.lower() for c in short if c.isalnum())


def _words(name: str) -> list[str]:
    return [word.lower() for word in name.replace("-", " ").replace("’", "'").split() if word[0].isalnum()]


def _initials(name: str) -> set[str]:
    """The first letters of a name's words, of those that are not small, and with acronyms in it (UKTI) in full."""
    words = _words(name)
    spelled = "".join(word.lower() if word.isupper() else word[0].lower() for word in name.split() if word[0].isupper())
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in SMALL), spelled}


def _with_some(words: list[str], letters: str) -> str:
    """The first letters of words, of small ones only where the acronym has them (“Cafcass” has one “and” of two)."""
    found = ""
    for word in words:
        if word not in SMALL or letters[len(found) : len(found) + 1] == word[0]:
            found += word[0]
    return found
