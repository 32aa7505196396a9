"""The picture as pyvis holds it: nodes, edges and options, with positions worked out beforehand."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

from pyvis.network import Network

from ontherecord.publish.page.positions import positions
from ontherecord.publish.page.ties import Tie, groups, ties
from ontherecord.publish.page.triples import Term, Triples

LOOKS = {
    "Organization": ("square", "#0072b2"),
    "Unit": ("diamond", "#3a86b8"),
    "Person": ("dot", "#d55e00"),
    "Report": ("triangle", "#00805f"),
    "Initiative": ("hexagon", "#b0508e"),
    "Topic": ("star", "#8f7300"),
    "Document": ("triangleDown", "#767c88"),
}
"""Shape and colour of each group. Contrast is at least 3:1 on white and on the dark background alike."""
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False},
    "interaction": {"hover": True, "tooltipDelay": 1000000, "keyboard": {"enabled": False}},
}
"""Of vis-network: nothing moves, and nothing of its own is shown on hovering."""


def draw(triples: Triples, numbers: dict[Term, int]) -> Network:
    """A network of the things in the record; nodes and evidence are named by their numbers."""
    drawn = groups(triples)
    tied = ties(triples, drawn)
    spots = positions(list(drawn), [(tie.source, tie.target) for tie in tied])
    degree = Counter(end for tie in tied for end in (tie.source, tie.target))
    network = Network(directed=True, cdn_resources="in_line")
    network.options = OPTIONS | {"groups": {name: {"shape": s, "color": c} for name, (s, c) in LOOKS.items()}}
    for thing, group in drawn.items():
        x, y = spots[thing]
        network.add_node(
            numbers[thing],
            label=triples.text(thing, "rdfs:label") or thing,
            shape=LOOKS[group][0],
            group=group,
            size=round(9 + 2 * math.sqrt(degree[thing])),
            x=x,
            y=y,
        )
    network.edges.extend(_edge(tie, numbers) for tie in tied)
    return network


def _edge(tie: Tie, numbers: dict[Term, int]) -> dict[str, Any]:
    """As `Network.add_edge` would store it; that looks for both ends along the list of all nodes, each time."""
    evidence = [numbers[name] for name in tie.evidence]
    return {
        "from": numbers[tie.source],
        "to": numbers[tie.target],
        "arrows": "to",
        "kind": tie.kind,
        "evidence": evidence,
    }
