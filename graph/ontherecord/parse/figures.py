"""Numbers in a text that count or measure something; years, dates, references and ages are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from ontherecord.facts import Span
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.amounts import CURRENCIES, Amount, Amounts, plain
from ontherecord.parse.analysis import Figure, When
from ontherecord.parse.changes import UP_DOWN, Changes
from ontherecord.parse.counting import Counted, Counting
from ontherecord.parse.figure_words import figure_words
from ontherecord.parse.labels import Labels
from ontherecord.parse.measures import Measures
from ontherecord.parse.numbers import GLYPHS, number_words
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.units import units
from ontherecord.parse.words import Words

SMALLER = {"minute": "second", "hour": "minute"}
"""Units of time, and that of which each has sixty."""
OF = frozenset({"of", "more", "extra", "further", "fewer"})
"""Words that a description of what is measured does not begin with."""
SENTENCE_PART = 15
"""Words within which “from … to …” belong together."""


def find_figures(
    words: Words, sentences: Sequence[Sentence], hits: Sequence[Hit], dates: Sequence[When], ontology: Ontology
) -> tuple[Figure, ...]:
    """Every figure in the sentences, in order."""
    del hits
    finder = _Finder(words, dates, ontology)
    return tuple(figure for sentence in sentences for figure in finder.sentence(sentence))


@lru_cache(maxsize=4)
def _triggers(ontology: Ontology) -> frozenset[str]:
    """Words at which a figure may begin, beside digits."""
    numbers = number_words(ontology)
    return frozenset().union(numbers.values, numbers.fractions, CURRENCIES, GLYPHS, {"nothing", "twice", "a", "many"})


class _Finder:
    """Finds the figures of one text, sentence by sentence."""

    def __init__(self, words: Words, dates: Sequence[When], ontology: Ontology) -> None:
        self.words, self.norms = words, words.norms
        self.lists, numbers, nouns = figure_words(ontology), number_words(ontology), units(words, ontology)
        self.dated = self._dated(dates)
        self.amounts = Amounts(words, numbers, nouns, self.dated)
        self.counting = Counting(words, self.lists, nouns, self.amounts)
        self.changes = Changes(words, self.lists)
        self.measures = Measures(words, self.dated)
        self.labels = Labels(words, self.lists, numbers)
        triggers = _triggers(ontology)
        self.triggers = {norm for norm in set(words.norms) if norm in triggers or norm[0].isdigit()}
        """Words of this text at which a figure may begin, or what is counted be named."""
        self.pending = (-SENTENCE_PART, "")
        """The last figure after “from”, and the change from it."""

    def _dated(self, dates: Sequence[When]) -> dict[int, int]:
        """First word of each time to the index after it; durations (“for 11 weeks”) measure, and stay figures."""
        found = {}
        for when in dates:
            first, last = self.words.between(when.span.start, when.span.end)
            if when.deadline or self.norms[first] != "for":
                found[first] = last
        return found

    def sentence(self, sentence: Sentence) -> list[Figure]:
        """The figures of one sentence."""
        self.counting.enter(sentence.block)
        found: list[Figure] = []
        norms, triggers, floor = self.norms, self.triggers, sentence.first
        for at in range(sentence.first, sentence.last):
            if at < floor:
                continue
            if at in self.dated:
                floor = self.dated[at]
            elif norms[at] in triggers:
                floor = self._figure(at, sentence, found)
        return found

    def _figure(self, at: int, sentence: Sentence, found: list[Figure]) -> int:
        """Read the figure at a word, if there is one, and say where to go on."""
        if self.norms[at] == "many":
            self.counting.asked(at, sentence.last)
            return at + 1
        if (skipped := self.labels.skip(at, sentence)) is not None:
            return skipped
        amount = self.amounts.read(at, sentence.last)
        if amount is None:
            return at + 1
        if self.labels.compound(amount, sentence.last):
            return amount.next + 1
        amount = self.amounts.upper(amount, sentence.last, self._joints(at, amount, sentence)) or amount
        counted = self.counting.of(at, amount, sentence)
        if not counted.unit or (amount.fraction and self._repeated(counted.next, sentence.last)):
            return max(counted.next, at + 1)
        if found and (whole := self._together(found[-1], amount, counted)):
            found[-1] = whole
        else:
            found.append(self._measured(at, amount, counted, sentence, found))
        return counted.next

    def _joints(self, at: int, amount: Amount, sentence: Sentence) -> set[str]:
        """Words that make a range of this amount and the next."""
        back = self.norms[max(sentence.first, at - 3) : at]
        joints = {"-"}
        if "between" in back:
            joints.add("and")
        if "from" not in back or not self.changes.before(at, sentence.first):
            joints.add("to")
        if amount.in_words:
            joints.add("or")
        return joints

    def _repeated(self, following: int, last: int) -> bool:
        """Whether the exact figure follows in brackets (“nearly two thirds (64%)”)."""
        return following + 2 < last and self.norms[following] == "(" and self.norms[following + 2] in {"%", "per"}

    def _together(self, before: Figure, amount: Amount, counted: Counted) -> Figure | None:
        """The one length of time that two figures make (“two minutes and 27 seconds”); None where they make none."""
        between = self.words.text[before.span.end : amount.start].split()
        if between not in ([], ["and"]) or SMALLER.get(before.unit.rstrip("s")) != counted.unit.rstrip("s"):
            return None
        value = plain((before.value + amount.value / 60).quantize(Decimal("0.01")))
        return replace(before, span=Span(before.span.start, counted.end), value=value)

    def _measured(self, at: int, amount: Amount, counted: Counted, sentence: Sentence, found: list[Figure]) -> Figure:
        """The figure with its change, and what it measures."""
        change = self.changes.told(at, (amount.next, counted.next), sentence.first, sentence.last)
        if at > sentence.first and self.norms[at - 1] == "from":
            self.pending, change = (at, change), ""
            if found and self.norms[at - 2] in UP_DOWN:
                found[-1] = replace(found[-1], change=self.pending[1])
        elif not change and self._of_pair(at):
            change = self.pending[1]
        measures = self._description(at, amount, counted, sentence)
        if found and found[-1].unit == counted.unit and (self._of_pair(at) or not measures):
            measures = found[-1].measures
        span, rounded = Span(amount.start, counted.end), self._is_rounded(at, amount, counted, sentence)
        return Figure(span, plain(amount.value), amount.high, counted.unit, measures, change, rounded)

    def _of_pair(self, at: int) -> bool:
        """Whether a figure is the second of “from … to …”."""
        return self.norms[at - 1] == "to" and at - self.pending[0] < SENTENCE_PART

    def _description(self, at: int, amount: Amount, counted: Counted, sentence: Sentence) -> str:
        """What a figure measures, in the text's words."""
        begin = counted.next if amount.unit else amount.next
        while begin < sentence.last and self.norms[begin] in OF:
            begin += 1
        counts = not amount.unit and begin < counted.next
        return self.measures.of(at, begin, sentence.first, sentence.last, counts=counts)

    def _is_rounded(self, at: int, amount: Amount, counted: Counted, sentence: Sentence) -> bool:
        """Whether a figure is not exact: about, nearly, over, 40+, or so."""
        about = self.lists.approximate.before(self.norms, at, sentence.first) is not None
        more = self.norms[counted.next : counted.next + 2] in (["or", "more"], ["or", "so"])
        return about or more or self.words.text[amount.end : amount.end + 1] == "+"
