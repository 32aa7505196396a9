"""Where each thing stands in the picture: the same on every opening, and nearly the same after a rebuild."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import rustworkx as rx

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Spots = NDArray[np.float64]
    """One row for each thing: across, down."""

ROOM = np.array([150.0, 90.0])
"""What a thing with its name takes, across and down, in the picture's units: things are 20 to 60 of them wide."""
CROWD = 300
"""Of more things than that, few names are ever written at once: they are not moved apart."""


def positions(things: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Whole-number coordinates of each thing, so that bytes do not hang on a processor's floats.

    Springs start from places that follow from the names, so that one new fact moves little. Parts that nothing
    links are laid out alone and set in rows below the largest.
    """
    graph: rx.PyGraph[str, None] = rx.PyGraph(multigraph=False)
    index = dict(zip(things, graph.add_nodes_from(list(things)), strict=True))
    graph.add_edges_from([(index[a], index[b], None) for a, b in sorted(set(pairs))])
    parts = sorted((sorted(part) for part in rx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed = _in_rows([_laid_out(graph.subgraph(part)) for part in parts])
    return {
        things[number]: (int(x), int(y))
        for part, spots in zip(parts, placed, strict=True)
        for number, (x, y) in zip(part, spots, strict=True)
    }


def _laid_out(graph: rx.PyGraph[str, None]) -> Spots:
    """One connected part, about the origin, as wide as it is high."""
    names = graph.nodes()
    if len(names) == 1:
        return np.zeros((1, 2))
    start = {number: _start(name) for number, name in enumerate(names)}
    rounds = min(300, max(20, 300_000 // len(names)))  # each takes a time that grows with the square
    found = rx.spring_layout(graph, pos=start, k=1.6 / math.sqrt(len(names)), num_iter=rounds, seed=1)
    spots = np.array([found[number] for number in range(len(names))])
    low, high = spots.min(axis=0), spots.max(axis=0)
    side = 1.4 * math.sqrt(len(names) * float(ROOM.prod()))
    spots = np.round((spots - (low + high) / 2) / np.maximum(high - low, 1e-9) * side)
    return _apart(spots) if len(names) <= CROWD else spots


def _start(name: str) -> tuple[float, float]:
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32, int.from_bytes(digest[4:8]) / 2**32


def _apart(spots: Spots) -> Spots:
    """Push things that overlap away from each other, along the shorter way, until each has its room."""
    for _ in range(300):
        close = (np.abs(spots[:, None] - spots) < ROOM).all(axis=2)
        one, other = np.nonzero(np.triu(close, 1))
        if not len(one):
            break
        gap = spots[one] - spots[other]
        way = np.argmin((ROOM - np.abs(gap)) / ROOM, axis=1)
        gap = gap[np.arange(len(one)), way]
        push = np.where(gap < 0, -1, 1) * np.ceil((ROOM[way] - np.abs(gap)) / 2)
        shift, pushes = np.zeros_like(spots), np.ones_like(spots)
        for ends, sign in ((one, 1), (other, -1)):
            np.add.at(shift, (ends, way), sign * push)
            np.add.at(pushes, (ends, way), 0.5)
        spots = spots + np.trunc(shift / pushes) + np.sign(shift)
    return spots


def _in_rows(parts: Sequence[Spots]) -> list[Spots]:
    """The first part in the middle, the rest in rows below it, no wider than the first."""
    if not parts:
        return []
    left = float(parts[0][:, 0].min() - ROOM[0] / 2)
    right, row = parts[0].max(axis=0) + ROOM / 2
    right = max(right, left + 4 * ROOM[0])
    placed, at, height = [parts[0]], float(left), 0.0
    for part in parts[1:]:
        corner, size = part.min(axis=0) - ROOM / 2, np.ptp(part, axis=0) + ROOM
        if at + size[0] > right and at > left:
            at, row, height = float(left), row + height, 0.0
        placed.append(np.round(part - corner + [at, row]))
        at, height = at + size[0], max(height, size[1])
    return placed
