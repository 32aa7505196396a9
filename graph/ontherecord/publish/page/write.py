"""The page of a built graph, composed and written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from ontherecord.ontology import Ontology
from ontherecord.problems import Problem
from ontherecord.publish.files import whole
from ontherecord.publish.page.engine import engine
from ontherecord.publish.page.html import render
from ontherecord.publish.page.network import draw
from ontherecord.publish.page.selection import about as on
from ontherecord.publish.page.triples import Triples, read_triples
from ontherecord.publish.texts import text_names
from ontherecord.workspace import ontology_for

LARGE = 10_000_000
"""Bytes past which a page is slow to open and to mail."""
NAMED = 3
"""So many things that a page is about are named in its title; the answer of a query may hold hundreds."""


def write_page(  # noqa: PLR0913 - each option has a value that serves most
    store: ox.Store,
    target: Path,
    *,
    about: str | Sequence[str] | None = None,
    sparql: bool = True,
    ontology: Ontology | None = None,
    texts: Path | None = None,
) -> list[Problem]:
    """Write the page of a built graph, with the texts of the documents: by default those in `text/` beside it.

    `about`: only what is said on these things, topics or documents. `sparql`: with a SPARQL engine, which adds 2 MB,
    and the saved queries of the ontology, by default the packaged one. Gives back what is amiss with the page.
    Raises UserError where `about` names nothing, or writing fails.
    """
    wanted = [about] if isinstance(about, str) else about or ()
    queries = ontology or ontology_for(None) if sparql else None
    page = compose(store, texts or target.parent / "text", about=wanted, queries=queries).encode()
    with whole(target) as out:
        out.write(page)
    if len(page) <= LARGE:
        return []
    remedy = "make it of one thing, topic or document with --about, or without the engine with --no-sparql"
    return [Problem(str(target), f"a page of {len(page) / 1e6:.0f} MB is slow to open", remedy)]


def compose(store: ox.Store, texts: Path | None, *, about: Sequence[str] = (), queries: Ontology | None = None) -> str:
    """The page as HTML.

    `texts`: the folder of the documents' texts; without one, the page has quotations alone. `queries`: where the saved
    queries are, for a page with an engine.
    """
    whole_graph = read_triples(store)
    triples = on(whole_graph, about) if about else whole_graph
    numbers = triples.numbers()
    network = draw(triples, numbers)
    network.heading = ", ".join(about) if len(about) <= NAMED else ""
    return render(
        network,
        triples.payload(numbers),
        _texts(whole_graph, triples, texts) if texts else {},
        engine(queries) if queries else None,
    )


def _texts(graph: Triples, part: Triples, folder: Path) -> dict[str, str]:
    """The text of each document of the part by its path, to the letter, line ends included."""
    names = text_names(graph.text(document, "otr:path") for document in graph.of_type("otr:Document"))
    paths = [part.text(document, "otr:path") for document in part.of_type("otr:Document")]
    files = {path: folder / names[path] for path in sorted(paths)}
    return {path: file.read_bytes().decode() for path, file in files.items() if file.is_file()}
