"""Numbers in a text that count or measure something; years, dates, references and ages are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from ontherecord.facts import Span
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.amounts import CURRENCIES, MONEY, Amount, Amounts, plain
from ontherecord.parse.analysis import Figure, When
from ontherecord.parse.figure_words import figure_words
from ontherecord.parse.labels import Labels
from ontherecord.parse.measures import Measures
from ontherecord.parse.numbers import GLYPHS, number_words
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.tenses import PAST
from ontherecord.parse.units import units
from ontherecord.parse.words import Words

BREAKS = frozenset({".", ",", ";", ":", "(", ")", "-", '"', "?", "!"})
UP_DOWN = frozenset({"up", "down"})
ARTICLES = frozenset({"a", "an", "the", "in", "only"})
DETERMINERS = frozenset({"the", "our", "its", "their", "these", "those", "all", "his", "her"})
BE = frozenset({"was", "were", "is", "are", "be", "been"})
RISING = frozenset("went gone go goes came come put pushed was were is are be been moved , - (".split())
AGES = frozenset({"under", "over", "above", "below", "but", "per"})
"""Before a number without a noun: “under 35” is an age."""
GENERAL = frozenset({"figure", "average", "total", "number", "it", "this", "that", "rate", "count"})
"""Subjects that stand for what was counted before."""
SMALLER = {"minute": "second", "hour": "minute"}
"""Units of time, and that of which each has sixty."""
OF = frozenset({"of", "more", "extra", "further", "fewer"})
"""Words that a description of what is measured does not begin with."""
YEARS = range(1900, 2100)
SMALL = 10
"""Up to here a number word without its noun is more often a pronoun (“two of us”) than a count."""
SENTENCE_PART = 15
"""Words within which “from … to …” belong together."""
CLAUSE = 50
"""Words to look back for what a number counts."""
LOOK_BACK = 6
"""Words before a figure among which a word of change must be."""


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
        self.lists, numbers = figure_words(ontology), number_words(ontology)
        self.units = units(words, ontology)
        self.dated = self._dated(dates)
        self.amounts = Amounts(words, numbers, self.units, self.dated)
        self.measures = Measures(words, self.dated)
        self.labels = Labels(words, self.lists, numbers)
        self.numbers = numbers
        self.telling = self.lists.increase_before | self.lists.decrease_before | self.lists.subjects
        triggers = _triggers(ontology)
        self.triggers = {norm for norm in set(words.norms) if norm in triggers or norm[0].isdigit()}
        """Words of this text at which a figure may begin, or what is counted be named."""
        self.block = -1
        self.counted = ""
        """The last unit counted in the block: what a bare number after it counts, too."""
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
        if sentence.block != self.block:
            self.block, self.counted = sentence.block, ""
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
            if self.norms[at - 1] == "how" and (unit := self.units.after(at + 1, sentence.last)):
                self.counted = unit[0]
            return at + 1
        if (skipped := self.labels.skip(at, sentence)) is not None:
            return skipped
        amount = self.amounts.read(at, sentence.last)
        if amount is None:
            return at + 1
        if self.labels.compound(amount, sentence.last):
            return amount.next + 1
        amount = self.amounts.upper(amount, sentence.last, self._joints(at, amount, sentence)) or amount
        return self._measured(at, amount, sentence, found)

    def _joints(self, at: int, amount: Amount, sentence: Sentence) -> set[str]:
        """Words that make a range of this amount and the next."""
        back = self.norms[max(sentence.first, at - 3) : at]
        joints = {"-"}
        if "between" in back:
            joints.add("and")
        if "from" not in back or not self._change_before(at, sentence.first):
            joints.add("to")
        if amount.in_words:
            joints.add("or")
        return joints

    def _measured(self, at: int, amount: Amount, sentence: Sentence, found: list[Figure]) -> int:
        """Add the figure with its unit, unless it has none, and say where to go on."""
        norms, last = self.norms, sentence.last
        unit, end, following = self._unit(at, amount, sentence, found)
        if not unit or (amount.fraction and self._repeated(following, last)):
            return max(following, at + 1)
        if found and (whole := self._together(found[-1], amount, unit)):
            found[-1] = replace(whole, span=Span(whole.span.start, end))
            return following
        start = self.lists.approximate.before(norms, at, sentence.first)
        rounded = (
            start is not None
            or self.words.text[amount.end : amount.end + 1] == "+"
            or norms[following : following + 2] in (["or", "more"], ["or", "so"])
        )
        change = self._change(at, amount.next, sentence) or self._change(at, following, sentence)
        if at > sentence.first and norms[at - 1] == "from":
            self.pending, change = (at, change), ""
            if found and norms[at - 2] in UP_DOWN:
                found[-1] = replace(found[-1], change=self.pending[1])
        elif not change and self._of_pair(at):
            change = self.pending[1]
        described = amount.next if not amount.unit else following
        while described < last and norms[described] in OF:
            described += 1
        counts = not amount.unit and described < following
        measures = self.measures.of(at, described, sentence.first, last, counts=counts)
        if found and found[-1].unit == unit and (self._of_pair(at) or not measures):
            measures = found[-1].measures
        found.append(Figure(Span(amount.start, end), plain(amount.value), amount.high, unit, measures, change, rounded))
        return following

    def _of_pair(self, at: int) -> bool:
        """Whether a figure is the second of “from … to …”."""
        return self.norms[at - 1] == "to" and at - self.pending[0] < SENTENCE_PART

    def _together(self, before: Figure, amount: Amount, unit: str) -> Figure | None:
        """The one length of time that two figures make (“two minutes and 27 seconds”); None where they make none."""
        between = self.words.text[before.span.end : amount.start].split()
        if between not in ([], ["and"]) or SMALLER.get(before.unit.rstrip("s")) != unit.rstrip("s"):
            return None
        return replace(before, value=plain((before.value + amount.value / 60).quantize(Decimal("0.01"))))

    def _repeated(self, following: int, last: int) -> bool:
        """Whether the exact figure follows in brackets (“nearly two thirds (64%)”)."""
        return following + 2 < last and self.norms[following] == "(" and self.norms[following + 2] in {"%", "per"}

    # What a figure counts.

    def _unit(self, at: int, amount: Amount, sentence: Sentence, found: list[Figure]) -> tuple[str, int, int]:
        """The unit, maybe empty, where the figure ends with it in the text, and the index of the next word."""
        norms, last = self.norms, sentence.last
        following = amount.next + (amount.next < last and norms[amount.next] == "+")
        if amount.unit:
            rate = self._rate(following, last) if amount.unit in MONEY else None
            return (
                (f"{amount.unit} {rate[0]}", self.words.ends[rate[1] - 1], rate[1])
                if rate
                else (amount.unit, amount.end, following)
            )
        if norms[max(sentence.first, at - 2) : at] == ["factor", "of"]:
            return "times", amount.end, following
        out = norms[following : following + 2] == ["out", "of"]
        of = following < last and (out or norms[following] == "of")
        unit, end = "", amount.end
        if of and (whole := self._out_of(following + out, last)):
            unit, following = whole
        elif after := self.units.after(following, last):
            unit, following = after
            end = self.words.ends[following - 1]
        elif self._bare(at, amount, sentence, found):
            unit = self._told_before(at, sentence, found)
        if unit and norms[following : following + 1] == ["per"] and (base := self._base(following, last)):
            unit, following = f"{unit} {base[0]}", base[1]
        if unit and (of or unit.split()[-1].lower() not in self.units.times):
            self.counted = unit
        return unit, end, following

    def _base(self, following: int, last: int) -> tuple[str, int] | None:
        """“per 1,000 members of staff”, and the index after it."""
        number = (
            self.amounts.plain(following + 1)
            if following + 1 < last and self.norms[following + 1][0].isdigit()
            else None
        )
        counted = self.units.after(number.next, last) if number else None
        if number is None or counted is None:
            return None
        return f"per {self.words.text[self.words.starts[following + 1] : number.end]} {counted[0]}", counted[1]

    def _out_of(self, following: int, last: int) -> tuple[str, int] | None:
        """The unit of “six of the 15 recommendations”, “four of seven complaints”, “52 of them”."""
        norms, at = self.norms, following + 1
        if norms[at : at + 1] in (["them"], ["which"], ["whom"], ["these"], ["those"]):
            return (self.counted, at + 1) if self.counted else None
        at += at < last and norms[at] in DETERMINERS
        counted = at < last and (norms[at][0].isdigit() or norms[at] in self.numbers.values)
        whole = self.amounts.plain(at) if counted else None
        if whole is None:
            return self.units.after(at, last) if at > following + 1 else None
        if whole.value in YEARS and "," not in norms[at]:
            return None
        return self.units.after(whole.next, last) or ((self.counted, whole.next) if self.counted else None)

    def _bare(self, at: int, amount: Amount, sentence: Sentence, found: list[Figure]) -> bool:
        """Whether a number with no noun after it counts something told before, unlike “a great-aunt of 74”."""
        lists, previous = self.lists, self.norms[at - 1] if at > sentence.first else ""
        following = self.norms[amount.next] if amount.next < sentence.last else "."
        if previous in AGES or (following.isalpha() and self.words.word(amount.next)[0].isupper()):
            return False
        if following in lists.predicates and self.counted:
            return True
        if following.isalpha() and not self._may_follow(following):
            return False
        if previous == "of":
            return at - 2 >= sentence.first and self.norms[at - 2] in lists.levels
        if amount.in_words and amount.value <= SMALL:
            ends_range = previous == "to" and bool(found) and following in BREAKS
            return ends_range or (previous == "from" and following == "to")
        return True

    def _may_follow(self, norm: str) -> bool:
        """Whether a word after a number is no noun that it counts, as far as its form tells."""
        return norm in self.lists.stops or norm.endswith(("ed", "ly")) or norm in PAST

    def _told_before(self, at: int, sentence: Sentence, found: list[Figure]) -> str:
        """What a bare number counts: the subject of its verb, else what was counted last."""
        begin = max(sentence.first, at - CLAUSE)
        first = next((index + 1 for index in range(at - 1, begin - 1, -1) if self.norms[index] in {";", ":"}), begin)
        inherited = self.counted if found and found[-1].span.start >= self.words.starts[first] else ""
        verb = next((index for index in range(at - 1, first, -1) if self.norms[index] in self.telling), None)
        if not inherited and verb is not None and not (self.counted and self.norms[verb - 1] in GENERAL):
            inherited = self.units.before(first, at) or ""
        return inherited or self.counted or self.units.before(begin, at) or ""

    def _rate(self, following: int, last: int) -> tuple[str, int] | None:
        """“a week”, “per year”, “more an hour” after money, and the index after it."""
        norms, at = self.norms, following
        at += at < last and norms[at] in {"more", "less", "extra"}
        if at + 1 < last and norms[at] in {"a", "an", "per", "each", "every"} and norms[at + 1] in self.lists.rates:
            return f"{'an' if norms[at + 1] == 'hour' else 'a'} {norms[at + 1]}", at + 2
        return None

    # Change.

    def _change(self, at: int, following: int, sentence: Sentence) -> str:
        """Increase or Decrease, by the words right after the figure or before it; empty for neither."""
        for index in range(following, min(following + 2, sentence.last)):
            norm = self.norms[index]
            far = index > following
            if norm in BREAKS or (far and norm not in self.lists.increase_before | self.lists.decrease_before):
                break
            if far and norm in UP_DOWN:
                break
            if norm in self.lists.increase:
                return "Increase"
            if norm in self.lists.decrease:
                return "Decrease"
        return self._change_before(at, sentence.first)

    def _change_before(self, at: int, first: int) -> str:
        """The change told by the word before a figure, with nothing but “by”, “to”, “about” and the like between."""
        for index in range(at - 1, max(first, at - LOOK_BACK) - 1, -1):
            norm = self.norms[index]
            if norm in UP_DOWN and (self._up_to(index) or not self._tells_change(index, at, first)):
                return ""
            if norm in self.lists.increase_before:
                return "Increase"
            if norm in self.lists.decrease_before:
                return "Decrease"
            if norm not in self.lists.change_joints and not norm.endswith("ly"):
                return ""
        return ""

    def _tells_change(self, index: int, at: int, first: int) -> bool:
        """Whether “up” or “down” stands by itself or after a verb of movement, and not in “made up 12 per cent”."""
        return ARTICLES.isdisjoint(self.norms[index + 1 : at]) and (index == first or self.norms[index - 1] in RISING)

    def _up_to(self, index: int) -> bool:
        """Whether “up to” is a bound here, and no rise (“up to three weeks”, but “went up to 41”)."""
        return self.norms[index + 1] == "to" and (self.norms[index - 1] not in RISING or self.norms[index - 1] in BE)
