"""Ratings are the grades that an inspectorate gives; good practice, hopes and readers' marks are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import ONTOLOGY, Case, cases, facts_of, line_of, parameters
from ontherecord.document import Metadata
from ontherecord.extract import extract
from ontherecord.facts import Facts, Statement
from ontherecord.parse import parse
from ontherecord.read import read

TABLE = """<html><body><main><h1>How your water company did</h1>
<p>The Water Conduct Authority has published its yearly ratings.</p>
<h2>Star ratings</h2>
<table><thead><tr><th>Company</th><th>2022</th><th>2023</th></tr></thead>
<tbody><tr><td>Harrow Water plc</td><td>3</td><td>4 stars (leading)</td></tr>
<tr><td>Linnet Water plc</td><td>2</td><td>1 star (failing)</td></tr></tbody></table></main></body></html>"""
COMMENTS = """<html><body><main><article><h1>Hill Top School inspected</h1>
<p>Ofsted rated Hill Top School ‘Good’ in May 2023.</p></article>
<section id="comments" class="comments"><h2>2 comments</h2><ol>
<li class="comment"><p class="by">Jan B · 4 June 2023 at 11:42</p>
<p>Ofsted rated Hill Top School ‘Inadequate’ last time.</p></li>
<li class="comment"><p class="by">Tom · 5 June 2023 at 12:00</p>
<p>Hill Top School was rated ‘Outstanding’ by Ofsted, ha ha.</p></li>
</ol></section></main></body></html>"""


def ratings_of(page: str, folder: Path, publisher: str) -> tuple[list[Statement], Facts]:
    """The ratings of a web page."""
    file = folder / "case.html"
    file.write_text(page, encoding="utf-8")
    facts = extract(parse(read(file, "case.html", Metadata(publisher=publisher), ONTOLOGY), ONTOLOGY), ONTOLOGY)
    return [each for each in facts.statements if each.kind == "Rating"], facts


@pytest.mark.parametrize("case", parameters(cases("ratings.md")))
def test_case(case: Case, tmp_path: Path) -> None:
    facts = facts_of(case.text, tmp_path)
    found = [statement for statement in facts.statements if statement.kind == "Rating"]
    wanted = [*case.facts, *["Rating"] * len(found)]
    assert [line_of(each, facts, line) for each, line in zip(found, wanted, strict=False)] == list(case.facts)


def test_a_table_gives_a_rating_for_each_cell_with_body_and_year(tmp_path: Path) -> None:
    found, facts = ratings_of(TABLE, tmp_path, "Water Conduct Authority")
    lines = ["Rating |  | rates= | ratedBy= | ratedOn="] * len(found)
    assert [line_of(each, facts, line).partition(" | ")[2] for each, line in zip(found, lines, strict=True)] == [
        f"{grade} | rates={company} Water plc | ratedBy=Water Conduct Authority | ratedOn={year}"
        for company, year, grade in (
            ("Harrow", 2022, "3"),
            ("Harrow", 2023, "4 stars (leading)"),
            ("Linnet", 2022, "2"),
            ("Linnet", 2023, "1 star (failing)"),
        )
    ]


def test_a_readers_rating_is_none(tmp_path: Path) -> None:
    found, facts = ratings_of(COMMENTS, tmp_path, "Ravensby Council")
    assert [facts.document.text[slice(*each.words)] for each in found] == ["Good"]
