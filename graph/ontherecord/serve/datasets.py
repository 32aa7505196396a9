"""The graphs that a query is asked of, as FROM and FROM NAMED or the protocol's parameters give them.

Several default graphs are to be merged: a triple that stands in two of them is one triple. Oxigraph 0.5 counts it
twice, so they are merged here, into a store in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

import pyoxigraph as ox

from ontherecord.publish.prefixes import prefixes
from ontherecord.publish.tokens import tokens

_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


@dataclass(frozen=True, slots=True)
class Dataset:
    """The IRIs of default and named graphs. With none of either, the whole store as it is."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.default or self.named)

    @property
    def has_several(self) -> bool:
        """Whether default graphs are to be merged."""
        return len(self.default) > 1

    def options(self) -> dict[str, Any]:
        """As the engine takes it."""
        if not self:
            return {}
        return {
            "default_graph": [ox.NamedNode(iri) for iri in self.default],
            "named_graphs": [ox.NamedNode(iri) for iri in self.named],
        }


def dataset_of(query: str, base: str) -> Dataset:
    """The dataset of a query that names several default graphs; an empty one for any other, which the engine reads.

    Raises SyntaxError where what stands before SELECT, or a name, is no SPARQL.
    """
    if query.upper().count("FROM") < 2:
        return Dataset()
    prologue, default, named = _clauses(query)
    if len(default) < 2:
        return Dataset()
    return Dataset(_resolved(prologue, default, base), _resolved(prologue, named, base))


def _clauses(query: str) -> tuple[str, list[str], list[str]]:
    """What stands before the query's form; the names after FROM; those after FROM NAMED."""
    prologue, before = query, ["", ""]
    found: dict[str, list[str]] = {"FROM": [], "NAMED": []}
    for token in tokens(query):
        word, name = (token["word"] or "").upper(), token["iri"] or token["prefixed"]
        if word in _FORMS and prologue is query:
            prologue = query[: token.start()]
        if name and (before[1] == "FROM" or before == ["FROM", "NAMED"]):
            found[before[1]].append(name)
        if word or name:
            before = [before[1], word]
    return prologue, found["FROM"], found["NAMED"]


def _resolved(prologue: str, names: list[str], base: str) -> tuple[str, ...]:
    """The names as whole IRIs, as the engine reads them after the query's own BASE and PREFIX lines."""
    if not names:
        return ()
    text = f"{prologue}\nSELECT ?graph {{ VALUES ?graph {{ {' '.join(names)} }} }}"
    return tuple(row["graph"].value for row in ox.Store().query(text, prefixes=prefixes(base)))  # type: ignore[union-attr]


def merge(store: ox.Store, dataset: Dataset) -> ox.Store:
    """A store in memory: the default graphs merged in its default graph, and the named graphs."""
    merged = ox.Store()
    for iri in dataset.default:
        quads = store.quads_for_pattern(None, None, None, ox.NamedNode(iri))
        merged.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    named = (store.quads_for_pattern(None, None, None, ox.NamedNode(iri)) for iri in dataset.named)
    merged.extend(chain.from_iterable(named))
    return merged
