"""The query operations of the SPARQL 1.1 Protocol, from the Recommendation: what must succeed, and what must not."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from urllib.parse import quote, urlencode

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ontherecord
from ontherecord.serve.negotiate import negotiate
from ontherecord.serve.protocol import MediaError, read_operation
from ontherecord.serve.screen import MalformedError, RefusedError
from serve_site import serving

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
SELECT, ASK = "SELECT (1 AS ?n) {}", "ASK {}"
CONSTRUCT, DESCRIBE = "CONSTRUCT {<urn:s> <urn:p> 1} WHERE {}", "DESCRIBE <urn:s>"
ANY_OF_GRAPH = "ASK { GRAPH ?g { ?s ?p ?o } }"
BASE = "https://w3id.org/ontherecord/id/"


@pytest.fixture(scope="module")
def site(sample_build):
    with serving(sample_build, {"cors": True}) as running:
        yield running


@pytest.fixture(scope="module")
def graphs(sample_build):
    """The named graphs, those with fewest triples first."""
    store = ox.Store.read_only(str(sample_build / "store"))
    sizes = {g.value: sum(1 for _ in store.quads_for_pattern(None, None, None, g)) for g in store.named_graphs()}
    return sorted(sizes, key=lambda graph: (sizes[graph], graph))


# 2.1 query operation: method, query string, content type, body, and the status that is due
OPERATIONS = [
    ("query via GET", "GET", {"query": ASK}, None, "", 200),
    ("query via URL-encoded POST", "POST", {}, FORM, urlencode({"query": ASK}), 200),
    ("query via POST directly", "POST", {}, DIRECT, ASK, 200),
    ("form with a charset", "POST", {}, f"{FORM}; charset=UTF-8", urlencode({"query": ASK}), 200),
    ("form with an unknown parameter", "POST", {}, FORM, urlencode({"query": ASK, "format": "json"}), 200),
    ("GET with an empty dataset parameter beside", "GET", {"query": ASK, "using-graph-uri": "urn:x"}, None, "", 200),
    ("direct, type in capitals", "POST", {}, "Application/SPARQL-Query", ASK, 200),
    ("non-ASCII characters in a form", "POST", {}, FORM, urlencode({"query": "ASK {FILTER('ö' = \"\\u00f6\")}"}), 200),
    ("non-ASCII characters directly", "POST", {}, DIRECT, "ASK {FILTER('ö' = \"\\u00f6\")}", 200),
    ("bad: method PUT", "PUT", {"query": ASK}, None, "", 405),
    ("bad: method DELETE", "DELETE", {"query": ASK}, None, "", 405),
    ("bad: two queries", "GET", [("query", ASK), ("query", SELECT)], None, "", 400),
    ("bad: two queries in a form", "POST", {}, FORM, f"query={quote(ASK)}&query={quote(SELECT)}", 400),
    ("bad: no query in a form", "POST", {}, FORM, "", 400),
    ("bad: no query among parameters", "GET", {"default-graph-uri": "urn:x"}, None, "", 400),
    ("bad: wrong media type", "POST", {}, "text/plain", ASK, 415),
    ("bad: form without its type", "POST", {}, None, urlencode({"query": ASK}), 415),
    ("bad: direct without its type", "POST", {}, None, ASK, 415),
    ("bad: not UTF-8, directly", "POST", {}, DIRECT, ASK.encode("utf-16"), 400),
    ("bad: not UTF-8, in a form", "POST", {}, FORM, "query=ASK%20%7B%7D%20%23%FF", 400),
    ("bad: charset", "POST", {}, f"{DIRECT}; charset=UTF-16", ASK.encode("utf-16"), 415),
    ("bad: syntax", "GET", {"query": "ASK {"}, None, "", 400),
    ("bad: no IRI as graph", "GET", {"query": ASK, "default-graph-uri": "not an IRI"}, None, "", 400),
    ("bad: update in a form", "POST", {}, FORM, urlencode({"update": "CLEAR ALL"}), 403),
    ("bad: update directly", "POST", {}, "application/sparql-update", "CLEAR ALL", 403),
    ("bad: update as a query", "POST", {}, FORM, urlencode({"query": "CLEAR ALL"}), 400),
]  # fmt: skip


@pytest.mark.parametrize(
    ("request_", "status"),
    [(row[1:5], row[5]) for row in OPERATIONS],
    ids=[row[0] for row in OPERATIONS],
)
def test_an_operation(site, request_, status):
    method, parameters, kind, body = request_
    headers = {"Content-Type": kind} if kind else {}
    content = body if isinstance(body, bytes) else body.encode()
    answer = httpx.request(method, site.sparql, params=parameters, content=content, headers=headers)
    assert answer.status_code == status, answer.text
    if status == 200:
        assert answer.json()["boolean"] is True
    else:
        assert answer.headers["content-type"].startswith("text/plain")
        assert len(answer.text.strip().splitlines()) == 1  # one sentence that says why


# 2.1.6 (formats by content negotiation)
FORMATS = [
    (SELECT, "", JSON),
    (SELECT, "*/*", JSON),
    (SELECT, JSON, JSON),
    (SELECT, "application/json", JSON),
    (SELECT, XML, XML),
    (SELECT, "application/xml", XML),
    (SELECT, "text/csv", "text/csv"),
    (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
    (SELECT, f"{JSON};q=0.1, text/csv;q=0.5, */*;q=0.2", "text/csv"),
    (SELECT, f"{XML};q=0.2, */*;q=0.9", JSON),
    (SELECT, "text/turtle, text/csv;q=0.1", "text/csv"),
    (SELECT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", XML),
    (SELECT, "text/*", "text/csv"),
    (SELECT, "image/png", None),
    (SELECT, f"{JSON};q=0", None),
    (SELECT, "text/turtle", None),
    (ASK, JSON, JSON),
    (ASK, XML, XML),
    (ASK, "text/csv", "text/csv"),
    (CONSTRUCT, "", "text/turtle"),
    (CONSTRUCT, "text/turtle", "text/turtle"),
    (CONSTRUCT, "application/n-triples", "application/n-triples"),
    (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
    (CONSTRUCT, "application/ld+json", "application/ld+json"),
    (CONSTRUCT, "text/csv", None),
    (DESCRIBE, "text/turtle", "text/turtle"),
    (DESCRIBE, "application/rdf+xml", "application/rdf+xml"),
]


@pytest.mark.parametrize(("query", "accept", "media"), FORMATS)
def test_content_negotiation(site, query, accept, media):
    answer = httpx.get(site.sparql, params={"query": query}, headers={"Accept": accept})
    if media is None:
        assert answer.status_code == 406
    else:
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media
        assert "Accept" in answer.headers["vary"].split(", ")


# 2.1.4 (dataset): what the parameters and FROM name is the whole dataset, and parameters win
def datasets(a, b, c):
    in_c = f"GRAPH <{c}> {{ ?x ?y ?z }}"
    both = f"ASK {{ GRAPH <{a}> {{ ?s ?p ?o }} GRAPH <{b}> {{ ?x ?y ?z }} }}"
    return {
        "default graph": ("ASK { ?s ?p ?o }", [a], [], True),
        "unknown default graph": ("ASK { ?s ?p ?o }", ["urn:unknown"], [], False),
        "default graph alone: no named ones": (ANY_OF_GRAPH, [a], [], False),
        "default graphs": ("ASK { ?s ?p ?o }", [a, b], [], True),
        "named graph": (f"ASK {{ GRAPH <{a}> {{ ?s ?p ?o }} }}", [], [a], True),
        "named graph alone: an empty default one": ("ASK { ?s ?p ?o }", [], [a], False),
        "named graphs": (both, [], [a, b], True),
        "another named graph": (f"ASK {{ GRAPH <{c}> {{ ?s ?p ?o }} }}", [], [a, b], False),
        "full dataset": (f"ASK {{ ?s ?p ?o GRAPH <{b}> {{ ?x ?y ?z }} }}", [a], [b], True),
        "many of each": (f"ASK {{ ?s ?p ?o GRAPH <{c}> {{ ?x ?y ?z }} }}", [a, b], [b, c], True),
        "parameters win over FROM": ("ASK FROM <urn:unknown> { ?s ?p ?o }", [a], [], True),
        "parameters win over FROM NAMED": (f"ASK FROM NAMED <{a}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", ["urn:x"], [], False),
        "FROM": (f"ASK FROM <{a}> {{ ?s ?p ?o }}", [], [], True),
        "FROM an unknown graph": ("ASK FROM <urn:unknown> { ?s ?p ?o }", [], [], False),
        "FROM a file": ("ASK FROM <file:///etc/passwd> { ?s ?p ?o }", [], [], False),
        "FROM NAMED": (f"ASK FROM NAMED <{a}> {{ GRAPH <{a}> {{ ?s ?p ?o }} }}", [], [], True),
        "FROM two and NAMED": (f"ASK FROM <{a}> FROM <{b}> FROM NAMED <{c}> {{ ?s ?p ?o {in_c} }}", [], [], True),
        "FROM two: no named ones": (f"ASK FROM <{a}> FROM <{b}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", [], [], False),
        "nothing said: the whole store": ("ASK { ?s ?p ?o GRAPH ?g { ?x ?y ?z } }", [], [], True),
    }  # fmt: skip


@pytest.mark.parametrize("method", ["GET", "POST", "direct"])
@pytest.mark.parametrize("case", datasets("", "", ""))
def test_the_dataset(site, graphs, case, method):
    query, default, named, expected = datasets(*graphs[:3])[case]
    pairs = [("default-graph-uri", iri) for iri in default] + [("named-graph-uri", iri) for iri in named]
    if method == "GET":
        answer = httpx.get(site.sparql, params=[("query", query), *pairs])
    elif method == "POST":
        body = urlencode([("query", query), *pairs])
        answer = httpx.post(site.sparql, content=body, headers={"Content-Type": FORM})
    else:
        answer = httpx.post(site.sparql, params=pairs, content=query, headers={"Content-Type": DIRECT})
    assert answer.status_code == 200, answer.text
    assert answer.json()["boolean"] is expected


@pytest.mark.parametrize("written", ["parameters", "FROM", "prefixed"])
def test_a_triple_in_two_default_graphs_is_one(site, sample_build, graphs, written):
    """RDF merge: what two documents both say counts once."""
    store = ox.Store.read_only(str(sample_build / "store"))
    triples = {
        quad.triple for graph in graphs for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    }
    query = "SELECT (COUNT(*) AS ?n) {clauses} {{ ?s ?p ?o }}"
    if written == "parameters":
        pairs = [("query", query.format(clauses="")), *[("default-graph-uri", graph) for graph in graphs]]
    elif written == "FROM":
        pairs = [("query", query.format(clauses=" ".join(f"FROM <{graph}>" for graph in graphs)))]
    else:
        clauses = " ".join(f"FROM g:{i}" if not i else f"from\n# <x>\n<{graph}>" for i, graph in enumerate(graphs))
        text = f"PREFIX g: <{graphs[0][:-1]}> " + query.format(clauses=clauses.replace("g:0", f"g:{graphs[0][-1]}"))
        pairs = [("query", text)]
    answer = httpx.get(site.sparql, params=pairs)
    assert answer.status_code == 200, answer.text
    assert int(answer.json()["results"]["bindings"][0]["n"]["value"]) == len(triples)


def test_the_default_graph_has_each_triple_once(site, sample_build):
    store = ox.Store.read_only(str(sample_build / "store"))
    merged = {quad.triple for quad in store}
    assert site.count("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == len(merged)


def test_head_is_answered_without_a_body(site):
    answer = httpx.head(site.sparql, params={"query": ASK})
    assert (answer.status_code, answer.content) == (200, b"")


def test_an_error_names_line_and_column(site):
    answer = site.ask("SELECT *\nWHERE { ?s ?p }")
    assert answer.status_code == 400
    assert answer.text.startswith("query:2:")


def test_our_prefixes_are_known(site):
    assert site.count("SELECT (COUNT(*) AS ?n) { ?c a otr:Commitment }") > 0


def test_cors_on_request_never_with_credentials(site, sample_build):
    origin = {"Origin": "https://elsewhere.example"}
    answer = httpx.get(site.sparql, params={"query": ASK}, headers=origin)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    preflight = httpx.options(site.sparql, headers=origin | {"Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 200
    with serving(sample_build) as closed:
        answer = httpx.get(closed.sparql, params={"query": ASK}, headers=origin)
        assert "access-control-allow-origin" not in answer.headers


def test_another_name_is_no_way_in(site):
    """A site of an attacker whose name is pointed at the loopback address reads nothing."""
    for host in ("attacker.example", "attacker.example:80", "127.0.0.1.attacker.example", ""):
        answer = httpx.get(site.sparql, params={"query": ASK}, headers={"Host": host})
        assert answer.status_code in {400, 421}
    for host in ("localhost:9", "LOCALHOST", "127.0.0.1", "[::1]:8000"):
        assert httpx.get(site.sparql, params={"query": ASK}, headers={"Host": host}).status_code == 200


def test_a_proxy_in_front_may_have_a_name_for_it(sample_build):
    with serving(sample_build, {"name": "Data.example.org"}) as site:
        answer = httpx.get(site.sparql, headers={"Host": "data.example.org", "X-Forwarded-Proto": "https"})
        assert "<https://data.example.org/sparql>" in answer.text
        assert httpx.get(site.sparql, headers={"Host": "attacker.example"}).status_code == 421


def test_headers_are_those_of_a_public_site(site):
    for path in ("/sparql", "/health", "/nothing", "/.well-known/void"):
        headers = httpx.get(site.url + path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "server" not in headers


def test_the_service_describes_itself(site):
    answer = httpx.get(site.sparql)
    assert answer.headers["content-type"].startswith("text/turtle")
    store = ox.Store()
    store.load(answer.content, ox.RdfFormat.TURTLE)
    prefix = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>"
    assert store.query(
        f"{prefix} ASK {{ ?s a sd:Service ; sd:endpoint <{site.sparql}> ; sd:supportedLanguage sd:SPARQL11Query }}"
    )
    assert not store.query(f"{prefix} ASK {{ ?s sd:feature sd:BasicFederatedQuery }}")


def test_void_counts_what_there_is(site):
    answer = httpx.get(f"{site.url}/.well-known/void", headers={"Accept": "application/n-triples"})
    store = ox.Store()
    store.load(answer.content, ox.RdfFormat.N_TRIPLES)
    rows = store.query(
        "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?class ?n { ?d void:triples ?all ; void:classPartition ?p . "
        "?p void:class ?class ; void:entities ?n }"
    )
    counted = {row["class"].value: int(row["n"].value) for row in rows}
    commitment = "https://w3id.org/ontherecord#Commitment"
    assert counted[commitment] == site.count(f"SELECT (COUNT(DISTINCT ?c) AS ?n) {{ ?c a <{commitment}> }}")


def test_the_command_serves_until_it_is_interrupted(sample_build):
    command = [sys.executable, "-m", "ontherecord", "serve", "--port", "0", "--output", sample_build, "--seconds", "3"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    url = process.stdout.readline().partition("/ ")[0]
    assert httpx.post(f"{url}/sparql", data={"query": ASK}, timeout=60).json()["boolean"] is True
    second = ontherecord("serve", "--port", url.rpartition(":")[2], "--output", sample_build)
    assert (second.returncode, second.stderr.count("\n")) == (1, 1)
    assert "another --port" in second.stderr
    process.send_signal(signal.SIGINT)
    assert "Traceback" not in process.communicate(timeout=20)[1]


def test_without_a_build_the_command_says_so(tmp_path):
    answer = ontherecord("serve", "--port", "0", "--output", tmp_path / "nothing")
    assert answer.returncode == 1
    assert "there is no built graph" in answer.stderr


@given(st.text(max_size=60), st.text("*/q=;,.0129 abtexhml", max_size=60))
def test_no_accept_header_is_too_strange(some, likely):
    offered = ["text/html", "text/turtle"]
    for header in (some, likely):
        assert negotiate(header, offered) in {*offered, None}
    assert negotiate(f"{likely}, text/turtle;q=1, text/html;q=0.999", ["text/html", "text/turtle"]) is not None


@given(
    st.sampled_from(["GET", "POST"]), st.binary(max_size=80), st.sampled_from([FORM, DIRECT, "", ";;", "text/plain; x"])
)
def test_no_request_is_too_strange(method, content, kind):
    """It is read, or refused for a reason."""
    with contextlib.suppress(MalformedError, RefusedError, MediaError):
        found = read_operation(method, content, kind, content)
        assert found is None or isinstance(found.query, str)
