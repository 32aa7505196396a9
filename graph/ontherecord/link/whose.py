"""Whether two statements are of the same body's doings, and which of them is later."""

from __future__ import annotations

from ontherecord.link.index import Index, Place
from ontherecord.link.signs import Sign

_OF_PUBLISHER, _OFTEN_NAMED, _NAMED = 0.9, 0.95, 0.9
"""What sharing tells where the later sentence is of the body that published the earlier, or names nobody and its
document names the body again and again, or once."""


def is_later(later: Place, earlier: Place) -> bool:
    """Whether a statement's document is certainly of a later date than another's."""
    after, before = later.outline.date, earlier.outline.date
    return bool(after and before and after.earliest > before.latest)


def same_body(index: Index, earlier: Place, later: Place) -> float:
    """How sure it is that two statements are of the same body's doings: 1, less, or 0 where they are not.

    The later one's document names the earlier one's body, speaker or publisher, or it would be no candidate.
    """
    families, names, path = index.families, index.names, later.outline.path
    bound = families.circle(earlier.bound)
    told = later.speakers | later.bound | {names.settled(path, ref) for ref in later.entry.about_beside}
    if _is_personal(earlier) and not bound & told:
        return 0.0
    told = families.circle(told) | {names.settled(path, ref) for ref in later.entry.about_before}
    if bound & told:
        return 1.0
    if earlier.entry.kind == "Commitment" and earlier.publisher & told:
        return _OF_PUBLISHER
    if later.entry.says & Sign.OURS:
        return 0.0
    often = {names.settled(path, ref) for ref in later.outline.often}
    if bound & often:
        return _OFTEN_NAMED
    meant = bound | families.circle(earlier.speakers) if earlier.entry.kind == "Commitment" else bound
    return _NAMED if index.is_named(meant, later) else 0.0


def _is_personal(earlier: Place) -> bool:
    """Whether one person undertakes something alone: I shall."""
    says = earlier.entry.says
    alone = says & Sign.MINE and not says & Sign.OURS
    return bool(alone) and all(ref.startswith("person/") for ref in earlier.bound)
