"""Where a text uses the names of its things: one walk over the words, the longest name first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ontherecord.parse.naming.entries import ARTICLES, HIDDEN, Entries, Entry
from ontherecord.parse.naming.reading import Form, Reading

Spots = dict[tuple[int, int], Entry]
"""Things by the words (first, before last) that stand for them."""


def find_places(reading: Reading, entries: Entries) -> Spots:
    """The words at which each thing is named; no two overlap."""
    forms = _by_first_word(entries)
    spelled, norms = reading.spelled, reading.words.norms
    found: Spots = {}
    for sentence in reading.sentences:
        at, last = sentence.first, sentence.last
        while at < last:
            step = 1
            if norms[at] in forms:
                for form, entry in forms[norms[at]]:
                    if at + len(form) <= last and _same(form, spelled[at : at + len(form)]):
                        step = len(form)
                        found[at, at + step] = entry
                        break
            at += step
    return found


def _by_first_word(entries: Entries) -> dict[str, list[tuple[Form, Entry]]]:
    """All names by their first word in small letters, the longest first."""
    forms: dict[str, list[tuple[Form, Entry]]] = defaultdict(list)
    for entry in entries:
        for form in entry.forms:
            bare = _bare(form)
            if bare and bare[0] != HIDDEN:
                forms[bare[0].lower()].append((bare, entry))
    for group in forms.values():
        group.sort(key=lambda item: (-len(item[0]), item[0]))
    return forms


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
