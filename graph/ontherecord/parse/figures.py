"""Numbers in a text that count or measure something."""

from __future__ import annotations

from collections.abc import Sequence

from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Figure, When
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.words import Words


def find_figures(
    words: Words, sentences: Sequence[Sentence], hits: Sequence[Hit], dates: Sequence[When], ontology: Ontology
) -> tuple[Figure, ...]:
    """Every figure in the sentences, in order."""
    return ()
