"""Dates and other times in a text, with the words that give them.

A grammar of our own over words, not a date library: dateparser takes 1 to 4 ms for each candidate, guesses the day
and year that the text leaves open, and knows neither feasts nor financial years.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ontherecord.dates import Date
from ontherecord.facts import Span
from ontherecord.inflection import IRREGULAR
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import When
from ontherecord.parse.calendar import Calendar, calendar
from ontherecord.parse.moments import DayOfMonth, Moment, Time, Weekday, joined, never, until
from ontherecord.parse.relative_times import DAYS, TURNS, count, shift, unit
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.times import DAY, EDGES, LOOSE, ORDINALS, Times
from ontherecord.parse.words import Words

FREQUENCY, AHEAD = "dates.frequency", "dates.ahead"
TO = frozenset({"to", "until", "till", "-"})
FIRM = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "during",
        "before",
        "after",
        "last",
        "this",
        "next",
        "each",
        "every",
        "early",
        "late",
        "mid",
    }
)
"""Words after which a name that may mean something else is a time, whatever follows."""
WEAK = frozenset(
    {"by", "from", "to", "of", "for", "and", "between", "-", "(", "over", "throughout", "at", "on", "than", "through"}
)
"""Words after which it is one unless a capital follows (“by April Jones”)."""
FORWARD = frozenset({"by", "until", "till", "before", "from", "starting", "beginning", "than", "ahead", "due"})
AGO = frozenset({"ago", "time", "earlier", "later", "before", "previously", "after"})
BACKWARD = frozenset({"since", "dated"})
NO_PAST = frozenset(
    "be is are being been a an the this that these its our their his her all any each no of for with to as".split()
)
"""Before a form in -ed, what makes an adjective or a passive of it."""
PAST = (
    frozenset(form for forms in IRREGULAR.values() for form in forms) - frozenset(IRREGULAR) - {"left", "lead", "found"}
)
"""Forms that only the past has, of irregular verbs."""
NO_NOUN = frozenset(
    "and or to of in on at by for from with was were is are has have had will would that which who but we it they i he she "
    "you our the a an this their its there as when while".split()
)
NO_VERB = frozenset(
    "the a an our their its his her my your this that these those us me him them it all each every date now".split()
)
ABOUT = frozenset({"over", "about", "nearly", "almost", "than", "some", "approximately", "roughly"})
ROUND = 50
ONE_DAY = dt.timedelta(days=1)
FARTHEST = 40
"""Words to look back for the verb."""


def find_dates(
    words: Words, sentences: Sequence[Sentence], hits: Sequence[Hit], said: Date | None, ontology: Ontology
) -> tuple[When, ...]:
    """Every time in the sentences, in order. `said` is the document's date, from which “last month” counts."""
    days = [said.latest, said.earliest] if said else [None]
    found, *others = (_find(words, sentences, hits, day, calendar(ontology)) for day in dict.fromkeys(days))
    for other in others:
        found = [
            one if one.date == two.date else replace(one, date=None) for one, two in zip(found, other, strict=True)
        ]
    return tuple(found)


def _find(
    words: Words, sentences: Sequence[Sentence], hits: Sequence[Hit], day: dt.date | None, names: Calendar
) -> list[When]:
    finder = _Finder(words, hits, Times(words, names, day))
    return [when for sentence in sentences for when in finder.sentence(sentence)]


@lru_cache(maxsize=4)
def _triggers(names: Calendar) -> frozenset[str]:
    """Words at which a time may begin or, after its units, end."""
    return frozenset().union(
        names.months,
        names.weekdays,
        names.named,
        names.years,
        EDGES,
        LOOSE,
        ORDINALS,
        DAYS,
        TURNS,
        AGO,
        {"within", "for"},
    )


class _Finder:
    """Finds the times of one text, sentence by sentence."""

    def __init__(self, words: Words, hits: Sequence[Hit], times: Times) -> None:
        self.words, self.times = words, times
        self.names, self.said = times.calendar, times.said
        self.frequencies = {hit.first: hit.last for hit in hits if hit.label == FREQUENCY}
        triggers = _triggers(times.calendar)
        self.triggers = {
            *(norm for norm in set(words.norms) if norm in triggers or norm[0].isdigit() or norm[-1].isdigit()),
            *(words.norms[first] for first in self.frequencies),
        }
        """Words of this text at which a time may begin or end."""
        self.ahead = {hit.first for hit in hits if hit.label == AHEAD}

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

    def _time(self, at: int, floor: int, sentence: Sentence, before: list[When]) -> tuple[When, int] | None:
        """The time at a word, and the index after it."""
        if at in self.frequencies:
            return self._frequency(at, sentence)
        if self.words.norms[at] in AGO and (found := self._ago(at, floor, before)):
            return found
        if self.words.norms[at] == "for":
            return self._duration(at)
        time, first = self._range(at), at
        if time is None:
            return None
        if (time.bare and not self._is_time(at, time.next)) or self._is_count(at, time):
            return None
        first, date = self._period(at, floor, self._resolve(time, at, sentence, before))
        if self._in_a_name(at, time):
            return When(Span(self.words.starts[first], self.words.ends[time.next - 1]), date, deadline=False), time.next
        start = self._with_preposition(first, floor)
        if time.counted and self._recalled(at, sentence):
            date = None
        deadline = time.deadline and (start < at or not _is_year(time) or not self.words.norms[at][0].isdigit())
        return When(Span(self.words.starts[start], self.words.ends[time.next - 1]), date, deadline), time.next

    def _is_count(self, at: int, time: Time) -> bool:
        """Whether a round number after “over” or “about” counts what follows (“over 2000 people”), and is no year."""
        year = time.moment.year if time.moment and time.next == at + 1 else None
        return (
            year is not None
            and year % ROUND == 0
            and self.times.norm(at - 1) in ABOUT
            and self.words.norms[at].isdigit()
        )

    def _in_a_name(self, at: int, time: Time) -> bool:
        """A month or year right before a noun (“the October meeting”, “the 2014 inspection”) names that; it says no when."""
        moment = time.moment
        if (
            moment is None
            or moment.day
            or not (moment.month or moment.year)
            or self.words.norms[at] in {*EDGES, *LOOSE, *ORDINALS}
        ):
            return False
        following = self.words.word(time.next) if time.next < len(self.words) else ""
        if self.times.norm(at - 1) in {"the", "'s"}:
            return following.isalpha() and following not in NO_NOUN
        return (
            self._preposition(at, 0) is None
            and following.isalpha()
            and following.islower()
            and following not in NO_NOUN
        )

    def _is_time(self, at: int, following: int) -> bool:
        """Whether a name that may mean something else is a time here."""
        previous = self.times.norm(at - 1)
        if previous == "the":
            previous = self.times.norm(at - 2)
        if previous in FIRM:
            return True
        return previous in WEAK and not (following < len(self.words) and self.words.word(following)[0].isupper())

    def _range(self, at: int) -> Time | None:
        """A time, or from one to another as one."""
        first = self.times.read(at) or self._alone(at)
        if first is None:
            return None
        joint, following = self.times.norm(first.next), first.next + 1
        alone = bool(
            first.moment
            and first.moment.day
            and first.moment.month is None
            and not isinstance(first.moment, DayOfMonth)
        )
        between = self.times.norm(at - 1) == "between"
        if following < len(self.words) and (joint in TO or (joint == "and" and (between or alone or _is_month(first)))):
            second = self.times.read(following)
            if second and (joint in TO or between or alone or _is_month(second)):
                return _from_to(first, second, alone)
        return None if alone else first

    def _alone(self, at: int) -> Time | None:
        """A day whose month follows later (“3” in “3 to 28 July”), the 9th, or a weekday by itself."""
        norm, following = self.words.norms[at], at + 1
        if norm in self.names.weekdays and self.words.word(at)[0].isupper() and len(norm) > 5:
            plain = self.times.norm(at - 1) in {"on", "by", "until", "from", "before", "since"}
            return Time(following, Weekday(never, number=self.names.weekdays[norm])) if plain else None
        match = DAY.match(self.words.text, self.words.starts[at]) if norm[0].isdigit() else None
        day = int(match[1] or match[2]) if match else 0
        if not 1 <= day <= 31:
            return None
        if norm.isdigit():
            joint = self.times.norm(following)
            return Time(following, Moment(never, None, day)) if joint in TO or joint == "and" else None
        on_the = self.times.norm(at - 1) == "the" and self.times.norm(at - 2) in {
            "on",
            "by",
            "until",
            "from",
            "before",
            "since",
        }
        return Time(following, DayOfMonth(never, None, day, number=day)) if on_the else None

    def _frequency(self, at: int, sentence: Sentence) -> tuple[When, int]:
        """How often; with “starting in February 2023”, since when."""
        end = self.frequencies[at]
        following = end + (self.times.norm(end) == ",")
        for begin in range(following + 1, min(following + 3, sentence.last)):
            if (
                self._preposition(begin, following) == following
                and (time := self.times.read(begin))
                and self.times.norm(following) != "on"
            ):
                date = self._resolve(time, begin, sentence, [])
                return When(Span(self.words.starts[at], self.words.ends[time.next - 1]), date), time.next
        return When(Span(self.words.starts[at], self.words.ends[end - 1]), None, deadline=False), end

    def _duration(self, at: int) -> tuple[When, int] | None:
        """For how long (“for 12 weeks”)."""
        number = count(self.words, at + 1 + (self.times.norm(at + 1) in {"about", "over", "nearly", "almost", "the"}))
        length = unit(self.words, self.names, number[1]) if number else None
        if length is None:
            return None
        return When(Span(self.words.starts[at], self.words.ends[length[1] - 1]), None, deadline=False), length[1]

    def _ago(self, at: int, floor: int, before: list[When]) -> tuple[When, int] | None:
        """“three years ago”, “a year earlier”, “the year before”: from the document's day, or from the time given before it."""
        end = at - (self.words.norms[at] == "time" and self.times.norm(at - 1) in {"'", "'s"})
        if end == at and self.words.norms[at] == "time":
            return None
        for begin in range(end - 2, max(floor, end - 5) - 1, -1):
            number = count(self.words, begin) or ((1, begin + 1) if self.words.norms[begin] == "the" else None)
            length = unit(self.words, self.names, number[1]) if number else None
            if number and length and length[1] == end:
                return self._back(begin, at, number[0], length[0], floor, before)
        return None

    def _back(
        self, begin: int, at: int, number: int, name: str, floor: int, before: list[When]
    ) -> tuple[When, int] | None:
        ago = self.words.norms[at] in {"ago", "time"}
        if (
            self.times.norm(at + 1) == "than"
            or self.words.norms[at] == "after"
            or (self.words.norms[at] == "later" and not before)
        ):
            return None
        anchor = Date.day(self.said) if ago and self.said else before[-1].date if before and not ago else None
        date = _shifted(
            self.names, anchor, name, number if self.words.norms[at] in {"later", "time"} else -number, exact=not ago
        )
        start = self._with_preposition(begin, floor)
        return When(Span(self.words.starts[start], self.words.ends[at]), date), at + 1

    def _period(self, at: int, floor: int, date: Date | None) -> tuple[int, Date | None]:
        """Whether “the year to”, “the six months ending” stands before a time: then where it begins, and the days of it."""
        norms, last = self.words.norms, at - 1
        while last > floor and norms[last] in {"the", "on", "in"}:
            last -= 1
        if last <= floor or norms[last] not in {"to", "ending", "ended"}:
            return at, date
        name = norms[last - 1]
        if name not in self.names.spans and name not in self.names.days:
            return at, date
        begin = last - 2 if last - 2 >= floor else last - 1
        number = count(self.words, begin)
        units = number[0] if number and number[1] == last - 1 else 1
        first = shift(self.names, date.latest + ONE_DAY, name, -units) if date else None
        begin = begin if units != 1 or (number and number[1] == last - 1) else last - 1
        return begin, Date(first, date.latest) if date and first else None

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
        if time.moment is None or self.said is None:
            return time.date or (time.moment.date(None, 0) if time.moment else None)
        if time.moment.year is not None or time.moment.weekday is not None:
            return time.moment.date(self.said, 0)
        direction, base = self._direction(at, sentence, before)
        return time.moment.date(base, direction)

    def _direction(self, at: int, sentence: Sentence, before: list[When]) -> tuple[int, dt.date | None]:
        """Whether a time without a year lies ahead of a day (1) or behind (-1), and of which day; 0 where nothing tells."""
        norms, before_it = self.words.norms, {self.times.norm(at - 1), self.times.norm(at - 2)}
        forward = bool(FORWARD & before_it)
        if before_it & BACKWARD or before_it == {"as", "at"}:
            return -1, self.said
        weak = 0
        for index in range(at - 1, max(sentence.first, at - FARTHEST) - 1, -1):
            if forward and not weak and self._participle(index):
                weak = -1
                continue
            if tense := self._tense(index, forward):
                if norms[index] == "would" and (earlier := [when.date for when in before if when.date]):
                    return 1, earlier[-1].latest
                return tense, self.said
        if forward:
            return weak or 1, self.said
        for index in range(at, min(sentence.last, at + FARTHEST)):
            if tense := self._tense(index, forward):
                return tense, self.said
        return 0, self.said

    def _tense(self, index: int, forward: bool) -> int:
        """1 for a word that tells of what lies ahead, -1 for the past, 0 for another."""
        norm, previous = self.words.norms[index], self.times.norm(index - 1)
        if index in self.ahead or norm in self.names.ahead or norm == "would":
            return 0 if norm == "may" and self.words.word(index)[0].isupper() else 1
        if norm == "to":
            meant = previous in {"supposed", "meant", "due", "scheduled"} and self.times.norm(index - 2) in {
                "was",
                "were",
                "been",
            }
            return -1 if meant else 1 if forward and self._infinitive(index + 1) else 0
        if norm in {"is", "are"}:
            return 1 if self.times.norm(index + 1) in {"on", "at", "in", "from"} else 0
        if norm in self.names.behind:
            return (
                0
                if norm in {"have", "has"}
                and (previous in {"will", "to", "shall"} or self.times.norm(index + 1) == "to")
                else -1
            )
        return -1 if (norm in PAST and previous not in NO_PAST) or self._participle(index) else 0

    def _participle(self, index: int) -> bool:
        """A regular past form that is no adjective (“a registered offender”) and no passive of another tense (“be retrained”)."""
        norm, previous = self.words.norms[index], self.times.norm(index - 1)
        return norm.endswith("ed") and len(norm) > 4 and not norm.endswith("eed") and previous not in NO_PAST

    def _recalled(self, at: int, sentence: Sentence) -> bool:
        """Whether a promise is told of, not made, here (“we undertook to do it within a year”): then its time is not the document's."""
        for index in range(at - 1, max(sentence.first, at - FARTHEST) - 1, -1):
            norm, previous = self.words.norms[index], self.times.norm(index - 1)
            if norm in {"will", "shall"}:
                return False
            if (
                norm in {"was", "were", "had", "did"}
                or (norm in PAST or self._participle(index))
                and previous not in {"has", "have"}
            ):
                return True
        return False

    def _infinitive(self, index: int) -> bool:
        """Whether a verb may follow “to” here: a word in small letters that is no article or number."""
        form = self.words.word(index) if index < len(self.words) else ""
        return form.isalpha() and form.islower() and form not in NO_VERB and not form.endswith(("ing", "s"))


def _is_year(time: Time) -> bool:
    """A year alone, or from one year to another: part of a name, where no preposition makes it a time."""
    return bool(time.moment and time.moment.year and not time.moment.month and not time.moment.day) or (
        time.moment is None and time.date is not None and time.date.value == "" and not time.counted
    )


def _is_month(time: Time) -> bool:
    return bool(time.moment and time.moment.month and not time.moment.day)


def _from_to(first: Time, second: Time, alone: bool) -> Time | None:
    """One time from two; a day alone must be completed by the second."""
    if first.moment and second.moment:
        if alone and not (second.moment.day and second.moment.month):
            return None
        return Time(second.next, joined(first.moment, second.moment))
    return Time(second.next, date=until(first.date, second.date))


def _shifted(names: Calendar, anchor: Date | None, name: str, number: int, *, exact: bool) -> Date | None:
    """A date some units on, as exact as it was; “three years ago” is only as exact as its unit."""
    if anchor is None:
        return None
    first, last = (shift(names, day, name, number) for day in (anchor.earliest, anchor.latest))
    if first is None or last is None:
        return None
    if anchor.value.count("-") == 1:
        return Date.month(first.year, first.month)
    if len(anchor.value) == 4:
        return Date.parse(f"{first.year:04}")
    if exact or name.startswith(("day", "week")):
        return Date.day(first) if first == last else Date(first, last)
    return Date.month(first.year, first.month) if name.startswith("month") else Date.parse(f"{first.year:04}")
