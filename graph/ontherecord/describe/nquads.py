"""N-Quads as text: one line for one quad, straight from its terms.

Writing text is a dozen times faster than building a graph in memory first, and the lines, sorted, are the canonical
form of the graph. A term is the text that stands for it (`<iri>`, `"literal"^^<type>`); a line ends in ` .` without a
line break.
"""

from __future__ import annotations

import re
from decimal import Decimal

XSD = "http://www.w3.org/2001/XMLSchema#"

# What an IRI may not hold in N-Quads (IRIREF of the Recommendation).
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')

# What must be escaped in a literal, and control characters and line separators, at which other programs break lines.
_ESCAPED = re.compile('[\\x00-\\x1f"\\\\\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]')
_SHORT = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}


def iri(value: str) -> str:
    """The term for an IRI. Raises ValueError where it holds what no IRI may hold."""
    if found := _NOT_IN_IRI.search(value):
        raise ValueError(f"not an IRI, because of {found[0]!r}: {value[:200]!r}")
    return f"<{value}>"


def literal(text: str, datatype: str = "") -> str:
    """The term for a literal: plain text or, with the local name of an XML Schema type, a typed one.

    A lone surrogate is no character and cannot be written; U+FFFD stands in for it.
    """
    quoted = f'"{_ESCAPED.sub(_escape, text)}"'
    return f"{quoted}^^<{XSD}{datatype}>" if datatype else quoted


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


def integer(number: int) -> str:
    """The term for a number that is none below zero."""
    return f'"{number}"^^<{XSD}nonNegativeInteger>'


def boolean(value: bool) -> str:
    """The term for true or false."""
    return literal("true" if value else "false", "boolean")


def decimal(number: Decimal) -> str:
    """The term for a decimal number, without exponent or closing zeros. Raises ValueError for what is not finite."""
    if not number.is_finite():
        raise ValueError(f"not a finite number: {number}")
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return literal("0" if text == "-0" else text, "decimal")


def quad(subject: str, predicate: str, object_: str, graph: str) -> str:
    """One line from four terms."""
    return f"{subject} {predicate} {object_} {graph} ."
