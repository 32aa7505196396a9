"""Times of the year, before it is known of which year: 3 July, autumn, Easter, the third quarter."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from dateutil.easter import easter

from ontherecord.dates import Date

FIRST_YEAR, LAST_YEAR = 1500, 2199
"""Years that a public body's document can mean; outside them a number is no year."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of the year. `of` gives its days in a year, None where that year has none (29 February)."""

    of: Callable[[int], Date | None]
    year: int | None = None
    day: int | None = None
    """Of the month, where the moment is a day or may be completed to one (“3” in “from 3 to 28 July”)."""
    month: int | None = None
    weekday: int | None = None
    """Of a day whose year is missing, Monday 0: it leaves few years."""

    @property
    def told(self) -> bool:
        """Whether its words alone tell its year."""
        return self.year is not None or self.weekday is not None

    def date(self, said: dt.date | None, direction: int) -> Date | None:
        """Its days: in its own year, else the nearest at or after (1) or at or before (-1) a day; None without them."""
        if self.year is not None:
            return self.of(self.year) if FIRST_YEAR <= self.year <= LAST_YEAR else None
        if said is not None and self.weekday is not None:
            return self._on_weekday(said, self.weekday)
        if said is None or direction == 0:
            return None
        years = range(said.year - 1, said.year + 3) if direction > 0 else range(said.year, said.year - 3, -1)
        for year in years:
            date = self.of(year)
            if date and (date.latest >= said if direction > 0 else date.earliest <= said):
                return date
        return None

    def _on_weekday(self, said: dt.date, weekday: int) -> Date | None:
        """The day, of last year, this or the next, that falls on a weekday; None where none does, or two do."""
        days = [date for year in (said.year - 1, said.year, said.year + 1) if (date := self.of(year))]
        fitting = [date for date in days if date.earliest.weekday() == weekday]
        return fitting[0] if len(fitting) == 1 else None


@dataclass(frozen=True, slots=True)
class Time:
    """A time found: the index after it, and its moment or, where the words leave no choice, its days."""

    next: int
    moment: Moment | None = None
    date: Date | None = None
    deadline: bool = True
    counted: bool = False
    """Counted from the document's day (“within a year”)."""
    bare: bool = False
    """A name that may mean something else (“may”, “spring”), with no number beside it."""


@dataclass(frozen=True, slots=True)
class Weekday(Moment):
    """A day of the week, Monday 0: the nearest one, the day itself left out."""

    number: int = 0

    def date(self, said: dt.date | None, direction: int) -> Date | None:
        """The nearest such day after (1) or before (-1) a day."""
        if said is None or direction == 0:
            return None
        days = (self.number - said.weekday()) % 7 or 7
        return Date.day(said + dt.timedelta(days=days if direction > 0 else days - 7 if days < 7 else -7))


@dataclass(frozen=True, slots=True)
class DayOfMonth(Moment):
    """A day of a month that goes without saying (“on the 9th”)."""

    number: int = 0

    def date(self, said: dt.date | None, direction: int) -> Date | None:
        """The nearest such day at or after (1) or at or before (-1) a day; None where that month has none."""
        if said is None or direction == 0:
            return None
        month = said.replace(day=1)
        if (direction > 0 and self.number < said.day) or (direction < 0 and self.number > said.day):
            month = add_months(month, direction)
        return day_of_year(self.number, month.month, month.year).date(said, direction)


def never(_year: int) -> Date | None:
    """The days of a moment that a year does not tell."""
    return None


def day_of_year(day: int, month: int, year: int | None = None) -> Moment:
    """A day of a month."""

    def of(year: int) -> Date | None:
        return Date.day(dt.date(year, month, day)) if 1 <= day <= monthrange(year, month)[1] else None

    return Moment(of, year, day, month)


def month_of_year(month: int, year: int | None = None) -> Moment:
    """A month."""
    return Moment(lambda year: Date.month(year, month), year, None, month)


def whole_year(year: int) -> Moment:
    """A calendar year."""
    return Moment(lambda year: Date.parse(f"{year:04}"), year)


def months(first: int, count: int, year: int | None = None) -> Moment:
    """Some months in a row, that may run into the next year: a season, a quarter, a financial year."""

    def of(year: int) -> Date:
        start = dt.date(year, first, 1)
        return Date(start, add_months(start, count) - dt.timedelta(days=1))

    return Moment(of, year)


def near_easter(first: int, last: int, year: int | None = None) -> Moment:
    """Days counted from Easter Sunday."""

    def of(year: int) -> Date:
        sunday = easter(year)
        start, end = sunday + dt.timedelta(days=first), sunday + dt.timedelta(days=last)
        return Date.day(start) if first == last else Date(start, end)

    return Moment(of, year)


def edge(moment: Moment, *, end: bool) -> Moment:
    """The last day of a moment, or its first."""

    def of(year: int) -> Date | None:
        date = moment.of(year)
        return Date.day(date.latest if end else date.earliest) if date else None

    return Moment(of, moment.year)


def part(moment: Moment, number: int, parts: int) -> Moment:
    """The first, second … of the equal parts of a year: halves, quarters."""

    def of(year: int) -> Date | None:
        date = moment.of(year)
        if date is None:
            return None
        length = 12 // parts
        start = add_months(date.earliest, (number - 1) * length)
        return Date(start, add_months(start, length) - dt.timedelta(days=1))

    return Moment(of, moment.year)


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day some months later, or the last of a shorter month. Raises ValueError past the year 9999."""
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return dt.date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def joined(first: Moment, last: Moment) -> Moment:
    """From one moment to another; what one leaves out, month or year, the other tells."""
    if first.day and first.month is None and last.month:
        first = day_of_year(first.day, last.month, last.year)

    def of(year: int) -> Date | None:
        begin, end = first.of(first.year or year), last.of(last.year or year)
        if begin and end and begin.earliest > end.latest:
            if first.year is None:
                begin = first.of(year - 1)
            elif last.year is None:
                end = last.of(year + 1)
        return until(begin, end)

    return Moment(of, last.year or first.year, last.day, last.month)


def until(first: Date | None, last: Date | None) -> Date | None:
    """From the first day of one to the last of another; None where it would run backwards."""
    if first is None or last is None or first.earliest > last.latest:
        return None
    return Date(first.earliest, last.latest)
