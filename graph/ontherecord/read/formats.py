"""Which reader reads a file: by its first bytes, else by the end of its name."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePosixPath
from typing import Protocol, cast

from ontherecord.read.draft import Draft
from ontherecord.read.phrases import Layout
from ontherecord.read.unreadable import UnreadableError


class Reader(Protocol):
    """Reads one format."""

    def __call__(self, data: bytes, layout: Layout) -> Draft:
        """The text and blocks of a file's bytes. Raises UnreadableError."""


SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "word",
    ".odt": "opendocument",
    ".eml": "mail",
    ".rtf": "rtf",
}
"""Ends of names, in lower case, of the files that are documents, and the module that reads each."""
ARCHIVES = (".zip", ".mbox")
"""Ends of names of files that hold several documents: `archive.members` takes them apart."""
_SIGNATURES = {b"<!doctype html": "html", b"<html": "html", b"%pdf-": "pdf", b"{\\rtf": "rtf"}
_EXTRAS = {"pdf": "pdf", "word": "word", "rtf": "rtf"}
"""Modules whose libraries come with an extra of the package, and its name."""


def reader(path: str, data: bytes) -> Reader:
    """The reader of a file; plain text where neither its bytes nor its name tell. Raises UnreadableError."""
    head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    signed = next((name for signature, name in _SIGNATURES.items() if head.startswith(signature)), None)
    name = signed or SUFFIXES.get(PurePosixPath(path).suffix.lower(), "plain")
    try:
        return cast("Reader", import_module(f"ontherecord.read.{name}").read)
    except ModuleNotFoundError as error:
        if name not in _EXTRAS:
            raise
        what = f"needs the library {error.name}, which is not installed"
        raise UnreadableError(what, f'install it with: pip install "ontherecord[{_EXTRAS[name]}]"') from error
