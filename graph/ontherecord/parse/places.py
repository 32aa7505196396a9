"""Where the things of a document stand, by words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ontherecord.document import Document
from ontherecord.facts import Mention, Ref, Thing
from ontherecord.lexicon import Hit
from ontherecord.parse.sentences import Sentence
from ontherecord.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """The words from `first` to before `last`, and the thing that they stand for."""

    first: int
    last: int
    thing: Thing


@dataclass(frozen=True)
class PlacedText:
    """A text of which it is known what it mentions and whose it is: places are looked up by word."""

    document: Document
    words: Words
    sentences: Sequence[Sentence]
    hits: Sequence[Hit]
    things: Mapping[Ref, Thing]
    mentions: Sequence[Mention]
    publisher: Ref | None

    @cached_property
    def places(self) -> list[Place]:
        """Where things stand, in order; no two overlap."""
        return [Place(*self.words.between(*each.span), self.things[each.thing]) for each in self.mentions]

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

    def capital(self, index: int) -> bool:
        """Whether a word has a capital."""
        return self.words.text[self.words.starts[index]].isupper()

    def backward(self, index: int, floor: int) -> Iterator[Place]:
        """The places that begin before a word, backwards, down to those that begin before `floor`."""
        at = bisect_left(self.starts, index) - 1
        while at >= 0 and self.places[at].first >= floor:
            yield self.places[at]
            at -= 1
