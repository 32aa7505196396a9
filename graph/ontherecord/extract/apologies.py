"""Apologies: that somebody says sorry, now or as reported, not that one is owed or was refused."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.extract.clause import BODIES, CERTAIN, Clause
from ontherecord.facts import Mention, Ref, Statement, ThingType, Value
from ontherecord.lexicon import Hit
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
        attributes: list[tuple[str, Value]] = [("addressedTo", ref) for ref in _addressed(clause, hit)]
        yield clause.state(
            "Apology", clause.span(hit.first, clause.clause_end(hit.last - 1)), EXTRACTOR, attributes, CERTAIN
        )
        return


def _addressed(clause: Clause, hit: Hit) -> list[Ref]:
    """To whom somebody says sorry: the people named after it, else the body; never those who say it."""
    own = {clause.body, clause.saying.said_by}
    after = clause.words.starts[hit.first]
    named = [each.thing for each in clause.mentions if each.span.start >= after and each.thing not in own]
    people = [ref for ref in named if clause.type_of(ref) is ThingType.PERSON]
    bodies = [each.thing for each in clause.mentions if each.thing in named and _to(clause, each)]
    return people or [ref for ref in bodies if clause.type_of(ref) in BODIES][:1]


def _to(clause: Clause, mention: Mention) -> bool:
    """Whether “to” stands before a name."""
    first, _ = clause.words.between(*mention.span)
    return "to" in clause.norms[max(clause.first, first - 2) : first]
