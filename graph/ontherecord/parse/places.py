"""Where the things of a document stand, by words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ontherecord.facts import Mention, Ref, Thing
from ontherecord.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """The words from `first` to before `last`, and the thing that they stand for."""

    first: int
    last: int
    thing: Thing


@dataclass(frozen=True)
class Placements:
    """All mentions of a document, to be looked up by word."""

    places: Sequence[Place]
    """In order; no two overlap."""

    @classmethod
    def of(cls, words: Words, mentions: Sequence[Mention], things: Mapping[Ref, Thing]) -> Placements:
        """The places of a document's mentions."""
        return cls([Place(*words.between(*mention.span), things[mention.thing]) for mention in mentions])

    @cached_property
    def starts(self) -> list[int]:
        """The first word of each place."""
        return [place.first for place in self.places]

    @cached_property
    def by_first(self) -> dict[int, Place]:
        """Places by their first word."""
        return {place.first: place for place in self.places}

    @cached_property
    def by_last(self) -> dict[int, Place]:
        """Places by the word after their last."""
        return {place.last: place for place in self.places}

    def around(self, index: int) -> Place | None:
        """The place that a word is part of."""
        at = bisect_left(self.starts, index + 1) - 1
        return self.places[at] if at >= 0 and self.places[at].last > index else None

    def between(self, first: int, last: int) -> Sequence[Place]:
        """The places that begin among some words."""
        return self.places[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def backward(self, index: int, floor: int) -> Iterator[Place]:
        """The places that begin before a word, backwards, down to those that begin before `floor`."""
        at = bisect_left(self.starts, index) - 1
        while at >= 0 and self.places[at].first >= floor:
            yield self.places[at]
            at -= 1
