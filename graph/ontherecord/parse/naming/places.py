"""Where a text uses the names of its things: one walk over the words, the longest name first."""

from __future__ import annotations

from collections import defaultdict

from ontherecord.parse.naming.entries import ARTICLES, Entries, Entry
from ontherecord.parse.naming.reading import Form, Reading

Places = dict[tuple[int, int], Entry]


def find_places(reading: Reading, entries: Entries) -> Places:
    """The words (first, before last) at which each thing is named; no two overlap."""
    forms: dict[str, list[tuple[Form, Entry]]] = defaultdict(list)
    for entry in entries:
        for form in entry.forms:
            bare = _bare(form)
            if bare:
                forms[bare[0].lower()].append((bare, entry))
    for group in forms.values():
        group.sort(key=lambda item: (-len(item[0]), item[0]))
    found: Places = {}
    spelled, norms, upper = reading.spelled, reading.words.norms, reading.capitals.upper
    at, end = 0, len(spelled)
    sentences = iter(reading.sentences)
    sentence = next(sentences, None)
    while at < end and sentence is not None:
        if at >= sentence.last:
            sentence = next(sentences, None)
            continue
        if at < sentence.first:
            at = sentence.first
            continue
        step = 1
        for form, entry in forms.get(norms[at], ()) if upper[at] or norms[at] in forms else ():
            last = at + len(form)
            if last <= sentence.last and _same(form, spelled[at:last]):
                found[at, last] = entry
                step = len(form)
                break
        at += step
    return found


def _bare(form: Form) -> Form:
    words = list(form)
    while len(words) > 1 and words[0].lower() in ARTICLES and words[0].islower():
        words.pop(0)
    while words and words[-1] in {"'s", "'"}:
        words.pop()
    return tuple(words)


def _same(form: Form, words: list[str]) -> bool:
    """Whether words are a name as it was seen, or the whole of it in capitals."""
    return all(wanted == word or (word.isupper() and wanted.upper() == word) for wanted, word in zip(form, words, strict=True))
