"""The graph `graph/links` as lines of N-Quads: names, links with their reasons, and what is derived from them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ontherecord.describe import iris, nquads
from ontherecord.describe.lines import LABEL, TYPE
from ontherecord.describe.terms import RDF, classes, own, term
from ontherecord.facts import Ref, Term

GRAPH = "graph/links"


class LinkLines:
    """The lines as they are gathered, each once."""

    def __init__(self, base: str) -> None:
        """Start the graph below the data namespace `base`."""
        self._base = base
        self._graph = nquads.iri(f"{base}{GRAPH}")
        self._lines: set[str] = set()

    def term(self, ref: Ref, path: str = "") -> str:
        """The term of a thing, or of what belongs to the document of that path."""
        return nquads.iri(iris.resource(self._base, path, ref))

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Say of a subject what its property's value is."""
        self._lines.add(nquads.quad(subject, predicate, value, self._graph))

    def add_label(self, ref: Ref, name: str) -> None:
        """Say a thing's preferred name."""
        self.add(self.term(ref), LABEL, nquads.literal(name))

    def add_value(self, subject: str, name: str, value: Term) -> None:
        """Say one of our properties whose value is one of our terms."""
        self.add(subject, own(name), own(value))

    def add_link(
        self, triple: tuple[str, str, str], because: Iterable[str], confidence: Decimal, drift: Iterable[Term] = ()
    ) -> None:
        """Say that two things hang together, the plain triple beside it. `because` and the triple's ends are terms."""
        subject, name, object_ = triple
        parts = [part.removeprefix(f"<{self._base}") for part in triple]
        link = self.term(Ref(f"link/{iris.digest(parts)}"))
        for kind in classes("Link"):
            self.add(link, TYPE, own(kind))
        ends = (subject, own(name), object_)
        for part, value in zip((RDF.subject, RDF.predicate, RDF.object), ends, strict=True):
            self.add(link, term(part), value)
        self.add(link, own("confidence"), nquads.decimal(confidence))
        for reason in because:
            self.add(link, own("because"), reason)
        for kind in drift:
            self.add_value(link, "drift", kind)
        self.add(*ends)

    def sorted(self) -> list[str]:
        """All lines, in order."""
        return sorted(self._lines)
