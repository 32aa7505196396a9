"""Where two speakers differ: a statement rejected by another, two figures for one thing. Nobody is held to be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ontherecord.link.candidates import candidates
from ontherecord.link.entries import Entry, Figures
from ontherecord.link.index import Index, Place
from ontherecord.link.likeness import Scale, Shared
from ontherecord.link.particulars import stem
from ontherecord.link.whose import is_later

_NO_CLAIM = frozenset(["Question", "Apology", "Commitment"])
"""Kinds that claim nothing that could be disputed."""
_ENOUGH, _COVERED = 1.2, 0.3
"""What a rejection must share with what it rejects, as `Scale` weighs it; and the least part of its own words."""
_QUOTED = 0.6
"""The same of somebody else than the one whose word is rejected: so much is shared where one quotes the other."""
_ENOUGH_FIGURES = 0.5
"""What two figures must share beside their unit, both being told as what ought to be or can be borne."""
_APART = Decimal("0.1")
"""Figures that differ by no more than this part are one."""
_ONE_SCALE = 3
"""A figure so many times another is of something else."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two statements of different speakers that differ."""

    one: Place
    other: Place
    shared: Shared
    confidence: Decimal


def disputes(index: Index, scale: Scale) -> list[Dispute]:
    """All disagreements, the later statement first; in the order of the statements, each pair once."""
    found: dict[tuple[int, int], Dispute] = {}
    for number in range(len(index)):
        entry = index.entry(number)
        if entry.kind == "Disagreement":
            place = index.place(number)
            each = [*_rejected_before(index, scale, place), *_rejected(index, scale, place)]
        elif _is_norm(entry):
            each = list(_other_figures(index, scale, index.place(number)))
        else:
            continue
        for dispute in each:
            pair = min(dispute.one.number, dispute.other.number), max(dispute.one.number, dispute.other.number)
            found.setdefault(pair, dispute)
    return [found[pair] for pair in sorted(found)]


def _differ(index: Index, one: Place, other: Place) -> bool:
    """Whether two statements have different speakers, neither of whom speaks for the other."""
    circle = index.families.circle
    return not (one.speakers & other.speakers or circle(one.speakers) & circle(other.speakers))


def _is_norm(entry: Entry) -> bool:
    """Whether it gives a figure for what ought to be or can be borne."""
    return entry.figures is not None and "norm" in entry.says


def _is_claim(entry: Entry) -> bool:
    return entry.kind not in _NO_CLAIM


def _rejected_before(index: Index, scale: Scale, place: Place) -> Iterator[Dispute]:
    """What another says in the same sentence, or in the one that a rejection leans on (“We reject that”)."""
    for other in index.beside(place, {place.entry.sentence, place.entry.leans_on}):
        if other.entry.kind in _NO_CLAIM or other.entry.kind == "Disagreement" or _is_unnamed(place, other):
            continue
        if _differ(index, place, other):
            yield Dispute(place, other, scale.matter(other), Decimal("0.8"))


def _is_unnamed(*places: Place) -> bool:
    """Whether one of the speakers has no name (“nobody disputes the facts”)."""
    return any(ref.startswith("unnamed/") for place in places for ref in place.speakers)


def _rejected(index: Index, scale: Scale, place: Place) -> Iterator[Dispute]:
    """What a rejection shares its matter with: of all that others say, what it fits best."""
    fitting: list[tuple[float, int, Dispute]] = []
    for other in candidates(scale, place, index.of_body(place), _ENOUGH, _is_claim):
        if not _differ(index, place, other):
            continue
        shared = scale.compare(place, other)
        answered = other.entry.kind != "Disagreement" and _is_addressed(index, place, other)
        covered = _COVERED if answered else _QUOTED
        if shared.weight >= _ENOUGH and shared.coverage >= covered and len(shared.because) > 1:
            fitting.append((-shared.weight, other.number, Dispute(place, other, shared, Decimal("0.7"))))
    return (dispute for _, _, dispute in sorted(fitting, key=lambda each: each[:2])[:1])


def _is_addressed(index: Index, place: Place, other: Place) -> bool:
    """Whether a rejection that says whose word it rejects means this statement's speaker or source."""
    meant = {index.names.settled(place.outline.path, ref) for ref in place.entry.responds_to}
    if not meant:
        return True
    return bool(meant & (index.families.circle(other.speakers) | other.things | other.things_beside | other.bound))


def _other_figures(index: Index, scale: Scale, place: Place) -> Iterator[Dispute]:
    """Other speakers' figures for the same thing."""
    for other in candidates(scale, place, index.of_body(place), _ENOUGH_FIGURES, _is_norm):
        if not other.entry.figures or not place.entry.figures:
            continue
        if not _apart(place.entry.figures, other.entry.figures) or not _differ(index, place, other):
            continue
        shared = _beside_unit(scale.compare(place, other), place.entry.figures)
        if sum(map(scale.weight, shared.because)) >= _ENOUGH_FIGURES:
            later, earlier = (other, place) if is_later(other, place) else (place, other)
            yield Dispute(later, earlier, shared, Decimal("0.7"))


def _apart(one: Figures, other: Figures) -> bool:
    """Whether two figures of one unit and scale differ: neither lies within the other's range."""
    if not one.unit or one.unit != other.unit:
        return False
    low, high = one.value, one.high or one.value
    least, most = other.value, other.high or other.value
    if high * (1 + _APART) >= least and most * (1 + _APART) >= low:
        return False
    return max(high, most) <= _ONE_SCALE * min(low, least)


def _beside_unit(shared: Shared, figures: Figures) -> Shared:
    """What is shared besides the unit and numbers."""
    unit = set(map(stem, figures.unit.split()))
    return replace(shared, because=tuple(each for each in shared.because if each[0] != "#" and each not in unit))
