"""`ontherecord serve`: the endpoint, until it is stopped."""

from __future__ import annotations

import ipaddress
import sys
from pathlib import Path

from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.publish.files import settled
from ontherecord.publish.store import open_store
from ontherecord.serve.limits import Limits

_HEADERS = 1 << 16
"""Bytes of a request's line and headers."""


def run(output: Path, ontology: Ontology, address: tuple[str, int], limits: Limits, *, cors: bool = False) -> None:
    """Serve the build in a folder at a host and port until interrupted; a rebuild is picked up.

    Raises UserError where it cannot start.
    `cors` lets scripts of other sites read the answers, without credentials.
    """
    if sys.platform == "win32":
        raise UserError("serving needs Linux or macOS: queries cannot be held to their bounds on Windows", 2)
    import uvicorn  # noqa: PLC0415 - heavy, and for this alone

    from ontherecord.serve.front import application  # noqa: PLC0415

    open_store(settled(output))
    host, port = address
    app = application(output.resolve(), ontology, limits, cors=cors, hosts=_hosts(host))
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http="h11",
        ws="none",
        loop="asyncio",
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=limits.connections,
        h11_max_incomplete_event_size=_HEADERS,
        timeout_graceful_shutdown=1,
    )
    print(f"http://{_written(host)}:{port}/ – stop with Ctrl+C", flush=True)  # noqa: T201
    uvicorn.Server(config).run()


def _hosts(host: str) -> tuple[str, ...]:
    """The names by which it may be called: on the loopback its own alone, lest a site's name be pointed there."""
    return ("localhost", "127.0.0.1", "[::1]") if _is_loopback(host) else ()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host
