"""Part of a graph: what is said of some things, topics or documents, in full."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from ontherecord.problems import UserError
from ontherecord.publish.page.triples import ONTOLOGY, Triples

_NAMES = ("rdfs:label", "skos:altLabel", "skos:prefLabel", "dct:title", "otr:path", "otr:fileName")
_RECORDS = ("otr:Statement", "otr:Relation", "org:Membership", "otr:Quotation")
"""Classes of what is said, as against what it is said of."""


def about(triples: Triples, wanted: Iterable[str]) -> Triples:
    """The record on some things, topics or documents: everything that refers to them, and all that this refers to.

    Each is wanted by any of its names, by its path below the data namespace, or by its IRI. Raises UserError where the
    graph holds nothing of that name.
    """
    seeds = {one for name in wanted for one in _called(triples, name)}
    records = {record for kind in _RECORDS for record in triples.of_type(kind)}
    said = {record for record in records if not seeds.isdisjoint(triples.resources(record))}
    linked = {link for link in triples.of_type("otr:Link") if not said.isdisjoint(_ends(triples, link))}
    said |= linked | {end for link in linked for end in _ends(triples, link)}
    named = {one for record in said for one in triples.resources(record)}
    documents = {one for record in said for one in triples.iris(record, "otr:statedIn")} | seeds
    comments = {one for one in triples.of_type("otr:Comment") if documents & set(triples.iris(one, "dct:isPartOf"))}
    mentions = {one for one in triples.of_type("otr:Passage") if seeds & set(triples.iris(one, "otr:mentions"))}
    around = {
        one for document in documents for by in ("dct:publisher", "dct:creator") for one in triples.iris(document, by)
    }
    terms = {one for one in triples.graphs.get(ONTOLOGY, {}) if not one.startswith(":")}
    return triples.only(seeds | said | named | documents | comments | mentions | around | terms)


def found_by(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> list[str]:
    """The IRIs in a query's answer, to be wanted. Raises UserError where there is none."""
    if isinstance(answer, ox.QueryBoolean):
        raise UserError("the query answers yes or no: give one that finds things, topics or documents", 2)
    rows = ((row.subject, row.object) if isinstance(row, ox.Triple) else row for row in answer)
    found = sorted({term.value for row in rows for term in row if isinstance(term, ox.NamedNode)})
    if not found:
        raise UserError("the query finds no thing, topic or document: let it select their IRIs", 2)
    return found


def _called(triples: Triples, name: str) -> list[str]:
    wanted = name.casefold()
    found = [
        subject
        for subject in triples.subjects()
        if subject.removeprefix(":") == name or triples.expand(subject) == name
    ] or [
        subject
        for subject in triples.subjects()
        if any(wanted == text.casefold() for label in _NAMES for text, _ in triples.literals(subject, label))
        and not subject.startswith("otr:")
    ]
    if not found:
        raise UserError(f"nothing in the graph is called {name}: `ontherecord show` takes the same names", 2)
    return found


def _ends(triples: Triples, link: str) -> set[str]:
    return {*triples.iris(link, "rdf:subject"), *triples.iris(link, "rdf:object")}
