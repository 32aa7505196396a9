"""Cue phrases: how people who know the field write them, and how they are found in a text.

A cue is a line of words in `ontology/cues/NAME.toml`, in lower case, with contractions spelled out
(`will not` also finds “won’t”). Beside plain words it may hold

    (a|b c)      one of these            [x]          x, or nothing      refus(e|es|ed), need[s]   endings of a word
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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ontherecord.inflection import inflect
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.words import normalise

GAP = 6
"""Words that `...` may stand for."""
CLAUSE_END = frozenset('.;:?!\n“”"()')
"""What neither a gap nor a placeholder runs across."""
PART = re.compile(r"<[\w.-]+(?:~\w*)?>|\.\.\.|[\w'-]+(?:\([\w|]*\)|\[\w+\])|[()\[\]|]|[^\s()\[\]|<>]+")
ENDING = re.compile(r"(?P<stem>[\w'-]+)[(\[](?P<endings>[\w|]*)(?P<close>[)\]])")


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: its label (`file.section`) and the words it covers, as indexes of words, end exclusive."""

    label: str
    first: int
    last: int


@dataclass(slots=True)
class Node:
    """A state of the trie: where each word, placeholder or entry of a list leads, and which labels end here."""

    words: dict[str, Node] = field(default_factory=dict)
    lists: dict[str, Node] = field(default_factory=dict)
    any_word: Node | None = None
    gap: Node | None = None
    labels: set[str] = field(default_factory=set)

    def add(self, label: str, words: Sequence[str]) -> None:
        """Enter an expanded cue: words, `_`, `...` and `<list>`."""
        node = self
        for word in words:
            if word in node.words:
                node = node.words[word]
            elif word == "...":
                node.gap = node = node.gap or Node()
            elif word == "_":
                node.any_word = node = node.any_word or Node()
            elif word.startswith("<") and len(word) > 1:
                node = node.lists.setdefault(word, Node())
            else:
                node = node.words.setdefault(word, Node())
        node.labels.add(label)


class Lexicon:
    """All cues of an ontology, and the lists that they name."""

    def __init__(self, root: Node, lists: dict[str, Node]) -> None:
        """Take the trie of the cues, and one of the entries of each list (`<verbs.acts~en>`)."""
        self.root = root
        self.lists = lists

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Every cue in a sequence of normalised words; for each label and first word the longest. Sorted by place."""
        hits = []
        starts = self.root.words
        for first, word in enumerate(words):
            if word in starts:
                found: list[tuple[str, int]] = []
                self._walk(starts[word], words, first + 1, found)
                longest = dict(sorted(found))
                hits += [Hit(label, first, last) for label, last in longest.items()]
        return hits

    def _walk(self, node: Node, words: Sequence[str], at: int, found: list[tuple[str, int]]) -> None:
        """Add the labels that end at or below a node, each with the index after its last word."""
        if node.labels:
            found += [(label, at) for label in node.labels]
        if at >= len(words):
            return
        word = words[at]
        if (following := node.words.get(word)) is not None:
            self._walk(following, words, at + 1, found)
        for name, following in node.lists.items():
            if word in (listed := self.lists[name]).words:
                ends: list[tuple[str, int]] = []
                self._walk(listed, words, at, ends)
                for _, end in ends:
                    self._walk(following, words, end, found)
        if word in CLAUSE_END:
            return
        if node.any_word is not None:
            self._walk(node.any_word, words, at + 1, found)
        if node.gap is not None:
            for skipped in range(GAP + 1):
                self._walk(node.gap, words, at + skipped, found)
                if at + skipped >= len(words) or words[at + skipped] in CLAUSE_END:
                    break


@lru_cache(maxsize=4)
def lexicon(ontology: Ontology) -> Lexicon:
    """The cues of all files `cues/*.toml`. Raises UserError where a file or a cue is malformed."""
    lists = _lists(ontology)
    root = Node()
    named: dict[str, Node] = {}
    for label, cues in sorted(lists.items()):
        for cue in cues:
            try:
                for words in expand(cue):
                    _enter(root, label, words, lists, named)
            except ValueError as error:
                raise UserError(f"ontology/cues: {label}: cue {cue!r}: {error}; correct the cue", 2) from error
    return Lexicon(root, named)


def _enter(root: Node, label: str, words: tuple[str, ...], lists: dict[str, list[str]], named: dict[str, Node]) -> None:
    """Enter a cue into the trie, its lists by their full names; one that begins with a list once for each entry."""
    if not any(word.startswith("<") for word in words):
        root.add(label, words)
        return
    full = tuple(_full_name(word, label) if word.startswith("<") and len(word) > 1 else word for word in words)
    for word in full:
        if word.startswith("<") and word not in named and len(word) > 1:
            named[word] = Node()
            for entry in _list_entries(word, lists):
                named[word].add("", entry)
    if full and full[0] in named:
        for entry in _list_entries(full[0], lists):
            root.add(label, (*entry, *full[1:]))
    else:
        root.add(label, full)


def _full_name(reference: str, label: str) -> str:
    name = reference[1:-1]
    return reference if "." in name else f"<{label.partition('.')[0]}.{name}>"


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


def expand(cue: str) -> Iterator[tuple[str, ...]]:
    """Every sequence of words, placeholders and lists that a cue stands for. Raises ValueError if malformed."""
    parts = PART.findall(cue)
    sequences, rest = _alternatives(parts, 0)
    if rest != len(parts):
        raise ValueError("a bracket closes that never opened")
    yield from sequences


def _words(part: str) -> tuple[str, ...]:
    """A word of a cue, normalised; a placeholder or the name of a list as it is."""
    return (part,) if part in {"_", "..."} or (part.startswith("<") and len(part) > 1) else normalise(part)


def _alternatives(parts: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Sequences of words from `at` up to the bracket that closes, and where that stands."""
    done: list[tuple[str, ...]] = []
    current: list[tuple[str, ...]] = [()]
    while at < len(parts) and parts[at] not in {")", "]"}:
        part = parts[at]
        if part == "|":
            done, current = done + current, [()]
        elif part in {"(", "["}:
            inner, end = _alternatives(parts, at + 1)
            closing = ")" if part == "(" else "]"
            if end >= len(parts) or parts[end] != closing:
                raise ValueError("a bracket is not closed")
            if part == "[":
                inner = [*inner, ()]
            current = [before + after for before in current for after in inner]
            at = end
        elif ending := ENDING.fullmatch(part):
            endings = [*ending["endings"].split("|"), *([""] if ending["close"] == "]" else [])]
            forms = [_words(ending["stem"] + each) for each in endings]
            current = [before + form for before in current for form in forms]
        else:
            words = _words(part)
            current = [before + words for before in current]
        at += 1
    return done + current, at


@lru_cache(maxsize=256)
def _inflected(entry: str, form: str) -> frozenset[tuple[str, ...]]:
    verb, _, rest = entry.partition(" ")
    return frozenset(normalise(f"{inflected} {rest}".strip()) for inflected in inflect(verb, form))


def _list_entries(reference: str, lists: dict[str, list[str]]) -> list[tuple[str, ...]]:
    """Entries of a list as words, inflected where the name says so (`<verbs.acts~en>`)."""
    name, tilde, form = reference[1:-1].partition("~")
    if name not in lists:
        raise ValueError(f"there is no list <{name}>")
    found: set[tuple[str, ...]] = set()
    for entry in lists[name]:
        if tilde:
            found |= _inflected(entry, form)
        else:
            for words in expand(entry):
                if any(word.startswith("<") and len(word) > 1 for word in words):
                    raise ValueError(f"the list <{name}> names another list")
                found.add(words)
    return sorted(found)
