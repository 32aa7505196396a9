"""All statements as one table, for spreadsheets."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from ontherecord.publish.answers import as_text
from ontherecord.publish.query import ask

_QUERY = """
    SELECT DISTINCT
      ?document ?date ?kind ?saidBy ?onBehalfOf ?voice ?words ?quotation ?start ?end ?confidence ?statement
    WHERE {
      ?statement a otr:Statement, ?class ; otr:statedIn/otr:path ?document ; otr:saidBy/rdfs:label ?saidBy ;
        otr:voice/rdfs:label ?voice ; otr:words ?part ; otr:evidence ?passage ; otr:confidence ?confidence .
      ?class rdfs:subClassOf+ otr:Statement ; rdfs:label ?kind .
      FILTER NOT EXISTS { ?statement a ?narrower . ?narrower rdfs:subClassOf ?class }
      ?part oa:exact ?words .
      ?passage oa:exact ?quotation ; oa:start ?start ; oa:end ?end .
      OPTIONAL { ?statement otr:statedOn ?date }
      OPTIONAL { ?statement otr:onBehalfOf/rdfs:label ?onBehalfOf }
    }
    ORDER BY ?document ?start ?statement"""


def write_csv(store: ox.Store, base: str, out: BinaryIO) -> None:
    """Write a row for each statement and passage that it rests on, by document and place."""
    out.write(as_text(ask(store, _QUERY, base, "statements"), "csv", base).encode())
