"""All statements of all documents, and where each particular stands, so that none need be compared with all others."""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from ontherecord.facts import Ref, Voice
from ontherecord.link.entries import Entry
from ontherecord.link.families import Families
from ontherecord.link.names import Names
from ontherecord.link.outline import Outline
from ontherecord.link.signs import Sign

_FEW_PLACES = 256
"""Statements: a particular that stands in more is looked up only in the documents of the body in question."""
_FEW_DOCUMENTS = 128
"""Documents of a body that are gone through one by one."""
_OF_ONE_DOCUMENT = ("reader/", "unnamed/")
_KEPT = 1 << 14
"""Statements that are kept settled, so that they need not be settled again for the next comparison."""


@dataclass(frozen=True, slots=True)
class Place:
    """A statement in its document."""

    number: int
    entry: Entry
    outline: Outline
    things: frozenset[Ref]
    """What its own words name, by settled reference, without whom it binds; what stands beside; what stands before."""
    things_beside: frozenset[Ref]
    things_before: frozenset[Ref]
    bound: frozenset[Ref]
    """Whom it binds or asks, else who says it, by settled reference."""
    speakers: frozenset[Ref]
    publisher: frozenset[Ref]
    """Of its document; empty where nobody knows."""


class Index:
    """The statements of a corpus by number, in the order of document and sentence."""

    def __init__(self, outlines: Sequence[Outline], names: Names, families: Families) -> None:
        """Enter all statements of documents that come in the order of their paths."""
        self.names, self.families = names, families
        self._entries: list[Entry] = []
        self._outlines: list[Outline] = []
        self._first: list[int] = []
        self._document = array("I")
        self._size = len(outlines)
        self._spread: dict[str, int] = {}
        self._postings: dict[str, array[int]] = {}
        self._places: dict[int, Place] = {}
        self._of_body: dict[Ref, list[int]] = {}
        self._seen = Counter(each for outline in outlines for each in self._all_keys(outline))
        for outline in outlines:
            self._enter(outline)
        del self._seen

    def _enter(self, outline: Outline) -> None:
        document = len(self._outlines)
        self._outlines.append(outline)
        self._first.append(len(self._entries))
        here: set[str] = set()
        for entry in outline.entries:
            number = len(self._entries)
            self._entries.append(entry)
            self._document.append(document)
            found = [each for each in self._keys(outline, entry) if self._seen[each] > 1]
            if entry.voice is not Voice.COMMENT:
                here.update(found)
            for each in found:
                self._postings.setdefault(each, array("I")).append(number)
        for each in here:
            self._spread[each] = self._spread.get(each, 0) + 1
        bodies = {self.names.settled(outline.path, thing.ref) for thing in outline.things}
        for body in sorted(bodies):
            if body.startswith(("organisation/", "person/")):
                self._of_body.setdefault(body, []).append(document)

    def _all_keys(self, outline: Outline) -> Iterator[str]:
        for entry in outline.entries:
            yield from self._keys(outline, entry)

    def _keys(self, outline: Outline, entry: Entry) -> set[str]:
        refs = (*entry.about, *entry.about_beside, *entry.about_before)
        things = {self.names.settled(outline.path, ref) for ref in refs}
        return {*entry.own, *entry.beside, *entry.before, *entry.further, *things}

    def __len__(self) -> int:
        """How many statements there are."""
        return len(self._entries)

    def rarity(self, particular: str) -> float:
        """From 0 for what every document has to nearly 1 for what one of very many has."""
        spread = self._spread.get(particular, 1)
        return log(1 + self._size / spread) / log(1 + self._size) if self._size else 0.0

    def entry(self, number: int) -> Entry:
        """A statement as its document tells it."""
        return self._entries[number]

    def place(self, number: int) -> Place:
        """A statement with its references settled."""
        if len(self._places) >= _KEPT:
            self._places.clear()
        if number in self._places:
            return self._places[number]
        entry, outline = self._entries[number], self._outlines[self._document[number]]

        def settled(refs: Sequence[Ref]) -> frozenset[Ref]:
            return frozenset(
                Ref(f"{ref} {outline.path}")
                if ref.startswith(_OF_ONE_DOCUMENT)
                else self.names.settled(outline.path, ref)
                for ref in refs
            )

        speakers = settled([ref for ref in (entry.said_by, entry.speaks_for) if ref])
        bound = settled(entry.bound) or speakers
        found = self._places[number] = Place(
            number=number,
            entry=entry,
            outline=outline,
            things=settled(entry.about) - bound,
            things_beside=settled(entry.about_beside) - bound,
            things_before=settled(entry.about_before) - bound,
            bound=bound,
            speakers=speakers,
            publisher=settled([outline.publisher] if outline.publisher else []),
        )
        return found

    def of_body(self, place: Place) -> frozenset[int]:
        """The documents that name a body or person of this statement, or its publisher."""
        circle = self.families.circle(place.bound | place.speakers | place.publisher)
        return frozenset(document for body in circle for document in self._of_body.get(body, ()))

    def saying(self, signs: Sign) -> dict[int, list[int]]:
        """The statements whose sentence bears one of these signs, by document."""
        found: dict[int, list[int]] = {}
        for number, entry in enumerate(self._entries):
            if entry.says & signs:
                found.setdefault(self._document[number], []).append(number)
        return found

    def is_named(self, bodies: Iterable[Ref], place: Place) -> bool:
        """Whether the document of a statement names one of these bodies or people."""
        document = self._document[place.number]
        documents = (self._of_body.get(body, ()) for body in bodies)
        return any(document in each[bisect_left(each, document) :][:1] for each in documents)

    def later(self, place: Place) -> frozenset[int]:
        """Of these the ones that are certainly of a later date."""
        date = place.outline.date
        if date is None:
            return frozenset()
        return frozenset(document for document in self.of_body(place) if self._first_day(document) > date.latest)

    def _first_day(self, document: int) -> dt.date:
        date = self._outlines[document].date
        return date.earliest if date else dt.date.min

    def having(self, particular: str, documents: Collection[int]) -> Iterable[int] | None:
        """The statements in some documents that have a particular; None where it is too common to be looked up."""
        postings = self._postings.get(particular)
        if postings is None:
            return ()
        if len(postings) <= _FEW_PLACES:
            return (number for number in postings if self._document[number] in documents)
        if len(documents) <= _FEW_DOCUMENTS:
            return self._within(postings, documents)
        return None

    def document(self, number: int) -> int:
        """The document of a statement, by its number."""
        return self._document[number]

    def beside(self, place: Place, sentences: Container[int | None]) -> Iterator[Place]:
        """The other statements of its document in some sentences, given by where they begin."""
        document = self._document[place.number]
        for number in range(self._first[document], self._end(document)):
            if number != place.number and self._entries[number].sentence in sentences:
                yield self.place(number)

    def is_answered(self, question: Place) -> bool:
        """Whether a question's own document answers it."""
        document = self._document[question.number]
        entries = self._entries[self._first[document] : self._end(document)]
        return any(question.entry.ref in entry.answers for entry in entries)

    def _end(self, document: int) -> int:
        """The number after a document's last statement."""
        return self._first[document + 1] if document + 1 < len(self._first) else len(self._entries)

    def _within(self, postings: array[int], documents: Collection[int]) -> Iterator[int]:
        for document in documents:
            end = self._end(document)
            yield from postings[bisect_left(postings, self._first[document]) : bisect_left(postings, end)]
