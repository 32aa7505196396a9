"""`graph.ttl` and `graph.trig`: the graph to be read and compared by people.

Written by pyoxigraph over sorted statements, so that one new fact moves few lines of a diff. Its own head of
prefixes is replaced by one in full IRIs, and a blank line is put between subjects.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from ontherecord.publish.graphs import NamedGraph
from ontherecord.publish.prefixes import prefixes
from ontherecord.publish.streams import stream

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_PIECE = 1 << 20
"""Bytes that are laid out at once."""


def write_turtle(out: BinaryIO, triples: Iterable[str], base: str) -> None:
    """Write lines of N-Triples, which come in reading order, as Turtle."""
    parsed = ox.parse(stream(triples), format=ox.RdfFormat.N_TRIPLES)
    with _laid_out(out, base, b"\t") as page:
        triples_ = (quad.triple for quad in parsed)
        ox.serialize(triples_, page, ox.RdfFormat.TURTLE, prefixes=prefixes(base), base_iri=base)


def write_trig(out: BinaryIO, graphs: Iterable[NamedGraph], base: str) -> None:
    """Write the graphs as TriG, in the order of their IRIs."""
    in_order = sorted(graphs, key=lambda graph: graph.iri)
    parsed = ox.parse(stream(line for graph in in_order for line in graph.lines), format=ox.RdfFormat.N_QUADS)
    with _laid_out(out, base, b"\t\t") as page:
        ox.serialize(parsed, page, ox.RdfFormat.TRIG, prefixes=prefixes(base), base_iri=base)


def _laid_out(out: BinaryIO, base: str, indent: bytes) -> io.BufferedWriter:
    """A stream that takes what the serializer writes, and writes it laid out.

    `indent` is what the serializer puts before the second and further lines of a subject.
    """
    head = [f"@base <{base}> .", *(f"@prefix {name}: <{iri}> ." for name, iri in prefixes(base).items())]
    out.write("".join(f"{line}\n" for line in head).encode())
    return io.BufferedWriter(_Page(out, (indent, b"}")), _PIECE)


class _Page(io.RawIOBase):
    """Lays out line by line what comes in pieces of any length.

    The serializer's own head goes; a blank line comes before each subject and graph. No literal can be mistaken for
    the beginning of a subject, since the serializer escapes the line breaks in it.
    """

    def __init__(self, out: BinaryIO, within: tuple[bytes, ...]) -> None:
        """Write to `out`. What begins like one of `within` begins no subject."""
        self._out, self._within = out, within
        self._rest = b""

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, piece: ReadableBuffer, /) -> int:
        """Lay out the whole lines so far, and keep the rest for the next piece."""
        given = bytes(piece)
        *lines, self._rest = (self._rest + given).split(b"\n")
        kept = (line for line in lines if not line.startswith((b"@prefix ", b"@base ")))
        self._out.write(b"".join((b"" if line.startswith(self._within) else b"\n") + line + b"\n" for line in kept))
        return len(given)
