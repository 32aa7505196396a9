"""Web pages: the text a reader came for, its structure, and its readers' comments, by the page's markup.

Why our own walk and not a main-text extractor: passages need what extractors throw away (items, rows with their
cells, headings' levels, where each comment begins), and what a public body's page says in a table or a list must
not fall to a density heuristic. `page_parts` decides what is left out, by elements, roles and class names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as markup

from ontherecord.document import BlockKind, Region
from ontherecord.read.decoding import NotTextError, decode
from ontherecord.read.draft import Draft
from ontherecord.read.lines import ends_sentence
from ontherecord.read.page_metadata import declared
from ontherecord.read.page_parts import Parts
from ontherecord.read.page_tables import definitions, table_rows
from ontherecord.read.phrases import Layout
from ontherecord.read.writer import Writer, folded

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = {*_HEADINGS} | set(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "header hr legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_BREAK = "\u2028"
"""Stands for a forced line break until the block is written."""
_BOLD_HEADING = 14
"""Words: a paragraph wholly in bold type that is no longer is a heading."""


def read(data: bytes, layout: Layout) -> Draft:
    """The visible main text of a page. Raises NotTextError where there is nothing to parse."""
    root = parse(data)
    parts = Parts(root, layout)
    page = _Page(parts)
    for element in parts.sections():
        page.walk(element)
    found, usual = declared(root, parts, layout)
    return Draft(page.writer.text, page.writer.blocks, found, usual)


def parse(data: bytes) -> etree._Element:
    """The root of a page's tree, of a depth that the parser bounds. Raises NotTextError."""
    found = _CHARSET.search(data[:4096])
    text = _DECLARATION.sub("", decode(data, found[1].decode("ascii", "replace") if found else None))
    parser = markup.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return markup.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotTextError from error


@dataclass(slots=True)
class _Inline:
    """Words gathered for the block that is open."""

    pieces: list[str] = field(default_factory=list)
    plain: bool = False
    """Whether any of them stand outside bold type."""


class _Page:
    """One walk over a page's elements, which writes a block wherever one ends."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.writer = Writer()
        self.inline = _Inline()
        self.lists: list[list[int]] = []  # of each open list: 1 if numbered, and items so far
        self.fresh_item = False  # whether an item has begun of which nothing is written yet
        self.heading = self.bold = self.verbatim = 0
        self.comment: int | None = None
        self.readers = 0  # depth inside the part of the page where readers write

    def walk(self, root: etree._Element) -> None:
        """Write an element and all below it."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walker:
            if event == "start":
                if self._whole(element, element is root):
                    skipped = element
                    walker.skip_subtree()
                else:
                    self._open(element)
                continue
            if element is skipped:
                skipped = None
            else:
                self._close(element)
            if element is not root:
                self._words(element.tail)
        self._flush()

    def _whole(self, element: etree._Element, root: bool) -> bool:
        """Whether an element is done with at once: left out, or a table."""
        if not isinstance(element.tag, str):
            return True
        if not root and self.parts.dropped(element, inside_comments=self.readers > 0):
            return True
        if element.tag == "table":
            rows = table_rows(element, self.parts)
        elif element.tag == "dl":
            rows = definitions(element, self.parts)
        else:
            return False
        if rows is None:
            return False
        self._flush()
        self._enter()
        for cells, header in rows:
            if len(cells) == 1:
                self.writer.add(BlockKind.PARAGRAPH, cells[0])
            else:
                self.writer.add_row(cells, header)
        return True

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if self.readers or self.parts.opens_comments(element):
            self.readers += 1
            if self.parts.is_comment(element):
                self.comment = 0 if self.comment is None else self.comment + 1
        self.heading = _HEADINGS.get(tag, self.heading)
        self.bold += tag in ("b", "strong")
        self.verbatim += tag == "pre"
        if tag in ("ul", "ol"):
            self.lists.append([int(tag == "ol"), 0])
        elif tag == "li" and self.lists:
            self.lists[-1][1] += 1
            self.fresh_item = not self.parts.is_comment(element)
        elif tag == "br":
            self.inline.pieces.append(_BREAK)
        elif tag == "q":
            self.inline.pieces.append("“")
        self._words(element.text)

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if self.readers:
            self.readers -= 1
        if tag in _HEADINGS:
            self.heading = 0
        self.bold -= tag in ("b", "strong")
        self.verbatim -= tag == "pre"
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.fresh_item = False
        elif tag == "q":
            self.inline.pieces.append("”")

    def _words(self, words: str | None) -> None:
        if words:
            self.inline.pieces.append(words.replace("\n", _BREAK) if self.verbatim else words)
            self.inline.plain = self.inline.plain or not (self.bold or words.isspace())

    def _flush(self) -> None:
        """Write the block that ends here; a forced line break parts it unless a sentence runs across."""
        inline, self.inline = self.inline, _Inline()
        lines: list[list[str]] = [[]]
        for line in map(folded, "".join(inline.pieces).split(_BREAK)):
            if line and lines[-1] and line[0].islower() and not ends_sentence(lines[-1][-1]):
                lines[-1].append(line)
            else:
                lines.append([line] if line else [])
        for line_parts in filter(None, lines):
            self._write(" ".join(line_parts), bold=not inline.plain)

    def _write(self, words: str, bold: bool) -> None:
        self._enter()
        if self.readers and (self.comment is None or self.heading):
            self.writer.region, self.writer.comment = Region.FURNITURE, None
            self.writer.add(BlockKind.PARAGRAPH, words)
        elif self.heading:
            self.writer.add(BlockKind.HEADING, words, self.heading)
        elif self.lists and self.fresh_item:
            numbered, count = self.lists[-1]
            self.writer.add(BlockKind.ITEM, words, len(self.lists), f"{count}." if numbered else "•")
            self.fresh_item = False
        elif bold and not self.lists and len(words.split()) <= _BOLD_HEADING and words[-1] not in ".,:;!":
            self.writer.add(BlockKind.HEADING, words, 3)
        else:
            self.writer.add(BlockKind.PARAGRAPH, words)

    def _enter(self) -> None:
        """Open the region. What stands among the comments but in none of them only frames them."""
        if not self.readers:
            self.writer.region, self.writer.comment = Region.BODY, None
        elif self.comment is None:
            self.writer.region = Region.FURNITURE
        else:
            self.writer.region, self.writer.comment = Region.COMMENT, self.comment
