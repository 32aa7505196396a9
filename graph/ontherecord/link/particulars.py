"""What a passage is about, as particulars that can be shared: word stems, meanings, numbers, times.

A particular is a short text whose first sign tells its sort: `=` a meaning that several words have (`=begin`), `#` a
number, with and without what it counts (`#612`, `#612 midwif`), `@` a time of the year; all else is the stem of a word.
Words that say nothing give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

from ontherecord.inflection import IRREGULAR, inflect
from ontherecord.lexicon import Lexicon, Node, expand
from ontherecord.link.signs import Sign
from ontherecord.link.vocabulary import FILE, tables, words
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.words import Words

_FORMS = re.compile(r"([a-z][a-z-]*)~(s|ed|en|ing)?")
_NUMBER = re.compile(r"[£$€]?(\d[\d,]*(?:\.\d+)?)")
_SIGNS = "=#@"
_NEAR = 2
"""Words after a number among which stands what it counts."""
_BASES = {form: base for base, forms in IRREGULAR.items() for form in forms}
_BASES |= {"women": "woman", "men": "man", "children": "child", "people": "person", "mice": "mouse", "feet": "foot"}
_STOP = frozenset(
    """
    a about above across after again against all also although am an and another any anyone anything are as at away
    back be because been before behind being below between beyond both but by can cannot could did do does doing done
    down during each either else enough even ever every everyone everything few first for from further get gets
    getting give given go goes going gone good got great had has have having he her here hers herself him himself his
    how however i if in indeed instead into is it its itself just last later least less let like little many may me
    might more most much must my myself near nearly need neither never next no nobody none nor not nothing now of off
    often on once one ones only onto or other others otherwise ought our ours ourselves out over own past per perhaps
    put quite rather really said same say saying says second several shall she should since so some somebody someone
    something soon still such take taken than that the their theirs them themselves then there therefore these they
    thing things this those though through throughout thus to today together too took toward towards under until
    unless up upon us use used using very via was way we well went were what whatever when where whether which while who
    whole whom whose why will with within without would yes yet you your yours mr mrs ms miss dr professor sir dame
    's ' " ‘ ’ “ ”
    """.split()
)
"""Words without a matter of their own: they never tell one passage from another."""


@dataclass(frozen=True, eq=False)
class Meanings:
    """The words and phrases of `linking.toml`, ready to be looked for."""

    lexicon: Lexicon
    """Its labels are `same.NAME`, `outcome.NAME`, `says.NAME` and `leaning.NAME`."""
    times: frozenset[str]
    numbers: dict[str, int]
    stock: frozenset[str]
    """Stems of words that say little."""

    def number(self, norm: str) -> float | None:
        """The number that a word stands for, in letters or digits; None where it is none."""
        if norm in self.numbers:
            return float(self.numbers[norm])
        digits = _NUMBER.fullmatch(norm)
        return float(digits[1].replace(",", "")) if digits else None


@lru_cache(maxsize=4)
def meanings(ontology: Ontology) -> Meanings:
    """Load them. Raises UserError where a file or a phrase is malformed."""
    root = Node()
    for section in ("same", "outcome", "says", "leaning"):
        for table in tables(ontology, section):
            for name, phrases in table.items():
                label = f"{section}.{name}"
                if section in {"outcome", "says"} and name.upper() not in Sign.__members__:
                    raise UserError(f"ontology/{FILE}: there is no sign {label}; correct its name", 2)
                for words_ in (each for phrase in phrases for each in _expanded(phrase, label)):
                    root.add(label, words_)
    calendar = ontology.toml("calendar.toml")
    times = {month for table in calendar for key in ("months", "weekdays") for month in table.get(key, ())}
    times |= {
        word for table in calendar for key in ("seasons", "days") for name in table.get(key, {}) for word in [name]
    }
    values = {word: value for table in ontology.toml("numbers.toml") for word, value in table.get("values", {}).items()}
    stock = frozenset(stem(word) for word in words(ontology, "weights", "stock"))
    return Meanings(Lexicon(root, {}), frozenset(times | {"christmas", "easter"}), values, stock)


def _expanded(phrase: object, label: str) -> Iterable[tuple[str, ...]]:
    """All sequences of words that a phrase stands for."""
    if not isinstance(phrase, str):
        raise UserError(f"ontology/{FILE}: {label}: {phrase!r} is no phrase; put it in quotes", 2)
    forms = _FORMS.sub(lambda found: "(" + "|".join(sorted(inflect(found[1], found[2] or ""))) + ")", phrase)
    try:
        return list(expand(forms))
    except ValueError as error:
        raise UserError(f"ontology/{FILE}: {label}: {phrase!r}: {error}; correct the phrase", 2) from error


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """The part of a word that its forms share."""
    base = _BASES.get(word, word)
    if base.endswith(("wives", "knives", "lives")):
        base = base[:-3] + "fe"
    return str(_stemmer().stemWord(base))


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


Cue = tuple[int, int, tuple[str, str]]
"""First word, the one after the last, and which list of which section of the file it is of."""


def look_up(text: Words, known: Meanings) -> tuple[list[tuple[str, ...]], list[Cue]]:
    """For each word of a text its particulars; and the signs of outcomes, leanings and the like in it, in order."""
    found: list[tuple[str, ...]] = [_of_word(norm, known) for norm in text.norms]
    for at, own in enumerate(found):
        if own and own[0][0] == "#":
            found[at] = (*own, *(f"{own[0]} {noun}" for noun in _counted(found[at + 1 : at + 1 + _NEAR])))
    signs = []
    for hit in known.lexicon.find(text.norms):
        section, _, name = hit.label.partition(".")
        if section == "same":
            found[hit.first] = (*found[hit.first], f"={name}")
        else:
            signs.append((hit.first, hit.last, (section, name)))
    return found, sorted(signs)


def said(particular: str, spelled: Mapping[str, str]) -> str:
    """A particular as a reader can read it; `spelled` gives words for stems."""
    readable = " ".join(spelled.get(part, part) for part in particular.split())
    return readable.lstrip(_SIGNS).replace("_", " ")


def _counted(following: Sequence[tuple[str, ...]]) -> Iterable[str]:
    """The word after a number that says what it counts."""
    first = next((particular for own in following for particular in own), "")
    return [first] if first and first[0] not in _SIGNS else []


def _of_word(norm: str, known: Meanings) -> tuple[str, ...]:
    if norm in known.numbers:
        return (f"#{known.numbers[norm]}",)
    if norm in known.times:
        return (f"@{norm}",)
    if number := _NUMBER.match(norm):
        return (f"#{number[1].replace(',', '')}",)
    return () if norm in _STOP or not norm[0].isalpha() else (stem(norm),)
