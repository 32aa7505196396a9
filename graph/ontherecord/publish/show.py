"""All that the graph says of one thing, with the words in which it is said."""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import pyoxigraph as ox

from ontherecord.problems import UserError
from ontherecord.publish.prefixes import prefixes, shortened

_NAMES = """
    SELECT DISTINCT ?thing ?name WHERE {
      VALUES ?property { rdfs:label skos:prefLabel skos:altLabel }
      ?thing ?property ?name ; a ?class .
      VALUES ?class { org:Organization org:OrganizationalUnit foaf:Person otr:Report otr:Initiative otr:Topic }
    }"""
_ITSELF = "SELECT ?thing ?property ?value WHERE { ?thing ?property ?value }"
_SAID = """
    SELECT DISTINCT ?thing ?node ?as ?class ?what ?speaker ?voice ?date ?path ?start ?exact WHERE {
      ?node ?as ?thing ; a ?class ; otr:statedIn ?document ; otr:evidence ?passage .
      ?passage oa:exact ?exact ; oa:start ?start .
      ?document otr:path ?path .
      OPTIONAL { ?document dct:date ?date }
      OPTIONAL { ?node otr:saidBy/rdfs:label ?speaker ; otr:voice/rdfs:label ?voice }
      OPTIONAL {
        { ?node otr:words/oa:exact ?what }
        UNION
        {
          ?node rdf:subject/rdfs:label ?subject ; rdf:predicate/rdfs:label ?predicate ; rdf:object/rdfs:label ?object
          BIND(CONCAT(?subject, " – ", ?predicate, " – ", ?object) AS ?what)
        }
        UNION
        {
          ?node org:member/rdfs:label ?member ; org:role/rdfs:label ?role
          OPTIONAL { ?node org:organization/rdfs:label ?body }
          BIND(CONCAT(?member, " – ", ?role, COALESCE(CONCAT(" – ", ?body), "")) AS ?what)
        }
      }
    }"""
_GENERAL = {"otr:Statement": 2, "otr:Finding": 1}
"""Classes that say less than another one that a statement may have."""


@dataclass(slots=True)
class Saying:
    """A statement, relation or post that has to do with the thing."""

    kind: str = ""
    roles: set[str] = field(default_factory=set)
    """What the thing is to it: `saidBy`, `about`, `committedBy` …"""
    speaker: str = ""
    voice: str = ""
    date: str = ""
    path: str = ""
    what: str = ""
    """The statement's own words; of a relation or post, what it ties to what."""
    quotations: dict[int, str] = field(default_factory=dict)
    """Each sentence that it rests on, by where it begins."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing, what is plainly known of it, and what is said that has to do with it, by document and place."""

    iri: str
    name: str
    properties: list[tuple[str, str]]
    sayings: list[Saying]


def show(store: ox.Store, name: str, base: str) -> list[Shown]:
    """All things of that name, letter case apart, or of that IRI. Raises UserError where there is none."""
    return [_shown(store, thing, base) for thing in find(store, name, base)]


def _rows(store: ox.Store, query: str, base: str, thing: ox.NamedNode | None = None) -> Iterable[ox.QuerySolution]:
    bindings: Mapping[ox.Variable, Any] = {ox.Variable("thing"): thing} if thing else {}
    return cast("ox.QuerySolutions", store.query(query, prefixes=prefixes(base), substitutions=dict(bindings)))


def find(store: ox.Store, name: str, base: str) -> list[ox.NamedNode]:
    """The resources that an IRI or a name stands for, in the order of their IRIs. Raises UserError for none."""
    for iri in (name, base + name):
        with contextlib.suppress(ValueError):  # not an IRI, so a name
            if any(store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph())):
                return [ox.NamedNode(iri)]
    names: dict[str, set[str]] = {}
    written: dict[str, str] = {}
    for row in _rows(store, _NAMES, base):
        found = row["name"].value
        names.setdefault(found.casefold(), set()).add(row["thing"].value)
        written[found.casefold()] = max(found, written.get(found.casefold(), ""))
    if name.casefold() not in names:
        near = [written[each] for each in difflib.get_close_matches(name.casefold(), sorted(names), 3)]
        raise UserError(
            f"nothing in the graph is called {name}" + (f": do you mean {', '.join(near)}?" if near else "")
        )
    return [ox.NamedNode(iri) for iri in sorted(names[name.casefold()])]


def _shown(store: ox.Store, thing: ox.NamedNode, base: str) -> Shown:
    """What the graph says of one resource."""

    def text(term: ox.NamedNode | ox.Literal) -> str:
        return term.value if isinstance(term, ox.Literal) else shortened(term.value, base)

    properties = sorted((text(row["property"]), text(row["value"])) for row in _rows(store, _ITSELF, base, thing))
    sayings: dict[str, Saying] = {}
    for row in _rows(store, _SAID, base, thing):
        saying = sayings.setdefault(row["node"].value, Saying())
        kind = text(row["class"])
        saying.kind = min(saying.kind or kind, kind, key=lambda each: (_GENERAL.get(each, 0), each))
        saying.roles.add(text(row["as"]))
        saying.path = row["path"].value
        saying.quotations[int(row["start"].value)] = row["exact"].value
        for name in ("what", "speaker", "voice", "date"):
            if row[name]:
                setattr(saying, name, text(row[name]))
    in_order = sorted(sayings.values(), key=lambda s: (s.date, s.path, min(s.quotations), s.kind, s.what))
    names = [value for name, value in properties if name in {"rdfs:label", "skos:prefLabel"}]
    return Shown(thing.value, names[0] if names else shortened(thing.value, base), properties, in_order)
