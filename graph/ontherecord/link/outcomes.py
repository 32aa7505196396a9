"""Which statements something can come of, and which report what came of it."""

from __future__ import annotations

from ontherecord.facts import Voice
from ontherecord.link.entries import Entry
from ontherecord.link.index import Place
from ontherecord.link.likeness import Scale, Shared
from ontherecord.link.signs import OUTCOME, Sign

_TARGETS = frozenset(["Commitment", "Recommendation", "Finding"])
_NEVER = frozenset(["Commitment", "Recommendation", "Question"])
"""Kinds that report no outcome: a new undertaking is none."""
_FIGURES = frozenset(["Finding", "Statistic", "Rating"])
"""Kinds that report an outcome in its words or in those of the same act; others but Progress in its words only."""
_OWN_SHARE, _OWN_FIGURE = 0.35, 0.6
"""The part of what is shared that must stand in the later sentence itself where it says no outcome; of a figure, where
it does not tell of the same act either."""
_TOLD_TO_BE = frozenset(["Progress", "Finding", "Answer"])
"""Kinds that may tell that a thing that was to be set up is there."""
_SET_UP = "=begin"


def can_have_outcome(entry: Entry) -> bool:
    """Whether something can come of it: it is to be done, is found wanting, or is told to be under way."""
    under_way = entry.kind == "Progress" and bool(entry.says & Sign.UNDER_WAY)
    return (entry.kind in _TARGETS or under_way) and entry.voice is not Voice.COMMENT


def may_report(entry: Entry) -> bool:
    """Whether a statement may report an outcome at all."""
    if entry.kind in _NEVER or entry.voice is Voice.COMMENT:
        return False
    return not entry.says & Sign.PROMISED or bool(entry.says & OUTCOME)


def reports(later: Place, scale: Scale, shared: Shared) -> bool:
    """Whether a statement reports the outcome of another that it shares so much with."""
    entry = later.entry
    if entry.kind != "Progress" and entry.kind not in _FIGURES:
        return bool(entry.says & OUTCOME)
    if (entry.says | entry.says_above) & OUTCOME or (entry.kind == "Statistic" and entry.says & Sign.PARTIAL):
        return True
    here = {*entry.own, *entry.beside, *later.things, *later.things_beside}
    particulars = (*shared.because, *shared.things)
    part = sum(scale.weight(each) for each in particulars if each in here) / (shared.weight or 1.0)
    if entry.kind == "Progress":
        return part >= _OWN_SHARE or bool(entry.says_before & OUTCOME)
    if any(each.startswith("=") for each in shared.because):
        return part >= _OWN_SHARE
    return entry.kind == "Statistic" and part >= _OWN_FIGURE


def tells_that_it_is_there(later: Place, earlier: Place, shared: Shared) -> bool:
    """Whether a statement names, as one that is there, a thing that was to be set up."""
    named = later.things.intersection(shared.things)
    return _SET_UP in earlier.entry.own and later.entry.kind in _TOLD_TO_BE and bool(named)
