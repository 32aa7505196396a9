"""Every query of docs/sparql.md runs, and answers from the golden graph."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import rdf_sample as sample
from ontherecord.publish.prefixes import prefixes
from ontherecord.publish.vocabulary import vocabulary
from ontherecord.serve.limits import MIB, Limits
from ontherecord.workspace import ontology_for

TOP = Path(__file__).parent.parent
PAGE = (TOP / "docs" / "sparql.md").read_text(encoding="utf-8")
QUERIES = dict(re.findall(r"^### (.+)\n\n```sparql\n((?:(?!```).*\n)+)```", PAGE, re.MULTILINE))
GOLDEN = TOP / "output" / "golden" / "graph.ttl"
OF_NAMED_GRAPHS = "GRAPH"  # Turtle has none


def answer(store: ox.Store, question: str) -> list[object]:
    return list(store.query(QUERIES[question], prefixes=prefixes(sample.BASE)))


@pytest.fixture(scope="module")
def built() -> ox.Store:
    return sample.store([*sample.quads(), *vocabulary(ontology_for(None), sample.BASE).lines])


@pytest.fixture(scope="module")
def golden() -> ox.Store:
    if not GOLDEN.is_file():
        pytest.skip("there is no golden graph yet (output/golden/graph.ttl)")
    store = ox.Store()
    store.bulk_load(path=str(GOLDEN), format=ox.RdfFormat.TURTLE)
    return store


def test_there_are_twenty_and_more() -> None:
    assert len(QUERIES) >= 20
    assert PAGE.count("```sparql") == len(QUERIES)


def test_the_prefixes_are_those_of_the_program() -> None:
    known = prefixes(sample.BASE)
    for prefix, namespace in re.findall(r"^PREFIX (\w+): <(.+)>$", PAGE, re.MULTILINE):
        assert known[prefix] == namespace


@pytest.mark.parametrize("question", QUERIES)
def test_a_query_answers_from_the_sample(question: str, built: ox.Store) -> None:
    assert answer(built, question) or "no answer" in question


@pytest.mark.parametrize("question", [q for q, text in QUERIES.items() if OF_NAMED_GRAPHS not in text])
def test_a_query_answers_from_the_golden_graph(question: str, golden: ox.Store) -> None:
    assert answer(golden, question) or "no answer" in question  # in the shipped corpus each was answered


def test_the_bounds_that_are_written_down_are_those_that_hold() -> None:
    limits = Limits()
    page = (TOP / "docs" / "serve.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", page, re.MULTILINE))
    assert rows["time of a query"] == f"{limits.seconds:g} s (`--seconds`)"
    assert rows["memory of a query, beyond an idle worker's"] == f"{limits.memory // MIB:,} MiB (`--memory`)"
    assert rows["length of an answer"] == f"{limits.answer // MIB} MiB"
    assert rows["length of a request"] == f"{limits.query // MIB} MiB"
    assert rows["brackets within brackets"] == str(limits.depth)
    assert rows["queries that wait"] == str(limits.waiting)
    assert rows["clients at once"] == str(limits.connections)
