"""The things that a document names, where it names them, and whose it is.

In `cases/names.md` the expected lines are all things of the text, `type | name`, where it helps with `also` another
name and `of` the body it is of; and, where the case is about them, some mentions: `mention | words | thing`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import ONTOLOGY, Case, cases, parameters
from ontherecord.document import Block, Document, Metadata, Region
from ontherecord.facts import Ref, Thing, ThingType
from ontherecord.lexicon import lexicon
from ontherecord.parse.names import Named, find_things
from ontherecord.parse.sentences import split_sentences
from ontherecord.problems import UserError
from ontherecord.read import read
from ontherecord.words import split_words

CORPUS = Path(__file__).parents[1] / "corpus"


def named(document: Document) -> Named:
    words = split_words(document.readable)
    sentences = split_sentences(document, words, ONTOLOGY)
    return find_things(document, words, sentences, tuple(lexicon(ONTOLOGY).find(words.norms)), ONTOLOGY)


def of_text(text: str, folder: Path, **declared: str) -> tuple[Document, Named]:
    file = folder / "case.txt"
    file.write_text(text, encoding="utf-8")
    document = read(file, "case.txt", Metadata(**declared), ONTOLOGY)
    return document, named(document)


def of_blocks(*parts: tuple[str, Region]) -> tuple[Document, Named]:
    """What is named in a document of paragraphs, each of a region."""
    text, blocks = "", []
    for part, region in parts:
        blocks.append(Block(len(text), len(text) + len(part), region=region, comment=0 if region is Region.COMMENT else None))
        text += part + "\n\n"
    document = Document("page.txt", text, tuple(blocks))
    return document, named(document)


def name_of(things: dict[Ref, Thing], ref: Ref | None) -> str:
    return things[ref].name if ref else ""


@pytest.mark.parametrize("case", parameters(cases("names.md")))
def test_a_text_names_just_these(case: Case, tmp_path: Path) -> None:
    document, found = of_text(case.text, tmp_path)
    wanted = [line.split(" | ") for line in case.facts]
    things = {(thing.type.value, thing.name): thing for thing in found.things.values()}
    assert sorted(things) == sorted((kind, name) for kind, name, *_ in wanted if kind != "mention")
    for kind, name, *rest in wanted:
        if kind == "mention":
            places = [m.thing for m in found.mentions if document.text[m.span.start : m.span.end] == name]
            assert {found.things[ref].name for ref in places} == {rest[0]}, name
            continue
        for attribute in rest:
            about, _, value = attribute.partition(" ")
            if about == "also":
                assert value in things[kind, name].forms
            else:
                assert (about, name_of(found.things, things[kind, name].part_of)) == ("of", value)
