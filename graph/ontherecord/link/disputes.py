"""Where one speaker rejects what another says. Nobody is held to be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ontherecord.link.candidates import candidates
from ontherecord.link.entries import Entry
from ontherecord.link.index import Index, Place
from ontherecord.link.likeness import Scale, Shared

_NO_CLAIM = frozenset(["Question", "Apology", "Commitment"])
"""Kinds that claim nothing that could be disputed."""
_ENOUGH, _COVERED = 1.2, 0.35
"""What a rejection must share with what it rejects, in words as `Scale` weighs them; and the least part of its own."""
_SEVERAL = 3
"""Words that must be shared at least: one says more of the topic than of what is rejected."""
_QUOTED = 0.4
"""The same of another rejection, and of what somebody else says than the one whose word is rejected: so much is shared
where one quotes the other."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two statements of different speakers that differ."""

    one: Place
    other: Place
    shared: Shared
    confidence: Decimal


def disputes(index: Index, scale: Scale) -> list[Dispute]:
    """All rejections of what is said in some document, the rejection first; each pair once, in order."""
    found: dict[tuple[int, int], Dispute] = {}
    for number in range(len(index)):
        entry = index.entry(number)
        if entry.kind == "Disagreement":
            place = index.place(number)
            each = [*_rejected_before(index, scale, place), *_rejected(index, scale, place)]
            for dispute in each:
                pair = sorted((dispute.one.number, dispute.other.number))
                found.setdefault((pair[0], pair[1]), dispute)
    return [found[pair] for pair in sorted(found)]


def differ(index: Index, one: Place, other: Place) -> bool:
    """Whether two statements have different speakers, neither of whom speaks for the other."""
    circle = index.families.circle
    return not (one.speakers & other.speakers or circle(one.speakers) & circle(other.speakers))


def _is_claim(entry: Entry) -> bool:
    return entry.kind not in _NO_CLAIM


def _rejected_before(index: Index, scale: Scale, place: Place) -> Iterator[Dispute]:
    """What another says in the same sentence, or in the one that a rejection leans on (“We reject that”)."""
    for other in index.beside(place, {place.entry.sentence, place.entry.leans_on}):
        if other.entry.kind in _NO_CLAIM or other.entry.kind == "Disagreement" or _is_unnamed(place, other):
            continue
        if differ(index, place, other):
            yield Dispute(place, other, scale.matter(other), Decimal("0.8"))


def _is_unnamed(*places: Place) -> bool:
    """Whether one of the speakers has no name (“nobody disputes the facts”)."""
    return any(ref.startswith("unnamed/") for place in places for ref in place.speakers)


def _rejected(index: Index, scale: Scale, place: Place) -> Iterator[Dispute]:
    """What a rejection shares its matter with: of all that others say, what it fits best."""
    fitting: list[tuple[float, int, Dispute]] = []
    for other in candidates(scale, place, index.of_body(place), _ENOUGH, _is_claim):
        if not differ(index, place, other):
            continue
        shared = scale.compare(place, other)
        answered = other.entry.kind != "Disagreement" and _is_addressed(index, place, other)
        covered = _COVERED if answered else _QUOTED
        matter = sum(map(scale.weight, shared.because))
        if matter >= _ENOUGH and shared.coverage >= covered and len(shared.because) >= _SEVERAL:
            fitting.append((-matter, other.number, Dispute(place, other, shared, Decimal("0.7"))))
    return (dispute for _, _, dispute in sorted(fitting, key=lambda each: each[:2])[:1])


def _is_addressed(index: Index, place: Place, other: Place) -> bool:
    """Whether a rejection that says whose word it rejects means this statement's speaker or source."""
    meant = {index.names.settled(place.outline.path, ref) for ref in place.entry.responds_to}
    if not meant:
        return True
    return bool(meant & (index.families.circle(other.speakers) | other.things | other.things_beside | other.bound))
