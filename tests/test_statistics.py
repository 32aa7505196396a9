"""Statistics are the figures that tell a quantity of the world; targets, rules and labels are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import Case, cases, facts_of, line_of, parameters


@pytest.mark.parametrize("case", parameters(cases("statistics.md")))
def test_case(case: Case, tmp_path: Path) -> None:
    facts = facts_of(case.text, tmp_path)
    found = [statement for statement in facts.statements if statement.kind == "Statistic"]
    wanted = [*case.facts, *["Statistic"] * len(found)]
    assert [line_of(each, facts, line) for each, line in zip(found, wanted, strict=False)] == list(case.facts)


def test_a_statistic_is_about_what_its_sentence_names_and_what_it_stands_for_there(tmp_path: Path) -> None:
    facts = facts_of("Thornby Council runs Speak Up Sooner, a helpline. It has taken 1,940 calls.", tmp_path)
    [statistic] = [each for each in facts.statements if each.kind == "Statistic"]
    assert "organisation/thornby-council" in statistic.about


def test_the_words_of_a_statistic_are_its_figure(tmp_path: Path) -> None:
    text = "The council spent £3.2m on 1,204 homes."
    facts = facts_of(text, tmp_path)
    assert [text[slice(*each.words)] for each in facts.statements if each.kind == "Statistic"] == [
        "£3.2m",
        "1,204 homes",
    ]


@pytest.mark.parametrize("name", ["dates.md", "figures.md", "statistics.md", "ratings.md"])
def test_as_many_sentences_must_not_match_as_must(name: str) -> None:
    found = list(cases(name))
    assert 2 * sum(not case.facts for case in found) >= len(found)
