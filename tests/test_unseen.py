"""What is found in documents that no rule was made for: see `unseen/README.md`."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from conftest import invoke
from ontherecord.publish.store import open_store

UNSEEN = Path(__file__).parent / "unseen"
HELD = {"a": (211, 3), "b": (199, 7), "c": (230, 4), "d": (182, 1)}
"""Of each set: statements of the gold that are found at least, and traps that are fallen into at most."""

SAID = """
    PREFIX otr: <https://w3id.org/ontherecord#> PREFIX oa: <http://www.w3.org/ns/oa#>
    SELECT ?file ?class ?exact WHERE {
      ?statement otr:statedIn/otr:fileName ?file ; a ?class ; otr:evidence/oa:exact ?exact
    }"""


def folded(text):
    return " ".join(text.split())


@pytest.fixture(scope="module", params=sorted(HELD))
def unseen(request, tmp_path_factory):
    """The name of a set, its gold, and by document and kind the sentences that were found in it."""
    folder, output = UNSEEN / request.param, tmp_path_factory.mktemp("unseen") / "output"
    assert invoke("build", folder / "documents", "--output", output).exit_code == 0
    said = defaultdict(list)
    for file, kind, exact in open_store(output).query(SAID):
        said[file.value, kind.value.rpartition("#")[2]].append(folded(exact.value))
    return (
        request.param,
        [json.loads(gold.read_text(encoding="utf-8")) for gold in sorted((folder / "gold").glob("0*.json"))],
        said,
    )


def has(said, document, kinds, anchors):
    return any(folded(anchor) in words for kind in kinds for anchor in anchors for words in said[document, kind])


def test_what_is_said_is_found(unseen):
    name, gold, said = unseen
    wanted = [(each["document"], s) for each in gold for s in each["statements"] if not s.get("optional")]
    found = [
        has(said, document, [s["kind"], *s.get("altKinds", [])], s.get("anchors") or [s["anchor"]])
        for document, s in wanted
    ]
    assert sum(found) >= HELD[name][0], f"{sum(found)} of {len(found)}"


def test_what_looks_like_it_is_not(unseen):
    name, gold, said = unseen
    fallen = [
        t["anchor"] for each in gold for t in each["not"] if has(said, each["document"], [t["kind"]], [t["anchor"]])
    ]
    assert len(fallen) <= HELD[name][1], fallen
