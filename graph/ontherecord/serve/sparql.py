"""`/sparql`: the query operations of the SPARQL 1.1 Protocol, and the service description to who asks nothing."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from ontherecord.problems import UserError
from ontherecord.serve.answers import refusal, response
from ontherecord.serve.description import service
from ontherecord.serve.negotiate import negotiate
from ontherecord.serve.pool import Pool
from ontherecord.serve.process import Answer
from ontherecord.serve.protocol import MediaError, Operation, read_operation
from ontherecord.serve.screen import MalformedError, RefusedError, screen

RESULTS = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
"""What a client may ask for, the favourite first, and what it gets: of SELECT and ASK."""
TRIPLES = {
    "text/turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "application/rdf+xml": "application/rdf+xml",
    "application/ld+json": "application/ld+json",
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "text/plain": "application/n-triples",
}
"""Likewise, of CONSTRUCT and DESCRIBE."""
_BODY_SECONDS = 30
"""In which a request's body must have come."""


async def sparql(request: Request) -> Response:
    """Answer a query, or refuse it."""
    limits = request.app.state.limits
    try:
        body = await _body(request, limits.query)
        if body is None:
            return refusal(413, f"The request is longer than {limits.query} bytes.")
        kind = request.headers.get("content-type", "")
        operation = read_operation(request.method, request.scope["query_string"], kind, body)
        if operation is None:
            return await _nothing_asked(request)
        screen(operation.query, limits.depth)
    except TimeoutError:
        return refusal(408, "The request did not come to its end in time.")
    except MediaError as error:
        return refusal(415, str(error))
    except MalformedError as error:
        return refusal(400, str(error))
    except RefusedError as error:
        return refusal(403, str(error))
    try:
        answer = await until_gone(request, request.app.state.pool, asked(operation, request.headers.get("accept", "")))
    except UserError as error:
        return refusal(503, str(error))
    return response(answer, limits)


def asked(operation: Operation, accept: str) -> dict[str, Any]:
    """The operation as a worker takes it, with the formats that the client likes best."""
    results, triples = negotiate(accept, list(RESULTS)), negotiate(accept, list(TRIPLES))
    return {
        "query": operation.query,
        "default": operation.default,
        "named": operation.named,
        "results": results and RESULTS[results],
        "triples": triples and TRIPLES[triples],
    }


async def until_gone(request: Request, pool: Pool, question: dict[str, Any]) -> Answer:
    """The answer; where the client goes away before, the query is ended. Raises ClientDisconnect then."""
    answer = asyncio.ensure_future(pool.ask(question))
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait([answer, gone], return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            raise ClientDisconnect
        return answer.result()
    finally:
        gone.cancel()
        answer.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _body(request: Request, most: int) -> bytes | None:
    """The request's body; None where it is longer than it may be."""
    body = bytearray()
    async with asyncio.timeout(_BODY_SECONDS):
        async for piece in request.stream():
            body += piece
            if len(body) > most:
                return None
    return bytes(body)


async def _nothing_asked(request: Request) -> Response:
    """The service description; for a browser, the page to ask on."""
    accept = request.headers.get("accept", "")
    media = negotiate(
        accept, ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json", "text/html"]
    )
    if media is None:
        return refusal(406, "The service description has no form that the Accept header takes.")
    if media == "text/html":
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    return await service(request, media)
