"""The same undertaking made again, weakened, put off or widened: a later one of the same body on the same matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from ontherecord.dates import Date
from ontherecord.facts import Term, Voice
from ontherecord.link.candidates import candidates
from ontherecord.link.entries import Entry
from ontherecord.link.index import Index, Place
from ontherecord.link.likeness import Scale, Shared
from ontherecord.link.whose import same_body

_ENOUGH = 0.9
"""What two undertakings must share, as `Scale` weighs it."""
_LEAST, _COVERED = 0.22, 0.3
"""The least part of the words that must be shared: of either, and of both as their geometric mean. A new undertaking on
the same topic is no restatement."""
_OWN = 0.5
"""The part of what is shared that must be of the own words of each."""
_AS_GOOD = 0.9
"""An earlier undertaking that fits this well, measured by the best, is restated, too."""
_SURE = 2.4
"""Weight from which no more is needed."""


@dataclass(frozen=True, slots=True)
class Restatement:
    """A commitment made again, and how it differs from the earlier one."""

    later: Place
    earlier: Place
    shared: Shared
    drift: tuple[Term, ...]
    confidence: Decimal


def restatements(index: Index, scale: Scale) -> list[Restatement]:
    """All restatements, in the order of the earlier commitment, then of the later."""
    by_later: dict[int, list[Restatement]] = {}
    for number in range(len(index)):
        if _is_undertaking(index.entry(number)):
            for found in _of_one(index, scale, index.place(number)):
                by_later.setdefault(found.later.number, []).append(found)
    kept = [found for held in by_later.values() for found in _best(held)]
    return sorted(kept, key=lambda found: (found.earlier.number, found.later.number))


def _is_undertaking(entry: Entry) -> bool:
    return entry.kind == "Commitment" and entry.voice is not Voice.COMMENT


def _of_one(index: Index, scale: Scale, earlier: Place) -> Iterator[Restatement]:
    for later in candidates(scale, earlier, index.later(earlier), _ENOUGH, _is_undertaking):
        if same_body(index, earlier, later) < 1:
            continue
        shared, back = scale.compare(earlier, later), scale.compare(later, earlier)
        if shared.weight >= _ENOUGH and _is_covered(shared, back):
            confidence = Decimal("0.9") if shared.weight >= _SURE else Decimal("0.7")
            yield Restatement(later, earlier, shared, drift(earlier, later), confidence)


def _is_covered(one: Shared, other: Shared) -> bool:
    """Whether enough of the own words of both is shared, and more of them than of what stands beside."""
    covered = one.coverage, other.coverage
    return min(covered) >= _LEAST and sqrt(covered[0] * covered[1]) >= _COVERED and min(one.own, other.own) >= _OWN


def _best(found: list[Restatement]) -> Iterator[Restatement]:
    best = max(each.shared.weight for each in found)
    return (each for each in found if each.shared.weight >= _AS_GOOD * best)


def drift(earlier: Place, later: Place) -> tuple[Term, ...]:
    """How an undertaking made again differs: in its force, and in its time."""
    found = [*_of_force(earlier, later), *_of_time(earlier.entry.due, later.entry.due)]
    return tuple(Term(name) for name in found) or (Term("Same"),)


def _of_force(earlier: Place, later: Place) -> Iterator[str]:
    """Stronger or weaker: a firmer word outweighs a more exact act."""
    before = earlier.entry.strength, not earlier.entry.vague
    after = later.entry.strength, not later.entry.vague
    if after != before:
        yield "Stronger" if after > before else "Weaker"


def _of_time(before: Date | None, after: Date | None) -> Iterator[str]:
    """Sooner or later, where the days that each can mean are apart."""
    if before and after and after.earliest > before.latest:
        yield "Later"
    elif before and after and after.latest < before.earliest:
        yield "Sooner"
