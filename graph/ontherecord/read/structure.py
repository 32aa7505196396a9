"""What each chunk of plain text is: heading, paragraph, list item or row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ontherecord.document import Block, BlockKind, Region
from ontherecord.read.datelines import date_of_line
from ontherecord.read.layout import Chunk
from ontherecord.read.lines import Line, ends_sentence, is_turn, last_mark, line_of, several_sentences
from ontherecord.read.lists import Shape, mark_items, mark_pairs
from ontherecord.read.phrases import Layout

_HEADING_WORDS, _TITLE_WORDS = 14, 40
_CONTACT = re.compile(r"@|https?://|www\.|\b0\d{3,4}[ -]\d{3}|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b")


def blocks(found: Sequence[Chunk], layout: Layout) -> list[Block]:
    """The blocks of a plain text, in order, with kinds, levels and cells; headings and introductions are tied later."""
    body = [chunk for chunk in found if not chunk.page]
    kinds = shapes(body, layout)
    drafts = [
        Block(chunk.start, chunk.end, kind, level=level, cells=cells)
        for chunk, (kind, level, cells) in zip(body, kinds, strict=True)
    ]
    page = [line for chunk in found for line in (*chunk.furniture, *(chunk.lines if chunk.page else []))]
    drafts += [Block(line.start, line.end, region=Region.FURNITURE) for line in page]
    return sorted(drafts, key=lambda block: (block.start, -block.end))


def shapes(body: Sequence[Chunk], layout: Layout) -> list[Shape]:
    """Kind, level and cells of each chunk."""
    shapes: list[Shape] = [(BlockKind.PARAGRAPH, 0, ()) for _ in body]
    spaced = _spaced(body)
    for index, chunk in enumerate(body):
        if chunk.cells:
            shapes[index] = (BlockKind.ROW, int(_heads_columns(body, index)), chunk.cells)
        elif is_heading(body, index, spaced, layout):
            shapes[index] = (BlockKind.HEADING, _level(chunk), ())
    mark_items(body, shapes)
    mark_pairs(body, shapes)
    return shapes


def _heads_columns(body: Sequence[Chunk], index: int) -> bool:
    """Whether a row opens a table of three columns or more with their names: short, without figures."""
    row = body[index]
    if len(row.cells) < 3 or (index and body[index - 1].cells and row.first.gap == 0):
        return False
    return not any(character.isdigit() for character in row.words) and len(row.words.split()) <= 4 * len(row.cells)


def _spaced(body: Sequence[Chunk]) -> bool:
    """Whether blank lines set blocks apart, as in most texts; else each line is a block of its own."""
    return sum(1 for chunk in body if chunk.first.gap) * 4 > len(body)


def is_heading(body: Sequence[Chunk], index: int, spaced: bool, layout: Layout) -> bool:
    """Whether a chunk stands as a heading: short, without a full stop, alone, and with something below it."""
    chunk = body[index]
    words = chunk.words
    if layout.whole("headings.always", words):
        return True
    if not _looks_like_heading(chunk, words, layout, first=index == 0):
        return False
    after = body[index + 1] if index + 1 < len(body) else None
    if after is None or (after.first.marker is None and after.words[0].islower()):
        return False
    if chunk.first.marker and chunk.first.marker.value is not None:
        return not _in_series(body, index)
    if not spaced:
        return _prose(after) or after.first.marker is not None or after.words.endswith(":") or index == 0
    before = body[index - 1] if index else None
    alone = (index == 0 or chunk.first.gap > 0) and after.first.gap > 0
    leads = (index == 0 or chunk.first.gap > 0) and (_prose(after) or after.first.marker is not None)
    follows = bool(before and before.cells) or index == 0
    return alone or leads or (follows and after.first.gap > 0)


def _looks_like_heading(chunk: Chunk, words: str, layout: Layout, first: bool) -> bool:
    limit = _TITLE_WORDS if first else _HEADING_WORDS + 12 * (len(chunk.lines) > 1)
    if len(chunk.lines) > 2 or len(words) > 250 or len(words.split()) > limit:
        return False
    mark = last_mark(words)
    if several_sentences(words) or (mark == "?" and is_turn(words)):
        return False
    if (mark and mark in ".,;:!") or not (words[0].isupper() or words[0].isdigit() or words[0] in "“‘'\""):
        return False
    if chunk.first.marker and chunk.first.marker.value is None:
        return False
    if words[0] in '“"' and words[-1] in '”"':
        return False
    if (
        layout.begin("letter.salutations", words)
        or layout.begin("letter.closings", words)
        or layout.whole("letter.delivery", words)
    ):
        return False
    if layout.begin("genre.attendance", words) and ":" in words:
        return False
    if layout.begin("genre.bylines", words) and len(words.split()) > 1:
        return False
    return not _CONTACT.search(words) and date_of_line(words, layout) is None


def _prose(chunk: Chunk) -> bool:
    return len(chunk.words) > 120 or (
        len(chunk.words.split()) > 8 and (ends_sentence(chunk.words) or chunk.words.endswith(":"))
    )


def _level(chunk: Chunk) -> int:
    marker = chunk.first.marker
    return 2 if marker is None else 1 + marker.depth


def _in_series(body: Sequence[Chunk], index: int) -> bool:
    """Whether the chunk next above or below goes on with the numbers of this one."""
    marker = body[index].first.marker
    before = body[index - 1].first.marker if index else None
    after = body[index + 1].first.marker if index + 1 < len(body) else None
    return bool(marker and ((before and marker.follows(before)) or (after and after.follows(marker))))


def refined(text: str, written: Sequence[Block], layout: Layout) -> list[Block]:
    """The blocks of a format with its own structure, where people typed numbers and pairs instead of using it."""
    body = [Chunk([_line_above(text, block)], cells=block.cells) for block in written]
    found: list[Shape] = [(block.kind, block.level, block.cells) for block in written]
    for index, block in enumerate(written):
        if block.kind is BlockKind.HEADING and date_of_line(text[block.start : block.end], layout):
            found[index] = (BlockKind.PARAGRAPH, 0, ())
    mark_items(body, found)
    mark_pairs(body, found, gap=1)
    return [
        replace(block, kind=kind, level=level, cells=cells)
        for block, (kind, level, cells) in zip(written, found, strict=True)
    ]


def _line_above(text: str, block: Block) -> Line:
    """The line that a block was written on, with its bullet or number."""
    start = text.rfind("\n", 0, block.start) + 1
    return line_of(text[start : block.end], start, 0, 1)
