"""How things hang together. In `cases/relations.md` the lines are all relations: `subject | predicate | object`."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import ONTOLOGY, Case, cases, facts_of, parameters
from ontherecord.document import Block, Document, Region
from ontherecord.extract import extract
from ontherecord.extract.relations import SIGNATURES
from ontherecord.facts import Facts
from ontherecord.lexicon import lexicon
from ontherecord.parse import parse
from ontherecord.words import normalise

MODEL = (
    "memberOf unitOf partnerOf secondedTo inspected published commissioned respondedTo established oversees "
    "contributedTo runs represents consults asked surveyed hasPart"
).split()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("relations")


def relations_of(facts: Facts) -> list[str]:
    names = {thing.ref: thing.name for thing in facts.things}
    return [f"{names[each.subject]} | {each.predicate} | {names[each.object]}" for each in facts.relations]


@pytest.mark.parametrize("case", parameters(cases("relations.md")))
def test_a_text_tells_just_these_relations(case: Case, folder: Path) -> None:
    assert sorted(relations_of(facts_of(case.text, folder, publisher=None))) == sorted(case.facts)


def test_a_relation_quotes_its_sentence(folder: Path) -> None:
    facts = facts_of("It rained. Ofsted inspected Barnwell Academy. So it did.", folder, publisher=None)
    [relation] = facts.relations
    assert facts.document.text[relation.evidence.start : relation.evidence.end] == "Ofsted inspected Barnwell Academy."
    assert relation.affirmed


def test_what_a_reader_says_is_not_affirmed() -> None:
    one, two = "Barnwell Academy is open.", "Ofsted inspected Barnwell Academy, as everybody knows."
    blocks = (Block(0, len(one)), Block(len(one) + 2, len(one) + 2 + len(two), region=Region.COMMENT, comment=0))
    document = Document("page.txt", f"{one}\n\n{two}", blocks)
    facts = extract(parse(document, ONTOLOGY), ONTOLOGY)
    assert [(each.predicate, each.affirmed) for each in facts.relations] == [("inspected", False)]


def test_predicates_are_those_of_the_model() -> None:
    assert {predicate for predicate, _, _ in SIGNATURES.values()} <= set(MODEL)


def test_every_cue_with_a_direction_has_a_signature() -> None:
    told = {hit.label for words in CUES for hit in lexicon(ONTOLOGY).find(normalise(words))}
    named = {label.removeprefix("relations.").partition("__")[0] for label in told if "__" in label}
    assert named <= SIGNATURES.keys()


CUES = [cue for table in ONTOLOGY.toml("cues/relations.toml") for cues in table.values() for cue in cues]


@pytest.mark.parametrize(
    "text",
    [
        "Marle Council has agreed to set up a Harbour Panel.",
        "The Harbour Panel will be made up of officers of Marle Council and Lune Water Ltd.",
        "The Clean Streams Programme is to be overseen by a Harbour Board.",
    ],
)
def test_what_is_only_agreed_is_not_affirmed(text: str, folder: Path) -> None:
    relations = facts_of(text, folder, publisher=None).relations
    assert relations
    assert not any(each.affirmed for each in relations)


def test_what_is_told_of_a_speaker_is_the_documents_own_word(folder: Path) -> None:
    text = "Marle Council\n\nDr Ann Moss of Lune Water Ltd, who chairs the Harbour Panel, said that nothing was done."
    facts = facts_of(text, folder, publisher=None)
    assert len(facts.relations) == 2
    assert {each.saying.said_by for each in (*facts.relations, *facts.posts)} == {facts.publisher}
