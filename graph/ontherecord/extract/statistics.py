"""Statistics: figures that tell a quantity of the world, not one that is promised, asked, or set as a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache

from ontherecord.document import BlockKind
from ontherecord.extract.clause import CERTAIN, LIKELY, Clause
from ontherecord.extract.frames import framed
from ontherecord.facts import Ref, Statement, Term, ThingType, Value
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis, Figure, When
from ontherecord.parse.calendar import calendar
from ontherecord.parse.dates import PAST

EXTRACTOR = "statistics"
MONEY = frozenset({"pounds", "euros", "dollars", "pence"})
BREAKS = frozenset({";", ":", "(", "that", "but", "while", "whereas", "which", "who"})
"""Where the search for a figure's verb stops, going back."""
SMALL = 10
"""Up to here a number in words is mostly said in passing (“three hospitals”)."""
REACH = 30
"""Words to look back and ahead for the verb."""
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
    merged: dict[str, set[str]] = {field.name: set() for field in fields(Lists)}
    for table in ontology.toml("statistics.toml"):
        for section, entries in table.items():
            merged[section].update(entries)
    names = calendar(ontology)
    merged["times"].update(names.days, names.spans, names.others)
    return Lists(**{name: frozenset(entries) for name, entries in merged.items()})


def statistics(analysis: Analysis, ontology: Ontology) -> Iterator[Statement]:
    """The figures that a document gives, each with its unit, what it measures, its period and its source."""
    lists = _lists(ontology)
    for segment in analysis.body():
        clause = Clause(analysis, segment)
        if clause.kind is BlockKind.HEADING or clause.question or not clause.figures:
            continue
        set_ahead = framed(clause, "commitment") or framed(clause, "recommendation")
        for figure in clause.figures:
            if not set_ahead and _counts(clause, figure, lists) and not _ahead(clause, figure, lists):
                yield _statistic(clause, figure)


def _counts(clause: Clause, figure: Figure, lists: Lists) -> bool:
    """Whether a figure is more than a number said in passing."""
    first, last = clause.words.between(figure.span.start, figure.span.end)
    noun = figure.unit.lower().split()[-1]
    if noun in lists.parts:
        return False
    if noun in lists.times and not _measured(clause, first, last, lists):
        return False
    in_words = clause.norms[first][0].isalpha()
    if not in_words or figure.value > SMALL or figure.unit in MONEY | {"percent", "times"}:
        return True
    around = clause.norms[max(clause.first, first - 5) : min(clause.last, last + 4)]
    return clause.norms[last : last + 1] == ["of"] or bool(lists.telling.intersection(around))


def _measured(clause: Clause, first: int, last: int, lists: Lists) -> bool:
    """Whether a stretch of time is measured (“took 45 weeks”), not a limit (“within ten days”) or a while (“for six years”)."""
    before = clause.norms[max(clause.first, first - 2) : first]
    if before and before[-1] in lists.limits:
        return False
    around = clause.norms[max(clause.first, first - 8) : min(clause.last, last + 4)]
    return bool(lists.measuring.intersection(around))


def _ahead(clause: Clause, figure: Figure, lists: Lists) -> bool:
    """Whether the verb that governs a figure leaves it a plan, a duty, a wish or a condition."""
    first, last = clause.words.between(figure.span.start, figure.span.end)
    for index in range(first - 1, max(clause.first, first - REACH) - 1, -1):
        if clause.norms[index] in BREAKS:
            break
        tense = _tense(clause, index, lists)
        if tense is not None:
            return tense
    for index in range(last, min(clause.last, last + REACH)):
        if clause.norms[index] in {";", ":", "."}:
            break
        tense = _tense(clause, index, lists)
        if tense is not None:
            return tense
    return False


def _tense(clause: Clause, index: int, lists: Lists) -> bool | None:
    """True for a verb of what lies ahead, False for one of what is or was, None for another word."""
    norm = clause.norms[index]
    following = clause.norms[index + 1] if index + 1 < clause.last else ""
    if norm in lists.ahead:
        return True
    if norm in lists.promises and following in {"to", "that"} and not following[:1].isdigit():
        return True
    if norm in {"is", "are"} and following in lists.promises:
        return None
    if norm in lists.told:
        return None if norm in {"have", "has", "had"} and clause.norms[index - 1] in {"to", *lists.ahead} else False
    if norm in PAST and clause.norms[index - 1] not in {"be", "to"}:
        return False
    regular = (
        norm.endswith("ed")
        and len(norm) > len("need")
        and clause.norms[index - 1] not in {"be", "is", "are", "a", "an", "the"}
    )
    return False if regular else None


def _statistic(clause: Clause, figure: Figure) -> Statement:
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
    return clause.state("Statistic", figure.span, EXTRACTOR, attributes, CERTAIN if sure else LIKELY)


def _period(clause: Clause, figure: Figure) -> When | None:
    """The time nearest to a figure, with no other figure between; one after it before one in front."""
    others = [other.span for other in clause.figures if other is not figure]

    def distance(when: When) -> int | None:
        low, high = sorted([(figure.span.start, figure.span.end), (when.span.start, when.span.end)])
        if any(low[1] <= other.start < high[0] for other in others) or low[1] > high[0]:
            return None
        first, last = clause.words.between(low[1], high[0])
        return last - first if last - first <= NEAR else None

    near = [
        (steps, when.span.start < figure.span.start, when)
        for when in clause.dates
        if when.date and (steps := distance(when)) is not None
    ]
    return min(near, key=lambda each: (each[1], each[0]))[2] if near else None


def _source(clause: Clause, figure: Figure) -> Ref | None:
    """The report, audit or survey that a figure comes from: named in the sentence, or last named before it in its block."""
    analysis, sentence = clause.analysis, clause.segment.sentence
    block = analysis.block(sentence)
    start = block.start if block.intro is None else analysis.document.blocks[block.intro].start
    found = None
    for mention in analysis.mentions:
        if mention.span.start >= figure.span.start:
            break
        if mention.span.start >= start and clause.type_of(mention.thing) is ThingType.REPORT:
            found = mention.thing
    return found
