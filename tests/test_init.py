"""`corpus.toml` of what was inferred, for a person to correct."""

import shutil

import pytest

from conftest import CORPUS, invoke
from ontherecord.corpus import read_declarations


@pytest.fixture
def folder(tmp_path):
    """The documents of the corpus, of which nothing is declared."""
    for file in CORPUS.glob("*.txt"):
        shutil.copyfile(file, tmp_path / file.name)
    return tmp_path


def test_what_the_text_tells_is_written_and_can_be_read_back(folder):
    assert invoke("init", folder).output == f"{folder / 'corpus.toml'} written\n"
    declared = read_declarations(folder)
    assert sorted(declared) == sorted(file.name for file in CORPUS.glob("*.txt"))
    letter = declared["2021-06-17-cafcass-letter-after-board-meeting.txt"]
    assert (letter.date.value, letter.genre, letter.publisher) == ("2021-06-17", "Letter", "Cafcass")
    assert letter.title


def test_a_persons_work_is_never_overwritten(folder):
    (folder / "corpus.toml").write_text("# mine\n")
    assert invoke("init", folder).exit_code == 2
    assert (folder / "corpus.toml").read_text() == "# mine\n"


def test_odd_names_and_values_are_quoted(tmp_path):
    (tmp_path / 'a "b"\n[c].txt').write_text('The "new"\\plan\n\nWe will publish a plan.\n')
    assert invoke("init", tmp_path).exit_code == 0
    assert list(read_declarations(tmp_path)) == ['a "b"\n[c].txt']


def test_a_document_that_cannot_be_read_is_reported(folder):
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 8)
    result = invoke("init", folder)
    assert result.exit_code == 0
    assert "bad.txt: holds no readable text" in result.stderr
