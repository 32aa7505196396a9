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
from ontherecord.problems import UserError

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


def _is_word(entry: object) -> bool:
    return isinstance(entry, str)


def _is_number(entry: object) -> bool:
    return isinstance(entry, int) and not isinstance(entry, bool)


def _is_pair(entry: object) -> bool:
    return isinstance(entry, list) and len(entry) == 2 and all(_is_number(each) for each in entry)


SECTIONS: dict[str, tuple[type, Callable[[object], bool], str]] = {
    **dict.fromkeys(
        ["months", "weekdays", "ambiguous", "prepositions", "ahead", "behind"], (list, _is_word, "a list of words")
    ),
    "weekday_short": (dict, _is_word, 'lines like `mon = "monday"`'),
    **dict.fromkeys(
        ["seasons", "as_month", "years", "units_in_days", "units_in_months", "units_other"],
        (dict, _is_number, "lines like `spring = 3`"),
    ),
    **dict.fromkeys(["terms", "days", "from_easter"], (dict, _is_pair, 'lines like `"boxing day" = [12, 26]`')),
}
"""Of `calendar.toml`: what each section is, and what its entries are."""


def _sections(ontology: Ontology) -> dict[str, Any]:
    """The sections, merged over all folders. Raises UserError where one is unknown or malformed."""
    merged: dict[str, Any] = {name: kind() for name, (kind, _, _) in SECTIONS.items()}
    for table in ontology.toml("calendar.toml"):
        for section, entries in table.items():
            if section not in SECTIONS:
                raise UserError(
                    f"ontology/calendar.toml: there is no section {section!r}; use {', '.join(SECTIONS)}", 2
                )
            kind, fits, expected = SECTIONS[section]
            values = list(entries.values()) if isinstance(entries, dict) else entries
            if not isinstance(entries, kind) or not all(fits(value) for value in values):
                raise UserError(f"ontology/calendar.toml: {section}: expected {expected}", 2)
            merged[section] = merged[section] + entries if kind is list else merged[section] | entries
    return merged


@lru_cache(maxsize=4)
def calendar(ontology: Ontology) -> Calendar:
    """The packaged calendar, and what a workspace adds to it. Raises UserError where a file is malformed."""
    merged = _sections(ontology)
    weekdays = {name: number for number, name in enumerate(merged["weekdays"])}
    months_by_name = {name: number for number, name in enumerate(merged["months"], 1)}
    return Calendar(
        months=months_by_name | {name[:3]: number for name, number in months_by_name.items()} | {"sept": 9},
        weekdays=weekdays | {short: weekdays[name] for short, name in merged["weekday_short"].items()},
        seasons=merged["seasons"],
        named=_by_first_word(_named(merged)),
        years=_by_first_word(merged["years"]),
        ambiguous=frozenset(merged["ambiguous"]),
        days=_with_plurals(merged["units_in_days"]),
        spans=_with_plurals(merged["units_in_months"]),
        others=frozenset(_with_plurals(merged["units_other"])),
        prepositions=Phrases.of(merged["prepositions"], "calendar.toml"),
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
