"""Web pages: the text a reader came for, its structure, and its readers' comments, by the page's markup.

Why our own walk and not a main-text extractor: passages need what extractors throw away (items, rows with their
cells, headings' levels, where each comment begins), and what a public body's page says in a table or a list must
not fall to a density heuristic. `page_parts` decides what is left out, by elements, roles and class names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from lxml import etree
from lxml import html as markup

from ontherecord.document import Block, BlockKind, Region
from ontherecord.read.datelines import date_of_line
from ontherecord.read.decoding import NotTextError, decode
from ontherecord.read.draft import Draft
from ontherecord.read.lines import ends_sentence
from ontherecord.read.page_metadata import declared
from ontherecord.read.page_parts import Parts
from ontherecord.read.page_tables import definitions, table_rows
from ontherecord.read.phrases import Layout
from ontherecord.read.structure import refined
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
_MENU = 3
"""So many blocks in a row that are nothing but links make a menu."""
_BOLD_HEADING = 14
"""Words: a paragraph wholly in bold type that is no longer is a heading."""


def read(data: bytes, layout: Layout) -> Draft:
    """The visible main text of a page. Raises NotTextError where there is nothing to parse."""
    root = parse(data)
    parts = Parts(root, layout)
    page = _Page(parts)
    for element in parts.sections():
        page.walk(element)
    blocks = _without_menus(page.writer.blocks, page.linked)
    found, fallback = declared(root, parts, layout)
    return Draft(page.writer.text, refined(page.writer.text, blocks, layout), found, fallback)


def _without_menus(blocks: Sequence[Block], linked: set[int]) -> list[Block]:
    """The blocks with runs of links marked as furniture."""
    done = list(blocks)
    run: list[int] = []
    for index in range(len(blocks) + 1):
        if index in linked and blocks[index].kind is not BlockKind.HEADING:
            run.append(index)
            continue
        if len(run) >= _MENU:
            for each in run:
                done[each] = replace(blocks[each], region=Region.FURNITURE, comment=None)
        run = []
    return done


def parse(data: bytes) -> etree._Element:
    """The root of a page's tree, of a depth that the parser bounds. Raises NotTextError."""
    found = _CHARSET.search(data[:4096])
    text = _DECLARATION.sub("", decode(data, found[1].decode("ascii", "replace") if found else None))
    parser = markup.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return markup.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotTextError from error


class _Piece(NamedTuple):
    """A run of words inside one block."""

    words: str
    bold: bool
    linked: bool


class _Page:
    """One walk over a page's elements, which writes a block wherever one ends."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.writer = Writer()
        self.inline: list[_Piece] = []
        self.quote: list[str] | None = None  # paragraphs of the quotation that is open
        self.linked: set[int] = set()  # blocks that are nothing but links
        self.lists: list[list[int]] = []  # of each open list: 1 if numbered, and items so far
        self.fresh_item = False  # whether an item has begun of which nothing is written yet
        self.heading = self.bold = self.links = self.verbatim = 0
        self.comment: int | None = None
        self.byline = False  # whether the line before said who wrote the comment below it
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
        self._close_quote()
        self._enter()
        self.writer.add_table(rows)
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
        self.links += tag == "a"
        self.verbatim += tag == "pre"
        if tag in ("ul", "ol"):
            self.lists.append([int(tag == "ol"), 0])
        elif tag == "li" and self.lists:
            self.lists[-1][1] += 1
            self.fresh_item = not self.parts.is_comment(element)
        elif tag == "blockquote":
            self._open_quote()
        elif tag == "br":
            self._words(_BREAK)
        elif tag == "q":
            self._words("“")
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
        self.links -= tag == "a"
        self.verbatim -= tag == "pre"
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.fresh_item = False
        elif tag == "blockquote":
            self._close_quote()
        elif tag == "q":
            self._words("”")

    def _words(self, words: str | None) -> None:
        if words:
            words = words.replace("\n", _BREAK) if self.verbatim else words
            self.inline += [
                _Piece(part, self.bold > 0, self.links > 0) for part in re.split(f"({_BREAK})", words) if part
            ]

    def _flush(self) -> None:
        """Write the block that ends here; a forced line break parts it unless a sentence runs across."""
        lines: list[list[_Piece]] = [[]]
        for piece in self.inline:
            if piece.words == _BREAK:
                lines.append([])
            else:
                lines[-1].append(piece)
        self.inline = []
        together: list[_Piece] = []
        for line in lines:
            words = folded("".join(piece.words for piece in line))
            if together and words and words[0].islower() and not ends_sentence(folded(together[-1].words)):
                together += [_Piece(" ", bold=True, linked=True), *line]
            else:
                self._line(together)
                together = line
        self._line(together)

    def _line(self, pieces: Sequence[_Piece]) -> None:
        words = folded("".join(piece.words for piece in pieces))
        if not words:
            return
        solid = [piece for piece in pieces if not piece.words.isspace()]
        if all(piece.linked for piece in solid):
            self.linked.add(len(self.writer.blocks))
        self._write(words, bold=all(piece.bold for piece in solid))

    def _write(self, words: str, bold: bool) -> None:
        if self.heading or self.fresh_item:
            self._close_quote()
        self._enter()
        if self.readers and (self._frames(words) or self.comment is None or self.heading):
            self.writer.region, self.writer.comment = Region.FURNITURE, None
            self.writer.add(BlockKind.PARAGRAPH, words)
        elif self.heading:
            self.writer.add(BlockKind.HEADING, words, self.heading)
        elif self.lists and self.fresh_item:
            numbered, count = self.lists[-1]
            self.writer.add(BlockKind.ITEM, words, len(self.lists), f"{count}." if numbered else "•")
            self.fresh_item = False
        elif bold and not self.lists and self._heads(words):
            self.writer.add(BlockKind.HEADING, words, 3)
        elif self.quote is not None:
            self.quote.append(words)
        else:
            self.writer.add(BlockKind.PARAGRAPH, words)

    def _frames(self, words: str) -> bool:
        """Whether a line among comments that no markup sets apart is none of them; a byline opens the next."""
        layout = self.parts.layout
        byline = not self.parts.marked and layout.whole("comments.bylines", words)
        if byline and not self.byline:
            self.comment = 0 if self.comment is None else self.comment + 1
        self.byline = byline
        return byline or (not self.parts.marked and layout.begin("comments.forms", words))

    def _heads(self, words: str) -> bool:
        """Whether a line in bold type is a heading."""
        return (
            len(words.split()) <= _BOLD_HEADING
            and words[-1] not in ".,:;!"
            and date_of_line(words, self.parts.layout) is None
        )

    def _open_quote(self) -> None:
        """Begin to gather a quotation that only its markup marks as one: below “she said:”."""
        blocks = self.writer.blocks
        if self.quote is None and not self.readers and blocks and self.writer.ends_with(":"):
            self.quote = []

    def _close_quote(self) -> None:
        """Write a quotation with the marks that a reader sees as an indent: reopened at each paragraph."""
        paragraphs, self.quote = self.quote or [], None
        marked = any(words[0] in "“\"‘'" for words in paragraphs)
        for index, words in enumerate(paragraphs):
            last = index + 1 == len(paragraphs)
            self.writer.add(BlockKind.PARAGRAPH, words if marked else f"“{words}{'”' if last else ''}")

    def _enter(self) -> None:
        """Open the region. What stands among the comments but in none of them only frames them."""
        if not self.readers:
            self.writer.region, self.writer.comment = Region.BODY, None
        elif self.comment is None:
            self.writer.region = Region.FURNITURE
        else:
            self.writer.region, self.writer.comment = Region.COMMENT, self.comment
