"""What a sentence says by the words of `linking.toml`, apart from what it is about: an outcome, a norm, a response."""

from __future__ import annotations

from enum import Flag, auto


class Sign(Flag):
    """Signs that a sentence bears. A list of that name in `linking.toml` has its words, but for the last three."""

    NONE = 0
    DELIVERED = auto()
    UNDER_WAY = auto()
    LATE = auto()
    MISSED = auto()
    DROPPED = auto()
    PROMISED = auto()
    """Only asked for, hoped for, or promised anew: no outcome."""
    NORM = auto()
    """What ought to be, or can be borne."""
    ACCEPTED = auto()
    PARTLY = auto()
    REJECTED = auto()
    OURS = auto()
    """It speaks of its speaker and others: we, our."""
    MINE = auto()
    """It speaks of its speaker alone: I, my."""
    PARTIAL = auto()
    """It gives a figure short of the whole: 574 of 612, 95%."""


OUTCOME = Sign.DELIVERED | Sign.UNDER_WAY | Sign.LATE | Sign.MISSED | Sign.DROPPED
RESPONSE = Sign.ACCEPTED | Sign.PARTLY | Sign.REJECTED
