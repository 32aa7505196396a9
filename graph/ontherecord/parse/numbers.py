"""Numbers: digits as English prints them, and number words."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import lru_cache

from ontherecord.ontology import Ontology
from ontherecord.parse.wordlists import word_tables
from ontherecord.parse.words import Words

GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.33", "⅔": "0.67", "⅛": "0.125"}
DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,15})(?:\.\d{1,6}(?!\d|\.\d))?(?!\d)([½¼¾⅓⅔⅛]?)")
"""Digits with thousands marked by commas, a decimal part and a fraction; bounded, so that it cannot backtrack far."""
LARGEST = Decimal(10) ** 12
"""No number word multiplies more than this: “hundred hundred hundred …” ends somewhere."""
SHORT_SCALE = re.compile(r"[ \u00a0]?([a-z]{1,8})\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it ends: a position in the text, and the index of the word after."""

    value: Decimal
    end: int
    next: int
    in_words: bool = False


@dataclass(frozen=True)
class NumberWords:
    """The table of `ontology/numbers.toml`."""

    values: dict[str, int]
    scales: dict[str, int]
    short_scales: dict[str, int]
    fractions: dict[str, int]


@lru_cache(maxsize=4)
def number_words(ontology: Ontology) -> NumberWords:
    """What number words mean. Raises UserError where the file is malformed."""
    return NumberWords(**word_tables(ontology, "numbers.toml", [field.name for field in fields(NumberWords)]))


def read_digits(words: Words, index: int, start: int, table: NumberWords, *, money: bool = False) -> Number | None:
    """The number in digits that begins at a position within the word `index`; None where there is none."""
    text = words.text
    match = DIGITS.match(text, start)
    if match is None:
        glyph = GLYPHS.get(text[start : start + 1])
        return _ending(words, index, Decimal(glyph), start + 1) if glyph else None
    value = Decimal(match[0].rstrip("".join(GLYPHS)).replace(",", ""))
    value += Decimal(GLYPHS.get(match[1], "0"))
    end = match.end()
    scale = SHORT_SCALE.match(text, end)
    if scale is not None and scale[1] in table.short_scales and (money or scale[1] not in {"m", "k"}):
        value *= table.short_scales[scale[1]]
        end = scale.end()
    return _ending(words, index, value, end)


def _ending(words: Words, index: int, value: Decimal, end: int) -> Number:
    following = index
    while following < len(words) and words.starts[following] < end:
        following += 1
    return Number(value, end, following)


def read_number_words(words: Words, index: int, table: NumberWords) -> Number | None:
    """The number in words that begins at the word `index` (“twenty-one”, “two hundred and six”, “a hundred”)."""
    norms, last = words.norms, len(words)
    total, current, at, end = Decimal(0), Decimal(0), index, index
    if norms[at] in {"a", "an"}:
        if at + 1 >= last or norms[at + 1] not in table.scales:
            return None
        current, at = Decimal(1), at + 1
    fresh = True
    while at < last:
        norm = norms[at]
        if norm in table.values and (fresh or _fits(current, table.values[norm])):
            current += table.values[norm]
        elif norm in table.scales and 0 < current < LARGEST:
            if table.scales[norm] < 1000:
                current *= table.scales[norm]
            else:
                total, current = total + current * table.scales[norm], Decimal(0)
        elif end == at and norm in {"-", "and"} and _joins(words, at, current, table):
            at, fresh = at + 1, False
            continue
        else:
            break
        fresh = False
        at += 1
        end = at
    if end == index:
        return None
    if norms[end : end + 3] == ["and", "a", "half"]:
        current, end = current + Decimal("0.5"), end + 3
    return Number(total + current, words.ends[end - 1], end, in_words=True)


def _fits(current: Decimal, value: int) -> bool:
    """Whether a number word can follow what is read: units after tens, tens after hundreds, all after thousands."""
    if current == 0:
        return True
    if current % 100 == 0:
        return value < 100
    return current % 10 == 0 and current % 100 >= 20 and 0 < value < 10


def _joins(words: Words, at: int, current: Decimal, table: NumberWords) -> bool:
    """Whether a hyphen or “and” joins two number words into one number."""
    if at + 1 >= len(words) or words.norms[at + 1] not in table.values:
        return False
    if words.norms[at] == "-":
        glued = words.starts[at] == words.ends[at - 1] and words.starts[at + 1] == words.ends[at]
        return glued and _fits(current, table.values[words.norms[at + 1]]) and current % 100 != 0
    return words.norms[at - 1] in table.scales and current % 100 == 0
