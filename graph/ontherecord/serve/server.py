"""`ontherecord serve`: the endpoint, until it is stopped."""

from __future__ import annotations

import ipaddress
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.publish.files import settled
from ontherecord.publish.store import open_store
from ontherecord.serve.limits import Limits

_HEADERS = 1 << 16
"""Bytes of a request's line and headers."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the endpoint is reached."""

    host: str = "127.0.0.1"
    port: int = 8000
    """0 for any that is free."""
    name: str = ""
    """By which a proxy in front calls it."""
    cors: bool = False
    """Whether scripts of other sites may read the answers, without credentials."""

    def names(self) -> tuple[str, ...]:
        """All by which it answers: on the loopback its own alone, lest somebody's site be pointed there; else any."""
        own = ("localhost", "127.0.0.1", "[::1]", self.written().lower())
        named = (self.name.lower(),) if self.name else ()
        return (*own, *named) if named or self._is_loopback() else ()

    def written(self) -> str:
        """The host as it stands in a URL."""
        return f"[{self.host}]" if ":" in self.host else self.host

    def _is_loopback(self) -> bool:
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def run(output: Path, ontology: Ontology, address: Address, limits: Limits) -> None:
    """Serve the build in a folder until interrupted; a rebuild is picked up. Raises UserError where it cannot start."""
    if sys.platform == "win32":
        raise UserError("serving needs Linux or macOS: queries cannot be held to their bounds on Windows", 2)
    import uvicorn  # noqa: PLC0415 - heavy, and for this alone

    from ontherecord.serve.front import application  # noqa: PLC0415

    open_store(settled(output))
    config = uvicorn.Config(
        application(output.resolve(), ontology, limits, cors=address.cors, hosts=address.names()),
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
    with _listening(address) as listener:
        print(f"http://{address.written()}:{listener.getsockname()[1]}/ – stop with Ctrl+C", flush=True)  # noqa: T201
        uvicorn.Server(config).run([listener])


def _listening(address: Address) -> socket.socket:
    """The socket. Raises UserError where it cannot be had."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    try:
        return socket.create_server((address.host, address.port), family=family)
    except OSError as error:
        reason = error.strerror or error
        raise UserError(
            f"{address.written()}:{address.port} cannot be served on: {reason}; give another --port"
        ) from error
