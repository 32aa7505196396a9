"""Which statements can share enough with another: looked up by what it has, never all compared."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from ontherecord.link.entries import Entry
from ontherecord.link.index import Place
from ontherecord.link.likeness import Scale

_RARE = 0.3
"""What must be shared of particulars that are rare enough to be looked up, as `Scale` weighs it."""


def candidates(
    scale: Scale, place: Place, documents: Collection[int], enough: float, fits: Callable[[Entry], bool]
) -> Iterator[Place]:
    """The statements of some documents that can share enough with this one, and that fit, in order.

    The weightiest particulars are looked up, until the others together weigh less than enough: what shares only those
    is none. What is too common to be looked up counts as shared.
    """
    found: dict[int, float] = {}
    sought = sorted(scale.sought(place).items(), key=lambda item: (-item[1], item[0])) if documents else []
    rest = sum(weight for _, weight in reversed(sought))
    common = 0.0
    for particular, weight in sought:
        if rest + common < enough:
            break
        rest -= weight
        numbers = scale.index.having(particular, documents)
        if numbers is None:
            common += weight
            continue
        for number in numbers:
            found[number] = found.get(number, 0.0) + weight
    least = max(enough - rest - common, _RARE)
    for number in sorted(found):
        if found[number] >= least and number != place.number and fits(scale.index.entry(number)):
            yield scale.index.place(number)
