"""What one build says that another does not: statements anew, gone, and changed in what they are taken to mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from ontherecord.publish.prefixes import OTR, shortened

_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object", "org:member", "org:role", "org:organization")
"""What a relation or post consists of: it has no words of its own."""
_PLACES = {"otr:evidence", "otr:words", "otr:quotedIn", "otr:statedIn", "rdf:type"}
"""Properties that tell where it stands, or what is compared anyway."""
_PLACED = ("statement/", "passage/", "quotation/", "unnamed/", "reader/")
"""Resources whose IRIs hold a place in the text, which shifts when something is put in before it."""
_GENERAL = {"otr:Statement", "otr:Finding"}
"""Classes that say less than another one that a statement may have."""

Properties = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """By what a statement is known: what it says in which document, and which one of those that agree in this."""

    path: str
    kind: str
    words: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that differs, and the properties in which it does: none where there is none."""

    key: Key
    sign: str
    """`+` said anew, `-` gone, `~` changed."""
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()


def diff(old: ox.Store, old_base: str, new: ox.Store, new_base: str) -> list[Change]:
    """The statements, relations and posts that differ between two builds, by document and words.

    Where in its document a statement stands does not matter: a sentence put in before it changes nothing.
    """
    before, after = dict(_statements(old, old_base)), dict(_statements(new, new_base))
    changes = []
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            changes.append(Change(key, "+" if was is None else "-"))
        elif was != now:
            changes.append(Change(key, "~", tuple(sorted(was - now)), tuple(sorted(now - was))))
    return changes


def _statements(store: ox.Store, base: str) -> Iterator[tuple[Key, Properties]]:
    """Each statement, relation and post, with what it is taken to mean."""
    stated = store.quads_for_pattern(None, ox.NamedNode(OTR + "statedIn"), None, ox.DefaultGraph())
    found = sorted(_statement(store, str(quad.subject).strip("<>"), base) for quad in stated)
    numbers: Counter[Key] = Counter()
    for key, _, properties in found:
        yield Key(key.path, key.kind, key.words, numbers[key]), frozenset(properties)
        numbers[key] += 1


def _statement(store: ox.Store, iri: str, base: str) -> tuple[Key, int, list[tuple[str, str]]]:
    """A statement's key, still without its number, where it stands, and its properties."""
    values = _values(store, iri, base)
    document = _values(store, values["otr:statedIn"][0], base)
    passage = _values(store, values.get("otr:words", values["otr:evidence"])[0], base)
    kinds = [shortened(value, base) for value in values["rdf:type"]]
    parts = [shortened(value, base) for part in _PARTS for value in values.get(part, [])]
    key = Key(
        path=document["otr:path"][0],
        kind=min(kinds, key=lambda kind: (kind in _GENERAL, kind == "otr:Statement", kind)),
        words=" ".join(parts or passage["oa:exact"][0].split()),
    )
    placed = tuple(base + kind for kind in _PLACED)
    properties = [
        (name, shortened(value, base))
        for name in sorted(values.keys() - _PLACES)
        for value in values[name]
        if not value.startswith(placed)
    ]
    return key, int(passage["oa:start"][0]), properties


def _values(store: ox.Store, iri: str, base: str) -> dict[str, list[str]]:
    """A resource's properties, shortened, with their values in order, as text."""
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
        value = quad.object.value if isinstance(quad.object, ox.NamedNode | ox.Literal) else str(quad.object)
        found.setdefault(shortened(quad.predicate.value, base), []).append(value)
    return {name: sorted(values) for name, values in found.items()}
