"""The things of the record and what ties them together, as GraphML and GEXF: for Gephi, yEd, igraph, networkx."""

from __future__ import annotations

import io
import re
from typing import BinaryIO

import networkx as nx
import pyoxigraph as ox

from ontherecord.publish.page.ties import groups, ties
from ontherecord.publish.page.triples import Triples, read_triples

_DAY = re.compile(rb' lastmodifieddate="[^"]*"')
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What a text may hold, but no XML 1.0 document."""


def network(store: ox.Store) -> nx.MultiDiGraph[str]:
    """What the page draws: nodes with label and group; edges with kind, how often it is said, and one quotation."""
    triples = read_triples(store)
    drawn = groups(triples)
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing, group in drawn.items():
        found.add_node(triples.expand(thing), label=_xml(triples.text(thing, "rdfs:label") or thing), group=group)
    for tie in ties(triples, drawn):
        found.add_edge(
            triples.expand(tie.source),
            triples.expand(tie.target),
            key=tie.kind,
            label=tie.kind,
            weight=len(tie.evidence),
            quotation=_xml(_quotation(triples, tie.evidence)),
        )
    return found


def write_graphml(store: ox.Store, out: BinaryIO) -> None:
    """Write the network as GraphML."""
    nx.write_graphml_xml(network(store), out)


def write_gexf(store: ox.Store, out: BinaryIO) -> None:
    """Write the network as GEXF, without the day of writing that networkx puts in."""
    text = io.BytesIO()
    nx.write_gexf(network(store), text)
    out.write(_DAY.sub(b"", text.getvalue()))


def _quotation(triples: Triples, evidence: tuple[str, ...]) -> str:
    """The words of the first passage that the first piece of evidence rests on; nothing for what has none."""
    for fact in evidence:
        for passage in triples.iris(fact, "otr:evidence"):
            return triples.text(passage, "oa:exact")
    return ""


def _xml(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
