"""What a reader does with the page, in a browser, on the sample record."""

from __future__ import annotations

import csv
import io

import pytest
import rdflib

from ontherecord.publish.page import write_page
from page_sample import make

HARBOUR = "organisation/harbour-care"
ENTER, ESCAPE, DOWN, TAB = "\ue007", "\ue00c", "\ue015", "\ue004"


@pytest.fixture
def saved(browser, tmp_path):
    """Waits for a file that the page saves, and gives back its content."""
    browser.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))

    def read(name):
        file = tmp_path / name
        browser.wait(file.is_file, name)
        return file.read_bytes()

    return read


def address(browser):
    return browser.run("return Object.fromEntries(new URLSearchParams(location.hash.slice(1)))")


def rows(browser):
    return browser.all("#views section:not([hidden]) tbody tr")


def test_opens_on_commitments_beside_the_graph(browser, page_file):
    browser.open(page_file)
    assert browser.text("caption") == "Commitments and what came of them"
    assert browser.text("#sentence").startswith("8 of 8 commitments. Nothing hidden.")
    assert browser.text("#drawn").startswith("36 of 36 things")
    first, fourth = rows(browser)[0].text, rows(browser)[3].text
    assert "We will publish plan 0 for every child by 1 May 2023" in first
    assert "plan 25 is in place in all areas" in first
    assert "Nothing found in these documents as of 14 May 2019." in fourth
    assert "broken" not in browser.text("main")


def test_shows_every_statement_however_many(browser, page_file):
    browser.open(page_file, "#view=table")
    assert len(rows(browser)) == 61
    assert "All 61 rows shown" in browser.text("#table .end")


def test_finds_by_acronym_and_selects_everywhere(browser, page_file):
    browser.open(page_file, "#view=table")
    browser.type("#find input", "hc", ENTER)
    assert address(browser) == {"view": "table", "sel": HARBOUR}
    assert browser.text("#card h2") == "Harbour Care"
    assert "Ada Lane, Chair" in browser.text("#card")
    assert browser.all("#table tr.touched")
    assert "statements on it" in browser.text("#drawn")
    browser.link("Record", "#tabs").click()
    assert address(browser)["sel"] == HARBOUR


def test_finds_words_of_quotations(browser, page_file):
    browser.open(page_file)
    browser.type("#find input", "never listen")
    browser.press(ENTER)
    assert address(browser) == {"view": "table", "q": "never listen"}
    assert [row.text for row in rows(browser)] == [rows(browser)[0].text]
    assert "reader’s comment" in rows(browser)[0].text


def test_filters_and_says_what_is_hidden(browser, page_file):
    browser.open(page_file, "#view=table")
    browser.choose("filter-kind", "Criticism")
    assert len(rows(browser)) == 9
    browser.find("input[name=comments]").click()
    assert len(rows(browser)) == 8
    assert "8 of 61 statements. 53 hidden by the filters." in browser.text("#sentence")
    assert "hidden by the filters" in browser.text("#drawn")
    browser.link("Clear all filters", "#sentence").click()
    assert len(rows(browser)) == 61


def test_back_and_forward_walk_through_the_views(browser, page_file):
    browser.open(page_file)
    browser.link("All statements", "#tabs").click()
    browser.choose("filter-kind", "Praise")
    browser.link("letter 4 was", "#table").click()
    seen = [browser.run("return location.hash")]
    for _ in range(3):
        browser.driver.back()
        seen.append(browser.run("return location.hash"))
    assert [hash_.count("=") for hash_ in seen] == [3, 2, 1, 0]
    assert browser.text("caption") == "Commitments and what came of them"
    browser.driver.forward()
    assert browser.text("caption") == "Statements"


def test_a_link_restores_the_exact_view(browser, page_file):
    browser.open(page_file, f"#view=table&sort=-who&sel={HARBOUR}&hide=person/tom-reed")
    shown = browser.text("main"), browser.text("#sentence")
    browser.open(page_file, browser.run("return location.hash"))
    assert (browser.text("main"), browser.text("#sentence")) == shown
    assert "35 of 36 things" in shown[0]


def test_sorts_by_a_column_and_back(browser, page_file):
    browser.open(page_file, "#view=table")
    browser.link("Kind", "thead").click()
    assert browser.find("[aria-sort=ascending]").text.startswith("Kind")
    assert "Admission" in rows(browser)[0].text
    browser.link("Kind", "thead").click()
    assert "Recommendation" in rows(browser)[0].text


def test_leads_from_a_statement_to_its_words_in_the_document(browser, page_file):
    browser.open(page_file, "#view=table&q=plan 17 ")
    browser.link("plan 17", "#table").click()
    browser.link("Read it in its document", "#card").click()
    assert address(browser)["view"] == "record"
    chosen = browser.find("#record .mark.own[aria-current]")
    assert chosen.text == "plan 17 is in place in all areas"
    assert browser.run(
        "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight", chosen
    )


def test_tells_reader_comments_from_the_publisher(browser, page_file):
    browser.open(page_file, "#view=record&read=document/2016/notice-1.txt")
    comment = browser.find("section.comment")
    assert "not the publisher’s words" in comment.text
    assert "never listen to parents" in comment.text


def test_shows_how_two_things_are_linked_with_evidence(browser, page_file):
    browser.open(page_file, f"#sel={HARBOUR}")
    browser.type("#card .find input", "body 5", ENTER)
    assert address(browser) == {"sel": HARBOUR, "to": "organisation/body-5"}
    card = browser.text("#card")
    assert "How Harbour Care and Body 5 are linked" in card
    assert "Body 5 inspected Tidewater Council" in card
    assert "Tie 15 links the two." in card


def test_the_picture_can_be_told_as_a_list(browser, page_file):
    browser.open(page_file, "#view=graph&list=yes")
    assert len(browser.all("#inventory tbody tr")) == 36
    browser.link("List", "#tools").click()
    assert browser.find("#canvas canvas").is_displayed()


def test_hides_and_brings_back(browser, page_file):
    browser.open(page_file, "#view=graph")
    browser.run("document.querySelector('#legend input').click()")
    assert "27 of 36 things" in browser.text("#drawn")
    browser.link("Show what is hidden", "#drawn").click()
    assert "36 of 36 things" in browser.text("#drawn")


def test_a_click_on_the_picture_selects(browser, page_file):
    browser.open(page_file, "#view=graph")
    box = browser.run(
        "const r = document.querySelector('canvas').getBoundingClientRect(); return [r.x, r.y, r.width, r.height]"
    )
    spots = ((box[0] + box[2] * x / 40, box[1] + box[3] * y / 40) for y in range(40) for x in range(40))

    def click(x, y):
        for event in ("mousePressed", "mouseReleased"):
            browser.command("Input.dispatchMouseEvent", type=event, x=x, y=y, button="left", clickCount=1)
        return address(browser)

    found = next(now for x, y in spots if "sel" in (now := click(x, y)))
    assert browser.text("#card h2")
    assert "to" in found or found["sel"].split("/")[0] in {
        "organisation",
        "person",
        "report",
        "initiative",
        "document",
        "topic",
    }
    assert "sel" not in click(box[0] + 3, box[1] + 3)


def test_saves_csv_that_is_safe_and_turtle_that_parses(browser, page_file, saved):
    browser.open(page_file, "#view=commitments")
    browser.link("CSV", "#saving").click()
    table = list(csv.DictReader(io.StringIO(saved("statements.csv").decode("utf-8-sig"), newline="")))
    assert len(table) == 8
    assert table[0]["words"] == "publish plan 0 for every child by 1 May 2023"
    assert table[0]["follow_ups"].startswith("2017-03-12: Our work goes on: plan 25")
    browser.link("Turtle", "#saving").click()
    graph = rdflib.Graph().parse(data=saved("statements.ttl"), format="turtle")
    otr = rdflib.Namespace("https://w3id.org/ontherecord#")
    assert len(set(graph.subjects(rdflib.RDF.type, otr.Commitment))) == 8
    assert all(
        graph.value(graph.value(one, otr.words), rdflib.URIRef("http://www.w3.org/ns/oa#exact"))
        for one in graph.subjects(rdflib.RDF.type, otr.Commitment)
    )


def test_saves_the_picture(browser, page_file, saved):
    browser.open(page_file, "#view=graph")
    browser.link("PNG", "#tools").click()
    assert saved("graph.png").startswith(b"\x89PNG")
    browser.link("SVG", "#tools").click()
    drawn = saved("graph.svg").decode()
    assert drawn.startswith("<svg")
    assert "Harbour Care" in drawn


def test_cites_to_the_letter(browser, page_file):
    browser.open(page_file, "#view=table&q=never listen")
    browser.link("never listen", "#table").click()
    cited = {}
    for form in ("Text", "Markdown", "BibTeX"):
        browser.link(form, "#card .cite").click()
        cited[form] = browser.find("#cited").get_property("value")
    assert cited["Text"].startswith("“You never listen to parents.” Reader 1 (reader’s comment), in: Notice 1")
    assert cited["Markdown"].startswith("> You never listen to parents")
    assert cited["BibTeX"].startswith("@misc{2016-notice-1-txt-")
    assert "author = {{Tidewater Council}}" in cited["BibTeX"]


def ask(browser, query):
    browser.run("document.getElementById('editor').value = arguments[0]", query)
    browser.find("#run").click()
    return browser.wait(
        lambda: (said := browser.text("#asking")) and not said.startswith("Running") and said, "an answer"
    )


def test_answers_saved_questions_and_links_the_answers(browser, page_file):
    browser.open(page_file, "#view=query&ask=network")
    browser.wait(lambda: "rows in" in browser.text("#asking"), "an answer")
    assert browser.all("#answer tbody tr")
    browser.link("things in the graph", "#answer").click()
    assert address(browser)["view"] == "graph"
    assert "that the query did not find" in browser.text("#drawn")


def test_answers_as_the_store_does(browser, page_file):
    browser.open(page_file, "#view=query")
    assert ask(browser, "SELECT ?c WHERE { ?c a otr:Commitment }").startswith("8 rows")
    assert ask(browser, "ASK { GRAPH ?g { ?c a otr:Commitment } }") == "Yes."
    assert ask(browser, "CONSTRUCT WHERE { ?c a otr:Commitment }").startswith("8 rows")
    assert "error at 2:" in ask(browser, "SELECT ?c\n {} }")


def test_stop_stops(browser, page_file):
    browser.open(page_file, "#view=query")
    browser.run(
        "document.getElementById('editor').value = arguments[0]",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    )
    browser.find("#run").click()
    browser.find("#stop:not([disabled])").click()
    assert browser.text("#asking") == "Stopped."
    assert ask(browser, "ASK {}") == "Yes."


def test_a_query_cannot_call_out(browser, page_file):
    browser.open(page_file, "#view=query")
    assert "not supported" in ask(browser, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert "expected" in ask(browser, "LOAD <http://127.0.0.1:9/>")
    assert [one for one in browser.requests() if not one.startswith("blob:")] == []


def test_everything_is_reached_by_keyboard_alone(browser, page_file):
    browser.open(page_file)

    def tab_to(what):
        for _ in range(150):
            if browser.focused().startswith(what):
                return
            browser.press(TAB)
        raise AssertionError(f"not reached by Tab: {what}")

    tab_to("Skip to the record")
    browser.press("/")
    browser.press("tom", ENTER)
    assert browser.text("#card h2") == "Tom Reed"
    tab_to("Graph")
    browser.press(ENTER)
    tab_to("as-list")
    browser.press(ENTER)
    tab_to("Harbour Care")
    browser.press(ENTER)
    assert browser.text("#card h2") == "Harbour Care"
    browser.run("document.querySelector('#zoom-in').focus()")
    tab_to("as-list")
    browser.press(ENTER)
    tab_to("Picture of the record")
    browser.press(DOWN)
    assert address(browser)["sel"] != "organisation/harbour-care"
    browser.press("+")
    browser.press("-")
    browser.press("0")
    browser.press(ESCAPE)
    assert "sel" not in address(browser)
    browser.run("document.querySelector('#tabs a').focus()")
    tab_to("Query")
    browser.press(ENTER)
    tab_to("saved")
    browser.press("W")
    tab_to("run")
    browser.press(ENTER)
    browser.wait(lambda: "row" in browser.text("#asking"), "an answer")
    browser.run("document.querySelector('#tabs a').focus()")
    tab_to("Record")
    browser.press(ENTER)
    tab_to("Notice 1")
    browser.press(ENTER)
    tab_to("plan 17")
    browser.press(ENTER)
    tab_to("Markdown")
    browser.press(ENTER)
    assert "plan 17" in browser.find("#cited").get_property("value")


def test_a_page_without_an_engine_does_all_else(browser, page_file):
    write_page(make().store(), page_file.with_name("small.html"), sparql=False)
    browser.open(page_file.with_name("small.html"), "#view=query")
    assert browser.text("caption") == "Commitments and what came of them"
    assert "Query" not in browser.text("#tabs")
    assert browser.messages() == []
