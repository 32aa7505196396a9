"""What one build says that another does not."""

import pytest

from conftest import ontherecord

FIRST = "Cafcass will publish a plan in June 2021.\n\nCafcass aims to train all staff.\n"


@pytest.fixture
def builds(tmp_path):
    """Build a text into a folder of that name."""

    def build(name, text):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / "a.txt").write_text(text)
        result = ontherecord("build", "in", "--output", name, cwd=tmp_path)
        assert result.returncode == 0, result.stderr

    build("old", FIRST)
    return tmp_path, build


def compared(place):
    result = ontherecord("diff", "old", "new", cwd=place)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_same_text_differs_in_nothing(builds):
    place, build = builds
    build("new", FIRST)
    assert compared(place) == "0 said anew, 0 gone, 0 changed\n"


def test_a_sentence_put_in_before_the_others_changes_nothing_else(builds):
    place, build = builds
    build("new", "We will meet every family by March 2022.\n\n" + FIRST)
    lines = compared(place).splitlines()
    assert all(line.startswith(("+ a.txt: ", "  ")) for line in lines[:-1])
    assert " 0 gone, 0 changed" in lines[-1]
    assert "meet every family" in compared(place)


def test_a_sentence_taken_out_is_gone(builds):
    place, build = builds
    build("new", FIRST.split("\n\n", maxsplit=1)[0])
    assert "- a.txt: Commitment “" in compared(place)
    assert compared(place).endswith(" 0 changed\n")


def test_what_is_taken_to_mean_something_else_has_changed(builds):
    place, build = builds
    (place / "in" / "corpus.toml").write_text('["a.txt"]\ndate = "2020-05"\n')
    build("new", FIRST)
    assert "~ a.txt: Commitment “" in compared(place)
    assert "+ otr:statedOn 2020-05" in compared(place)
