"""The page: the record in one HTML file, for everybody who will never write a query."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from ontherecord.ontology import Ontology
from ontherecord.publish.files import whole
from ontherecord.publish.page.engine import engine
from ontherecord.publish.page.html import render
from ontherecord.publish.page.network import draw
from ontherecord.publish.page.triples import Triples, read_triples
from ontherecord.publish.texts import text_names
from ontherecord.workspace import ontology_for

__all__ = ["write_page"]


def write_page(
    store: ox.Store,
    target: Path,
    *,
    about: str | None = None,
    sparql: bool = True,
    ontology: Ontology | None = None,
) -> None:
    """Write the page of a built graph; the documents' texts are read from `text/` beside it.

    `ontology` is where the saved queries come from, by default the packaged one; without `sparql` the page carries
    neither them nor an engine, and is 2 MB smaller.
    """
    triples = read_triples(store)
    numbers = triples.numbers()
    asking = engine(ontology or ontology_for(None)) if sparql else None
    texts = _texts(triples, target.parent / "text")
    page = render(draw(triples, numbers), triples.payload(numbers), texts, asking)
    with whole(target) as out:
        out.write(page.encode())


def _texts(triples: Triples, folder: Path) -> dict[str, str]:
    """The text of each document by its path, where there is one; to the letter, line ends included."""
    names = text_names(triples.text(document, "otr:path") for document in triples.of_type("otr:Document"))
    return {
        path: (folder / name).read_bytes().decode() for path, name in sorted(names.items()) if (folder / name).is_file()
    }
