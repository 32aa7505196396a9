"""Where a text uses the names of its things: one walk over the words, the longest name first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ontherecord.parse.naming.entries import ARTICLES, HIDDEN, Entries, Entry
from ontherecord.parse.naming.reading import Form, Reading

Spots = dict[tuple[int, int], Entry]
"""Things by the words (first, before last) that stand for them."""


@dataclass
class _Index:
    """All names in small letters, and how many words the names have that begin with a word."""

    forms: dict[Form, list[tuple[Form, Entry]]] = field(default_factory=lambda: defaultdict(list))
    lengths: dict[str, list[int]] = field(default_factory=dict)
    """The longest first."""


def find_places(reading: Reading, entries: Entries) -> Spots:
    """The words at which each thing is named; no two overlap."""
    index = _index(entries)
    spelled = reading.spelled
    small = [word.lower() for word in spelled]
    found: Spots = {}
    for sentence in reading.sentences:
        at, last = sentence.first, sentence.last
        while at < last:
            step = 1
            for length in index.lengths.get(small[at], ()):
                entry = _named(index, spelled, small, at, at + length) if at + length <= last else None
                if entry:
                    found[at, at + length] = entry
                    step = length
                    break
            at += step
    return found


def _named(index: _Index, spelled: Sequence[str], small: Sequence[str], first: int, last: int) -> Entry | None:
    """The thing whose name some words are."""
    for form, entry in index.forms.get(tuple(small[first:last]), ()):
        if _same(form, spelled[first:last]):
            return entry
    return None


def _index(entries: Entries) -> _Index:
    index = _Index()
    lengths: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        for form in entry.forms:
            bare = _bare(form)
            if bare and bare[0] != HIDDEN:
                small = tuple(word.lower() for word in bare)
                index.forms[small].append((bare, entry))
                lengths[small[0]].add(len(small))
    index.lengths = {word: sorted(each, reverse=True) for word, each in lengths.items()}
    return index


def _bare(form: Form) -> Form:
    """A name without a small article before it and a possessive after it."""
    words = list(form)
    while len(words) > 1 and words[0] in ARTICLES:
        words.pop(0)
    while words and words[-1] in {"'s", "'"}:
        words.pop()
    return tuple(words)


def _same(form: Form, words: Sequence[str]) -> bool:
    """Whether words are a name as it was seen, or the whole of it in capitals."""
    return all(
        wanted == word or (word.isupper() and wanted.upper() == word) for wanted, word in zip(form, words, strict=True)
    )
