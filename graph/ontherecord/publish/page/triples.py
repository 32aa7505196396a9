"""The triples that a page carries: read from the built store, and written with each term once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

import pyoxigraph as ox

from ontherecord.publish.prefixes import BASE, prefixes

PREFIXES = {prefix: namespace for prefix, namespace in prefixes("").items() if namespace.startswith("http")}
"""Namespaces of vocabularies, by the prefixes that the page's scripts use; `:` stands for the data namespace."""

Literal = tuple[str, str]
"""Text, and what it is: a datatype's compact name, a language as `@en`, or nothing for plain text."""
Term = str | Literal
"""An IRI as a compact name (`otr:about`, `:person/ada`, in angle brackets outside all namespaces), or a literal."""
Pair = tuple[str, Term]
ONTOLOGY = ":graph/ontology"


class Triples:
    """What each graph says of each subject, and the same merged."""

    def __init__(self, base: str, graphs: dict[str, dict[str, list[Pair]]]) -> None:
        """Keep the graphs; subjects and what is said of them come out sorted."""
        self.base = base
        self.graphs = graphs
        merged: dict[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
        for subjects in graphs.values():
            for subject, pairs in subjects.items():
                for predicate, term in pairs:
                    merged[subject][predicate].add(term)
        self._merged = {
            subject: {predicate: sorted(terms, key=_order) for predicate, terms in merged[subject].items()}
            for subject in sorted(merged)
        }

    def all(self, subject: str, predicate: str) -> list[Term]:
        """Every value of a property, sorted."""
        return self._merged.get(subject, {}).get(predicate, [])

    def iris(self, subject: str, predicate: str) -> list[str]:
        """Those values of a property that are resources."""
        return [term for term in self.all(subject, predicate) if isinstance(term, str)]

    def literals(self, subject: str, predicate: str) -> list[Literal]:
        """Those values of a property that are literals."""
        return [term for term in self.all(subject, predicate) if isinstance(term, tuple)]

    def text(self, subject: str, predicate: str) -> str:
        """The first literal of a property, or nothing."""
        return next((text for text, _ in self.literals(subject, predicate)), "")

    def of_type(self, kind: str) -> list[str]:
        """Every subject of a class, sorted."""
        return [subject for subject, values in self._merged.items() if kind in values.get("rdf:type", ())]

    def resources(self, subject: str) -> set[str]:
        """All resources that a subject points at."""
        return {term for terms in self._merged.get(subject, {}).values() for term in terms if isinstance(term, str)}

    def subjects(self) -> list[str]:
        """Everything that something is said of."""
        return list(self._merged)

    def found(self) -> set[str]:
        """Subjects that some document or link speaks of, and not the ontology alone."""
        return {subject for graph, subjects in self.graphs.items() if graph != ONTOLOGY for subject in subjects}

    def only(self, keep: set[str]) -> Triples:
        """The same with these subjects alone."""
        graphs = {
            name: {subject: pairs for subject, pairs in subjects.items() if subject in keep}
            for name, subjects in self.graphs.items()
        }
        return Triples(self.base, {name: subjects for name, subjects in graphs.items() if subjects})

    def expand(self, name: str) -> str:
        """The full IRI of a compact name."""
        prefix, _, local = name.partition(":")
        return name[1:-1] if name.startswith("<") else (PREFIXES[prefix] if prefix else self.base) + local

    def numbers(self) -> dict[Term, int]:
        """The number under which each term stands in the page: IRIs first, then literals."""
        terms: set[Term] = set(self.graphs)
        for subjects in self.graphs.values():
            for subject, pairs in subjects.items():
                terms.add(subject)
                for predicate, term in pairs:
                    terms.update((predicate, term))
        return {term: number for number, term in enumerate(sorted(terms, key=_order))}

    def payload(self, numbers: dict[Term, int]) -> dict[str, Any]:
        """What the page's `triples.js` reads: a list of terms, and of each graph, subjects with pairs of numbers."""
        return {
            "base": self.base,
            "prefixes": PREFIXES,
            "iris": [term for term in numbers if isinstance(term, str)],
            "literals": [list(term) if term[1] else term[0] for term in numbers if isinstance(term, tuple)],
            "graphs": [
                [numbers[name], [_numbered(subject, subjects[subject], numbers) for subject in sorted(subjects)]]
                for name, subjects in sorted(self.graphs.items())
            ],
        }


def read_triples(store: ox.Store) -> Triples:
    """All named graphs of a built store; where there is none, its default graph."""
    base = _base(store)
    names: dict[str, str] = {}

    def compact(iri: str) -> str:
        if iri not in names:
            names[iri] = _compact(iri, base)
        return names[iri]

    def term(value: Any) -> Term:
        if isinstance(value, ox.Literal):
            tag = f"@{value.language}" if value.language else compact(value.datatype.value)
            return value.value, "" if tag == "xsd:string" else tag
        return compact(value.value) if isinstance(value, ox.NamedNode) else str(value)

    graphs: dict[str, dict[str, list[Pair]]] = {}
    named: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [*store.named_graphs()]
    for graph in named or [ox.DefaultGraph()]:
        subjects: dict[str, list[Pair]] = defaultdict(list)
        for quad in store.quads_for_pattern(None, None, None, graph):
            subjects[str(term(quad.subject))].append((compact(quad.predicate.value), term(quad.object)))
        graphs[str(term(graph)) if isinstance(graph, ox.NamedNode) else ":"] = dict(subjects)
    return Triples(base, graphs)


def _base(store: ox.Store) -> str:
    """The data namespace: what stands before `document/<path>` in a document's IRI."""
    for quad in store.quads_for_pattern(None, ox.NamedNode(PREFIXES["otr"] + "path"), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            iri, segments = quad.subject.value, quad.object.value.count("/") + 1
            before = iri.rsplit("/", segments)[0]
            if unquote(iri[len(before) + 1 :]) == quad.object.value and before.endswith("/document"):
                return before.removesuffix("document")
    return BASE


def _compact(iri: str, base: str) -> str:
    if iri.startswith(base):
        return ":" + iri[len(base) :]
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _order(term: Term) -> tuple[bool, Term]:
    return isinstance(term, tuple), term


def _numbered(subject: str, pairs: Iterable[Pair], numbers: dict[Term, int]) -> list[int]:
    flat = [numbers[subject]]
    for predicate, term in sorted(pairs, key=lambda pair: (pair[0], _order(pair[1]))):
        flat += [numbers[predicate], numbers[term]]
    return flat
