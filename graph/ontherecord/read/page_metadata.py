"""What a web page's markup declares: title, publisher, date, author, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ontherecord.dates import Date
from ontherecord.document import Metadata
from ontherecord.read.creator import person
from ontherecord.read.datelines import date_in
from ontherecord.read.page_parts import Parts, words_in
from ontherecord.read.phrases import Layout
from ontherecord.read.writer import folded

_SUFFIX = re.compile(r"\s+[|·»–—-]\s+[^|·»]{1,80}$")
_GENRES = {"NewsArticle": "Article", "BlogPosting": "Article", "Report": "ReportGenre"}


def declared(root: etree._Element, parts: Parts, layout: Layout) -> tuple[Metadata, Metadata]:
    """What the markup says, and the kind of page that it is where its text does not tell."""
    meta = _meta(root)
    linked = next(_linked(root, layout), {})
    heading = words_in(parts.title())
    found = Metadata(
        title=heading or _title(root, meta, layout),
        publisher=_publisher(root, meta, linked, heading, layout),
        creator=_author(linked.get("author"), layout) or person(_first(meta, "authors", layout) or "", layout),
        date=_date(_text(linked.get("datePublished"))) or _date(_first(meta, "dates", layout)) or _time(parts),
        source=_address(root, meta),
    )
    return found, Metadata(genre=_GENRES.get(_text(linked.get("@type")) or "", "WebPage"))


def _meta(root: etree._Element) -> dict[str, str]:
    """Contents of the `meta` elements by name or property, the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = folded(element.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _first(meta: dict[str, str], key: str, layout: Layout) -> str | None:
    return next((meta[name] for name in layout.values[f"markup.{key}"] if name in meta), None)


def _linked(root: etree._Element, layout: Layout) -> Iterator[dict[str, Any]]:
    """The descriptions of articles and pages in the page's JSON-LD."""
    for element in root.iter("script"):
        if (element.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        nodes = data if isinstance(data, list) else [data]
        for node in nodes[:50]:
            graph = node.get("@graph") if isinstance(node, dict) else None
            for each in graph[:50] if isinstance(graph, list) else [node]:
                if isinstance(each, dict) and _text(each.get("@type")) in layout.values["markup.articles"]:
                    yield each


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return folded(value) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """The name of a person or body in JSON-LD."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _author(value: object, layout: Layout) -> str | None:
    """The name of an author in JSON-LD that is a person."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict) and value.get("@type") not in (None, "Person"):
        return None
    return person(_name(value) or "", layout)


def _publisher(
    root: etree._Element, meta: dict[str, str], linked: dict[str, Any], heading: str, layout: Layout
) -> str | None:
    """The body whose site it is: as the markup names it, else what the title in the head adds to the heading."""
    named = [meta[name] for name in layout.values["markup.publishers"] if name in meta] + [
        _name(linked.get("publisher")) or ""
    ]
    whole = words_in(next(root.iter("title"), None))
    if heading and whole.startswith(heading):
        named.append(re.split(r"\s[|·»–—-]\s", whole[len(heading) :])[-1].strip(" |·»–—-"))
    return next((name for name in named if name and not layout.whole("markup.platforms", name)), None)


def _date(value: str | None) -> Date | None:
    return date_in(value[:60]) if value else None


def _time(parts: Parts) -> Date | None:
    """The first `time` of the main text that no comment holds."""
    for element in parts.main.iter("time"):
        if not any(parts.opens_comments(above) for above in element.iterancestors()):
            return _date(element.get("datetime")) or _date(words_in(element))
    return None


def _title(root: etree._Element, meta: dict[str, str], layout: Layout) -> str | None:
    """The title in the head, without the site's name after a bar or dash."""
    stated = _first(meta, "titles", layout)
    words = stated or words_in(next(root.iter("title"), None))
    return _SUFFIX.sub("", words) or None


def _address(root: etree._Element, meta: dict[str, str]) -> str | None:
    """The page's own address."""
    links = (link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower())
    address = next(links, None) or meta.get("og:url")
    return address if address and re.fullmatch(r"https?://[^\s<>\"{}|\\^`]{1,2000}", address) else None
