"""Real clients against the running endpoint: libraries, pandas and curl."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from urllib.parse import urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from serve_site import serving

COMMITMENTS = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX otr: <https://w3id.org/ontherecord#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?by ?words { ?c a otr:Commitment ; otr:committedBy/rdfs:label ?by ; otr:words/oa:exact ?words }
ORDER BY ?by ?words
"""
TYPES = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # of SPARQLWrapper, in rdflib
EXPECTED = [
    ("Cafcass", "establish a learning and improvement board"),
    ("Cafcass", "take our work to the next level"),
    ("Cafcass", "will be published later in June"),
]


@pytest.fixture(scope="module")
def site(sample_build):
    with serving(sample_build) as running:
        yield running


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_select(site, form, method):
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(site.sparql)
    client.setQuery(COMMITMENTS)
    client.setReturnFormat(form)
    client.setMethod(method)
    found = client.queryAndConvert()
    if form == "json":
        assert [(r["by"]["value"], r["words"]["value"]) for r in found["results"]["bindings"]] == EXPECTED
    else:
        text = found.toxml() if form == "xml" else found.decode()
        assert "establish a learning and improvement board" in text


@pytest.mark.parametrize("form", ["turtle", "xml", "json-ld", "n3"])
def test_sparqlwrapper_construct(site, form):
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(site.sparql)
    client.setQuery(TYPES)
    client.setReturnFormat(form)
    found = client.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(found, format="turtle")
    assert len(graph) == site.count("SELECT (COUNT(*) AS ?n) { ?s a ?c }")


def test_sparqlwrapper_ask_and_an_error(site):
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(site.sparql)
    client.setReturnFormat("json")
    client.setQuery("ASK {}")
    assert client.queryAndConvert()["boolean"] is True
    client.setQuery("ASK {")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflibs_sparqlstore(site, method):
    graph = rdflib.Graph(SPARQLStore(site.sparql, method=method))
    assert [(str(by), str(words)) for by, words in graph.query(COMMITMENTS)] == EXPECTED
    assert graph.query("ASK {}").askAnswer is True
    cafcass = rdflib.URIRef("https://w3id.org/ontherecord/id/organisation/cafcass")
    assert (cafcass, rdflib.RDF.type, None) in graph
    assert str(graph.value(cafcass, rdflib.SKOS.altLabel)).upper() == "CAFCASS"


def test_pandas_reads_csv(site):
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(
        f"{site.sparql}?{urlencode({'query': COMMITMENTS})}", storage_options={"Accept": "text/csv"}
    )
    assert [tuple(row) for row in table.to_numpy()] == EXPECTED
    posted = pandas.read_csv(io.StringIO(site.ask(COMMITMENTS, "text/csv").text))
    assert posted.equals(table)


@pytest.mark.parametrize(
    ("accept", "has"),
    [
        ("application/sparql-results+json", '"bindings"'),
        ("application/sparql-results+xml", "<sparql xmlns="),
        ("text/csv", "by,words"),
        ("text/tab-separated-values", "?by\t?words"),
    ],
)
def test_curl(site, accept, has):
    if not shutil.which("curl"):
        pytest.skip("needs curl")
    command = [
        "curl",
        "-sS",
        "--fail",
        "-H",
        f"Accept: {accept}",
        "--data-urlencode",
        f"query={COMMITMENTS}",
        site.sparql,
    ]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert has in answer
    assert "learning and improvement board" in answer


FETCHER = """
import { SparqlEndpointFetcher } from 'fetch-sparql-endpoint';
const [endpoint, select, construct] = process.argv.slice(1);
const fetcher = new SparqlEndpointFetcher();
const found = [];
for await (const { by, words } of await fetcher.fetchBindings(endpoint, select)) found.push([by.value, words.value]);
let triples = 0;
for await (const triple of await fetcher.fetchTriples(endpoint, construct)) triples += 1;
console.log(JSON.stringify([found, triples, await fetcher.fetchAsk(endpoint, 'ASK {}')]));
"""


def test_a_javascript_client(site):
    """`fetch-sparql-endpoint`, with which Comunica asks, where `NODE_CLIENTS` names a folder that has it from npm."""
    folder, node = os.environ.get("NODE_CLIENTS"), shutil.which("node")
    if not (node and folder):
        pytest.skip("needs node, and npm's fetch-sparql-endpoint in the folder NODE_CLIENTS")
    command = [node, "--input-type=module", "-e", FETCHER, site.sparql, COMMITMENTS, TYPES]
    answer = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert answer.returncode == 0, answer.stderr
    found, triples, yes = json.loads(answer.stdout)
    assert [tuple(row) for row in found] == EXPECTED
    assert triples == site.count("SELECT (COUNT(*) AS ?n) { ?s a ?c }")
    assert yes is True
