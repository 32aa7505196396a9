"""The saved questions, and the rows that answer them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import rdf_sample as sample
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.publish.queries import labels, saved_queries, saved_query
from ontherecord.publish.vocabulary import vocabulary
from ontherecord.workspace import ontology_for

ONTOLOGY = ontology_for(None)
FOLDER = ONTOLOGY.folders[0]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return sample.store([*sample.quads(), *vocabulary(ONTOLOGY, sample.BASE).lines])


def test_the_twelve_questions_are_saved() -> None:
    assert set(saved_queries(ONTOLOGY)) >= {
        *("commitments", "follow-ups", "ratings", "posts", "boards", "reports"),
        *("questions", "statistics", "disputed", "criticism", "network", "sources"),
    }
    for query in saved_queries(ONTOLOGY).values():
        assert query.question.endswith((".", "?")), query.name


@pytest.mark.parametrize("name", sorted(saved_queries(ONTOLOGY)))
def test_a_saved_query_answers_from_the_sample(name: str, store: ox.Store) -> None:
    rows = list(store.query(saved_query(ONTOLOGY, name).text))
    assert rows
    assert len(rows) == len({str(row) for row in rows})


def as_text(row: object) -> tuple[str, ...]:
    return tuple("" if value is None else value.value if isinstance(value, ox.Literal) else str(value) for value in row)


@pytest.mark.parametrize("name", sorted(saved_queries(ONTOLOGY)))
def test_another_engine_gives_the_same_rows(name: str, store: ox.Store) -> None:
    text = saved_query(ONTOLOGY, name).text
    graph = rdflib.Graph()
    graph.parse(
        data=ox.serialize(
            (
                ox.Triple(q.subject, q.predicate, q.object)
                for q in store.quads_for_pattern(None, None, None, ox.DefaultGraph())
            ),
            format=ox.RdfFormat.N_TRIPLES,
        ),
        format="nt",
    )
    ours = sorted(as_text(row) for row in store.query(text))
    theirs = sorted(as_text(row) for row in graph.query(text))
    assert ours == theirs


PARAMETERS = [(query.name, column) for query in saved_queries(ONTOLOGY).values() for column in query.parameters]


@pytest.mark.parametrize(("name", "column"), PARAMETERS)
def test_a_parameter_is_a_column_that_every_row_has(name: str, column: str, store: ox.Store) -> None:
    query = saved_query(ONTOLOGY, name)
    rows = list(store.query(query.text))
    values = {row[column].value for row in rows}
    for value in values:
        given = list(store.query(query.text, substitutions=query.bindings({column: value})))
        assert sorted(map(str, given)) == sorted(str(row) for row in rows if row[column].value == value)
    for hostile in ('" } #', "\\u0022", "?x", "<urn:x>", "\n"):
        assert not list(store.query(query.text, substitutions=query.bindings({column: hostile})))


@pytest.mark.parametrize("name", [query.name for query in saved_queries(ONTOLOGY).values() if query.options])
def test_since_a_day_leaves_the_later_rows(name: str, store: ox.Store) -> None:
    query = saved_query(ONTOLOGY, name)
    rows = [str(row) for row in store.query(query.text)]
    for since in ("2000", "2020-06", "2021-06-17", "2999"):
        found = [str(row) for row in store.query(query.narrowed({"since": since}))]
        assert found == [row for row in rows if row in found]  # in the same order
        assert bool(found) == (since == "2000") or since.startswith("202")
    assert query.narrowed({}) == query.text
    for hostile in ('") } #', "\u0022", "2020-1", "20200"):
        with pytest.raises(UserError, match="since takes the first year, month or day"):
            query.narrowed({"since": hostile})


def test_an_unknown_parameter_or_query_is_named() -> None:
    with pytest.raises(UserError, match="takes no colour; it takes: thing, since"):
        saved_query(ONTOLOGY, "sources").bindings({"colour": "red"})
    with pytest.raises(UserError, match="no saved query 'gossip'; there are: boards, "):
        saved_query(ONTOLOGY, "gossip")


def test_a_query_without_question_is_the_users_to_mend(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mute.rq").write_text("SELECT * WHERE { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(UserError, match=r"mute\.rq:1: has no question"):
        saved_queries(Ontology((FOLDER, tmp_path)))


def test_a_workspace_adds_queries_and_replaces_them(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    for name in ("posts", "mine"):
        (tmp_path / "queries" / f"{name}.rq").write_text("# Mine?\nASK { ?s ?p ?o }", encoding="utf-8")
    queries = saved_queries(Ontology((FOLDER, tmp_path)))
    assert queries["mine"].question == queries["posts"].question == "Mine?"
    assert queries["boards"].question != "Mine?"


def test_any_name_leads_to_the_label(store: ox.Store) -> None:
    assert labels(store, "CAFCASS") == labels(store, "cafcass") == ["Cafcass"]
    assert labels(store, "nobody") == []
