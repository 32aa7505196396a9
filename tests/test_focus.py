"""What a statement is about: what its sentence names or means, and the body that the document goes on about."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import facts_of

NEWS = """Marlow Vale Council slow to mend bridge, say anglers

The Isen Anglers have written to Marlow Vale Council. Marlow Vale Council has 40 days to answer.

Marlow Vale Council closed 12 miles of path in May. The river fell by 30 centimetres.
"""
INSPECTION = """Report on an unannounced inspection of

HMP Garside

by the Inspectorate of Custody

In our survey 34% of prisoners felt unsafe. Some 44 men shared cells meant for one.

The Prisons Agency pays Brightwell Care for the clinic. Two nurses left in May.
"""

HOSPITAL = """Inspectorate of Care

Marlow and Isen Hospitals NHS Foundation Trust

Garside Hospital

Summary of our inspection

This report describes the care at this hospital, which has 212 beds.

Some 44 patients waited on trolleys. The trust had hired 30 nurses in May.
"""


def about(folder: Path, text: str, words: str, publisher: str | None = "Ravensby Council") -> set[str]:
    """The names of what the statements from the sentence with some words are about."""
    facts = facts_of(text, folder, publisher)
    names = {thing.ref: thing.name for thing in facts.things}
    found = [each for each in facts.statements if words in facts.document.text[slice(*each.evidence[-1])]]
    assert found, "no statement"
    return {names[ref] for each in found for ref in each.about if ref in names}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("We will mend the roof by May.", "roof", "Ravensby Council"),
        ("Marlow Constabulary opened 12 desks. The force has hired 40 clerks.", "clerks", "Marlow Constabulary"),
        ("The scheme is called Warm Homes Fund. It has reached 300 families.", "families", "Warm Homes Fund"),
        ("The potholes on Mill Road were filled in June 2023.", "potholes", "Ravensby Council"),
    ],
)
def test_what_is_meant(tmp_path: Path, text: str, words: str, expected: str) -> None:
    assert expected in about(tmp_path, text, words)


def test_the_body_that_news_goes_on_about(tmp_path: Path) -> None:
    assert "Marlow Vale Council" in about(tmp_path, NEWS, "30 centimetres", "Isen Courier")


def test_whom_an_inspectorate_reports_on(tmp_path: Path) -> None:
    found = about(tmp_path, INSPECTION, "44 men", "Inspectorate of Custody")
    assert "HMP Garside" in found
    assert "Brightwell Care" not in found


def test_news_of_no_known_publisher_goes_on_about_the_body_it_names_most(tmp_path: Path) -> None:
    assert "Marlow Vale Council" in about(tmp_path, NEWS, "30 centimetres", None)


def test_a_report_is_about_the_hospital_and_the_trust_is_its_provider(tmp_path: Path) -> None:
    assert "Garside Hospital" in about(tmp_path, HOSPITAL, "44 patients", "Inspectorate of Care")
    found = about(tmp_path, HOSPITAL, "30 nurses", "Inspectorate of Care")
    assert "Marlow and Isen Hospitals NHS Foundation Trust" in found


def test_a_speaker_is_not_what_is_spoken_of(tmp_path: Path) -> None:
    found = about(tmp_path, "“The river fell by 30 centimetres,” said Ken Fell of the Isen Anglers.", "fell by")
    assert "Ken Fell" not in found


def test_a_panel_is_no_force(tmp_path: Path) -> None:
    text = "The Isen Police and Crime Panel met in May. The force has hired 40 clerks."
    assert "Isen Police and Crime Panel" not in about(tmp_path, text, "40 clerks")
