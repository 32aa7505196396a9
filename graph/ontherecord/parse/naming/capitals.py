"""Runs of capitalised words, with the small words between them: where names may stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ontherecord.lexicon import entries
from ontherecord.ontology import Ontology
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.naming.vocabulary import vocabulary
from ontherecord.words import Words

SUFFIXES = frozenset({"plc", "ltd", "llp"})
"""Forms of companies, which are often written small."""
POSSESSIVES = frozenset({"'s", "'"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words from `first` to before `last`, the first and last of them capitalised."""

    first: int
    last: int
    opens: bool = False
    """Whether it stands where a sentence begins, so that its first capital may mean nothing."""


class Capitals:
    """Tells capitalised words from others, and joins them to runs."""

    def __init__(self, words: Words, ontology: Ontology) -> None:
        """Take the words of a text and the lists that say which capitals mean nothing."""
        self.words = words
        self.norms = words.norms
        vocabulary_ = vocabulary(ontology)
        self.never = vocabulary_.words("words.never")
        self.starters = vocabulary_.words("words.starters")
        self.openers = vocabulary_.words("words.openers")
        self.particles = vocabulary_.words("people.particles")
        self.links = vocabulary_.words("words.links")
        self.abbreviations = _abbreviations(ontology)
        text = words.text
        self.upper = [text[start].isupper() for start in words.starts]

    def capital(self, index: int) -> bool:
        """Whether a word is capitalised and may be part of a name."""
        norm = self.norms[index]
        if norm in SUFFIXES:
            return index > 0 and self.upper[index - 1]
        return self.upper[index] and norm not in self.never and not (norm in self.links and self.words.forms[index].isupper())

    def glued(self, index: int) -> bool:
        """Whether no white space stands before a word."""
        return self.words.starts[index] == self.words.ends[index - 1]

    def runs(self, sentence: Sentence) -> Iterator[Run]:
        """The runs of a sentence, in order."""
        at, opens = sentence.first, True
        while at < sentence.last:
            if self.capital(at) or self._particle(at, sentence.last):
                end = self._end(at, sentence.last)
                whole = at == sentence.first and end == sentence.last
                begin = self._after_starters(at, end, whole=whole) if opens else at
                if begin < end:
                    yield Run(begin, end, opens and begin == at)
                at, opens = end, False
            else:
                word = self.norms[at]
                opens = word in {":", "."} or (opens and not word[0].isalnum())
                at += 1

    def _particle(self, index: int, last: int) -> bool:
        """Whether a small word is glued to a capitalised one, as in ffrench-Davies."""
        return (
            index + 2 < last
            and self.norms[index + 1] == "-"
            and self.upper[index + 2]
            and self.words.forms[index].isalpha()
            and self.glued(index + 1)
            and self.glued(index + 2)
            and len(self.norms[index]) > 3
        )

    def _end(self, at: int, last: int) -> int:
        """The index after the last capitalised word of the run that begins at a word."""
        end = at + 1
        while end < last:
            step = self.step(end, last)
            if not step:
                break
            end = step
        return end

    def step(self, end: int, last: int) -> int:
        """The index after the next capitalised word of a run that reaches to before `end`; 0 where it goes no further."""
        if self._apart(end):
            return 0
        if self.capital(end) or self._particle(end, last):
            return end + 1
        word = self.norms[end]
        if word == "-" and end + 1 < last and self.glued(end) and self.glued(end + 1) and self.norms[end + 1][0].isalpha():
            return end + 2
        if word in POSSESSIVES and self.glued(end) and end + 1 < last and self.capital(end + 1):
            return end + 2
        if word == "." and self.glued(end) and self.norms[end - 1] in self.abbreviations and end + 1 < last:
            return self.step(end + 1, last)
        if word in self.particles and end + 1 < last and self.capital(end + 1):
            return end + 2
        if word == "," and self._series(end, last):
            return end + 2
        for after in range(end, min(end + 3, last)):
            if self.norms[after] not in self.links:
                return after + 1 if after > end and self.capital(after) else 0
        return 0

    def _series(self, comma: int, last: int) -> bool:
        """Whether a comma may stand in a name that began with “Department for”: capitals go on, and “and” closes the series."""
        begin = comma - 1
        while begin > 0 and (self.capital(begin) or self.norms[begin] in {",", "for", "of"}):
            begin -= 1
        words = self.norms[begin + 1 : comma]
        if not {"department", "ministry", "office"} & set(words[:2]) or not self.capital(min(comma + 1, last - 1)):
            return False
        at = comma + 1
        while at < last and (self.capital(at) or self.norms[at] == ","):
            at += 1
        return at + 1 < last and self.norms[at] in {"and", "&"} and self.capital(at + 1)

    def _apart(self, index: int) -> bool:
        """Whether white space as between columns stands before a word."""
        gap = self.words.text[self.words.ends[index - 1] : self.words.starts[index]]
        return "\t" in gap or (len(gap) > 2 and "\n" not in gap)

    def _goes_on(self, index: int, end: int) -> bool:
        """Whether a name goes on with a capital at a word, or with a possessive before one."""
        possessive = index + 1 < end and self.norms[index] in POSSESSIVES and self.glued(index)
        return index < end and (self.capital(index) or possessive and self.capital(index + 1))

    def _after_starters(self, at: int, end: int, *, whole: bool) -> int:
        """The first word of a run after those that only begin a sentence; `whole` where the run is all of it."""
        first = at
        while at < end and self.norms[at] in self.starters and self.norms[at + 1 : at + 2] != ["majesty"]:
            at += 1
            while at < end and not self.capital(at):
                at += 1
        if not whole and at == first and at < end and self.norms[at] in self.openers and not self._goes_on(at + 1, end):
            at += 1
            while at < end and not self.capital(at):
                at += 1
        return at


@lru_cache(maxsize=4)
def _abbreviations(ontology: Ontology) -> frozenset[str]:
    return entries(ontology, "abbreviations.before_names") | entries(ontology, "abbreviations.others")
