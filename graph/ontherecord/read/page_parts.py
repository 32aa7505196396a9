"""The parts of a web page: its main text, its readers' comments, and all that is neither."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from ontherecord.read.phrases import Layout
from ontherecord.read.writer import folded

_UNREAD = set(
    "script style noscript template svg iframe object embed video audio canvas map button select option textarea input "
    "label nav head title datalist meter progress dialog menu".split()
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ROLES = set("navigation banner contentinfo search dialog alertdialog complementary menu menubar toolbar".split())
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MAIN, _MOST = 0.25, 0.4
"""Shares of a page's words: a `main` with less is not believed; an element with more than that is no furniture."""


class Parts:
    """What is asked of a page's elements during the walk."""

    def __init__(self, root: etree._Element, layout: Layout) -> None:
        """Measure the page once."""
        self.root, self.layout = root, layout
        self.names = {
            key: _names(layout.values[f"markup.{key}"])
            for key in ("furniture", "comments", "comment", "bylines", "hidden")
        }
        self.sizes = _sizes(root)
        self.marked = any(isinstance(each.tag, str) and self.is_comment(each) for each in root.iter())
        """Whether the page's markup shows where each comment begins."""
        self.kept = self._kept()
        self.main = self._main()

    def sections(self) -> list[etree._Element]:
        """The elements to walk: a title that stands outside the main text, the main text, comments outside it."""
        inside = set(self.main.iter())
        heading = self.title()
        title = [heading] if heading is not None and heading not in inside else []
        comments = [each for each in self.root.iter() if each not in inside and self.opens_comments(each)]
        return [*title, self.main, *_outermost(comments)]

    def _kept(self) -> set[etree._Element]:
        """Elements that hold the title or the text, and so are not left out for their names."""
        solid = [
            element
            for element in self.root.iter("h1", "main", "article")
            if not any(self._named(each, "comments") for each in (element, *element.iterancestors()))
        ]
        return {*solid, *(above for element in solid for above in element.iterancestors())}

    def title(self) -> etree._Element | None:
        """The page's title: the `h1` of the main text, else the heading that the title in the head begins with."""
        for element in self.main.iter("h1"):
            if self._stated(element):
                return element
        whole = words_in(next(self.root.iter("title"), None))
        headings = [element for element in self.root.iter("h1", "h2") if self._stated(element)]
        named = (element for element in headings if whole and whole.startswith(words_in(element)))
        return next(named, next((element for element in headings if element.tag == "h1"), None))

    def _stated(self, element: etree._Element) -> bool:
        return self.sizes.get(element, 0) > 0 and not any(
            self._unseen(each) for each in (element, *element.iterancestors())
        )

    def _main(self) -> etree._Element:
        body = next(self.root.iter("body"), self.root)
        marked = [each for each in body.iter() if each.tag == "main" or each.get("role") == "main"]
        if not marked:
            marked = [each for each in body.iter("article") if not self.opens_comments(each)]
        marked = _outermost(marked)
        if len(marked) == 1 and self.sizes[marked[0]] >= _MAIN * self.sizes[body]:
            return marked[0]
        return body

    def dropped(self, element: etree._Element, *, inside_comments: bool) -> bool:
        """Whether an element is not part of what a reader came for."""
        tag = element.tag
        if tag in _UNREAD or self._unseen(element):
            return True
        if inside_comments and (tag in ("form", "time") or self._named(element, "bylines")):
            return True
        if element in self.kept or self.opens_comments(element):
            return False
        if tag in ("header", "aside", "footer"):
            return tag == "aside" or not any(
                above.tag in {"article", "blockquote"} or above is self.main for above in element.iterancestors()
            )
        if self.sizes.get(element, 0) > _MOST * self.sizes[self.root]:
            return False
        return tag == "form" or element.get("role") in _ROLES or self._named(element, "furniture")

    def opens_comments(self, element: etree._Element) -> bool:
        """Whether an element holds what readers wrote, by its class or identifier."""
        return isinstance(element.tag, str) and element not in self.kept and self._named(element, "comments")

    def is_comment(self, element: etree._Element) -> bool:
        """Whether an element, inside the comments, is one of them."""
        return self._named(element, "comment")

    def _unseen(self, element: etree._Element) -> bool:
        if "hidden" in element.attrib or element.get("aria-hidden") == "true":
            return True
        return bool(_UNSEEN.search(element.get("style", ""))) or self._named(element, "hidden")

    def _named(self, element: etree._Element, key: str) -> bool:
        if element.tag in ("html", "body", "main"):
            return False
        names = f"{element.get('class', '')} {element.get('id', '')}"
        return (
            names != " " and self.names[key].search(_HUMP.sub("-", names[:500]).lower().replace("_", "-")) is not None
        )


def words_in(element: etree._Element | None) -> str:
    """All words of an element on one line."""
    return folded("".join(element.itertext())) if element is not None else ""


def _names(values: Iterable[str]) -> re.Pattern[str]:
    """A pattern of class names: parts of names between hyphens, or, with `=` before, whole names."""
    whole = sorted(re.escape(value[1:]) for value in values if value.startswith("="))
    parts = sorted(re.escape(value) for value in values if not value.startswith("="))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(whole) or '(?!)'})(?![\w-])|(?<![a-z0-9])(?:{'|'.join(parts) or '(?!)'})(?![a-z0-9])"
    )


def _sizes(root: etree._Element) -> dict[etree._Element, int]:
    """Characters of visible text below each element."""
    sizes: dict[etree._Element, int] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        if not isinstance(element.tag, str) or element.tag in _UNREAD - {"nav", "label", "dialog", "menu"}:
            sizes[element] = 0
            continue
        size = len((element.text or "").strip())
        sizes[element] = size + sum(sizes.get(child, 0) + len((child.tail or "").strip()) for child in element)
    return sizes


def _outermost(elements: Iterable[etree._Element]) -> list[etree._Element]:
    """Those of some elements, in order, that lie in none of the others."""
    found: list[etree._Element] = []
    known: set[etree._Element] = set()
    for element in elements:
        if not any(above in known for above in element.iterancestors()):
            found.append(element)
            known.add(element)
    return found
