"""Markdown: the text as it is meant to be read, and its front matter."""

from __future__ import annotations

from pathlib import Path

from ontherecord.document import Document, Metadata
from ontherecord.read import read


def markdown(folder: Path, text: str) -> Document:
    """The document in some Markdown."""
    file = folder / "page.md"
    file.write_text(text, encoding="utf-8")
    return read(file, "page.md", Metadata())


def shown(document: Document) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [(block.kind.value, block.level, document.text[block.start : block.end]) for block in document.blocks]


def test_structure(tmp_path: Path) -> None:
    text = """# The roof

The **hall** has a [new roof](https://example.org),
and it *does not* leak.

## Next steps

We will:

- paint it
  - twice
- insure it

1. By May
2. By June

| Part | State | Owner |
|---|---|---|
| Tiles | Good | Ann |

> “It is dry,” said Ann.
"""
    assert shown(markdown(tmp_path, text)) == [
        ("heading", 1, "The roof"),
        ("paragraph", 0, "The hall has a new roof, and it does not leak."),
        ("heading", 2, "Next steps"),
        ("paragraph", 0, "We will:"),
        ("item", 1, "paint it"),
        ("item", 2, "twice"),
        ("item", 1, "insure it"),
        ("item", 1, "By May"),
        ("item", 1, "By June"),
        ("row", 1, "Part\tState\tOwner"),
        ("row", 0, "Tiles\tGood\tAnn"),
        ("paragraph", 0, "“It is dry,” said Ann."),
    ]


def test_front_matter(tmp_path: Path) -> None:
    text = """---
title: "The roof"
publisher: Northgate School
author: Ann Doyle
date: 2021-06-17
type: press release
url: https://example.org/a
other: x
---

It leaks.
"""
    found = markdown(tmp_path, text)
    known = found.metadata
    assert found.text == "It leaks."
    assert (known.title, known.publisher, known.creator, known.source) == (
        "The roof",
        "Northgate School",
        "Ann Doyle",
        "https://example.org/a",
    )
    assert known.date is not None
    assert (known.date.value, known.genre) == ("2021-06-17", "PressRelease")


def test_partial_dates_of_the_front_matter(tmp_path: Path) -> None:
    for value in ("2021", "2021-06"):
        date = markdown(tmp_path, f"---\ndate: {value}\n---\nIt leaks.").metadata.date
        assert date is not None
        assert date.value == value
    assert markdown(tmp_path, "---\ndate: soon\n---\nIt leaks.").metadata.date is None


def test_raw_markup_is_not_text(tmp_path: Path) -> None:
    assert markdown(tmp_path, "It <b>leaks</b>.\n\n<script>We will track you.</script>\n").text == "It leaks."


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert markdown(tmp_path, "---\n\nIt leaks.\n").text == "It leaks."


def test_a_paragraph_of_nothing_but_marks_is_read_as_it_stands(tmp_path: Path) -> None:
    assert markdown(tmp_path, "[" * 50_000).text == "[" * 50_000
