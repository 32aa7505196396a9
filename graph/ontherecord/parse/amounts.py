"""Amounts as a text gives them: £3.2m, 12–15 per cent, two thirds, one in five, between 20 and 30."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from decimal import Decimal

from ontherecord.parse.numbers import GLYPHS, Number, NumberWords, read_digits, read_number_words
from ontherecord.parse.units import Units
from ontherecord.parse.words import Words

CURRENCIES = {"£": "pounds", "€": "euros", "$": "dollars"}
MONEY = frozenset({*CURRENCIES.values(), "pence"})
PERCENT = {
    ("%",): "percent",
    ("percent",): "percent",
    ("per", "cent"): "percent",
    ("percentage", "points"): "percentage points",
    ("percentage", "point"): "percentage points",
}
SUFFIXES = frozenset({"pp", "p", "million", "billion", "thousand", "bn", "m", "k"})
"""Letters that may be glued to digits without making a name of them."""
ROUND = frozenset(Decimal(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10000, 100000, 1000000))
"""What a ratio is told out of: one in five, 3 in 100."""
NOUN_WORDS = 3
"""Words that a ratio may hold between its numbers (“nine emergency calls in ten”)."""
AROUND_HALF = frozenset({"nearly", "almost", "over", "than", "about", "around", "by", "just", "only"})
HALF_OF = frozenset({"of", "the", "our", "all", "its", "their", "those", "these"})
AFTER_PART = frozenset({"of", ",", ".", "in", "since", "on", "(", ";", "more", "fewer", "less", "higher", "lower"})
BEFORE_PART = AROUND_HALF | {"to", "up", "down", "a", "from"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its sign: where it begins and ends in the text, the index of the next word, its unit."""

    value: Decimal
    start: int
    end: int
    next: int
    unit: str = ""
    in_words: bool = False
    fraction: bool = False
    high: Decimal | None = None


@dataclass(frozen=True)
class Amounts:
    """Reads amounts out of the words of a text."""

    words: Words
    numbers: NumberWords
    units: Units
    dated: Container[int]
    """Words at which a time begins: no amount reaches across one."""

    def read(self, at: int, last: int) -> Amount | None:
        """The amount that begins at a word, as a ratio where it is one."""
        amount = self._single(at, last)
        ratio = self._ratio(amount, last) if amount else None
        if ratio is None and amount and amount.in_words and amount.value == 1 and not amount.fraction:
            return None
        return ratio or amount

    def plain(self, at: int) -> Number | None:
        """A number without sign."""
        if self.words.norms[at][0].isdigit():
            return read_digits(self.words, at, self.words.starts[at], self.numbers)
        return read_number_words(self.words, at, self.numbers)

    def may_be_number(self, at: int) -> bool:
        """Whether a word is written in digits or is a number word."""
        return self.words.norms[at][0].isdigit() or self.words.norms[at] in self.numbers.values

    def upper(self, amount: Amount, last: int, joints: Container[str]) -> Amount | None:
        """The amount up to the number after it, to which a joint allowed here or a dash leads on."""
        text, norms, following = self.words.text, self.words.norms, amount.next
        if text[amount.end : amount.end + 1] in {"-", "–"} and amount.end < self.words.ends[following - 1]:
            begin = amount.end + 1 + (text[amount.end + 1 : amount.end + 2] in CURRENCIES)
            number = read_digits(self.words, following - 1, begin, self.numbers, money=bool(amount.unit))
            second = self._signed(number, amount.start, last, amount.unit)
        elif following + 1 < last and norms[following] in joints and following + 1 not in self.dated:
            second = self._single(following + 1, last)
        else:
            return None
        if second is None or second.fraction or (amount.unit and second.unit != amount.unit):
            return None
        if second.value <= amount.value:
            return None
        return replace(
            second, value=amount.value, start=amount.start, in_words=amount.in_words, high=plain(second.value)
        )

    def _single(self, at: int, last: int) -> Amount | None:
        norm, start = self.words.norms[at], self.words.starts[at]
        if norm in CURRENCIES:
            if at + 1 >= last or not self.words.norms[at + 1][0].isdigit():
                return None
            number = read_digits(self.words, at + 1, self.words.starts[at + 1], self.numbers, money=True)
            return self._signed(number, start, last, CURRENCIES[norm])
        if norm == "nothing":
            from_nothing = at > 0 and self.words.norms[at - 1] == "from"
            return Amount(Decimal(0), start, self.words.ends[at], at + 1, in_words=True) if from_nothing else None
        if norm == "twice":
            return (
                Amount(Decimal(2), start, self.words.ends[at], at + 1, "times")
                if self._is(at + 1, {"as", "the"})
                else None
            )
        if part := self._fraction(at, last):
            return part
        if norm[0].isdigit() or norm in GLYPHS:
            number = read_digits(self.words, at, start, self.numbers)
            return self._signed(number, start, last, "") if number and self._whole(number) else None
        if not self._counts(at):
            return None
        return self._signed(read_number_words(self.words, at, self.numbers), start, last, "")

    def _counts(self, at: int) -> bool:
        """Whether “one” and “a” begin a number here (“one in five”, “a hundred”), and are no pronoun or article."""
        norm, following = self.words.norms[at], self.words.norms[at + 1 : at + 5]
        if norm == "a":
            return bool(following) and following[0] in self.numbers.scales
        return norm != "one" or (
            bool(following) and (following[0] in {"-", *self.numbers.scales} or "in" in following or "out" in following)
        )

    def _whole(self, number: Number) -> bool:
        """Whether digits stand for a number, not for part of a name (“4th”, “2B”, “23/29”)."""
        end = self.words.ends[number.next - 1]
        rest = self.words.text[number.end : end].lower()
        return not rest or rest in SUFFIXES or rest[0] in "-–"

    def _signed(self, number: Number | None, start: int, last: int, money: str) -> Amount | None:
        """A number with the sign of percent or money that follows it."""
        if number is None:
            return None
        norms, following = self.words.norms, number.next
        amount = Amount(number.value, start, number.end, following, money, number.in_words)
        if number.end < self.words.ends[following - 1]:
            glued = self.words.text[number.end : self.words.ends[following - 1]].lower()
            unit = {"pp": "percentage points", "p": "pence"}.get(glued, money)
            return replace(amount, unit=unit, end=self.words.ends[following - 1]) if unit != money else amount
        for length in (2, 1):
            unit = PERCENT.get(tuple(norms[following : following + length]), "") if following + length <= last else ""
            if not unit and length == 1 and following < last and norms[following] in MONEY:
                unit = norms[following]
            if unit:
                following += length
                if unit == "percent" and following < last and norms[following] in {"point", "points"}:
                    unit, following = "percentage points", following + 1
                return replace(amount, unit=unit, end=self.words.ends[following - 1], next=following)
        return amount

    def _fraction(self, at: int, last: int) -> Amount | None:
        """“a third of”, “two thirds”, “three-quarters”, “half of”, “half the”, as percent."""
        norms, fractions = self.words.norms, self.numbers.fractions
        before = norms[at - 1] if at else ""
        if norms[at] == "half":
            if before in {"first", "second", "other", "and"} or norms[at + 1 : at + 3] == ["the", "time"]:
                return None
            return self._part(at, at, Decimal(50)) if self._is(at + 1, HALF_OF) or before in AROUND_HALF else None
        count = 1 if norms[at] == "a" else self.numbers.values.get(norms[at], 0)
        part = at + 1 + self._is(at + 1, {"-"})
        if not count or part >= last or norms[part] not in fractions or norms[part] in {"half", "halves"}:
            return None
        if count > 1:
            return (
                self._part(at, part, percent(Decimal(count), Decimal(fractions[norms[part]])))
                if norms[part].endswith("s")
                else None
            )
        if not self._is(part + 1, AFTER_PART) or not (self._is(part + 1, {"of"}) or before in BEFORE_PART):
            return None
        return self._part(at, part, percent(Decimal(1), Decimal(fractions[norms[part]])))

    def _part(self, first: int, last: int, value: Decimal) -> Amount:
        return Amount(
            value, self.words.starts[first], self.words.ends[last], last + 1, "percent", in_words=True, fraction=True
        )

    def _ratio(self, amount: Amount, last: int) -> Amount | None:
        """“one in five”, “8 out of 10”, “nine women in ten”, as percent; the noun between is passed over."""
        if amount.unit or amount.fraction:
            return None
        norms, at = self.words.norms, amount.next
        glued = at < last and norms[at] == "-" and self.words.starts[at] == amount.end
        joint = begin = at + glued
        while (
            joint < min(last, begin + NOUN_WORDS) and norms[joint][0].isalpha() and norms[joint] not in self.units.stops
        ):
            joint += 1
        if norms[joint : joint + 2] == ["out", "of"] and joint == begin:
            whole_at = joint + 2
        elif joint < last and norms[joint] == "in":
            whole_at = joint + 1
        else:
            return None
        whole_at += self._is(whole_at, {"every"}) or (glued and self._is(whole_at, {"-"}))
        whole = self.plain(whole_at) if whole_at < last and whole_at not in self.dated else None
        if whole is None or whole.value not in ROUND or not 0 < amount.value < whole.value or not self._whole(whole):
            return None
        if not self._ends_ratio(whole.next, last, noun=joint > begin):
            return None
        return Amount(percent(amount.value, whole.value), amount.start, whole.end, whole.next, "percent", in_words=True)

    def _ends_ratio(self, index: int, last: int, *, noun: bool) -> bool:
        """Whether what follows leaves “three in five” a ratio: no unit of time; after “one shift in five” no noun."""
        if index >= last:
            return True
        norm = self.words.norms[index]
        if norm in self.units.times or norm in {"per", "%", "million", "working"}:
            return False
        return not (noun and self.units.is_plural(index))

    def _is(self, index: int, wanted: Container[str]) -> bool:
        return index < len(self.words) and self.words.norms[index] in wanted


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """A ratio as percent, to two decimals."""
    return plain((part * 100 / whole).quantize(Decimal("0.01")))


def plain(value: Decimal) -> Decimal:
    """The same number without exponent or zeros at its end: 14600000, not 14600000.0."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
