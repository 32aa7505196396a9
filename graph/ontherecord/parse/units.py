"""What a number counts: the plural noun after it, or before it in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from ontherecord.ontology import Ontology
from ontherecord.parse.calendar import calendar
from ontherecord.parse.figure_words import figure_words
from ontherecord.parse.words import Words

REACH = 6
"""Words after a number among which the noun must be (“412 vulnerable young people”)."""


@dataclass(frozen=True)
class Units:
    """Finds units among the words of a text."""

    words: Words
    passed: frozenset[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    sets: frozenset[str]
    stops: frozenset[str]
    """Words that no unit runs across."""
    times: frozenset[str]
    """Units of time, and what goes with them."""

    def is_plural(self, index: int) -> bool:
        """Whether a word is a plural noun, as far as its form tells."""
        norm = self.words.norms[index]
        if norm in self.plurals:
            return True
        if len(norm) < 4 or norm[-1] != "s" or norm in self.singulars or norm in self.stops:
            return False
        return norm[-2] not in "sui'’" and not norm.endswith("ous") and norm[0].isalpha()

    def after(self, index: int, last: int) -> tuple[str, int] | None:
        """The unit that begins at a word and the index after it."""
        norms = self.words.norms
        first = index
        while first < last and norms[first] in self.passed:
            first += 1
        found = None
        for at in range(first, min(last, first + REACH)):
            norm = norms[at]
            hyphened = at > first and norms[at - 1] == "-" and self.words.starts[at] == self.words.ends[at - 1]
            if (norm in self.stops and not hyphened) or not norm[0].isalpha():
                if norm in {"'s", "'"} or (norm == "-" and self.words.starts[at] == self.words.ends[at - 1]):
                    continue
                break
            if self.is_plural(at) and not (at + 1 < last and norms[at + 1] in {"'s", "'"}):
                found = at
                if self.words.word(at).islower():
                    break
        return self._with_of(first, found + 1, last) if found is not None else None

    def _with_of(self, first: int, end: int, last: int) -> tuple[str, int]:
        """“sets of notes” as a whole."""
        norms = self.words.norms
        if norms[end - 1] in self.sets and end + 1 < last and norms[end] == "of" and self.is_plural(end + 1):
            end += 2
        return self._text(first, end), end

    def _text(self, first: int, end: int) -> str:
        text = " ".join(self.words.text[self.words.starts[first] : self.words.ends[end - 1]].split())
        return text if any(letter.isupper() for letter in text[1:]) else text.lower()

    def before(self, first: int, index: int) -> str | None:
        """The unit that the clause before a number tells: “how many visits”, “the number of cases”, “deaths rose”."""
        norms = self.words.norms
        for at in range(index - 1, first, -1):
            if (norms[at] == "many" and norms[at - 1] == "how") or (
                norms[at] == "of" and norms[at - 1] in {"number", "numbers"}
            ):
                unit = self.after(at + 1, index)
                if unit:
                    return unit[0]
        for at in range(first, index):
            if self.is_plural(at):
                rate = at + 1 < index and norms[at + 1] in {"a", "per", "each"}
                return self._text(at, at + 3 if rate and at + 3 <= index else at + 1)
        return None


def units(words: Words, ontology: Ontology) -> Units:
    """The finder of units for a text."""
    lists, names = figure_words(ontology), calendar(ontology)
    times = frozenset().union(names.days, names.spans, names.others)
    return Units(words, lists.passed, lists.plurals, lists.singulars, lists.sets, lists.stops, times)
