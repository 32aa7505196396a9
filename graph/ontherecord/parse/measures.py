"""What a figure measures, in the text's own words: the subject before it, or what it is “of” after it."""

from __future__ import annotations

from ontherecord.parse.words import Words

LONGEST = 16
"""Words, at most, that tell what is measured."""
ENDS = frozenset({".", ";", ":", "?", "!", '"', "(", ")"})
TELLING = frozenset(
    "was were is are stood stands totalled reached averaged takes took taken fell fallen rose risen dropped grew grown "
    "increased decreased declined costs cost remains remained numbered came went gone".split()
)
"""Verbs between what is measured and its figure."""
BETWEEN = frozenset(
    "at to by of from a an the about around nearly almost over than more less some only just up down average now still "
    "then roughly approximately under well even further £".split()
)
"""Words that may stand between such a verb and the figure."""
EMPTY = frozenset({"there", "this", "that", "it", "they", "these", "up", "which"})
"""Subjects that tell nothing."""
FIRST = frozenset("and but that so when while though although as because which who however only just also".split())
"""Words that a description does not begin with."""
CLAUSES = frozenset({"that", "which", "who", "but", "while", "because", "whereas"})
LOOSE_ENDS = frozenset(
    "in of to by for at on with from and a an the all about only just more than over nearly some between".split()
)


def measured(words: Words, first: int, amount_next: int, begin: int, end: int) -> str:
    """What the figure from the word `first` measures; `amount_next` follows its number, `end` its sentence."""
    subject = _subject(words, first, begin)
    if subject is not None and words.norms[subject[1] - 1] not in EMPTY:
        return _text(words, *subject)
    at = amount_next
    while at < end and words.norms[at] in {"of", "more", "extra", "further"}:
        at += 1
    last = at
    while last < min(end, at + LONGEST) and not _stops(words, last):
        last += 1
    if last - at > 1:
        return _text(words, at, last)
    return _before(words, first, begin) or _text(words, at, last)


def _before(words: Words, first: int, begin: int) -> str:
    """The clause in front of a figure that ends with its noun: “foetal heart traces had been misread” in 37 cases."""
    last = first
    while last > begin and words.norms[last - 1] in LOOSE_ENDS:
        last -= 1
    start = last
    while start > max(begin, last - LONGEST) and not _stops(words, start - 1) and words.norms[start - 1] not in CLAUSES:
        start -= 1
    while start < last and words.norms[start] in FIRST:
        start += 1
    return _text(words, start, last) if last > start and words.norms[last - 1] not in EMPTY else ""


def _subject(words: Words, first: int, begin: int) -> tuple[int, int] | None:
    """The words before the verb that tells the figure: “the average wait” in “the average wait was 14 minutes”."""
    at = first - 1
    while at > begin and (words.norms[at] in BETWEEN or words.norms[at].endswith("ly")):
        at -= 1
    if at <= begin or words.norms[at] not in TELLING:
        return None
    verb = at
    while verb - 1 > begin and words.norms[verb - 1] in {"has", "have", "had", "now", "be", "been", "was", "were"}:
        verb -= 1
    start = verb
    while start > max(begin, verb - LONGEST) and not _stops(words, start - 1) and words.norms[start - 1] not in CLAUSES:
        start -= 1
    while start < verb and words.norms[start] in FIRST:
        start += 1
    return (start, verb) if start < verb else None


def _stops(words: Words, index: int) -> bool:
    norm = words.norms[index]
    return norm in ENDS or (norm in {",", "-"} and words.starts[index] != words.ends[index - 1]) or norm == ","


def _text(words: Words, first: int, last: int) -> str:
    if first >= last:
        return ""
    return " ".join(words.text[words.starts[first] : words.ends[last - 1]].split())
