"""Settling renames things where they are subject or object, and nothing else."""

from link_sample import BASE
from ontherecord.describe.nquads import iri, literal, quad
from ontherecord.facts import Ref
from ontherecord.link import settle

OLD, NEW = Ref("organisation/psi"), Ref("organisation/policing-standards-inspectorate")
GRAPH = iri(f"{BASE}document/a.txt")
ABOUT = iri("https://w3id.org/ontherecord#about")
TYPE = iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def test_subjects_and_objects_are_renamed_once_and_sorted():
    lines = [quad(iri(BASE + OLD), ABOUT, iri(BASE + OLD), GRAPH), quad(iri(BASE + NEW), ABOUT, iri(BASE + NEW), GRAPH)]
    assert settle(lines, {OLD: NEW}, BASE) == [quad(iri(BASE + NEW), ABOUT, iri(BASE + NEW), GRAPH)]


def test_the_inside_of_a_literal_is_left_alone():
    line = quad(iri(BASE + OLD), ABOUT, literal(f"see <{BASE}{OLD}> . and <{BASE}{OLD}> <{BASE}{OLD}>"), GRAPH)
    assert settle([line], {OLD: NEW}, BASE) == [line.replace(BASE + OLD, BASE + NEW, 1)]


def test_longer_names_that_begin_alike_are_left_alone():
    line = quad(iri(f"{BASE}{OLD}-wales"), ABOUT, iri(f"{BASE}{OLD}--vale"), GRAPH)
    assert settle([line], {OLD: NEW}, BASE) == [line]


def test_a_report_that_most_take_for_one_is_no_initiative():
    old, new = Ref("initiative/running-on-empty"), Ref("report/running-on-empty")
    line = quad(iri(BASE + old), TYPE, iri("https://w3id.org/ontherecord#Initiative"), GRAPH)
    assert settle([line], {old: new}, BASE) == [
        quad(iri(BASE + new), TYPE, iri("https://w3id.org/ontherecord#Report"), GRAPH)
    ]
