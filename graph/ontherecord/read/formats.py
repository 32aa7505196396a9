"""Which reader reads a file: by its first bytes, else by the end of its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from ontherecord.read import html, markdown, plain
from ontherecord.read.draft import Draft
from ontherecord.read.phrases import Layout

Reader = Callable[[bytes, Layout], Draft]
READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}
"""Ends of names, in lower case, of the files that are documents."""
_SIGNATURES: tuple[tuple[bytes, Reader], ...] = ((b"<!doctype html", html.read), (b"<html", html.read))


def reader(path: str, data: bytes) -> Reader:
    """The reader of a file."""
    head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signature, read in _SIGNATURES:
        if head.startswith(signature):
            return read
    return READERS.get(PurePosixPath(path).suffix.lower(), plain.read)
