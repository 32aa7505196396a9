"""Where each thing stands in the picture: the same on every opening, and nearly the same after a rebuild."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence

import rustworkx as rx

SPACING = 90
"""Mean distance between neighbours, in the picture's units: a thing is 16 to 60 of them across."""


def positions(things: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Whole-number coordinates of each thing, so that bytes do not hang on a processor's floats.

    Springs start from places that follow from the names, so that one new fact moves little. Parts that nothing
    links are laid out alone and set in rows below the largest.
    """
    graph: rx.PyGraph[str, None] = rx.PyGraph(multigraph=False)
    index = dict(zip(things, graph.add_nodes_from(list(things)), strict=True))
    graph.add_edges_from([(index[a], index[b], None) for a, b in sorted(set(pairs))])
    parts = sorted((sorted(part) for part in rx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed = [_part(graph.subgraph(part)) for part in parts]
    return {name: spot for part in _rows(placed) for name, spot in part.items()}


def _part(graph: rx.PyGraph[str, None]) -> dict[str, tuple[float, float]]:
    """One connected part, about the origin."""
    names = graph.nodes()
    if len(names) == 1:
        return {names[0]: (0.0, 0.0)}
    radius = SPACING * math.sqrt(len(names)) / 2
    start = {number: _start(name) for number, name in enumerate(names)}
    rounds = min(300, max(20, 300_000 // len(names)))  # each takes a time that grows with the square
    spots = rx.spring_layout(graph, pos=start, k=1.6 / math.sqrt(len(names)), num_iter=rounds, seed=1)
    xs, ys = zip(*(spots[number] for number in range(len(names))), strict=True)
    reach = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 or 1.0
    scale = radius / reach
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return {
        name: ((spots[number][0] - middle[0]) * scale, (spots[number][1] - middle[1]) * scale)
        for number, name in enumerate(names)
    }


def _start(name: str) -> tuple[float, float]:
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32, int.from_bytes(digest[4:8]) / 2**32


def _rows(parts: Sequence[dict[str, tuple[float, float]]]) -> list[dict[str, tuple[int, int]]]:
    """The first part in the middle, the rest in rows below it, no wider than the first."""
    rows: list[dict[str, tuple[int, int]]] = []
    left = right = top = height = 0.0
    for number, part in enumerate(parts):
        xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
        wide, high = max(xs) - min(xs) + 2 * SPACING, max(ys) - min(ys) + 2 * SPACING
        if number == 0:
            start, end = min(xs) - SPACING, max(max(xs) + SPACING, min(xs) + 9 * SPACING)
            left, right, top = end, end, min(ys) - SPACING + high
            x0, y0 = 0.0, 0.0
            first = start
        else:
            if left + wide > right:
                left, top, height = first, top + height, 0.0
            x0, y0 = left - min(xs) + SPACING, top - min(ys) + SPACING
            left, height = left + wide, max(height, high)
        rows.append({name: (round(x + x0), round(y + y0)) for name, (x, y) in part.items()})
    return rows
