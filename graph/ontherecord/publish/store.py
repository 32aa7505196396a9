"""`store/`: the built graph on disk, for queries.

The merged triples, each once, are its default graph and the documents its named graphs. Oxigraph's union of all graphs
as the default one is never used: it is a bag, in which a triple that stands in three documents counts three times.
The store keeps every kind of integer as xsd:integer, so that files are written from the quads, never from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from ontherecord.problems import UserError
from ontherecord.publish.graphs import NamedGraph, triples
from ontherecord.publish.streams import stream

FOLDER = "store"


def write_store(folder: Path, graphs: Sequence[NamedGraph]) -> ox.Store:
    """Load the graphs into a new store on disk, and give it back, open."""
    store = ox.Store(folder)
    named = (line for graph in graphs for line in graph.lines)
    store.bulk_load(stream(chain(named, triples(graphs))), ox.RdfFormat.N_QUADS)
    store.flush()
    return store


def open_store(output: Path) -> ox.Store:
    """The store of the build in a folder, to be read. Raises UserError where there is none that can be opened."""
    folder = output / FOLDER
    if not folder.is_dir():
        raise UserError(f"there is no built graph in {output}: run `ontherecord build` first, or give its --output")
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:  # the second for a damaged database
        raise UserError(f"the graph in {output} cannot be opened: {error}; build it again") from error
