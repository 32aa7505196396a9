"""How much two statements share, and what: the reason for every link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ontherecord.facts import Ref
from ontherecord.link.index import Index, Place
from ontherecord.link.particulars import Meanings, key, said, stem
from ontherecord.link.spelling import LINKING

_THING, _BODY, _MEANING, _TIME, _STOCK = 1.6, 0.5, 0.8, 0.4, 0.35
"""Weights of what is shared, where a word has 1: a named thing, a body or person, an act by another word, a time of the
year, a word that is in every public body's mouth."""
_BESIDE, _BEFORE, _FURTHER = 0.7, 0.8, 0.5
"""Of what stands beside a statement's own words in its sentence, in the sentence that it leans on, and before that."""
_TARGET_BESIDE = 0.5
_COUNTED = 0.4
"""Of a number together with what it counts, in addition to the number's own weight."""
_FINGERS, _LONG, _YEARS = 12, 100, (1900, 2100)
_DESCRIBED = 0.7
"""Of a thing that is named on one side and on the other told in the words of its name (“a learning board”)."""
_ENOUGH_WORDS = 3
"""Of a name, for its words to mean the thing."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two statements have in common."""

    weight: float
    """The sum of the weights of all that is shared."""
    coverage: float
    """Which part that is of the earlier one's own words."""
    because: tuple[str, ...]
    """The particulars, the weightiest first."""
    things: tuple[Ref, ...]
    own: float = 0.0
    """Which part of the weight is of the earlier one's own words."""

    def words(self, later: Place) -> list[str]:
        """The particulars as a reader can read them: words as the later statement has them, each once."""
        entry = later.entry
        spelled = {key(each): each for each in (*entry.further, *entry.before, *entry.beside, *entry.own)}
        found = [said(spelled.get(each, each)) for each in self.because]
        return list({key(word): word for word in reversed(found)}.values())[::-1]


NOTHING = Shared(0.0, 0.0, (), ())


class Scale:
    """Weighs particulars by how rare they are and how much they tell."""

    def __init__(self, index: Index, known: Meanings) -> None:
        """Weigh by the documents of that index."""
        self._index, self._known = index, known
        self._bodies = index.families.independent
        self._names: dict[Ref, list[frozenset[str]]] = {}
        self._weights: dict[str, float] = {}

    def weight(self, particular: str) -> float:
        """How much it says that two statements share this."""
        found = self._weights.get(particular)
        if found is None:
            found = self._weights[particular] = self._index.rarity(particular) * self._telling(particular)
        return found

    def _telling(self, particular: str) -> float:
        if particular.startswith("="):
            return _MEANING
        if particular.startswith("@"):
            return _TIME
        if particular.startswith("#"):
            return _of_number(particular[1:])
        if "/" in particular:
            return _BODY if particular in self._bodies else _THING
        return _STOCK if particular in self._known.stock else 1.0

    def compare(self, earlier: Place, later: Place) -> Shared:
        """What a later statement shares with an earlier one."""
        there = _reach(later, _BESIDE, _BEFORE, _FURTHER)
        found: dict[str, float] = {}
        here = _reach(earlier, _TARGET_BESIDE, 0.0, 0.0)
        here |= {person: 1.0 for person in earlier.bound if person.startswith("person/")}
        here |= {
            thing: self._described(thing, here)
            for thing in later.things | later.things_beside | later.things_before
            if thing not in here
        }
        there |= {thing: self._described(thing, there) for thing in earlier.things if thing not in there}
        for particular, reach in here.items():
            other = there.get(particular, 0.0)
            if reach and other:
                tells = min(
                    earlier.outline.recurring.get(particular, 1.0), later.outline.recurring.get(particular, 1.0)
                )
                found[particular] = self.weight(particular) * min(reach, other) * tells
        own = sum(
            self.weight(particular) * earlier.outline.recurring.get(particular, 1.0)
            for particular in {*earlier.own, *earlier.things}
        )
        total = sum(found.values())
        order = sorted(found, key=lambda particular: (-found[particular], particular))
        because = tuple(particular for particular in order if "/" not in particular)
        return Shared(
            weight=total,
            coverage=total / own if own else 0.0,
            own=sum(weight for each, weight in found.items() if _is_own(each, earlier)) / total if total else 0.0,
            because=because,
            things=tuple(Ref(particular) for particular in order if "/" in particular),
        )

    def _described(self, thing: Ref, reach: Mapping[str, float]) -> float:
        """How near a statement's own words those of the name of a thing stand that it does not name; 0: nowhere."""
        found = 0.0
        for stems in self._stems(thing):
            found = max(found, min(reach.get(each, 0.0) for each in stems))
        return _DESCRIBED * found

    def _stems(self, thing: Ref) -> list[frozenset[str]]:
        """The words of each of its names, where there are enough to tell it."""
        found = self._names.get(thing)
        if found is None:
            keys = () if thing in self._bodies else self._index.names.keys.get(thing, ())
            found = [frozenset(stem(word) for word in key if word not in LINKING) for key in keys]
            found = self._names[thing] = [stems for stems in found if len(stems) >= _ENOUGH_WORDS]
        return found


def _is_own(particular: str, earlier: Place) -> bool:
    """Whether it is of a statement's own words: stands there, or is told in them without being named."""
    return (
        particular in earlier.own
        or particular in earlier.things
        or ("/" in particular and particular not in earlier.things_beside)
    )


def _reach(place: Place, beside: float, before: float, further: float) -> dict[str, float]:
    """Each particular of a statement with how near it stands to the statement's own words."""
    parts: Iterable[tuple[float, Iterable[str]]] = (
        (further, place.further),
        (before, place.before),
        (before, place.things_before),
        (beside, place.beside),
        (beside, place.things_beside),
        (1.0, place.own),
        (1.0, place.things),
    )
    return {particular: reach for reach, some in parts for particular in some}


def _of_number(text: str) -> float:
    """A long or odd number tells much, with what it counts more; a year or one that fingers count tells little."""
    number, _, counted = text.partition(" ")
    try:
        value = float(number)
    except ValueError:
        return _COUNTED
    if counted:
        return _COUNTED
    if value <= _FINGERS:
        return 0.1
    if _YEARS[0] <= value <= _YEARS[1]:
        return 0.25
    return 0.9 if value >= _LONG else 0.6
