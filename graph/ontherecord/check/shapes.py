"""The shapes of `ontology/shapes*.ttl`: what each class must have, and where each property belongs."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

from ontherecord.ontology import Ontology
from ontherecord.problems import UserError

FILES = "shapes*.ttl"
_QUIET = logging.getLogger("ontherecord.shapes")
_QUIET.setLevel(logging.CRITICAL)


def breaches(quads: Iterable[ox.Quad], ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Each node that breaks a shape: its IRI, and what it breaks.

    Validation runs over a graph in memory: over a store on disk pyshacl counts wrongly and takes sixty times as long.
    """
    from pyshacl import validate  # noqa: PLC0415  takes half a second to import

    conforms, report, _ = validate(_graph(quads), shacl_graph=_shapes(ontology), logger=_QUIET)
    if conforms:
        return
    found = {
        (str(report.value(result, SH.focusNode)), str(report.value(result, SH.resultMessage)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }
    yield from sorted(found)


@lru_cache(maxsize=4)
def _shapes(ontology: Ontology) -> Graph:
    """The shapes of all folders together. Raises UserError for a file that is not Turtle."""
    graph = Graph()
    for file in (file for name in ontology.names(FILES) for file in ontology.files(name)):
        try:
            graph.parse(file, format="turtle")
        except Exception as error:  # rdflib's parsers raise what they like
            raise UserError(f"{file}: not valid Turtle: {error}; correct it", 2) from error
    return graph


def _graph(quads: Iterable[ox.Quad]) -> Graph:
    """The triples in memory. A term that comes back is made once: making them takes longer than adding them."""
    graph, known = Graph(), {}
    for quad in quads:
        terms = (quad.subject, quad.predicate, quad.object)
        for term in terms:
            if term not in known:
                known[term] = _node(term)
        graph.add((known[terms[0]], known[terms[1]], known[terms[2]]))
    return graph


def _node(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        typed = None if term.language or term.datatype.value == str(XSD.string) else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=typed)
    raise ValueError(f"neither an IRI nor a literal: {term}")
