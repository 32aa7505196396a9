"""What a document says of itself: title, date, kind, author, where it is from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ontherecord.dates import Date
from ontherecord.document import Block, Metadata
from ontherecord.read.creator import creator, own_lines
from ontherecord.read.datelines import date_at_end, date_of_file, date_of_line
from ontherecord.read.genre import genre, genre_of_line
from ontherecord.read.phrases import Layout
from ontherecord.read.title import site, title

FIELDS = ("title", "publisher", "creator", "date", "genre", "source")
_HEAD, _FOOT = 25, 6
"""Blocks at the beginning and the end that can date a document."""
_HELD = re.compile(r"([A-Z][^,.]{3,60}), (?:[A-Z][a-z]+ )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}")
"""The name of a body, a comma and a date."""
_SOURCE = re.compile(
    r"(?:source|url|original|permalink|retrieved from|available at|web address|published at)\s*:?\s*(https?://[^\s<>\"]+)",
    re.IGNORECASE,
)


def infer(text: str, blocks: Sequence[Block], path: str, layout: Layout) -> Metadata:
    """What text, layout and file name tell; None where they do not.

    Of the publisher only the name of a site above a headline; else it is inferred once names are known.
    """
    return Metadata(
        title=title(text, blocks, layout),
        publisher=site(text, blocks, layout),
        creator=creator(text, blocks, layout),
        date=date(text, blocks, path, layout),
        genre=genre(text, blocks, layout),
        source=_source(text, blocks),
    )


def date(text: str, blocks: Sequence[Block], path: str, layout: Layout) -> Date | None:
    """The document's date: by a line of its own, the line of its kind, its last line, or its file's name.

    A month gives way to a day within it that a later line gives.
    """
    body = own_lines(text, blocks, layout)
    found = [*_labelled(body, layout), *_at_end(body, layout)]
    named = date_of_file(path.rsplit("/", 1)[-1])
    found += [named] if named else []
    if not found:
        return None
    first = found[0]
    exact = (each for each in found if each.earliest == each.latest and first.earliest <= each.earliest <= first.latest)
    return next(exact, first)


def _labelled(body: Sequence[str], layout: Layout) -> list[Date]:
    """Dates of lines at the top, those that say what they are first, then those of the foot."""
    head = [pair for words in body[:_HEAD] if (pair := date_of_line(words, layout))]
    foot = [pair for words in body[_HEAD:][-_FOOT:] if (pair := date_of_line(words, layout))]
    return [when for label, when in sorted(head, key=lambda pair: _rank(pair[0], layout))] + [when for _, when in foot]


def _rank(label: str, layout: Layout) -> int:
    """The date of a meeting ranks with a line of its own, the first of them counts; “last updated” comes after all."""
    ranks = [*layout.values["date.labels"], ""]
    own = "" if label in layout.values["date.meetings"] else label
    return ranks.index(own) if own in ranks else len(ranks)


def _at_end(body: Sequence[str], layout: Layout) -> list[Date]:
    head = [words for words in body[:_HEAD] if _heads_minutes(words, layout)]
    return [when for words in [*head, *body[-_FOOT:]] if (when := date_at_end(words, layout))]


def _heads_minutes(words: str, layout: Layout) -> bool:
    """Whether a line at the top says what was held and when: “Minutes of …”, “House of Commons, 3 May 2006”."""
    if genre_of_line(words, layout) or layout.begin("genre.Minutes", words):
        return True
    held = _HELD.fullmatch(words)
    return held is not None and layout.count("headings.bodies", held[1]) > 0


def _source(text: str, blocks: Sequence[Block]) -> str | None:
    """The address that the text gives as its own."""
    for block in [*blocks[:_HEAD], *blocks[-_FOOT:]]:
        if match := _SOURCE.match(text[block.start : block.end]):
            return match[1].rstrip(".,;)")
    return None


def combine(declared: Metadata, *inferred: Metadata) -> Metadata:
    """What was declared, completed from what was inferred, the surer source first."""
    combined = declared
    for found in inferred:
        new = {
            name: getattr(found, name)
            for name in FIELDS
            if getattr(combined, name) is None and getattr(found, name) is not None
        }
        combined = replace(combined, **new, inferred=combined.inferred | set(new))
    return combined
