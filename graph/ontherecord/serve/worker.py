"""A process that runs one query at a time on the built graph, within its bounds, and is ended at its deadline.

It is started as `python -m ontherecord.serve.worker OUTPUT BOUNDS`, hears queries on its input and answers on its
output (`frames`). Before the first query it gives up what a query could abuse (`guards`).
"""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph as ox

from ontherecord.problems import UserError
from ontherecord.publish.prefixes import prefixes
from ontherecord.publish.query import Answer, explained
from ontherecord.publish.record import read_record
from ontherecord.publish.store import open_store
from ontherecord.serve import frames, guards
from ontherecord.serve.datasets import Dataset, dataset_of, merge

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
TRIPLES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
_PIECE = 1 << 18


class TooLongError(OSError):
    """An answer that is longer than it may be."""


class _Bounded(io.RawIOBase):
    """Bytes up to a bound, to be written in large pieces. Writing more raises TooLongError."""

    def __init__(self, bound: int) -> None:
        """Hold at most `bound` bytes."""
        super().__init__()
        self.content = bytearray()
        self._bound = bound

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, piece: ReadableBuffer, /) -> int:
        """Hold a piece too."""
        size = memoryview(piece).nbytes
        if len(self.content) + size > self._bound:
            raise TooLongError
        self.content += piece
        return size


def answer(store: ox.Store, base: str, request: dict[str, Any], bound: int) -> tuple[dict[str, Any], bytes]:
    """The answer to a request: what the front is told of it, and its bytes."""
    held = _Bounded(bound)
    try:
        found = _found(store, base, request)
        media = request["triples"] if isinstance(found, ox.QueryTriples) else request["results"]
        if media is None:
            return {"status": "unacceptable"}, b""
        out = io.BufferedWriter(held, _PIECE)  # the engine writes word by word
        _write(found, media, base, out)
        out.flush()
    except UserError as error:
        return {"status": "malformed", "message": str(error)}, b""
    except ValueError as error:  # of an IRI that is none
        return {"status": "malformed", "message": f"not valid: {error}"}, b""
    except TooLongError:
        return {"status": "long"}, b""
    except MemoryError:
        return {"status": "memory"}, b""
    except OSError as error:
        return {"status": "failed", "message": str(error)}, b""
    return {"status": "ok", "media": media}, bytes(held.content)


def _found(store: ox.Store, base: str, request: dict[str, Any]) -> Answer:
    """The engine's answer, to be written."""
    text: str = request["query"]
    asked = Dataset(tuple(request["default"]), tuple(request["named"]))
    try:
        dataset = asked or dataset_of(text, base)
        graphs = dataset.options()
        if dataset.has_several:
            store, graphs = merge(store, dataset), graphs | {"default_graph": [ox.DefaultGraph()]}
        return store.query(text, prefixes=prefixes(base), **graphs)
    except (SyntaxError, RuntimeError) as error:
        raise explained(error, text, "query", base) from error


def _write(found: Answer, media: str, base: str, out: BinaryIO) -> None:
    if isinstance(found, ox.QueryTriples):
        ox.serialize(found, out, TRIPLES[media], prefixes=prefixes(base))
    else:
        found.serialize(out, RESULTS[media])


def main() -> None:
    """Open the graph, give up what is not needed, say so, and answer until the input ends."""
    output, bounds = Path(sys.argv[1]), json.loads(sys.argv[2])
    hear, say = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints gets between the frames
    try:
        base = str(read_record(output)["base"])
        store = open_store(output)
    except UserError as error:
        _send(say, {"status": "unready", "message": str(error)})
        return
    guards.bound_memory(bounds["memory"])
    _send(say, {"status": "ready", "base": base, "sealed": guards.deny_connections()})
    while request := frames.read(hear):
        guards.bound_time(bounds["seconds"])
        head, body = answer(store, base, request, bounds["answer"])
        _send(say, head | {"length": len(body)}, body)
        del body


def _send(out: BinaryIO, message: dict[str, Any], body: bytes = b"") -> None:
    out.write(frames.pack(message))
    out.write(body)
    out.flush()


if __name__ == "__main__":
    main()
