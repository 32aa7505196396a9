"""The title of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontherecord.document import Block, BlockKind, Region
from ontherecord.read.datelines import date_of_line
from ontherecord.read.genre import genre_of_line
from ontherecord.read.lines import ends_sentence, is_turn, last_mark, several_sentences
from ontherecord.read.phrases import Layout

_HEAD = 14
"""So many blocks at the beginning can hold the title."""
_BARE = 2
"""Words: a line that only says “Inspection report” is the title where there is no other."""
_SUBJECT_WORDS = 30
"""Words: the subject of a letter is no longer."""
_SITE = 4
"""Words: the name of a site above a headline is no longer."""
_COLUMNS = re.compile(r"\S {3,}\S")
_PART = re.compile(r"(?:chapter|part|volume|section)\s+[\divx]+\b", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:re|subject|ref)\s*:\s*(?=\S)", re.IGNORECASE)
_ADDRESS = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}$|[|@]|://|www\.|(?:(?<!\d[ -])\b0|\+44 ?)\d{2,4} ?\d{3}")
_SMALL = {"of", "and", "the", "for", "in", "on", "to", "&", "at", "by", "a", "an", "with"}


def title(text: str, blocks: Sequence[Block], layout: Layout) -> str | None:
    """A letter's subject; else the first line at the top that is neither letterhead, nor date, nor kind of document."""
    body = [block for block in blocks if block.region is Region.BODY]
    subject = _subject(text, body, layout)
    if subject is not None:
        return subject or None
    lines = head_lines(text, body, layout)
    named = [line for line in lines if _can_name(line, layout)]
    kinds = [line for line in named if len(line.split()) > _BARE and _is_report(line, layout)]
    if kinds:
        following = named[named.index(kinds[0]) + 1 :][:1]
        return ", ".join([kinds[0], *(line for line in following if _PART.match(line))])
    while len(named) > 1 and (
        is_masthead(named[0], layout) or _is_report(named[0], layout) or named[0] == site(text, blocks, layout)
    ):
        named = named[1:]
    return named[0] if named else None


def head_lines(text: str, body: Sequence[Block], layout: Layout) -> list[str]:
    """The lines above the running text that can be a title; not the author's name below “By”, nor a row of links."""
    found: list[str] = []
    before = ""
    for block in _head(text, body):
        line = _one_line(text, block)
        links = _COLUMNS.search(text[block.start : block.end]) is not None
        if (
            block.kind not in (BlockKind.ROW, BlockKind.ITEM)
            and not links
            and not layout.whole("genre.bylines", before)
        ):
            found.append(line)
        before = line
    return found


def _is_report(line: str, layout: Layout) -> bool:
    """Whether a line names minutes, a transcript, a report or the like: these are titled by their kind."""
    return genre_of_line(line, layout) not in (None, "PressRelease", "Letter", "Article")


def _subject(text: str, body: Sequence[Block], layout: Layout) -> str | None:
    """The line below a letter's salutation where it is no sentence, else empty; None where the text is no letter."""
    for index, block in enumerate(body[: 3 * _HEAD]):
        words = _one_line(text, block)
        if len(words) < 80 and layout.begin("letter.salutations", words):
            below = _one_line(text, body[index + 1]) if index + 1 < len(body) else ""
            if marked := _SUBJECT.match(below):
                return below[marked.end() :]
            return below if len(below.split()) <= _SUBJECT_WORDS and _can_name(below, layout) else ""
        if len(words) > 300:
            return None
    return None


def _head(text: str, body: Sequence[Block]) -> list[Block]:
    """The blocks above the first paragraph of running text."""
    found: list[Block] = []
    for block in body[:_HEAD]:
        words = text[block.start : block.end]
        if (
            block.kind is not BlockKind.HEADING
            and found
            and (len(words) > 250 or (ends_sentence(words) and len(words.split()) > 9))
        ):
            break
        found.append(block)
    return found


def _can_name(line: str, layout: Layout) -> bool:
    """Whether a line at the top can be a title: not what stands beside titles, and no prose."""
    if not line or len(line) > 300 or line[0] == "[" or line[0].islower() or not any(map(str.isalpha, line)):
        return False
    if " : " in line or line[-1] in ",;:." or last_mark(line) == ".":
        return False
    if several_sentences(line) or (line.endswith("?") and is_turn(line)) or _ADDRESS.search(line):
        return False
    if any(
        layout.whole(name, line) for name in ("headings.section", "letter.delivery", "genre.labels", "genre.bylines")
    ):
        return False
    return date_of_line(line, layout) is None and genre_of_line(line, layout) != "PressRelease"


def is_masthead(line: str, layout: Layout) -> bool:
    """Whether a line is nothing but a body's name."""
    words = [word.strip("(),.:") for word in line.split()]
    if len(words) > 9 or ": " in line or not all(word.lower() in _SMALL or not word[:1].islower() for word in words):
        return False
    return layout.count("headings.bodies", line) > 0 or (len(words) == 1 and words[0].isupper() and len(words[0]) <= 10)


def site(text: str, blocks: Sequence[Block], layout: Layout) -> str | None:
    """The name of a site or newspaper: a short line in capitals at the very top, above a headline with its date."""
    body = [block for block in blocks if block.region is Region.BODY][:_HEAD]
    lines = [_one_line(text, block) for block in body]
    line, below = (lines[0], lines[1 : _HEAD // 2]) if lines else ("", [])
    words = line.split()
    capitals = all(word.lower() in _SMALL or not word[:1].islower() for word in words)
    if not (words and capitals and len(words) <= _SITE and _can_name(line, layout)):
        return None
    if layout.count("headings.papers", line) or layout.count("headings.bodies", line) or genre_of_line(line, layout):
        return None
    headlines = head_lines(text, body[1:], layout)
    headline = next((each for each in headlines if len(each.split()) > _SITE and _can_name(each, layout)), None)
    if headline is None or headline not in below or headline.startswith(("A ", "An ", "The ")):
        return None
    after = below[below.index(headline) + 1 :]
    dated = any(date_of_line(each, layout) or layout.begin("genre.bylines", each) for each in after)
    return line if dated else None


def _one_line(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())
