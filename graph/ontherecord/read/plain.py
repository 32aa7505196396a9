"""Plain text, as it comes: letters wrapped by hand, a line for each paragraph, pasted pages."""

from __future__ import annotations

from ontherecord.read.decoding import decode
from ontherecord.read.draft import Draft
from ontherecord.read.layout import chunks
from ontherecord.read.phrases import Layout
from ontherecord.read.structure import blocks


def read(data: bytes, layout: Layout) -> Draft:
    """The text and blocks of a plain text file. Raises NotTextError where the bytes are no text."""
    text = decode(data)
    return Draft(text, blocks(chunks(text), layout))
