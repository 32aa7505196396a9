"""Disagreements: that somebody rejects what another said."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.extract.clause import CERTAIN, Clause
from ontherecord.facts import Ref, Statement, ThingType, Value
from ontherecord.ontology import Ontology

EXTRACTOR = "disagreements"


def disagreements(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """The rejection in a segment, with the report or body whose word is rejected where it is named."""
    del ontology
    if clause.question or clause.has("disagreement.void"):
        return
    if clause.comment and not {"i", "we"} & set(clause.norms[clause.first : clause.last]):
        return
    reporting = clause.segment.reporting
    hits = clause.of("disagreement.cues")
    denied = reporting is not None and reporting.label == "reporting.deny"
    if not hits and not denied:
        return
    first = hits[0].first if hits else clause.first
    begin = clause.phrase_start(first) if first > clause.first else first
    target = _rejected(clause)
    attributes: list[tuple[str, Value]] = [("inResponseTo", target)] if target else []
    yield clause.state(
        "Disagreement", clause.span(begin, clause.clause_end(max(first, clause.first))), EXTRACTOR, attributes, CERTAIN
    )


def _rejected(clause: Clause) -> Ref | None:
    for mention in clause.mentions:
        if mention.thing in {clause.body, clause.saying.said_by}:
            continue
        if clause.type_of(mention.thing) in {
            ThingType.REPORT,
            ThingType.ORGANIZATION,
            ThingType.UNIT,
            ThingType.PERSON,
        }:
            return mention.thing
    return None
