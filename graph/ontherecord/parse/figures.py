"""Numbers in a text that count or measure something; years, dates, references and ages are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from functools import lru_cache

from ontherecord.facts import Span
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Figure, When
from ontherecord.parse.dates import PAST
from ontherecord.parse.measures import measured
from ontherecord.parse.numbers import GLYPHS, Number, NumberWords, number_words, read_digits, read_number_words
from ontherecord.parse.phrases import Phrases
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.units import STOPS, Units, units
from ontherecord.parse.words import Words

CURRENCIES = {"£": "pounds", "€": "euros", "$": "dollars"}
TIME = re.compile(
    r"\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m\b|o[’']clock|noon)|\d{1,2}:\d\d|\d\d\.\d\d(?=\s?(?:hours|hrs))",
    re.IGNORECASE,
)
TELEPHONE = re.compile(r"(?:\+\d|0)\d[\d \u00a0()-]{5,14}\d")
AFTER_DIGITS = re.compile(r"[a-z]{1,8}|[/:]\d|\.\d", re.IGNORECASE)
"""What, glued to digits, makes them part of a name, a time or a reference."""
SUFFIXES = frozenset({"pp", "p", "million", "billion", "thousand", "bn", "k", "hrs", "mins"})
ROUND = frozenset({Decimal(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10000, 100000, 1000000)})
"""What a ratio is told out of: one in five, 3 in 100."""
RATE_NOUNS = frozenset(
    {
        "year",
        "month",
        "week",
        "day",
        "hour",
        "night",
        "head",
        "person",
        "child",
        "household",
        "pupil",
        "patient",
        "annum",
        "shift",
        "quarter",
    }
)
UP_DOWN = frozenset({"up", "down"})
ARTICLES = frozenset({"a", "an", "the", "in", "only"})
SMALL = 10
"""Up to here a number word alone is more often a pronoun (“one”, “two of us”) than a count."""
PREDICATES = frozenset(
    "in had have were are remain remained depend did of said agreed felt thought gave took began ended across".split()
)
"""Words after a bare number, “seven are in hand”, that leave it a count of what was counted before."""
LEVELS = frozenset(
    "average total figure number maximum minimum median mean target marker score rate limit peak low high count".split()
)
"""Nouns whose “of” a bare number may follow."""
YEARS = range(1900, 2100)
CLAUSE_ENDS = frozenset({".", ",", ";", ":", "(", ")", "-", '"', "?", "!"})
SENTENCE_PART = 15
"""Words within which “from … to …” belong together."""
LOOK_BACK = 6
"""Words before a figure among which a word of change must be."""
NOUN_WORDS = 3
"""Words that a ratio may hold between its numbers (“nine emergency calls in ten”)."""
SUBJECTS = frozenset("stood stands was were totalled reached averaged numbered remains remained is are".split())
"""Verbs that tell the figure of their subject, beside those of change."""


@dataclass(frozen=True)
class Lists:
    """The word lists of `ontology/figures.toml`."""

    approximate: Phrases
    references: frozenset[str]
    names: frozenset[str]
    named: frozenset[str]
    dialling: frozenset[str]
    increase: frozenset[str]
    decrease: frozenset[str]
    increase_before: frozenset[str]
    decrease_before: frozenset[str]
    change_joints: frozenset[str]


@lru_cache(maxsize=4)
def _lists(ontology: Ontology) -> Lists:
    merged: dict[str, list[str]] = {}
    for table in ontology.toml("figures.toml"):
        for section, entries in table.items():
            merged.setdefault(section, []).extend(entries)
    return Lists(
        **{field.name: frozenset(merged[field.name]) for field in fields(Lists) if field.name != "approximate"},
        approximate=Phrases.of(merged["approximate"]),
    )


@lru_cache(maxsize=4)
def _triggers(ontology: Ontology) -> frozenset[str]:
    table = number_words(ontology)
    return (
        frozenset(table.values)
        | frozenset(table.fractions)
        | frozenset(CURRENCIES)
        | frozenset(GLYPHS)
        | {"nothing", "twice", "a", "double", "treble"}
    )


def find_figures(
    words: Words, sentences: Sequence[Sentence], hits: Sequence[Hit], dates: Sequence[When], ontology: Ontology
) -> tuple[Figure, ...]:
    """Every figure in the sentences, in order."""
    finder = _Finder(words, dates, ontology)
    return tuple(figure for sentence in sentences for figure in finder.sentence(sentence))


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as read, with its sign: where it begins and ends in the text, the next word, and its unit if it has one."""

    value: Decimal
    start: int
    end: int
    next: int
    unit: str = ""
    in_words: bool = False
    fraction: bool = False


class _Finder:
    """Finds the figures of one text, sentence by sentence."""

    def __init__(self, words: Words, dates: Sequence[When], ontology: Ontology) -> None:
        self.words, self.norms = words, words.norms
        self.lists, self.numbers = _lists(ontology), number_words(ontology)
        self.units: Units = units(words, ontology)
        self.triggers = _triggers(ontology)
        self.dated = self._dated(dates)
        self.block = -1
        self.pending = (-SENTENCE_PART, "")
        """The last figure after “from”, and the change from it."""
        self.counted = ""
        """The last unit counted in the block: what a bare number after it counts, too."""

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
        at, norms, triggers, dated = sentence.first, self.norms, self.triggers, self.dated
        while at < sentence.last:
            norm = norms[at]
            if at in dated:
                at = max(dated[at], at + 1)
            elif norm in triggers or norm[0].isdigit():
                at = self._figure(at, sentence, found)
            else:
                if norm == "many" and norms[at - 1] == "how" and (unit := self.units.after(at + 1, sentence.last)):
                    self.counted = unit[0]
                at += 1
        return found

    def _figure(self, at: int, sentence: Sentence, found: list[Figure]) -> int:
        """Read the figure at a word, if there is one, and say where to go on."""
        if (skipped := self._no_figure(at, sentence)) is not None:
            return skipped
        if self.norms[max(sentence.first, at - 2) : at] == ["all", "but"]:
            return at + 1
        amount = self._amount(at, sentence.last)
        if amount is None:
            return at + 1
        if self._compound(amount, sentence.last):
            return amount.next + 1
        ratio = self._ratio(amount, sentence.last)
        high = None
        if ratio is not None:
            amount = ratio
        elif (second := self._second(at, amount, sentence)) is not None:
            high = _plain(second.value)
            amount = Amount(
                amount.value, amount.start, second.end, second.next, second.unit or amount.unit, amount.in_words
            )
        return self._measured(at, amount, high, sentence, found)

    # ---------------------------------------------------------------- what is no figure

    def _no_figure(self, at: int, sentence: Sentence) -> int | None:
        """Where to go on after a number that names or dates something; None where it may be a figure."""
        norm, text, start = self.norms[at], self.words.text, self.words.starts[at]
        previous = self.norms[at - 1] if at > sentence.first else ""
        if norm[0].isdigit():
            if (match := TELEPHONE.match(text, start)) or (match := TIME.match(text, start)):
                return self._after(at, match.end())
            if norm in self.lists.names and (
                self._next(at, sentence) in self.lists.named or previous in self.lists.dialling
            ):
                return at + 1
            if previous == "." and at >= 2 and self.norms[at - 2] in self.lists.references:
                return self._skip_list(at, sentence.last)
            if previous in self.lists.references:
                return self._skip_list(at, sentence.last)
            if (
                previous == "-"
                and at >= 2
                and self.words.starts[at] == self.words.ends[at - 1]
                and self._glued_word(at - 2)
            ):
                return at + 1
            if previous in {"(", "["} and self._next(at, sentence) in {")", "]"}:
                return at + 1
            if at == sentence.first and self._numbers_a_paragraph(at, sentence):
                return at + 1
        elif previous in self.lists.references and norm in self.numbers.values:
            return at + 1
        return None

    def _skip_list(self, at: int, last: int) -> int:
        """After the numbers of a reference: “sections 2, 4 and 7”."""
        at += 1
        while (
            at + 1 < last and self.norms[at] in {",", "and", "to", "-", "or", "&"} and self.norms[at + 1][0].isdigit()
        ):
            at += 2
        return at

    def _glued_word(self, index: int) -> bool:
        """Whether a word of letters, no number, is joined by a hyphen to what follows (“Covid-19”)."""
        norm = self.norms[index]
        return (
            self.words.ends[index] == self.words.starts[index + 1]
            and norm[0].isalpha()
            and norm not in self.numbers.values
        )

    def _numbers_a_paragraph(self, at: int, sentence: Sentence) -> bool:
        """Whether a number at the beginning of a sentence numbers it (“4.1 Done”, “12. We …”)."""
        following = at + 1
        if following >= sentence.last:
            return False
        form = self.words.word(following)
        if form in {".", ")"}:
            return True
        return "." in self.norms[at] and form[0].isupper()

    def _compound(self, amount: Amount, last: int) -> bool:
        """Whether a number is part of a word: “three-week”, “15-year-old”, “24-hour”; or an age."""
        if (
            amount.next < last
            and not amount.fraction
            and self.norms[amount.next] == "-"
            and self.words.starts[amount.next] == amount.end
        ):
            following = amount.next + 1
            if following < last and self.words.starts[following] == self.words.ends[amount.next]:
                return self.norms[following][0].isalpha() and self.norms[following] not in {"in", "out", "of"}
        ahead = self.norms[amount.next : amount.next + 3]
        return (
            ahead[:2] in (["year", "old"], ["years", "old"], ["year", "olds"])
            or ahead == ["years", "of", "age"]
            or ahead[:3] == ["year", "-", "old"]
        )

    # ---------------------------------------------------------------- reading

    def _amount(self, at: int, last: int) -> Amount | None:
        """A number with its sign of money or percent."""
        norm, start = self.norms[at], self.words.starts[at]
        money = CURRENCIES.get(norm, "")
        if money:
            if at + 1 >= last or not self.norms[at + 1][0].isdigit():
                return None
            return self._signed(
                read_digits(self.words, at + 1, self.words.starts[at + 1], self.numbers, money=True), start, last, money
            )
        if norm == "nothing":
            return (
                Amount(Decimal(0), start, self.words.ends[at], at + 1, in_words=True)
                if self.norms[at - 1] == "from"
                else None
            )
        if norm == "twice":
            return (
                Amount(Decimal(2), start, self.words.ends[at], at + 1, "times")
                if self._next_is(at, {"as", "the"})
                else None
            )
        if fraction := self._fraction(at, last):
            return fraction
        if norm[0].isdigit() or norm in GLYPHS:
            number = read_digits(self.words, at, start, self.numbers)
            return self._signed(number, start, last, "") if number and self._whole(at, number) else None
        if norm == "one" or (norm == "a" and not self._next_is(at, self.numbers.scales)):
            following = self.norms[at + 1 : at + 3]
            if norm == "a" or not (
                {"in", "out", "hundred", "thousand", "million"} & set(following) or following[:1] == ["-"]
            ):
                return None
        return self._signed(read_number_words(self.words, at, self.numbers), start, last, "")

    def _whole(self, at: int, number: Number) -> bool:
        """Whether digits stand for a number, not for part of a name (“4th”, “2B”, “23/29”)."""
        rest = AFTER_DIGITS.match(self.words.text, number.end)
        if rest is None or number.end >= self.words.ends[number.next - 1]:
            return True
        return rest[0].lower() in SUFFIXES

    def _signed(self, number: Number | None, start: int, last: int, money: str) -> Amount | None:
        """A number with the percent sign or the unit of money after it."""
        if number is None:
            return None
        text, norms, following = self.words.text, self.norms, number.next
        unit, end = money, number.end
        glued = text[number.end : number.end + 2].lower()
        if not money and glued.startswith("p") and number.next and number.end < self.words.ends[number.next - 1]:
            unit, end = ("percentage points", number.end + 2) if glued == "pp" else ("pence", number.end + 1)
        elif following < last and norms[following] in {"%", "percent"}:
            unit, end, following = "percent", self.words.ends[following], following + 1
        elif (
            norms[following : following + 2] in (["per", "cent"], ["percentage", "points"], ["percentage", "point"])
            and following + 1 < last
        ):
            unit = "percent" if norms[following] == "per" else "percentage points"
            end, following = self.words.ends[following + 1], following + 2
        elif following < last and norms[following] in {"pounds", "euros", "dollars", "pence"}:
            unit, end, following = norms[following], self.words.ends[following], following + 1
        if unit == "percent" and following < last and norms[following] in {"point", "points"}:
            unit, end, following = "percentage points", self.words.ends[following], following + 1
        return Amount(number.value, start, end, following, unit, number.in_words)

    def _fraction(self, at: int, last: int) -> Amount | None:
        """“a third of”, “two thirds”, “three-quarters”, “half of”, “half the”, as percent."""
        norms, fractions = self.norms, self.numbers.fractions
        if norms[at] == "half" and (
            self._next_is(at, {"of", "the", "our", "all", "its", "their", "those"})
            or norms[at - 1] in {"nearly", "almost", "over", "than", "about", "around", "by"}
        ):
            if norms[at + 1 : at + 3] == ["the", "time"] or norms[at - 1] in {"first", "second", "other", "and"}:
                return None
            return Amount(
                Decimal(50), self.words.starts[at], self.words.ends[at], at + 1, "percent", in_words=True, fraction=True
            )
        count = Decimal(1) if norms[at] == "a" else Decimal(self.numbers.values.get(norms[at], 0))
        part = at + 1 + (at + 1 < last and norms[at + 1] == "-")
        if not count or part >= last or norms[part] not in fractions or (norms[part] == "half" and count == 1):
            return None
        if count == 1 and not (
            self._next_is(
                part, {"of", ",", ".", "in", "since", "on", "(", ";", "more", "fewer", "less", "higher", "lower"}
            )
        ):
            return None
        if (
            count == 1
            and not self._next_is(part, {"of"})
            and norms[at - 1]
            not in {"by", "about", "around", "almost", "nearly", "over", "than", "only", "just", "to", "up", "down"}
        ):
            return None
        if count > 1 and not norms[part].endswith("s"):
            return None
        value = _percent(count, Decimal(fractions[norms[part]]))
        return Amount(
            value + 0, self.words.starts[at], self.words.ends[part], part + 1, "percent", in_words=True, fraction=True
        )

    def _ratio(self, amount: Amount, last: int) -> Amount | None:
        """“one in five”, “8 out of 10”, “nine women in ten”, as percent; the noun between is passed over."""
        if amount.unit or amount.fraction:
            return None
        norms, at = self.norms, amount.next
        glued = at < last and norms[at] == "-" and self.words.starts[at] == amount.end
        at += glued
        joint = at
        while joint < min(last, at + NOUN_WORDS) and norms[joint][0].isalpha() and norms[joint] not in STOPS:
            joint += 1
        noun = joint > at
        if norms[joint : joint + 2] == ["out", "of"] and not noun:
            joint += 2
        elif joint < last and norms[joint] == "in":
            joint += 1
        else:
            return None
        joint += joint < last and (norms[joint] == "every" or (glued and norms[joint] == "-"))
        if joint >= last or joint in self.dated:
            return None
        whole = self._plain(joint)
        if (
            whole is None
            or whole.value not in ROUND
            or not 0 < amount.value < whole.value
            or whole.end < self.words.ends[whole.next - 1]
        ):
            return None
        if not self._ends_ratio(whole.next, last, noun=noun and norms[joint - 1] == "in"):
            return None
        return Amount(
            _percent(amount.value, whole.value), amount.start, whole.end, whole.next, "percent", in_words=True
        )

    def _plain(self, at: int) -> Number | None:
        if self.norms[at][0].isdigit():
            return read_digits(self.words, at, self.words.starts[at], self.numbers)
        return read_number_words(self.words, at, self.numbers)

    def _ends_ratio(self, index: int, last: int, *, noun: bool) -> bool:
        """Whether what follows leaves “three in five” a ratio: no unit of time, and after “one shift in five” no noun."""
        if index >= last:
            return True
        norm = self.norms[index]
        if norm in self.units.times or norm in {"per", "%", "million", "working"}:
            return False
        return not (noun and self.units.is_plural(index))

    def _second(self, at: int, amount: Amount, sentence: Sentence) -> Amount | None:
        """The upper end of a range: “12–15 per cent”, “20 to 30”, “between £14,000 and £15,500”, “two or three”."""
        norms, text, following = self.norms, self.words.text, amount.next
        if (
            text[amount.end : amount.end + 1] in {"-", "–"}
            and following
            and amount.end < self.words.ends[following - 1]
        ):
            begin = amount.end + 1 + (text[amount.end + 1 : amount.end + 2] in CURRENCIES)
            number = read_digits(self.words, following - 1, begin, self.numbers, money=bool(amount.unit))
            second = self._signed(number, amount.start, sentence.last, amount.unit)
            return second if second and second.value > amount.value else None
        if (
            following + 1 >= sentence.last
            or norms[following] not in {"to", "-", "and", "or"}
            or following + 1 in self.dated
        ):
            return None
        back = norms[max(sentence.first, at - 3) : at]
        if norms[following] == "and" and "between" not in back:
            return None
        if norms[following] == "to" and "from" in back and self._change_before(at, sentence.first):
            return None
        if norms[following] == "or" and not (amount.in_words or self._next_is(following, {"more", "less"})):
            return None
        second = self._amount(following + 1, sentence.last)
        if (
            second is None
            or second.value <= amount.value
            or (amount.unit and second.unit != amount.unit)
            or second.fraction
        ):
            return None
        return second

    # ---------------------------------------------------------------- what it measures

    def _measured(self, at: int, amount: Amount, high: Decimal | None, sentence: Sentence, found: list[Figure]) -> int:
        """Add the figure with its unit, unless it has none, and say where to go on."""
        norms, last = self.norms, sentence.last
        unit, end, following = amount.unit, amount.end, amount.next
        if not unit:
            if following < last and norms[following] == "of" and (whole := self._out_of(following, last)):
                unit, following = whole
            elif after := self.units.after(following, last):
                unit, following = after
                end = self.words.ends[following - 1]
            elif self._bare(at, amount, sentence):
                unit = self._told_before(at, sentence, found)
            if not unit:
                return max(following, at + 1)
            if unit.split()[-1].lower() not in self.units.times or norms[amount.next] == "of":
                self.counted = unit
        if unit in CURRENCIES.values() and (rate := self._rate(following, last)):
            unit, following = f"{unit} {rate[0]}", rate[1]
            end = self.words.ends[following - 1]
        first = self.lists.approximate.before(norms, at, sentence.first)
        more = self.words.text[amount.end : amount.end + 1] == "+" or norms[following : following + 2] in (
            ["or", "more"],
            ["or", "so"],
        )
        if (
            amount.fraction
            and norms[following : following + 1] == ["("]
            and following + 2 < last
            and norms[following + 2] in {"%", "per"}
        ):
            return following
        change = self._change(at, following, sentence)
        if norms[at - 1] == "from" and at > sentence.first:
            self.pending, change = (at, change), ""
            if found and norms[at - 2] in {"up", "down"}:
                found[-1] = replace(found[-1], change=self.pending[1])
        elif norms[at - 1] == "to" and not change and at - self.pending[0] < SENTENCE_PART:
            change = self.pending[1]
        measures = measured(self.words, at, amount.next, sentence.first, last)
        found.append(
            Figure(
                Span(amount.start, end), _plain(amount.value), high, unit, measures, change, first is not None or more
            )
        )
        return following

    def _out_of(self, following: int, last: int) -> tuple[str, int] | None:
        """The unit of “six of the 15 recommendations”, “four of seven complaints”, “52 of them”."""
        norms, at = self.norms, following + 1
        if norms[at : at + 1] in (["them"], ["which"], ["whom"], ["these"], ["those"]):
            return (self.counted, at + 1) if self.counted else None
        at += at < last and norms[at] in {"the", "our", "its", "their", "these", "those", "all", "his", "her"}
        whole = (
            self._plain(at)
            if at < last and (norms[at][0].isdigit() or norms[at] in self.numbers.values) and at not in self.dated
            else None
        )
        if whole is None:
            return self.units.after(at, last) if at > following + 1 else None
        if whole.value in YEARS and "," not in norms[at]:
            return None
        return self.units.after(whole.next, last) or ((self.counted, whole.next) if self.counted else None)

    def _told_before(self, at: int, sentence: Sentence, found: list[Figure]) -> str:
        """What a bare number counts: the subject of its verb, else what was counted last."""
        first = max(
            [sentence.first, *(index + 1 for index in range(sentence.first, at) if self.norms[index] in {";", ":"})]
        )
        verbs = self.lists.increase_before | self.lists.decrease_before | SUBJECTS
        inherited = self.counted if found and found[-1].span.start >= self.words.starts[first] else ""
        if not inherited and verbs.intersection(self.norms[first:at]):
            inherited = self.units.before(first, at) or ""
        return inherited or self.counted or self.units.before(sentence.first, at) or ""

    def _bare(self, at: int, amount: Amount, sentence: Sentence) -> bool:
        """Whether a number with no noun after it may count something told before: not “a great-aunt of 74”, not “page 3”."""
        if amount.unit:
            return True
        previous = self.norms[at - 1] if at > sentence.first else ""
        following = self.norms[amount.next] if amount.next < sentence.last else "."
        if following[0].isalpha() and self.words.word(amount.next)[0].isupper():
            return False
        if previous in {"under", "over", "above", "below", "but"}:
            return False
        if following in PREDICATES and self.counted:
            return True
        if (
            following.isalpha()
            and following not in STOPS
            and not following.endswith(("ed", "ly"))
            and following not in PAST
        ):
            return False
        if previous == "of":
            return at - 2 >= sentence.first and self.norms[at - 2] in LEVELS
        return not (amount.in_words and amount.value <= SMALL)

    def _rate(self, following: int, last: int) -> tuple[str, int] | None:
        """“a week”, “per year”, “an hour” after money."""
        norms = self.norms
        if (
            following + 1 < last
            and norms[following] in {"a", "an", "per", "each", "every"}
            and norms[following + 1] in RATE_NOUNS
        ):
            noun = norms[following + 1]
            return f"{'an' if noun == 'hour' else 'a'} {noun}", following + 2
        if (
            following + 2 < last
            and norms[following : following + 2] == ["more", "a"]
            and norms[following + 2] in RATE_NOUNS
        ):
            return f"a {norms[following + 2]}", following + 3
        return None

    def _change(self, at: int, following: int, sentence: Sentence) -> str:
        """Increase or Decrease, by the words right after the figure or before it."""
        lists = self.lists
        for index in range(following, min(following + 2, sentence.last)):
            norm = self.norms[index]
            if norm in CLAUSE_ENDS or (norm in UP_DOWN and index > following):
                break
            if norm in lists.increase:
                return "Increase"
            if norm in lists.decrease:
                return "Decrease"
        return self._change_before(at, sentence.first)

    def _change_before(self, at: int, first: int) -> str:
        """The change told by the word before a figure, with nothing but “by”, “to”, “about” and the like between."""
        for index in range(at - 1, max(first, at - LOOK_BACK) - 1, -1):
            norm = self.norms[index]
            if norm in UP_DOWN and ARTICLES.intersection(self.norms[index + 1 : at]):
                return ""
            if norm in self.lists.increase_before:
                return "Increase"
            if norm in self.lists.decrease_before:
                return "Decrease"
            if norm not in self.lists.change_joints and not norm.endswith("ly"):
                return ""
        return ""

    # ---------------------------------------------------------------- small look-ups

    def _after(self, index: int, end: int) -> int:
        while index < len(self.words) and self.words.starts[index] < end:
            index += 1
        return index

    def _next(self, at: int, sentence: Sentence) -> str:
        return self.norms[at + 1] if at + 1 < sentence.last else ""

    def _next_is(self, at: int, wanted: Sequence[str] | set[str] | frozenset[str] | dict[str, int]) -> bool:
        return at + 1 < len(self.norms) and self.norms[at + 1] in wanted


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    """A ratio as percent, to two decimals."""
    return _plain((part * 100 / whole).quantize(Decimal("0.01")))


def _plain(value: Decimal) -> Decimal:
    """The same number without exponent or zeros at the end: 14600000, not 14600000.0."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
