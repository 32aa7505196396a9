"""Text and blocks written side by side, for formats that know their own structure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontherecord.document import Block, BlockKind, Region
from ontherecord.read.lines import line_of

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_CELL_GAP = "\t"
"""Between the cells of a row: folds to a space, and cannot stand inside a cell."""
_TOGETHER = {BlockKind.ITEM, BlockKind.ROW}
Rows = list[tuple[list[str], bool]]
"""The cells of each row of a table, and whether it heads the columns. A caption is a row of one cell."""


def folded(words: str) -> str:
    """Words as a browser shows them: runs of white space made one space, invisible marks left out."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", words)).strip()


def headed(rows: Rows) -> Rows:
    """The rows; where none is marked as such, the first heads the columns if it has three or more and no figures."""
    if any(header for _, header in rows):
        return rows
    first = next((index for index, (cells, _) in enumerate(rows) if len(cells) > 1), 0)
    cells = rows[first][0] if rows else []
    heads = len(rows) > first + 1 and len(cells) > 2 and all(cells) and not any(map(str.isdigit, "".join(cells)))
    return [(each, heads and index == first) for index, (each, _) in enumerate(rows)]


class Writer:
    """Collects blocks in reading order, in the region that is open, with a blank line between paragraphs."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        self.blocks: list[Block] = []
        self.region = Region.BODY
        self.comment: int | None = None
        self._pieces: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    @property
    def length(self) -> int:
        """Code points written so far: where a new page begins."""
        return self._length

    def ends_with(self, mark: str) -> bool:
        """Whether what was written last ends with a mark."""
        return bool(self._pieces) and self._pieces[-1].endswith(mark)

    def add(self, kind: BlockKind, words: str, level: int = 0, mark: str = "") -> int:
        """Write a block; where its line begins. Its bullet or number, or an item's `mark`, stand before its start."""
        words = folded(words)
        if not words:
            return self._length
        lead = f"{mark} " if mark and kind is BlockKind.ITEM else ""
        body = 0
        if kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM):
            line = line_of(words, 0, 0, 0)
            if line.marker is not None:
                body = line.body
                lead = "" if kind is BlockKind.ITEM else lead
                if kind is BlockKind.PARAGRAPH and line.marker.value is None:
                    kind, level = BlockKind.ITEM, max(level, 1)
        self._separate(kind)
        start = self._write(lead + words) + len(lead)
        self.blocks.append(Block(start + body, self._length, kind, self.region, level, comment=self.comment))
        return start

    def add_row(self, cells: Sequence[str], header: bool = False) -> int:
        """Write a row of a table with all its cells; where it begins. Level 1 marks the one that heads the columns."""
        cells = [folded(cell) for cell in cells]
        if not any(cells):
            return self._length
        while not cells[-1]:
            cells = cells[:-1]
        self._separate(BlockKind.ROW)
        spans, at = [], self._length
        for cell in cells:
            spans.append((at, at + len(cell)))
            at += len(cell) + len(_CELL_GAP)
        self._write(_CELL_GAP.join(cells))
        first = next(start for start, end in spans if end > start)
        span = (first, self._length)
        self.blocks.append(
            Block(*span, BlockKind.ROW, self.region, int(header), cells=tuple(spans), comment=self.comment)
        )
        return spans[0][0]

    def add_table(self, rows: Rows) -> None:
        """Write the rows of a table, its caption as a paragraph."""
        for cells, header in rows:
            if len(cells) == 1:
                self.add(BlockKind.PARAGRAPH, cells[0])
            else:
                self.add_row(cells, header)

    def _separate(self, kind: BlockKind) -> None:
        if self.blocks:
            self._write("\n" if kind in _TOGETHER and self.blocks[-1].kind is kind else "\n\n")

    def _write(self, words: str) -> int:
        """Write words; their start."""
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        return start
