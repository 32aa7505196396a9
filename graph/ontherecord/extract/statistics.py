"""Statistics: figures that tell a quantity of the world, not one that is promised, asked, or set as a rule."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ontherecord.document import BlockKind
from ontherecord.extract.clause import BODIES, CERTAIN, LIKELY, Clause
from ontherecord.extract.frames import framed
from ontherecord.extract.place import SMALL, WINDOW, Place, statistic_words
from ontherecord.facts import Ref, Statement, Term, ThingType, Value
from ontherecord.ontology import Ontology
from ontherecord.parse.amounts import MONEY
from ontherecord.parse.analysis import Analysis, Figure, When, within

EXTRACTOR = "statistics"
PRONOUNS = frozenset({"it", "they", "them", "its", "their"})
OPENING = 6
"""Words at the beginning of a sentence among which “it” stands for something of the sentence before."""
NO_SOURCE = frozenset("plan strategy act bill policy guidance framework code charter agreement letter minutes".split())
"""Words in the name of a work that gives no figures."""
FAR = 2000
"""Characters to look back for the survey or report that gives a figure."""
NEAR = 14
"""Words between a figure and the time that it holds for."""


def statistics(analysis: Analysis, ontology: Ontology) -> Iterator[Statement]:
    """The figures that a document gives, each with its unit, what it measures, its period and its source."""
    lists = statistic_words(ontology)
    said = analysis.document.metadata.date
    for segment in analysis.body():
        clause = Clause(analysis, segment)
        if clause.kind is BlockKind.HEADING or clause.question or not clause.figures:
            continue
        context = _context(clause)
        announced = framed(clause, "commitment") or framed(clause, "recommendation")
        for figure in clause.figures:
            place = Place(clause, figure, lists)
            if place.counts() and not place.ahead(announced=announced, said=said):
                yield _statistic(clause, figure, context)


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
