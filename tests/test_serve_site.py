"""The site's pages: resources at their addresses, and the page to ask on, in a browser."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest

import rdf_sample as sample
from ontherecord.describe.nquads import literal, quad
from ontherecord.describe.terms import RDFS, term
from serve_site import serving, write_build

HOSTILE = "</title><script>alert('x')</script>\"'><img src=x onerror=alert(1)>"
BAD = "organisation/hostile"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    graph = f"<{sample.BASE}graph/links>"
    hostile = f"<{sample.BASE}{BAD}>"
    lines = [
        *sample.quads(),
        quad(hostile, term(RDFS.label), literal(HOSTILE), graph),
        quad(hostile, term(RDFS.seeAlso), "<javascript:alert(1)>", graph),
    ]
    with serving(write_build(tmp_path_factory.mktemp("site") / "output", lines)) as running:
        yield running


def get(site, path, accept="text/html", **more):
    return httpx.get(f"{site.url}{path}", headers={"Accept": accept}, **more)


def test_a_resource_has_a_page_with_its_quotations(site):
    answer = get(site, "/id/organisation/cafcass")
    assert answer.status_code == 200
    assert "<h2>Cafcass</h2>" in answer.text
    assert "I warmly congratulate Cafcass" in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_a_resource_has_its_triples(site, accept, form):
    answer = get(site, "/id/organisation/cafcass", accept)
    assert answer.headers["content-type"].startswith(accept)
    assert "Accept" in answer.headers["vary"]
    cafcass = ox.NamedNode(f"{sample.BASE}organisation/cafcass")
    triples = list(ox.parse(answer.content, format=form))
    assert all(cafcass in (triple.subject, triple.object) for triple in triples)
    both = "{ SELECT DISTINCT * { { ?t ?p ?o } UNION { ?s ?q ?t } FILTER(?t = organisation:cafcass) } }"
    assert len(triples) == site.count(f"SELECT (COUNT(*) AS ?n) {{ {both} }}")


def test_every_resource_of_the_graph_has_a_page(site):
    """Each kind once: what the graph links to leads somewhere."""
    query = "SELECT ?class (SAMPLE(?each) AS ?thing) { ?each a ?class } GROUP BY ?class"
    rows = site.ask(query).json()["results"]["bindings"]
    found = [row["thing"]["value"] for row in rows]
    for iri in found:
        if iri.startswith(sample.BASE):
            assert get(site, "/id/" + iri.removeprefix(sample.BASE)).status_code == 200, iri
    assert sum(iri.startswith(sample.BASE) for iri in found) > 10


def test_the_page_of_a_statement_is_called_by_its_words(site):
    row = site.ask("SELECT ?c ?words { ?c a otr:Commitment ; otr:words/oa:exact ?words }").json()["results"][
        "bindings"
    ][0]
    page = get(site, "/id/" + row["c"]["value"].removeprefix(sample.BASE)).text
    assert f"<h2>{row['words']['value']}</h2>" in page


def test_the_namespaces_own_path_leads_there_too(site):
    assert get(site, "/ontherecord/id/organisation/cafcass").text == get(site, "/id/organisation/cafcass").text


@pytest.mark.parametrize(
    "path",
    [
        "/id/organisation/nobody",
        "/id/",
        "/id/a%3Eb",
        "/id/a>b",
        "/id/..%2f..%2fetc/passwd",
        "/static/..%2fworker.py",
        "/static/worker.py",
        "/build.json",
        "/store/CURRENT",
    ],
)
def test_what_is_not_there_is_not_found(site, path):
    assert get(site, path).status_code == 404
    assert get(site, path, "text/turtle").status_code == 404


def test_a_format_can_be_named_in_the_address(site):
    assert get(site, "/id/organisation/cafcass?format=turtle").headers["content-type"].startswith("text/turtle")
    assert get(site, "/id/organisation/cafcass?format=exe").status_code == 406
    assert get(site, "/id/organisation/cafcass", "image/png").status_code == 406


def test_a_hostile_label_stays_text(site):
    page = get(site, f"/id/{BAD}").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert 'href="javascript:' not in page
    assert "&lt;script&gt;" in page


def test_a_browser_is_led_to_the_page_to_ask_on(site):
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert get(site, "/sparql", browser).headers["location"] == "/query"
    assert get(site, "/").headers["location"] == "/query"  # this build has no page of its own


def test_saved_queries_and_terms_are_offered(site):
    saved = get(site, "/queries.json").json()
    assert {"commitments", "sources"} <= {query["name"] for query in saved["queries"]}
    offered = get(site, "/terms.json").json()
    assert "Cafcass" in offered["names"]
    assert any(term["term"] == "otr:Commitment" and term["comment"] for term in offered["terms"])


@pytest.fixture
def online(browser, site):
    """The browser may reach the loopback; what it asks of any other host is counted."""
    reach = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    browser.command("Network.emulateNetworkConditions", offline=False, **reach)

    browser.command("Emulation.setDeviceMetricsOverride", width=1400, height=900, deviceScaleFactor=1, mobile=False)

    def open_(path):
        browser.driver.get("about:blank")
        browser.messages()
        browser.requests()
        browser.driver.get(f"{site.url}{path}")

    browser.go = open_
    yield browser
    browser.command("Network.emulateNetworkConditions", offline=True, **reach)


def saved(site, name):
    """The text of a saved query, as the site offers it."""
    return next(query["text"] for query in get(site, "/queries.json").json()["queries"] if query["name"] == name)


def choose(browser, name, value):
    script = (
        "const s = document.getElementById(arguments[0]); s.value = arguments[1]; s.dispatchEvent(new Event('change'))"
    )
    browser.run(script, name, value)


def clean(browser, site):
    """Nothing on the console, and nothing asked of another host."""
    assert browser.messages() == []
    assert all(address.startswith((site.url, "data:", "blob:")) for address in browser.requests())


def test_a_saved_query_runs_and_its_form_can_be_switched(online, site, tmp_path):
    online.go("/query")
    online.wait(lambda: online.all("#saved option[value=commitments]"), "saved queries")
    choose(online, "saved", "commitments")
    online.find("#answer td")
    assert "Cafcass" in online.text("#answer table")
    assert "rows in" in online.text("#told")
    for form, has in (("csv", "by,date,words"), ("tsv", "?by"), ("json", '"bindings"'), ("xml", "<sparql")):
        choose(online, "form", form)
        online.wait(lambda has=has: has in online.text("#answer"), form)
    clean(online, site)
    online.driver.save_screenshot(str(tmp_path / "editor.png"))


def test_an_answer_is_drawn(online, site, tmp_path):
    online.go("/query")
    online.wait(lambda: online.all("#saved option[value=commitments]"), "saved queries")
    choose(online, "form", "graph")
    query = "CONSTRUCT WHERE { ?s otr:committedBy ?o ; otr:status ?x }"
    online.run("document.getElementById('editor').value = arguments[0]; document.getElementById('run').click()", query)
    online.find("#picture canvas")
    assert "nodes and" in online.text("#told")
    choose(online, "saved", "network")
    online.wait(lambda: "nodes and" in online.text("#told"), "names drawn")
    clean(online, site)
    online.run("document.getElementById('picture').scrollIntoView()")
    online.driver.save_screenshot(str(tmp_path / "drawing.png"))


def test_a_saved_query_is_narrowed_to_a_thing(online, site):
    online.go("/query#query=ratings")
    box = online.find("#parameters input")
    box.send_keys("Cafcass\t")
    online.find("#answer td")
    assert "VALUES ?" in online.run("return document.getElementById('editor').value")
    assert {row.text for row in online.all("#answer tr td:first-child")} == {"Cafcass"}
    clean(online, site)


def test_a_saved_query_is_limited_to_what_is_since_a_day(online, site):
    online.go("/query#query=commitments")
    online.find("#parameters input[pattern]").send_keys("2021\t")
    online.find("#answer td")
    assert 'BIND("2021" AS ?since)' in online.run("return document.getElementById('editor').value")
    dates = {row.text for row in online.all("#answer tbody td:nth-child(2)")}
    assert dates
    assert min(dates) >= "2021"
    clean(online, site)


def test_links_are_drawn_between_what_they_link(online, site):
    online.go("/query#query=network")
    online.find("#parameters input")
    choose(online, "form", "graph")
    online.wait(lambda: "nodes and" in online.text("#told"), "names drawn")
    names = {row["one"]["value"] for row in site.ask(saved(site, "network")).json()["results"]["bindings"]}
    names |= {row["other"]["value"] for row in site.ask(saved(site, "network")).json()["results"]["bindings"]}
    assert online.text("#told").startswith(f"{len(names)} nodes")


def test_our_terms_are_completed(online, site):
    online.go("/query")
    online.wait(lambda: online.all("#names option"), "names of things")
    online.type("#editor", "ASK { ?c a otr:Commit")
    online.wait(lambda: "otr:Commitment" in online.text("#hints"), "otr:Commitment")
    online.press("\ue007")
    online.press(" }")
    assert online.run("return document.getElementById('editor').value") == "ASK { ?c a otr:Commitment }"
    online.run("document.getElementById('run').click()")
    online.wait(lambda: "yes" in online.text("#answer"), "yes")
    clean(online, site)


def test_an_error_is_told_in_a_sentence(online):
    online.go("/query")
    online.wait(lambda: online.all("#saved option[value=commitments]"), "saved queries")
    online.run("document.getElementById('editor').value = 'ASK { ?s ?p'; document.getElementById('run').click()")
    online.wait(lambda: "query:1:" in online.text("#told"), "line and column")


def test_the_page_of_a_resource_loads_nothing_from_elsewhere(online, site, tmp_path):
    online.go(f"/id/{BAD}")
    assert HOSTILE in online.text("h2")
    online.go("/id/organisation/cafcass")
    assert online.text("h2") == "Cafcass"
    clean(online, site)
    online.driver.save_screenshot(str(tmp_path / "resource.png"))
