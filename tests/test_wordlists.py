"""Whoever edits the word lists and makes a slip is told the file, the section and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import HERE
from ontherecord.extract.grades import grade_words
from ontherecord.ontology import Ontology
from ontherecord.parse.calendar import calendar
from ontherecord.parse.figure_words import figure_words
from ontherecord.parse.numbers import number_words
from ontherecord.problems import UserError

PACKAGED = HERE.parent / "ontology"


@pytest.mark.parametrize(
    ("load", "file", "text", "told"),
    [
        (calendar, "calendar.toml", "season = 3", "there is no section 'season'"),
        (calendar, "calendar.toml", '[seasons]\nmonsoon = "June"', "seasons: expected lines like"),
        (calendar, "calendar.toml", "[days]\ndiwali = [11]", "days: expected lines like"),
        (calendar, "calendar.toml", 'prepositions = ["by (the"]', "phrase 'by (the'"),
        (number_words, "numbers.toml", '[values]\nscore = "20"', "values: expected lines like"),
        (figure_words, "figures.toml", "plurals = [1]", "plurals: expected a list of words"),
        (grade_words, "grades.toml", 'grades = ["good"]', "there is no section 'grades'"),
    ],
)
def test_a_slip_is_told(load, file: str, text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="ontology/") as error:
        load(Ontology((PACKAGED, tmp_path)))
    assert told in str(error.value)


def test_a_workspace_adds_a_feast_a_grade_and_a_unit(tmp_path: Path) -> None:
    (tmp_path / "calendar.toml").write_text('[days]\n"trafalgar day" = [10, 21]\n', encoding="utf-8")
    (tmp_path / "grades.toml").write_text('words = ["splendid"]\n', encoding="utf-8")
    ontology = Ontology((PACKAGED, tmp_path))
    assert "trafalgar" in calendar(ontology).named
    assert {"splendid", "outstanding"} <= grade_words(ontology).grades.keys()
