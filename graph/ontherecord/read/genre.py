"""The kind of a document: what it says it is, else what it looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontherecord.document import Block, BlockKind, Region
from ontherecord.read.lines import ends_sentence, is_turn
from ontherecord.read.phrases import Layout, normal

GENRES = ("PressRelease", "Letter", "Minutes", "Transcript", "ReportGenre", "Article")
_HEAD = 10
_CUT = re.compile(r"\s*[:|(,]\s*|\s+[–—-]\s+|\s+(?=\d)")
_SAID = re.compile(r"\b(?:said|added|commented|says|explained|continued):\s*$")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")


def genre_of_line(line: str, layout: Layout) -> str | None:
    """The kind that a line names: all of it, or its beginning up to a colon, dash, bar or number."""
    if len(line) > 150:
        return None
    opening = _CUT.split(line, maxsplit=1)[0]
    for genre in GENRES:
        if layout.whole(f"genre.{genre}", line) or (opening != line and layout.whole(f"genre.{genre}", opening)):
            return genre
    return None


def genre(text: str, blocks: Sequence[Block], layout: Layout) -> str | None:
    """The kind of a document; None where nothing tells it."""
    body = [block for block in blocks if block.region is Region.BODY]
    words = [" ".join(text[block.start : min(block.end, block.start + 400)].split()) for block in body]
    for line in words[:_HEAD]:
        if len(line.split()) <= 20 and not ends_sentence(line) and (named := genre_of_line(line, layout)):
            return named
    return _by_shape(text, blocks, body, words, layout)


def _by_shape(
    text: str, blocks: Sequence[Block], body: Sequence[Block], words: Sequence[str], layout: Layout
) -> str | None:
    """The kind that a document's shape shows."""
    if any(len(line) < 80 and layout.begin("letter.salutations", line) for line in words[:40]) and any(
        len(line) < 90 and layout.begin("letter.closings", line) for line in words
    ):
        return "Letter"
    spoken = sum(1 for line in words if is_turn(line) and len(line.split()) > 3)
    if spoken >= 5 and spoken * 3 > len(words):
        return "Transcript"
    if sum(layout.begin("genre.attendance", line) for line in words[:25]) >= 2:
        return "Minutes"
    if any(len(line) < 40 and layout.whole("headings.release", line) for line in words):
        return "PressRelease"
    if sum(1 for block in body if _SAID.search(text[max(block.start, block.end - 40) : block.end])) >= 2:
        return "PressRelease"
    numbered = sum(1 for block in body if block.kind is BlockKind.PARAGRAPH and _has_number(text, block))
    if numbered >= 5 and numbered * 3 > len(body):
        return "ReportGenre"
    if any(layout.begin("genre.bylines", line) for line in words[:8]) or any(
        "min read" in normal(text[block.start : block.end]) for block in blocks[:8]
    ):
        return "Article"
    return "WebPage" if any(block.region is Region.FURNITURE and _of_a_site(text, block) for block in blocks) else None


def _has_number(text: str, block: Block) -> bool:
    before = text[max(0, block.start - 12) : block.start].rsplit("\n", 1)[-1].strip()
    return bool(before and _NUMBERED.fullmatch(before))


def _of_a_site(text: str, block: Block) -> bool:
    """Whether furniture is a web site's, not a printed page's."""
    words = normal(text[block.start : block.end])
    return any(
        sign in words
        for sign in (
            "skip to",
            "cookie",
            "you are here",
            "privacy",
            "share this",
            "newsletter",
            "was this page",
            "related",
        )
    )
