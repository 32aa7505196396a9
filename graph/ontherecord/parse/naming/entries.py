"""The things that a document names, while they are being found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ontherecord.facts import ThingType
from ontherecord.parse.naming.reading import Form

ARTICLES = frozenset({"the", "a", "an"})
HIDDEN = "\0"
"""Begins a form that is shown but not looked for: where it stands was told by other means."""


@dataclass(eq=False)
class Entry:
    """One thing: what it is, and the words it goes by."""

    kind: ThingType
    name: str
    forms: dict[Form, str] = field(default_factory=dict)
    """Each name as words, and as it is shown."""
    nouns: set[str] = field(default_factory=set)
    """Common nouns by which the text may call it: trust, council, report."""
    part_of: Entry | None = None
    """Its body, as it was found; `owner` is what has become of that."""
    into: Entry | None = None
    """What it was merged into."""
    known: bool = False
    """Whether it is in `bodies.tsv`."""
    places: int = 0
    """How often it was named in full."""
    first: int = 0
    """The word where it was first named."""
    keys: list[str] = field(default_factory=list)
    """The folded names under which it is looked up."""

    @property
    def whole(self) -> Entry:
        """The thing that this one has become part of, or itself."""
        entry = self
        while entry.into is not None:
            entry = entry.into
        return entry

    @property
    def owner(self) -> Entry | None:
        """The body that a unit or work is of."""
        return self.part_of.whole if self.part_of else None

    @owner.setter
    def owner(self, body: Entry | None) -> None:
        self.part_of = body


class Entries:
    """All things of one document, by folded name."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_key: dict[str, Entry] = {}
        self._all: dict[Entry, None] = {}

    def __iter__(self) -> Iterator[Entry]:
        """In the order in which they were found."""
        return iter(tuple(self._all))

    def __contains__(self, entry: Entry) -> bool:
        """Whether a thing is still one of its own: neither removed nor merged into another."""
        return entry in self._all

    def get(self, form: Form) -> Entry | None:
        """The thing that goes by a name."""
        return self._by_key.get(key(form))

    def add(self, kind: ThingType, name: str, form: Form, at: int, head: str = "") -> Entry:
        """The thing of that name: found before or new. `head` is a noun by which the text may call it."""
        entry = self.get(form)
        if entry is None:
            entry = Entry(kind, name, first=at)
            self._all[entry] = None
        self.call(entry, form, name)
        entry.places += 1
        entry.first = min(entry.first, at)
        if head:
            entry.nouns.add(head)
        return entry

    def call(self, entry: Entry, form: Form, name: str) -> None:
        """Note another name of a thing, unless another thing has it already."""
        folded = key(form)
        if folded not in self._by_key:
            self._by_key[folded] = entry
            entry.keys.append(folded)
        if self._by_key[folded] is entry:
            entry.forms.setdefault(form, name)

    def remove(self, entry: Entry) -> None:
        """Forget a thing."""
        self._all.pop(entry, None)
        for folded in entry.keys:
            self._by_key.pop(folded, None)

    def merge(self, entry: Entry, other: Entry) -> Entry:
        """Make two things one: the first takes the names of the second."""
        if entry is other:
            return entry
        for folded in other.keys:
            self._by_key[folded] = entry
        entry.keys += other.keys
        entry.forms = {**other.forms, **entry.forms}
        entry.nouns |= other.nouns
        entry.places += other.places
        entry.first = min(entry.first, other.first)
        entry.owner = entry.owner or other.owner
        self._all.pop(other, None)
        other.into = entry
        return entry


def key(form: Form) -> str:
    """A name without case, article and closing possessive."""
    words = [word.lower() for word in form]
    while words and words[0] in ARTICLES:
        words.pop(0)
    while words and words[-1] in {"'s", "'"}:
        words.pop()
    return " ".join(words)
