"""What a number counts: the noun after it, what it is “of”, or what the text has been counting."""

from __future__ import annotations

from dataclasses import dataclass

from ontherecord.parse.amounts import MONEY, Amount, Amounts
from ontherecord.parse.changes import BREAKS
from ontherecord.parse.figure_words import FigureWords
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.tenses import PAST
from ontherecord.parse.units import Units
from ontherecord.parse.words import Words

DETERMINERS = frozenset({"the", "our", "its", "their", "these", "those", "all", "his", "her"})
THEM = frozenset({"them", "which", "whom", "these", "those"})
AGES = frozenset({"under", "over", "above", "below", "but", "per"})
"""Before a number without a noun: “under 35” is an age."""
GENERAL = frozenset({"figure", "average", "total", "number", "it", "this", "that", "rate", "count"})
"""Subjects that stand for what was counted before."""
YEARS = range(1900, 2100)
SMALL = 10
"""Up to here a number word without its noun is more often a pronoun (“two of us”) than a count."""
CLAUSE = 50
"""Words to look back for what a number counts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit of a figure, empty where it has none; where the figure ends with it, and the index of the next word."""

    unit: str
    end: int
    next: int


class Counting:
    """Finds the units of the figures of one text, in order: a bare number counts what was counted before it."""

    def __init__(self, words: Words, lists: FigureWords, units: Units, amounts: Amounts) -> None:
        """Begin with nothing counted."""
        self.words, self.norms, self.lists, self.units, self.amounts = words, words.norms, lists, units, amounts
        self.telling = lists.increase_before | lists.decrease_before | lists.subjects
        self.block = -1
        self.counted = ""
        """The last unit counted in the block."""
        self.since = -1
        """The index of the word at which it was counted."""

    def enter(self, block: int) -> None:
        """Go on with a sentence of a block; what another block counted is forgotten."""
        if block != self.block:
            self.block, self.counted, self.since = block, "", -1

    def asked(self, at: int, last: int) -> None:
        """Note what “how many” at a word asks for."""
        if self.norms[at - 1] == "how" and (unit := self.units.after(at + 1, last)):
            self.counted = unit[0]

    def of(self, at: int, amount: Amount, sentence: Sentence) -> Counted:
        """What the amount at a word counts."""
        last = sentence.last
        following = amount.next + (amount.next < last and self.norms[amount.next] == "+")
        if amount.unit:
            return self._with_rate(amount, following, last)
        if self.norms[max(sentence.first, at - 2) : at] == ["factor", "of"]:
            return Counted("times", amount.end, following)
        out = self.norms[following : following + 2] == ["out", "of"]
        of = following < last and (out or self.norms[following] == "of")
        unit, end = "", amount.end
        if of and (whole := self._out_of(following + out, last)):
            unit, following = whole
        elif after := self.units.after(following, last):
            unit, following = after
            end = self.words.ends[following - 1]
        elif self._bare(at, amount, sentence):
            unit = self._told_before(at, sentence)
        if unit and self.norms[following : following + 1] == ["per"] and (base := self._base(following, last)):
            unit, following = f"{unit} {base[0]}", base[1]
        if unit and (of or unit.split()[-1].lower() not in self.units.times):
            self.counted, self.since = unit, at
        return Counted(unit, end, following)

    def _with_rate(self, amount: Amount, following: int, last: int) -> Counted:
        """Money “a week”, “per year”, “more an hour”; anything else as it is."""
        norms, at = self.norms, following
        at += at < last and norms[at] in {"more", "less", "extra"}
        rated = amount.unit in MONEY and at + 1 < last and norms[at] in {"a", "an", "per", "each", "every"}
        if not rated or norms[at + 1] not in self.lists.rates:
            return Counted(amount.unit, amount.end, following)
        article = "an" if norms[at + 1] == "hour" else "a"
        return Counted(f"{amount.unit} {article} {norms[at + 1]}", self.words.ends[at + 1], at + 2)

    def _base(self, following: int, last: int) -> tuple[str, int] | None:
        """“per 1,000 members of staff”, and the index after it."""
        digits = following + 1 < last and self.norms[following + 1][0].isdigit()
        number = self.amounts.plain(following + 1) if digits else None
        counted = self.units.after(number.next, last) if number else None
        if number is None or counted is None:
            return None
        return f"per {self.words.text[self.words.starts[following + 1] : number.end]} {counted[0]}", counted[1]

    def _out_of(self, following: int, last: int) -> tuple[str, int] | None:
        """The unit of “six of the 15 recommendations”, “four of seven cases”, “52 of them”, and the index after."""
        norms, at = self.norms, following + 1
        if at < last and norms[at] in THEM and not self.units.after(at + 1, last):
            return (self.counted, at + 1) if self.counted else None
        at += at < last and norms[at] in DETERMINERS
        whole = self.amounts.plain(at) if at < last and self.amounts.may_be_number(at) else None
        if whole is None:
            return self.units.after(at, last) if at > following + 1 else None
        if whole.value in YEARS and "," not in norms[at]:
            return None
        return self.units.after(whole.next, last) or ((self.counted, whole.next) if self.counted else None)

    def _bare(self, at: int, amount: Amount, sentence: Sentence) -> bool:
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
            ends_range = previous == "to" and self.since >= sentence.first and following in BREAKS
            return ends_range or (previous == "from" and following == "to")
        return True

    def _may_follow(self, norm: str) -> bool:
        """Whether a word after a number is no noun that it counts, as far as its form tells."""
        return norm in self.lists.stops or norm.endswith(("ed", "ly")) or norm in PAST

    def _told_before(self, at: int, sentence: Sentence) -> str:
        """What a bare number counts: the subject of its verb, else what was counted last."""
        begin = max(sentence.first, at - CLAUSE)
        first = next((index + 1 for index in range(at - 1, begin - 1, -1) if self.norms[index] in {";", ":"}), begin)
        inherited = self.counted if self.since >= first else ""
        verb = next((index for index in range(at - 1, first, -1) if self.norms[index] in self.telling), None)
        if not inherited and verb is not None and not (self.counted and self.norms[verb - 1] in GENERAL):
            inherited = self.units.before(first, at) or ""
        return inherited or self.counted or self.units.before(begin, at) or ""
