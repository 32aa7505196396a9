"""The phrases by which pages are read, from `layout.toml` of the ontology."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from ontherecord.ontology import Ontology

_LONGEST = 300
"""Lines longer than this are prose: no phrase is looked for in them."""
_EDGES = " .:-•*#_>|↑↓→←›‹»«▲▼…"
_QUOTES = str.maketrans("‘’“”–—", "''\"\"--")
_WILD = {"#": r"\d[\d,.]*", "…": r"\D{1,80}?"}


def normal(line: str) -> str:
    """A line as phrases are compared: lower case, straight quotes, single spaces, no marks at its ends."""
    return _normal_line(line) if len(line) <= _LONGEST else _normal(line)


def _normal(line: str) -> str:
    return " ".join(line.casefold().translate(_QUOTES).split()).strip(_EDGES)


_normal_line = lru_cache(maxsize=4096)(_normal)  # the same lines are asked about for many purposes


@dataclass(frozen=True)
class Phrases:
    """Phrases of one purpose, all in one pattern. `#` stands for a number, `…` for some words without digits."""

    written: frozenset[str]
    """In the form that lines are brought into."""

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """Phrases as the file has them."""
        return cls(frozenset(" ".join(phrase.casefold().translate(_QUOTES).split()) for phrase in phrases))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All of them, between the ends of words."""
        return _alternatives(self.written)

    @cached_property
    def wild(self) -> re.Pattern[str]:
        """Those with placeholders."""
        return _alternatives(phrase for phrase in self.written if not _WILD.keys().isdisjoint(phrase))

    def whole(self, line: str) -> bool:
        """Whether a phrase is the whole line."""
        if len(line) > _LONGEST:
            return False
        words = normal(line)
        return words in self.written or self.wild.fullmatch(words) is not None

    def begin(self, line: str) -> bool:
        """Whether the line begins with a phrase."""
        return self.pattern.match(normal(line[:_LONGEST])) is not None

    def ending(self, line: str) -> str:
        """The phrase that the line ends in; empty where there is none."""
        match = re.search(rf"(?:{self.pattern.pattern})$", normal(line[-_LONGEST:]))
        return match[0] if match else ""

    def count(self, words: str) -> int:
        """How many phrases there are in some words."""
        return sum(1 for _ in self.pattern.finditer(normal(words)))


def _alternatives(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of some phrases, the longest first."""
    parts = [_pattern(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)")


def _pattern(phrase: str) -> str:
    return "".join(_WILD.get(piece, re.escape(piece)) for piece in re.split("([#…])", phrase))


@dataclass(frozen=True)
class Layout:
    """All phrases of `layout.toml`, by table and key."""

    phrases: Mapping[str, Phrases]
    values: Mapping[str, tuple[str, ...]]

    def whole(self, name: str, line: str) -> bool:
        """Whether the whole line is one of the phrases of that name (`furniture.lines`)."""
        return self.phrases[name].whole(line)

    def begin(self, name: str, line: str) -> bool:
        """Whether the line begins with one of the phrases of that name."""
        return self.phrases[name].begin(line)

    def ending(self, name: str, line: str) -> str:
        """The phrase of that name that the line ends in; empty where there is none."""
        return self.phrases[name].ending(line)

    def count(self, name: str, words: str) -> int:
        """How many phrases of that name there are in some words."""
        return self.phrases[name].count(words)


@lru_cache(maxsize=4)
def layout(ontology: Ontology) -> Layout:
    """The phrases of `layout.toml`, each folder's added to those before."""
    values: dict[str, tuple[str, ...]] = {}
    for table in ontology.toml("layout.toml"):
        for name, phrases in _lists(table):
            values[name] = (*values.get(name, ()), *phrases)
    return Layout({name: Phrases.of(phrases) for name, phrases in values.items()}, values)


def _lists(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, list[str]]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _lists(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", [str(phrase) for phrase in value]
