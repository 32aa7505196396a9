"""Questions to a built graph, and their answers in every form."""

import csv
import io
import json

import pyoxigraph as ox
import pytest
import rdflib

from conftest import invoke
from ontherecord.problems import UserError
from ontherecord.publish.answers import FORMATS, as_text, safe_cell
from ontherecord.publish.prefixes import BASE
from ontherecord.publish.queries import SavedQuery
from ontherecord.publish.query import ask, asked

DATA = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/ontherecord/id/organisation/a> rdfs:label "Anna & Co" ; skos:altLabel "AC", "Both" .
<https://w3id.org/ontherecord/id/organisation/b> rdfs:label "=cmd|' /C calc'!A0" ; skos:altLabel "Both" .
<https://w3id.org/ontherecord/id/organisation/c> rdfs:label "a|b\\n<script>*" .
"""
LABELS = "SELECT ?label WHERE { ?thing rdfs:label ?label } ORDER BY ?label"


@pytest.fixture(scope="module")
def store():
    store = ox.Store()
    store.load(DATA.encode(), ox.RdfFormat.TURTLE)
    return store


def text(store, query, form):
    return as_text(ask(store, query, BASE, "q"), form, BASE)


def test_prefixes_are_known_without_being_declared(store):
    answer = ask(store, "SELECT ?label WHERE { organisation:a rdfs:label ?label }", BASE, "q")
    assert [row["label"].value for row in answer] == ["Anna & Co"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x WHERE {\n  ?x a foo:Bar }", "q:2:"),
        ("SELECT ?x WHERE {\n  ?x a foo:Bar }", "unknown prefix"),
        ("SELECT ?x WHERE {", "q:1:"),
        ("SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x a ?y }", "does not bind"),
        ("DELETE WHERE { ?s ?p ?o }", "q:1:"),
    ],
)
def test_an_error_is_told_with_line_and_column(store, query, said):
    with pytest.raises(UserError) as error:
        ask(store, query, BASE, "q")
    assert said in str(error.value)
    assert error.value.exit_code == 2


OURS = """
@prefix otr: <https://w3id.org/ontherecord#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
otr:Commitment rdfs:isDefinedBy otr: . otr:committedBy rdfs:isDefinedBy otr: .
"""
NEAREST = [
    (
        "SELECT * {\n  ?s otr:comittedBy ?o }",
        "q:2:6: otr:comittedBy is no term of ours: otr:committedBy is the nearest",
    ),
    ("ASK { ?s a otr:commitment }", "q:1:12: otr:commitment is no term of ours: otr:Commitment is the nearest"),
    ("ASK { ?s a otr:Zzz }", "q:1:12: otr:Zzz is no term of ours"),
    ("PREFIX o: <https://w3id.org/ontherecord#> ASK { ?s a o:Comitment }", "o:Commitment is the nearest"),
    ("ASK { ?s a <https://w3id.org/ontherecord#Comitment> }", "#Commitment is the nearest"),
    ("ASK { ?s a orgg:Role }", "unknown prefix orgg: org is the nearest"),
]


@pytest.mark.parametrize(("query", "said"), NEAREST)
def test_an_unknown_term_is_told_with_the_nearest_known_one(query, said):
    store = ox.Store()
    store.load(OURS.encode(), ox.RdfFormat.TURTLE)
    with pytest.raises(UserError) as error:
        ask(store, query, BASE, "q")
    assert said in str(error.value)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s rdfs:label "otr:Zzz" } # otr:Zzz',
        "PREFIX otr: <urn:x#> ASK { ?s a otr:Zzz }",
        "ASK { ?s a foaf:Zzz, otr:Commitment ; otr:committedBy ?otr }",
    ],
)
def test_what_is_none_of_our_terms_is_left_alone(query):
    store = ox.Store()
    store.load(OURS.encode(), ox.RdfFormat.TURTLE)
    assert not ask(store, query, BASE, "q")


def test_csv_is_safe_for_spreadsheets(store):
    rows = list(csv.reader(io.StringIO(text(store, LABELS, "csv"))))
    assert rows == [["label"], ["'=cmd|' /C calc'!A0"], ["Anna & Co"], ["a|b\n<script>*"]]


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_disarmed(cell):
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+1.5", "17.4", "a=b", "", "person:ada"])
def test_what_is_no_formula_is_left_alone(cell):
    assert safe_cell(cell) == cell


def test_a_markdown_table_keeps_its_shape_whatever_is_in_a_cell(store):
    lines = text(store, LABELS, "markdown").splitlines()
    assert lines[:2] == ["| label |", "| --- |"]
    assert lines[-1] == r"| a\|b \<script\>\* |"


def test_standard_forms_are_what_the_standards_say(store):
    parsed = json.loads(text(store, LABELS, "json"))
    assert parsed["head"]["vars"] == ["label"]
    assert len(parsed["results"]["bindings"]) == 3
    assert rdflib.query.Result.parse(io.BytesIO(text(store, LABELS, "xml").encode()), format="xml").vars
    assert text(store, LABELS, "tsv").startswith("?label\n")


def test_triples_come_as_turtle_json_ld_and_tables(store):
    construct = "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s rdfs:label ?o }"
    assert len(rdflib.Graph().parse(data=text(store, construct, "turtle"), format="turtle")) == 3
    assert len(rdflib.Graph().parse(data=text(store, construct, "json"), format="json-ld")) == 3
    assert len(rdflib.Graph().parse(data=text(store, construct, "xml"), format="xml")) == 3
    assert text(store, construct, "csv").startswith("subject,predicate,object")


def test_yes_or_no(store):
    assert text(store, "ASK { ?s ?p ?o }", "csv").split() == ["answer", "true"]
    assert json.loads(text(store, "ASK { ?s ?p 5 }", "json"))["boolean"] is False


def test_a_form_that_an_answer_does_not_have_is_told(store):
    with pytest.raises(UserError, match="no form as turtle"):
        text(store, LABELS, "turtle")


NAMED = SavedQuery(
    "named", "Which thing?", "SELECT ?label ?s WHERE { ?s rdfs:label ?label }", {"label": "the thing's name"}
)


def test_a_parameter_takes_any_name_of_a_thing(store):
    for name in ("Anna & Co", "anna & co", "ac"):
        assert [row["s"].value for row in asked(store, NAMED, {"label": name}, BASE)] == [f"{BASE}organisation/a"]


def test_a_name_of_several_things_is_asked_about(store):
    with pytest.raises(UserError, match="several things are called both"):
        asked(store, NAMED, {"label": "both"}, BASE)


def test_a_value_cannot_become_sparql(store):
    hostile = 'x" } ; DROP ALL #'
    with pytest.raises(UserError, match="nothing in the graph is called x"):
        asked(store, NAMED, {"label": hostile}, BASE)
    assert [row["s"].value for row in asked(store, NAMED, {"label": "=cmd|' /C calc'!A0"}, BASE)] == [
        f"{BASE}organisation/b"
    ]


def test_a_misspelt_name_is_told_with_the_nearest_one(store):
    with pytest.raises(UserError, match="nothing in the graph is called anna & kow: Anna & Co is the nearest"):
        asked(store, NAMED, {"label": "anna & kow"}, BASE)


def test_an_unknown_parameter_is_told(store):
    with pytest.raises(UserError, match="label"):
        asked(store, NAMED, {"colour": "red"}, BASE)


def test_a_query_can_be_narrowed_to_what_is_since_a_day(built):
    def dates(*since):
        lines = invoke("query", "commitments", *since, "--output", built).stdout.splitlines()
        return [row["date"] for row in csv.DictReader(lines)]

    assert set(dates("--since", "2021-01")) == {date for date in dates() if date >= "2021"} != set(dates())
    wrong = invoke("query", "commitments", "--since", 'x" AS ?since) }', "--output", built)
    assert wrong.exit_code == 2
    assert "since takes the first year, month or day" in wrong.stderr


def test_a_query_comes_by_name_from_a_file_and_from_the_input(built, tmp_path):
    count = "SELECT (COUNT(?d) AS ?n) WHERE { ?d a otr:Document }"
    (tmp_path / "count.rq").write_text(count)
    by_file = invoke("query", tmp_path / "count.rq", "--output", built)
    by_input = invoke("query", "-", "--output", built, input=count)
    assert by_file.stdout.split() == by_input.stdout.split() == ["n", "5"]
    by_text = invoke("query", count, "--output", built)
    assert by_text.stdout == by_input.stdout
    assert "query:1:" in invoke("query", count + "}", "--output", built).stderr
    assert invoke("query", "sources", "--thing", "CAFCASS", "--output", built).stdout.count("\n") > 10
    assert invoke("query", "--list").stdout.count("--") >= 12


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"turtle"}))
def test_every_form_is_there_by_flag(built, form):
    result = invoke("query", "ratings", "--format", form, "--output", built)
    assert result.exit_code == 0, result.stderr
    assert "Outstanding" in result.stdout
