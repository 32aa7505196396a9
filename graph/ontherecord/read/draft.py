"""What a format's reader hands on: text, blocks and what the format itself declares."""

from __future__ import annotations

from dataclasses import dataclass, field

from ontherecord.document import Block, Metadata
from ontherecord.problems import Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """A document half read: regions, headings above and introductions of lists are still to be found."""

    text: str
    blocks: list[Block]
    metadata: Metadata = field(default_factory=Metadata)
    """What the format itself says: front matter, a page's meta elements, an e-mail's header."""
    pages: tuple[int, ...] = ()
    """Where each page begins, of what has pages."""
    problems: tuple[Problem, ...] = ()
    """What could not be read of it; `where` is left empty."""
    usual: str | None = None
    """The kind of document that this is where its text does not tell."""
