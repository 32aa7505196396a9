"""What a passage is about, by the labels of the scheme of topics."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import ONTOLOGY
from ontherecord.document import Block, Document
from ontherecord.extract.topics import topics
from ontherecord.facts import Ref, Span
from ontherecord.ontology import Ontology
from ontherecord.parse import parse
from ontherecord.problems import UserError

TEXT = "Caseloads are too high. Foster carers are few, and domestic abuse is common. The sun shone."


def topics_of(words: str, ontology: Ontology = ONTOLOGY, text: str = TEXT) -> tuple[Ref, ...]:
    analysis = parse(Document("x.txt", text, (Block(0, len(text)),)), ONTOLOGY)
    start = text.index(words)
    return topics(analysis, ontology)(Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Caseloads are too high", ("topic/workload-and-caseloads",)),
        ("Foster carers are few", ("topic/children-in-care",)),
        ("domestic abuse", ("topic/domestic-abuse",)),
        ("The sun shone", ()),
        ("abuse is common", ()),
    ],
)
def test_labels_within_a_span_tell_its_topics(words: str, wanted: tuple[str, ...]) -> None:
    assert set(wanted) <= set(topics_of(words))
    assert bool(topics_of(words)) == bool(wanted)


def test_each_topic_comes_once_and_in_order() -> None:
    found = topics_of(TEXT)
    assert list(found) == sorted(set(found))


def test_a_topic_that_a_workspace_adds_is_known(tmp_path: Path) -> None:
    (tmp_path / "topics.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://w3id.org/ontherecord/id/topic/weather> skos:prefLabel "Weather"@en ; skos:hiddenLabel "sun"@en .\n',
        encoding="utf-8",
    )
    ontology = Ontology((*ONTOLOGY.folders, tmp_path))
    assert topics_of("The sun shone", ontology) == (Ref("topic/weather"),)


def test_a_file_that_is_no_turtle_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "topics.ttl").write_text("this is not Turtle", encoding="utf-8")
    with pytest.raises(UserError, match=r"topics\.ttl: not valid Turtle"):
        topics_of("sun", Ontology((*ONTOLOGY.folders, tmp_path)))
