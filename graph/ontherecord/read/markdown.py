"""Markdown, with front matter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ontherecord.dates import Date
from ontherecord.document import BlockKind, Metadata
from ontherecord.read import plain
from ontherecord.read.datelines import date_in
from ontherecord.read.decoding import decode
from ontherecord.read.draft import Draft
from ontherecord.read.phrases import Layout
from ontherecord.read.structure import refined
from ontherecord.read.writer import Writer

_FRONT = re.compile(
    r"\A---[ \t]*\n(?P<fields>(?:(?!---[ \t]*$|\.\.\.[ \t]*$).*\n){0,200})(?:---|\.\.\.)[ \t]*\n", re.MULTILINE
)
_FIELD = re.compile(r"^(?P<name>[A-Za-z][\w-]{0,30}):[ \t]+(?P<value>\S.*)$", re.MULTILINE)
_NESTING = 50
"""Lists and quotations inside one another; deeper ones are read as they stand."""
_MARKS = re.compile(r"[\[*_`<!&]")
_MOST_MARKS = 3000
"""Marks in one paragraph: the parser takes time with their square, and no text has so many."""
_NAMES = {
    "title": "title",
    "publisher": "publisher",
    "department": "publisher",
    "organisation": "publisher",
    "author": "creator",
    "creator": "creator",
    "source": "source",
    "url": "source",
}
_DATES = {"date", "published", "publicationdate", "datepublished", "pubdate", "publish_date", "published_at"}
_SLUG = re.compile(r"[a-z]+(?:-[a-z]+)+")
"""A name as sites write it in addresses: `ann-moss`."""
_GENRES = {
    "press release": "PressRelease",
    "letter": "Letter",
    "web page": "WebPage",
    "article": "Article",
    "report": "ReportGenre",
    "minutes": "Minutes",
    "transcript": "Transcript",
}


def read(data: bytes, layout: Layout) -> Draft:
    """The text of a Markdown file as it is meant to be read, without marks. Raises NotTextError."""
    text = decode(data)
    if any(len(_MARKS.findall(paragraph)) > _MOST_MARKS for paragraph in text.split("\n\n")):
        return plain.read(data, layout)
    front = _FRONT.match(text)
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    page = _Page()
    page.write(parser.parse(text[front.end() :] if front else text))
    return Draft(
        page.writer.text,
        refined(page.writer.text, page.writer.blocks, layout),
        _declared(front["fields"] if front else ""),
    )


class _Page:
    """One pass over the tokens."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.lists: list[list[int]] = []  # of each open list: the number of the next item, 0 where it has bullets
        self.fresh_item = False
        self.heading = 0
        self.cells: list[str] | None = None
        self.header = False

    def write(self, tokens: list[Token]) -> None:
        """Write all blocks."""
        for token in tokens:
            self._structure(token)
            if token.type == "inline":
                self._inline(token)
            elif token.type in ("code_block", "fence"):
                for line in token.content.splitlines():
                    self.writer.add(BlockKind.PARAGRAPH, line)

    def _structure(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "bullet_list_open":
                self.lists.append([0])
            case "ordered_list_open":
                self.lists.append([int(token.attrGet("start") or 1)])
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.fresh_item = True
            case "thead_open" | "thead_close":
                self.header = token.type == "thead_open"
            case "tr_open":
                self.cells = []
            case "tr_close":
                if self.cells and any(self.cells):
                    self.writer.add_row(self.cells, self.header)
                self.cells = None

    def _inline(self, token: Token) -> None:
        lines = inline_lines(token)
        if self.cells is not None:
            self.cells.append(" ".join(lines))
        elif self.heading:
            self.writer.add(BlockKind.HEADING, " ".join(lines), self.heading)
        else:
            for line in lines:
                self._block(line)

    def _block(self, words: str) -> None:
        if not (self.lists and self.fresh_item):
            self.writer.add(BlockKind.PARAGRAPH, words)
            return
        number = self.lists[-1][0]
        self.writer.add(BlockKind.ITEM, words, len(self.lists), f"{number}." if number else "•")
        self.lists[-1][0] += bool(number)
        self.fresh_item = False


def inline_lines(token: Token) -> list[str]:
    """The words of a run of inline marks, without the marks; a forced line break begins another line."""
    lines = [""]
    for child in token.children or []:
        if child.type in ("text", "code_inline"):
            lines[-1] += child.content
        elif child.type == "softbreak":
            lines[-1] += " "
        elif child.type == "hardbreak":
            lines.append("")
    return lines


def _declared(fields: str) -> Metadata:
    """What the front matter says, as far as it is plain `name: value` lines."""
    found: dict[str, Any] = {}
    date: Date | None = None
    genre: str | None = None
    for match in _FIELD.finditer(fields):
        name, value = match["name"].lower(), match["value"].strip().strip("\"'")
        if name in _NAMES and value:
            found.setdefault(_NAMES[name], value.replace("-", " ").title() if _SLUG.fullmatch(value) else value)
        elif name in _DATES:
            date = date or date_in(value) or _partial(value)
        elif name in ("genre", "type", "kind"):
            genre = _GENRES.get(value.lower())
    return replace(Metadata(date=date, genre=genre), **found)


def _partial(value: str) -> Date | None:
    """A month or year (`2021-06`, `2021`)."""
    try:
        return Date.parse(value)
    except ValueError:
        return None
