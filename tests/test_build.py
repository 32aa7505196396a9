"""The whole way, from a folder of documents to the files of a build."""

import hashlib
import json
import shutil

import pyoxigraph as ox
import rdflib

from conftest import CORPUS, invoke
from ontherecord.publish.prefixes import BASE
from ontherecord.publish.quads import read_graphs
from ontherecord.publish.store import open_store

OA = "http://www.w3.org/ns/oa#"


def record(output):
    return json.loads((output / "build.json").read_text(encoding="utf-8"))


def passages(graph):
    """Document, start, end and words of each passage in a Turtle file, read by rdflib."""
    part_of = rdflib.URIRef("http://purl.org/dc/terms/isPartOf")
    path = rdflib.URIRef("https://w3id.org/ontherecord#path")
    for passage, exact in graph.subject_objects(rdflib.URIRef(OA + "exact")):
        start, end = (int(graph.value(passage, rdflib.URIRef(OA + name))) for name in ("start", "end"))
        yield str(graph.value(graph.value(passage, part_of), path)), start, end, str(exact)


def test_a_build_writes_what_it_says(built):
    present = {path.name for path in built.iterdir()} - {".lock", ".cache"}
    assert present == {"graph.ttl", "graph.trig", "graph.html", "names.json", "quads", "store", "text", "build.json"}
    assert set(record(built)["files"]) == present - {"build.json"}


def test_the_record_is_enough_to_verify_the_build(built):
    said = record(built)
    for path, facts in said["inputs"].items():
        assert hashlib.sha256((CORPUS / path).read_bytes()).hexdigest() == facts["sha256"]
    for name, wanted in said["outputs"].items():
        assert hashlib.sha256((built / name).read_bytes()).hexdigest() == wanted
    assert said["counts"]["otr:Document"] == len(said["inputs"]) == 5
    assert said["problems"] == []
    assert "ontherecord.ttl" in said["rules"]
    assert said["versions"]["pyoxigraph"]


def test_every_quotation_is_the_text_also_after_a_round_trip_through_turtle(built):
    graph = rdflib.Graph().parse(built / "graph.ttl")
    again = rdflib.Graph().parse(data=graph.serialize(format="turtle"), format="turtle")
    texts = {path: (CORPUS / path).read_bytes().decode() for path in record(built)["inputs"]}
    found = list(passages(again))
    assert len(found) > 300
    assert [(start, end) for path, start, end, exact in found if texts[path][start:end] != exact] == []


def test_turtle_trig_quads_and_store_say_the_same(built):
    turtle = {str(quad.triple) for quad in ox.parse(path=built / "graph.ttl")}
    trig = {str(quad) for quad in ox.parse(path=built / "graph.trig")}
    quads = {line.removesuffix(" .") for graph in read_graphs(built / "quads") for line in graph.lines}
    parsed = {str(quad) for quad in ox.parse("\n".join(f"{line} ." for line in quads), format=ox.RdfFormat.N_QUADS)}
    store = open_store(built)
    assert trig == parsed
    assert turtle == {str(quad.triple) for quad in ox.parse(path=built / "graph.trig")}
    merged = {str(quad.triple) for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert merged == {as_stored(triple) for triple in turtle}
    named = {str(quad) for quad in store if not isinstance(quad.graph_name, ox.DefaultGraph)}
    assert named == {as_stored(quad) for quad in trig}


def as_stored(line):
    """Oxigraph keeps every kind of integer as an xsd:integer."""
    return line.replace("XMLSchema#nonNegativeInteger>", "XMLSchema#integer>")


def test_there_are_no_blank_nodes(built):
    quads = ox.parse(path=built / "graph.trig")
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_check_finds_nothing_wrong_and_then_what_is_changed(built, tmp_path):
    assert invoke("check", "--output", built).stdout == "every check holds\n"
    output = tmp_path / "output"
    shutil.copytree(built, output)
    text = next((output / "text").glob("2018*"))
    text.write_text(text.read_text(encoding="utf-8").replace("Ofsted", "OFSTED"), encoding="utf-8")
    result = invoke("check", "--json", "--output", output)
    assert result.exit_code == 1
    found = json.loads(result.stdout)["problems"]
    assert {"is not as the build wrote it"} < {problem["what"] for problem in found}
    assert any("character for character" in problem["what"] for problem in found)


def test_check_tells_what_is_missing_and_what_is_damaged(built, tmp_path):
    output = tmp_path / "output"
    shutil.copytree(built, output)
    next((output / "text").glob("2018*")).unlink()
    assert "2018-03-cafcass-rated-outstanding.txt: is missing" in invoke("check", "--output", output).stderr
    shard = output / "quads" / "links.nq.gz"
    shard.write_bytes(shard.read_bytes()[:-20])
    result = invoke("check", "--output", output)
    assert result.exit_code == 1
    assert "links.nq.gz is damaged" in result.stderr


def test_another_base_moves_all_that_is_data(tmp_path):
    base = "https://example.org/record/"
    result = invoke("build", CORPUS, "--base-iri", base, "--output", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    for quad in ox.parse(path=tmp_path / "out" / "graph.trig"):
        assert BASE not in str(quad)
    assert invoke("check", "--output", tmp_path / "out").exit_code == 0
    assert "Cafcass" in invoke("show", "organisation/cafcass", "--output", tmp_path / "out").stdout


def test_without_comments_nothing_that_readers_say_is_in_the_graph(built, tmp_path):
    asked = "ASK { ?s <https://w3id.org/ontherecord#voice> <https://w3id.org/ontherecord#CommentVoice> }"
    assert open_store(built).query(asked)
    result = invoke("build", CORPUS, "--no-comments", "--output", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    store = open_store(tmp_path / "out")
    assert not store.query(asked)
    assert not store.query("ASK { ?s a <https://w3id.org/ontherecord#Comment> }")


def test_a_folder_without_declarations_builds_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for file in CORPUS.glob("20*.txt"):
        (tmp_path / "in" / file.name).write_bytes(file.read_bytes())
    result = invoke("build", "in", "--output", "out")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("4 documents, ")


def test_one_bad_document_is_reported_and_the_rest_goes_on(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("Cafcass will publish a plan in June 2021.\n")
    (tmp_path / "in" / "bad.txt").write_bytes(bytes(range(256)) * 8)
    result = invoke("build", "in", "--output", "out")
    assert result.exit_code == 1
    assert result.stdout.startswith("1 document, ")
    assert result.stderr.startswith("bad.txt: ")
    assert [problem["where"] for problem in record(tmp_path / "out")["problems"]] == ["bad.txt"]


def test_of_many_documents_the_readable_files_are_made_on_request_only(tmp_path, monkeypatch, built):
    monkeypatch.setattr("ontherecord.build.READABLE", 4)
    assert invoke("build", CORPUS, "--output", tmp_path / "out").exit_code == 0
    present = {path.name for path in (tmp_path / "out").iterdir()}
    assert present.isdisjoint({"graph.ttl", "graph.trig", "graph.html"})
    assert invoke("page", "--output", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "graph.html").read_bytes() == (built / "graph.html").read_bytes()
    assert invoke("check", "--output", tmp_path / "out").exit_code == 0
