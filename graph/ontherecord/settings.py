"""What the graph of a document hangs on besides the document."""

from __future__ import annotations

from dataclasses import dataclass

from ontherecord.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked for."""

    ontology: Ontology
    base: str
    """Namespace of the resources."""
    comments: bool = True
    """Whether what readers' comments say goes into the graph."""
    redacted: tuple[str, ...] = ()
    """Strings that must stand in nothing that is written."""
