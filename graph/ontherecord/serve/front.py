"""The front: what is served at which path, and the headers that all answers have."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ontherecord.ontology import Ontology
from ontherecord.serve.answers import refusal
from ontherecord.serve.description import void
from ontherecord.serve.limits import Limits
from ontherecord.serve.lists import saved, terms
from ontherecord.serve.pool import Pool
from ontherecord.serve.resource import resource
from ontherecord.serve.sparql import sparql
from ontherecord.serve.static import editor, graph_page, static

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""Of every answer that does not say otherwise."""


def application(
    output: Path, ontology: Ontology, limits: Limits, *, cors: bool = False, hosts: Sequence[str] = ()
) -> Starlette:
    """The site of the build in a folder. It answers to the names `hosts` alone, where any are given."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        pool: Pool = app.state.pool
        await pool.open()
        yield
        await pool.close()

    app = Starlette(
        routes=[
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/.well-known/void", void),
            Route("/health", health),
            Route("/", graph_page),
            Route("/query", editor),
            Route("/queries.json", saved),
            Route("/terms.json", terms),
            Route("/static/{name}", static),
            Route("/{path:path}", resource),
        ],
        middleware=[Middleware(Headers, hosts=hosts), *([_cors()] if cors else [])],
        exception_handlers={ClientDisconnect: _gone, 404: _not_found, 405: _not_allowed},
        lifespan=lifespan,
    )
    app.state.output, app.state.ontology, app.state.limits = output, ontology, limits
    app.state.pool = Pool(output, limits)
    return app


async def health(request: Request) -> Response:
    """Whether it answers, and on how many workers; for whoever watches over it."""
    workers = request.app.state.pool.workers
    return JSONResponse({"status": "ok", "workers": len(workers), "sealed": all(w.is_sealed for w in workers)})


def _cors() -> Middleware:
    """Scripts of all sites may read, without credentials."""
    return Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "POST"],
        allow_headers=["Accept", "Content-Type"],
        max_age=86400,
    )


async def _gone(request: Request, error: Exception) -> Response:  # noqa: ARG001  as Starlette calls it
    return refusal(400, "The client has gone.")


async def _not_found(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return refusal(404, "There is nothing here.")


async def _not_allowed(request: Request, error: Exception) -> Response:  # noqa: ARG001
    answer = refusal(405, "This is read with GET; queries are asked with GET or POST.")
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


class Headers:
    """Puts `HEADERS` on every answer, and refuses requests that call the site by another name than its own."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        """Stand before an application."""
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        host = Request(scope).headers.get("host", "")
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if self._hosts and name.lower() not in self._hosts:
            await refusal(421, "This site is not called so.")(scope, receive, sending)
        else:
            await self._app(scope, receive, sending)
