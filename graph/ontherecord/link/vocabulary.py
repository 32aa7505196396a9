"""The words that linking goes by, from `ontology/linking.toml` and `ontology/names.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ontherecord.ontology import Ontology
from ontherecord.problems import UserError

FILE = "linking.toml"


@dataclass(frozen=True, eq=False)
class NameWords:
    """What is known of the words that names are made of. The comments in the file say what each list is for."""

    common: frozenset[str]
    units: frozenset[str]
    descriptions: frozenset[str]
    periodic: frozenset[str]
    ignored: frozenset[str]
    titles: frozenset[str]
    short_for: Mapping[str, str]


@lru_cache(maxsize=4)
def name_words(ontology: Ontology) -> NameWords:
    """The words of names. Raises UserError where the file is malformed."""
    lists = {
        name: frozenset(words(ontology, "names", name))
        for name in ("common", "units", "descriptions", "periodic", "ignored")
    }
    people = [table.get("people", {}) for table in ontology.toml("names.toml")]
    titles = {
        word.replace(".", "") for table in people for key in ("honorifics", "letters") for word in table.get(key, ())
    }
    short_for: dict[str, str] = {}
    for table in tables(ontology, "names"):
        short_for |= table.get("short_for", {})
    return NameWords(**lists, titles=frozenset(titles), short_for=short_for)


def tables(ontology: Ontology, section: str) -> list[dict[str, Any]]:
    """A section of the file in each folder that has one."""
    return [table[section] for table in ontology.toml(FILE) if section in table]


def words(ontology: Ontology, section: str, name: str) -> list[str]:
    """The words of a list that is written as one text. Raises UserError where it is no text."""
    found: list[str] = []
    for table in tables(ontology, section):
        text = table.get(name, "")
        if not isinstance(text, str):
            raise UserError(f"ontology/{FILE}: {section}.{name}: expected words in quotes; correct it", 2)
        found += text.split()
    return found


@lru_cache(maxsize=4)
def known_names(ontology: Ontology) -> Mapping[str, str]:
    """The known name of a body for any of its names, casefolded."""
    known: dict[str, str] = {}
    for _, _, cells in ontology.rows("bodies.tsv"):
        others = cells[3].split("|") if len(cells) > 3 else []
        for name in (cells[0], *others):
            known.setdefault(name.strip().casefold(), cells[0])
    return known
