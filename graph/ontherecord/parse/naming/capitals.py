"""Runs of capitalised words, with the small words between them: where names may stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ontherecord.lexicon import entries
from ontherecord.ontology import Ontology
from ontherecord.parse.naming.name_words import name_words
from ontherecord.parse.sentences import Sentence
from ontherecord.words import Words

POSSESSIVES = frozenset({"'s", "'"})
COMPANY_FORMS = {"ltd.": "ltd", "inc.": "inc", "co.": "co"}
COMPANIES = frozenset({"plc", "ltd", "llp"})
"""Forms of companies, which are often written small."""
MONTHS = frozenset({"may", "march"})
"""Months that are surnames too."""
NAMED = frozenset({("her", "majesty"), ("his", "majesty"), ("all", "saints"), ("all", "souls"), ("all", "hallows")})
"""Words that begin sentences, where they begin a name."""
SERIES_OF = frozenset({"department", "ministry", "office", "secretary", "minister"})
"""After these a name may hold commas: “Secretary of State for Business, Innovation and Skills”."""
LONGEST_SERIES = 20
"""Words of a name with commas."""
BRACKET = 9
"""Words of a bracket in the name of a law."""
INITIAL = 2
"""Length of an initial with its full stop."""
COLUMN_GAP = 2
"""Spaces on one line past which two words stand in two columns."""


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
        self.norms = [COMPANY_FORMS.get(norm, norm) for norm in words.norms]
        self.lists = name_words(ontology)
        self.abbreviations = _abbreviations(ontology)
        text = words.text
        self.upper = [text[start].isupper() for start in words.starts]
        self.known_words, self.known_inside = self._inside_known()

    def capital(self, index: int) -> bool:
        """Whether a word is capitalised and may be part of a name."""
        norm = self.norms[index]
        if (index in self.known_words and self.upper[index]) or (
            norm in MONTHS and self.upper[index] and self._surname(index)
        ):
            return True
        if not self.upper[index]:
            return norm in COMPANIES and index > 0 and self.upper[index - 1]
        if norm == "i" or (norm[0] == "q" and norm[1:].isdigit()):
            return norm == "i" and index > 0 and self.norms[index - 1].rstrip(".") in self.lists.titles
        if norm in self.lists.seasons:
            return (
                index + 1 < len(self.norms) and self.upper[index + 1] and self.norms[index + 1] not in self.lists.never
            )
        return norm not in self.lists.never and not (norm in self.lists.links and self.words.word(index).isupper())

    def _inside_known(self) -> tuple[frozenset[int], frozenset[int]]:
        """Words of known bodies' names, and those of them that do not begin one.

        Such a word belongs to a name whatever it is elsewhere: the “Covid” of “UK Covid-19 Inquiry”, a comma.
        """
        words: set[int] = set()
        inside: set[int] = set()
        for index, upper in enumerate(self.upper):
            known = self.lists.known.at(self.words, index, len(self.norms)) if upper else None
            if known:
                words.update(range(index, known[0]))
                inside.update(range(index + 1, known[0]))
        return frozenset(words), frozenset(inside)

    def _surname(self, index: int) -> bool:
        """Whether the name of a month stands right after a given name: “Theresa May”."""
        before = self.norms[index - 1] if index else ""
        named = before in self.lists.given and before not in self.lists.never and self.upper[index - 1]
        return named and index + 1 < len(self.norms) and not self.norms[index + 1][0].isdigit()

    def glued(self, index: int) -> bool:
        """Whether no white space stands before a word."""
        return self.words.starts[index] == self.words.ends[index - 1]

    def abbreviated(self, index: int) -> bool:
        """Whether a full stop is part of the abbreviation before it."""
        return self.norms[index] == "." and self.glued(index) and self.norms[index - 1] in self.abbreviations

    def hyphen(self, index: int, last: int) -> bool:
        """Whether a hyphen joins two words before another."""
        joined = self.norms[index] == "-" and index + 1 < last and self.glued(index) and self.glued(index + 1)
        return joined and self.norms[index + 1][0].isalpha()

    def runs(self, sentence: Sentence) -> Iterator[Run]:
        """The runs of a sentence, in order."""
        at, opens, upper, last = sentence.first, True, self.upper, sentence.last
        while at < last:
            if (upper[at] and self.capital(at)) or self._particle(at, last):
                end = self._end(at, last)
                whole = at == sentence.first and end == last
                begin = self._after_starters(at, end, whole=whole) if opens else self._after_labels(at, end)
                if begin < end:
                    yield Run(begin, end, opens and begin == at)
                at, opens = end, False
            else:
                word = self.norms[at]
                opens = word in {":", "."} or (opens and not word[0].isalnum())
                at += 1

    def _particle(self, index: int, last: int) -> bool:
        """Whether a small word is glued to a capitalised one, as in ffrench-Davies."""
        if index + 2 >= last or self.norms[index + 1] != "-" or not self.upper[index + 2]:
            return False
        word = self.norms[index]
        return len(word) > 3 and word.isalpha() and self.glued(index + 1) and self.glued(index + 2)

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
        """The index after the next capitalised word of a run that reaches to before `end`; 0 where there is none."""
        if self._apart(end):
            return 0
        if end in self.known_inside:
            return end + 1
        if self.capital(end) or self._particle(end, last):
            after_initial = self.norms[end - 1][-1] == "." and len(self.norms[end - 1]) == INITIAL
            return 0 if after_initial and self.norms[end] in self.lists.starters else end + 1
        if self.hyphen(end, last):
            return end + 2
        if end + 1 >= last:
            return 0
        if self.norms[end] == "(" and (closing := self._bracket_of_law(end, last)):
            return closing
        if self.norms[end] == "/" and {self.norms[end - 1], self.norms[end + 1]} <= self.lists.prefixes:
            return end + 2
        if self.abbreviated(end):
            return self.step(end + 1, last)
        return self._step_over(end, last)

    def _bracket_of_law(self, opening: int, last: int) -> int:
        """The index after the “Act” behind a bracket: “Housing (Regulation) Act”; 0 where there is none."""
        for at in range(opening + 1, min(opening + BRACKET, last - 1)):
            if self.norms[at] == ")":
                return at + 2 if self.norms[at + 1] in {"act", "bill"} and self.upper[at + 1] else 0
        return 0

    def _step_over(self, end: int, last: int) -> int:
        """The same, over a possessive, a particle, a comma of a series or small words."""
        word, follows = self.norms[end], self.capital(end + 1)
        if word in POSSESSIVES and self.glued(end):
            return end + 2 if follows else 0
        if word in self.lists.particles:
            after = end + 1
            while after < min(end + 3, last) and self.norms[after] in self.lists.particles:
                after += 1
            return after + 1 if after < last and self.capital(after) else 0
        if word == ",":
            return end + 2 if self._series(end, last) else 0
        for after in range(end, min(end + 3, last)):
            if self.norms[after] not in self.lists.links:
                return after + 1 if after > end and self.capital(after) else 0
        return 0

    def _series(self, comma: int, last: int) -> bool:
        """Whether a comma may stand in a name that began with “Department for”: “and” closes what goes on."""
        begin, floor = comma - 1, max(comma - LONGEST_SERIES, 0)
        while begin > floor and (self.capital(begin) or self.norms[begin] in {",", "for", "of"}):
            begin -= 1
        if SERIES_OF.isdisjoint(self.norms[begin + 1 : comma]) or not self.capital(comma + 1):
            return False
        at = comma + 1
        while at < min(comma + LONGEST_SERIES, last) and (self.capital(at) or self.norms[at] == ","):
            at += 1
        return at + 1 < last and self.norms[at] in {"and", "&"} and self.capital(at + 1)

    def _apart(self, index: int) -> bool:
        """Whether white space as between columns stands before a word."""
        gap = self.words.starts[index] - self.words.ends[index - 1]
        if gap < 1:
            return False
        space = self.words.text[self.words.ends[index - 1] : self.words.starts[index]]
        return "\t" in space or (gap > COLUMN_GAP and "\n" not in space)

    def _after_starters(self, at: int, end: int, *, whole: bool) -> int:
        """The first word of a run after those that only begin a sentence; `whole` where the run is all of it."""
        first = at
        while at < end and self.norms[at] in self.lists.starters and tuple(self.norms[at : at + 2]) not in NAMED:
            at = self._next_capital(at + 1, end)
        label = at + 1 < end and self.words.word(at).isupper() and not self.words.word(at + 1).isupper()
        opening = at < end and self.norms[at] in self.lists.openers and at == first and not whole
        if opening and (label or not self._goes_on(at + 1, end)):
            at = self._next_capital(at + 1, end)
        return at

    def _after_labels(self, at: int, end: int) -> int:
        """The first word of a run after words in capitals that only call up what follows: “ALSO Cllr M Storey”."""
        common = self.lists.starters | self.lists.openers
        while at + 1 < end and self.norms[at] in common and self._shouted(at) and not self._shouted(at + 1):
            at += 1
        return at

    def _shouted(self, index: int) -> bool:
        word = self.words.word(index)
        return len(word) > 1 and word.isupper()

    def _next_capital(self, at: int, end: int) -> int:
        while at < end and not self.capital(at):
            at += 1
        return at

    def _goes_on(self, index: int, end: int) -> bool:
        """Whether a name goes on with a capital at a word, or with a possessive before one."""
        if index >= end:
            return False
        possessive = index + 1 < end and self.norms[index] in POSSESSIVES and self.glued(index)
        return self.capital(index) or (possessive and self.capital(index + 1))


@lru_cache(maxsize=4)
def _abbreviations(ontology: Ontology) -> frozenset[str]:
    return entries(ontology, "abbreviations.before_names") | entries(ontology, "abbreviations.others")
