"""The structure that plain text is read into: cases in tests/cases/layout*.md, a title, a text, the blocks expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontherecord.document import Block, BlockKind, Document, Metadata, Region
from ontherecord.read import read

CASES = Path(__file__).parent / "cases"


def cases() -> list[tuple[str, str, str]]:
    """Title, text and expected blocks of every case."""
    found = []
    for file in sorted(CASES.glob("layout*.md")):
        parts = ("\n" + file.read_text(encoding="utf-8")).split("\n.\n")
        for title, text, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
            found.append((title.strip(), text, expected))
    return found


def shown(document: Document, block: Block) -> str:
    """A block as the cases write it: kind, level, region, the block that introduces it, its words or cells."""
    kind = block.kind.value if block.region is Region.BODY else block.region.value
    if block.region is Region.COMMENT:
        kind += f" {block.comment}"
    elif block.region is Region.BODY and block.level and block.kind is not BlockKind.ROW:
        kind += f" {block.level}"
    within = document.text if block.region is Region.FURNITURE else document.readable
    words = within[block.start : block.end]
    intro = "" if block.intro is None else f" <{block.intro}"
    pieces = [document.text[start:end] for start, end in block.cells] or [words]
    return f"{kind}{intro} | " + " ¦ ".join(" ".join(piece.split()) for piece in pieces)


@pytest.mark.parametrize(
    ("title", "text", "expected"), cases(), ids=lambda value: value[:60] if "\n" not in value else ""
)
def test_layout(title: str, text: str, expected: str, tmp_path: Path) -> None:
    file = tmp_path / "case.txt"
    file.write_text(text, encoding="utf-8")
    document = read(file, "case.txt", Metadata())
    assert "\n".join(shown(document, block) for block in document.blocks) == expected.strip("\n"), title
