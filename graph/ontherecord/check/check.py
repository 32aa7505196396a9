"""Whether a graph keeps its promises: a document's by itself, then the whole. Nothing is published that fails."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import pyoxigraph as ox

from ontherecord.check.quotations import wrong_quotations
from ontherecord.check.shapes import breaches
from ontherecord.facts import Facts
from ontherecord.ontology import Ontology
from ontherecord.problems import Problem
from ontherecord.workspace import ontology_for

REMEDY = "report this, with the document"
MOST = 20
"""Problems shown of each check across documents: the first few tell what the rest are."""


def check_document(facts: Facts, lines: Iterable[str], ontology: Ontology) -> list[Problem]:
    """What is wrong with the lines that `describe` wrote of a document; empty where nothing is."""
    path = facts.document.path
    try:
        quads = list(ox.parse("\n".join(lines).encode(), ox.RdfFormat.N_QUADS))
    except (SyntaxError, UnicodeEncodeError) as error:
        return [Problem(path, f"its graph is not valid N-Quads: {error}", REMEDY)]
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
        return [Problem(path, "its graph has a blank node", REMEDY)]
    found = [*wrong_quotations(quads, facts.document.text), *breaches(quads, ontology)]
    return [Problem(path, f"{iri} {what}", REMEDY) for iri, what in found]


def check_graph(store: ox.Store, ontology: Ontology | None = None, *, stored: bool = True) -> list[Problem]:
    """What is wrong across the documents of a built graph; empty where nothing is.

    Each query of `ontology/checks/` finds one kind of wrong (`?where`), and its first line says what that is. Those of
    `checks/store/` look at every triple of a store as it lies on disk; a build, which has just loaded it from lines
    that were checked one by one, need not (`stored` is false).
    """
    ontology = ontology or ontology_for(None)
    problems: list[Problem] = []
    names = ontology.names("checks/**/*.rq" if stored else "checks/*.rq")
    for file in (file for name in names for file in ontology.files(name)):
        text = file.read_text(encoding="utf-8")
        what = text.partition("\n")[0].removeprefix("#").strip()
        found = sorted({solution["where"].value for solution in cast("ox.QuerySolutions", store.query(text))})
        problems += [Problem(where, what, "report this") for where in found[:MOST]]
        if len(found) > MOST:
            problems.append(Problem(file.stem, f"{len(found) - MOST} more: {what}"))
    return problems
