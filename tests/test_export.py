"""The graph in the formats of other programs, read back by other programs."""

import csv
import io

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from conftest import invoke
from ontherecord.cli.sharing import EXPORTS
from ontherecord.publish.export import FORMATS

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@pytest.fixture(scope="module")
def exported(built):
    """Export the build in a format, once."""
    done = {}

    def export(form):
        if form not in done:
            result = invoke("export", "--format", form, "--output", built)
            assert result.exit_code == 0, result.output
            done[form] = result.stdout_bytes
        return done[form]

    return export


def test_the_formats_are_those_that_the_command_offers():
    assert set(FORMATS) == set(EXPORTS)


def test_turtle_and_trig_are_the_files_of_the_build(built, exported):
    assert exported("turtle") == (built / "graph.ttl").read_bytes()
    assert exported("trig") == (built / "graph.trig").read_bytes()


@pytest.mark.parametrize("form", ["ntriples", "rdfxml"])
def test_the_merged_graph_is_the_same_in_every_format(built, exported, form):
    parsed = ox.RdfFormat.N_TRIPLES if form == "ntriples" else ox.RdfFormat.RDF_XML
    wanted = {quad.triple for quad in ox.parse(path=built / "graph.ttl")}
    assert {quad.triple for quad in ox.parse(exported(form), format=parsed)} == wanted


@pytest.mark.parametrize("form", ["nquads", "jsonld"])
def test_the_documents_graphs_are_the_same_in_every_format(built, exported, form):
    parsed = ox.RdfFormat.N_QUADS if form == "nquads" else ox.RdfFormat.JSON_LD
    assert set(ox.parse(exported(form), format=parsed)) == set(ox.parse(path=built / "graph.trig"))


def test_rdflib_reads_rdf_xml(exported):
    assert len(rdflib.Graph().parse(data=exported("rdfxml"), format="xml")) > 5000


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_the_network_has_the_things_and_what_ties_them(exported, form, read):
    network = read(io.BytesIO(exported(form)))
    labels = {data["label"]: node for node, data in network.nodes(data=True)}
    assert network.has_edge(labels["Ofsted"], labels["Cafcass"])
    quotations = [data["quotation"] for _, _, data in network.edges(data=True)]
    assert len(quotations) > 50
    assert sum(map(bool, quotations)) > 0.9 * len(quotations) - 20


def test_gexf_holds_no_day(exported):
    assert b"lastmodifieddate" not in exported("gexf")


def test_the_table_has_a_row_for_each_statement_and_sentence(built, exported):
    rows = list(csv.DictReader(io.StringIO(exported("csv").decode(), newline="")))
    kind = (TYPE, ox.NamedNode("https://w3id.org/ontherecord#Statement"))
    quads = ox.parse(path=built / "graph.ttl")
    wanted = {quad.subject.value for quad in quads if (quad.predicate, quad.object) == kind}
    assert {row["statement"] for row in rows} == wanted
    assert "rating" in {row["kind"] for row in rows}
    for row in rows:
        text = (built / "text" / row["document"]).read_bytes().decode()
        assert text[int(row["start"]) : int(row["end"])] == row["quotation"].removeprefix("'")


def test_a_file_is_written_whole(built, tmp_path):
    file = tmp_path / "network.graphml"
    result = invoke("export", "--format", "graphml", "--to", file, "--output", built)
    assert result.exit_code == 0
    assert result.output == ""
    assert nx.read_graphml(file).number_of_nodes() > 20
