"""Times that count from the day of the document: last month, next summer, within a year, in the past three years."""

from __future__ import annotations

import datetime as dt

from ontherecord.dates import Date
from ontherecord.parse.calendar import Calendar, match_name
from ontherecord.parse.moments import (
    Moment,
    Time,
    Weekday,
    add_months,
    month_of_year,
    months,
    never,
    until,
    whole_year,
)
from ontherecord.parse.words import Words

DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
TURNS = {
    "last": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "previous": 0,
    "preceding": 0,
    "following": 0,
}
"""How many units on from the document's day."""
UNTOLD = frozenset({"previous", "preceding", "following"})
"""These count from another time, which the text leaves to the reader."""
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "lunchtime"})
KINDS = frozenset(
    {"working", "calendar", "school", "business", "clear", "consecutive", "full", "academic", "financial"}
)
SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        1,
    )
} | {"a": 1, "an": 1, "twenty": 20, "twenty-four": 24, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
VAGUE = frozenset({"few", "couple", "several"})
LONGEST = 600
"""Units of time that a document can look back or ahead; more is no time of its own."""


def read_relative(words: Words, calendar: Calendar, said: dt.date | None, index: int) -> Time | None:
    """The relative time that begins at a word."""
    norm = words.norms[index]
    if norm in DAYS:
        return Time(index + 1, date=Date.day(said + dt.timedelta(days=DAYS[norm])) if said else None)
    if norm in TURNS:
        return _turn(words, calendar, said, index)
    if norm == "within":
        return _within(words, calendar, said, index + 1)
    return None


def read_current(words: Words, calendar: Calendar, said: dt.date | None, index: int) -> Time | None:
    """“the year”, “the week”, “the financial year”, after “the end of”: the one that the document stands in."""
    if kind := match_name(calendar.years, words, index):
        return Time(kind[1], date=_year_around(said, kind[0], 0))
    norm = words.norms[index]
    if norm in calendar.spans or norm == "week":
        return Time(index + 1, date=_unit(said, norm, 0))
    return None


def count(words: Words, index: int) -> tuple[int, int] | None:
    """A small number of units and the index after it (“twelve”, “12”, “a”)."""
    norm = words.norms[index] if index < len(words) else ""
    if norm.isdecimal() and len(norm) <= 3 and norm.isascii():
        return int(norm), index + 1
    if norm in SMALL:
        return SMALL[norm], index + 1
    return None


def unit(words: Words, calendar: Calendar, index: int) -> tuple[str, int] | None:
    """A unit of time, with “working” and the like in front, and the index after it."""
    at = index
    while at < min(len(words), index + 2) and words.norms[at] in KINDS:
        at += 1
    norm = words.norms[at] if at < len(words) else ""
    if norm in calendar.days or norm in calendar.spans or norm in calendar.others:
        return (norm if at == index else f"{words.norms[at - 1]} {norm}"), at + 1
    return None


def shift(calendar: Calendar, day: dt.date, name: str, number: int) -> dt.date | None:
    """The day some units later (earlier where negative); None for units outside the calendar (“working days”)."""
    if abs(number) > LONGEST:
        return None
    try:
        if name in calendar.days:
            return day + dt.timedelta(days=number * calendar.days[name])
        if name in calendar.spans:
            return add_months(day, number * calendar.spans[name])
    except (OverflowError, ValueError):
        return None
    return None


def _turn(words: Words, calendar: Calendar, said: dt.date | None, index: int) -> Time | None:
    """“last month”, “this autumn”, “next Monday”, “the past three years”."""
    turn, at = TURNS[words.norms[index]], index + 1
    if at >= len(words):
        return None
    if words.norms[index] in UNTOLD:
        number = count(words, at)
        length = unit(words, calendar, number[1] if number else at)
        return Time(length[1]) if length else None
    norm = words.norms[at]
    if turn == 0 and norm in PARTS_OF_DAY:
        return Time(at + 1, date=Date.day(said) if said else None)
    if kind := match_name(calendar.years, words, at):
        return Time(kind[1], date=_year_around(said, kind[0], turn))
    if (norm in calendar.spans and not norm.endswith("s")) or norm == "week":
        return Time(at + 1, date=_unit(said, norm, turn))
    if turn and norm not in {"a", "an"} and (found := _stretch(words, calendar, said, at, turn)):
        return found
    return _turn_of_name(words, calendar, said, at, turn)


def _turn_of_name(words: Words, calendar: Calendar, said: dt.date | None, at: int, turn: int) -> Time | None:
    """“last May”, “next Monday”, “this Easter”."""
    norm = words.norms[at]
    if norm in calendar.weekdays and words.word(at)[0].isupper():
        day = Weekday(never, number=calendar.weekdays[norm])
        return Time(at + 1, date=day.date(said, turn)) if turn else Time(at + 1, day)
    if norm in calendar.months and words.word(at)[0].isupper():
        return Time(at + 1, date=_named(month_of_year(calendar.months[norm]), said, turn))
    if found := match_name(calendar.named, words, at):
        return Time(found[1], date=_named(found[0](None), said, turn))
    return None


def _named(moment: Moment, said: dt.date | None, turn: int) -> Date | None:
    """The last, this year's or the next autumn. Where “next” may leave out the one at hand, both."""
    if said is None:
        return None
    if turn == 0:
        before = moment.of(said.year - 1)
        return before if before and before.latest >= said else moment.of(said.year)
    if turn < 0:
        return next(
            (date for year in range(said.year, said.year - 3, -1) if (date := moment.of(year)) and date.latest < said),
            None,
        )
    coming = next(
        (date for year in range(said.year, said.year + 3) if (date := moment.of(year)) and date.earliest > said), None
    )
    if coming is None or coming.earliest.year > said.year:
        return coming
    return until(coming, moment.of(said.year + 1))


def _stretch(words: Words, calendar: Calendar, said: dt.date | None, at: int, turn: int) -> Time | None:
    """“the past three years”, “the next 12 months”, “the last few weeks” (of which only the words are kept)."""
    number, following = count(words, at) or (0, at + 1)
    found = unit(words, calendar, following) if number or words.norms[at] in VAGUE else None
    if found is None:
        return None
    other = shift(calendar, said, found[0], turn * number) if said and number else None
    return Time(found[1], date=Date(min(said, other), max(said, other)) if said and other else None)


def _within(words: Words, calendar: Calendar, said: dt.date | None, index: int) -> Time | None:
    """“within twelve months”; “within ten working days” counts from something else, and is kept as words."""
    if (
        index + 1 < len(words)
        and words.norms[index] in {"the", "this"}
        and (found := read_current(words, calendar, said, index + 1))
    ):
        return found
    at = index + (index < len(words) and words.norms[index] in {"the", "about"})
    at += at < len(words) and words.norms[at] in TURNS and TURNS[words.norms[at]] > 0
    number = count(words, at)
    found_unit = unit(words, calendar, number[1]) if number else None
    if number is None or found_unit is None:
        return None
    name, following = found_unit
    counted = following < len(words) and words.norms[following] in {"of", "from", "after"}
    last = shift(calendar, said, name, number[0]) if said and name in calendar.spans and not counted else None
    hours = name.split()[-1] in calendar.others
    return Time(following, date=Date(said, last) if said and last else None, deadline=not hours, counted=True)


def _unit(said: dt.date | None, norm: str, turn: int) -> Date | None:
    """The week, month, quarter or year some turns from a day's own."""
    if said is None:
        return None
    if norm == "week":
        monday = said + dt.timedelta(days=7 * turn - said.weekday())
        return Date(monday, monday + dt.timedelta(days=6))
    if norm == "month":
        first = add_months(said.replace(day=1), turn)
        return Date.month(first.year, first.month)
    if norm == "quarter":
        first = add_months(said.replace(day=1, month=(said.month - 1) // 3 * 3 + 1), 3 * turn)
        return months(first.month, 3).of(first.year)
    return whole_year(said.year + turn).of(said.year + turn) if norm == "year" else None


def _year_around(said: dt.date | None, first_month: int, turn: int) -> Date | None:
    """The financial or school year that a day lies in, or one some turns from it."""
    if said is None:
        return None
    begin = said.year - (said.month < first_month) + turn
    return months(first_month, 12).of(begin)
