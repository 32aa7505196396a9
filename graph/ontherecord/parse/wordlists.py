"""Lists of words in `ontology/*.toml` that are looked up one by one, and never searched for as cues are.

Each file has fixed sections, that the code knows by name; a workspace's file of the same name adds to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ontherecord.ontology import Ontology
from ontherecord.problems import UserError


def word_lists(ontology: Ontology, file: str, names: Iterable[str] | None) -> dict[str, list[str]]:
    """The sections of a file, all lists of words; any sections where no names are given. Raises UserError."""
    found: dict[str, list[str]] = {name: [] for name in names or ()}
    for section, entries in _sections(ontology, file, None if names is None else found):
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            raise UserError(f"ontology/{file}: {section}: expected a list of words; put each in quotes", 2)
        found.setdefault(section, []).extend(entries)
    return found


def word_tables(ontology: Ontology, file: str, names: Iterable[str]) -> dict[str, dict[str, int]]:
    """The sections of a file that give words a whole number each. Raises UserError for any other section or value."""
    found: dict[str, dict[str, int]] = {name: {} for name in names}
    for section, entries in _sections(ontology, file, found):
        if not isinstance(entries, dict) or not all(isinstance(value, int) for value in entries.values()):
            raise UserError(f"ontology/{file}: {section}: expected lines like `twelve = 12`", 2)
        found[section] |= entries
    return found


def _sections(ontology: Ontology, file: str, known: Mapping[str, Any] | None) -> Iterable[tuple[str, Any]]:
    for table in ontology.toml(file):
        for section, entries in table.items():
            if known is not None and section not in known:
                raise UserError(f"ontology/{file}: there is no section {section!r}; use one of {', '.join(known)}", 2)
            yield section, entries
