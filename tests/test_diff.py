"""What one build says that another does not."""

import pytest

from conftest import invoke

PLAN = "We will publish a new plan for all family courts in England by the end of June 2021."
STAFF = "We aim to train every family court adviser who works with children in the new framework."
VISITS = "We will meet every family that has complained to us in person by March 2022."
DECLARED = '["a.txt"]\ntitle = "Our plan"\npublisher = "Cafcass"\ndate = "2020-05-04"\ngenre = "PressRelease"\n'


@pytest.fixture
def build(tmp_path, monkeypatch):
    """Build sentences, each a paragraph, into a folder of that name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()

    def build(name, *sentences, declared=DECLARED):
        (tmp_path / "in" / "a.txt").write_text("\n\n".join(["Our plan", *sentences, ""]))
        (tmp_path / "in" / "corpus.toml").write_text(declared)
        result = invoke("build", "in", "--output", name)
        assert result.exit_code == 0, result.output

    build("old", PLAN, STAFF)
    return build


def compared():
    result = invoke("diff", "old", "new")
    assert result.exit_code == 0, result.output
    return result.output


def test_the_same_text_differs_in_nothing(build):
    build("new", PLAN, STAFF)
    assert compared() == "0 said anew, 0 gone, 0 changed\n"


def test_a_sentence_put_in_before_the_others_changes_nothing_else(build):
    build("new", VISITS, PLAN, STAFF)
    *signs, summary = [line for line in compared().splitlines() if not line.startswith(" ")]
    assert summary.endswith(" 0 gone, 0 changed")
    assert any(line.startswith("+ a.txt: Commitment “We will meet every family") for line in signs)


def test_a_sentence_taken_out_is_gone(build):
    build("new", PLAN)
    assert "- a.txt: Commitment “We aim to train" in compared()
    assert "0 said anew" in compared()
    assert compared().endswith(" 0 changed\n")


def test_what_is_taken_to_mean_something_else_has_changed(build):
    build("new", PLAN, STAFF, declared=DECLARED.replace("2020-05-04", "2020-06-05"))
    assert "~ a.txt: Commitment “We aim to train" in compared()
    assert "- otr:statedOn 2020-05-04" in compared()
    assert "+ otr:statedOn 2020-06-05" in compared()
