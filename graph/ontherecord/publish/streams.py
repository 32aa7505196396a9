"""Lines as a binary stream, so that a parser can read a graph of any size without holding its text."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import islice

_CHUNK = 2000
"""Lines encoded at once: some 400 kB."""


def stream(lines: Iterable[str]) -> io.BufferedReader:
    """The lines, each with its end, as UTF-8 to be read once from front to back; they are fetched as they are read."""
    return io.BufferedReader(_Lines(lines))


class _Lines(io.RawIOBase):
    """The unbuffered stream."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines without their ends."""
        self._lines = iter(lines)
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the next lines do."""
        if not self._ready:
            self._ready = memoryview("".join(f"{line}\n" for line in islice(self._lines, _CHUNK)).encode())
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count
