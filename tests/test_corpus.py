"""Which files are documents, in which order, and what is declared of them."""

import os
import unicodedata

import pytest

from ontherecord.corpus import find_documents, read_declarations
from ontherecord.dates import Date
from ontherecord.problems import UserError


def put(folder, **files):
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_txt", ".txt")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def paths(*folders, **options):
    return [source.path for source in find_documents(folders, **options).sources]


def test_documents_come_in_the_order_of_their_paths_whatever_the_order_of_folders(tmp_path):
    put(tmp_path / "one", b_txt="b", z__a_txt="za")
    put(tmp_path / "two", a_txt="a", c_txt="c")
    forwards = paths(tmp_path / "one", tmp_path / "two")
    assert forwards == ["a.txt", "b.txt", "c.txt", "z/a.txt"]
    assert paths(tmp_path / "two", tmp_path / "one", tmp_path / "two") == forwards


def test_hidden_files_readmes_declarations_and_the_output_are_no_documents(tmp_path):
    put(tmp_path, a_txt="a", readme_txt="no", out__text__a_txt="no")
    (tmp_path / "README.md").write_text("no")
    (tmp_path / "corpus.toml").write_text("")
    (tmp_path / ".hidden.txt").write_text("no")
    assert paths(tmp_path, leave_out=[tmp_path / "out"]) == ["a.txt"]


def test_two_files_of_one_path_are_refused(tmp_path):
    put(tmp_path / "one", a_txt="1")
    put(tmp_path / "two", a_txt="2")
    with pytest.raises(UserError, match="would be one document"):
        paths(tmp_path / "one", tmp_path / "two")


def test_a_folder_without_documents_is_refused(tmp_path):
    with pytest.raises(UserError, match="no document in") as error:
        paths(tmp_path)
    assert error.value.exit_code == 2


def test_links_out_of_the_folder_are_reported_and_not_followed(tmp_path):
    put(tmp_path / "in", a_txt="a")
    put(tmp_path, outside_txt="s")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "outside.txt")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    found = find_documents([tmp_path / "in"])
    assert [source.path for source in found.sources] == ["a.txt"]
    assert [problem.where for problem in found.problems] == ["b.txt", "pipe.txt"]


def test_names_are_composed_and_odd_ones_shown_harmlessly(tmp_path):
    put(tmp_path, a_txt="a")
    (tmp_path / unicodedata.normalize("NFD", "é.txt")).write_text("e")
    (tmp_path / os.fsdecode(b"\xff\x1b[2J.txt")).write_text("f")
    found = find_documents([tmp_path])
    assert [source.path for source in found.sources] == ["a.txt", "é.txt"]
    assert [str(problem) for problem in found.problems] == [
        r"\udcff\x1b[2J.txt: its name is not valid Unicode: rename it"
    ]


def test_declarations_are_read_and_those_of_absent_documents_reported(tmp_path):
    put(tmp_path, a_txt="a")
    (tmp_path / "corpus.toml").write_text(
        '["a.txt"]\ntitle = "A"\ndate = "2020-06"\ngenre = "Letter"\nurl = "https://example.org/a"\n["b.txt"]\n'
    )
    found = find_documents([tmp_path])
    declared = found.sources[0].declared
    assert (declared.title, declared.date, declared.genre) == ("A", Date.month(2020, 6), "Letter")
    assert declared.source == "https://example.org/a"
    assert declared.publisher is None
    assert "b.txt: no document of that name" in str(found.problems[0])


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('["a.txt"]\ntitle = "A\n', 2, "not valid TOML"),
        ('["a.txt"]\ntitle = "A"\n\nnonsense', 4, "not valid TOML"),
        ('["a.txt"]\n\nauthor = "A"', 3, "unknown field author"),
        ('["a.txt"]\ntitle = "A"\ndate = "2021-02-30"', 3, "is no date"),
        ('["a.txt"]\ndate = "last year"', 2, "is no date"),
        ('["a.txt"]\ngenre = "Poem"', 2, "unknown genre Poem"),
        ('["a.txt"]\nurl = "javascript:alert(1)"', 2, "no web address"),
        ('["a.txt"]\ntitle = 5', 2, "must be text"),
        ('title = "A"', 1, "outside a table"),
        ("[a.txt]\ntitle = 1", 1, "quotation marks"),
    ],
)
def test_a_broken_corpus_toml_is_told_with_its_line(tmp_path, text, line, what):
    (tmp_path / "corpus.toml").write_text(text)
    with pytest.raises(UserError, match=what) as error:
        read_declarations(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'corpus.toml'}:{line}: ")
    assert error.value.exit_code == 2


def test_a_corpus_toml_that_is_not_text_is_told(tmp_path):
    (tmp_path / "corpus.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="UTF-8"):
        read_declarations(tmp_path)
