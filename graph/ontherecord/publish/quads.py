"""`quads/*.nq.gz`: the canonical artefact, sorted N-Quads in files that every store's bulk loader takes."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from ontherecord.problems import UserError
from ontherecord.publish.graphs import NamedGraph

FOLDER = "quads"
_LEVEL = 6
"""Of compression; 9 takes three times as long for 1% less."""


def write_quads(folder: Path, graphs: Iterable[NamedGraph]) -> None:
    """Write the graphs into the folder, shard by shard, graph by graph. The bytes hang on the content alone."""
    folder.mkdir(parents=True, exist_ok=True)
    in_shards = sorted(graphs, key=lambda graph: (graph.shard, graph.iri))
    for shard, members in groupby(in_shards, key=lambda graph: graph.shard):
        write_shard(folder / file_name(shard), members)


def file_name(shard: str) -> str:
    """The file of a shard."""
    return f"{shard}.nq.gz"


def write_shard(file: Path, graphs: Iterable[NamedGraph]) -> None:
    """Write graphs, which come in the order of their IRIs, into one file."""
    with file.open("wb") as out, gzip.GzipFile("", "wb", _LEVEL, out, mtime=0) as packed:
        for graph in graphs:
            packed.write("".join(f"{line}\n" for line in graph.lines).encode())


def read_graphs(folder: Path) -> list[NamedGraph]:
    """All graphs that `write_quads` wrote into a folder, in the order of their IRIs.

    Raises UserError where a file is damaged.
    """
    graphs = (graph for file in sorted(folder.glob("*.nq.gz")) for graph in read_shard(file))
    return sorted(graphs, key=lambda graph: graph.iri)


def read_shard(file: Path) -> Iterator[NamedGraph]:
    """The graphs of one file. Raises UserError where it is damaged."""
    shard = file.name.removesuffix(".nq.gz")
    try:
        with gzip.open(file, "rt", encoding="utf-8", newline="\n") as lines:
            for iri, members in groupby((line.rstrip("\n") for line in lines), key=_graph):
                yield NamedGraph(iri, tuple(members), shard)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise UserError(f"{file} is damaged: {error}; build again") from error


def _graph(line: str) -> str:
    """The graph of a line of N-Quads. Raises ValueError where it is none."""
    return line[line.rindex(" <") + 2 : -len("> .")]
