"""The person who signs a letter or is named as author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontherecord.document import Block, Region
from ontherecord.read.datelines import date_of_line
from ontherecord.read.lines import ends_sentence
from ontherecord.read.phrases import Layout, normal

_HEAD, _BELOW = 12, 6
"""Blocks at the beginning that can hold a byline; lines below “Yours sincerely” that can hold the name."""
_FOOT, _ROLE = 5, 80
"""Blocks at the end among which a signature stands; characters of the title of a post below it."""
_LONGEST = 3
"""Words of a name that stands alone below the date."""
_SPOKEN = 4
"""Lines at the top among which one says that a minister spoke what follows."""
_LEAST = 2
"""Words of a name; those in capitals after so many are letters behind it."""
_PARTICLE = r"(?:van|von|de|da|del|di|der|den|la|le|ter|bin|al|ap)"
_NAME = rf"[A-Z][\w’'-]*\.?(?: (?:[A-Z][\w’'-]+|[A-Z]\.?|ff[a-z]+[\w’'-]*|{_PARTICLE}(?= [A-Zf]))){{1,4}}"
_WHOLE = re.compile(rf"(?P<name>{_NAME})(?:,.*|\s+[A-Z]{{2,5}}|\s+\(.*)?")
_PREPARED = re.compile(
    r"\b(?:submission|report|statement|briefing|evidence|response|paper|review|letter|article)\s+(?:was|is|has been)\s+"
    rf"(?:prepared|written|compiled|drafted|authored)\s+by\s+(?P<name>(?:[A-Z][\w.]*\s+)?{_NAME})"
)


def creator(text: str, blocks: Sequence[Block], layout: Layout) -> str | None:
    """The name, without titles and letters after it; None where no person is named as author."""
    body = own_lines(text, blocks, layout)
    return _signatory(body, layout) or _byline(body, layout) or _prepared(body, layout) or _at_the_end(body, layout)


def own_lines(text: str, blocks: Sequence[Block], layout: Layout) -> list[str]:
    """The document's own blocks, each on one line; a byline near the top counts though it stands among links."""
    lines = [" ".join(text[block.start : block.end].split()) for block in blocks]
    return [
        line
        for index, (line, block) in enumerate(zip(lines, blocks, strict=True))
        if block.region is Region.BODY
        or (block.region is Region.FURNITURE and index < _HEAD and layout.begin("genre.bylines", line))
    ]


def _signatory(body: Sequence[str], layout: Layout) -> str | None:
    opened = False
    for index, words in enumerate(body):
        short = len(words) < 90
        opened = opened or (short and index < 40 and layout.begin("letter.salutations", words))
        if opened and short and layout.begin("letter.closings", words):
            below = [words.split(",", 1)[-1].strip() if "," in words else "", *body[index + 1 : index + 1 + _BELOW]]
            return next((name for line in below if (name := person(line, layout))), None)
    return None


def _byline(body: Sequence[str], layout: Layout) -> str | None:
    for words, below in zip(body[:_HEAD], [*body[1:_HEAD], ""], strict=False):
        if layout.whole("genre.bylines", words) and (name := person(below, layout)):
            return name
        under_date = date_of_line(words, layout) is not None and not _is_letter(body, layout)
        under_date = under_date and not layout.begin("genre.bylines", below)
        if under_date and len(below.split()) <= _LONGEST and (name := person(below, layout)) == below:
            return name
        if len(words) > 120 or not (layout.begin("genre.bylines", words) or _dated_byline(words, layout)):
            continue
        spoken = any(layout.whole("genre.spoken", line) for line in body[:_SPOKEN])
        several = spoken or re.match(r"(?:written |posted )?by\b", words, re.IGNORECASE)
        joined = re.sub(r"\s(?:and|&)\s+", ", ", words) if several else words
        parts = re.split(r"\b(?:by|By|BY|from|From|author|Author|written|Written)\b:?\s+|,\s+|\s[|–·-]\s", joined)
        if name := next((name for part in parts if part and (name := person(part, layout))), None):
            return name
    return None


def _is_letter(body: Sequence[str], layout: Layout) -> bool:
    """Whether a salutation stands near the top: then a name below the date is the addressee's."""
    return any(len(words) < 90 and layout.begin("letter.salutations", words) for words in body[:40])


def _dated_byline(words: str, layout: Layout) -> bool:
    """“Posted on 4 May 2019 by Ann Doyle”."""
    return " by " in words and date_of_line(words, layout) is not None


def _prepared(body: Sequence[str], layout: Layout) -> str | None:
    for words in body:
        if match := _PREPARED.search(words[:5000]):
            return person(match["name"], layout)
    return None


def _at_the_end(body: Sequence[str], layout: Layout) -> str | None:
    """The name above a title of a post among the last lines: who signs a report or a statement."""
    last = body[-_FOOT:]
    for before, words, below in zip(["", *last], last, [*last[1:], ""], strict=False):
        greeting = layout.begin("letter.salutations", below)
        role = below if len(below) < _ROLE and not ends_sentence(below) and not greeting else ""
        contact = layout.count("names.contacts", f"{before} {words} {below}")
        if not contact and layout.count("names.roles", role) and (name := person(words, layout)) and name == words:
            return name
    return None


def person(words: str, layout: Layout) -> str | None:
    """A person's name that stands alone, without honorifics; None where the words are something else."""
    if len(words) > 100:
        return None
    tokens = words.split()
    while tokens and layout.whole("names.honorifics", tokens[0]):
        tokens = tokens[1:]
    while len(tokens) > _LEAST and re.fullmatch(r"[A-Z]{2,5},?", tokens[-1]) and not tokens[-2].isupper():
        tokens = tokens[:-1]
    match = _WHOLE.fullmatch(" ".join(tokens))
    if match is None or layout.count("headings.bodies", match["name"]) or layout.count("names.roles", match["name"]):
        return None
    return match["name"] if not normal(match["name"]).startswith("the ") else None
