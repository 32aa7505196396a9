"""A statement that a person has marked as wrong stays out for as long as its sentence stands."""

import json

import pytest

from conftest import ontherecord
from ontherecord.corrections import KINDS, corrections
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError

TEXT = "Cafcass will publish a plan in June 2021.\n\nCafcass will train all of its\nstaff by December 2021.\n"


@pytest.fixture
def place(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "ontology").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(TEXT)
    return tmp_path


def build(place):
    result = ontherecord("build", cwd=place)
    assert result.returncode == 0, result.stderr
    return result


def commitments(place):
    asked = "SELECT ?words WHERE { ?c a otr:Commitment ; otr:words/oa:exact ?words } ORDER BY ?words"
    result = ontherecord("query", "-", "--format", "json", cwd=place, stdin=asked)
    rows = json.loads(result.stdout)["results"]["bindings"]
    return [" ".join(row["words"]["value"].split()) for row in rows]


def mark(place, words, kind="Commitment", document="a.txt"):
    line = "\t".join([document, kind, words, "the plan was somebody else's; A. Person", "2024-02-01"])
    (place / "ontology" / "statements.tsv").write_text(f"# marked\n{line}\n")


def test_a_marked_statement_leaves_the_graph_and_is_listed(place):
    build(place)
    wrong = next(words for words in commitments(place) if "staff" in words)
    mark(place, wrong)
    assert build(place).stderr == ""
    assert commitments(place) == [words for words in commitments(place) if words != wrong] != []
    listed = json.loads((place / "output" / "build.json").read_text())["corrections"]
    assert [(entry["words"], entry["reason"]) for entry in listed] == [
        (wrong, "the plan was somebody else's; A. Person")
    ]


def test_it_stays_out_when_the_text_around_it_changes(place):
    build(place)
    wrong = next(words for words in commitments(place) if "staff" in words)
    mark(place, wrong)
    (place / "corpus" / "a.txt").write_text(
        "We will meet every family by March 2022.\n\n" + TEXT.replace("its\n", "its ")
    )
    build(place)
    assert wrong not in commitments(place)


def test_a_correction_that_nothing_answers_to_is_reported(place):
    mark(place, "will abolish the service")
    result = build(place)
    assert "statements.tsv:2: no such Commitment in a.txt" in result.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a.txt\tCommitment\twill go", "needs five cells"),
        ("a.txt\tPromise\twill go\twrong\t2024-01-01", "unknown kind Promise"),
        ("a.txt\tCommitment\twill go\twrong\tyesterday", "yesterday is no date"),
        ("a.txt\tCommitment\t\twrong\t2024-01-01", "needs five cells"),
    ],
)
def test_a_line_that_cannot_be_understood_stops_the_build(tmp_path, line, said):
    (tmp_path / "statements.tsv").write_text(f"\n# comment\n{line}\n")
    with pytest.raises(UserError, match=said) as error:
        corrections(Ontology((tmp_path,)))
    assert "statements.tsv:3: " in str(error.value)
    assert error.value.exit_code == 2


def test_every_kind_of_statement_can_be_marked():
    assert {"Commitment", "Rating", "Apology", "Relation", "Membership"} <= KINDS
    assert len(KINDS) == 15
