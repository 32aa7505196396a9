"""`graph/ontology`: the classes, properties and topics that the graph uses, beside it for whoever reads it."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.publish.graphs import NamedGraph, shared_graph
from ontherecord.publish.prefixes import BASE

_SHAPES = "shapes"
"""What the names of files begin with that say how the graph must be, not what it is about."""


def vocabulary(ontology: Ontology, base: str) -> NamedGraph:
    """The ontology's Turtle files as a graph. Raises UserError, with file and line, for what is not Turtle.

    Topics, which the files have below the usual data namespace, move below `base` with all other data.
    """
    lines: list[str] = []
    names = [name for name in ontology.names("*.ttl") if not name.startswith(_SHAPES)]
    graph = ox.NamedNode(f"{base}graph/ontology")
    for file in (file for name in names for file in ontology.files(name)):
        try:
            parsed = list(ox.parse(path=file, format=ox.RdfFormat.TURTLE))
        except SyntaxError as error:
            raise UserError(f"{file}:{error.lineno}: not valid Turtle: {error.msg}; correct that line", 2) from error
        if any(isinstance(term, ox.BlankNode) for triple in parsed for term in (triple.subject, triple.object)):
            raise UserError(f"{file}: has a blank node: give it an IRI, so that every build names it alike", 2)
        quads = (ox.Quad(_moved(t.subject, base), t.predicate, _moved(t.object, base), graph) for t in parsed)
        lines += (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().split("\n")
    return shared_graph("ontology", base, filter(None, lines))


def _moved(term: Any, base: str) -> Any:
    """The term, below `base` where it is an IRI below the usual data namespace."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(BASE):
        return ox.NamedNode(base + term.value.removeprefix(BASE))
    return term
