"""Lists and runs of pairs: which bulleted, numbered and labelled chunks are items, which are rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ontherecord.document import BlockKind
from ontherecord.read.layout import Chunk
from ontherecord.read.lines import Line

_PAIR = re.compile(r"(?P<name>[^:–—?]{1,60}?)(?::| [–—-]|(?<=\w)(?P<ask>\?)) (?P<value>\S.{0,59})")
_LABELLED = re.compile(r"[A-Z][^:.–]{1,60}(?::| [–-]) \S")
_VALUE = 6
"""Words: the second cell of a pair is no longer; what is longer is a labelled item or a paragraph."""
_SERIES = 2
"""So many chunks with the same kind of bullet or number make a list."""

Shape = tuple[BlockKind, int, tuple[tuple[int, int], ...]]
"""Kind, level and cells of a chunk."""


def mark_items(body: Sequence[Chunk], shapes: list[Shape]) -> None:
    """Bulleted chunks are items; numbered ones where their series begins at the beginning and is not broken off."""
    stack: list[Line] = []
    running = _running(body, shapes)
    for index, chunk in enumerate(body):
        marker = chunk.first.marker
        if marker is None or shapes[index][0] is not BlockKind.PARAGRAPH:
            stack = []
            continue
        if marker.value is not None and not _listed(body, shapes, index, running):
            stack = []
            continue
        while stack and not _deeper(chunk.first, stack):
            stack.pop()
        stack.append(chunk.first)
        shapes[index] = (BlockKind.ITEM, len(stack), ())


def _deeper(line: Line, stack: Sequence[Line]) -> bool:
    """Whether a line opens a list inside the one above: another bullet, further in or not seen yet."""
    top = stack[-1]
    if top.marker is None or line.marker is None or line.marker.style == top.marker.style:
        return bool(top.marker and line.marker and line.indent > top.indent + 1 and line.marker.value in (None, 1))
    return all(line.marker.style != open_line.marker.style for open_line in stack if open_line.marker)


def _running(body: Sequence[Chunk], shapes: Sequence[Shape]) -> set[int]:
    """Numbered chunks of series that go on below headings or paragraphs, as the paragraphs of a report do."""
    found: set[int] = set()
    open_runs: dict[str, list[int]] = {}
    broken: set[str] = set()
    for index, chunk in enumerate(body):
        marker = chunk.first.marker
        if marker is None or marker.value is None or shapes[index][0] is not BlockKind.PARAGRAPH:
            if marker is None or marker.value is not None:
                broken = set(open_runs)
            continue
        run = open_runs.get(marker.style)
        last = body[run[-1]].first.marker if run else None
        if run and last and marker.follows(last):
            if marker.style in broken:
                found.update(run)
                found.add(index)
                open_runs[marker.style] = [index]
            else:
                found.update({index} & {index for each in run if each in found})
                run.append(index)
        else:
            open_runs[marker.style] = [index]
        broken.discard(marker.style)
    return found


def _listed(body: Sequence[Chunk], shapes: Sequence[Shape], index: int, running: set[int]) -> bool:
    """Whether a numbered chunk belongs to a list; `1.1` and numbers that run on through the sections are paragraphs."""
    marker = body[index].first.marker
    if marker is None or marker.style == "1.1" or index in running:
        return False
    first = index
    while first and _joined(body, first) and shapes[first - 1][0] in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        first -= 1
        if index - first > 200:
            break
    start = body[first].first.marker
    alone = index == first and (index + 1 == len(body) or not _joined(body, index + 1))
    return bool(start and start.value == 1) and not alone


def _joined(body: Sequence[Chunk], index: int) -> bool:
    """Whether a chunk goes on with the series of the one above."""
    marker, before = body[index].first.marker, body[index - 1].first.marker
    return bool(marker and before and marker.follows(before))


def mark_pairs(body: Sequence[Chunk], shapes: list[Shape], gap: int = 0) -> None:
    """Runs of “2017 – Good” or “Safe: Good” are rows of two cells; of “Label: a sentence” below a colon, items."""
    index = 0
    while index < len(body):
        run = _run(body, shapes, index, _pair, gap)
        if run >= _SERIES:
            shapes[index : index + run] = [_pair_shape(chunk) for chunk in body[index : index + run]]
        elif index and body[index - 1].words.endswith(":") and shapes[index - 1][0] is BlockKind.PARAGRAPH:
            run = _run(body, shapes, index, _LABELLED.match, gap)
            if run >= _SERIES:
                shapes[index : index + run] = [(BlockKind.ITEM, 1, ())] * run
        index += max(run, 1)


def _pair(words: str) -> re.Match[str] | None:
    """A name and its short value: “Safe: Good”, “2017 – Good”, “Is the service safe? Inadequate”."""
    match = _PAIR.fullmatch(words)
    if match is None or len(match["value"].split()) > _VALUE:
        return None
    return match


def _pair_shape(chunk: Chunk) -> Shape:
    match = _pair(chunk.words)
    if match is None:
        return BlockKind.PARAGRAPH, 0, ()
    name = (chunk.start, chunk.start + match.end("ask" if match["ask"] else "name"))
    return BlockKind.ROW, 0, (name, (chunk.start + match.start("value"), chunk.end))


def _run(
    body: Sequence[Chunk], shapes: Sequence[Shape], index: int, test: Callable[[str], re.Match[str] | None], gap: int
) -> int:
    """How many chunks in a row, with no more than some blank lines between, pass a test."""
    end = index
    while end < len(body) and _plain(body[end], shapes[end]) and test(body[end].words):
        if end > index and body[end].first.gap > gap:
            break
        end += 1
    return end - index


def _plain(chunk: Chunk, shape: Shape) -> bool:
    return (
        shape[0] is BlockKind.PARAGRAPH
        and len(chunk.lines) == 1
        and chunk.first.marker is None
        and len(chunk.words) < 500
    )
