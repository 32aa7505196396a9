"""`store/`: the built graph on disk, for queries.

The merged triples, each once, are its default graph and the documents its named graphs. Oxigraph's union of all graphs
as the default one is never used: it is a bag, in which a triple that stands in three documents counts three times.
The store keeps every kind of integer as xsd:integer, so that files are written from the quads, never from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from ontherecord.problems import UserError
from ontherecord.publish.graphs import NamedGraph, triples
from ontherecord.publish.streams import stream, unpacked, unpacked_triples

FOLDER = "store"


def write_store(folder: Path, graphs: Sequence[NamedGraph]) -> ox.Store:
    """Load the graphs into a new store on disk, and give it back, open."""
    store = ox.Store(folder)
    named = (line for graph in graphs for line in graph.lines)
    store.bulk_load(stream(chain(named, triples(graphs))), ox.RdfFormat.N_QUADS)
    store.optimize()  # some 4 s for a million quads; every query is a fifth faster afterwards
    store.flush()
    return store


def load_store(folder: Path, files: Sequence[Path]) -> ox.Store:
    """Load all graphs of packed N-Quads into a new store on disk, and give it back, open."""
    store = ox.Store(folder)
    store.bulk_load(unpacked(files), ox.RdfFormat.N_QUADS)
    store.bulk_load(unpacked_triples(files), ox.RdfFormat.N_TRIPLES)
    store.optimize()  # some 4 s for a million quads; every query is a fifth faster afterwards
    store.flush()
    return store


def changed_store(folder: Path, before: ox.Store, changes: Iterable[tuple[list[str], list[str]]]) -> ox.Store:
    """The store of the build before with lines of N-Quads taken out and others put in, as a new one.

    The files that hold what stays are shared between the two.
    """
    before.backup(folder)
    store = ox.Store(folder)
    for gone, come in changes:
        for quad in ox.parse(stream(gone), format=ox.RdfFormat.N_QUADS):
            store.remove(quad)
            others = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
            if all(isinstance(other.graph_name, ox.DefaultGraph) for other in others):
                store.remove(_merged(quad))
        new = list(ox.parse(stream(come), format=ox.RdfFormat.N_QUADS))
        store.extend([*new, *(_merged(quad) for quad in new)])
    store.optimize()  # some 4 s for a million quads; every query is a fifth faster afterwards
    store.flush()
    return store


def _merged(quad: ox.Quad) -> ox.Quad:
    """The triple as it stands in the default graph."""
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def open_store(output: Path) -> ox.Store:
    """The store of the build in a folder, to be read. Raises UserError where there is none that can be opened."""
    folder = output / FOLDER
    if not folder.is_dir():
        raise UserError(f"there is no built graph in {output}: run `ontherecord build` first, or give its --output")
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:  # the second for a damaged database
        raise UserError(f"the graph in {output} cannot be opened: {error}; build it again") from error
