"""The built graph into any store that speaks the SPARQL 1.1 Graph Store Protocol, graph by graph.

A store is told in a graph of its own, `graph/pushed`, the hash of each graph that it holds. So a push sends what has
changed, deletes what is gone, and goes on where one before it was interrupted; whoever empties the store, or restores
an older copy of it, takes the hashes along.

The order makes it safe to be interrupted anywhere: first all graphs that will differ are noted as unsettled, then each
is sent and only then its hash is noted. A graph that is noted in any way, and is no longer ours, is deleted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from netrc import NetrcParseError
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pyoxigraph as ox

from ontherecord.problems import UserError, printable
from ontherecord.publish.graphs import merged, triple
from ontherecord.publish.quads import read_graphs
from ontherecord.publish.streams import stream

NOTES = "graph/pushed"
"""Below the base: the graph with the hashes."""
DEFAULT = "graph/default"
"""Below the base: what the default graph is called in the notes."""
_HASH = "https://schema.org/sha256"
_UNSETTLED = ""
_SECONDS = 600
"""That a store may take to load one graph."""
_TRIPLES = "application/n-triples"
_MISSING = 404

Watch = Callable[[str, str], None]
"""Is told of each graph what is done with it, `sent` or `deleted`, and its IRI."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did."""

    sent: int
    deleted: int
    unchanged: int


def push(build: Path, base: str, url: str, watch: Watch, *, default: bool = True) -> Pushed:
    """Bring a store, at the URL of its Graph Store, to what the build in a folder says.

    `default` sends the merged triples as well, as the store's default graph: not for a store whose default graph is
    the union of all. A user and password for the store are read from `~/.netrc`, where it names the store's host.
    Raises UserError where the store cannot be reached, or refuses.
    """
    with httpx.Client(auth=_netrc()) as client:
        return _push(build, base, _Remote(client, _checked(url)), watch, default=default)


def _netrc() -> httpx.Auth | None:
    """Users and passwords of `~/.netrc`, if there is one. Raises UserError where it cannot be read."""
    try:
        return httpx.NetRCAuth()
    except FileNotFoundError:
        return None
    except (OSError, NetrcParseError) as error:
        raise UserError(f"~/.netrc cannot be read: {error}", 2) from error


def _checked(url: str) -> str:
    """The URL. Raises UserError for one that is none, or that holds a password for all to see."""
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise UserError(f"{url} is no URL: {error}", 2) from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise UserError("the store's URL begins with http:// or https://", 2)
    if parsed.userinfo:
        raise UserError("the store's URL holds a user or password: put them into ~/.netrc", 2)
    return url


def _push(build: Path, base: str, remote: _Remote, watch: Watch, *, default: bool) -> Pushed:
    graphs = {graph.iri: graph for graph in read_graphs(build / "quads")}
    wanted = {iri: _digest(graph.lines) for iri, graph in graphs.items()}
    whole = merged(graphs.values(), base) if default else []
    if default:
        wanted[base + DEFAULT] = _digest(whole)
    held = _settled(remote.read(base + NOTES))
    changed = sorted(iri for iri, digest in wanted.items() if held.get(iri) != digest)
    gone = sorted(held.keys() - wanted.keys())
    if not (changed or gone):
        return Pushed(0, 0, len(wanted))
    remote.replace(base + NOTES, _notes(held | dict.fromkeys([*changed, *gone], _UNSETTLED)))
    for iri in changed:
        lines = whole if iri == base + DEFAULT else map(triple, graphs[iri].lines)
        remote.replace(None if iri == base + DEFAULT else iri, lines)
        remote.add(base + NOTES, _notes({iri: wanted[iri]}))
        watch("sent", iri)
    for iri in gone:
        remote.delete(None if iri == base + DEFAULT else iri)
        watch("deleted", iri)
    remote.replace(base + NOTES, _notes(wanted))
    return Pushed(len(changed), len(gone), len(wanted) - len(changed))


def _digest(lines: Iterable[str]) -> str:
    found = hashlib.sha256()
    for line in lines:
        found.update(f"{line}\n".encode())
    return found.hexdigest()


def _notes(hashes: Mapping[str, str]) -> list[str]:
    return [f'<{iri}> <{_HASH}> "{digest}" .' for iri, digest in sorted(hashes.items())]


def _settled(notes: bytes) -> dict[str, str]:
    """The hash of each graph that is noted; of one that is unsettled, none. Raises UserError for what is no note."""
    found: dict[str, str] = {}
    try:
        for note in ox.parse(notes, format=ox.RdfFormat.N_TRIPLES):
            if isinstance(note.subject, ox.NamedNode) and isinstance(note.object, ox.Literal):
                found[note.subject.value] = max(note.object.value, found.get(note.subject.value, _UNSETTLED))
    except SyntaxError as error:
        raise UserError(f"the store's answer is not N-Triples: {error}; is this the URL of a Graph Store?") from error
    return found


class _Remote:
    """The operations of the protocol on a graph; None is the default graph."""

    def __init__(self, store: httpx.Client, url: str) -> None:
        """Speak to the Graph Store at a URL."""
        self._store, self._url = store, url

    def read(self, graph: str) -> bytes:
        """The triples of a graph, none where there is none."""
        return self._send("GET", graph, headers={"Accept": _TRIPLES})

    def replace(self, graph: str | None, lines: Iterable[str]) -> None:
        """Put triples in place of those of a graph."""
        self._send("PUT", graph, headers={"Content-Type": _TRIPLES}, content=stream(lines))

    def add(self, graph: str, lines: Iterable[str]) -> None:
        """Put triples to those of a graph."""
        self._send("POST", graph, headers={"Content-Type": _TRIPLES}, content=stream(lines))

    def delete(self, graph: str | None) -> None:
        """Delete a graph, if it is there."""
        self._send("DELETE", graph)

    def _send(self, method: str, graph: str | None, **more: Any) -> bytes:
        """The store's answer. Raises UserError where there is none, or a refusal."""
        name = "default" if graph is None else f"graph={quote(graph, safe='')}"
        url = f"{self._url}{'&' if '?' in self._url else '?'}{name}"
        try:
            answer = self._store.request(method, url, timeout=_SECONDS, **more)
        except httpx.HTTPError as error:
            raise UserError(f"{self._url}: the store cannot be reached: {error}; push again to go on") from error
        if answer.status_code == _MISSING and method in {"GET", "DELETE"}:
            return b""
        if not answer.is_success:
            said = printable(" ".join(answer.text.split())[:200])
            where = graph or "the default graph"
            raise UserError(
                f"{self._url}: {method} of {where} was refused: {answer.status_code} {said}; push again to go on"
            )
        return answer.content
