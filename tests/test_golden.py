"""The build of the corpus is, byte for byte, the one that was reviewed."""

import difflib

import pytest

from golden import GOLDEN, HASHES, hashes

pytestmark = pytest.mark.skipif(
    not (GOLDEN / "graph.ttl").is_file(), reason="output/golden/ does not exist yet: nobody has reviewed a build"
)


def test_the_graph_is_the_reviewed_one(built):
    reviewed = (GOLDEN / "graph.ttl").read_text(encoding="utf-8")
    now = (built / "graph.ttl").read_text(encoding="utf-8")
    if now != reviewed:
        lines = difflib.unified_diff(reviewed.splitlines(), now.splitlines(), "reviewed", "now", lineterm="", n=1)
        pytest.fail("\n".join(list(lines)[:60]))


def test_all_other_files_are_the_reviewed_ones(built):
    assert hashes(built).splitlines() == (GOLDEN / HASHES).read_text(encoding="utf-8").splitlines()
