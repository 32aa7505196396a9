"""Names of a query that nothing bears: what their writer is likely to have meant, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

import pyoxigraph as ox

from ontherecord.publish.prefixes import OTR, prefixes
from ontherecord.publish.tokens import tokens

_DEFINED = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#isDefinedBy")
_ALIKE = 0.6
"""Of two names, how alike they are to be: `difflib`'s own measure and usual bound."""


def unknown_term(store: ox.Store, query: str, base: str) -> tuple[int, str] | None:
    """The place of the first of our terms in a query that the graph's ontology does not have, and what is wrong.

    None where all are there. Other vocabularies are larger than what of them a graph uses: nothing is said of theirs.
    """
    defined = (quad.subject for quad in store.quads_for_pattern(None, _DEFINED, None, ox.DefaultGraph()))
    known = {term.value.removeprefix(OTR) for term in defined if isinstance(term, ox.NamedNode) and OTR in term.value}
    if not known:
        return None
    for place, written, term in _terms(query, base):
        if term not in known:
            return place, f"{written} is no term of ours" + nearest(term, known, written.removesuffix(term))
    return None


def nearest(name: str, known: Iterable[str], before: str = "") -> str:
    """The known name that is nearest, as the end of a sentence; nothing where none is near."""
    by_case = {one.casefold(): one for one in sorted(known)}
    found = get_close_matches(name.casefold(), by_case, 1, _ALIKE)
    return f": {before}{by_case[found[0]]} is the nearest" if found else ""


def _terms(query: str, base: str) -> Iterator[tuple[int, str, str]]:
    """Each of our terms in the query: where it stands, as it is written, and its local name."""
    known = prefixes(base)
    before: list[str] = ["", ""]
    for token in tokens(query):
        written = token["prefixed"] or token["iri"] or token["word"] or ""
        if before[0].upper() == "PREFIX" and token["iri"]:
            known[before[1].rstrip(":")] = written.strip("<>")
        elif token["prefixed"] and before[1].upper() != "PREFIX":
            prefix, _, local = written.partition(":")
            if known.get(prefix) == OTR:
                yield token.start(), written, local.replace("\\", "")
        elif token["iri"] and written.startswith(f"<{OTR}") and len(written) > len(OTR) + 2:
            yield token.start(), written.strip("<>"), written.strip("<>").removeprefix(OTR)
        if written:
            before = [before[1], written]
