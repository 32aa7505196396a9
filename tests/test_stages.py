"""One file through all stages that see one document."""

import zipfile

import pytest

from ontherecord.corpus import Source, find_documents
from ontherecord.link import Packing
from ontherecord.loading import load
from ontherecord.publish.prefixes import BASE
from ontherecord.publish.texts import text_names
from ontherecord.results import Described, LeftOut
from ontherecord.settings import Settings
from ontherecord.stages import work_on
from ontherecord.workspace import ontology_for

PLAN = "Our plan\n\nWe will publish a plan for all family courts by June 2021.\n"


@pytest.fixture(scope="module")
def settings():
    return Settings(ontology_for(None), BASE)


def archive(folder, **members):
    with zipfile.ZipFile(folder / "letters.zip", "w") as package:
        for name, text in members.items():
            package.writestr(name, text)
    return find_documents([folder]).sources[0]


def test_each_document_of_an_archive_is_a_document_of_its_own(tmp_path, settings):
    members = {"2021/b.txt": PLAN, "a.txt": PLAN, "README.md": "no", ".hidden/c.txt": "no", "../out.txt": "no"}
    results = work_on(load(archive(tmp_path, **members)), settings)
    assert [result.path for result in results] == ["letters.zip/2021/b.txt", "letters.zip/a.txt"]
    assert all(isinstance(result, Described) for result in results)
    assert f"<{BASE}document/letters.zip/2021/b.txt>" in results[0].lines[0]


def test_what_is_declared_reaches_into_an_archive(tmp_path, settings):
    (tmp_path / "corpus.toml").write_text('["letters.zip/a.txt"]\ndate = "2021-06-17"\n')
    (result,) = work_on(load(archive(tmp_path, **{"a.txt": PLAN})), settings)
    assert Packing().unpack(result.packed_outline).date.value == "2021-06-17"


def test_a_damaged_archive_is_one_problem(tmp_path, settings):
    source = archive(tmp_path, **{"a.txt": PLAN * 100})
    source.file.write_bytes(source.file.read_bytes()[:-30])
    (result,) = work_on(load(source), settings)
    assert isinstance(result, LeftOut)
    assert "damaged" in str(result.problems[0])


def test_one_bad_document_of_an_archive_costs_no_other(tmp_path, settings):
    results = work_on(load(archive(tmp_path, **{"a.txt": bytes(range(256)) * 8, "b.txt": PLAN})), settings)
    assert [type(result) for result in results] == [LeftOut, Described]


def test_a_fault_of_ours_is_one_problem_too(tmp_path, settings, monkeypatch):
    (tmp_path / "a.txt").write_text(PLAN)
    monkeypatch.setattr("ontherecord.stages.describe", lambda *_: 1 / 0)
    (result,) = work_on(load(Source(tmp_path / "a.txt", "a.txt")), settings)
    assert "ZeroDivisionError" in str(result.problems[0])


def test_comments_can_be_left_out_without_moving_a_word(tmp_path, settings):
    text = PLAN + "\nComments\n\nJane says:\n\nYou never keep your promises to us.\n"
    (tmp_path / "a.txt").write_text(text)
    source = Source(tmp_path / "a.txt", "a.txt")
    (result,) = work_on(load(source), Settings(settings.ontology, BASE, comments=False))
    assert result.text == text
    assert not any("CommentVoice" in line for line in result.lines)


def test_a_name_that_no_file_system_takes_gives_way_to_its_hash():
    paths = ["a.zip/" + "x" * 300, "a.zip/" + "/".join("y" * 40), "a.zip/b"]
    names = text_names(paths)
    assert all(len(part.encode()) < 256 for name in names.values() for part in name.split("/"))
    assert len(set(names.values())) == 3
    assert names["a.zip/b"] == "a.zip/b.txt"
