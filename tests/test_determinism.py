"""The same text gives the same bytes: whatever the run, the hash seed, the processes, the folders and their order."""

import gzip
import shutil

import pytest

from conftest import CORPUS, ontherecord


def content(output):
    """What must not differ: the store is left out, and build.json, which holds the duration."""
    names = [output / "graph.ttl", output / "graph.trig", output / "graph.html"]
    names += sorted((output / "text").rglob("*.txt"))
    found = {file.relative_to(output).as_posix(): file.read_bytes() for file in names}
    return found | {file.name: gzip.decompress(file.read_bytes()) for file in (output / "quads").iterdir()}


@pytest.mark.parametrize(
    ("seed", "jobs", "elsewhere"), [("0", "1", False), ("1", "2", False), ("2", "3", True)], ids=str
)
def test_a_build_gives_the_same_bytes(tmp_path, built, seed, jobs, elsewhere):
    corpus = CORPUS
    if elsewhere:
        corpus = tmp_path / "another place" / "corpus"
        corpus.mkdir(parents=True)
        for file in sorted(CORPUS.iterdir(), reverse=True):
            shutil.copyfile(file, corpus / file.name)
    result = ontherecord(
        "build", corpus, "--jobs", jobs, "--output", "out", cwd=tmp_path, PYTHONHASHSEED=seed, TZ="Asia/Tokyo"
    )
    assert result.returncode == 0, result.stderr
    assert content(tmp_path / "out") == content(built)
