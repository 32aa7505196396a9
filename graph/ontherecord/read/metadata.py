"""What a document says of itself: title, date, kind, author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ontherecord.document import Block, BlockKind, Metadata, Region
from ontherecord.read.phrases import Layout

FIELDS = ("title", "publisher", "creator", "date", "genre", "source")


def infer(text: str, blocks: Sequence[Block], layout: Layout) -> Metadata:
    """What text and layout tell; None where they do not."""
    title = next(
        (
            text[block.start : block.end]
            for block in blocks
            if block.kind is BlockKind.HEADING and block.region is Region.BODY
        ),
        None,
    )
    return Metadata(title=title)


def combine(declared: Metadata, *inferred: Metadata) -> Metadata:
    """What was declared, completed from what was inferred, the surer source first."""
    combined = declared
    for found in inferred:
        new = {
            name: getattr(found, name)
            for name in FIELDS
            if getattr(combined, name) is None and getattr(found, name) is not None
        }
        combined = replace(combined, **new, inferred=combined.inferred | set(new))
    return combined
