"""The first promise: what a passage quotes is, character for character, the document's text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ontherecord.describe.terms import OA

_PARTS = {str(OA.start): "start", str(OA.end): "end", str(OA.exact): "exact"}


def wrong_quotations(quads: Iterable[ox.Quad], text: str) -> Iterator[tuple[str, str]]:
    """Each passage that does not quote the text from its start to before its end: its IRI, and what is wrong."""
    passages: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        part = _PARTS.get(quad.predicate.value)
        if part and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            passages[quad.subject.value][part] = quad.object.value
    for iri, parts in sorted(passages.items()):
        if missing := sorted(set(_PARTS.values()) - set(parts)):
            yield iri, f"has no {' and no '.join(missing)}"
        elif not 0 <= int(parts["start"]) < int(parts["end"]) <= len(text):
            yield iri, "lies outside the text"
        elif text[int(parts["start"]) : int(parts["end"])] != parts["exact"]:
            yield iri, "does not quote the text character for character"
