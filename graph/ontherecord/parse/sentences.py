"""Sentences: within a block, at a full stop, question or exclamation mark that ends one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ontherecord.document import Block, BlockKind, Document, Region
from ontherecord.lexicon import entries
from ontherecord.ontology import Ontology
from ontherecord.parse.words import Words

LONGEST = 240
"""Words after which a sentence is cut: no real one is longer, and what looks back and forth in one stays bounded."""
STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!?"})
CLOSERS = frozenset("”’\"')]")
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "child", "patient", "officer", "witness"})
"""Words before a letter that stands for a name (“Mr X. The Council …”)."""
OPENERS = frozenset("“‘\"'([•")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item: positions in the text and indexes of its words, both end exclusive."""

    start: int
    end: int
    first: int
    last: int
    block: int
    """Index of the block it stands in."""


def split_sentences(document: Document, words: Words, ontology: Ontology) -> tuple[Sentence, ...]:
    """The sentences of a document's body and comments, in order. A heading, an item's line or a row ends one, too."""
    abbreviations = _abbreviations(ontology)
    found = []
    for index, block in enumerate(document.blocks):
        if block.region is Region.FURNITURE:
            continue
        first, last = words.between(block.start, block.end)
        for begin, end in _runs(words, first, last, block, abbreviations):
            found.append(Sentence(words.starts[begin], words.ends[end - 1], begin, end, index))
    return tuple(sorted(found, key=lambda sentence: sentence.start))


@lru_cache(maxsize=4)
def _abbreviations(ontology: Ontology) -> frozenset[str]:
    return entries(ontology, "abbreviations.before_names") | entries(ontology, "abbreviations.others")


def _runs(
    words: Words, first: int, last: int, block: Block, abbreviations: frozenset[str]
) -> Iterator[tuple[int, int]]:
    if block.kind in {BlockKind.HEADING, BlockKind.ROW}:
        if last > first:
            yield first, last
        return
    begin = index = first
    while index < last:
        end = _end_of_sentence(words, index, last, abbreviations) or (index + 1 if index - begin >= LONGEST else 0)
        if end:
            yield begin, end
            begin = index = end
        else:
            index += 1
    if begin < last:
        yield begin, last


def _end_of_sentence(words: Words, index: int, last: int, abbreviations: frozenset[str]) -> int:
    """The index after a sentence that ends with the stop at `index` and its closing marks; 0 where none ends here."""
    form = words.word(index)
    if form not in STOPS and not (form[-1] == "." and len(form) > 1):
        return 0
    end = index + 1
    while end < last and words.word(end) in STOPS | CLOSERS and words.starts[end] == words.ends[end - 1]:
        end += 1
    if end >= last:
        return end
    following = words.word(end)
    at = end
    while following in OPENERS and at + 1 < last:
        at += 1
        following = words.word(at)
    if words.starts[end] == words.ends[end - 1] or not (
        following[0].isupper() or following[0].isdigit() or following[0] == "£"
    ):
        return 0
    if form[0] in "!?…" or form == "...":
        return end if form[0] != "…" or following[0].isupper() else 0
    return 0 if _abbreviated(words, index, following, abbreviations) else end


def _abbreviated(words: Words, index: int, following: str, abbreviations: frozenset[str]) -> bool:
    """Whether the stop at `index` belongs to an abbreviation (`Rev.`, `no.`, `O.H.A.`) or an initial."""
    form = words.word(index)
    before = (
        form[:-1]
        if len(form) > 1
        else words.word(index - 1)
        if index and words.ends[index - 1] == words.starts[index]
        else ""
    )
    if not before:
        return False
    if before.lower() in {"no", "nos"}:
        return following[0].isdigit()
    if before.lower() == "etc":
        return False
    if before.lower() in abbreviations:
        return True
    if len(before) == 1 and before.isupper():
        titled = index > 1 and words.norms[index - 1 - (len(form) == 1)].rstrip(".") in TITLES
        return before != "I" and not (titled and following.lower() in _STARTERS)
    if before[0].isdigit():
        return False
    if before.lower() in {"a.m", "p.m"} or "." in before:
        return not (following[0].isupper() and following.lower() in _STARTERS)
    return False


_STARTERS = frozenset(
    "the a an this that these those it he she they we i our in on at by for from to but and so if when while as "
    "there what who why how its his her their one two all no not each every some many most after before since".split()
)
"""Words that, capitalised after an abbreviation with stops in it, begin a new sentence."""
