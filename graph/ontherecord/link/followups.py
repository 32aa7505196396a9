"""What came of it: later statements that report the outcome of a commitment, a recommendation or a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from ontherecord.facts import Voice
from ontherecord.link.index import Index, Place
from ontherecord.link.likeness import Scale, Shared

_TARGETS = frozenset(["Commitment", "Recommendation", "Finding"])
_NEVER = frozenset(["Commitment", "Recommendation", "Question"])
"""Kinds that report no outcome: a new undertaking is none."""
_FIGURES = frozenset(["Finding", "Statistic", "Rating"])
"""Kinds that report an outcome in its words or in those of the same act; others but Progress in its words only."""
_OUTCOMES = frozenset(["delivered", "under_way", "late", "missed", "dropped"])

_ENOUGH = {"Commitment": 1.05, "Recommendation": 1.15, "Finding": 1.6, "Progress": 1.6}
"""What a later statement must share with an earlier one of each kind, as `Scale` weighs it."""
_COVERED, _COVERED_VAGUE = 0.15, 0.3
"""Of the earlier one's own words, the least part that must be shared: of an act that one could check, of an effort."""
_HEADED = 0.7
"""Of both, what is enough below a heading that says that outcomes follow (“What we have done”)."""
_OWN_SHARE = 0.35
"""What a later statement must share in addition, beside what it shares with an earlier one that it fits better."""
_AS_GOOD = 0.75
"""An earlier statement that fits this well, measured by the best, is followed up, too."""
_OFTEN_NAMED, _NAMED = 0.9, 0.8
"""What sharing tells where the later sentence names nobody and its document names the body again and again, or once."""
_SURE = 2.6
"""Weight from which no more is needed."""


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
        earlier = index.place(number)
        if _has_outcome(earlier):
            for found in _of_one(index, scale, earlier):
                held = by_sentence[found.later.outline.path, found.later.entry.sentence]
                if number not in held or _rank(held[number]) < _rank(found):
                    held[number] = found
    kept = [found for held in by_sentence.values() for found in _best(held.values())]
    return sorted(kept, key=lambda found: (found.earlier.number, found.later.number))


def _has_outcome(earlier: Place) -> bool:
    """Whether something can come of it: it is to be done, is found wanting, or is told to be under way."""
    entry = earlier.entry
    under_way = entry.kind == "Progress" and "under_way" in entry.says
    return (entry.kind in _TARGETS or under_way) and entry.voice is not Voice.COMMENT


def _rank(found: FollowUp) -> tuple[float, bool, int]:
    """Of several statements of one sentence the one that says most of the outcome."""
    return round(found.shared.weight, 6), found.later.entry.kind == "Progress", -found.later.number


def _of_one(index: Index, scale: Scale, earlier: Place) -> Iterator[FollowUp]:
    for number in index.near(earlier):
        later = index.place(number)
        if not _may_report(later) or not is_later(later, earlier):
            continue
        nearness = same_body(index, earlier, later)
        if not nearness:
            continue
        shared = scale.compare(earlier, later)
        weight = shared.weight * nearness
        ease = _HEADED if later.entry.says_above & _OUTCOMES else 1.0
        enough, covered = _ENOUGH[earlier.entry.kind] * ease, _least(earlier) * ease
        if _several(shared) and weight >= enough and shared.coverage >= covered and _says_so(later, scale, shared):
            yield FollowUp(later, earlier, shared, _confidence(weight))


def _several(shared: Shared) -> bool:
    """Whether more than one word is shared."""
    return len(shared.because) + len(shared.things) > 1


def _least(earlier: Place) -> float:
    return _COVERED_VAGUE if earlier.entry.vague else _COVERED


def _may_report(later: Place) -> bool:
    entry = later.entry
    if entry.kind in _NEVER or entry.voice is Voice.COMMENT:
        return False
    said = entry.says & _OUTCOMES
    if "promised" in entry.says and not said:
        return False
    return entry.kind == "Progress" or entry.kind in _FIGURES or bool(said)


def is_later(later: Place, earlier: Place) -> bool:
    """Whether a statement's document is certainly of a later date than another's."""
    after, before = later.outline.date, earlier.outline.date
    return bool(after and before and after.earliest > before.latest)


def same_body(index: Index, earlier: Place, later: Place) -> float:
    """How sure it is that two statements are of the same body's doings: 1, less, or 0 where they are not.

    The later one's document names the earlier one's body, or it would be no candidate.
    """
    families, names, path = index.families, index.names, later.outline.path
    bound = families.circle(earlier.bound)
    told = later.speakers | later.bound | {names.settled(path, ref) for ref in later.entry.about}
    if "mine" in earlier.entry.says and "ours" not in earlier.entry.says and not bound & told:
        return 0.0
    before = {names.settled(path, ref) for ref in later.entry.about_before}
    if bound & (families.circle(told) | before):
        return 1.0
    if "ours" in later.entry.says:
        return 0.0
    often = {names.settled(path, ref) for ref in later.outline.often}
    return _OFTEN_NAMED if bound & often else _NAMED


def _says_so(later: Place, scale: Scale, shared: Shared) -> bool:
    """Whether the later sentence has an outcome, or a good part of what is shared, in its own words."""
    entry = later.entry
    if entry.says & _OUTCOMES:
        return True
    if entry.kind in _FIGURES and not any(each.startswith("=") for each in shared.because):
        return False
    own = {*later.own, *later.beside, *later.things}
    in_own = sum(scale.weight(each) for each in (*shared.because, *shared.things) if each in own)
    return in_own >= _OWN_SHARE * shared.weight or (entry.kind == "Progress" and bool(entry.says_before & _OUTCOMES))


def _best(found: Iterable[FollowUp]) -> Iterator[FollowUp]:
    """Of all that one sentence may follow up the best, what is as good, and what has reasons of its own."""
    ranked = sorted(found, key=lambda each: (-_fit(each), each.earlier.number))
    explained: set[str] = set()
    for each in ranked:
        particulars = {*each.shared.because, *each.shared.things}
        if not explained or _fit(each) >= _AS_GOOD * _fit(ranked[0]) or _beyond(each, explained) >= _OWN_SHARE:
            yield each
            explained |= particulars


def _beyond(found: FollowUp, explained: set[str]) -> float:
    """What is shared beside what a better follow-up shares already, in the weight of its parts."""
    parts = (*found.shared.because, *found.shared.things)
    return found.shared.weight * sum(part not in explained for part in parts) / max(1, len(parts))


def _fit(found: FollowUp) -> float:
    return found.shared.weight * sqrt(found.shared.coverage)


def _confidence(weight: float) -> Decimal:
    """One of three steps."""
    if weight >= _SURE:
        return Decimal("0.9")
    return Decimal("0.8") if weight >= (_SURE + 1) / 2 else Decimal("0.7")
