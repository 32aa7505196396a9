"""Which format a client gets: what its Accept header likes best of what there is (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence

ANY = "*/*"


def negotiate(accept: str, offered: Sequence[str]) -> str | None:
    """The media type of `offered`, the server's favourite first, that the header likes best; None where it takes none.

    A range that cannot be read counts for nothing. No header takes everything.
    """
    ranges = [found for found in map(_range, accept.split(",")) if found] if accept.strip() else [(ANY, 1.0)]
    best, media = max(((_quality(media, ranges), media) for media in offered), key=lambda pair: pair[0])
    return media if best > 0 else None


def _range(text: str) -> tuple[str, float] | None:
    """A media range and its weight."""
    media, *parameters = (part.strip().lower() for part in text.split(";"))
    kind, slash, subtype = media.partition("/")
    if not (kind and slash and subtype):
        return None
    weights = [value for name, _, value in (p.partition("=") for p in parameters) if name.strip() == "q"]
    try:
        weight = float(weights[0]) if weights else 1.0
    except ValueError:
        return None
    return (media, weight) if 0 <= weight <= 1 else None


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The weight of the most specific range that fits."""
    kind = media.partition("/")[0]
    for fitting in (media, f"{kind}/*", ANY):
        weights = [weight for found, weight in ranges if found == fitting]
        if weights:
            return max(weights)
    return 0.0
