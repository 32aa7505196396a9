"""The lines of a document with the settled references of things in place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ontherecord.describe import iris
from ontherecord.describe.lines import TYPE
from ontherecord.describe.nquads import iri
from ontherecord.describe.terms import own
from ontherecord.facts import Ref

_WORKS = {"report": own("Report"), "initiative": own("Initiative")}
"""Kinds of thing that exclude each other: what most documents take for a report is none of them an initiative."""


def settle(lines: Iterable[str], renames: Mapping[Ref, Ref], base: str) -> list[str]:
    """The N-Quads lines of a document with its things renamed, each once, sorted.

    Subjects and objects are changed, never a predicate, a graph's name or the inside of a literal.
    """
    terms = {iri(iris.resource(base, "", old)): iri(iris.resource(base, "", new)) for old, new in renames.items()}
    types = {
        iri(iris.resource(base, "", old)): _WORKS[_kind(new)]
        for old, new in renames.items()
        if _kind(old) != _kind(new) and _kind(new) in _WORKS
    }
    return sorted({_settled(line, terms, types) for line in lines}) if terms else sorted(set(lines))


def _kind(ref: Ref) -> str:
    return ref.partition("/")[0]


def _settled(line: str, terms: Mapping[str, str], types: Mapping[str, str]) -> str:
    subject, predicate, rest = line.split(" ", 2)
    if rest.startswith("<"):
        object_, _, tail = rest.partition(" ")
        settled = types.get(subject) if predicate == TYPE else None
        rest = f"{settled or terms.get(object_, object_)} {tail}"
    return f"{terms.get(subject, subject)} {predicate} {rest}"
