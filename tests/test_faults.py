"""What goes wrong costs one clear sentence and the right exit code; the build before stays whole."""

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from unittest.mock import Mock

import pytest
from filelock import FileLock

from conftest import heed_interrupts, invoke


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with one document, built."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(
        "Our plan\n\nWe will publish a plan for all family courts in June 2021.\n"
    )
    assert invoke("build").exit_code == 0
    return tmp_path


KILLS = int(os.environ.get("KILLS", "8"))
"""Builds that are killed; before a release, 40."""


def content(output, store=True):
    """All files of a build but its cache; without the store, what is the same after every build."""
    return {
        path.relative_to(output): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
        and ".cache" not in path.parts
        and (store or not ("store" in path.parts or path.name == "build.json"))
    }


def refuse(place, code, *words, options=()):
    """Build again; it is refused in one sentence that has those words, and nothing has changed."""
    earlier = content(place / "output")
    result = invoke("build", "corpus", "--output", "output", *options)
    assert result.exit_code == code, result.output
    assert result.stderr.startswith("Error: ")
    for word in words:
        assert word in result.stderr
    assert content(place / "output") == earlier


def test_a_folder_with_no_document(place):
    (place / "corpus" / "a.txt").unlink()
    refuse(place, 2, "no document in")


def test_a_file_that_cannot_be_read(place, monkeypatch):
    monkeypatch.setattr("pathlib.Path.read_bytes", Mock(side_effect=PermissionError(13, "Permission denied")))
    result = invoke("build")
    monkeypatch.undo()
    assert result.exit_code == 1
    assert "a.txt: cannot be read (Permission denied)" in result.stderr
    assert (place / "output" / "graph.ttl").is_file()


def test_a_file_that_is_not_text(place):
    (place / "corpus" / "a.txt").write_bytes(bytes(range(256)) * 8)
    refuse(place, 1, "a.txt: holds no readable text")


def test_a_broken_corpus_toml(place):
    (place / "corpus" / "corpus.toml").write_text('["a.txt"]\ntitle = "A\n')
    refuse(place, 2, "corpus.toml:2: not valid TOML")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("own.ttl", "@prefix a: <http://x/> .\n a:b a:c .\n", "own.ttl:2: not valid Turtle"),
        ("blank.ttl", "@prefix a: <http://x/> .\n a:b a:c [] .\n", "blank.ttl: has a blank node"),
        ("statements.tsv", "a.txt\tCommitment\n", "statements.tsv:1: needs five cells"),
        ("cues/commitment.toml", 'firm = ["will\n', "commitment.toml: not valid TOML"),
        ("shapes-own.ttl", "nonsense", "shapes-own.ttl: not valid Turtle"),
    ],
)
def test_an_ontology_with_an_error(place, name, text, words):
    file = place / "workspace" / "ontology" / name
    file.parent.mkdir(parents=True)
    file.write_text(text)
    refuse(place, 2, words, options=["--workspace", "workspace"])


@contextlib.contextmanager
def no_file_above(size):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [1_000, 20_000, 50_000, 100_000, 200_000])
def test_a_write_that_fails_half_way(place, size):
    """The cache or the store fails at the smaller sizes, Turtle or the page at the larger ones."""
    (place / "corpus" / "a.txt").write_text("Our plan\n\nWe will publish a plan for all courts in June 2022.\n")
    with no_file_above(size):
        refuse(place, 1, "could not be written: ", "as it was")


def test_another_build_under_way(place):
    with FileLock(place / "output" / ".lock"):
        refuse(place, 1, "another build")


def killed_build(seconds):
    """A build in a process of its own that is killed after some seconds, if it has not come to its end."""
    child = os.fork()  # it has all libraries already, so that the build is killed, and not its start
    if child == 0:
        with contextlib.suppress(BaseException):
            invoke("build", "--jobs", "1")
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def test_builds_killed_at_random_moments_go_on_to_the_same_bytes(place):
    for number in range(3):
        (place / "corpus" / f"{number}.txt").write_text(f"Our plan\n\nWe will train {number + 2} advisers in 2022.\n")
    started = time.monotonic()
    assert invoke("build").exit_code == 0
    longest, rng = time.monotonic() - started, random.Random(9)  # noqa: S311  the same moments in every run
    killed = 0
    for number in range(KILLS):
        (place / "corpus" / "a.txt").write_text(f"Our plan\n\nWe will publish {number + 2} plans in June 2021.\n")
        killed += killed_build(rng.uniform(0, longest)) == signal.SIGKILL
        served = invoke("query", "commitments")
        assert served.exit_code == 0, served.output
        assert invoke("build").exit_code == 0
        assert invoke("build", "--output", "undisturbed").exit_code == 0
        assert content(place / "output", store=False) == content(place / "undisturbed", store=False)
        shutil.rmtree(place / "undisturbed")
    assert killed > KILLS // 4


@pytest.mark.parametrize("reached", [".next/store", ".next/graph.ttl"])
def test_killed_at_any_moment_the_next_build_is_whole(place, reached):
    earlier = content(place / "output", store=False)
    build = subprocess.Popen([sys.executable, "-m", "ontherecord", "build"], stdout=subprocess.DEVNULL)
    while not (place / "output" / reached).exists() and build.poll() is None:
        pass
    build.kill()
    build.wait()
    assert invoke("query", "commitments").exit_code == 0
    assert invoke("build").exit_code == 0
    assert content(place / "output", store=False) == earlier


def test_a_graph_that_is_not_there(tmp_path):
    result = invoke("query", "ratings", "--output", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: there is no built graph in")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_everything_whole_and_says_one_word(place, jobs):
    (place / "corpus" / "b.txt").write_text("Our plan\n\nWe will publish a plan for all courts in June 2022.\n")
    earlier = content(place / "output")
    command = [sys.executable, "-m", "ontherecord", "build", "--jobs", jobs]
    build = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=heed_interrupts
    )
    while not (place / "output" / ".next").exists() and build.poll() is None:
        pass
    os.killpg(build.pid, signal.SIGINT)
    assert build.communicate() == (b"", b"\nAborted!\n")
    assert build.returncode == 1
    assert content(place / "output") == earlier
