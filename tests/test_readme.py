"""What the README shows is what the program does."""

import re

import pyoxigraph as ox
import pytest

from conftest import CORPUS, ontherecord
from golden import GOLDEN, counted
from ontherecord.publish.prefixes import BASE, prefixes

README = (CORPUS.parent / "README.md").read_text(encoding="utf-8")


def blocks(language=""):
    found = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [text for said, text in found if said == language]


def test_the_commands_are_what_continuous_integration_runs():
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    assert [line.rpartition("/")[2] for line in commands] == ["ontherecord build", "pytest -n auto"]
    assert all(line.startswith("python3 -m venv .venv && ") for line in commands)


@pytest.mark.skipif(
    not (GOLDEN / "graph.ttl").is_file(), reason="output/golden/ does not exist yet: the numbers are not settled"
)
def test_the_build_prints_what_is_shown(built):
    assert f"{counted(built)}\n" in blocks()


def test_the_graph_says_what_is_shown(built):
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes(BASE).items())
    (shown,) = blocks("turtle")
    triples = {quad.triple for quad in ox.parse(head + shown, format=ox.RdfFormat.TURTLE, base_iri=BASE)}
    assert len(triples) > 10
    assert triples <= {quad.triple for quad in ox.parse(path=built / "graph.ttl")}


def test_the_query_answers_what_is_shown(built):
    (session,) = (block for block in blocks() if block.startswith("$ echo"))
    query, answer = re.fullmatch(r"\$ echo '(.*?)' \| \S+ query - --format markdown\n(.*)", session, re.DOTALL).groups()
    result = ontherecord("query", "-", "--format", "markdown", "--output", built, stdin=query)
    assert result.stdout == answer


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)", README))
def test_every_link_leads_somewhere(link):
    assert (CORPUS.parent / link).exists()
