"""Run a SPARQL query on a built graph, and say clearly what is wrong with one that does not run."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from ontherecord.problems import UserError
from ontherecord.publish.prefixes import prefixes
from ontherecord.publish.queries import SavedQuery, labels, names
from ontherecord.publish.terms import nearest, unknown_term

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""Of SELECT; of ASK; of CONSTRUCT and DESCRIBE. To be gone through once."""

_UNKNOWN_PREFIX = "unknown prefix"
_REASONS = {
    "Prefix not found": _UNKNOWN_PREFIX,
    "variable that is unbound": "it selects a variable that the query does not bind",
    "IRI parsing failed": "malformed IRI",
}
"""What the parser's messages hold between lists of characters, and what it means."""


def ask(
    store: ox.Store, query: str, base: str, name: str, bindings: Mapping[ox.Variable, ox.Literal] | None = None
) -> Answer:
    """Answer a query, in which every prefix of ours is known without being declared.

    `bindings` stand in place of their variables: nothing of them is read as SPARQL.
    Raises UserError, with `name`, line and column, where the query is not valid or holds a term that is not ours.
    """
    try:
        answer = store.query(query, prefixes=prefixes(base), substitutions=dict(bindings or {}))
    except (SyntaxError, RuntimeError) as error:
        raise explained(error, query, name, base) from error
    if unknown := unknown_term(store, query, base):
        place, what = unknown
        raise UserError(f"{name}:{_line_and_column(query, place)}: {what}", 2)
    return answer


def explained(error: SyntaxError | RuntimeError, query: str, name: str, base: str) -> UserError:
    """The engine's error as the user needs it: with `name`, line and column where the query is not valid."""
    place = _place(str(error), query, base) if isinstance(error, SyntaxError) else f" cannot be answered: {error}"
    return UserError(f"{name}:{place}", 2)


def is_sparql(text: str) -> bool:
    """Whether it is a query itself, not the name of one or of a file."""
    return "{" in text or text.upper().startswith("DESCRIBE ")


def asked(store: ox.Store, query: SavedQuery, values: Mapping[str, str], base: str) -> Answer:
    """Answer a saved query, with values for its parameters, of which each is any name of a thing, and for its options.

    Raises UserError for a parameter that it does not have, and for a name that nothing, or several things, go by.
    """
    query.bindings(values)  # says what is no parameter, before any value is looked at
    settled = dict(values)
    for parameter, value in values.items():
        if parameter in query.options:
            continue
        found = labels(store, value)
        if not found:
            raise UserError(f"nothing in the graph is called {value}{nearest(value, names(store))}")
        if len(found) > 1 and value not in found:
            raise UserError(f"several things are called {value}: give one of {'; '.join(found)}", 2)
        settled[parameter] = value if value in found else found[0]
    return ask(store, query.narrowed(settled), base, query.name, query.bindings(settled))


def _place(message: str, query: str, base: str) -> str:
    """Line, column and what is wrong there, from the parser's message `error at <line>:<column>: expected …`."""
    at = re.match(r"error at (\d+):(\d+): expected (.*)", message, re.DOTALL)
    if not at:
        return f" not valid SPARQL: {message}"
    line, column = int(at[1]), int(at[2])
    reason = next((why for said, why in _REASONS.items() if said in at[3]), "not valid SPARQL")
    before = query.split("\n")[line - 1][: column - 1].strip() if line <= query.count("\n") + 1 else ""
    if reason == _UNKNOWN_PREFIX and (prefix := re.search(r"([\w.-]*):[^\s:]*$", before)):
        return f"{line}:{column}: {reason} {prefix[1]}{nearest(prefix[1], prefixes(base))}"
    return f"{line}:{column}: {reason}" + (f", after “{before[-30:]}”" if before else "")


def _line_and_column(query: str, place: int) -> str:
    """Where a place is in the query, as editors count: both from 1."""
    before = query[:place].split("\n")
    return f"{len(before)}:{len(before[-1]) + 1}"
