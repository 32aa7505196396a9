"""A file's bytes, and all that is said of it: what a document's graph is made of, in whichever process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ontherecord.corpus import Source
from ontherecord.document import Metadata
from ontherecord.read import data_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it was at one moment: what is counted, worked through and kept is the same, whatever becomes of it."""

    path: str
    data: bytes
    declared: Metadata
    inside: Mapping[str, Metadata]
    """Of an archive: what is declared of the documents in it, by their paths."""


def load(source: Source) -> Loaded:
    """Read a file. Raises ReadError where it cannot be read."""
    return Loaded(source.path, data_of(source.file, source.path), source.declared, source.inside)
