"""Documents that try to run script, break the page or a spreadsheet: nothing runs, nothing breaks, nothing is lost."""

from __future__ import annotations

import csv
import io

import pytest
import rdflib

from ontherecord.publish.page import write_page
from page_sample import Page, Sample, literal

VIEWS = ["commitments", "table", "graph", "timeline", "record", "query"]
HOSTILE = {
    "script": "<script>window.ran = 1</script>",
    "ends-script": "</script><script>window.ran = 2</script>",
    "comment": "<!-- <script> --> --!> ]]> <![CDATA[",
    "handler": '"><img src=x onerror="window.ran = 3"><svg onload=window.ran=4>',
    "href": '<a href="javascript:window.ran = 5">href</a>',
    "address": "javascript:window.ran = 6",
    "template": "{{ 7*7 }} {% raw %} ${window.ran = 7} `",
    "lines": "one\u2028two\u2029three\r\nfour\x85five\x0b",
    "bidi": "\u202egnp.exe\u202c \u2066isolated \u200f\u061c end",
    "controls": "null\x01 bell\x07 escape\x1b delete\x7f",
    "astral": "😀 \U0001d4aa 👩‍👩‍👧 e\u0301 \ud7ff \ufffd \uffff",
    "formula": '=HYPERLINK("http://127.0.0.1/?"&A1)',
    "plus": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "minus": "-2+3",
    "proto": "__proto__",
    "constructor": "constructor",
    "sparql": '" } ; DROP ALL # \\',
    "markdown": "[x](javascript:window.ran=8) ![y](z) `",
    "bibtex": "} @misc{x, note = {\\input{/etc/passwd}",
    "html-entity": "&lt;script&gt; &amp; &#60;",
}


def hostile_record():
    """A record in which every text is hostile: names, titles, quotations, file names, sources, roles."""
    sample = Sample()
    pages = []
    for n, (name, text) in enumerate(HOSTILE.items()):
        ref = f":organisation/{name}"
        page = Page(sample, f"{name}.txt", f"20{10 + n}-01-01", ref, text)
        sample.add(page.ref, page.ref, dct_source=literal("javascript:window.ran = 9"), otr_fileName=literal(text))
        sample.add(page.ref, ref, rdf_type="org:Organization", skos_altLabel=literal("also " + text))
        sample.add(":graph/links", ref, rdfs_label=literal(text))
        pages.append(page)
        page.say(
            "Commitment", "We will ", text, ref, otr_action=literal(text), otr_dueText=literal(text), otr_about=ref
        )
        page.relate(ref, "otr:partnerOf", f":organisation/{list(HOSTILE)[n - 1]}", text)
    long = "x" * 1_000_000
    sample.add(pages[0].ref, ":person/long", rdf_type="foaf:Person", skos_altLabel=literal(long))
    sample.add(":graph/links", ":person/long", rdfs_label=literal(long))
    pages[0].say("Criticism", "It said ", long, ":person/long")
    for page in pages:
        page.close()
    return sample


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    sample = hostile_record()
    sample.write_texts(folder / "text")
    write_page(sample.store(), folder / "graph.html")
    return folder / "graph.html"


def assert_unharmed(browser):
    assert browser.run("return window.ran === undefined")
    assert browser.messages() == []
    assert [one for one in browser.requests() if not one.startswith("blob:")] == []


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_runs_in_any_view(browser, hostile_page, view):
    browser.open(hostile_page, f"#view={view}&list=yes")
    assert browser.find("h1").text == "On the record"
    assert_unharmed(browser)


@pytest.mark.parametrize("name", HOSTILE)
def test_shows_every_text_as_it_is(browser, hostile_page, name):
    text = HOSTILE[name]
    browser.open(hostile_page, f"#view=record&read=document/{name}.txt&sel=organisation/{name}")
    assert browser.find("#record .mark.own").get_property("textContent") == text
    browser.open(hostile_page, f"#view=graph&sel=organisation/{name}&list=yes")
    assert browser.find("#card h2")
    assert not browser.all("#card a[href^='javascript']")
    assert_unharmed(browser)


def test_finds_hostile_names(browser, hostile_page):
    for text in ("<script>", "</script>", "javascript:", "xxxx", "=HYPER"):
        browser.open(hostile_page)
        browser.type("#find input", text)
        assert browser.all("[role=option]")
        assert_unharmed(browser)


def test_a_hostile_address_runs_nothing(browser, hostile_page):
    for value in ("<img src=x onerror=window.ran=1>", "javascript:window.ran=1", "__proto__", "%00%ff", "a" * 100_000):
        browser.open(
            hostile_page, f"#view={value}&sel={value}&to={value}&q={value}&sort={value}&doc={value}&hide={value}"
        )
        assert browser.find("h1")
        assert_unharmed(browser)
    browser.open(hostile_page, "#view=query&ask=<script>window.ran=1</script>")
    browser.wait(lambda: "error" in browser.text("#asking"), "an error")
    assert_unharmed(browser)


def test_a_name_of_a_million_letters_breaks_nothing(browser, hostile_page):
    browser.open(hostile_page, "#view=table&sel=person/long")
    assert len(browser.text("#card h2")) < 200
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    browser.open(hostile_page, "#view=graph")
    assert browser.find("#canvas canvas")


def test_exports_are_safe(browser, hostile_page, tmp_path):
    browser.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    browser.open(hostile_page)
    for button in ("CSV", "Turtle"):
        browser.link(button, "#saving").click()
    browser.open(hostile_page, "#view=graph")
    browser.link("SVG", "#tools").click()
    browser.wait(lambda: len(list(tmp_path.glob("[sg]*.[cts]*"))) == 3, "three files")
    table = list(csv.reader(io.StringIO((tmp_path / "statements.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert {len(row) for row in table} == {len(table[0])}
    assert len(table) == len(HOSTILE) + 1
    assert not [cell for row in table for cell in row if cell.strip()[:1] in {"=", "+", "@"} or cell.startswith("-2")]
    graph = rdflib.Graph().parse(tmp_path / "statements.ttl", format="turtle")
    exact = {str(text) for text in graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/oa#exact"))}
    assert set(HOSTILE.values()) <= exact
    assert "<script" not in (tmp_path / "graph.svg").read_text(encoding="utf-8")


def test_citations_hold_what_is_cited(browser, hostile_page):
    browser.open(hostile_page, "#view=table&sel=statement/bibtex.txt/commitment-56-99")
    reference = browser.run("return [...document.querySelectorAll('tr[data-id*=bibtex]')].map(e => e.dataset.id)[0]")
    browser.open(hostile_page, f"#view=table&sel={reference}")
    browser.link("BibTeX", "#card .cite").click()
    cited = browser.find("#cited").get_property("value")
    assert cited.count("{") - cited.count("\\{") == cited.count("}") - cited.count("\\}")
    assert "\\textbackslash{}input" in cited


def test_the_file_holds_no_text_as_markup(hostile_page):
    page = hostile_page.read_text(encoding="utf-8")
    assert "<script>window.ran" not in page
    assert 'onerror="window' not in page
    assert "\u2028" not in page


def test_the_policy_is_in_force(browser, hostile_page):
    browser.open(hostile_page)
    browser.run("""const s = document.createElement('script'); s.text = 'window.ran = 1'; document.body.append(s);
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = 2">');
        fetch('https://example.org/').catch(() => {})""")
    assert browser.run("return window.ran === undefined")
    assert any("Content Security Policy" in message for message in browser.messages())
