"""The site's own questions to its workers, under the same limits as everybody's."""

from __future__ import annotations

import json
from typing import Any

from ontherecord.serve.pool import Pool
from ontherecord.serve.process import Answer, Status

Row = dict[str, dict[str, str]]
"""Of each column that is bound, its value, as SPARQL results in JSON have it."""


async def answer(pool: Pool, query: str, media: str, thing: str = "") -> Answer:
    """The answer in one format, with ?thing for an IRI where one is given."""
    given = {"thing": {"iri": thing}} if thing else {}
    request = {"query": query, "default": [], "named": [], "results": media, "triples": media, "given": given}
    return await pool.ask(request)


async def rows(pool: Pool, query: str, thing: str = "") -> list[Row] | None:
    """The rows of the answer; None where there is none within the limits."""
    found = await answer(pool, query, "application/sparql-results+json", thing)
    if found.status is not Status.OK or found.body is None:
        return None
    with found.body as body:
        content: dict[str, Any] = json.load(body)
    return list(content["results"]["bindings"])
