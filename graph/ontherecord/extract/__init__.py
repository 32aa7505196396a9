"""From an analysed document to facts: one small extractor for each kind, in the order below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ontherecord.document import BlockKind
from ontherecord.extract.acknowledgements import acknowledgements
from ontherecord.extract.actions import actions
from ontherecord.extract.answers import answers
from ontherecord.extract.apologies import apologies
from ontherecord.extract.clause import Clause
from ontherecord.extract.commitments import commitments
from ontherecord.extract.criticisms import criticisms
from ontherecord.extract.disagreements import disagreements
from ontherecord.extract.findings import findings
from ontherecord.extract.focus import Focus
from ontherecord.extract.posts import posts
from ontherecord.extract.praises import praises
from ontherecord.extract.progress import progress
from ontherecord.extract.questions import addressed, questions
from ontherecord.extract.ratings import ratings
from ontherecord.extract.recommendations import recommendations
from ontherecord.extract.relations import relations
from ontherecord.extract.statistics import statistics
from ontherecord.extract.topics import topics
from ontherecord.facts import Facts, Span, Statement, Voice
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis

EXTRACTORS: tuple[Callable[[Clause, Ontology], Iterator[Statement]], ...] = (
    commitments,
    actions,
    progress,
    findings,
    recommendations,
    criticisms,
    acknowledgements,
    praises,
    disagreements,
    apologies,
    questions,
)
"""Those that look at one segment at a time; each is a plug-in of its own."""


def extract(analysis: Analysis, ontology: Ontology) -> Facts:
    """All facts of a document. Pure: the same analysis and ontology give the same facts."""
    focus = Focus(analysis, ontology)
    clauses = [Clause(analysis, segment, focus) for segment in analysis.body()]
    prose = [each for each in clauses if each.kind is not BlockKind.HEADING or each.saying.voice is Voice.QUOTED]
    found = [statement for clause in prose for rule in EXTRACTORS for statement in rule(clause, ontology)]
    found += statistics(analysis, ontology)
    found += ratings(analysis, ontology)
    found += answers(prose, found)
    found = addressed(found)
    topics_of = topics(analysis, ontology)
    return Facts(
        document=analysis.document,
        things=tuple(analysis.things[ref] for ref in sorted(analysis.things)),
        mentions=analysis.mentions,
        agents=analysis.agents,
        publisher=analysis.publisher,
        creator=analysis.creator,
        quotations=analysis.quotations,
        comments=analysis.comments,
        sentences=tuple(Span(sentence.start, sentence.end) for sentence in analysis.sentences),
        statements=tuple(
            replace(each, about=focus.of(each), topics=topics_of(each.evidence[-1])) for each in _unique(found)
        ),
        relations=tuple(relations(analysis, ontology)),
        posts=tuple(posts(analysis)),
    )


def _unique(statements: list[Statement]) -> tuple[Statement, ...]:
    """Each statement once, in order of place: where two extractors give the same one, the surer."""
    kept: dict[str, Statement] = {}
    for statement in statements:
        known = kept.get(statement.ref)
        if known is None or statement.confidence > known.confidence:
            kept[statement.ref] = statement
    return tuple(sorted(kept.values(), key=lambda each: (each.words, each.kind)))
