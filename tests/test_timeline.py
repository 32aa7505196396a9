"""What was said of a thing in the order of time, from the graph of a few documents."""

import json

import pyoxigraph as ox
import pytest

from link_sample import BASE, PACKAGED
from ontherecord.describe import describe
from ontherecord.link import link, settle
from ontherecord.problems import UserError
from ontherecord.publish.graphs import document_graph, shared_graph
from ontherecord.publish.store import write_store
from ontherecord.publish.timeline import as_json, as_markdown, as_text, timeline
from ontherecord.publish.vocabulary import vocabulary
from test_link_cases import facts

DOCUMENTS = """
--- 2022-05-10 Northfield Council
The Housing Repairs Board met for the first time in July 2021 and now meets every month.
--- 2021-03-02 Northfield Council
We will establish a Housing Repairs Board by the summer, with tenants as members.
The council has opened a new leisure centre at Ravensby.
--- 2023-01-09 Northfield Council
The Housing Repairs Board said: “# We have failed the *tenants* of <b>Weir Street</b>.”
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("timeline")
    made = list(facts(DOCUMENTS, folder))
    linked = link(made, PACKAGED, BASE)
    graphs = [shared_graph("links", BASE, linked.quads), vocabulary(PACKAGED, BASE)]
    for each in made:
        lines = settle(describe(each, BASE), linked.renames.get(each.document.path, {}), BASE)
        graphs.append(document_graph(f"{BASE}document/{each.document.path}", lines))
    return write_store(folder / "store", graphs)


def test_the_earliest_comes_first_with_what_came_of_it(store: ox.Store):
    (found,) = timeline(store, "housing repairs board", BASE)
    assert [event.date for event in found.events][:2] == ["2021-03-02", "2022-05-10"]
    promise, outcome = found.events[:2]
    assert promise.kinds == ["Commitment"]
    assert [(tie.how, tie.date) for tie in promise.ties] == [("its outcome is reported by", "2022-05-10")]
    assert [(tie.how, tie.date) for tie in outcome.ties] == [("reports the outcome of", "2021-03-02")]


def test_what_is_said_of_other_things_is_left_out(store):
    (found,) = timeline(store, "Housing Repairs Board", BASE)
    assert not any("leisure centre" in event.sentence for event in found.events)


def test_a_name_that_nothing_has(store):
    with pytest.raises(UserError, match="nothing in the graph is called"):
        timeline(store, "Housing Repair Bored", BASE)


def test_text_and_json_tell_the_same(store):
    found = timeline(store, "Housing Repairs Board", BASE)
    told = json.loads(as_json(found))["timelines"][0]["events"]
    text = as_text(found)
    assert all(event["sentence"] in text for event in told)
    assert "2021-03-02 · Northfield Council · Commitment · reported delivered" in text


def test_nothing_of_a_document_is_markup(store):
    text = as_markdown(timeline(store, "Housing Repairs Board", BASE))
    assert "<b>" not in text
    assert r"\*tenants\*" in text
