"""How the things of a document hang together."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.facts import Relation
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis


def relations(analysis: Analysis, ontology: Ontology) -> Iterator[Relation]:
    """The relations that a document tells of."""
    yield from ()
