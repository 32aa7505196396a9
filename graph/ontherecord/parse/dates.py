"""Dates and other times in a text, with the words that give them.

A grammar of our own over words, not a date library: dateparser takes 0.3 to 1.8 ms for each candidate, reads 2024/25
as 25 March 2024 and “February 2023” as a day of it, and knows neither seasons nor feasts nor financial years.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ontherecord.dates import Date
from ontherecord.facts import Span
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import When
from ontherecord.parse.calendar import Calendar, calendar
from ontherecord.parse.lengths import AGO, Lengths
from ontherecord.parse.moments import DayOfMonth, Moment, Time, Weekday, joined, never, until
from ontherecord.parse.relative_times import DAYS, TURNS
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.tenses import Tenses
from ontherecord.parse.times import DAY, EDGES, LOOSE, ORDINALS, Times
from ontherecord.parse.words import Words

FREQUENCY, AHEAD = "dates.frequency", "dates.ahead"
TO = frozenset({"to", "until", "till", "-"})
FIRM = frozenset("in since until till during before after last this next each every early late mid".split())
"""Words after which a name that may mean something else is a time, whatever follows."""
WEAK = frozenset("by from to of for between - ( over throughout at on than through".split())
"""Words after which it is one unless a capital follows (“by April Jones”)."""
ON = frozenset({"on", "by", "until", "from", "before", "since"})
"""Prepositions of a day without its month."""
NO_NOUN = frozenset(
    "and or to of in on at by for from with was were is are has have had will would that which who but we it they i he "
    "she you our the a an this their its there as when while".split()
)
"""After a month or year, what leaves it a time: any other word may be the noun that it belongs to."""
ABOUT = frozenset("over about nearly almost than some approximately roughly".split())
ROUND = 50
"""After “over”, a year that can be divided by this counts something."""


def find_dates(
    words: Words, sentences: Sequence[Sentence], hits: Sequence[Hit], said: Date | None, ontology: Ontology
) -> tuple[When, ...]:
    """Every time in the sentences, in order. `said` is the document's date, from which “last month” counts.

    Where that is no single day, only what comes out the same from its first and its last day is told as days.
    """
    days = [said.latest, said.earliest] if said else [None]
    found, *others = (_find(words, sentences, hits, day, calendar(ontology)) for day in dict.fromkeys(days))
    for other in others:
        pairs = zip(found, other, strict=True)
        found = [one if one.date == two.date else replace(one, date=None) for one, two in pairs]
    return tuple(found)


def _find(
    words: Words, sentences: Sequence[Sentence], hits: Sequence[Hit], day: dt.date | None, names: Calendar
) -> list[When]:
    finder = _Finder(words, hits, names, day)
    return [when for sentence in sentences for when in finder.sentence(sentence)]


@lru_cache(maxsize=4)
def _triggers(names: Calendar) -> frozenset[str]:
    """Words at which a time may begin or, after its units, end."""
    named = frozenset().union(names.months, names.weekdays, names.named, names.years)
    return named.union(EDGES, LOOSE, ORDINALS, DAYS, TURNS, AGO, {"within", "for"})


class _Finder:
    """Finds the times of one text, sentence by sentence."""

    def __init__(self, words: Words, hits: Sequence[Hit], names: Calendar, said: dt.date | None) -> None:
        self.words, self.names, self.said = words, names, said
        self.times, self.lengths = Times(words, names, said), Lengths(words, names, said)
        self.tenses = Tenses(words, names, {hit.first for hit in hits if hit.label == AHEAD})
        self.frequencies = {hit.first: hit.last for hit in hits if hit.label == FREQUENCY}
        triggers = _triggers(names)
        self.triggers = {
            *(norm for norm in set(words.norms) if norm in triggers or norm[0].isdigit() or norm[-1].isdigit()),
            *(words.norms[first] for first in self.frequencies),
        }
        """Words of this text at which a time may begin or end."""

    def sentence(self, sentence: Sentence) -> list[When]:
        """The times of one sentence."""
        found: list[When] = []
        norms, triggers, floor = self.words.norms, self.triggers, sentence.first
        for at in range(sentence.first, sentence.last):
            if norms[at] in triggers and at >= floor:
                result = self._time(at, floor, sentence, found)
                if result and result[1] <= sentence.last:
                    found.append(result[0])
                    floor = result[1]
        return found

    def _when(self, first: int, last: int, date: Date | None, *, deadline: bool = True) -> tuple[When, int]:
        return When(Span(self.words.starts[first], self.words.ends[last - 1]), date, deadline), last

    def _time(self, at: int, floor: int, sentence: Sentence, before: list[When]) -> tuple[When, int] | None:
        """The time at a word, and the index after it."""
        if at in self.frequencies:
            return self._frequency(at, sentence)
        if self.words.norms[at] in AGO and (ago := self.lengths.ago(at, floor, before)):
            return self._when(self._with_preposition(ago[0], floor), at + 1, ago[1])
        if self.words.norms[at] == "for":
            end = self.lengths.duration(at)
            return self._when(at, end, None, deadline=False) if end else None
        time = self._range(at)
        if time is None or (time.bare and not self._is_time(at, time.next)) or self._is_count(at, time):
            return None
        first, date = self.lengths.period(at, floor, self._resolve(time, at, sentence, before))
        if first == at and self._in_a_name(at, time):
            return self._when(first, time.next, date, deadline=False)
        start = self._with_preposition(first, floor)
        if time.counted and self.tenses.recalled(at, sentence):
            date = None
        named = start == at and _is_year(time) and self.words.norms[at][0].isdigit()
        return self._when(start, time.next, date, deadline=time.deadline and not named)

    def _frequency(self, at: int, sentence: Sentence) -> tuple[When, int]:
        """How often; with “starting in February 2023”, since when."""
        end = self.frequencies[at]
        following = end + (self.times.norm(end) == ",")
        for begin in range(following + 1, min(following + 3, sentence.last)):
            if self._preposition(begin, following) == following and self.times.norm(following) != "on":
                time = self.times.read(begin)
                if time and time.next <= sentence.last:
                    return self._when(at, time.next, self._resolve(time, begin, sentence, []))
        return self._when(at, end, None, deadline=False)

    # What is a time.

    def _is_count(self, at: int, time: Time) -> bool:
        """Whether a number counts what follows (“over 2000 people”, “1950 of them”), and is no year."""
        year = time.moment.year if time.moment and time.next == at + 1 and self.words.norms[at].isdigit() else None
        if year is None:
            return False
        return (year % ROUND == 0 and self.times.norm(at - 1) in ABOUT) or self.times.norm(at + 1) == "of"

    def _in_a_name(self, at: int, time: Time) -> bool:
        """Whether a month or year names a noun right after it (“the October meeting”), and does not say when."""
        moment = time.moment
        if moment is None or moment.day or not (moment.month or moment.year):
            return False
        plain = self.words.norms[at][0].isdigit() or self.words.norms[at] in self.names.months
        if not plain or time.next >= len(self.words):
            return False
        following = self.words.word(time.next)
        if not following.isalpha() or following in NO_NOUN:
            return False
        definite = self.times.norm(at - 1) in {"the", "'s"}
        return definite or (self._preposition(at, 0) is None and following.islower())

    def _is_time(self, at: int, following: int) -> bool:
        """Whether a name that may mean something else (“may”, “spring”) is a time here."""
        previous = self.times.norm(at - 1)
        if previous == "the":
            previous = self.times.norm(at - 2)
        if previous in FIRM:
            return True
        return previous in WEAK and not (following < len(self.words) and self.words.word(following)[0].isupper())

    # Ranges, and days without their month.

    def _range(self, at: int) -> Time | None:
        """A time, or from one to another as one."""
        first = self.times.read(at) or self._alone(at)
        if first is None:
            return None
        joint, following = self.times.norm(first.next), first.next + 1
        between, alone = self.times.norm(at - 1) == "between", _is_day_alone(first.moment)
        if following < len(self.words) and (joint in TO or (joint == "and" and (between or alone or _is_month(first)))):
            second = self.times.read(following)
            if second and (joint in TO or between or alone or _is_month(second)):
                return _from_to(first, second, alone=alone)
        return None if alone else first

    def _alone(self, at: int) -> Time | None:
        """A day whose month follows later (“3” in “3 to 28 July”), the 9th, or a weekday by itself."""
        norm, following, previous = self.words.norms[at], at + 1, self.times.norm(at - 1)
        if norm in self.names.weekdays and norm.endswith("day"):
            plain = previous in ON and self.words.word(at)[0].isupper()
            return Time(following, Weekday(never, number=self.names.weekdays[norm])) if plain else None
        match = DAY.match(self.words.text, self.words.starts[at]) if norm[0].isdigit() else None
        day = int(match[1] or match[2]) if match else 0
        if not 1 <= day <= 31:
            return None
        if norm.isdigit():
            joint = self.times.norm(following)
            return Time(following, Moment(never, None, day)) if joint in TO or joint == "and" else None
        on_the = previous == "the" and self.times.norm(at - 2) in ON
        return Time(following, DayOfMonth(never, None, day, number=day)) if on_the else None

    # Words in front, and days.

    def _with_preposition(self, first: int, floor: int) -> int:
        """Where the words that say when begin: with the article and preposition in front."""
        for at in (first, first - 1 if self.times.norm(first - 1) == "the" else first):
            if (begin := self._preposition(at, floor)) is not None:
                return begin
        return first

    def _preposition(self, at: int, floor: int) -> int | None:
        """Where the preposition that ends before a word begins."""
        return self.names.prepositions.before(self.words.norms, at, floor)

    def _resolve(self, time: Time, at: int, sentence: Sentence, before: list[When]) -> Date | None:
        """The days of a time: its own, or of the year that the sentence's tense tells."""
        if time.moment is None or time.moment.told:
            return time.date or (time.moment.date(self.said, 0) if time.moment else None)
        direction, base = self.tenses.direction(at, sentence, before, self.said)
        return time.moment.date(base, direction)


def _is_year(time: Time) -> bool:
    """A year alone, or from one year to another: part of a name, where no preposition makes it a time."""
    if time.moment:
        return bool(time.moment.year and not time.moment.month and not time.moment.day)
    return time.date is not None and not time.date.value and not time.counted


def _is_month(time: Time) -> bool:
    return bool(time.moment and time.moment.month and not time.moment.day)


def _is_day_alone(moment: Moment | None) -> bool:
    return moment is not None and bool(moment.day) and moment.month is None and not isinstance(moment, DayOfMonth)


def _from_to(first: Time, second: Time, *, alone: bool) -> Time | None:
    """One time from two; a day alone must be completed by the second."""
    if first.moment and second.moment:
        if alone and not (second.moment.day and second.moment.month):
            return None
        return Time(second.next, joined(first.moment, second.moment))
    return Time(second.next, date=until(first.date, second.date))
