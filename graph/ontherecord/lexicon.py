"""Cue phrases: how people who know the field write them, and how they are found in a text.

A cue is a line of words in `ontology/cues/NAME.toml`, in lower case, with contractions spelled out
(`will not` also finds “won’t”). Beside plain words it may hold

    (a|b c)      one of these            [x]          x, or nothing
    _            any one word            ...          up to six words, within a clause
    <name>       an entry of the list `name` of the same file, or of another (`<verbs.acts>`)
    <name~en>    the same, inflected: ~s publishes, ~ed published (past), ~en published (participle),
                 ~ing publishing, ~ any form

All cues of all files become one trie over normalised words, walked once over a text: the cost does
not grow with the number of cues.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from ontherecord.inflection import inflect
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError

GAP = 6
"""Words that `...` may stand for."""
CLAUSE_END = frozenset(".;:?!\n“”\"()")
"""What neither a gap nor a placeholder runs across."""
PART = re.compile(r"<[\w.-]+(?:~\w*)?>|\.\.\.|[()\[\]|]|[^\s()\[\]|<>]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: its label (`file.section`) and the words it covers, as indexes of words, end exclusive."""

    label: str
    first: int
    last: int


@dataclass(slots=True)
class Node:
    """A state of the trie: where each word leads, and which labels end here."""

    words: dict[str, Node] = field(default_factory=dict)
    any_word: Node | None = None
    gap: Node | None = None
    labels: set[str] = field(default_factory=set)


class Lexicon:
    """All cues of an ontology."""

    def __init__(self, cues: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Build the trie from pairs of label and expanded cue (words, `_` and `...`)."""
        self.root = Node()
        for label, words in cues:
            node = self.root
            for word in words:
                if word == "...":
                    node.gap = node.gap or Node()
                    node = node.gap
                elif word == "_":
                    node.any_word = node.any_word or Node()
                    node = node.any_word
                else:
                    node = node.words.setdefault(word, Node())
            node.labels.add(label)

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Every cue in a sequence of normalised words; for each label and first word the longest. Sorted by place."""
        hits = []
        starts = self.root.words
        for first, word in enumerate(words):
            if word in starts:
                longest: dict[str, int] = {}
                for label, last in _walk(starts[word], words, first + 1):
                    longest[label] = max(last, longest.get(label, 0))
                hits += [Hit(label, first, last) for label, last in sorted(longest.items())]
        return hits


def _walk(node: Node, words: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
    """Labels that end at or below a node, with the index after their last word."""
    for label in node.labels:
        yield label, at
    if at >= len(words):
        return
    word = words[at]
    if (following := node.words.get(word)) is not None:
        yield from _walk(following, words, at + 1)
    if word in CLAUSE_END:
        return
    if node.any_word is not None:
        yield from _walk(node.any_word, words, at + 1)
    if node.gap is not None:
        for skipped in range(GAP + 1):
            yield from _walk(node.gap, words, at + skipped)
            if at + skipped >= len(words) or words[at + skipped] in CLAUSE_END:
                break


@lru_cache(maxsize=4)
def lexicon(ontology: Ontology) -> Lexicon:
    """The cues of all files `cues/*.toml`. Raises UserError where a file or a cue is malformed."""
    lists = _lists(ontology)
    expanded = []
    for label, cues in sorted(lists.items()):
        for cue in cues:
            try:
                expanded += [(label, words) for words in expand(cue, label, lists)]
            except ValueError as error:
                raise UserError(f"ontology/cues: {label}: cue {cue!r}: {error}; correct the cue", 2) from error
    return Lexicon(expanded)


@lru_cache(maxsize=64)
def entries(ontology: Ontology, label: str) -> frozenset[str]:
    """The entries of one list (`verbs.acts`) as they are written, for look-ups word by word."""
    return frozenset(_lists(ontology).get(label, ()))


def _lists(ontology: Ontology) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = defaultdict(list)
    for name in ontology.names("cues/*.toml"):
        stem = name.removeprefix("cues/").removesuffix(".toml")
        for table in ontology.toml(name):
            for section, cues in table.items():
                if not isinstance(cues, list) or not all(isinstance(cue, str) for cue in cues):
                    raise UserError(f"ontology/{name}: {section}: expected a list of phrases; put each in quotes", 2)
                lists[f"{stem}.{section}"] += cues
    return lists


def expand(cue: str, label: str, lists: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Every sequence of words that a cue stands for. Raises ValueError where it is malformed."""
    from ontherecord.parse.words import normalise  # noqa: PLC0415  words are split by the tokenizer of the texts

    parts = PART.findall(cue)
    sequences, rest = _alternatives(parts, 0)
    if rest != len(parts):
        raise ValueError("a bracket closes that never opened")
    for sequence in sequences:
        choices: list[list[tuple[str, ...]]] = []
        plain: list[str] = []
        for part in [*sequence, ""]:
            if part and part not in {"_", "..."} and not part.startswith("<"):
                plain.append(part)
                continue
            if plain:
                choices.append([normalise(" ".join(plain))])
                plain = []
            if part.startswith("<"):
                choices.append(_list_entries(part[1:-1], label, lists))
            elif part:
                choices.append([(part,)])
        for choice in product(*choices):
            yield tuple(word for words in choice for word in words)


def _alternatives(parts: list[str], at: int) -> tuple[list[list[str]], int]:
    """Sequences of parts from `at` up to the bracket that closes, and where that stands."""
    done: list[list[str]] = []
    current: list[list[str]] = [[]]
    while at < len(parts) and parts[at] not in {")", "]"}:
        part = parts[at]
        if part == "|":
            done, current = done + current, [[]]
        elif part in {"(", "["}:
            inner, end = _alternatives(parts, at + 1)
            closing = ")" if part == "(" else "]"
            if end >= len(parts) or parts[end] != closing:
                raise ValueError("a bracket is not closed")
            if part == "[":
                inner = [*inner, []]
            current = [before + after for before in current for after in inner]
            at = end
        else:
            current = [[*before, part] for before in current]
        at += 1
    return done + current, at


def _list_entries(name: str, label: str, lists: dict[str, list[str]]) -> list[tuple[str, ...]]:
    """Entries of a list as words, inflected where the name says so (`verbs.acts~en`)."""
    from ontherecord.parse.words import normalise  # noqa: PLC0415

    name, tilde, form = name.partition("~")
    key = name if "." in name else f"{label.partition('.')[0]}.{name}"
    if key not in lists:
        raise ValueError(f"there is no list <{name}>")
    found: set[tuple[str, ...]] = set()
    for entry in lists[key]:
        if any(sign in entry for sign in "([<"):
            found.update(expand(entry, key, lists))
        elif tilde:
            verb, _, rest = entry.partition(" ")
            found.update(normalise(f"{inflected} {rest}".strip()) for inflected in inflect(verb, form))
        else:
            found.add(normalise(entry))
    return sorted(found)
