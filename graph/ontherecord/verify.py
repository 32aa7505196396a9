"""Whether a built graph, as it lies on disk, keeps the three promises and the shapes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from ontherecord.check import check_graph
from ontherecord.check.quotations import wrong_quotations
from ontherecord.check.shapes import breaches
from ontherecord.describe import iris
from ontherecord.ontology import Ontology
from ontherecord.problems import Problem
from ontherecord.publish.quads import read_graphs
from ontherecord.publish.readable import PAGE
from ontherecord.publish.record import digest, read_record
from ontherecord.publish.store import open_store

REMEDY = "build again, and report it where that does not help"


def verify(output: Path, ontology: Ontology) -> list[Problem]:
    """What is wrong with the build in a folder; empty where nothing is. Raises UserError where there is no build.

    Of each document: that every passage quotes its text character for character, and the shapes. Of the whole: the
    queries of `ontology/checks/`, and that the files are those that the build wrote.
    """
    record = read_record(output)
    problems = list(_changed_files(output, record["outputs"]))
    graphs = {graph.iri: graph for graph in read_graphs(output / "quads")}
    for path, facts in sorted(record["inputs"].items()):
        graph = graphs.get(iris.document(record["base"], path))
        if graph is None:
            problems.append(Problem(path, "has no graph", REMEDY))
            continue
        file = output / "text" / facts["text"]
        if not file.is_file():  # which is told already
            continue
        text = file.read_bytes().decode("utf-8", "replace")
        quads = list(ox.parse("\n".join(graph.lines), format=ox.RdfFormat.N_QUADS))
        wrong = [*wrong_quotations(quads, text), *breaches(quads, ontology)]
        problems += [Problem(path, f"{iri} {what}", REMEDY) for iri, what in wrong]
    return sorted([*problems, *check_graph(open_store(output), ontology)])


def _changed_files(output: Path, recorded: dict[str, str]) -> Iterator[Problem]:
    """The files that are not as the build wrote them; the page apart, which `ontherecord page` makes anew."""
    for name, wanted in sorted(recorded.items()):
        file = output / name
        if not file.is_file():
            yield Problem(name, "is missing", REMEDY)
        elif name != PAGE and digest(file) != wanted:
            yield Problem(name, "is not as the build wrote it", REMEDY)
