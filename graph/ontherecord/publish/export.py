"""The built graph in the formats that other programs take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from ontherecord.publish.graphs import merged
from ontherecord.publish.network import write_gexf, write_graphml
from ontherecord.publish.prefixes import prefixes
from ontherecord.publish.quads import read_graphs
from ontherecord.publish.statements import write_csv
from ontherecord.publish.store import open_store
from ontherecord.publish.streams import stream
from ontherecord.publish.turtle import write_trig, write_turtle


def _turtle(build: Path, base: str, out: BinaryIO) -> None:
    """The merged graph, as `graph.ttl`."""
    write_turtle(out, merged(read_graphs(build / "quads"), base), base)


def _trig(build: Path, base: str, out: BinaryIO) -> None:
    """One graph a document, as `graph.trig`."""
    write_trig(out, read_graphs(build / "quads"), base)


def _ntriples(build: Path, base: str, out: BinaryIO) -> None:
    """The merged graph, one triple a line."""
    out.writelines(f"{line}\n".encode() for line in merged(read_graphs(build / "quads"), base))


def _nquads(build: Path, base: str, out: BinaryIO) -> None:  # noqa: ARG001  as all exporters
    """One graph a document, one quad a line."""
    for graph in read_graphs(build / "quads"):
        out.writelines(f"{line}\n".encode() for line in graph.lines)


def _jsonld(build: Path, base: str, out: BinaryIO) -> None:
    """One graph a document."""
    lines = (line for graph in read_graphs(build / "quads") for line in graph.lines)
    quads = ox.parse(stream(lines), format=ox.RdfFormat.N_QUADS)
    ox.serialize(quads, out, ox.RdfFormat.JSON_LD, prefixes=prefixes(base), base_iri=base)


def _rdfxml(build: Path, base: str, out: BinaryIO) -> None:
    """The merged graph."""
    parsed = ox.parse(stream(merged(read_graphs(build / "quads"), base)), format=ox.RdfFormat.N_TRIPLES)
    ox.serialize((quad.triple for quad in parsed), out, ox.RdfFormat.RDF_XML, prefixes=prefixes(base))


FORMATS: dict[str, Callable[[Path, str, BinaryIO], None]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nquads": _nquads,
    "ntriples": _ntriples,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
    "graphml": lambda build, _, out: write_graphml(open_store(build), out),
    "gexf": lambda build, _, out: write_gexf(open_store(build), out),
    "csv": lambda build, base, out: write_csv(open_store(build), base, out),
}
"""How each is written from the folder of a build whose resources lie below a base."""
