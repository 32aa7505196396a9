"""A document as read: its text, the blocks it is made of, and what is known about it.

All positions are code points of `Document.text`, end exclusive: what the Web Annotation
Recommendation asks of a TextPositionSelector.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from ontherecord.dates import Date
from ontherecord.problems import Problem


class Region(StrEnum):
    """Whose part of the page a block is."""

    BODY = "body"
    COMMENT = "comment"  # written by a reader of the page
    FURNITURE = "furniture"  # menus, cookie notices, page numbers: says nothing


class BlockKind(StrEnum):
    """What a block is in the layout of its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list, bulleted or numbered
    ROW = "row"  # of a table or of columns laid out with spaces


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that the layout sets apart. Bullets and numbers of items lie outside `start`–`end`."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    region: Region = Region.BODY
    level: int = 0
    """Of a heading: 1 for the title, then 2, 3 …; of an item: its depth, from 1."""
    heading: int | None = None
    """Index of the nearest heading above."""
    intro: int | None = None
    """Of an item or row: index of the block that introduces the list or heads the table's columns."""
    cells: tuple[tuple[int, int], ...] = ()
    """Of a row: start and end of each cell, empty cells included."""
    comment: int | None = None
    """Of a reader's comment: which one on the page, from 0."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document, declared in `corpus.toml` or inferred from the text; None where neither tells."""

    title: str | None = None
    publisher: str | None = None
    creator: str | None = None
    date: Date | None = None
    genre: str | None = None
    """Local name of an `otr:Genre`: PressRelease, Letter, WebPage, Article, ReportGenre, Minutes, Transcript."""
    source: str | None = None
    inferred: frozenset[str] = frozenset()
    """Names of those fields above that nobody declared."""


@dataclass(frozen=True)
class Document:
    """One document of the corpus. Its text never changes after reading: every passage points into it."""

    path: str
    """Path below the folder that was given, with `/` between segments, in NFC."""
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    sha256: str = ""
    """Of the file's bytes."""
    pages: tuple[int, ...] = ()
    """Where each page of a paged format starts in the text: page 1 first. Empty where there are no pages."""
    problems: tuple[Problem, ...] = ()
    """What of the file could not be read."""

    @cached_property
    def readable(self) -> str:
        """The text with furniture blanked out in place, so that a sentence can run across a page break."""
        pieces, at = [], 0
        for block in self.blocks:
            if block.region is Region.FURNITURE:
                pieces += [self.text[at : block.start], " " * (block.end - block.start)]
                at = block.end
        return "".join([*pieces, self.text[at:]])
