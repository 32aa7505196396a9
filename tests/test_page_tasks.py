"""Six questions put to the page of the five documents, each from the first view to the sentence in its document.

A reader needs at most four interactions for each: typing, choosing, clicking count as one; scrolling does not.
"""

from __future__ import annotations

import pytest

ENTER = "\ue007"
MOST = 4
HARM = "Cafcass responds to the publication of the Report"
LETTER = "Thank you for attending our open Board meeting"


class Reader:
    """Somebody at the page, whose interactions are counted."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def choose(self, name, text):
        self.count += 1
        self.page.choose(f"filter-{name}", text)

    def click(self, text, within="main"):
        self.count += 1
        self.page.link(text, within).click()

    def find(self, name, within="#find"):
        self.count += 1
        self.page.type(f"{within} .find input", name, ENTER)

    def sees(self, *texts, within="main"):
        seen = " ".join(self.page.text(within).split())
        for text in texts:
            assert text in seen

    def sees_in_document(self, words, title):
        """The sentence is marked in its own document, in sight."""
        assert title in self.page.run("return document.querySelector('#reading').selectedOptions[0].textContent")
        chosen = self.page.run(
            "return [...document.querySelectorAll('#record [aria-current]')].map(e => e.textContent)"
        )
        assert words in " ".join("".join(chosen).split())
        assert self.count <= MOST


@pytest.fixture
def reader(browser, built):
    browser.open(built / "graph.html")
    return Reader(browser)


def test_what_cafcass_promised_in_june_2020_and_what_came_of_it(reader):
    reader.choose("by", "Cafcass")
    reader.choose("doc", HARM)
    reader.sees("Our first step is to establish a learning and improvement board", within="#commitments")
    reader.sees("to be overseen by a new Learning and Improvement Board", "2023", within="#commitments")
    reader.click("Cafcass is committed to its role in reform", "#commitments")
    reader.click("Read it in its document", "#card")
    reader.sees_in_document("a new internal learning and improvement board that will be established", HARM)


def test_who_eileen_munro_is_and_where_it_says_so(reader):
    reader.find("munro")
    reader.sees("Deputy Chair", "Professor Eileen Munro, Deputy Chair of Cafcass’ Board", within="#card")
    reader.click(LETTER, "#card")
    reader.sees_in_document("Professor Eileen Munro, Deputy Chair of Cafcass’ Board", LETTER)


def test_how_cafcass_was_rated(reader):
    reader.find("cafcass")
    reader.sees("not fit for purpose", "2010", "Good", "2014", "Outstanding", "2018", within="#card")
    reader.click("an Ofsted judgement of", "#card")
    reader.click("Read it in its document", "#card")
    reader.sees_in_document("2014", "Watershed moment")


def test_what_napo_asked_and_what_the_answer_was(reader):
    reader.find("napo")
    reader.sees("Question", "Does the Cafcass Board expect Cafcass staff to work in excess", "Answer", within="#card")
    reader.click("Does the Cafcass Board expect", "#card")
    reader.sees("Answered", within="#card")
    reader.click("Read it in its document", "#card")
    reader.sees_in_document("work in excess of their contracted hours", LETTER)


def test_how_safelives_and_fjypb_are_linked(reader):
    reader.find("safelives")
    reader.find("fjypb", within="#card")
    reader.sees("How SafeLives and", "are linked", within="#card")
    reader.click("Domestic Abuse Practice Improvement Programme", "#card .way")
    assert reader.page.all("#record [aria-current]")
    assert reader.count <= MOST


def test_which_criticisms_are_readers_and_which_are_bodies(reader):
    reader.click("All statements", "#tabs")
    reader.choose("kind", "Criticism")
    reader.sees("reader’s comment", within="#table")
    reader.choose("voice", "reader’s comment")
    voices = {row.text.count("reader’s comment") for row in reader.page.all("#table tbody tr")}
    assert voices == {1}
    reader.click("Cafcass officers are NOT trained", "#table")
    reader.sees("reader’s comment", within="#card")
    assert reader.count <= MOST
