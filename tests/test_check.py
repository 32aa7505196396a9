"""A graph that breaks a promise is found out, and one that keeps them all is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

import rdf_sample as sample
from ontherecord.check import check_document, check_graph
from ontherecord.describe import describe
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.publish.vocabulary import vocabulary
from ontherecord.workspace import ontology_for

ONTOLOGY = ontology_for(None)
OTR = "https://w3id.org/ontherecord#"
FACTS = {
    "release": sample.rated_outstanding(),
    "response": sample.response_to_harm_panel(),
    "letter": sample.letter_after_board_meeting(),
}
Change = Callable[[list[str]], list[str]]


@pytest.mark.parametrize("name", FACTS)
def test_a_sound_document_has_no_problem(name: str) -> None:
    assert check_document(FACTS[name], describe(FACTS[name], sample.BASE), ONTOLOGY) == []


def without(*parts: str) -> Change:
    """Leave out the first line that holds all the parts."""

    def change(lines: list[str]) -> list[str]:
        index = next(i for i, line in enumerate(lines) if all(part in line for part in parts))
        return lines[:index] + lines[index + 1 :]

    return change


def replaced(old: str, new: str) -> Change:
    """Put `new` for `old` in every line."""

    def change(lines: list[str]) -> list[str]:
        assert any(old in line for line in lines)
        return [line.replace(old, new) for line in lines]

    return change


def doubled(predicate: str, value: str) -> Change:
    """Give the first subject that has a property a second value."""

    def change(lines: list[str]) -> list[str]:
        line = next(line for line in lines if f" <{predicate}> " in line)
        subject, _, rest = line.split(" ", 2)
        return [*lines, f"{subject} <{predicate}> {value} {rest.rsplit(' ', 2)[1]} ."]

    return change


BROKEN: dict[str, tuple[str, Change, str]] = {
    "no speaker": ("release", without("/criticism-", f"<{OTR}saidBy>"), "exactly one speaker"),
    "two speakers": ("release", doubled(f"{OTR}saidBy", "<https://example.org/x>"), "exactly one speaker"),
    "an unknown voice": ("release", replaced(f"{OTR}QuotedVoice", f"{OTR}LoudVoice"), "exactly one voice"),
    "no evidence": ("release", without("/praise-", f"<{OTR}evidence>"), "nothing stands without a quotation"),
    "no words": ("response", without("/apology-", f"<{OTR}words>"), "its own words"),
    "a commitment that binds nobody": ("response", without(f"<{OTR}committedBy>"), "binds somebody"),
    "a commitment without strength": ("response", without(f"<{OTR}strength>"), "firm, intended or aspired to"),
    "an action of an apology": (
        "response",
        lambda lines: [*lines, f'{_subject(lines, "/apology-")} <{OTR}action> "x" <urn:g> .'],
        "commitments and progress",
    ),
    "a grade of a figure": (
        "release",
        lambda lines: [*lines, f'{_subject(lines, "/statistic-")} <{OTR}grade> "Good" <urn:g> .'],
        "belong to ratings",
    ),
    "a rating without grade": ("release", without(f"<{OTR}grade>"), "exactly one grade"),
    "a figure that is no number": ("release", replaced('"97"^^', '"many"^^'), "exactly one figure"),
    "confidence past one": ("release", replaced('"0.8"^^', '"1.8"^^'), "one confidence from 0 to 1"),
    "an answer to a praise": ("letter", replaced(f"{OTR}Question>", f"{OTR}Praise>"), "answers questions"),
    "a post without role": ("letter", without("org#role"), "exactly one role"),
    "a relation of our own making": ("letter", replaced(f"{OTR}asked>", f"{OTR}liked>"), "predicate of the model"),
    "a comment by Cafcass": ("release", replaced(f"{OTR}Reader>", f"{OTR}Unnamed>"), "by exactly one reader"),
    "a thing that nothing mentions": ("letter", replaced(f"{OTR}mentions>", f"{OTR}about>"), "mentioned by a passage"),
    "a document without file name": ("letter", without(f"<{OTR}fileName>"), "exactly one file name"),
    "a source that is no address": ("release", replaced("<https://www.caf", "<javascript:www.caf"), "web address"),
    "a mention by a statement": (
        "release",
        lambda lines: [*lines, f"{_subject(lines, '/praise-')} <{OTR}mentions> <urn:x> <urn:g> ."],
        "passages and documents",
    ),
    "days the wrong way round": ("letter", replaced('"2021-06-01"', '"2021-12-01"'), "not after the last"),
    "a date that is a season": ("letter", replaced('"2021-06"^^', '"in June"^^'), "on one day, month or year"),
    "what is no N-Quads": ("letter", lambda lines: [*lines, "<no quad"], "not valid N-Quads"),
    "a blank node": ("letter", lambda lines: [*lines, "_:b <urn:p> <urn:o> <urn:g> ."], "blank node"),
}


def _subject(lines: Sequence[str], part: str) -> str:
    return next(line.split(" ", 1)[0] for line in lines if part in line.split(" ", 1)[0])


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_document_is_found_out(name: str) -> None:
    which, change, expected = BROKEN[name]
    facts = FACTS[which]
    problems = check_document(facts, change(describe(facts, sample.BASE)), ONTOLOGY)
    assert any(expected in problem.what for problem in problems), problems
    assert {problem.where for problem in problems} == {facts.document.path}


@pytest.mark.parametrize(
    ("pattern", "replacement", "expected"),
    [
        (r'#exact> "', '#exact> "x', "does not quote the text"),
        (r'#exact> "[^"]', '#exact> "', "does not quote the text"),
        (r'(#end> ")\d+', r"\g<1>99999999", "lies outside the text"),
        (r"oa#end>", "oa#finish>", "has no end"),
    ],
)
def test_every_quotation_is_held_against_the_text(pattern: str, replacement: str, expected: str) -> None:
    facts = FACTS["release"]
    lines = describe(facts, sample.BASE)
    index = next(i for i, line in enumerate(lines) if re.search(pattern, line))
    changed = [*lines[:index], re.sub(pattern, replacement, lines[index], count=1), *lines[index + 1 :]]
    (found,) = [problem for problem in check_document(facts, changed, ONTOLOGY) if expected in problem.what]
    assert lines[index].split(" ")[0].strip("<>") in found.what


def test_shapes_that_are_no_turtle_are_the_users_to_mend(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(UserError, match=r"shapes\.ttl: not valid Turtle"):
        check_document(FACTS["letter"], describe(FACTS["letter"], sample.BASE), Ontology((tmp_path,)))


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return [*sample.quads(), *vocabulary(ONTOLOGY, sample.BASE).lines]


def test_a_sound_graph_has_no_problem(lines: list[str]) -> None:
    assert check_graph(sample.store(lines)) == []


LINKS = f"<{sample.BASE}graph/links>"
TIOTTO = f"<{sample.BASE}person/jacky-tiotto>"
RELEASE = f"<{sample.BASE}document/2018-03-cafcass-rated-outstanding.txt>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
ACROSS: dict[str, tuple[Change, str]] = {
    "a second label": (lambda lines: [*lines, f'{TIOTTO} {LABEL} "J. Tiotto" {LINKS} .'], "exactly one label"),
    "no label": (without("person/jacky-tiotto>", LABEL), "exactly one label"),
    "a thing that is nowhere": (
        lambda lines: [*lines, f"{TIOTTO} <{OTR}consults> <{sample.BASE}person/nobody> {LINKS} ."],
        "not described",
    ),
    "a plain triple that nobody said": (
        lambda lines: [*lines, f"{TIOTTO} <{OTR}consults> <{sample.BASE}{sample.NAPO}> {RELEASE} ."],
        "no relation explains",
    ),
    "a commitment without status": (without(f"<{OTR}status>"), "without exactly one status"),
    "a reader who speaks for the publisher": (
        replaced(f"{OTR}CommentVoice> {RELEASE}", f"{OTR}PublisherVoice> {RELEASE}"),
        "mixes up a reader's voice",
    ),
    "a link without its reason": (without("/link/0>", f"<{OTR}because>"), "without its plain triple"),
    "a link without its triple": (without(f"> <{OTR}followsUp> <"), "without its plain triple"),
    "a term that the ontology lacks": (
        lambda lines: [*lines, f'{TIOTTO} <{OTR}shoeSize> "38" {LINKS} .'],
        "does not define",
    ),
    "a month that is called a day": (replaced("#gYearMonth>", "#date>"), "does not fit it"),
    "a blank node": (lambda lines: [*lines, f"{TIOTTO} <{OTR}formerly> _:b {LINKS} ."], "blank node"),
    "a statement without passage": (without("/praise-", f"<{OTR}evidence>"), "without a passage"),
    "a person that no passage mentions": (
        replaced(f"> <{OTR}mentions> <{sample.BASE}person/anthony-douglas> ", f"> <{OTR}about> <urn:nobody> "),
        "without a passage",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ACROSS)
def test_what_is_wrong_across_documents_is_found_out(name: str, lines: list[str]) -> None:
    change, expected = ACROSS[name]
    problems = check_graph(sample.store(change(lines)))
    assert any(expected in problem.what for problem in problems), problems


def test_a_person_in_a_comment_alone_is_found_out(lines: list[str]) -> None:
    comment = next(line.split(" ")[0] for line in lines if f"<{OTR}Comment> " in line)
    person = f"<{sample.BASE}person/a-private-person>"
    added = [
        f"{person} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Person> {RELEASE} .",
        f'{person} {LABEL} "A Private Person" {LINKS} .',
        f"{comment} <{OTR}mentions> {person} {RELEASE} .",
    ]
    (problem,) = check_graph(sample.store([*lines, *added]))
    assert problem.where == person.strip("<>")
    assert "nobody but readers' comments names" in problem.what


def test_the_default_graph_is_the_union_of_the_named_ones(lines: list[str]) -> None:
    store = sample.store(lines)
    quad = next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    store.remove(quad)
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.NamedNode("urn:o")))
    found = {problem.what for problem in check_graph(store)}
    assert any("default graph lacks" in what for what in found)
    assert any("no named graph holds" in what for what in found)


def test_many_problems_of_one_kind_are_summed_up(lines: list[str]) -> None:
    unknown = [f'{TIOTTO} <{OTR}unknown{number}> "x" {LINKS} .' for number in range(30)]
    problems = check_graph(sample.store([*lines, *unknown]))
    assert len(problems) == 21
    assert "10 more" in problems[-1].what
