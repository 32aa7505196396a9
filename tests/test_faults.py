"""What goes wrong costs one clear sentence and the right exit code; the build before stays whole."""

import resource
import subprocess
import sys

import pytest
from filelock import FileLock

from conftest import ontherecord


@pytest.fixture
def before(tmp_path):
    """A workspace with one document, and a build of it."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "ontology").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Cafcass will publish a plan in June 2021.\n")
    assert ontherecord("build", cwd=tmp_path).returncode == 0
    return tmp_path


def content(output):
    return {path: path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file() and path.name != "LOG"}


def refuse(place, code, *words, **options):
    """Build again; nothing changes, and the one sentence has those words."""
    earlier = content(place / "output")
    result = ontherecord("build", cwd=place, **options)
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("Error: ")
    for word in words:
        assert word in result.stderr
    assert content(place / "output") == earlier


def test_a_folder_with_no_document(before):
    (before / "corpus" / "a.txt").unlink()
    refuse(before, 2, "no document in")


def test_a_file_that_cannot_be_read(before):
    (before / "corpus" / "a.txt").unlink()
    (before / "corpus" / "a.txt").symlink_to("/proc/self/mem")
    refuse(before, 2, "no document in")


def test_a_file_that_is_not_text(before):
    (before / "corpus" / "a.txt").write_bytes(bytes(range(256)) * 8)
    refuse(before, 1, "a.txt: ")


def test_a_broken_corpus_toml(before):
    (before / "corpus" / "corpus.toml").write_text('["a.txt"]\ntitle = "A\n')
    refuse(before, 2, "corpus.toml:2: not valid TOML")


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
def test_an_ontology_with_an_error(before, name, text, words):
    file = before / "ontology" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    refuse(before, 2, words)


@pytest.mark.parametrize("size", [1_000, 20_000, 60_000, 150_000])
def test_a_write_that_fails_half_way(before, size):
    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    refuse(before, 1, "could not be written", "as it was", before=limited)


def test_another_build_under_way(before):
    with FileLock(before / "output" / ".lock"):
        refuse(before, 1, "another build")


@pytest.mark.parametrize("reached", [".next", ".next/store", ".next/quads", ".next/graph.ttl", ".next/build.json"])
def test_killed_at_any_moment_the_next_build_is_whole(before, reached):
    earlier = without_store(before / "output")
    build = subprocess.Popen([sys.executable, "-m", "ontherecord", "build"], cwd=before, stdout=subprocess.DEVNULL)
    while not (before / "output" / reached).exists() and build.poll() is None:
        pass
    build.kill()
    build.wait()
    assert ontherecord("query", "commitments", cwd=before).returncode == 0
    assert ontherecord("build", cwd=before).returncode == 0
    assert without_store(before / "output") == earlier


def without_store(output):
    """What is the same after every build."""
    return {
        path: data for path, data in content(output).items() if "store" not in path.parts and path.name != "build.json"
    }


def test_a_graph_that_is_not_there(tmp_path):
    result = ontherecord("query", "ratings", "--output", tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("Error: there is no built graph in")
