"""How much two statements share, and what: the reason for every link."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ontherecord.facts import Ref
from ontherecord.link.index import Index, Place
from ontherecord.link.particulars import Meanings, said, stem
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
_KEPT = 1 << 14
"""Statements whose particulars are kept weighed."""
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
        spelled = later.outline.spelled()
        found = [said(each, spelled) for each in self.because]
        return list({stem(word): word for word in reversed(found)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class _Reach:
    """The particulars of a statement, with how near they stand to its own words: 1 for these."""

    sought: Mapping[str, float]
    """Of an earlier statement: what a later one may share."""
    offered: Mapping[str, float]
    """Of a later statement: also what the sentences say that it leans on."""
    described: frozenset[str]
    """Things that it does not name, but tells in the words of their name."""
    own: frozenset[str]
    weight: float
    """Of its own words."""


class Scale:
    """Weighs particulars by how rare they are and how much they tell."""

    def __init__(self, index: Index, known: Meanings) -> None:
        """Weigh by the documents of that index."""
        self.index, self._known = index, known
        self._bodies = index.families.independent
        self._weights: dict[str, float] = {}
        self._reaches: dict[int, _Reach] = {}
        self._by_stem = self._names_by_stem()

    def weight(self, particular: str) -> float:
        """How much it says that two statements share this."""
        found = self._weights.get(particular)
        if found is None:
            found = self._weights[particular] = self.index.rarity(particular) * self._telling(particular)
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

    def matter(self, place: Place) -> Shared:
        """What a statement is about: its own particulars, the weightiest first, as if all were shared."""
        return self.compare(place, place)

    def sought(self, earlier: Place) -> dict[str, float]:
        """What a later statement can share with an earlier one, with the most that each particular can weigh."""
        tells = earlier.outline.recurring
        return {
            each: self.weight(each) * reach * tells.get(each, 1.0)
            for each, reach in self._reach(earlier).sought.items()
        }

    def compare(self, earlier: Place, later: Place) -> Shared:
        """What a later statement shares with an earlier one."""
        here, there = self._reach(earlier), self._reach(later)
        told, found = earlier.outline.recurring, {}
        retold = later.outline.recurring
        for each in (here.sought.keys() & there.offered.keys()) - (here.described & there.described):
            tells = min(told.get(each, 1.0), retold.get(each, 1.0))
            found[each] = self.weight(each) * tells * min(here.sought[each], there.offered[each])
        total = sum(sorted(found.values()))
        order = sorted(found, key=lambda each: (-found[each], each))
        own = sum(found[each] for each in order if each in here.own)
        return Shared(
            weight=total,
            coverage=total / here.weight if here.weight else 0.0,
            own=own / total if total else 0.0,
            because=tuple(each for each in order if "/" not in each),
            things=tuple(Ref(each) for each in order if "/" in each),
        )

    def _reach(self, place: Place) -> _Reach:
        """How near to a statement's own words each of its particulars stands; kept for the next comparison."""
        found = self._reaches.get(place.number)
        if found is None:
            if len(self._reaches) >= _KEPT:
                self._reaches.clear()
            found = self._reaches[place.number] = self._new_reach(place)
        return found

    def _new_reach(self, place: Place) -> _Reach:
        entry, people = place.entry, [ref for ref in place.bound if ref.startswith("person/")]
        told, beside = place.things.union(entry.own), place.things_beside.union(entry.beside)
        sought = _nearest((_TARGET_BESIDE, beside), (1.0, told), (1.0, people))
        before = place.things_before.union(entry.before)
        offered = _nearest((_FURTHER, entry.further), (_BEFORE, before), (_BESIDE, beside), (1.0, told))
        named = place.things | place.things_beside
        described, redescribed = self._described(sought, named), self._described(offered, named | place.things_before)
        tells = place.outline.recurring
        return _Reach(
            sought=described | sought,
            offered=redescribed | offered,
            described=frozenset(described) | frozenset(redescribed),
            own=told.union(described, people),
            weight=sum(self.weight(each) * tells.get(each, 1.0) for each in sorted(told)),
        )

    def _described(self, reach: Mapping[str, float], named: Collection[str]) -> dict[str, float]:
        """Things that are not named, but told in the words of their name, with how near these stand."""
        found: dict[str, float] = {}
        for first in reach:
            for thing, stems in self._by_stem.get(first, ()):
                least = min(reach.get(each, 0.0) for each in stems)
                if least and thing not in named:
                    found[thing] = max(found.get(thing, 0.0), _DESCRIBED * least)
        return found

    def _names_by_stem(self) -> dict[str, list[tuple[Ref, frozenset[str]]]]:
        """The names of things that have words enough to tell them, by the rarest of their words."""
        found: dict[str, list[tuple[Ref, frozenset[str]]]] = {}
        keys_of = self.index.names.keys
        bodies = {words[0] for body in self._bodies for words in keys_of.get(body, ()) if len(words) == 1}
        for thing, keys in keys_of.items():
            if thing not in self._bodies:
                for words in keys:
                    stems = frozenset(stem(word) for word in words if word not in LINKING and word not in bodies)
                    if len(stems) >= _ENOUGH_WORDS:
                        rarest = max(stems, key=lambda each: (self.weight(each), each))
                        found.setdefault(rarest, []).append((thing, stems))
        return found


def _nearest(*parts: tuple[float, Iterable[str]]) -> dict[str, float]:
    """Each particular with how near it stands, the parts given from the farthest to the nearest."""
    return {each: reach for reach, some in parts for each in some}


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
