"""What a number counts: the plural noun after it, or before it in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ontherecord.ontology import Ontology
from ontherecord.parse.calendar import calendar
from ontherecord.parse.words import Words

REACH = 6
"""Words after a number among which the noun must be (“412 vulnerable young people”)."""
STOPS = frozenset(
    "of in on at by for from to with and or but than that which who whom whose where when while because as if so is are was were be been "
    "has have had do does did will would shall should can could may might must not the a an this these those their our its his her my your "
    "per each every it they we he she you i there within after before during since until under over between among against into plus also "
    "still now then already only just including out up down off about around through throughout without via compared being yet however across alone together overall nationally".split()
)
"""Words that no unit runs across."""


@dataclass(frozen=True)
class Units:
    """Finds units among the words of a text."""

    words: Words
    passed: frozenset[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    sets: frozenset[str]
    times: frozenset[str]
    """Units of time, and what goes with them."""

    def is_plural(self, index: int) -> bool:
        """Whether a word is a plural noun, as far as its form tells."""
        norm = self.words.norms[index]
        if norm in self.plurals:
            return True
        if len(norm) < 4 or norm[-1] != "s" or norm in self.singulars or norm in STOPS:
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
            if norm in STOPS or not norm[0].isalpha():
                if norm in {"'s", "'"}:
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
        """The unit that the clause before a number tells: “how many visits”, “the number of cases”, “incidents … rose to”."""
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


@lru_cache(maxsize=4)
def _lists(ontology: Ontology) -> tuple[frozenset[str], ...]:
    names = calendar(ontology)
    times = frozenset().union(names.days, names.spans, names.others)
    lists: dict[str, list[str]] = {}
    for table in ontology.toml("figures.toml"):
        for section, entries in table.items():
            lists.setdefault(section, []).extend(entries)
    return (*(frozenset(lists[name]) for name in ("passed", "plurals", "singulars", "sets")), times)


def units(words: Words, ontology: Ontology) -> Units:
    """The finder of units for a text."""
    passed, plurals, singulars, sets, times = _lists(ontology)
    return Units(words, passed, plurals, singulars, sets, times)
