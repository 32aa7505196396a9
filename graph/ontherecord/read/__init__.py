"""From a file to a document: its text, its blocks, and what it says of itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from ontherecord.document import Document, Metadata
from ontherecord.ontology import Ontology
from ontherecord.problems import Problem, printable
from ontherecord.read import formats, metadata, outline, regions
from ontherecord.read.phrases import layout as load_layout
from ontherecord.read.unreadable import UnreadableError
from ontherecord.workspace import ontology_for

LARGEST = 64 * 1024 * 1024
"""Bytes; a larger file is reported, not read."""


class ReadError(Exception):
    """A file that could not be read, as a problem to report; the build goes on without it."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(str(problem))
        self.problem = problem


def read(file: Path, path: str, declared: Metadata, ontology: Ontology | None = None) -> Document:
    """The document in a file; `path` names it in the corpus, `declared` is what `corpus.toml` says of it.

    Raises ReadError where the file cannot be opened, is too large or holds no text.
    """
    return read_bytes(data_of(file, path), path, declared, ontology)


def data_of(file: Path, path: str) -> bytes:
    """The bytes of a file, read once. Raises ReadError where it cannot be opened or is too large."""
    try:
        if file.stat().st_size > LARGEST:
            raise ReadError(Problem(printable(path), f"is larger than {LARGEST >> 20} MB", "split it into parts"))
        return file.read_bytes()
    except OSError as error:
        reason = f"cannot be read ({error.strerror or type(error).__name__})"
        raise ReadError(Problem(printable(path), reason, "check the file and its permissions")) from error


def read_bytes(data: bytes, path: str, declared: Metadata, ontology: Ontology | None = None) -> Document:
    """The document in the bytes of a file, or of an archive's member. Raises ReadError where they hold no text."""
    layout = load_layout(ontology or ontology_for(None))
    try:
        draft = formats.reader(path, data)(data, layout)
    except UnreadableError as error:
        raise ReadError(Problem(printable(path), error.what, error.remedy)) from error
    marked = regions.mark(draft.text, draft.blocks, layout)
    told = metadata.infer(draft.text, marked, path, layout)
    inferred = metadata.combine(draft.metadata, told, draft.fallback)
    blocks = outline.connect(outline.entitle(marked, draft.text, (inferred.title, told.title)), draft.text)
    return Document(
        path,
        draft.text,
        blocks,
        metadata.combine(declared, inferred),
        hashlib.sha256(data).hexdigest(),
        draft.pages,
        tuple(replace(problem, where=printable(path)) for problem in draft.problems),
    )
