"""Each kind of statement is found where it is made, and not where it only seems to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import HERE, Case, cases, facts_of, line_of, parameters

KINDS = {
    "commitments.md": "Commitment",
    "progress.md": "Progress",
    "findings.md": "Finding",
    "recommendations.md": "Recommendation",
    "criticisms.md": "Criticism",
    "praises.md": "Praise",
    "acknowledgements.md": "Acknowledgement",
    "disagreements.md": "Disagreement",
    "apologies.md": "Apology",
    "questions.md": "Question",
    "answers.md": "Answer",
}
ALL = [case for name in KINDS if (HERE / "cases" / name).exists() for case in cases(name)]


@pytest.mark.parametrize("case", parameters(ALL))
def test_case(case: Case, tmp_path: Path) -> None:
    kind = KINDS[case.place.partition(":")[0]]
    facts = facts_of(case.text, tmp_path)
    found = [statement for statement in facts.statements if statement.kind == kind]
    wanted = [*case.facts, *[kind] * len(found)]
    assert [line_of(s, facts, line) for s, line in zip(found, wanted, strict=False)] == list(case.facts)


@pytest.mark.parametrize("name", [name for name in KINDS if (HERE / "cases" / name).exists()])
def test_as_many_sentences_must_not_match_as_must(name: str) -> None:
    silent = sum(not case.facts for case in cases(name))
    assert 2 * silent >= sum(1 for _ in cases(name))
