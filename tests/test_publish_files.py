"""A build takes the place of the one before as a whole, or not at all."""

import json
import os

import pytest

from ontherecord.problems import UserError
from ontherecord.publish import files

FULL = OSError(28, os.strerror(28))


def write_build(folder, word, names=("graph.ttl", "quads")):
    (folder / "quads").mkdir()
    (folder / "quads" / "00.nq.gz").write_text(word)
    if "graph.ttl" in names:
        (folder / "graph.ttl").write_text(word)
    (folder / "build.json").write_text(json.dumps({"files": sorted(names)}))


def build(output, word, names=("graph.ttl", "quads")):
    with files.replacing(output) as new:
        write_build(new, word, names)


def fail_half_way(opened, error):
    with opened as new:
        (new / "graph.ttl").write_text("half")
        raise error


def content(output):
    return {
        path.relative_to(output).as_posix(): path.read_text()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name not in {".lock", "build.json"}
    }


def whole(word):
    return {"graph.ttl": word, "quads/00.nq.gz": word}


def test_a_new_build_takes_the_place_of_the_old_and_leaves_all_else_alone(tmp_path):
    (tmp_path / "golden").mkdir()
    (tmp_path / "golden" / "graph.ttl").write_text("kept")
    build(tmp_path, "old")
    build(tmp_path, "new")
    assert content(tmp_path) == whole("new") | {"golden/graph.ttl": "kept"}


def test_a_file_that_the_new_build_does_not_have_goes(tmp_path):
    build(tmp_path, "old")
    build(tmp_path, "new", names=("quads",))
    assert content(tmp_path) == {"quads/00.nq.gz": "new"}


def test_after_an_error_the_old_build_is_whole(tmp_path):
    build(tmp_path, "old")
    with pytest.raises(ZeroDivisionError):
        fail_half_way(files.replacing(tmp_path), ZeroDivisionError())
    assert content(tmp_path) == whole("old")


def test_a_write_that_fails_is_told_in_one_sentence(tmp_path):
    build(tmp_path, "old")
    with pytest.raises(UserError, match="could not be written: No space left on device"):
        fail_half_way(files.replacing(tmp_path), FULL)
    assert content(tmp_path) == whole("old")


def test_files_that_no_build_wrote_are_not_replaced(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "diary.txt").write_text("mine")
    with pytest.raises(UserError, match="not written by a build"):
        build(tmp_path, "new")
    assert (tmp_path / "text" / "diary.txt").read_text() == "mine"


def test_two_builds_do_not_write_to_one_folder_at_a_time(tmp_path):
    with files.replacing(tmp_path) as new:
        with pytest.raises(UserError, match="another build"):
            build(tmp_path, "other")
        write_build(new, "first")
    assert content(tmp_path) == whole("first")


class Killed(BaseException):
    """Stands for SIGKILL: nothing in the code may catch it."""


@pytest.mark.parametrize("moves", range(12))
def test_killed_at_any_move_the_next_one_finds_a_whole_build(tmp_path, monkeypatch, moves):
    build(tmp_path, "old")
    left = [moves]

    def replace(file, target, really=os.replace):
        if not left[0]:
            raise Killed
        left[0] -= 1
        really(file, target)
        return target

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.replace", replace)
        try:
            build(tmp_path, "new")
        except Killed:
            killed = True
        else:
            killed = False
    files.settled(tmp_path)
    assert content(tmp_path) in (whole("old"), whole("new"))
    if not killed:
        assert content(tmp_path) == whole("new")
    build(tmp_path, "next")
    assert content(tmp_path) == whole("next")
    assert not [path for path in tmp_path.iterdir() if path.name in {".next", ".ready", ".old"}]


def test_a_single_file_appears_whole_or_not_at_all(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("old")

    def write():
        with files.whole(file) as out:
            out.write(b"half")
            raise FULL

    with pytest.raises(UserError, match="could not be written"):
        write()
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]
