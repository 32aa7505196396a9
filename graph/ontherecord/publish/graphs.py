"""A named graph as sorted lines of N-Quads: what every file of a build is written from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ontherecord.publish.prefixes import RDF_TYPE

_TYPE = f"<{RDF_TYPE}>"


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """The statements of one document, or of `graph/links` or `graph/ontology`."""

    iri: str
    lines: tuple[str, ...]
    """N-Quads, one a line without its end, in `reading_order`, each once."""
    shard: str
    """The file of `quads/` that holds it, without its suffixes."""


def document_graph(iri: str, lines: Iterable[str]) -> NamedGraph:
    """The graph of a document. Its shard hangs on its name alone, so that no other document moves it."""
    return NamedGraph(iri, in_order(lines), shard_of(iri))


def shard_of(iri: str) -> str:
    """The name of the shard that the graph of a document belongs to."""
    return hashlib.sha256(iri.encode()).hexdigest()[:2]


def shared_graph(name: str, base: str, lines: Iterable[str]) -> NamedGraph:
    """The graph `graph/<name>` of what is found across documents, in a file of its own."""
    return NamedGraph(f"{base}graph/{name}", in_order(lines), name)


def triple(line: str) -> str:
    """The N-Quads line without its graph, as a line of N-Triples."""
    return line[: line.rindex(" <")] + " ."


def reading_order(line: str) -> tuple[str, bool, str, str]:
    """Sort key of a line: by subject, what the subject is first, then by predicate and object."""
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate != _TYPE, predicate, rest


def in_order(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines in reading order, each once."""
    return tuple(sorted(set(lines), key=reading_order))


def merged(graphs: Iterable[NamedGraph], base: str) -> list[str]:
    """The triples of all graphs as lines of N-Triples, each once: resources first, then the vocabulary they use."""
    ours = f"<{base}"
    return sorted(set(triples(graphs)), key=lambda line: (not line.startswith(ours), *reading_order(line)))


def triples(graphs: Iterable[NamedGraph]) -> Iterator[str]:
    """The triples of all graphs as they come: one that stands in two graphs comes twice."""
    for graph in graphs:
        yield from map(triple, graph.lines)
