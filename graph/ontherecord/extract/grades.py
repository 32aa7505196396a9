"""Grades in a text: ‘Good’, Requires improvement, G2, B+, 4 stars (leading), rated 5."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from ontherecord.ontology import Ontology
from ontherecord.parse.wordlists import word_lists
from ontherecord.parse.words import Words, normalise

OPENING = frozenset("‘“'\"")
CLOSING = frozenset("’”'\"")
SECTIONS = "words phrases codes verbs moves nouns joints void several aspects raters sometimes_raters".split()
"""Of `grades.toml`."""
SCORING = frozenset({"rated", "scored", "score", "graded"})
GRADING = frozenset({"graded", "grades", "rated"})
"""Verbs after which a word in quotation marks with a capital is a grade, whatever it is."""
BEFORE = 6
"""Words between such a verb and the grade."""
LONGEST = 8
"""Words of the longest grade between quotation marks."""
NUMBERS = {str(n): n for n in range(11)} | {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten".split())
}


class Clarity(IntEnum):
    """How surely words are a grade by themselves: the surer, the less must stand around them."""

    CODE = 1
    WORD = 2
    CAPITAL = 3
    PHRASE = 4
    QUOTED = 5


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade found: its words, quotation marks left out, and the words with them."""

    first: int
    last: int
    clarity: Clarity
    outer_first: int
    outer_last: int


@dataclass(frozen=True)
class GradeWords:
    """The lists of `ontology/grades.toml`."""

    grades: dict[str, list[tuple[tuple[str, ...], Clarity]]] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    kinds: dict[str, frozenset[str]] = field(default_factory=dict)
    """What a body is called for short, and what its name holds then."""


@lru_cache(maxsize=4)
def grade_words(ontology: Ontology) -> GradeWords:
    """The packaged lists, and what a workspace adds to them. Raises UserError where a file is malformed."""
    lists = word_lists(ontology, "grades.toml", SECTIONS)
    grades: dict[str, list[tuple[tuple[str, ...], Clarity]]] = {}
    for section, clarity in (("words", Clarity.WORD), ("phrases", Clarity.PHRASE)):
        for entry in lists[section]:
            parts = normalise(entry)
            grades.setdefault(parts[0], []).append((parts, clarity))
    for entries in grades.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    sets = {name: frozenset(entries) for name, entries in lists.items()}
    kinds = word_lists(ontology, "rated.toml", None)
    return GradeWords(
        grades, frozenset(lists["codes"]), sets, {kind: frozenset(parts) for kind, parts in kinds.items()}
    )


def find_grades(words: Words, first: int, last: int, lists: GradeWords) -> Iterator[Grade]:
    """The grades among some words, in order; whether one is given to anybody, the words around must tell."""
    at, forms, norms = first, words.forms, words.norms
    while at < last:
        if forms[at][0].islower() and norms[at] not in lists.grades and norms[at] not in NUMBERS:
            at += 1
            continue
        grade = (
            _quoted(words, at, first, last, lists)
            or _stars(words, at, last)
            or _numeral(words, at, first, last)
            or _plain(words, at, last, lists)
        )
        if grade:
            yield grade
        at = grade.outer_last if grade else at + 1


def whole_grade(words: Words, first: int, last: int, lists: GradeWords) -> Grade | None:
    """The grade that some words are, all of them: a table's cell, what follows the colon of an item."""
    while last > first and words.norms[last - 1] in {".", ";", ",", "*"} and words.norms[first:last][-2:] != ["a", "*"]:
        last -= 1
    if first >= last or last - first > LONGEST:
        return None
    for grade in find_grades(words, first, last, lists):
        rest = words.norms[grade.outer_last : last]
        bracketed = not rest or (rest[0] == "(" and rest[-1] == ")") or rest in (["overall"], ["rating"])
        return grade if grade.outer_first == first and bracketed else None
    if "".join(words.norms[first:last]) in lists.codes:
        return Grade(first, last, Clarity.CODE, first, last)
    return None


def _quoted(words: Words, at: int, first: int, last: int, lists: GradeWords) -> Grade | None:
    """A grade in quotation marks; after “grade of”, whatever the marks hold."""
    if words.word(at) not in OPENING or at + 2 >= last:
        return None
    called = at - 2 >= first and words.norms[at - 1] == "of" and words.norms[at - 2] in lists.lists["nouns"]
    called |= not GRADING.isdisjoint(words.norms[max(first, at - BEFORE) : at]) and words.word(at + 1)[0].isupper()
    for end in range(at + 2, min(last, at + LONGEST)):
        if words.word(end) in CLOSING:
            inside = tuple(words.norms[at + 1 : end])
            known = any(parts == inside for parts, _ in lists.grades.get(inside[0], ()))
            stars = _stars(words, at + 1, end)
            if known or called or "".join(inside) in lists.codes or (stars and stars.last == end):
                return Grade(at + 1, end, Clarity.QUOTED, at, end + 1)
            return None
    return None


def _stars(words: Words, at: int, last: int) -> Grade | None:
    """“4 stars (leading)”, “one star”, “a five-star rating”."""
    if words.norms[at] not in NUMBERS:
        return None
    noun = at + 1 + (at + 1 < last and words.norms[at + 1] == "-")
    if noun >= last or words.norms[noun] not in {"star", "stars"}:
        return None
    end = noun + 1
    if end + 2 < last and words.norms[end] == "(" and words.norms[end + 1].isalpha():
        close = next((index for index in range(end + 2, min(last, end + 5)) if words.norms[index] == ")"), None)
        end = close + 1 if close else end
    return Grade(at, end, Clarity.CODE, at, end)


def _numeral(words: Words, at: int, first: int, last: int) -> Grade | None:
    """“a rating of 5 (very good)”, “scored 4 out of 5”."""
    norms = words.norms
    if norms[at] not in NUMBERS or not norms[at].isdigit() or at == first:
        return None
    given = norms[at - 1] in SCORING or (
        norms[at - 1] == "of" and at - 2 >= first and norms[at - 2] in {"rating", "score", "grade"}
    )
    out = at + 3 if norms[at + 1 : at + 3] == ["out", "of"] and at + 3 < last and norms[at + 3] in NUMBERS else None
    if not given or (norms[at - 1] in {"scored", "score"} and out is None):
        return None
    end = out + 1 if out else at + 1
    if end + 2 < last and norms[end] == "(" and norms[end + 1].isalpha():
        close = next((index for index in range(end + 2, min(last, end + 4)) if norms[index] == ")"), None)
        end = close + 1 if close else end
    if end < last and norms[end] in {"%", "per", "percent"}:
        return None
    return Grade(at, end, Clarity.CODE, at, end)


def _plain(words: Words, at: int, last: int, lists: GradeWords) -> Grade | None:
    for parts, clarity in lists.grades.get(words.norms[at], ()):
        end = at + len(parts)
        if end <= last and tuple(words.norms[at:end]) == parts:
            capital = words.word(at)[0].isupper()
            return Grade(at, end, max(clarity, Clarity.CAPITAL) if capital else clarity, at, end)
    form = words.word(at)
    if form.isupper() or form[0].isupper():
        for length in (2, 1):
            joined = "".join(words.norms[at : at + length])
            glued = length == 1 or (at + 1 < last and words.starts[at + 1] == words.ends[at])
            if joined in lists.codes and glued and at + length <= last:
                return Grade(at, at + length, Clarity.CODE, at, at + length)
    return None
