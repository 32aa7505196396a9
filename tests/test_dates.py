"""Times are found as exact as the text gives them, and never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import ONTOLOGY, Case, cases, parameters
from ontherecord.dates import Date
from ontherecord.document import Block, Document
from ontherecord.lexicon import lexicon
from ontherecord.parse.analysis import When
from ontherecord.parse.dates import find_dates
from ontherecord.parse.sentences import split_sentences
from ontherecord.parse.words import split_words


def dates_of(text: str, said: str | None = "2024-03-03") -> tuple[When, ...]:
    """The times of a text that is one paragraph."""
    words = split_words(text)
    sentences = split_sentences(Document("case.txt", text, (Block(0, len(text)),)), words, ONTOLOGY)
    hits = lexicon(ONTOLOGY).find(words.norms)
    return find_dates(words, sentences, hits, Date.parse(said) if said else None, ONTOLOGY)


def shown(when: When, text: str) -> str:
    """A time as the cases write it."""
    days = "?"
    if when.date:
        days = when.date.value or f"{when.date.earliest}..{when.date.latest}"
    return " | ".join([text[when.span.start : when.span.end], days, *([] if when.deadline else ["no when"])])


@pytest.mark.parametrize("case", parameters(cases("dates.md")))
def test_case(case: Case) -> None:
    assert [shown(when, case.text) for when in dates_of(case.text)] == list(case.facts)


@pytest.mark.parametrize("text", ["It is to be done within the", "by the end of", "no later than", "in the last"])
def test_a_text_that_breaks_off_where_a_time_begins(text: str) -> None:
    assert dates_of(text) == ()


def test_a_document_known_by_its_month_tells_what_is_the_same_from_its_first_and_last_day() -> None:
    found = dates_of("It opened in December 2021, closed in June, and was rebuilt on the 20th.", said="2024-01")
    assert [when.date.value if when.date else None for when in found] == ["2021-12", "2023-06", None]


def test_without_a_date_of_the_document_only_full_dates_are_told() -> None:
    found = dates_of("We met last month, in June, on 4 May 2021 and in 2020/21.", said=None)
    assert [when.date.value if when.date else None for when in found] == [None, None, "2021-05-04", ""]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_in_each_of_its_forms(day: dt.date) -> None:
    forms = [
        f"{day.day} {day:%B %Y}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%A} {day.day} {day:%B}, {day.year}",
    ]
    for form in forms:
        assert [when.date for when in dates_of(f"It was on {form}.")] == [Date.day(day)], form


WORDS = st.sampled_from(
    "1 2 3 31 99 2023 2024/25 May March spring Easter last next the of end early within months year to and - – / . , "
    "1/2/3 quarter Q3 fiscal FY2023 twelve every since ago earlier in by from between 999999 0 00/00/0000 29 "
    "February".split()
)


@given(st.lists(WORDS, max_size=12))
def test_whatever_stands_together_spans_lie_apart_and_days_in_order(parts: list[str]) -> None:
    text = " ".join(["We", *parts, "went."])
    end = 0
    for when in dates_of(text):
        assert end <= when.span.start < when.span.end <= len(text)
        assert when.date is None or when.date.earliest <= when.date.latest
        end = when.span.end
