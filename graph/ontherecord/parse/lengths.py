"""Lengths of time, and times told by them: for 12 weeks, three years ago, in the six months to March."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ontherecord.dates import Date
from ontherecord.parse.analysis import When
from ontherecord.parse.calendar import Calendar
from ontherecord.parse.relative_times import count, shift, unit
from ontherecord.parse.words import Words

AGO = frozenset({"ago", "time", "earlier", "later", "before", "previously"})
"""Words after a length that make a time of it."""
LATER = frozenset({"later", "time"})
ABOUT = frozenset({"about", "over", "nearly", "almost", "the"})
ONE_DAY = dt.timedelta(days=1)
LONGEST = 5
"""Words of the longest length of time before “ago”."""


@dataclass(frozen=True)
class Lengths:
    """Reads lengths of time out of the words of a text."""

    words: Words
    calendar: Calendar
    said: dt.date | None

    def duration(self, at: int) -> int | None:
        """The index after a duration that begins with the “for” at a word; None where there is none."""
        number = count(self.words, at + 1 + (self._norm(at + 1) in ABOUT))
        length = unit(self.words, self.calendar, number[1]) if number else None
        return length[1] if length else None

    def ago(self, at: int, floor: int, before: Sequence[When]) -> tuple[int, Date | None] | None:
        """Where “three years ago”, “a year earlier”, “in two years’ time” begins, and its days; `at` is its last word.

        Without “ago” it counts from the last time given before.
        """
        word = self._norm(at)
        end = at - (word == "time" and self._norm(at - 1) in {"'", "'s"})
        if (word == "time" and end == at) or self._norm(at + 1) == "than" or (word == "later" and not before):
            return None
        for begin in range(end - 2, max(floor, end - LONGEST) - 1, -1):
            number = count(self.words, begin) or ((1, begin + 1) if self._norm(begin) == "the" else None)
            length = unit(self.words, self.calendar, number[1]) if number else None
            if number and length and length[1] == end:
                return begin, self._counted(word, number[0], length[0], before)
        return None

    def _counted(self, word: str, number: int, name: str, before: Sequence[When]) -> Date | None:
        exact = word not in {"ago", "time"}
        said = Date.day(self.said) if self.said else None
        anchor = (before[-1].date if before else None) if exact else said
        return _shifted(self.calendar, anchor, name, number if word in LATER else -number, exact=exact)

    def period(self, at: int, floor: int, date: Date | None) -> tuple[int, Date | None]:
        """Where “the year to” begins before the time at a word, and the days of both; else the time itself."""
        last = at - 1
        while last > floor and self._norm(last) in {"the", "on", "in"}:
            last -= 1
        if self._norm(last) == "to" and self._norm(last - 1) == "up":
            last -= 1
        name = self._norm(last - 1)
        known = name in self.calendar.spans or name in self.calendar.days
        if last <= floor or self._norm(last) not in {"to", "up", "ending", "ended"} or not known:
            return at, date
        number = count(self.words, last - 2) if last - 2 >= floor else None
        begin, units = (last - 2, number[0]) if number and number[1] == last - 1 else (last - 1, 1)
        first = shift(self.calendar, date.latest + ONE_DAY, name, -units) if date else None
        return begin, Date(first, date.latest) if date and first else None

    def _norm(self, index: int) -> str:
        return self.words.norms[index] if 0 <= index < len(self.words) else ""


def _shifted(names: Calendar, anchor: Date | None, name: str, number: int, *, exact: bool) -> Date | None:
    """A date some units on, as exact as it was; “three years ago” is only as exact as its unit."""
    if anchor is None:
        return None
    first, last = (shift(names, day, name, number) for day in (anchor.earliest, anchor.latest))
    if first is None or last is None:
        return None
    if anchor.value and len(anchor.value) < len("2023-09-30"):
        return Date.parse(first.isoformat()[: len(anchor.value)])
    if exact or name.startswith(("day", "week", "fortnight")):
        return Date.day(first) if first == last else Date(first, last)
    return Date.parse(first.isoformat()[: len("2023-09" if name.startswith("month") else "2023")])
