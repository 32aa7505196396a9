"""Who holds which post. In `cases/posts.md` the lines are all posts of a text: `holder | title | body | tenure`.

The body is – where the text does not tell it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import ONTOLOGY, Case, cases, facts_of, parameters
from ontherecord.document import Block, Document, Region
from ontherecord.extract import extract
from ontherecord.facts import Facts, Voice
from ontherecord.parse import parse


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("posts")


def posts_of(facts: Facts) -> list[tuple[str, ...]]:
    names: dict[str | None, str] = {thing.ref: thing.name for thing in facts.things} | {None: "–"}
    return [(names[post.member], post.role, names[post.organisation], str(post.tenure)) for post in facts.posts]


@pytest.mark.parametrize("case", parameters(cases("posts.md")))
def test_a_text_tells_just_these_posts(case: Case, folder: Path) -> None:
    wanted = [tuple(line.split(" | ")) for line in case.facts]
    complete = [(*line, "Current") if len(line) < 4 else line for line in wanted]
    assert sorted(posts_of(facts_of(case.text, folder, publisher=None))) == sorted(complete)


def test_a_post_quotes_its_sentence(folder: Path) -> None:
    facts = facts_of("It rained. Rosa Lind, chair of Lune Water, was there. So it was.", folder, publisher=None)
    [post] = facts.posts
    assert facts.document.text[post.evidence.start : post.evidence.end] == "Rosa Lind, chair of Lune Water, was there."
    assert post.saying.voice is Voice.PUBLISHER


def test_a_post_told_twice_is_one(folder: Path) -> None:
    text = "Rosa Lind, chair of Lune Water, spoke. Lune Water chair Rosa Lind left."
    assert len(facts_of(text, folder, publisher=None).posts) == 1


def test_no_post_is_read_in_a_readers_comment() -> None:
    one, two = "Rosa Lind spoke to Lune Water Ltd.", "Rosa Lind, chair of Lune Water Ltd, is a fool."
    blocks = (Block(0, len(one)), Block(len(one) + 2, len(one) + 2 + len(two), region=Region.COMMENT, comment=0))
    document = Document("page.txt", f"{one}\n\n{two}", blocks)
    assert posts_of(extract(parse(document, ONTOLOGY), ONTOLOGY)) == []
