"""Tables laid out with spaces or tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontherecord.read.lines import Line

_GAP = re.compile(r"\t+\s*|(?<=[^\s.?!:;,]) {2,}(?=\S)|\s{3,}(?=\S)")
Cells = tuple[tuple[int, int], ...]


def rows(lines: Sequence[Line]) -> dict[int, Cells]:
    """Index and cells of each line that is a row: it and a neighbour have gaps in the same places."""
    cells = [_cells(line) for line in lines]
    found: dict[int, Cells] = {}
    for index in range(1, len(lines)):
        if lines[index].gap <= 1 and _aligned(lines, cells, index - 1, index):
            found[index - 1], found[index] = cells[index - 1], cells[index]
    return found


def _cells(line: Line) -> Cells:
    if (line.marker and line.marker.value is None) or not ("  " in line.text or "\t" in line.text):
        return ()
    gaps = [(gap.start(), gap.end()) for gap in _GAP.finditer(line.words)]
    starts = [0, *(end for _, end in gaps)]
    stops = [*(start for start, _ in gaps), len(line.words)]
    return tuple((line.body + a, line.body + b) for a, b in zip(starts, stops, strict=True))


def _aligned(lines: Sequence[Line], cells: Sequence[Cells], above: int, below: int) -> bool:
    """Whether two lines share a column: one beyond the first that starts at the same place, or tabs in both."""
    if min(len(cells[above]), len(cells[below])) < 2:
        return False
    if "\t" in lines[above].text and "\t" in lines[below].text:
        return len(cells[above]) == len(cells[below])
    columns = [
        {start - line.start + line.indent for start, _ in line_cells[1:]}
        for line, line_cells in ((lines[above], cells[above]), (lines[below], cells[below]))
    ]
    return bool(columns[0] & columns[1])
