"""Statistics: figures that tell a quantity of the world, not one that is promised, asked, or set as a rule."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from ontherecord.dates import Date
from ontherecord.document import BlockKind
from ontherecord.extract.clause import BODIES, CERTAIN, LIKELY, Clause
from ontherecord.extract.frames import framed
from ontherecord.facts import Ref, Statement, Term, ThingType, Value
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis, Figure, When, within
from ontherecord.parse.calendar import calendar
from ontherecord.parse.tenses import PAST
from ontherecord.parse.wordlists import word_lists

EXTRACTOR = "statistics"
MONEY = frozenset({"pounds", "euros", "dollars", "pence"})
BREAKS = frozenset({";", ":", "(", "that", "but", "while", "whereas", "which", "who"})
"""Where the search for a figure's verb stops, going back."""
DETERMINERS = frozenset("the our its their these those all his her my us them you".split())
LARGE = 100
"""A stretch of time so long in its units is measured, whatever stands before it."""
PRONOUNS = frozenset({"it", "they", "them", "its", "their"})
OPENING = 6
"""Words at the beginning of a sentence among which “it” stands for something of the sentence before."""
SMALL = 10
"""Up to here a number in words is mostly said in passing (“three hospitals”)."""
TARGETS = frozenset({"target", "goal", "ambition", "aim", "objective", "aspiration"})
NO_SOURCE = frozenset("plan strategy act bill policy guidance framework code charter agreement letter minutes".split())
"""Words in the name of a work that gives no figures."""
REACH = 30
"""Words to look back and ahead for the verb."""
WINDOW = 300
"""Characters around a figure in which the times and figures that go with it stand."""
FAR = 2000
"""Characters to look back for the survey or report that gives a figure."""
NEAR = 14
"""Words between a figure and the time that it holds for."""


@dataclass(frozen=True)
class Lists:
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
def _lists(ontology: Ontology) -> Lists:
    names = [field.name for field in fields(Lists) if field.name != "times"]
    lists = {name: frozenset(words) for name, words in word_lists(ontology, "statistics.toml", names).items()}
    units = calendar(ontology)
    return Lists(**lists, times=frozenset().union(units.days, units.spans, units.others))


def statistics(analysis: Analysis, ontology: Ontology) -> Iterator[Statement]:
    """The figures that a document gives, each with its unit, what it measures, its period and its source."""
    lists = _lists(ontology)
    said = analysis.document.metadata.date
    for segment in analysis.body():
        clause = Clause(analysis, segment)
        if clause.kind is BlockKind.HEADING or clause.question or not clause.figures:
            continue
        context = _context(clause)
        announced = framed(clause, "commitment") or framed(clause, "recommendation")
        for figure in clause.figures:
            place = _Place(clause, figure, lists)
            if place.counts() and not place.ahead(announced=announced, said=said):
                yield _statistic(clause, figure, context)


class _Place:
    """A figure in its clause, and what the words around it make of it."""

    def __init__(self, clause: Clause, figure: Figure, lists: Lists) -> None:
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
        small = self.norms[self.first][0].isalpha() and figure.value <= SMALL
        if unit == ["times"]:
            return (
                not small
                or self.norms[self.last : self.last + 1] in (["as"], ["more"], ["higher"], ["the"])
                or "factor" in self.around(2, 0)
            )
        return not small or self._tells()

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


def _statistic(clause: Clause, figure: Figure, context: tuple[Ref, ...]) -> Statement:
    attributes: list[tuple[str, Value]] = [("value", figure.value)]
    if figure.high is not None:
        attributes.append(("valueHigh", figure.high))
    attributes.append(("unit", figure.unit))
    if figure.measures:
        attributes.append(("measures", figure.measures))
    if figure.change:
        attributes.append(("change", Term(figure.change)))
    if figure.approximate:
        attributes.append(("approximate", True))
    if period := _period(clause, figure):
        attributes.append(("periodText", clause.words.text[period.span.start : period.span.end]))
    if source := _source(clause, figure):
        attributes.append(("foundIn", source))
    sure = figure.unit in MONEY | {"percent"} or figure.value > SMALL
    statement = clause.state("Statistic", figure.span, EXTRACTOR, attributes, CERTAIN if sure else LIKELY)
    return replace(statement, about=tuple(dict.fromkeys((*statement.about, *context))))


def _context(clause: Clause) -> tuple[Ref, ...]:
    """What figures are about that their sentence does not name: what “it” stands for, and whose figures they are."""
    analysis, sentence = clause.analysis, clause.segment.sentence
    if clause.comment:
        return ()
    found: list[Ref] = []
    if not PRONOUNS.isdisjoint(clause.norms[sentence.first : sentence.first + OPENING]):
        found += _of_sentence_before(clause)
    named = {mention.thing for mention in within(analysis.mentions, sentence.start, sentence.end)}
    others = [ref for ref in named - {clause.body, clause.saying.said_by} if clause.type_of(ref) in BODIES]
    if not others and analysis.publisher is not None:
        found.append(analysis.publisher)
    return tuple(found)


def _of_sentence_before(clause: Clause) -> list[Ref]:
    """The things named in the sentence before, of the same block."""
    sentences, own = clause.analysis.sentences, clause.segment.sentence
    index = bisect_left(sentences, own.start, key=lambda sentence: sentence.start)
    if index == 0 or sentences[index - 1].block != own.block:
        return []
    before = sentences[index - 1]
    return [mention.thing for mention in within(clause.analysis.mentions, before.start, before.end)]


def _period(clause: Clause, figure: Figure) -> When | None:
    """The time nearest to a figure, with no other figure between; one after it before one in front."""
    start, end = (
        max(clause.segment.start, figure.span.start - WINDOW),
        min(clause.segment.end, figure.span.end + WINDOW),
    )
    others = [other.span for other in within(clause.analysis.figures, start, end) if other is not figure]
    found: list[tuple[bool, int, When]] = []
    for when in within(clause.analysis.dates, start, end):
        low, high = sorted([figure.span, when.span])
        if (
            not when.deadline
            or _limits(clause, when)
            or low.end > high.start
            or any(low.end <= other.start < high.start for other in others)
        ):
            continue
        first, last = clause.words.between(low.end, high.start)
        if last - first <= NEAR:
            found.append((when.span < figure.span, last - first, when))
    return min(found, key=lambda each: each[:2])[2] if found else None


def _limits(clause: Clause, when: When) -> bool:
    """Whether a time is a limit that lies ahead (“by June”, “within a year”), for which no figure holds."""
    first, _ = clause.words.between(when.span.start, when.span.end)
    said = clause.analysis.document.metadata.date
    past = when.date is not None and said is not None and when.date.latest <= said.latest
    return clause.norms[first] in {"by", "within", "before", "until", "next"} and not past


def _source(clause: Clause, figure: Figure) -> Ref | None:
    """The report, audit or survey that a figure comes from: the last named before it in its block."""
    analysis, sentence = clause.analysis, clause.segment.sentence
    block = analysis.block(sentence)
    start = block.start if block.intro is None else analysis.document.blocks[block.intro].start
    start = max(start, figure.span.start - FAR)
    sources = [
        mention.thing
        for mention in within(analysis.mentions, start, figure.span.start)
        if clause.type_of(mention.thing) is ThingType.REPORT
        and not NO_SOURCE.intersection(mention.thing.split("/")[-1].split("-"))
    ]
    return sources[-1] if sources else None
