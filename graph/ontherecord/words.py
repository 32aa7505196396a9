"""The words of a text, by spaCy's blank English pipeline."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Token

FOLDED = {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "“": '"', "”": '"', "’s": "'s"}

COLUMNS: list[int | str] = ["ORTH", "NORM", "IDX", "LENGTH", "IS_SPACE"]
"""What is asked of spaCy for all tokens at once."""
UNBROKEN = re.compile(r"\S{500}")
"""Signs in a row that no word or address has."""


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The tokenizer; a text of any length is let through, since nothing here grows faster than it."""
    language = spacy.blank("en")
    language.max_length = 1_000_000_000
    return language


def normalise(phrase: str) -> tuple[str, ...]:
    """A phrase as normalised words: lower case, contractions spelled out (“won’t” is `will not`)."""
    return tuple(norm for chunk in phrase.split() for norm in _normalised(chunk))


@lru_cache(maxsize=65536)
def _normalised(chunk: str) -> tuple[str, ...]:
    """What stands between two spaces, which no tokenizer looks beyond: fifty thousand cues share a few thousand."""
    return tuple(_norm(token) for token in pipeline().make_doc(chunk))


def _norm(token: Token) -> str:
    """The norm of one token."""
    return _folded(token.orth, token.norm)


@lru_cache(maxsize=65536)
def _folded(orth: int, norm: int) -> str:
    """As spaCy normalises it, but for signs: it makes every currency a dollar. By the numbers of the two strings."""
    strings = pipeline().vocab.strings
    text = strings[orth]
    folded = strings[norm].lower() if text[0].isalpha() or text[0] in "’'" else text.lower()
    return FOLDED.get(folded, folded)


@dataclass(frozen=True)
class Words:
    """The words of a text, white space left out: `norms` to match on, `starts` and `ends` in code points."""

    text: str
    norms: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        """How many words."""
        return len(self.norms)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words that lie wholly between two positions, as indexes, end exclusive."""
        first = bisect_left(self.starts, start)
        return first, max(first, bisect_right(self.ends, end))

    def word(self, index: int) -> str:
        """A word as it is written."""
        return self.forms[index]

    @cached_property
    def forms(self) -> list[str]:
        """All words as they are written."""
        return [self.text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]


def split_words(text: str) -> Words:
    """Split a text into words."""
    norms, starts, ends = [], [], []
    for begin, piece in _pieces(text):
        for orth, norm, index, length, space in pipeline().make_doc(piece).to_array(COLUMNS).tolist():
            if not space:
                norms.append(_folded(orth, norm))
                starts.append(begin + index)
                ends.append(begin + index + length)
    return Words(text, norms, starts, ends)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text whole, or cut where it goes on too long without a space: there the tokenizer needs its square."""
    begin = 0
    for unbroken in UNBROKEN.finditer(text):
        yield begin, text[begin : unbroken.end()]
        begin = unbroken.end()
    yield begin, text[begin:]
