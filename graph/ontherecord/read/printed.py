"""Printed pages: what stands where on paper, set out again as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ontherecord.read.pages import is_page_number, shape

PAGE_MARK = "\ue000"
"""A line of its own in the text that is set out, where a page ends."""
CELL_GAP = 1.4
"""Sizes of the type: a wider gap parts the cells of a row; those between justified words are narrower."""
_EDGE = 3
"""Lines at the top and at the foot of a page that can be its header and footer."""
_OFTEN = 0.4
"""A line at the edge of so many of the pages is a running header or footer."""
_PARAGRAPH_GAP = 1.35
"""Times the usual distance between lines: a wider one begins a paragraph."""
_NOTE = 0.88
"""Of the usual size of type: smaller lines at the foot of a page are notes."""
_COLUMN = 25
"""Characters on average: pieces side by side that are longer are columns of text, not cells."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together on a line: from left to right in points, on a baseline, in a size of type."""

    words: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line on a page: one run, or the cells of a row."""

    runs: tuple[Run, ...]

    @property
    def words(self) -> str:
        """All its words."""
        return " ".join(run.words for run in self.runs)

    @property
    def base(self) -> float:
        """Its baseline, in points from the foot of the page."""
        return self.runs[0].base

    @property
    def type(self) -> tuple[int, bool]:
        """The size of its type in whole points, and whether all of it is bold."""
        return round(max(run.size for run in self.runs)), all(run.bold for run in self.runs)

    def beside(self, run: Run) -> bool:
        """Whether a run goes on to the right of it."""
        last = self.runs[-1]
        return abs(run.base - last.base) < 0.3 * max(run.size, last.size) and run.left >= last.right - 0.2 * run.size

    def joined(self, run: Run) -> PrintedLine:
        """The line with a run more: of the last cell where it follows closely, else a cell of its own."""
        last = self.runs[-1]
        gap = run.left - last.right
        if gap > CELL_GAP * run.size:
            return PrintedLine((*self.runs, run))
        words = f"{last.words}{' ' if gap > 0.1 * run.size else ''}{run.words}"
        merged = Run(words, last.left, run.right, last.base, last.size, last.bold and run.bold)
        return PrintedLine((*self.runs[:-1], merged))


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its lines in reading order."""

    number: int
    lines: list[PrintedLine]
    pictures: bool = False
    """Whether it shows pictures where it has no text."""


@dataclass(frozen=True, slots=True)
class SetOut:
    """Pages as lines of text, with blank lines between paragraphs and the columns of tables in line."""

    text: str
    pages: list[int]
    """Where each page begins."""
    notes: set[int]
    """Which lines, of those that are not blank, are notes at the foot of a page."""


def set_out(pages: Sequence[Page]) -> SetOut:
    """Pages without their headers, footers and numbers."""
    bodies = [list(_in_columns(lines)) for lines in _without_edges(pages)]
    usual = _usual_size(bodies)
    pitch = _pitch(bodies)
    text: list[str] = []
    starts: list[int] = []
    notes: set[int] = set()
    length = count = 0
    for lines in bodies:
        starts.append(length)
        first_note = _first_note(lines, usual)
        margin = min((line.runs[0].left for line in lines), default=0.0)
        rows = []
        for index, line in enumerate(lines):
            if index and (index == first_note or _parted(lines[index - 1], line, pitch)):
                rows.append("")
            rows.append(_typed(line, margin, usual / 2))
            if index >= first_note:
                notes.add(count)
            count += 1
        page = "\n".join([*rows, "", PAGE_MARK, "", ""])
        count += 1
        text.append(page)
        length += len(page)
    return SetOut("".join(text), starts, notes)


def _usual_size(bodies: Sequence[Sequence[PrintedLine]]) -> int:
    """The size of type, in points, that most characters are set in."""
    sizes: Counter[int] = Counter()
    for lines in bodies:
        for line in lines:
            sizes[line.type[0]] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 10


def _without_edges(pages: Sequence[Page]) -> Iterator[list[PrintedLine]]:
    """The lines of each page but for those at its edges that come back on others, and its number."""
    often = max(2.0, _OFTEN * len(pages))
    edges = [_edges(page.lines) for page in pages]
    seen = Counter(each for edge in edges for each in {shape(page_line.words) for page_line in edge})
    for page, edge in zip(pages, edges, strict=True):
        dropped = {id(line) for line in edge if seen[shape(line.words)] >= often or is_page_number(line.words)}
        yield [line for line in page.lines if id(line) not in dropped]


def _edges(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The highest and the lowest lines of a page."""
    ordered = sorted(lines, key=lambda line: -line.base)
    return ordered[:_EDGE] + ordered[max(_EDGE, len(ordered) - _EDGE) :]


def _in_columns(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """The lines in reading order: where a page in two columns was written across, first the left, then the right."""
    wide = [line for line in lines if len(line.runs) == 2]
    characters = sum(min(len(run.words) for run in line.runs) for line in wide)
    if len(wide) < max(6, 0.5 * len(lines)) or characters < _COLUMN * len(wide):
        yield from lines
        return
    gutter = median(line.runs[1].left for line in wide)
    shift = gutter - min(line.runs[0].left for line in lines)
    columns: tuple[list[PrintedLine], list[PrintedLine]] = ([], [])
    for line in lines:
        left = tuple(run for run in line.runs if run.left < gutter - 2)
        right = tuple(replace(run, left=run.left - shift) for run in line.runs[len(left) :])
        for column, runs in zip(columns, (left, right), strict=True):
            if runs:
                column.append(PrintedLine(runs))
    for column in columns:
        yield from column


def _pitch(bodies: Sequence[Sequence[PrintedLine]]) -> float:
    """The distance, in points, from one baseline to the next within a paragraph: one of the smaller steps."""
    pairs = (pair for lines in bodies for pair in pairwise(lines))
    steps = sorted(above.base - below.base for above, below in pairs if above.base - below.base > 0.8 * below.type[0])
    return steps[len(steps) // 5] if steps else 12.0


def _parted(above: PrintedLine, below: PrintedLine, pitch: float) -> bool:
    """Whether a blank line belongs between two lines: a wider gap, another type, another column."""
    step = above.base - below.base
    return above.type != below.type or step < 0 or step > _PARAGRAPH_GAP * max(pitch, below.type[0])


def _first_note(lines: Sequence[PrintedLine], usual: int) -> int:
    """Index of the first of the small lines that end a page below its text; their number where there are none."""
    index = len(lines)
    while index and lines[index - 1].type[0] < _NOTE * usual:
        index -= 1
    return index if 0 < index < len(lines) and lines[index].words[:1].isdigit() else len(lines)


def _typed(line: PrintedLine, margin: float, unit: float) -> str:
    """A line with its cells at the columns where they stand."""
    row = ""
    for run in line.runs:
        column = round((run.left - margin) / unit)
        row = row.ljust(max(column, len(row) + 3) if row else max(column, 0)) + run.words
    return row
