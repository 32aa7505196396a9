"""The site's own questions to its workers, under the same limits as everybody's."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox

from ontherecord.serve.pool import Pool
from ontherecord.serve.process import Answer, Status

Row = dict[str, dict[str, str]]
"""Of each column that is bound, its value, as SPARQL results in JSON have it."""


async def answer(pool: Pool, query: str, media: str, thing: str = "") -> Answer:
    """The answer in one format, with an IRI in place of ?thing where one is given."""
    if thing:
        try:
            query = query.replace("?thing", str(ox.NamedNode(thing)))  # which no character of an IRI can end
        except ValueError:
            return Answer(Status.MALFORMED)
    return await pool.ask({"query": query, "default": [], "named": [], "results": media, "triples": media})


async def rows(pool: Pool, query: str, thing: str = "") -> list[Row] | None:
    """The rows of the answer; None where there is none within the limits."""
    found = await answer(pool, query, "application/sparql-results+json", thing)
    if found.status is not Status.OK or found.body is None:
        return None
    with found.body as body:
        content: dict[str, Any] = json.load(body)
    return list(content["results"]["bindings"])
