"""A figure in its clause: whether it tells a quantity of the world, or a plan, a rule, a number said in passing."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from ontherecord.dates import Date
from ontherecord.extract.clause import Clause
from ontherecord.ontology import Ontology
from ontherecord.parse.amounts import MONEY
from ontherecord.parse.analysis import Figure, within
from ontherecord.parse.calendar import calendar
from ontherecord.parse.tenses import PAST
from ontherecord.parse.wordlists import word_lists

BREAKS = frozenset({";", ":", "(", "that", "but", "while", "whereas", "which", "who"})
"""Where the search for a figure's verb stops, going back."""
DETERMINERS = frozenset("the our its their these those all his her my us them you".split())
TARGETS = frozenset({"target", "goal", "ambition", "aim", "objective", "aspiration"})
LARGE = 100
"""A stretch of time so long in its units is measured, whatever stands before it."""
SMALL = 10
"""Up to here a number in words is mostly said in passing (“three hospitals”)."""
REACH = 30
"""Words to look back and ahead for the verb."""
WINDOW = 300
"""Characters around a figure in which the times and figures that go with it stand."""


@dataclass(frozen=True)
class StatisticWords:
    """The word lists of `ontology/statistics.toml`, and the units of time."""

    ahead: frozenset[str]
    promises: frozenset[str]
    told: frozenset[str]
    telling: frozenset[str]
    measuring: frozenset[str]
    limits: frozenset[str]
    parts: frozenset[str]
    times: frozenset[str]


@lru_cache(maxsize=4)
def statistic_words(ontology: Ontology) -> StatisticWords:
    """The packaged lists, and what a workspace adds to them. Raises UserError where a file is malformed."""
    names = [field.name for field in fields(StatisticWords) if field.name != "times"]
    lists = {name: frozenset(words) for name, words in word_lists(ontology, "statistics.toml", names).items()}
    units = calendar(ontology)
    return StatisticWords(**lists, times=frozenset().union(units.days, units.spans, units.others))


class Place:
    """A figure in its clause, and what the words around it make of it."""

    def __init__(self, clause: Clause, figure: Figure, lists: StatisticWords) -> None:
        """Look at one figure of a clause."""
        self.clause, self.figure, self.lists = clause, figure, lists
        self.norms = clause.norms
        self.first, self.last = clause.words.between(figure.span.start, figure.span.end)

    def around(self, before: int, after: int) -> list[str]:
        """Words of the clause near the figure."""
        return self.norms[max(self.clause.first, self.first - before) : min(self.clause.last, self.last + after)]

    def counts(self) -> bool:
        """Whether a figure is more than a number said in passing."""
        figure, lists = self.figure, self.lists
        unit = figure.unit.lower().split()
        if unit[0] in {*MONEY, "percent", "percentage"}:
            return True
        if unit[-1] in lists.parts:
            return False
        if unit[-1] in lists.times:
            return self._measured()
        if self._in_passing():
            return False
        small = self.norms[self.first][0].isalpha() and figure.value <= SMALL
        if unit == ["times"]:
            return (
                not small
                or self.norms[self.last : self.last + 1] in (["as"], ["more"], ["higher"], ["the"])
                or "factor" in self.around(2, 0)
            )
        return not small or self._tells()

    def _in_passing(self) -> bool:
        """Whether a small number only counts what is spoken of (“each of the 3 departments”), or numbers a page."""
        before = ["", "", "", *self.norms[self.clause.first : self.first]][-3:]
        each = before[0] in {"each", "all", "both"} or before[1] in {"each", "all", "both"}
        return (each and self.figure.value <= SMALL) or before[-1].startswith(("...", "…"))

    def _tells(self) -> bool:
        """Whether the words around make a statistic of a small number: “four of seven complaints”, “on average six”."""
        of, *what = [*self.norms[self.first + 1 : self.first + 4], "", "", ""][:3]
        if of == "of" and (what[0] not in DETERMINERS or what[1][:1].isdigit()):
            return True
        start, end = self.figure.span
        near = within(
            self.clause.analysis.figures,
            max(self.clause.segment.start, start - WINDOW),
            min(self.clause.segment.end, end + WINDOW),
        )
        same = any(other.unit == self.figure.unit and other is not self.figure for other in near)
        return same or bool(self.lists.telling.intersection(self.around(5, 4)))

    def _measured(self) -> bool:
        """Whether a stretch of time is measured (“took 45 weeks”), no limit (“after ten days”), no while."""
        before = self.around(2, 0)[: -(self.last - self.first)]
        limit = bool(before) and before[-1] in self.lists.limits and self.figure.value < LARGE
        if limit or self.norms[self.last : self.last + 1] in (["after"], ["before"]):
            return False
        return bool(self.lists.measuring.intersection(self.around(8, 4)))

    def ahead(self, *, announced: bool, said: Date | None) -> bool:
        """Whether the verb that governs a figure leaves it a plan, a duty, a wish or a condition."""
        if self.first > self.clause.first and self.norms[self.first - 1] == "(":
            return False
        if announced:
            return True
        for index in range(self.first - 1, max(self.clause.first, self.first - REACH) - 1, -1):
            if self.norms[index] in BREAKS:
                break
            tense = self._tense(index)
            if tense is not None:
                return tense or self._due_later(said)
        for index in range(self.last, min(self.clause.last, self.last + REACH)):
            if self.norms[index] in {";", ":", "."}:
                break
            tense = self._tense(index)
            if tense is not None:
                return tense or self._due_later(said)
        return self._due_later(said)

    def _due_later(self, said: Date | None) -> bool:
        """Whether “by” a later time follows, before the clause ends (“from 30 to 60, by April 2025”)."""
        if said is None:
            return False
        start, end = self.figure.span
        for when in within(self.clause.analysis.dates, start, min(self.clause.segment.end, end + WINDOW)):
            if when.date and when.date.earliest > said.latest and when.span.start > self.figure.span.start:
                first, _ = self.clause.words.between(when.span.start, when.span.end)
                return not {";", "and", "but", "."}.intersection(self.norms[self.last : first])
        return False

    def _tense(self, index: int) -> bool | None:
        """True for a verb of what lies ahead, False for one of what is or was, None for another word."""
        lists, norm, previous = self.lists, self.norms[index], self.norms[index - 1]
        following = self.norms[index + 1] if index + 1 < self.clause.last else ""
        if norm in lists.ahead and self.clause.words.word(index) != "May":
            return True
        if norm in lists.promises and following in {"to", "that"}:
            return True
        if norm in TARGETS and following in {"is", "was", "remains"}:
            return True
        if norm in {"is", "was", "remains"} and previous in TARGETS:
            return True
        if norm in {"is", "are"} and following in lists.promises:
            return None
        if norm in lists.told:
            return None if norm in {"have", "has", "had"} and previous in {"to", *lists.ahead} else False
        if norm in PAST and previous not in {"be", "to"}:
            return False
        regular = (
            norm.endswith("ed") and len(norm) > len("need") and previous not in {"be", "is", "are", "a", "an", "the"}
        )
        return False if regular else None
