"""The files of a build: quads, Turtle, TriG, texts, and the store."""

import gzip
import io

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from ontherecord.describe import nquads
from ontherecord.problems import UserError
from ontherecord.publish import graphs, quads, texts, turtle
from ontherecord.publish.prefixes import BASE, prefixes, shortened
from ontherecord.publish.store import open_store, write_store
from ontherecord.publish.streams import stream

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def line(subject, predicate, value, document):
    return nquads.quad(f"<{BASE}{subject}>", f"<{predicate}>", value, f"<{BASE}document/{document}>")


def sample():
    a = [
        line("person/ada", LABEL, '"Ada"', "a.txt"),
        line("person/ada", TYPE, "<http://xmlns.com/foaf/0.1/Person>", "a.txt"),
        line("passage/a.txt/0-3", LABEL, r'"said \"x\"\n <b> ."', "a.txt"),
    ]
    b = [line("person/ada", LABEL, '"Ada"', "b.txt"), line("person/bob", LABEL, '"Bob"@en', "b.txt")]
    return [
        graphs.document_graph(f"{BASE}document/a.txt", a),
        graphs.document_graph(f"{BASE}document/b.txt", b),
        graphs.shared_graph("links", BASE, []),
    ]


def turtle_of(named):
    out = io.BytesIO()
    turtle.write_turtle(out, graphs.merged(named, BASE), BASE)
    return out.getvalue().decode()


def test_lines_are_in_reading_order_and_each_once():
    lines = [*sample()[0].lines, *reversed(sample()[0].lines)]
    ordered = graphs.in_order(lines)
    assert ordered == sample()[0].lines
    assert [" type> " in each or "#type>" in each for each in ordered] == [False, True, False]


def test_merged_triples_stand_once_and_the_vocabulary_last():
    vocabulary = graphs.shared_graph(
        "ontology", BASE, [f'<https://w3id.org/ontherecord#Rating> <{LABEL}> "rating" <{BASE}graph/ontology> .']
    )
    merged = graphs.merged([vocabulary, *sample()], BASE)
    assert sum("Ada" in each for each in merged) == 1
    assert "ontherecord#Rating" in merged[-1]


def test_quads_come_back_as_they_went_in_whatever_the_order(tmp_path):
    named = sample()
    quads.write_quads(tmp_path / "one", named)
    quads.write_quads(tmp_path / "two", reversed(named))
    files = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert "links.nq.gz" in files
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert quads.read_graphs(tmp_path / "one") == named[:2]


def test_another_document_moves_no_document_to_another_file():
    alone = graphs.document_graph(f"{BASE}document/a.txt", [])
    assert alone.shard == sample()[0].shard


def test_packed_quads_hold_no_time(tmp_path):
    quads.write_quads(tmp_path, sample())
    for file in tmp_path.iterdir():
        assert file.read_bytes()[4:8] == b"\0\0\0\0"
        gzip.decompress(file.read_bytes())


def test_turtle_says_the_same_in_two_parsers_and_begins_with_prefixes_in_full():
    text = turtle_of(sample())
    assert f"@prefix person: <{BASE}person/> ." in text
    assert '\n\nperson:ada a foaf:Person ;\n\trdfs:label "Ada" .\n' in text
    wanted = set(graphs.merged(sample(), BASE))
    by_oxigraph = {f"{quad.triple} ." for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    assert by_oxigraph == wanted
    assert len(rdflib.Graph().parse(data=text, format="turtle")) == len(wanted)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_text_survives_turtle_and_trig(words):
    lines = [line(f"passage/a.txt/{n}", LABEL, nquads.literal(word), "a.txt") for n, word in enumerate(words)]
    named = [graphs.document_graph(f"{BASE}document/a.txt", lines)]
    back = [quad.object.value for quad in ox.parse(turtle_of(named), format=ox.RdfFormat.TURTLE)]
    assert sorted(back) == sorted(word.encode("utf-8", "replace").decode() for word in words)
    out = io.BytesIO()
    turtle.write_trig(out, named, BASE)
    assert {str(quad) + " ." for quad in ox.parse(out.getvalue(), format=ox.RdfFormat.TRIG)} == {
        str(quad) + " ." for quad in ox.parse("\n".join(named[0].lines), format=ox.RdfFormat.N_QUADS)
    }


def test_the_store_has_each_triple_once_and_the_documents_as_named_graphs(tmp_path):
    write_store(tmp_path / "store", sample())
    store = open_store(tmp_path)
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s rdfs:label 'Ada' }"
    rows = list(store.query(count, prefixes=prefixes(BASE)))
    assert rows[0]["n"].value == "1"
    named = list(store.query("SELECT ?g WHERE { GRAPH ?g { ?s rdfs:label 'Ada' } }", prefixes=prefixes(BASE)))
    assert len(named) == 2


def test_a_store_that_is_not_there_or_broken_is_told(tmp_path):
    with pytest.raises(UserError, match="no built graph"):
        open_store(tmp_path)
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("nonsense")
    with pytest.raises(UserError, match="cannot be opened"):
        open_store(tmp_path)


def test_texts_keep_every_character(tmp_path):
    text = "one\r\ntwo\u2028three\x00\ufeff ‘four’"
    texts.write_text(tmp_path / texts.text_names(["sub/a.html"])["sub/a.html"], text)
    assert (tmp_path / "sub" / "a.html.txt").read_bytes().decode() == text


def test_no_two_documents_share_a_text_file():
    paths = ["a.pdf", "a.pdf.txt", "a.pdf.txt.txt", "b", "b.txt/c.txt", "d.txt"]
    names = texts.text_names(paths)
    assert names["d.txt"] == "d.txt"
    assert len(set(names.values())) == len(paths)
    assert names["b"] == "b.txt.txt"


@given(st.lists(st.text(max_size=5), max_size=50))
def test_a_stream_gives_the_lines_with_their_ends(lines):
    kept = [each.encode("utf-8", "replace").decode() for each in lines]
    assert stream(kept).read() == "".join(f"{each}\n" for each in kept).encode()


def test_iris_are_shortened_for_people():
    assert shortened("http://xmlns.com/foaf/0.1/Person", BASE) == "foaf:Person"
    assert shortened(f"{BASE}person/ada", BASE) == "person:ada"
    assert shortened(f"{BASE}passage/a.txt/0-3", BASE) == "passage/a.txt/0-3"
    assert shortened("https://example.org/", BASE) == "https://example.org/"
