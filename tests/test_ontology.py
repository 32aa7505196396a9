"""The ontology, its shapes, topics and queries, and the terms in code all speak of the same things."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS
from rdflib.plugins.sparql import prepareQuery

import rdf_sample as sample
from ontherecord.describe.iris import slug
from ontherecord.describe.terms import KINDS, OTR, classes, predicate
from ontherecord.facts import ThingType, Voice
from ontherecord.workspace import ontology_for

ONTOLOGY = ontology_for(None)
FOLDER = ONTOLOGY.folders[0]
TURTLE = sorted(FOLDER.glob("*.ttl"))
QUERIES = sorted([*FOLDER.glob("queries/*.rq"), *FOLDER.glob("checks/*.rq")])
GOLDEN = Path(__file__).parent.parent / "output" / "golden" / "graph.ttl"
OURS = re.compile(r"otr:(\w+)")
INCONSISTENT = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


def own(graph: rdflib.Graph) -> set[str]:
    """Local names of the terms that a graph defines."""
    return {str(node).removeprefix(str(OTR)) for node in graph.subjects() if str(node).startswith(str(OTR))}


@pytest.fixture(scope="module")
def terms() -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / "ontherecord.ttl")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / "shapes.ttl")


@pytest.fixture(scope="module")
def topics() -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / "topics.ttl")


@pytest.mark.parametrize("file", TURTLE, ids=lambda file: file.name)
def test_it_loads_without_a_warning_in_two_libraries(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        graph = rdflib.Graph().parse(file, format="turtle")
        triples = list(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
    assert not caplog.records
    assert len(graph) == len(triples) > 0


def test_ontology_and_code_have_the_same_terms(terms: rdflib.Graph) -> None:
    in_code = {name for name in OTR.__annotations__ if not name.startswith("_")}
    assert own(terms) == in_code


def test_every_term_is_explained(terms: rdflib.Graph) -> None:
    for name in own(terms):
        term = OTR[name]
        for wanted in (RDFS.label, RDFS.comment):
            (text,) = terms.objects(term, wanted)
            assert text.language == "en", name
            assert str(text).strip() == str(text), name
        assert list(terms.objects(term, RDFS.isDefinedBy)) == [rdflib.URIRef("https://w3id.org/ontherecord")], name


def test_every_class_and_property_is_mapped(terms: rdflib.Graph) -> None:
    """By itself or by way of ours above it, to a vocabulary that others know."""
    above = RDFS.subClassOf * "*" | RDFS.subPropertyOf * "*"
    for name in own(terms):
        kinds = set(terms.objects(OTR[name], RDF.type))
        if kinds & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property}:
            assert any(not str(term).startswith(str(OTR)) for term in terms.objects(OTR[name], above)), name


def test_values_are_of_a_list(terms: rdflib.Graph) -> None:
    lists = set(terms.subjects(RDFS.subClassOf, SKOS.Concept)) - {OTR.Topic}
    for name in own(terms):
        kinds = set(terms.objects(OTR[name], RDF.type))
        if not kinds & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property}:
            assert kinds <= lists, name


def test_no_node_is_blank(terms: rdflib.Graph, topics: rdflib.Graph) -> None:
    assert not [node for graph in (terms, topics) for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]


def test_code_knows_the_classes_above(terms: rdflib.Graph) -> None:
    assert set(KINDS) | {"Statement"} == {
        str(kind).removeprefix(str(OTR)) for kind in terms.transitive_subjects(RDFS.subClassOf, OTR.Statement)
    }
    for kind in terms.subjects(RDF.type, OWL.Class):
        ours = {str(term) for term in terms.transitive_objects(kind, RDFS.subClassOf) if str(term).startswith(str(OTR))}
        assert {str(OTR[name]) for name in classes(str(kind).removeprefix(str(OTR)))} == ours


def test_facts_and_ontology_have_the_same_values(terms: rdflib.Graph) -> None:
    assert {str(OTR[voice]) for voice in Voice} == {str(term) for term in terms.subjects(RDF.type, OTR.Voice)}
    assert {ThingType.REPORT, ThingType.INITIATIVE} <= own(terms)


def test_every_value_of_a_list_is_allowed_and_no_other(terms: rdflib.Graph, shapes: rdflib.Graph) -> None:
    allowed = set()
    for head in shapes.objects(None, SH["in"]):
        members = [node for node in Collection(shapes, head) if str(node).startswith(str(OTR))]
        kinds = {kind for member in members for kind in terms.objects(member, RDF.type)} - {OWL.ObjectProperty}
        for kind in kinds:
            assert set(members) == set(terms.subjects(RDF.type, kind)), kind
            allowed.add(kind)
    assert allowed == set(terms.subjects(RDFS.subClassOf, SKOS.Concept)) - {OTR.Topic}


def test_shapes_say_where_every_property_belongs(terms: rdflib.Graph, shapes: rdflib.Graph) -> None:
    placed = {*shapes.objects(None, SH.path), *shapes.objects(None, SH.targetSubjectsOf)}
    placed.update(node for head in shapes.objects(None, SH["in"]) for node in Collection(shapes, head))
    properties = {
        term
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
        for term in terms.subjects(RDF.type, kind)
    }
    assert properties - placed == {OTR.formerly}, "formerly alone may stand on anything"


def test_shapes_use_no_term_that_is_not_ours(terms: rdflib.Graph, shapes: rdflib.Graph) -> None:
    used = {str(node) for node in shapes.all_nodes() if str(node).startswith(str(OTR))}
    assert used <= {str(OTR[name]) for name in own(terms)}


def test_every_shape_has_a_message(shapes: rdflib.Graph) -> None:
    for shape in set(shapes.subjects(SH.path)):
        inside = shape in set(shapes.objects(None, SH.property))
        if inside and not isinstance(shapes.value(shape, SH["in"]), rdflib.term.BNode):
            assert shapes.value(shape, SH.message), shape


def test_topics_are_a_scheme(topics: rdflib.Graph) -> None:
    found = set(topics.subjects(RDF.type, OTR.Topic))
    assert 40 <= len(found) <= 60
    seen: dict[str, str] = {}
    for topic in found:
        name = str(topics.value(topic, SKOS.prefLabel))
        assert str(topic) == f"{sample.BASE}topic/{slug(name)}"
        assert (topic, RDF.type, SKOS.Concept) in topics
        assert topics.value(topic, SKOS.definition)
        above = set(topics.objects(topic, SKOS.broader))
        assert above <= found
        assert bool(above) != bool(topics.value(topic, SKOS.topConceptOf)), "either below another, or at the top"
        assert topic not in set(topics.transitive_objects(topic, SKOS.broader)) - {topic}
        for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
            for label in topics.objects(topic, kind):
                assert seen.setdefault(str(label).casefold(), name) == name, f"{label} leads to two topics"


@pytest.mark.parametrize("file", QUERIES, ids=lambda file: file.stem)
def test_a_query_is_sparql_over_our_terms(file: Path, terms: rdflib.Graph) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# ")
    ox.Store().query(text)
    prepareQuery(text)
    assert set(OURS.findall(text.replace("PREFIX otr:", ""))) <= own(terms)
    assert sample.BASE not in text, "a query must hold whatever the base"
    assert "SELECT DISTINCT" in text or "GROUP BY" in text


def contradictions(graph: rdflib.Graph) -> list[str]:
    """What a reasoner finds to be impossible. It is spared the literals, which no two classes share."""
    for triple in list(graph):
        if isinstance(triple[2], rdflib.Literal):
            graph.remove(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted(str(message) for message in graph.objects(None, INCONSISTENT))


def triples(lines: list[str]) -> Iterator[str]:
    return (f"{line[: line.rindex(' <')]} ." for line in lines)


def test_a_reasoner_finds_no_contradiction_in_the_sample(terms: rdflib.Graph) -> None:
    graph = rdflib.Graph().parse(data="\n".join(triples(sample.quads())), format="nt") + terms
    assert contradictions(graph) == []


def test_a_reasoner_finds_the_contradiction_that_is_there(terms: rdflib.Graph) -> None:
    graph = rdflib.Graph() + terms
    one, other = rdflib.URIRef("urn:one"), rdflib.URIRef("urn:other")
    graph.add((one, OTR.answers, other))
    graph.add((other, RDF.type, OTR.Commitment))
    assert contradictions(graph)


@pytest.mark.skipif(not GOLDEN.is_file(), reason="there is no golden graph yet (output/golden/graph.ttl)")
def test_a_reasoner_finds_no_contradiction_in_the_golden_graph() -> None:
    assert contradictions(rdflib.Graph().parse(GOLDEN)) == []


def test_relations_have_the_predicates_of_the_model(shapes: rdflib.Graph) -> None:
    (head,) = (
        shapes.value(shape, SH["in"])
        for shape in shapes.subjects(SH.path, RDF.predicate)
        if shapes.value(shape, SH["in"]) is not None
    )
    for term in Collection(shapes, head):
        assert predicate(str(term).rpartition("#")[2]) == f"<{term}>"
