"""The lines of one document's graph, as they are gathered."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal

from ontherecord.dates import Date
from ontherecord.describe import iris, nquads
from ontherecord.describe.terms import DCTERMS, OA, PROV, RDF, RDFS, classes, own, term
from ontherecord.document import Document
from ontherecord.facts import Ref, Span, Term, Value

TYPE, LABEL = term(RDF.type), term(RDFS.label)
_START, _END, _EXACT = term(OA.start), term(OA.end), term(OA.exact)
_PART_OF, _QUOTED_FROM = term(DCTERMS.isPartOf), term(PROV.wasQuotedFrom)

# Properties whose date is not the one of the statement itself, with those for the first and last day that it can mean.
_DAYS = {"due": ("dueEarliest", "dueLatest"), "ratedOn": ("ratedEarliest", "ratedLatest")}


class Lines:
    """N-Quads lines of one document, each once, and the terms that they are made of."""

    def __init__(self, document: Document, base: str) -> None:
        """Start the graph of a document whose resources lie below `base`."""
        self._document, self._base = document, base
        self._terms: dict[Ref, str] = {}
        self._lines: set[str] = set()
        self._quoted: set[tuple[Ref, str]] = set()
        self.document = nquads.iri(iris.document(base, document.path))
        """The document's own term, which names its graph."""

    def term(self, ref: Ref) -> str:
        """The term of what a reference stands for."""
        known = self._terms.get(ref)
        if known is None:
            known = self._terms[ref] = nquads.iri(iris.resource(self._base, self._document.path, ref))
        return known

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Say of a subject what its property's values are."""
        for value in objects:
            self._lines.add(nquads.quad(subject, predicate, value, self.document))

    def add_types(self, subject: str, *classes: str) -> None:
        """Say which of our classes, by their local names, something is of."""
        self.add(subject, TYPE, *map(own, classes))

    def add_date(self, subject: str, predicate: str, date: Date | None, days: str = "") -> None:
        """Say a date as exact as it is known, and its first and last day: of `due` or `ratedOn`, by their own names."""
        if date is None:
            return
        if date.value:
            self.add(subject, predicate, nquads.literal(date.value, date.datatype))
        for name, day in zip(_DAYS.get(days, ("earliest", "latest")), (date.earliest, date.latest), strict=True):
            self.add(subject, own(name), nquads.literal(day.isoformat(), "date"))

    def add_value(self, subject: str, name: str, value: Value) -> None:
        """Say one of our properties, by its local name. A date comes with its first and last day."""
        if isinstance(value, Date):
            self.add_date(subject, own(name), value, name)
        else:
            self.add(subject, own(name), self._value(value))

    def _value(self, value: Ref | Term | Decimal | bool | str) -> str:
        match value:
            case Ref():
                return self.term(value)
            case Term():
                return own(value)
            case bool():
                return nquads.boolean(value)
            case Decimal():
                return nquads.decimal(value)
        return nquads.literal(value)

    def passage(self, span: Span, kind: str = "Passage") -> str:
        """Quote the text from start to end, and give the passage's term."""
        ref = iris.quotation(span) if kind == "Quotation" else iris.passage(span)
        subject, document = self.term(ref), self._document
        if (ref, kind) in self._quoted:
            return subject
        self._quoted.add((ref, kind))
        self.add_types(subject, *classes(kind))
        self.add(subject, _START, nquads.integer(span.start))
        self.add(subject, _END, nquads.integer(span.end))
        self.add(subject, _EXACT, nquads.literal(document.text[span.start : span.end]))
        self.add(subject, _PART_OF, self.document)
        self.add(subject, _QUOTED_FROM, self.document)
        if page := bisect_right(document.pages, span.start):
            self.add(subject, own("page"), nquads.literal(str(page), "positiveInteger"))
        return subject

    def sorted(self) -> list[str]:
        """All lines, each once, in order."""
        return sorted(self._lines)


def name(text: str) -> str:
    """The literal for a name: line breaks and runs of white space in the text become one space."""
    return nquads.literal(" ".join(text.split()))
