"""Namespaces, and the prefixes that Turtle, TriG and queries use for them."""

from __future__ import annotations

OTR = "https://w3id.org/ontherecord#"
BASE = "https://w3id.org/ontherecord/id/"
"""The data namespace where `--base-iri` sets no other."""

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_VOCABULARIES = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "otr": OTR,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_KINDS = {
    "doc": "document/",
    "organisation": "organisation/",
    "person": "person/",
    "report": "report/",
    "initiative": "initiative/",
    "topic": "topic/",
    "role": "role/",
    "extractor": "extractor/",
    "link": "link/",
    "graph": "graph/",
}
"""One prefix for each kind of resource that has no slash in its local names: what lies below a document has one."""


def prefixes(base: str) -> dict[str, str]:
    """Every prefix with its namespace, for resources below `base`, in the order in which files declare them."""
    return _VOCABULARIES | {prefix: base + folder for prefix, folder in _KINDS.items()}


def shortened(iri: str, base: str) -> str:
    """The IRI with a prefix where one fits, below `base` without it, else whole: for people to read."""
    for prefix, namespace in prefixes(base).items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(base)
