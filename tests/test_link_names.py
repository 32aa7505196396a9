"""One thing is one node and two things are two, whatever the documents call them."""

import pytest

from link_sample import BASE, BODY, INITIATIVE, PACKAGED, PERSON, REPORT, UNIT, document, thing
from ontherecord.link import link

TRUST = "Northfield Hospitals Trust"
COUNCIL = "Eastmarch Council"
LONG = "Domestic Abuse Learning and Improvement Board"


def settled(*documents):
    """For each document the settled references of its things, under their own names."""
    linked = link(documents, PACKAGED, BASE)
    return {
        (facts.document.path, each.name): linked.renames.get(facts.document.path, {}).get(each.ref, each.ref)
        for facts in documents
        for each in facts.things
    }


def one(found, *places):
    return len({found[place] for place in places}) == 1


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (thing(BODY, "Policing Standards Inspectorate", "PSI"), thing(BODY, "PSI")),
        (thing(BODY, "National Scrutiny Office"), thing(BODY, "Nat. Scrutiny Office")),
        (thing(BODY, "Fenmoor Homes Limited"), thing(BODY, "Fenmoor Homes")),
        (thing(BODY, "Office of the Housing Adjudicator", "O.H.A."), thing(BODY, "OHA")),
        (thing(BODY, "Rail & Road Watch"), thing(BODY, "Rail and Road Watch")),
        (thing(UNIT, "Expert Panel on Harm in Courts", "Harm Panel"), thing(UNIT, "Harm Panel")),
        (thing(REPORT, "Running on Empty"), thing(INITIATIVE, "Running on Empty")),
        (thing(REPORT, "Running on Empty survey"), thing(REPORT, "Running on Empty")),
        (thing(PERSON, "Jacky Tiotto"), thing(PERSON, "Ms Jacky Tiotto")),
        (thing(PERSON, "Jacky Tiotto"), thing(PERSON, "J. Tiotto")),
        (thing(PERSON, "Jacky Tiotto"), thing(PERSON, "Ms Tiotto")),
    ],
    ids=lambda each: each.name,
)
def test_names_of_one_thing_are_joined(full, short):
    found = settled(document("a.txt", full, publisher=TRUST), document("b.txt", short, publisher=TRUST))
    assert one(found, ("a.txt", full.name), ("b.txt", short.name))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (thing(UNIT, "Audit Committee"), thing(UNIT, "Audit Committee")),
        (thing(UNIT, "Learning and Improvement Board"), thing(UNIT, "Learning and Improvement Board")),
        (thing(UNIT, "Children’s Services"), thing(UNIT, "Children’s Services")),
        (thing(REPORT, "Improvement Plan"), thing(REPORT, "Improvement Plan")),
        (thing(BODY, "Family Justice Board"), thing(BODY, "Family Justice Young People’s Board")),
        (thing(BODY, "Policing Standards Inspectorate", "PSI"), thing(BODY, "Public Services International", "PSI")),
        (thing(PERSON, "John Smith"), thing(PERSON, "Jane Smith")),
    ],
    ids=lambda each: each.name,
)
def test_two_things_stay_two(first, second):
    found = settled(document("a.txt", first, publisher=TRUST), document("b.txt", second, publisher=COUNCIL))
    assert not one(found, ("a.txt", first.name), ("b.txt", second.name))


def test_homonyms_are_told_apart_by_their_bodies():
    board = thing(UNIT, "Learning and Improvement Board")
    found = settled(document("a.txt", board, publisher=TRUST), document("b.txt", board, publisher=COUNCIL))
    place = "organisation/learning-and-improvement-board--"
    assert found["a.txt", board.name] == f"{place}northfield-hospitals-trust"
    assert found["b.txt", board.name] == f"{place}eastmarch-council"


def test_a_board_of_one_body_is_one_whoever_writes_of_it():
    ours, told = thing(UNIT, "Audit Committee"), thing(UNIT, "Audit Committee", of=TRUST)
    letter = document("b.txt", told, thing(BODY, TRUST), publisher=COUNCIL)
    found = settled(document("a.txt", ours, publisher=TRUST), letter)
    assert one(found, ("a.txt", "Audit Committee"), ("b.txt", "Audit Committee"))


def test_a_name_with_its_body_in_front_is_the_name():
    long, short = thing(UNIT, f"{TRUST} Finance Board"), thing(UNIT, "Finance Board")
    found = settled(document("a.txt", long, publisher=TRUST), document("b.txt", short, publisher=TRUST))
    assert one(found, ("a.txt", long.name), ("b.txt", short.name))


def test_what_one_document_tells_apart_is_not_joined():
    long, short = (
        thing(UNIT, "Domestic Abuse Learning and Improvement Board"),
        thing(UNIT, "Learning and Improvement Board"),
    )
    both = document("a.txt", long, short, publisher=TRUST)
    found = settled(both, document("b.txt", short, publisher=TRUST))
    assert not one(found, ("a.txt", long.name), ("a.txt", short.name))
    assert one(found, ("a.txt", short.name), ("b.txt", short.name))


def test_the_fuller_name_of_one_body_takes_the_shorter():
    long, short = (
        thing(UNIT, "Domestic Abuse Learning and Improvement Board"),
        thing(UNIT, "Learning and Improvement Board"),
    )
    documents = document("a.txt", long, publisher=TRUST), document("b.txt", short, publisher=TRUST)
    found = settled(*documents)
    assert found["b.txt", short.name] == long.ref
    merge = next(merge for merge in link(documents, PACKAGED, BASE).merges if merge.formerly == short.ref)
    assert "domestic abuse" in merge.because
    assert merge.confidence < 1


def test_namesakes_in_different_bodies_are_two_and_of_one_body_one():
    smith = thing(PERSON, "John Smith")

    def minutes(path, body):
        return document(path, smith, publisher=body, posts={"John Smith": body})

    found = settled(minutes("a.txt", TRUST), minutes("b.txt", COUNCIL), minutes("c.txt", TRUST))
    assert one(found, ("a.txt", "John Smith"), ("c.txt", "John Smith"))
    assert not one(found, ("a.txt", "John Smith"), ("b.txt", "John Smith"))
    assert found["b.txt", "John Smith"] == "person/john-smith--eastmarch-council"


def test_a_person_named_without_a_body_is_the_only_bearer_of_the_name():
    person = thing(PERSON, "Anneliese Roth")
    told = document("a.txt", person, publisher=TRUST, posts={"Anneliese Roth": TRUST})
    found = settled(told, document("b.txt", person, publisher=COUNCIL))
    assert one(found, ("a.txt", person.name), ("b.txt", person.name))


def test_an_acronym_that_may_mean_two_bodies_means_neither():
    inspectorate = thing(BODY, "Policing Standards Inspectorate", "PSI")
    union = thing(BODY, "Public Services International", "PSI")
    documents = document("a.txt", inspectorate), document("b.txt", union), document("c.txt", thing(BODY, "PSI"))
    found = settled(*documents)
    assert len(set(found.values())) == 3
    assert any("PSI" in alike.because for alike in link(documents, PACKAGED, BASE).lookalikes)


def test_a_yearly_report_is_one_for_each_year():
    report = thing(REPORT, "Annual Report")
    found = settled(*(document(f"{year}.txt", report, publisher=TRUST, date=year) for year in ("2019", "2020")))
    assert found["2019.txt", "Annual Report"] == "report/annual-report--northfield-hospitals-trust-2019"
    assert found["2020.txt", "Annual Report"] == "report/annual-report--northfield-hospitals-trust-2020"


def test_every_thing_has_one_label_and_a_merge_says_why():
    documents = (
        document("a.txt", thing(BODY, "Policing Standards Inspectorate", "PSI")),
        document("b.txt", thing(BODY, "PSI")),
    )
    quads = link(documents, PACKAGED, BASE).quads
    labels = [line for line in quads if "rdf-schema#label" in line]
    assert len(labels) == 1
    assert '"Policing Standards Inspectorate"' in labels[0]
    formerly = [line for line in quads if "#formerly> <" in line and "/link/" not in line]
    assert formerly == [
        f"<{BASE}organisation/policing-standards-inspectorate> <https://w3id.org/ontherecord#formerly> "
        f"<{BASE}organisation/psi> <{BASE}graph/links> ."
    ]
    assert any("#because> " in line and "PSI" in line for line in quads)
