"""Recommendations: what somebody says that another should do."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.document import BlockKind
from ontherecord.extract.clause import LIKELY, Clause, Subject, Who
from ontherecord.extract.frames import framed, quoted_advice
from ontherecord.extract.undertakings import due
from ontherecord.facts import Ref, Statement, Value, Voice
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology

EXTRACTOR = "recommendations"
SHORTEST = 4
"""Words that a recommendation has at least."""
CUES = ("recommendation.should", "recommendation.explicit", "recommendation.gentle")


def recommendations(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """The advice or demand of a segment, with whom it addresses where that is named."""
    del ontology
    if clause.question or clause.has("progress.defines"):
        return
    if framed(clause, "recommendation") and not clause.has("commitment.recalled") and clause.last - clause.first > 3:
        yield _recommendation(clause, clause.first, clause.subject(_modal(clause)))
        return
    if clause.last - clause.first < SHORTEST or ":" in clause.norms[clause.last - 1 : clause.last + 1]:
        return
    if _reported(clause):
        yield _recommendation(clause, clause.first, clause.subject(clause.first))
        return
    for hit in clause.of(*CUES):
        if clause.covered(hit, "recommendation.void") or _wish(clause, hit):
            continue
        subject = clause.subject(hit.first)
        if hit.label != "recommendation.explicit" and not _another(clause, hit, subject):
            continue
        yield _recommendation(clause, subject.first if hit.label == "recommendation.should" else hit.first, subject)
        return


def _modal(clause: Clause) -> int:
    hits = clause.of("recommendation.should")
    return hits[0].first if hits else min(clause.first + 1, clause.last - 1)


def _reported(clause: Clause) -> bool:
    """Whether the sentence reports advice; “advised that a fine could be imposed” is information."""
    reporting = clause.segment.reporting
    if reporting is None or reporting.label != "reporting.recommend" or clause.saying.voice is not Voice.REPORTED:
        return False
    informs = clause.norms[reporting.last - 1].startswith("advis")
    that = "that" in clause.norms[clause.first - 1 : clause.first + 1]
    return not (informs and that) or clause.has("recommendation.should")


def _wish(clause: Clause, hit: Hit) -> bool:
    """“Should the Minister approve it, …” is a condition; “I must say” a manner of speaking."""
    opens = hit.first == clause.first and clause.norms[hit.first] == "should"
    return opens and clause.kind is not BlockKind.ITEM


def _another(clause: Clause, hit: Hit, subject: Subject) -> bool:
    """Whether the one who should do it is not the speaker, and the need is no mere fact of life."""
    if subject.speaker and subject.who is not Who.OWN:
        return False
    if quoted_advice(clause) or (hit.first == clause.first and clause.kind is BlockKind.ITEM):
        return True
    own = subject.who is Who.OWN and subject.ref in {None, clause.body}
    if clause.norms[hit.first - 1] == "you" and not clause.comment:
        return False
    if (own and not _told_before(clause)) or clause.norms[hit.first - 1] in {"he", "she"}:
        return False
    weak = clause.norms[hit.first] in {"needs", "need", "has", "have", "must"}
    if weak and clause.norms[hit.first] != "must":
        return (
            subject.who is Who.BODY
            or clause.comment
            or (clause.norms[hit.last : hit.last + 1] == ["be"] and subject.who is not Who.NONE)
        )
    return subject.who is not Who.NONE


def _told_before(clause: Clause) -> bool:
    """Whether the sentence before speaks of recommendations: then even the speaker's own body is their addressee."""
    return any(
        {"recommendations", "recommendation", "recommends"} & set(clause.norms[each.first : each.last])
        for each in clause.analysis.before(clause.segment.sentence, 1)
    )


def _recommendation(clause: Clause, first: int, subject: Subject) -> Statement:
    addressed = _addressed(clause, subject)
    attributes: list[tuple[str, Value]] = [("addressedTo", addressed)] if addressed else []
    when = due(clause, clause.first, clause.last)
    if when and when.deadline:
        attributes.append(("dueText", clause.text_of(when.span)))
        attributes += [("due", when.date)] if when.date else []
    words = clause.span(
        first, clause.clause_end(max(first, clause.last - 1)) if first >= clause.last - 1 else clause.last
    )
    return clause.state("Recommendation", words, EXTRACTOR, attributes, LIKELY)


def _addressed(clause: Clause, subject: Subject) -> Ref | None:
    if subject.ref and subject.who in {Who.BODY, Who.PERSON}:
        return subject.ref
    target = clause.target(bodies_only=True)
    if target:
        return target
    for _, meant in clause.bodies_meant:
        if meant not in {clause.body, clause.saying.said_by}:
            return meant
    outside = clause.saying.voice is not Voice.PUBLISHER and clause.body != clause.analysis.publisher
    return clause.analysis.publisher if outside else None
