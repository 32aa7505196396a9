"""OpenDocument text (ODT): its own XML, which is close to the blocks that are wanted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from ontherecord.document import BlockKind
from ontherecord.read.archive import BROKEN, guard
from ontherecord.read.draft import Draft
from ontherecord.read.phrases import Layout
from ontherecord.read.structure import refined
from ontherecord.read.unreadable import UnreadableError
from ontherecord.read.writer import Rows, Writer, headed

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DEEPEST = 200
"""Elements inside one another; deeper ones are left out."""
_ASIDE = {_TEXT + "note", _TEXT + "tracked-changes", _OFFICE + "annotation", _TEXT + "table-of-content"}
_SPACES = {_TEXT + "s", _TEXT + "tab", _TEXT + "line-break"}


def read(data: bytes, layout: Layout) -> Draft:
    """The text of an OpenDocument file, without notes, comments and marked changes. Raises UnreadableError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            guard(package)
            root = etree.fromstring(package.read("content.xml"), parser)
    except UnreadableError:
        raise
    except (*BROKEN, etree.XMLSyntaxError) as error:
        raise UnreadableError("is a damaged OpenDocument file", "open it and save it again") from error
    writer = Writer()
    for body in root.iter(_OFFICE + "text"):
        _write(body, writer, depth=0, items=0)
    return Draft(writer.text, refined(writer.text, writer.blocks, layout))


def _write(parent: etree._Element, writer: Writer, depth: int, items: int) -> None:
    """Write the blocks below an element; `items` is how many lists are open."""
    if depth > _DEEPEST:
        return
    for element in parent.iterchildren(etree.Element):
        if element.tag in _ASIDE:
            continue
        if element.tag == _TEXT + "h":
            level = element.get(_TEXT + "outline-level", "1")
            writer.add(
                BlockKind.HEADING,
                words_of(element),
                int(level) if level.isascii() and level.isdigit() and len(level) < 3 else 1,
            )
        elif element.tag == _TEXT + "p":
            for line in words_of(element).split("\n"):
                writer.add(BlockKind.PARAGRAPH, line)
        elif element.tag == _TEXT + "list":
            _write_list(element, writer, depth, items + 1)
        elif element.tag == _TABLE + "table":
            _write_table(element, writer)
        else:
            _write(element, writer, depth + 1, items)


def _write_list(parent: etree._Element, writer: Writer, depth: int, items: int) -> None:
    for item in parent.iterchildren(_TEXT + "list-item", _TEXT + "list-header"):
        fresh = True
        for element in item.iterchildren(etree.Element):
            if fresh and element.tag in (_TEXT + "p", _TEXT + "h"):
                writer.add(BlockKind.ITEM, words_of(element), items, "•")
                fresh = False
            elif element.tag == _TEXT + "list" and depth < _DEEPEST:
                _write_list(element, writer, depth + 1, items + 1)
            else:
                holder = etree.Element("holder")
                holder.append(element)
                _write(holder, writer, depth + 1, items)


def _write_table(table: etree._Element, writer: Writer) -> None:
    rows: Rows = []
    for row in table.iter(_TABLE + "table-row"):
        cells = row.iterchildren(_TABLE + "table-cell")
        words = [" ".join(words_of(part) for part in cell.iter(_TEXT + "p", _TEXT + "h")) for cell in cells]
        parent = row.getparent()
        rows.append((words, parent is not None and parent.tag == _TABLE + "table-header-rows"))
    writer.add_table(headed(rows))


def words_of(element: etree._Element) -> str:
    """The words of a paragraph; a forced line break is kept as one."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, part in walker:
        if event == "start":
            if part is not element and (part.tag in _ASIDE or not isinstance(part.tag, str)):
                walker.skip_subtree()
            elif part.tag in _SPACES:
                yield "\n" if part.tag == _TEXT + "line-break" else " "
            else:
                yield (part.text or "").replace("\n", " ")
        elif part is not element:
            yield (part.tail or "").replace("\n", " ")
