"""The files of a build that are for people: Turtle, TriG and the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from ontherecord.ontology import Ontology
from ontherecord.problems import Problem
from ontherecord.publish.graphs import merged
from ontherecord.publish.page import write_page
from ontherecord.publish.quads import FOLDER as QUADS
from ontherecord.publish.quads import read_graphs
from ontherecord.publish.turtle import write_trig, write_turtle

PAGE = "graph.html"


def write_readable(folder: Path, store: ox.Store, ontology: Ontology, base: str) -> list[Problem]:
    """Write them into the folder of a build, which has quads and texts already; gives back what is amiss with them."""
    graphs = read_graphs(folder / QUADS)
    with (folder / "graph.ttl").open("wb") as turtle, (folder / "graph.trig").open("wb") as trig:
        write_turtle(turtle, merged(graphs, base), base)
        write_trig(trig, graphs, base)
    amiss = write_page(store, folder / PAGE, ontology=ontology)
    return [replace(problem, where=PAGE) for problem in amiss]
