"""Where sentences end: cases in tests/cases/sentences.md, a text and its sentences line by line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import ONTOLOGY, Case, cases, parameters
from ontherecord.document import Block, Document, Metadata
from ontherecord.parse.sentences import split_sentences
from ontherecord.parse.words import split_words
from ontherecord.read import read

PROSE = st.text(alphabet="Ab1 .!?…”“‘’\"')(£\n", max_size=80)


def sentences(document: Document) -> list[str]:
    """The sentences of a document, white space folded."""
    found = split_sentences(document, split_words(document.readable), ONTOLOGY)
    return [" ".join(document.text[each.start : each.end].split()) for each in found]


@pytest.mark.parametrize("case", parameters(cases("sentences.md")))
def test_case(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "case.txt"
    file.write_text(case.text, encoding="utf-8")
    assert sentences(read(file, "case.txt", Metadata())) == list(case.facts)


@given(PROSE)
def test_no_word_is_lost_or_told_twice(text: str) -> None:
    document = Document("d.txt", text, (Block(0, len(text)),))
    found = split_sentences(document, split_words(text), ONTOLOGY)
    assert all(before.end <= after.start for before, after in pairwise(found))
    within = {at for each in found for at in range(each.start, each.end)}
    assert all(at in within for at, sign in enumerate(text) if not sign.isspace())
