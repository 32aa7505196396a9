"""The lines by which a document is dated."""

from __future__ import annotations

import datetime as dt
import re
from calendar import month_abbr, month_name

from ontherecord.dates import Date
from ontherecord.read.phrases import Layout, normal

_MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(month_abbr) if name} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b"
    rf"|\b{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})\b"
    r"|\b(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})"
    r"|\b(?P<day4>\d{1,2})[./-](?P<month4>\d{1,2})[./-](?P<year4>\d{4}|\d{2})\b"
    rf"|\b{_MONTH.replace('month', 'month5')},?\s+(?P<year5>\d{{4}})\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|\b(?:mon|tue|wed|thu|thur|fri|sat|sun)\b,?", re.IGNORECASE
)
_TIME = re.compile(
    r"(?:\bat\b|,)?\s*\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|hrs?|gmt|bst|utc|est|edt)?|\d{1,2}\s?[ap]m\b",
    re.IGNORECASE,
)
_OF_A_FILE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})[-_.]?(?P<month>0[1-9]|1[0-2])(?:[-_.]?(?P<day>0[1-9]|[12]\d|3[01]))?(?!\d)"
)
_DIGIT = re.compile(r"\d")
_LONGEST, _SHORT, _MEETING = 160, 8, 40
"""Characters of a line that can date a document; words of one that only ends in its date, and of one above minutes."""


def date_in(words: str) -> Date | None:
    """The first date in some words, numbers read as day, month, year; None where there is none or no such day."""
    match = _DATE.search(words)
    return _date(match) if match else None


def date_of_line(words: str, layout: Layout) -> tuple[str, Date] | None:
    """The date that a line gives for its document, and the word that says so (`published`), if any."""
    if len(words) > _LONGEST or not _DIGIT.search(words) or not (match := _DATE.search(words)):
        return None
    found = _date(match)
    if found is None:
        return None
    before = normal(_TIME.sub(" ", _WEEKDAY.sub(" ", words[: match.start()]))).rstrip(" :-|,")
    after = normal(_TIME.sub(" ", words[match.end() :])).strip(" ,|()")
    label = before if layout.whole("date.labels", before) else layout.ending("date.labels", before)
    if label and (label == before or len(label) > len("on ")) and not _another(before.removesuffix(label), layout):
        return label, found
    longest = 3 * _SHORT if re.search(r"\s[·|]\s", words) else 2 * _SHORT
    if layout.begin("genre.bylines", words) and len(words.split()) <= longest and not words.endswith("."):
        return "posted", found
    return ("", found) if not before and not after else None


def date_at_end(words: str, layout: Layout) -> Date | None:
    """The date that a short line ends in: “Kinfold, 9 January 2024”; not one that is still to come: “due by …”."""
    longest = _MEETING if layout.begin("genre.Minutes", words) else _SHORT + 3
    match = _DATE.search(words) if len(words.split()) <= longest and not _another(words, layout) else None
    return _date(match) if match and not words[match.end() :].strip(" .)") else None


def _another(words: str, layout: Layout) -> bool:
    """Whether the words before a date make it another one than the document's."""
    return layout.count("date.others", words) > 0


def date_of_file(name: str) -> Date | None:
    """The day or month that a file's name begins with or holds (`2018-03-rated.txt`); a year alone tells nothing."""
    match = _OF_A_FILE.search(name)
    if match is None:
        return None
    return _make(match["year"], match["month"], match["day"])


def _date(match: re.Match[str]) -> Date | None:
    got = {key.rstrip("2345"): value for key, value in match.groupdict().items() if value}
    return _make(got["year"], got["month"], got.get("day"))


def _make(year: str, month: str, day: str | None) -> Date | None:
    number = int(month) if month.isdigit() else _MONTHS[month.lower().rstrip(".")]
    full = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return Date.day(dt.date(full, number, int(day))) if day else Date.month(full, number)
    except ValueError:
        return None
