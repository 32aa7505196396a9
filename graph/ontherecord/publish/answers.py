"""An answer as text: CSV, TSV, JSON, XML, Turtle or a Markdown table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pyoxigraph as ox

from ontherecord.problems import UserError
from ontherecord.publish.prefixes import prefixes, shortened
from ontherecord.publish.query import Answer

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
"""What a cell holds; None where nothing is bound."""

FORMATS = ("csv", "tsv", "json", "xml", "turtle", "markdown")
_RESULTS = {"tsv": ox.QueryResultsFormat.TSV, "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}
_TRIPLES = {"turtle": ox.RdfFormat.TURTLE, "json": ox.RdfFormat.JSON_LD, "xml": ox.RdfFormat.RDF_XML}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def as_text(answer: Answer, form: str, base: str) -> str:
    """The answer in one of `FORMATS`. Raises UserError where it has no such form."""
    if form == "csv":
        return _csv(answer)
    if form == "markdown":
        return _markdown(answer, base)
    if isinstance(answer, ox.QueryTriples) and form in _TRIPLES:
        return (ox.serialize(sorted(answer, key=str), format=_TRIPLES[form], prefixes=prefixes(base)) or b"").decode()
    if isinstance(answer, ox.QueryTriples) or form not in _RESULTS:
        fitting = "csv, markdown, " + ", ".join(_TRIPLES if isinstance(answer, ox.QueryTriples) else _RESULTS)
        raise UserError(f"this query's answer has no form as {form}: take one of {fitting}", 2)
    return (answer.serialize(format=_RESULTS[form]) or b"").decode().rstrip("\n") + "\n"


def rows(answer: Answer) -> tuple[list[str], Iterator[list[Term]]]:
    """Any answer as columns and rows: yes or no as one cell, triples as three columns."""
    if isinstance(answer, ox.QuerySolutions):
        return [variable.value for variable in answer.variables], (list(row) for row in answer)
    if isinstance(answer, ox.QueryBoolean):
        return ["answer"], iter([[ox.Literal(bool(answer))]])
    ordered = sorted(answer, key=str)
    return ["subject", "predicate", "object"], ([t.subject, t.predicate, t.object] for t in ordered)


def readable(term: Term, base: str) -> str:
    """A term for people to read: a literal's text, a shortened IRI, nothing for what is not bound."""
    if isinstance(term, ox.NamedNode):
        return shortened(term.value, base)
    return _plain(term)


def _plain(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term or "")


def _csv(answer: Answer) -> str:
    """CSV with whole IRIs."""
    columns, table = rows(answer)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe_cell(_plain(term)) for term in row] for row in table)
    return out.getvalue()


def safe_cell(text: str) -> str:
    """The text as no spreadsheet takes it for a formula: one that it would run gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _markdown(answer: Answer, base: str) -> str:
    """A table in Markdown."""
    columns, table = rows(answer)
    lines = [columns, ["---"] * len(columns), *([_cell(readable(term, base)) for term in row] for row in table)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    """The text as a cell of Markdown shows it: on one line, with nothing in it read as markup."""
    return re.sub(r"([\\`*_{}\[\]<>|#!~])", r"\\\1", " ".join(text.split()))
