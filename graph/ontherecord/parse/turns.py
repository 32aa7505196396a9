"""Turns of a transcript: “Q12 Chair:”, “Ms Davies:”, each with all that follows up to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontherecord.document import BlockKind, Document, Region
from ontherecord.facts import Span

SPEAKER = re.compile(
    r"(?:Q ?\d{1,4}\.?\s+)?(?P<name>(?:[A-Z][\w’'.()-]*|of|the|for|and|de|van|von|ó|ap)(?:[ ,]+(?:\(?[A-Z][\w’'.()-]*|of|the|for|and|de|van|von|ó|ap)){0,12})\s*:\s"
)
FEWEST = 4
"""A page with fewer of these beginnings is no transcript, unless its genre says so."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The blocks that one speaker speaks: `name` is the span of the speaker's name; `said` those of each block's words."""

    name: Span
    said: tuple[Span, ...]


def find_turns(document: Document) -> Iterator[Turn]:
    """The turns of a transcript, in order; none where the document is no transcript."""
    blocks = [block for block in document.blocks if block.region is Region.BODY]
    starts = [(block, SPEAKER.match(document.readable, block.start, block.end)) for block in blocks]
    count = sum(match is not None for _, match in starts)
    if count < (2 if document.metadata.genre == "Transcript" else FEWEST) or 3 * count < len(blocks) / 2:
        return
    name: Span | None = None
    said: list[Span] = []
    for block, match in starts:
        if match or block.kind is BlockKind.HEADING:
            if name:
                yield Turn(name, tuple(said))
            name = Span(*match.span("name")) if match else None
            said = [Span(match.end(), block.end)] if match else []
        elif name:
            said.append(Span(block.start, block.end))
    if name:
        yield Turn(name, tuple(said))
