"""What is refused before the engine sees it: SERVICE, and brackets nested deeper than its parser's stack bears.

SERVICE is looked for wherever a keyword can be. In doubt it is refused (a prefix may not be called `service`): that a
query opens no connection is worth more than such a name.
"""

from __future__ import annotations

from ontherecord.publish.tokens import tokens


class RefusedError(Exception):
    """One sentence that says why a query is not run."""


class MalformedError(Exception):
    """One sentence that says why a query, or a request, cannot be understood."""


def screen(query: str, most: int) -> None:
    """Raises RefusedError for a query that holds SERVICE, MalformedError for brackets nested more than `most` deep."""
    depth = 0
    for token in tokens(query):
        if token["open"] is not None or token["ajar"] is not None:
            raise MalformedError("A string of the query is not closed.")
        if "service" in (token["word"] or token["prefix"] or "").lower():
            raise RefusedError("SERVICE is refused: this endpoint answers from its own graph and asks no other.")
        if token["bracket"]:
            depth += 1 if token["bracket"] in "({[" else -1
            if depth > most:
                raise MalformedError(f"The query's brackets are nested more than {most} deep.")
