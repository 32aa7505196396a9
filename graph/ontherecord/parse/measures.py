"""What a figure measures, in the text's own words: the subject before it, or what it is “of” after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ontherecord.parse.words import Words

LONGEST = 16
"""Words, at most, that tell what is measured."""
ENDS = frozenset({".", ";", ":", "?", "!", '"', "(", ")", ","})
TELLING = frozenset(
    "was were is are stood stands totalled reached averaged takes took taken fell fallen rose risen dropped grew grown "
    "increased decreased declined costs cost remains remained numbered came went gone hit hits".split()
)
"""Verbs between what is measured and its figure."""
AUXILIARIES = frozenset({"has", "have", "had", "now", "be", "been", "was", "were", "is", "are", "also", "since"})
BETWEEN = frozenset(
    "at to by of from a an the about around nearly almost over than more less some only just up down average now still "
    "then roughly approximately under well even further £".split()
)
"""Words that may stand between such a verb and the figure."""
FIRST = frozenset("and but that so when while although as because which who however only just also than i.e".split())
"""Words that a description does not begin with."""
CLAUSES = frozenset({"that", "which", "who", "but", "while", "because", "whereas"})
LOOSE_ENDS = frozenset(
    "in of to by for at on with from and a an the all about only just more than over nearly some between".split()
)
EMPTY = frozenset({"there", "this", "that", "it", "they", "these", "up", "which", "we", "figure"})
"""Subjects that tell nothing."""
BRIEF = 4
"""Words up to which a clause that begins with such a subject tells nothing (“it stood at”)."""
PLACES = frozenset({"in", "on", "for"})
"""Before a count, these leave what happened there to be told by the clause in front: “misread in 37 cases”."""


@dataclass(frozen=True)
class Measures:
    """Reads what is measured out of the words of a text."""

    words: Words
    dated: Mapping[int, int]
    """First word of each time, to the index after it: a time is nothing measured."""

    def of(self, first: int, after: int, begin: int, end: int, *, counts: bool) -> str:
        """What the figure from the word `first` measures; its description begins at `after`, its sentence at `begin`.

        `counts` says that it begins with the unit that is counted (“families met”). Empty where the text is silent.
        """
        subject = self._subject(first, begin)
        if subject is not None:
            return self._text(*subject)
        last = self._description_end(after, end)
        if last - after > 1 or (counts and last > after and self._norm(first - 1) not in PLACES):
            return self._text(after, last)
        return self._text(*self._clause_before(first, begin)) or self._text(after, last)

    def _description_end(self, at: int, end: int) -> int:
        """Where the words after a figure that describe it end; at once where they are only a time."""
        last = at
        while last < min(end, at + LONGEST) and self._norm(last) not in ENDS and not self._next_figure(last):
            if last in self.dated and last == at:
                return at
            last = min(end, self.dated.get(last, last + 1))
        return at if self._norm(at) in {"than", "against", "when"} else last

    def _next_figure(self, at: int) -> bool:
        """Whether “and” leads on to another figure (“people and led to 31 arrests”)."""
        if self._norm(at) != "and" or "between" in self.words.norms[max(0, at - 4) : at]:
            return False
        return any(norm[0].isdigit() for norm in self.words.norms[at + 1 : at + 4])

    def _subject(self, first: int, begin: int) -> tuple[int, int] | None:
        """The words before the verb that tells the figure: “the average wait” in “the average wait was 14 minutes”."""
        at = first - 1
        while at > begin and (self._norm(at) in BETWEEN or self._norm(at).endswith("ly")):
            at -= 1
        if at <= begin or self._norm(at) not in TELLING:
            return None
        verb = at
        while verb - 1 > begin and self._norm(verb - 1) in AUXILIARIES:
            verb -= 1
        start, end = self._back(verb, begin)
        if start == end and self._norm(end - 1) == ",":
            start, end = begin, self._description_end(begin, end - 1)
        return (start, end) if start < end and self._norm(end - 1) not in EMPTY else None

    def _clause_before(self, first: int, begin: int) -> tuple[int, int]:
        """The clause in front of a figure that ends with its noun: “heart traces had been misread” in 37 cases."""
        last = first
        while last > begin and self._norm(last - 1) in LOOSE_ENDS:
            last -= 1
        start, last = self._back(last, begin)
        tells = last - start > BRIEF or (last - start > 1 and self._norm(start) not in EMPTY)
        return (start, last) if tells and self._norm(last - 1) not in EMPTY else (last, last)

    def _back(self, last: int, begin: int) -> tuple[int, int]:
        """From where the clause that ends before a word begins."""
        start = last
        while start > max(begin, last - LONGEST) and self._norm(start - 1) not in ENDS | CLAUSES:
            start -= 1
        while start < last and (self._norm(start) in FIRST or start in self.dated):
            start = self.dated.get(start, start + 1)
        return min(start, last), last

    def _norm(self, index: int) -> str:
        return self.words.norms[index] if 0 <= index < len(self.words) else ""

    def _text(self, first: int, last: int) -> str:
        if first >= last:
            return ""
        return " ".join(self.words.text[self.words.starts[first] : self.words.ends[last - 1]].split())
