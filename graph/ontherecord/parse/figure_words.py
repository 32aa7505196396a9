"""The word lists of `ontology/figures.toml`: what stands around figures."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from ontherecord.ontology import Ontology
from ontherecord.parse.phrases import Phrases
from ontherecord.parse.wordlists import word_lists


@dataclass(frozen=True)
class FigureWords:
    """Each list by its name in the file, which says what it is for."""

    approximate: Phrases
    references: frozenset[str]
    names: frozenset[str]
    named: frozenset[str]
    dialling: frozenset[str]
    passed: frozenset[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    sets: frozenset[str]
    stops: frozenset[str]
    rates: frozenset[str]
    subjects: frozenset[str]
    levels: frozenset[str]
    predicates: frozenset[str]
    increase: frozenset[str]
    decrease: frozenset[str]
    increase_before: frozenset[str]
    decrease_before: frozenset[str]
    change_joints: frozenset[str]


@lru_cache(maxsize=4)
def figure_words(ontology: Ontology) -> FigureWords:
    """The packaged lists, and what a workspace adds to them. Raises UserError where the file is malformed."""
    lists = word_lists(ontology, "figures.toml", [field.name for field in fields(FigureWords)])
    approximate = Phrases.of(lists.pop("approximate"), "figures.toml")
    return FigureWords(approximate, **{name: frozenset(entries) for name, entries in lists.items()})
