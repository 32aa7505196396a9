"""Figures are found with value, unit, range and change; labels, dates and ages are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import ONTOLOGY, Case, cases, parameters
from ontherecord.dates import Date
from ontherecord.document import Block, Document
from ontherecord.lexicon import lexicon
from ontherecord.parse.analysis import Figure
from ontherecord.parse.dates import find_dates
from ontherecord.parse.figures import find_figures
from ontherecord.parse.sentences import split_sentences
from ontherecord.parse.words import split_words


def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text that is one paragraph."""
    words = split_words(text)
    sentences = split_sentences(Document("case.txt", text, (Block(0, len(text)),)), words, ONTOLOGY)
    hits = lexicon(ONTOLOGY).find(words.norms)
    dates = find_dates(words, sentences, hits, Date.parse("2024-03-03"), ONTOLOGY)
    return find_figures(words, sentences, hits, dates, ONTOLOGY)


def shown(figure: Figure, text: str) -> str:
    """A figure as the cases write it."""
    value = str(figure.value) if figure.high is None else f"{figure.value}..{figure.high}"
    change = {"Increase": ["up"], "Decrease": ["down"], "": []}[figure.change]
    return " | ".join(
        [text[figure.span.start : figure.span.end], value, figure.unit, *change, *["about"] * figure.approximate]
    )


@pytest.mark.parametrize("case", parameters(cases("figures.md")))
def test_case(case: Case) -> None:
    assert [shown(figure, case.text) for figure in figures_of(case.text)] == list(case.facts)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The average wait on the night line was 14 minutes.", "The average wait on the night line"),
        ("61 per cent of emergency calls were picked up at once.", "emergency calls were picked up at once"),
        ("It was found that heart traces had been misread in 37 cases.", "heart traces had been misread"),
        ("There were 214 families in the review.", "families in the review"),
    ],
)
def test_what_is_measured_is_told_in_the_words_of_the_text(text: str, measures: str) -> None:
    assert [figure.measures for figure in figures_of(text)] == [measures]


@given(st.decimals(min_value=0, max_value=999_999_999, places=2, allow_nan=False, allow_infinity=False))
def test_every_sum_of_money_is_read_to_the_penny(value: Decimal) -> None:
    assert [figure.value for figure in figures_of(f"The council paid £{value:,} for it.")] == [value]


def test_numbers_that_nobody_would_write_end_somewhere() -> None:
    assert figures_of("We met a " + "hundred " * 400_000 + "people.") == ()
    assert figures_of("It was £" + "9" * 10_000 + "m and 1" + ",000" * 10_000 + " cases.") == ()


WORDS = st.sampled_from(
    "1 2 30 4.5 1,000 12–15 8½ £ £5m % per cent in one two ten out of every a third half twice from to between and or "
    "- – ( ) nothing people days fell rose up down about 999 0 06 9999999999999999999 ½ hundred dozen twenty .".split()
)


@given(st.lists(WORDS, max_size=14))
def test_whatever_stands_together_figures_lie_apart_and_ranges_in_order(parts: list[str]) -> None:
    text = " ".join(["We", *parts, "went."])
    end = 0
    for figure in figures_of(text):
        assert end <= figure.span.start < figure.span.end <= len(text)
        assert figure.high is None or figure.value < figure.high
        assert figure.unit
        end = figure.span.end
