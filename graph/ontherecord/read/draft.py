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
    """What the format itself says, more surely than the text: front matter, a page's meta elements, a subject."""
    fallback: Metadata = field(default_factory=Metadata)
    """What is so where the text does not tell: an e-mail's sender, the usual kind of such a document."""
    pages: tuple[int, ...] = ()
    """Where each page begins, of what has pages."""
    problems: tuple[Problem, ...] = ()
    """What could not be read of it; `where` is left empty."""
