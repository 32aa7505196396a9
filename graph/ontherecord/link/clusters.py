"""Things joined into one, reason by reason, with some kept apart whatever the reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why two things are one. Sorts the surest first."""

    doubt: Decimal
    """1 less the confidence."""
    one: int
    other: int
    because: str

    @classmethod
    def of(cls, doubt: Decimal, pair: tuple[int, int], because: str) -> Reason:
        """A reason for a pair in any order."""
        return cls(doubt, min(pair), max(pair), because)


class Clusters:
    """A partition of the numbers from 0 to before `size`."""

    def __init__(self, size: int) -> None:
        """Start with everything by itself."""
        self._parent = list(range(size))
        self._sides: defaultdict[int, set[tuple[int, bool]]] = defaultdict(set)
        self._refusals = 0

    def keep_apart(self, some: Iterable[int], others: Iterable[int]) -> None:
        """From now on none of the first comes to lie in one cluster with any of the second."""
        self._refusals += 1
        for side, numbers in ((False, some), (True, others)):
            for number in numbers:
                self._sides[self.find(number)].add((self._refusals, side))

    def find(self, number: int) -> int:
        """The cluster of a number: the smallest number in it."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def may_join(self, one: int, other: int) -> bool:
        """Whether nothing keeps the clusters of these apart."""
        first, second = self._sides.get(self.find(one)), self._sides.get(self.find(other))
        return not (first and second and any((refusal, not side) in second for refusal, side in first))

    def join(self, one: int, other: int) -> bool:
        """Make one cluster of two; says whether they were two and could be joined."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second or not self.may_join(first, second):
            return False
        self._parent[second] = first
        if sides := self._sides.pop(second, None):
            self._sides[first] |= sides
        return True

    def join_all(self, reasons: Iterable[Reason]) -> list[Reason]:
        """Join for each reason, the surest first; gives back those that joined something."""
        return [reason for reason in sorted(reasons) if self.join(reason.one, reason.other)]

    def members(self) -> dict[int, list[int]]:
        """The numbers of each cluster, in order."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self.find(number), []).append(number)
        return found
