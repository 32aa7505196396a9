"""Who holds which post in which body."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.facts import Post
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis


def posts(analysis: Analysis, ontology: Ontology) -> Iterator[Post]:
    """The posts that a document tells of."""
    yield from ()
