"""What the page to ask on offers: the saved queries, and the terms and names that it completes."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ontherecord.publish.prefixes import prefixes, shortened
from ontherecord.publish.queries import saved_queries
from ontherecord.serve.rows import rows

_TERMS = """
    SELECT DISTINCT ?term ?label ?comment WHERE {
      { ?term a owl:Class } UNION { ?term a rdf:Property } UNION { ?term a owl:ObjectProperty }
      UNION { ?term a owl:DatatypeProperty } UNION { ?term a rdfs:Class } UNION { ?term rdfs:isDefinedBy ?ontology }
      ?term rdfs:label ?label .
      OPTIONAL { ?term rdfs:comment ?comment }
    }
    ORDER BY ?term
"""
_NAMES = """
    SELECT DISTINCT ?label WHERE {
      VALUES ?class { org:Organization org:OrganizationalUnit foaf:Person otr:Report otr:Initiative }
      ?thing a ?class ; rdfs:label ?label
    }
    ORDER BY ?label LIMIT 5000
"""


async def saved(request: Request) -> Response:
    """`/queries.json`: the saved queries, with the base of the resources and the prefixes that are known."""
    base = request.app.state.pool.base
    queries = [asdict(query) for query in saved_queries(request.app.state.ontology).values()]
    return JSONResponse({"base": base, "prefixes": prefixes(base), "queries": queries})


async def terms(request: Request) -> Response:
    """`/terms.json`: terms with what they mean, and names of things. Empty where they cannot be had."""
    pool = request.app.state.pool
    found = await rows(pool, _TERMS) or []
    names = await rows(pool, _NAMES) or []
    return JSONResponse(
        {
            "terms": [
                {
                    "term": shortened(row["term"]["value"], pool.base),
                    "label": text(row, "label"),
                    "comment": text(row, "comment"),
                }
                for row in found
            ],
            "names": [text(row, "label") for row in names],
        }
    )


def text(row: dict[str, dict[str, str]], name: str) -> str:
    """What a column holds; nothing where it is not bound."""
    return row.get(name, {}).get("value", "")
