"""Lines as a binary stream, so that a parser can read a graph of any size without holding its text."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

_CHUNK = 2000
"""Lines encoded at once: some 400 kB."""
_PIECE = 1 << 20
"""Bytes unpacked at once."""
_GRAPH = re.compile(rb" <[^<>\n]*> \.\n")
"""The graph at the end of a line of N-Quads: a literal has no line break in it."""


def stream(lines: Iterable[str]) -> io.BufferedReader:
    """The lines, each with its end, as UTF-8 to be read once from front to back; they are fetched as they are read."""
    rest = iter(lines)
    pieces = iter(lambda: "".join(f"{line}\n" for line in islice(rest, _CHUNK)).encode(), b"")
    return io.BufferedReader(_Pieces(pieces))


def unpacked(files: Iterable[Path]) -> io.BufferedReader:
    """The N-Quads of packed files, one after the other."""
    return io.BufferedReader(_Pieces(_pieces(files)))


def unpacked_triples(files: Iterable[Path]) -> io.BufferedReader:
    """The same without their graphs, as N-Triples: one that stands in two graphs comes twice."""
    return io.BufferedReader(_Pieces(_GRAPH.sub(b" .\n", piece) for piece in _pieces(files)))


def _pieces(files: Iterable[Path]) -> Iterator[bytes]:
    """The content of packed files in pieces of whole lines."""
    for file in files:
        with gzip.open(file) as packed:
            while lines := packed.readlines(_PIECE):
                yield b"".join(lines)


class _Pieces(io.RawIOBase):
    """A stream of what comes in pieces."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        """Take the pieces, in order; each is fetched when it is read."""
        self._pieces = iter(pieces)
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the next piece does."""
        if not self._ready:
            self._ready = memoryview(next(self._pieces, b""))
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count
