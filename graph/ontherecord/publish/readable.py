"""The files of a build that are for people: Turtle, TriG and the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ontherecord.publish.graphs import NamedGraph, merged
from ontherecord.publish.turtle import write_trig, write_turtle


def write_readable(folder: Path, graphs: Sequence[NamedGraph], base: str) -> None:
    """Write them into the folder of a build."""
    with (folder / "graph.ttl").open("wb") as turtle, (folder / "graph.trig").open("wb") as trig:
        write_turtle(turtle, merged(graphs, base), base)
        write_trig(trig, graphs, base)
