"""What a query may take: every bound of the endpoint, in one place."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace

MIB = 1 << 20


def _cores() -> int:
    """Processors, as far as their queries' memory is likely to be there too."""
    return max(2, min(4, os.cpu_count() or 2))


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold for each query, and for all of them together."""

    seconds: float = 10.0
    """From the start of a query to its answer; then its process is ended."""
    memory: int = 1024 * MIB
    """Bytes that a query may take beyond what an idle worker has."""
    answer: int = 64 * MIB
    """Bytes of an answer, in the format that was asked for."""
    quick: int = field(default_factory=_cores)
    """Queries that run at once in their first moments."""
    quick_seconds: float = 1.0
    """How long these moments are. A query that takes longer goes on at a lower priority, out of the others' way."""
    slow: int = field(default_factory=_cores)
    """Queries that go on at once after their first moments; one more is ended."""
    waiting: int = 64
    """Queries that wait for their turn; one more is refused."""
    query: int = MIB
    """Bytes of a request's body."""
    depth: int = 500
    """Brackets within brackets in a query: the engine's parser calls itself for each, and its stack is bounded."""
    connections: int = 256
    """Clients at once."""


def limits_of(seconds: float | None, memory: int | None) -> Limits:
    """The usual limits, with another time in seconds and another memory in MiB where they are given."""
    usual = Limits()
    return replace(usual, seconds=seconds or usual.seconds, memory=memory * MIB if memory else usual.memory)
