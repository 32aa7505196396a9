"""Whose part of the page each block is: the document's, its readers', or nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ontherecord.document import Block, BlockKind, Region
from ontherecord.read import comments
from ontherecord.read.furniture import furniture
from ontherecord.read.phrases import Layout


def mark(text: str, blocks: Sequence[Block], layout: Layout) -> list[Block]:
    """The blocks with furniture and reader comments marked as such.

    What a format has told already (comments by the markup of a page) stays as it is.
    """
    idle = furniture(text, blocks, layout)
    marked = [replace(block, region=Region.FURNITURE) if index in idle else block for index, block in enumerate(blocks)]
    if any(block.region is Region.COMMENT for block in blocks):
        return marked
    found = comments.find(text, marked, layout)
    return [_settled(block, index, found) for index, block in enumerate(marked)]


def _settled(block: Block, index: int, found: comments.Comments) -> Block:
    if index in found.frame:
        return replace(block, region=Region.FURNITURE)
    if index in found.numbers:
        if block.kind is BlockKind.HEADING:
            block = replace(block, kind=BlockKind.PARAGRAPH, level=0)
        return replace(block, region=Region.COMMENT, comment=found.numbers[index])
    return block
