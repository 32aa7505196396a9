"""Each resource at its address: a page with its quotations, or its triples, as the client likes best.

`/id/…` stands for the namespace of the resources, wherever that is; the namespace's own path leads here too, so that
a site at the namespace's host answers for its IRIs themselves.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, Template
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ontherecord.problems import UserError
from ontherecord.publish.prefixes import shortened
from ontherecord.serve import answers
from ontherecord.serve.answers import refusal
from ontherecord.serve.negotiate import negotiate
from ontherecord.serve.process import Status
from ontherecord.serve.rows import Row, answer, rows
from ontherecord.serve.static import HERE, POLICY

LOCAL = "/id/"
_FORMATS = {
    "text/html": "html",
    "text/turtle": "turtle",
    "application/ld+json": "jsonld",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
}
"""What is offered, the favourite of who takes anything first, and its name in `?format=`."""
_MOST = 200
"""Quotations on one page."""
_TRIPLES = "CONSTRUCT { ?thing ?p ?o . ?s ?q ?thing } WHERE { { ?thing ?p ?o } UNION { ?s ?q ?thing } }"
_PROPERTIES = """
    SELECT DISTINCT ?property ?name ?value ?label WHERE {
      ?thing ?property ?value
      OPTIONAL { ?property rdfs:label ?name }
      OPTIONAL { ?value rdfs:label ?own }
      OPTIONAL { ?value skos:prefLabel ?preferred }
      OPTIONAL { ?value oa:exact ?exact }
      BIND(COALESCE(?own, ?preferred, ?exact) AS ?label)
    }
    ORDER BY ?property ?label ?value
"""
_QUOTATIONS = f"""
    SELECT DISTINCT ?passage ?exact ?document ?title ?date WHERE {{
      {{ ?node ?as ?thing ; otr:evidence ?passage }}
      UNION {{ ?thing otr:evidence|otr:words ?passage }}
      UNION {{ ?passage otr:mentions|otr:saidBy ?thing }}
      ?passage oa:exact ?exact ; oa:start ?start ; dct:isPartOf ?document .
      ?document rdfs:label ?title
      OPTIONAL {{ ?document dct:date ?date }}
      OPTIONAL {{ ?document otr:earliest ?earliest }}
    }}
    ORDER BY ?earliest ?document ?start LIMIT {_MOST + 1}
"""


async def resource(request: Request) -> Response:
    """What the graph says of the resource at this address."""
    pool = request.app.state.pool
    iri = _iri(request.scope["raw_path"].decode("ascii", "replace"), pool.base)
    if iri is None:
        return refusal(404, "There is nothing here.")
    wanted = request.query_params.get("format")
    named = {name: media for media, name in _FORMATS.items()}
    media = named.get(wanted) if wanted else negotiate(request.headers.get("accept", ""), list(_FORMATS))
    if media is None:
        return refusal(406, f"It is there as {', '.join(named)}.")
    try:
        found = await (_page(request, iri) if media == "text/html" else _data(request, iri, media))
    except UserError as error:
        return refusal(503, str(error))
    found.headers["Vary"] = "Accept"
    found.headers["Link"] = ", ".join(
        f'<?format={name}>; rel="alternate"; type="{other}"' for other, name in _FORMATS.items() if other != media
    )
    return found


def _iri(path: str, base: str) -> str | None:
    """The resource that a path stands for."""
    own = urlsplit(base).path
    for start in (LOCAL, own):
        if start and path.startswith(start) and len(path) > len(start):
            return base + path.removeprefix(start)
    return None


async def _data(request: Request, iri: str, media: str) -> Response:
    """Its triples, in both directions."""
    found = await answer(request.app.state.pool, _TRIPLES, media, iri)
    if found.status is Status.MALFORMED or (found.status is Status.OK and not await _exists(request, iri)):
        return refusal(404, "The graph says nothing of such a resource.")
    return answers.response(found, request.app.state.limits)


async def _exists(request: Request, iri: str) -> bool:
    return bool(
        await rows(request.app.state.pool, "SELECT ?p { { ?thing ?p ?o } UNION { ?s ?p ?thing } } LIMIT 1", iri)
    )


async def _page(request: Request, iri: str) -> Response:
    """The page on it."""
    pool = request.app.state.pool
    properties = await rows(pool, _PROPERTIES, iri)
    quotations = await rows(pool, _QUOTATIONS, iri)
    if not properties and not quotations:
        return refusal(404, "The graph says nothing of such a resource.")
    content = _template().render(
        iri=iri,
        name=_name(properties or [], iri, pool.base),
        properties=[
            (key, list(found)) for key, found in groupby(properties or [], lambda row: row["property"]["value"])
        ],
        documents=[(list(found)) for _, found in groupby((quotations or [])[:_MOST], _document)],
        more=quotations is None or len(quotations) > _MOST,
        most=_MOST,
        local=lambda address: _local(address, pool.base),
        short=lambda address: shortened(address, pool.base),
        formats=[name for name in _FORMATS.values() if name != "html"],
    )
    return HTMLResponse(content, headers={"Content-Security-Policy": POLICY})


def _document(row: Row) -> str:
    return row["document"]["value"]


def _name(properties: list[Row], iri: str, base: str) -> str:
    """Its label, else its words, else its IRI, shortened."""
    found = {shortened(row["property"]["value"], base): row for row in reversed(properties)}
    for name in ("rdfs:label", "skos:prefLabel", "oa:exact", "otr:words"):
        if row := found.get(name):
            return row.get("label", row["value"])["value"]
    return shortened(iri, base)


def _local(iri: str, base: str) -> str | None:
    """Where a link to it leads: on this site for what is ours, to the web for the web, nowhere for any other."""
    if iri.startswith(base):
        return LOCAL + iri.removeprefix(base)
    return iri if iri.startswith(("https://", "http://")) else None


@cache
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("resource.html")
