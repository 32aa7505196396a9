"""Where two speakers give different figures for what ought to be or can be borne, such as a safe caseload."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ontherecord.link.disputes import Dispute, differ
from ontherecord.link.entries import Entry, Figures
from ontherecord.link.index import Index, Place
from ontherecord.link.likeness import Scale, Shared
from ontherecord.link.particulars import stem
from ontherecord.link.signs import Sign
from ontherecord.link.whose import is_later

_ENOUGH, _ENOUGH_WORDS = 0.35, 0.7
"""What two figures must share beside their unit, as `Scale` has it: with a meaning (“caseload”) among it; without."""
_APART = Decimal("0.1")
"""Figures that differ by no more than this part are one."""
_ONE_SCALE = 3
"""A figure so many times another is of something else."""
_MOST = 64
"""Figures of one unit that are compared with each, the nearest by document and place."""


def disputed_figures(index: Index, scale: Scale) -> list[Dispute]:
    """All pairs of such figures, the later first; in the order of the statements."""
    by_unit: defaultdict[str, list[int]] = defaultdict(list)
    for number in range(len(index)):
        entry = index.entry(number)
        if entry.figures and _is_norm(entry):
            by_unit[entry.figures.unit].append(number)
    found = [each for numbers in by_unit.values() for each in _of_unit(index, scale, numbers)]
    return sorted(found, key=lambda each: (each.other.number, each.one.number))


def _is_norm(entry: Entry) -> bool:
    """Whether it gives a figure of something for what ought to be or can be borne."""
    return bool(entry.figures and entry.figures.unit and entry.says & Sign.NORM)


def _of_unit(index: Index, scale: Scale, numbers: Sequence[int]) -> Iterator[Dispute]:
    for at, number in enumerate(numbers):
        one = index.place(number)
        for other in map(index.place, numbers[at + 1 : at + 1 + _MOST]):
            shared = _shared(index, scale, one, other)
            if shared:
                later, earlier = (one, other) if is_later(one, other) else (other, one)
                yield Dispute(later, earlier, shared, Decimal("0.7"))


def _shared(index: Index, scale: Scale, one: Place, other: Place) -> Shared | None:
    """What two figures share, where they differ and are for the same thing of the same body."""
    mine, theirs = one.entry.figures, other.entry.figures
    if not mine or not theirs or not _apart(mine, theirs) or not differ(index, one, other):
        return None
    bodies = index.families.circle(one.bound | one.things_beside | one.publisher)
    if not bodies & index.families.circle(other.bound | other.things_beside | other.publisher):
        return None
    unit = set(map(stem, mine.unit.split()))
    shared = scale.compare(one, other)
    because = tuple(each for each in shared.because if each[0] != "#" and each not in unit)
    same_act = any(each[0] == "=" for each in because)
    enough = _ENOUGH if same_act else _ENOUGH_WORDS
    return replace(shared, because=because) if sum(map(scale.weight, because)) >= enough else None


def _apart(one: Figures, other: Figures) -> bool:
    """Whether two figures of one scale differ: neither lies within the other's range."""
    low, high = one.value, one.high or one.value
    least, most = other.value, other.high or other.value
    if high * (1 + _APART) >= least and most * (1 + _APART) >= low:
        return False
    return max(high, most) <= _ONE_SCALE * min(low, least)
