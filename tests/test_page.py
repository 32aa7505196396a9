"""The page as it is written: the same bytes, the whole graph, parts of one, and the picture that pyvis holds."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyoxigraph as ox
import pytest

from ontherecord.problems import UserError
from ontherecord.publish.page import Frame, compose, to_pyvis, write_page
from ontherecord.publish.page.positions import ROOM, positions
from ontherecord.publish.page.ties import groups, ties
from ontherecord.publish.page.triples import read_triples
from ontherecord.publish.prefixes import BASE
from page_sample import make


@pytest.fixture(scope="module")
def store():
    return make().store()


def data(page, name):
    """What a script element of a page holds."""
    return json.loads(re.search(f'<script type="application/json" id="{name}">(.*?)</script>', page)[1])


def unpacked(graph):
    """The quads that a page carries, as sets of compact names and literals."""
    terms = [*graph["iris"], *(json.dumps(literal) for literal in graph["literals"])]
    return {
        (terms[name], terms[row[0]], terms[row[at]], terms[row[at + 1]])
        for name, rows in graph["graphs"]
        for row in rows
        for at in range(1, len(row), 2)
    }


def test_same_graph_same_bytes_whatever_the_hash_seed(tmp_path):
    script = (
        "import sys; sys.path.insert(0, sys.argv[2]); from page_sample import make; from pathlib import Path;"
        "from ontherecord.publish.page import write_page; write_page(make().store(), Path(sys.argv[1]))"
    )
    for seed in "01":
        command = [sys.executable, "-c", script, str(tmp_path / f"{seed}.html"), str(Path(__file__).parent)]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""})
    assert (tmp_path / "0.html").read_bytes() == (tmp_path / "1.html").read_bytes()


def test_carries_every_quad_of_the_store(store):
    carried = unpacked(data(compose(store, None), "graph-data"))
    named = [quad for quad in store if quad.graph_name != ox.DefaultGraph()]
    assert len(carried) == len(named)
    sample = next(quad for quad in named if quad.predicate.value.endswith("#exact"))
    assert any(json.dumps(sample.object.value) == literal for *_, literal in carried)


def test_finds_the_data_namespace_wherever_it_is():
    lines = "\n".join(sorted(make().quads)).replace(BASE, "https://example.org/document/x/")
    store = ox.Store()
    store.bulk_load(lines, format=ox.RdfFormat.N_QUADS)
    assert read_triples(store).base == "https://example.org/document/x/"


def test_a_store_without_named_graphs_is_one_graph():
    store = ox.Store()
    store.bulk_load('<http://a.example/> <http://b.example/> "c" .', format=ox.RdfFormat.N_TRIPLES)
    assert read_triples(store).text("<http://a.example/>", "<http://b.example/>") == "c"


def test_with_and_without_an_engine(store, tmp_path):
    write_page(store, tmp_path / "with.html")
    write_page(store, tmp_path / "without.html", sparql=False)
    big, small = ((tmp_path / name).read_text(encoding="utf-8") for name in ("with.html", "without.html"))
    assert "wasm-unsafe-eval" in big
    assert "wasm-unsafe-eval" not in small
    assert len(big) - len(small) > 1_900_000
    assert {query["name"] for query in data(big, "queries")} >= {"commitments", "network"}


def test_the_pages_of_the_five_documents_can_be_mailed(built, tmp_path):
    from ontherecord.publish.store import open_store  # noqa: PLC0415 - for this test alone

    write_page(open_store(built), tmp_path / "small.html", sparql=False)
    assert (built / "graph.html").stat().st_size < 4_000_000
    assert (tmp_path / "small.html").stat().st_size < 1_500_000


def test_only_own_scripts_and_style_may_run(store):
    page = compose(store, None)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-inline" not in policy
    assert not re.search(r'<(?:script|link|img)[^>]+(?:src|href)="(?!data:)', page)


def test_about_one_thing_keeps_what_is_said_of_it_in_full(store):
    whole = read_triples(store)
    part = unpacked(data(compose(store, None, about=["hc"]), "graph-data"))
    statements = {s for _, s, p, o in part if (p, o) == ("rdf:type", "otr:Statement")}
    assert statements == {
        s for s in whole.of_type("otr:Statement") if ":organisation/harbour-care" in whole.resources(s)
    } | {end for link in whole.of_type("otr:Link") for end in _ends(whole, link) if statements & _ends(whole, link)}
    for statement in statements:
        for passage in whole.iris(statement, "otr:evidence"):
            assert any(s == passage and p == "oa:exact" for _, s, p, _ in part)


def _ends(triples, link):
    return {*triples.iris(link, "rdf:subject"), *triples.iris(link, "rdf:object")}


@pytest.mark.parametrize(
    "name", ["Harbour Care", "organisation/harbour-care", BASE + "topic/listening", "2016/notice-1.txt"]
)
def test_about_takes_names_paths_and_iris(store, tmp_path, name):
    assert write_page(store, tmp_path / "page.html", about=name, sparql=False) == []


def test_about_nothing_is_an_error(store, tmp_path):
    with pytest.raises(UserError, match="nothing in the graph is called Nobody"):
        write_page(store, tmp_path / "page.html", about="Nobody")
    assert not list(tmp_path.iterdir())


def test_warns_of_a_page_that_is_slow_to_open(tmp_path, monkeypatch, store):
    monkeypatch.setattr("ontherecord.publish.page.write.LARGE", 1000)
    (problem,) = write_page(store, tmp_path / "page.html", sparql=False)
    assert "--about" in problem.remedy


def test_every_tie_rests_on_evidence(store):
    triples = read_triples(store)
    drawn = groups(triples)
    found = ties(triples, drawn)
    assert {tie.kind for tie in found} >= {
        "otr:partnerOf",
        "otr:criticises",
        "org:Membership",
        "dct:publisher",
        "otr:topic",
    }
    assert all(tie.evidence and tie.source in drawn and tie.target in drawn for tie in found)


def test_things_that_no_document_names_are_not_drawn():
    sample = make()
    sample.add(":graph/ontology", ":organisation/never-said", rdf_type="org:Organization")
    assert ":organisation/never-said" not in groups(read_triples(sample.store()))


def test_no_thing_lies_over_another():
    names = [f"thing {n}" for n in range(120)]
    pairs = [(names[n], names[n * n % 7]) for n in range(1, 100)]
    spots = np.array(list(positions(names, pairs).values()))
    apart = (np.abs(spots[:, None] - spots) >= ROOM * 0.9).any(axis=2)
    assert (apart | np.eye(len(names), dtype=bool)).all()
    assert (spots == spots.astype(int)).all()


def test_one_new_thing_moves_the_others_little():
    names = [f"thing {n}" for n in range(40)]
    pairs = [(names[n], names[n // 3]) for n in range(1, 40)]
    before = positions(names, pairs)
    after = positions([*names, "thing new"], [*pairs, ("thing new", names[5])])
    spread = np.ptp(np.array(list(before.values())), axis=0).max()
    moved = [np.hypot(*(np.array(before[name]) - after[name])) for name in names]
    assert np.median(moved) < spread / 5


def test_no_things_at_all_are_no_error(tmp_path):
    write_page(ox.Store(), tmp_path / "page.html")
    assert positions([], []) == {}


def test_a_notebook_shows_picture_and_page(store):
    network = to_pyvis(store)
    assert {node["label"] for node in network.nodes} >= {"Harbour Care", "Ada Lane"}
    shown = Frame(store, about=["Harbour Care"])._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "<script" not in shown
