"""What the endpoint says of itself and of its graph: a SPARQL service description, and VoID."""

from __future__ import annotations

import asyncio
from typing import Any

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from ontherecord.problems import UserError
from ontherecord.publish.prefixes import OTR, RDF_TYPE, prefixes
from ontherecord.publish.record import read_record
from ontherecord.serve.answers import refusal
from ontherecord.serve.negotiate import negotiate
from ontherecord.serve.worker import RESULTS, TRIPLES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_OFFERED = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON-LD",
}
"""The W3C's names of the formats that a worker writes."""
assert _OFFERED.keys() == RESULTS.keys() | TRIPLES.keys()  # noqa: S101 - they stand in two places
_PREFIXES = ("dct", "foaf", "org", "otr", "rdf", "skos", "doc")
_TITLE = "On the Record: who said what, in which exact words"


async def service(request: Request, media: str) -> Response:
    """The service description in a format."""
    record = await _record(request)
    if record is None:
        return refusal(503, "There is no graph at the moment.")
    here = ox.NamedNode(str(request.url_for("sparql")))
    dataset, graph = ox.NamedNode(f"{here.value}#dataset"), ox.NamedNode(f"{here.value}#default-graph")
    triples = [
        (here, RDF_TYPE, _sd("Service")),
        (here, f"{_SD}endpoint", here),
        (here, f"{_SD}supportedLanguage", _sd("SPARQL11Query")),
        (here, f"{_SD}defaultDataset", dataset),
        *((here, f"{_SD}resultFormat", ox.NamedNode(_FORMATS + name)) for name in _OFFERED.values()),
        (dataset, RDF_TYPE, _sd("Dataset")),
        (dataset, f"{_SD}defaultGraph", graph),
        (graph, RDF_TYPE, _sd("Graph")),
        (graph, f"{_VOID}triples", ox.Literal(record["counts"]["triples"])),
    ]
    return _written(triples, media, record["base"])


async def void(request: Request) -> Response:
    """`/.well-known/void`: the graph as a dataset, with what it holds how often."""
    media = negotiate(request.headers.get("accept", ""), list(TRIPLES))
    record = await _record(request)
    if record is None or media is None:
        return refusal(*((503, "There is no graph at the moment.") if media else (406, "There is no such form.")))
    base: str = record["base"]
    here = ox.NamedNode(f"{request.url_for('void')}#dataset")
    triples: list[tuple[ox.NamedNode, str, Any]] = [
        (here, RDF_TYPE, ox.NamedNode(f"{_VOID}Dataset")),
        (here, "http://purl.org/dc/terms/title", ox.Literal(_TITLE, language="en")),
        (here, f"{_VOID}sparqlEndpoint", ox.NamedNode(str(request.url_for("sparql")))),
        (here, f"{_VOID}uriSpace", ox.Literal(base)),
        (here, f"{_VOID}triples", ox.Literal(record["counts"]["triples"])),
        (here, f"{_VOID}documents", ox.Literal(len(record["inputs"]))),
        (here, f"{_VOID}vocabulary", ox.NamedNode(OTR)),
        *((here, f"{_VOID}exampleResource", ox.NamedNode(iri)) for iri in _examples(record)),
    ]
    known = prefixes(base)
    for name, count in record["counts"].items():
        prefix, colon, local = name.partition(":")
        if colon and prefix in known:
            part = ox.NamedNode(f"{request.url_for('void')}#{prefix}-{local}")
            triples += [
                (here, f"{_VOID}classPartition", part),
                (part, f"{_VOID}class", ox.NamedNode(known[prefix] + local)),
                (part, f"{_VOID}entities", ox.Literal(count)),
            ]
    return _written(triples, media, base)


def _examples(record: dict[str, Any]) -> list[str]:
    """The IRI of a document of the graph."""
    from ontherecord.describe.iris import document  # noqa: PLC0415 - not needed at the start

    return [document(record["base"], path) for path in sorted(record["inputs"])[:1]]


async def _record(request: Request) -> dict[str, Any] | None:
    """What `build.json` says; None while there is none."""
    try:
        return await asyncio.to_thread(read_record, request.app.state.output)
    except UserError:
        return None


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def _written(triples: list[tuple[ox.NamedNode, str, Any]], media: str, base: str) -> Response:
    """Triples as an answer."""
    found = (ox.Triple(subject, ox.NamedNode(predicate), value) for subject, predicate, value in triples)
    known = {name: prefixes(base)[name] for name in _PREFIXES} | {"sd": _SD, "void": _VOID, "format": _FORMATS}
    return Response(
        ox.serialize(found, format=TRIPLES[media], prefixes=known), media_type=media, headers={"Vary": "Accept"}
    )
