"""Rich text (RTF), by way of its plain text."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from ontherecord.read import plain
from ontherecord.read.draft import Draft
from ontherecord.read.phrases import Layout
from ontherecord.read.unreadable import UnreadableError

_ROW = re.compile(r"^.*\|$", re.MULTILINE)
"""A row of a table, as striprtf writes it: a bar behind each cell."""


def read(data: bytes, layout: Layout) -> Draft:
    """The text of an RTF file, laid out as plain text. Raises UnreadableError."""
    try:
        text = rtf_to_text(data.decode("cp1252", "replace"), encoding="cp1252", errors="replace")
    except Exception as error:  # striprtf raises what its regular expressions run into
        raise UnreadableError("is a damaged rich-text file", "open it and save it again") from error
    return plain.read(
        _ROW.sub(lambda row: row[0].rstrip("|").replace("|", "\t"), text).encode("utf-8", "replace"), layout
    )
