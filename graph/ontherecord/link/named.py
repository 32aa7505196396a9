"""The things of all documents, one by one as each document names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ontherecord.facts import Ref, Thing, ThingType
from ontherecord.link.clusters import Clusters, Reason
from ontherecord.link.outline import Outline
from ontherecord.link.spelling import acronym, name_key, person_key
from ontherecord.link.vocabulary import NameWords

PERSON, BODY, WORK = "person", "body", "work"
_SORTS = {ThingType.PERSON: PERSON, ThingType.ORGANIZATION: BODY, ThingType.UNIT: BODY}


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as one document names it. Other things are given by their number in the register."""

    path: str
    thing: Thing
    key: tuple[str, ...]
    """The words of its name that tell it apart, without those of its body in front."""
    acronyms: frozenset[str]
    bodies: tuple[int, ...]
    """What it is told to belong to; of a person, the bodies that the person acts for."""
    publisher: int | None
    year: str

    @property
    def sort(self) -> str:
        """Whether it is a person, a body or a work (report or initiative): only things of one sort can be one."""
        return _SORTS.get(self.thing.type, WORK)


@dataclass(frozen=True, slots=True)
class Alike:
    """Two things that look alike and were left two."""

    one: int
    other: int
    why: str
    likeness: Decimal
    """From 0 to 1: how near they were to being joined."""


class Register:
    """All things, in the order of document and reference, and which of them are one."""

    def __init__(self, outlines: Iterable[Outline], words: NameWords, known: Mapping[str, str]) -> None:
        """Enter the things of all documents. `known` gives the known name for the casefolded form of any name."""
        self.known = known
        self.words = words
        self.named: list[Named] = []
        self.numbers: dict[tuple[str, Ref], int] = {}
        self.reasons: list[Reason] = []
        self.alike: list[Alike] = []
        self.of_document: dict[str, range] = {}
        for outline in sorted(outlines, key=lambda each: each.path):
            self._enter(outline)
        self.clusters = Clusters(len(self.named))

    def _enter(self, outline: Outline) -> None:
        first = len(self.named)
        numbers = {thing.ref: first + place for place, thing in enumerate(outline.things)}
        things = {thing.ref: thing for thing in outline.things}
        self.of_document[outline.path] = range(first, first + len(things))
        self.numbers |= {(outline.path, ref): number for ref, number in numbers.items()}
        acts_for: dict[Ref, list[int]] = {}
        for person, body in outline.acts_for:
            if body in numbers:
                acts_for.setdefault(person, []).append(numbers[body])
        year = outline.date.value[:4] if outline.date else ""
        publisher = numbers.get(outline.publisher) if outline.publisher else None
        for thing in outline.things:
            bodies = acts_for.get(thing.ref, [])
            if thing.part_of in numbers and thing.part_of != thing.ref:
                bodies = [numbers[thing.part_of]]
            key, owner = self._key(thing, things, outline.publisher)
            if owner and not bodies:
                bodies = [numbers[owner]]
            acronyms = frozenset(filter(None, map(acronym, (thing.name, *thing.forms))))
            self.named.append(Named(outline.path, thing, key, acronyms, tuple(bodies), publisher, year))

    def _key(self, thing: Thing, things: dict[Ref, Thing], publisher: Ref | None) -> tuple[tuple[str, ...], Ref | None]:
        """The words to compare, and the body whose name stood in front of them."""
        if thing.type is ThingType.PERSON:
            return person_key(thing.name, self.words), None
        key = name_key(self.known.get(thing.name.casefold(), thing.name), self.words)
        for owner in (thing.part_of, publisher):
            if owner in things and owner != thing.ref:
                for name in sorted((things[owner].name, *things[owner].forms)):
                    prefix = name_key(name, self.words)
                    if len(prefix) < len(key) and key[: len(prefix)] == prefix:
                        return key[len(prefix) :], owner
        return key, None

    def join(self, reasons: Sequence[Reason]) -> None:
        """Join what the reasons say is one, the surest first, and keep those that did it."""
        self.reasons += self.clusters.join_all(reasons)

    def cluster(self, number: int) -> int:
        """Which thing that is: the smallest number of those that are one with it."""
        return self.clusters.find(number)
