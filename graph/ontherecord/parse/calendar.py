"""The calendar of English public life: names of months, days, seasons and years, from `ontology/calendar.toml`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, TypeVar

from ontherecord.ontology import Ontology
from ontherecord.parse.moments import Moment, day_of_year, month_of_year, months, near_easter
from ontherecord.parse.phrases import Phrases
from ontherecord.parse.words import Words, normalise

T = TypeVar("T")
Named = Callable[[int | None], Moment]
"""A moment of the year, once its year is known, if it is."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """What the names mean; `named` by first word, longest first. Equal to itself alone, so that it can be a key."""

    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    seasons: dict[str, int] = field(default_factory=dict)
    named: dict[str, list[tuple[tuple[str, ...], Named]]] = field(default_factory=dict)
    years: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()
    days: dict[str, int] = field(default_factory=dict)
    """Units of time, singular and plural, in days."""
    spans: dict[str, int] = field(default_factory=dict)
    """Units of time in months."""
    others: frozenset[str] = frozenset()
    prepositions: Phrases = field(default_factory=lambda: Phrases({}))
    ahead: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def calendar(ontology: Ontology) -> Calendar:
    """The packaged calendar, and what a workspace adds to it."""
    merged: dict[str, Any] = {}
    for table in ontology.toml("calendar.toml"):
        for section, entries in table.items():
            if isinstance(entries, list):
                merged.setdefault(section, []).extend(entries)
            else:
                merged.setdefault(section, {}).update(entries)
    weekdays = {name: number for number, name in enumerate(merged["weekdays"])}
    month_numbers = {name: number for number, name in enumerate(merged["months"], 1)}
    return Calendar(
        months=month_numbers | {name[:3]: number for name, number in month_numbers.items()} | {"sept": 9},
        weekdays=weekdays | {short: weekdays[name] for short, name in merged["weekday_short"].items()},
        seasons=merged["seasons"],
        named=_by_first_word(_named(merged)),
        years=_by_first_word(merged["years"]),
        ambiguous=frozenset(merged["ambiguous"]),
        days=_with_plurals(merged["units_in_days"]),
        spans=_with_plurals(merged["units_in_months"]),
        others=frozenset(_with_plurals(merged["units_other"])),
        prepositions=Phrases.of(merged["prepositions"]),
        ahead=frozenset(merged["ahead"]),
        behind=frozenset(merged["behind"]),
    )


def _named(merged: dict[str, Any]) -> dict[str, Named]:
    """The names of moments, each with what makes it one of a year."""
    named: dict[str, Named] = {name: partial(months, first, 3) for name, first in merged["seasons"].items()}
    named |= {name: partial(months, first, last - first + 1) for name, (first, last) in merged["terms"].items()}
    named |= {name: partial(day_of_year, day, month) for name, (month, day) in merged["days"].items()}
    named |= {name: partial(near_easter, first, last) for name, (first, last) in merged["from_easter"].items()}
    return named | {name: partial(month_of_year, month) for name, month in merged["as_month"].items()}


def _by_first_word(names: dict[str, T]) -> dict[str, list[tuple[tuple[str, ...], T]]]:
    found: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for name, meaning in names.items():
        parts = (name,) if name.endswith(".") else normalise(name)
        found.setdefault(parts[0], []).append((parts, meaning))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}


def _with_plurals(units: dict[str, int]) -> dict[str, int]:
    return units | {f"{unit}s": size for unit, size in units.items()}


def match_name(entries: dict[str, list[tuple[tuple[str, ...], T]]], words: Words, index: int) -> tuple[T, int] | None:
    """The longest name that begins at a word, with the index after it."""
    for parts, meaning in entries.get(words.norms[index], ()):
        end = index + len(parts)
        if len(parts) == 1 or tuple(words.norms[index:end]) == parts:
            return meaning, end
    return None
