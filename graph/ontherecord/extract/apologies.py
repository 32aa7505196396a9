"""Apologies: that somebody says sorry, now or as reported, not that one is owed or was refused."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.extract.clause import CERTAIN, Clause
from ontherecord.facts import Statement, Value
from ontherecord.ontology import Ontology

EXTRACTOR = "apologies"


def apologies(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """The apology of a segment, with whom it addresses where that is named."""
    del ontology
    if clause.question or clause.comment:
        return
    for hit in clause.of("apology.cues"):
        if clause.covered(hit, "apology.void"):
            continue
        target = clause.target(bodies_only=True)
        attributes: list[tuple[str, Value]] = [("addressedTo", target)] if target else []
        yield clause.state(
            "Apology", clause.span(hit.first, clause.clause_end(hit.last - 1)), EXTRACTOR, attributes, CERTAIN
        )
        return
