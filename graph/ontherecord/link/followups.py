"""What came of it: later statements that report the outcome of a commitment, a recommendation or a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from ontherecord.link.candidates import candidates
from ontherecord.link.index import Index, Place
from ontherecord.link.likeness import Scale, Shared
from ontherecord.link.outcomes import can_have_outcome, may_report, reports, tells_that_it_is_there
from ontherecord.link.signs import OUTCOME
from ontherecord.link.whose import same_body

_ENOUGH = {"Commitment": 0.95, "Recommendation": 1.15, "Finding": 1.6, "Progress": 1.6}
"""What a later statement must share with an earlier one of each kind, as `Scale` weighs it."""
_COVERED, _COVERED_VAGUE = 0.15, 0.3
"""Of the earlier one's own words, the least part that must be shared: of an act that one could check, of an effort."""
_HEADED = 0.7
"""Of both, what is enough below a heading that says that outcomes follow (“What we have done”)."""
_OWN_WORDS = 0.5
"""The part of what is shared that must be of the earlier one's own words, unless it is a named thing or much."""
_MUCH = 1.6
_BEYOND = 0.35
"""What must be shared besides what a better follow-up of the same sentence shares, as `Scale` weighs it."""
_AS_GOOD = 0.75
"""An earlier statement that fits this well, measured by the best, is followed up, too."""
_SURE, _LIKELY = 2.6, 1.8
"""Weights from which the confidence is 0.9 and 0.8; below it is 0.7."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later statement that reports the outcome of an earlier one."""

    later: Place
    earlier: Place
    shared: Shared
    confidence: Decimal


def follow_ups(index: Index, scale: Scale) -> list[FollowUp]:
    """All follow-ups, in the order of the earlier statement, then of the later."""
    by_sentence: defaultdict[tuple[str, int], dict[int, FollowUp]] = defaultdict(dict)
    for number in range(len(index)):
        if can_have_outcome(index.entry(number)):
            earlier = index.place(number)
            for found in _of_one(index, scale, earlier):
                held = by_sentence[found.later.outline.path, found.later.entry.sentence]
                if number not in held or _rank(held[number]) < _rank(found):
                    held[number] = found
    kept = [found for held in by_sentence.values() for found in _best(held.values())]
    return sorted(kept, key=lambda found: (found.earlier.number, found.later.number))


def _rank(found: FollowUp) -> tuple[float, bool, int]:
    """Of several statements of one sentence the one that says most of the outcome."""
    return round(found.shared.weight, 6), found.later.entry.kind == "Progress", -found.later.number


def _of_one(index: Index, scale: Scale, earlier: Place) -> Iterator[FollowUp]:
    """What reports its outcome; and of each document that reports none, what best tells that a thing is there."""
    reported: set[str] = set()
    there: dict[str, FollowUp] = {}
    for found in _enough(index, scale, earlier):
        path = found.later.outline.path
        if reports(found.later, scale, found.shared):
            reported.add(path)
            yield found
        elif tells_that_it_is_there(found.later, earlier, found.shared):
            there[path] = max(there.get(path, found), found, key=lambda each: each.shared.weight)
    yield from (found for path, found in sorted(there.items()) if path not in reported)


def _enough(index: Index, scale: Scale, earlier: Place) -> Iterator[FollowUp]:
    """Later statements of the same body that share enough with an earlier one."""
    least = _ENOUGH[earlier.entry.kind] * (_HEADED if earlier.entry.kind == "Commitment" else 1.0)
    for later in candidates(scale, earlier, index.later(earlier), least, may_report):
        nearness = same_body(index, earlier, later)
        shared = scale.compare(earlier, later) if nearness else None
        if shared and _is_enough(earlier, later, shared, nearness):
            yield FollowUp(later, earlier, shared, _confidence(shared.weight * nearness))


def _is_enough(earlier: Place, later: Place, shared: Shared, nearness: float) -> bool:
    entry = earlier.entry
    headed = entry.kind == "Commitment" and bool(later.entry.says_above & OUTCOME)
    ease = _HEADED if headed else 1.0
    if shared.weight * nearness < _ENOUGH[entry.kind] * ease:
        return False
    if shared.coverage < (_COVERED_VAGUE if entry.vague else _COVERED) * ease:
        return False
    if len(shared.because) + len(shared.things) < 2:
        return False
    named = any(not ref.startswith(("organisation/", "person/")) for ref in shared.things)
    return named or shared.own >= _OWN_WORDS or shared.weight >= _MUCH


def _best(found: Iterable[FollowUp]) -> Iterator[FollowUp]:
    """Of all that one sentence may follow up the best, what is as good, and what has reasons of its own."""
    ranked = sorted(found, key=lambda each: (-_fit(each), each.earlier.number))
    explained: set[str] = set()
    for each in ranked:
        if not explained or _fit(each) >= _AS_GOOD * _fit(ranked[0]) or _beyond(each, explained) >= _BEYOND:
            yield each
            explained |= {*each.shared.because, *each.shared.things}


def _beyond(found: FollowUp, explained: set[str]) -> float:
    """What is shared besides what a better follow-up shares already, in the weight of its parts."""
    parts = (*found.shared.because, *found.shared.things)
    return found.shared.weight * sum(part not in explained for part in parts) / max(1, len(parts))


def _fit(found: FollowUp) -> float:
    return found.shared.weight * sqrt(found.shared.coverage)


def _confidence(weight: float) -> Decimal:
    if weight >= _SURE:
        return Decimal("0.9")
    return Decimal("0.8") if weight >= _LIKELY else Decimal("0.7")
