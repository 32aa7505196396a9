"""One text in every format: the same statements, in the same words."""

from __future__ import annotations

from functools import lru_cache

import pytest

from conftest import CORPUS
from formats import FORMATS, in_format
from ontherecord.document import Metadata
from ontherecord.extract import extract
from ontherecord.parse import parse
from ontherecord.read import read_bytes
from ontherecord.workspace import ontology_for

NAMES = sorted(file.stem for file in CORPUS.glob("20*.txt"))
NEEDS = {"docx": "docx", "pdf": "fpdf"}


def facts_of(name, form, data):
    """What is found in a document in some format; nothing is declared of it."""
    ontology = ontology_for(None)
    document = read_bytes(data, f"{name}.{form}", Metadata(), ontology)
    return extract(parse(document, ontology), ontology)


def statements(facts):
    """Kind and words of each statement, without white space."""
    text = facts.document.text
    return {(each.kind, "".join(text[each.words.start : each.words.end].split())) for each in facts.statements}


@lru_cache(maxsize=8)
def plain(name):
    return facts_of(name, "txt", (CORPUS / f"{name}.txt").read_bytes())


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_what_the_plain_text_says(form):
    pytest.importorskip(NEEDS.get(form, "ontherecord"))
    wanted = found = 0
    for name in NAMES:
        other = facts_of(name, form, in_format(form, plain(name).document))
        wanted += len(statements(plain(name)))
        found += len(statements(plain(name)) & statements(other))
    assert found >= 0.97 * wanted, f"{found} of {wanted}"
