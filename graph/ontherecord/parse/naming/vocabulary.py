"""The words that names are made of: heads of bodies, reports and posts, honorifics, links (`ontology/names.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ontherecord.ontology import Ontology
from ontherecord.problems import UserError

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Vocabulary:
    """Lists of lower-case words by the path of their table and key, as `bodies.last`."""

    lists: dict[str, tuple[str, ...]]

    def words(self, *names: str) -> frozenset[str]:
        """The entries of some lists. Raises UserError where the ontology has no such list."""
        return frozenset(entry for name in names for entry in self._entries(name))

    def phrases(self, *names: str) -> Phrases:
        """The entries of some lists, each as a tuple of its words."""
        return frozenset(tuple(entry.split()) for name in names for entry in self._entries(name))

    def section(self, name: str) -> dict[str, frozenset[str]]:
        """All lists of a table by their keys."""
        prefix = f"{name}."
        return {key.removeprefix(prefix): frozenset(each) for key, each in self.lists.items() if key.startswith(prefix)}

    def _entries(self, name: str) -> tuple[str, ...]:
        if name not in self.lists:
            raise UserError(f"ontology/names.toml has no list {name}; put one there", 2)
        return self.lists[name]


@lru_cache(maxsize=4)
def vocabulary(ontology: Ontology) -> Vocabulary:
    """All lists of `names.toml`; a workspace's adds to the packaged one. Raises UserError where one is malformed."""
    lists: dict[str, tuple[str, ...]] = {}
    for table in ontology.toml("names.toml"):
        for section, keys in table.items():
            if not isinstance(keys, dict):
                raise UserError(
                    f"ontology/names.toml: {section}: expected a table of lists; put [{section}] before it", 2
                )
            for key, entries in keys.items():
                if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
                    raise UserError(
                        f"ontology/names.toml: {section}.{key}: expected a list of words; put each in quotes", 2
                    )
                lists[f"{section}.{key}"] = (*lists.get(f"{section}.{key}", ()), *entries)
    return Vocabulary(lists)
