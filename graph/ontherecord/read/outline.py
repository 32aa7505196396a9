"""How blocks hang together: the title on top, the heading above each, what introduces a list or heads a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ontherecord.document import Block, BlockKind, Region
from ontherecord.read.lines import ends_sentence

_POINTING = re.compile(r"\b(?:following|below|as follows)\b", re.IGNORECASE)


def entitle(blocks: Sequence[Block], text: str, titles: Sequence[str | None]) -> list[Block]:
    """The blocks with the first title that is in the text as heading of level 1; what is above it heads no section."""
    places = (index for title in titles if title for index, block in enumerate(blocks) if _is_title(block, text, title))
    at = next(places, None)
    if at is None:
        return list(blocks)
    above = [
        replace(block, kind=BlockKind.PARAGRAPH, level=0) if block.kind is BlockKind.HEADING else block
        for block in blocks[:at]
    ]
    return [*above, replace(blocks[at], kind=BlockKind.HEADING, level=1), *blocks[at + 1 :]]


def _is_title(block: Block, text: str, title: str) -> bool:
    if block.region is not Region.BODY or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return False
    words = " ".join(text[block.start : block.end].split())
    return bool(words) and title.startswith(words)


def connect(drafts: Sequence[Block], text: str) -> tuple[Block, ...]:
    """The blocks with the heading above each and, for items and rows, the block that introduces them."""
    heading: int | None = None
    before: int | None = None  # the last block that was neither item, row nor furniture
    intro: int | None = None
    last: Block | None = None
    parents: dict[int, int] = {}
    done: list[Block] = []
    for index, draft in enumerate(drafts):
        block = draft
        if block.region is Region.FURNITURE:
            done.append(block)
            continue
        if block.region is Region.COMMENT:
            heading = None  # a reader does not write under the page's headings
        if block.kind in (BlockKind.ITEM, BlockKind.ROW):
            if last is None or last.kind is not block.kind or _heads_columns(block):
                intro = before if before is not None and _introduces(drafts[before], text) else None
                parents = {}
            above = parents.get(block.level - 1)
            nested = above is not None and text[drafts[above].end - 1] in ":,"
            done.append(replace(block, heading=heading, intro=above if nested else intro))
            parents[block.level] = index
            intro = index if _heads_columns(block) else intro
        else:
            done.append(replace(block, heading=heading))
            before = index
        if block.kind is BlockKind.HEADING:
            heading = index
        last = block
    return tuple(done)


def _heads_columns(block: Block) -> bool:
    """Whether a block is the row at the top of a table that names its columns."""
    return block.kind is BlockKind.ROW and block.level == 1


def _introduces(block: Block, text: str) -> bool:
    """Whether a block can introduce a list: a heading, an open sentence, or one that points below."""
    words = text[max(block.start, block.end - 200) : block.end]
    return (
        block.kind is BlockKind.HEADING or not ends_sentence(words) or bool(_POINTING.search(words.rsplit(". ", 1)[-1]))
    )
