"""Whether a figure tells a change: up 25.9%, a drop of 42%, 14 weeks longer, fell from 19 to 11."""

from __future__ import annotations

from dataclasses import dataclass

from ontherecord.parse.figure_words import FigureWords
from ontherecord.parse.words import Words

BREAKS = frozenset({".", ",", ";", ":", "(", ")", "-", '"', "?", "!"})
UP_DOWN = frozenset({"up", "down"})
ARTICLES = frozenset({"a", "an", "the", "in", "only"})
BE = frozenset({"was", "were", "is", "are", "be", "been"})
MOVING = BE | frozenset("went gone go goes came come put pushed moved , - (".split())
"""Before “up” or “down”, what leaves it a change: “made up 12 per cent” is none."""
LOOK_BACK = 6
"""Words before a figure among which a word of change must be."""


@dataclass(frozen=True)
class Changes:
    """Reads changes around figures; each is `Increase`, `Decrease` or empty."""

    words: Words
    lists: FigureWords

    def told(self, at: int, ends: tuple[int, int], first: int, last: int) -> str:
        """The change of the figure at a word, by the words right after its number or unit (`ends`), or before it."""
        return self._after(ends[0], last) or self._after(ends[1], last) or self.before(at, first)

    def before(self, at: int, first: int) -> str:
        """The change told before a figure, with nothing but “by”, “to”, “about” and the like between."""
        norms = self.words.norms
        for index in range(at - 1, max(first, at - LOOK_BACK) - 1, -1):
            if norms[index] in UP_DOWN and (self._up_to(index) or not self._stands_alone(index, at, first)):
                return ""
            if norms[index] in self.lists.increase_before:
                return "Increase"
            if norms[index] in self.lists.decrease_before:
                return "Decrease"
            if norms[index] not in self.lists.change_joints and not norms[index].endswith("ly"):
                return ""
        return ""

    def _after(self, following: int, last: int) -> str:
        """The change told by the next word (“9 per cent more”), or by a noun after one more (“a 20% real rise”)."""
        lists, nouns = self.lists, self.lists.increase_before | self.lists.decrease_before
        for index in range(following, min(following + 2, last)):
            norm, far = self.words.norms[index], index > following
            if norm in BREAKS or (far and (norm not in nouns or norm in UP_DOWN)):
                return ""
            if norm in lists.increase:
                return "Increase"
            if norm in lists.decrease:
                return "Decrease"
        return ""

    def _stands_alone(self, index: int, at: int, first: int) -> bool:
        """Whether “up” or “down” stands by itself or after a verb of movement."""
        norms = self.words.norms
        return ARTICLES.isdisjoint(norms[index + 1 : at]) and (index == first or norms[index - 1] in MOVING)

    def _up_to(self, index: int) -> bool:
        """Whether “up to” is a bound, and no rise (“up to three weeks”, but “went up to 41”)."""
        norms = self.words.norms
        return norms[index + 1] == "to" and (norms[index - 1] not in MOVING or norms[index - 1] in BE)
