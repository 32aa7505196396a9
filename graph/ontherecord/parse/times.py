"""Times that name themselves: 3 July 2023, 1/4/24, autumn, Easter 2024, Q3 of 2023/24, the end of March."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from ontherecord.dates import Date
from ontherecord.parse.calendar import Calendar, match_name
from ontherecord.parse.moments import (
    Moment,
    Time,
    day_of_year,
    edge,
    joined,
    month_of_year,
    months,
    never,
    part,
    until,
    whole_year,
)
from ontherecord.parse.relative_times import read_current, read_relative
from ontherecord.parse.words import Words

NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])(?!\.\d)")
ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
YEARS = re.compile(r"((?:19|20)\d\d)\s?[/–—‑-]\s?((?:19|20)\d\d|\d\d)(?![\d,.]\d|\d|\s?%)")
"""Two years: a financial one (2024/25), or from one to another (2022–2026)."""
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d(?!\d|[,.]\d)")
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?![\w.,/:%])|(\d{1,2})(?:st|nd|rd|th)?(?=[.,](?!\d))")
DAYS = re.compile(r"(\d{1,2})[–-](\d{1,2})(?![\d%])")
YEAR_WORD = re.compile(r"(early|mid|late|fy)-?((?:19|20)\d\d)", re.IGNORECASE)
QUARTER = re.compile(r"q([1-4])|h([12])", re.IGNORECASE)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
EDGES = {
    "end": True,
    "close": True,
    "start": False,
    "beginning": False,
    "opening": False,
    "turn": True,
}
LOOSE = frozenset({"early", "earlier", "late", "later", "mid", "middle"})
SHORT = 3
"""Letters of a short name of a month."""
APOSTROPHE = "'"


@dataclass(frozen=True)
class Times:
    """Reads times out of the words of a text."""

    words: Words
    calendar: Calendar
    said: dt.date | None
    """The day from which “last month” counts."""

    def norm(self, index: int) -> str:
        """A word as normalised; empty outside the text."""
        return self.words.norms[index] if 0 <= index < len(self.words) else ""

    def after(self, index: int, end: int) -> int:
        """The index of the first word from `index` on that begins at or after a position."""
        while index < len(self.words) and self.words.starts[index] < end:
            index += 1
        return index

    def read(self, index: int) -> Time | None:
        """The time that begins at a word."""
        norm = self.norm(index)
        if not norm:
            return None
        if norm[0].isdigit():
            return self._digits(index)
        if norm in self.calendar.months:
            return self._month(index)
        if norm in self.calendar.weekdays:
            return self._weekday(index)
        if norm in EDGES or norm in LOOSE or norm in ORDINALS:
            return self._edge(index) or self._named(index)
        return self._named(index)

    def _digits(self, index: int) -> Time | None:
        text, start = self.words.text, self.words.starts[index]
        if match := ISO.match(text, start):
            return self._numeric(index, match.end(), int(match[3]), int(match[2]), int(match[1]))
        if match := NUMERIC.match(text, start):
            year = int(match[4]) + (
                2000 if len(match[4]) == 2 and int(match[4]) < 70 else 1900 if len(match[4]) == 2 else 0
            )
            plausible = match[2] != "." or len(match[4]) == 4 or len(match[3]) == 2
            return self._numeric(index, match.end(), int(match[1]), int(match[3]), year) if plausible else None
        if match := YEARS.match(text, start):
            return self._years(self.after(index, match.end()), match[1], match[2], "/" in match[0])
        if match := DAYS.match(text, start):
            last = self._day(int(match[2]), self.after(index, match.end()))
            if last and last.moment:
                return Time(last.next, joined(Moment(never, None, int(match[1])), last.moment))
        if match := DAY.match(text, start):
            found = self._day(int(match[1] or match[2]), self.after(index, match.end()))
            if found:
                return found
        if match := YEAR.match(text, start):
            following = self.after(index, match.end())
            return (
                Time(following, whole_year(int(match[0])))
                if text[match.end() : match.end() + 1] not in {"s", "’s"}
                else None
            )
        return None

    def _numeric(self, index: int, end: int, day: int, month: int, year: int) -> Time:
        """A day in figures, day before month; one that cannot be read so keeps its words alone."""
        moment = day_of_year(day, month, year) if 1 <= month <= 12 else None
        return Time(self.after(index, end), moment)

    def _years(self, following: int, first: str, last: str, slash: bool) -> Time | None:
        begin = int(first)
        end = int(last) if len(last) == 4 else begin // 100 * 100 + int(last)
        if end == begin + 1 and (slash or len(last) == 2):
            kind = match_name(self.calendar.years, self.words, following) if following < len(self.words) else None
            return Time(kind[1] if kind else following, months(kind[0] if kind else 4, 12, begin))
        if end <= begin:
            return None
        return Time(following, date=until(Date.parse(first), Date.parse(f"{end:04}")))

    def _day(self, day: int, following: int) -> Time | None:
        """A day of a month (“3 July 2023”, “3rd of July”), or the first of two (“3 and 4 July”)."""
        at = following + (self.norm(following) == "of")
        month = self.calendar.months.get(self.norm(at))
        if month is None or not 1 <= day <= 31 or not self._capital(at):
            return None
        year, end = self._year(at + 1)
        return Time(end, day_of_year(day, month, year))

    def _capital(self, index: int) -> bool:
        """Whether a name of a month is written as one."""
        form = self.words.word(index)
        return form[0].isupper() or self.norm(index) not in self.calendar.ambiguous

    def _year(self, index: int) -> tuple[int | None, int]:
        """The year that follows a day or month (“2023”, “, 2023”, “’21”), and the index after; None where none does."""
        at = index + (self.norm(index) in {",", "of"})
        norm = self.norm(at)
        if YEAR.fullmatch(norm) and at < len(self.words):
            return int(norm), at + 1
        if norm == APOSTROPHE and self.norm(at + 1).isdigit() and len(self.norm(at + 1)) == 2:
            return 2000 + int(self.norm(at + 1)), at + 2
        return None, index

    def _month(self, index: int) -> Time | None:
        """A month with its year or day, or alone."""
        month, norm = self.calendar.months[self.norm(index)], self.norm(index)
        if not self._capital(index):
            return None
        year, end = self._year(index + 1)
        if year is not None:
            return Time(end, month_of_year(month, year))
        following, short = index + 1, norm != "may" and (len(norm) == SHORT or norm == "sept")
        number = self.norm(following)
        if number[:1].isdigit() and (match := DAY.match(self.words.text, self.words.starts[following])):
            return self._american(following, match, month)
        return None if short else Time(following, month_of_year(month), bare=norm in self.calendar.ambiguous)

    def _american(self, index: int, match: re.Match[str], month: int) -> Time | None:
        """“July 3, 2023” and “July 3rd” are days; “April 17” may be a day or a year, and is not guessed."""
        day, following = int(match[1] or match[2]), self.after(index, match.end())
        if not 1 <= day <= 31:
            return None
        year, end = self._year(following)
        if year is None and self.norm(index).isdigit():
            return Time(following)
        return Time(end, day_of_year(day, month, year))

    def _weekday(self, index: int) -> Time | None:
        """A weekday before its date (“Thursday 6 July 2023”, “Friday 30/3/18”)."""
        at = index + 1 + (self.norm(index + 1) in {",", "."})
        at += self.norm(at) == "the"
        if self.norm(at)[:1].isdigit():
            found = self._digits(at)
            if found and found.moment and found.moment.day:
                return replace(found, moment=replace(found.moment, weekday=self.calendar.weekdays[self.norm(index)]))
        return None

    def _named(self, index: int) -> Time | None:
        """A season, feast, quarter or financial year by name."""
        norm = self.norm(index)
        if match := YEAR_WORD.fullmatch(norm):
            if match[1] == "fy":
                second = self.norm(index + 2)
                if self.norm(index + 1) == "-" and len(second) == 2 and second.isdigit():
                    return self._years(index + 3, match[2], second, slash=True)
                return None
            return Time(index + 1, whole_year(int(match[2])))
        if match := QUARTER.fullmatch(norm):
            return self._part(index + 1, int(match[1] or match[2]), 4 if match[1] else 2)
        if kind := match_name(self.calendar.years, self.words, index):
            return self._kind_of_year(*kind)
        if found := match_name(self.calendar.named, self.words, index):
            named, following = found
            year, end = self._year(following)
            if norm == "winter" and (match := YEARS.match(self.words.text, self._start(following))):
                year, end = int(match[1]), self.after(following, match.end())
            return Time(end, named(year), bare=year is None)
        return read_relative(self.words, self.calendar, self.said, index)

    def _start(self, index: int) -> int:
        """Where a word begins; the end of the text after the last."""
        return self.words.starts[index] if index < len(self.words) else len(self.words.text)

    def _kind_of_year(self, first_month: int, following: int) -> Time | None:
        """“financial year 2023/24”, “F.Y. 2025–26”, “academic year 2023”."""
        at = following + (self.norm(following) in {"of", ","})
        if not self.norm(at)[:1].isdigit():
            return None
        if match := YEARS.match(self.words.text, self.words.starts[at]):
            found = self._years(self.after(at, match.end()), match[1], match[2], slash=True)
            return replace(found, moment=months(first_month, 12, int(match[1]))) if found and found.moment else found
        return None

    def _part(self, following: int, number: int, parts: int) -> Time | None:
        """The third quarter or second half of a year; without its year it is words alone."""
        at = following + (self.norm(following) in {"of", ","})
        at += self.norm(at) == "the"
        whole = (
            self.read(at)
            if at < len(self.words) and (self.norm(at)[:1].isdigit() or self.norm(at) in self.calendar.years)
            else None
        )
        if whole and whole.moment and whole.moment.year and not whole.moment.month and not whole.moment.day:
            return Time(whole.next, part(whole.moment, number, parts))
        return Time(following) if parts == 4 and number else None

    def _edge(self, index: int) -> Time | None:
        """The end, the start, the first half, the early part of a time."""
        norm, at = self.norm(index), index + 1
        if norm in ORDINALS:
            if self.norm(at) not in {"half", "quarter"}:
                return None
            return (
                self._part(at + 1, ORDINALS[norm], 2 if self.norm(at) == "half" else 4)
                if self.norm(at + 1) == "of"
                else None
            )
        if norm == "mid" and self.norm(at) == "-":
            at += 1
        if self.norm(at) in ({"of"} if norm in EDGES else {"of", "in", "on"}):
            at += 1
        definite = self.norm(at) in {"the", "that"}
        at += definite
        if self.norm(at) in EDGES or self.norm(at) in LOOSE or at >= len(self.words):
            return None
        whole = self.read(at) or (read_current(self.words, self.calendar, self.said, at) if definite else None)
        if whole is None:
            return None
        if norm in EDGES and whole.moment:
            return Time(whole.next, edge(whole.moment, end=EDGES[norm]))
        if norm in EDGES and whole.date:
            return Time(whole.next, date=Date.day(whole.date.latest if EDGES[norm] else whole.date.earliest))
        return replace(whole, bare=False)
