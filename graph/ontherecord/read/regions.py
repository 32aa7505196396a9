"""Whose part of the page each block is: the document's, its readers', or nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ontherecord.document import Block, Region
from ontherecord.read.phrases import Layout


def mark(text: str, blocks: Sequence[Block], layout: Layout) -> list[Block]:
    """The blocks with furniture and reader comments marked as such."""
    return [
        replace(block, region=Region.FURNITURE) if _furniture(text[block.start : block.end], layout) else block
        for block in blocks
    ]


def _furniture(words: str, layout: Layout) -> bool:
    return layout.whole("furniture.lines", words) or layout.begin("furniture.starts", words)
