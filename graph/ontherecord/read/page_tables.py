"""Tables and definition lists of web pages as rows of cells."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ontherecord.read.page_parts import Parts
from ontherecord.read.writer import Rows, folded, headed

_CELL, _VALUE = 700, 160
"""Characters: a table with a longer cell is there for the page's layout; a longer definition is a paragraph."""
_SPAN = 20
"""Columns that one cell may be said to span."""


def table_rows(table: etree._Element, parts: Parts) -> Rows | None:
    """The rows of a table of data; None of one that only places things on the page."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return None
    rows: Rows = [([words], False) for caption in table.iterchildren("caption") if (words := words_of(caption, parts))]
    widest = 0
    for row in table.iter("tr"):
        cells, header = _cells(row, parts)
        if any(len(cell) > _CELL for cell in cells):
            return None
        widest = max(widest, len(cells))
        if any(cells):
            rows.append((cells, header))
    if widest < 2:
        return None
    return headed(rows)


def _cells(row: etree._Element, parts: Parts) -> tuple[list[str], bool]:
    cells: list[str] = []
    kinds = set()
    for cell in row.iterchildren("td", "th"):
        kinds.add(cell.tag)
        span = cell.get("colspan", "1")
        width = min(int(span), _SPAN) if span.isascii() and span.isdigit() and len(span) < 4 else 1
        cells += [words_of(cell, parts), *[""] * (width - 1)]
    parent = row.getparent()
    return cells, kinds == {"th"} or (parent is not None and parent.tag == "thead")


def definitions(element: etree._Element, parts: Parts) -> Rows | None:
    """Terms with their short values as rows of two cells; None where a value is a paragraph."""
    if next(element.iterdescendants("dl", "table"), None) is not None:
        return None
    pairs = [(part.tag, words_of(part, parts)) for part in element.iter("dt", "dd")]
    rows: Rows = []
    term = ""
    for tag, words in pairs:
        if tag == "dt":
            term = words
        elif len(words) > _VALUE or not term:
            return None
        else:
            rows.append(([term, words], False))
    return rows or None


def words_of(element: etree._Element, parts: Parts) -> str:
    """All visible words of an element on one line."""
    return folded("".join(_pieces(element, parts)))


def _pieces(element: etree._Element, parts: Parts) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, part in walker:
        if event == "start":
            if not isinstance(part.tag, str) or (part is not element and parts.dropped(part, inside_comments=False)):
                walker.skip_subtree()
            else:
                yield part.text or ""
        elif part is not element:
            yield (" " if part.tag in {"p", "div", "li", "br", "td", "h3", "h4"} else "") + (part.tail or "")
