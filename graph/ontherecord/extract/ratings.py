"""Ratings: grades given to a body."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.facts import Statement
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis


def ratings(analysis: Analysis, ontology: Ontology) -> Iterator[Statement]:
    """The grades that a document reports."""
    del analysis, ontology
    yield from ()
