"""What comes of one document: its graph and its outline, packed small, or why it does not go into the graph."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from ontherecord.problems import Problem

_LEVEL = 1
"""Of compression: a document's quads become a twentieth. 9 takes five times as long to make a twenty-fifth of them."""


@dataclass(frozen=True, slots=True)
class Described:
    """A document that goes into the graph. Packed, ten thousand can be sent and kept; unpacked, a few dozen."""

    path: str
    sha256: str
    """Of the file's bytes."""
    corrected: tuple[tuple[str, str], ...]
    """Kind and words of what a person's correction took out of it."""
    problems: tuple[Problem, ...]
    """What is wrong with it, but does not keep it out."""
    packed_outline: bytes
    """What linking needs of it, as `link.Packing` packs it."""
    packed_lines: bytes
    packed_text: bytes

    @property
    def lines(self) -> list[str]:
        """Its graph under the names that it uses itself, as lines of N-Quads."""
        return unpack(self.packed_lines).split("\n")

    @property
    def text(self) -> str:
        """Its text as read, which every passage points into."""
        return unpack(self.packed_text)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that does not go into the graph, and why."""

    path: str
    problems: tuple[Problem, ...]
    by_chance: bool = False
    """Whether it may go better next time: the file could not be read, or time or memory ran out."""


Result = Described | LeftOut


def pack(text: str) -> bytes:
    """The text in few bytes."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def pack_lines(lines: Iterable[str]) -> bytes:
    """The lines in few bytes."""
    return pack("\n".join(lines))


def unpack(packed: bytes) -> str:
    """The text that `pack` was given. Raises zlib.error where it is damaged."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
