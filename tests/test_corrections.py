"""A statement that a person has marked as wrong stays out for as long as its sentence stands."""

import json

import pytest

from conftest import invoke
from ontherecord.corrections import KINDS, corrections
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError

TEXT = """Our plan

We will publish a new plan for all family courts in England by the end of June 2021.

We will train every family court adviser who works with children
in the new framework, and the managers of all of them, before the
end of next year.
"""
WRONG = "We will train every family court adviser"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with one document, built."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(TEXT)
    (tmp_path / "corpus" / "corpus.toml").write_text('["a.txt"]\npublisher = "Cafcass"\ndate = "2020-05-04"\n')
    build()
    return tmp_path


def build(*options):
    result = invoke("build", "corpus", "--output", "output", *options)
    assert result.exit_code == 0, result.output
    return result


def commitments():
    asked = "SELECT ?words WHERE { ?c a otr:Commitment ; otr:words/oa:exact ?words } ORDER BY ?words"
    rows = json.loads(invoke("query", "-", "--format", "json", input=asked).stdout)["results"]["bindings"]
    return [" ".join(row["words"]["value"].split()) for row in rows]


def mark(place, words, kind="Commitment", document="a.txt"):
    line = "\t".join([document, kind, words, "it was said of another body; A. Person", "2024-02-01"])
    (place / "marked" / "ontology").mkdir(parents=True)
    (place / "marked" / "ontology" / "statements.tsv").write_text(f"# marked\n{line}\n")
    return build("--workspace", "marked")


def test_a_marked_statement_leaves_the_graph_and_is_listed(place):
    before = commitments()
    (wrong,) = (words for words in before if words.startswith(WRONG))
    assert mark(place, wrong).stderr == ""
    assert commitments() == [words for words in before if words != wrong] != []
    (listed,) = json.loads((place / "output" / "build.json").read_text())["corrections"]
    assert (listed["words"], listed["reason"]) == (wrong, "it was said of another body; A. Person")
    assert listed["document"] == "a.txt"


def test_it_stays_out_when_the_text_around_it_changes(place):
    (wrong,) = (words for words in commitments() if words.startswith(WRONG))
    mark(place, wrong)
    more = "We will meet every family that has complained to us in person by March 2022.\n\nWe will train"
    (place / "corpus" / "a.txt").write_text(TEXT.replace("We will train", more))
    build("--workspace", "marked")
    assert len(commitments()) == 2
    assert wrong not in commitments()


def test_a_correction_that_nothing_answers_to_is_reported(place):
    result = mark(place, "will abolish the service")
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
