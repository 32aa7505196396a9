"""Numbers that name or number a thing, and measure nothing: section 4, 999, 5.30 p.m., a 15-year-old."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontherecord.parse.amounts import Amount
from ontherecord.parse.figure_words import FigureWords
from ontherecord.parse.numbers import NumberWords
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.words import Words

TIME = re.compile(
    r"\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m\b|o[’']clock|noon)|\d{1,2}:\d\d|\d\d\.\d\d(?=\s?(?:hours|hrs))",
    re.IGNORECASE,
)
TELEPHONE = re.compile(r"(?:\+\d|0)\d[\d \u00a0()-]{5,14}\d")
LISTING = frozenset({",", "and", "to", "-", "or", "&"})


@dataclass(frozen=True)
class Labels:
    """Tells numbers that are labels from those that count."""

    words: Words
    lists: FigureWords
    numbers: NumberWords

    def skip(self, at: int, sentence: Sentence) -> int | None:
        """Where to go on after a label that begins at a word; None where the number there may be a figure."""
        norms = self.words.norms
        previous = norms[at - 1] if at > sentence.first else ""
        following = norms[at + 1] if at + 1 < sentence.last else ""
        if norms[max(sentence.first, at - 2) : at] == ["all", "but"]:
            return at + 1
        if not norms[at][0].isdigit():
            return at + 1 if previous in self.lists.references and norms[at] in self.numbers.values else None
        start = self.words.starts[at]
        if self.words.text[max(0, start - 2) : start].strip(",.").isdigit() and start == self.words.ends[at - 1]:
            return at + 1  # the rest of a number too long to be one word
        if match := TELEPHONE.match(self.words.text, start) or TIME.match(self.words.text, start):
            return self._after(at, match.end())
        if previous in self.lists.references or (previous == "." and norms[max(0, at - 2)] in self.lists.references):
            return self._list_end(at, sentence.last)
        after = {following, norms[at + 2] if at + 2 < sentence.last else ""}
        dialled = norms[at] in self.lists.names and (after & self.lists.named or previous in self.lists.dialling)
        bracketed = previous in {"(", "["} and following in {")", "]"}
        if (
            dialled
            or bracketed
            or self._hyphened(at)
            or (at == sentence.first and self._numbers_a_paragraph(at, sentence))
        ):
            return at + 1
        return None

    def compound(self, amount: Amount, last: int) -> bool:
        """Whether an amount is part of a word (“three-week”, “24-hour”) or an age (“16 years old”)."""
        norms, at = self.words.norms, amount.next
        if at < last and not amount.fraction and norms[at] == "-" and self.words.starts[at] == amount.end:
            glued = at + 1 < last and self.words.starts[at + 1] == self.words.ends[at]
            return glued and norms[at + 1][0].isalpha()
        ahead = norms[at : at + 3]
        return ahead[:1] in (["year"], ["years"]) and (
            ahead[1:2] in (["old"], ["olds"]) or ahead[1:] in (["-", "old"], ["of", "age"])
        )

    def _list_end(self, at: int, last: int) -> int:
        """After the numbers of a reference: “sections 2, 4 and 7”."""
        at += 1
        while at + 1 < last and self.words.norms[at] in LISTING and self.words.norms[at + 1][0].isdigit():
            at += 2
        return at

    def _hyphened(self, at: int) -> bool:
        """Whether a hyphen joins a number to a word in front (“Covid-19”)."""
        if at < 2 or self.words.norms[at - 1] != "-" or self.words.starts[at] != self.words.ends[at - 1]:
            return False
        before = self.words.norms[at - 2]
        return (
            self.words.ends[at - 2] == self.words.starts[at - 1]
            and before[0].isalpha()
            and before not in self.numbers.values
        )

    def _numbers_a_paragraph(self, at: int, sentence: Sentence) -> bool:
        """Whether a number at the beginning of a sentence numbers it (“4.1 Done”, “12. We …”)."""
        if at + 1 >= sentence.last:
            return False
        form = self.words.word(at + 1)
        return form in {".", ")"} or ("." in self.words.norms[at] and form[0].isupper())

    def _after(self, index: int, end: int) -> int:
        while index < len(self.words) and self.words.starts[index] < end:
            index += 1
        return index
