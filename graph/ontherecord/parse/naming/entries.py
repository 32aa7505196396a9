"""The things that a document names, while they are being found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ontherecord.facts import ThingType
from ontherecord.parse.naming.reading import Form

ARTICLES = frozenset({"the", "a", "an"})


@dataclass(eq=False)
class Entry:
    """One thing: what it is, and the words it goes by."""

    kind: ThingType
    name: str
    forms: dict[Form, str] = field(default_factory=dict)
    """Each name as words, and as it is shown."""
    nouns: set[str] = field(default_factory=set)
    """Common nouns by which the text may call it: trust, council, report."""
    owner: Entry | None = None
    known: bool = False
    places: int = 0
    """How often it was named in full."""
    first: int = 0
    """The word where it was first named."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Words that name it and no form does, such as descriptions in small letters."""


class Entries:
    """All things of one document, by kind and folded name."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_key: dict[str, Entry] = {}
        self._all: list[Entry] = []

    def __iter__(self) -> Iterator[Entry]:
        """In the order in which they were found."""
        return iter(self._all)

    def get(self, form: Form) -> Entry | None:
        """The thing that goes by a name."""
        return self._by_key.get(key(form))

    def add(self, kind: ThingType, name: str, form: Form, at: int, head: str = "", shown: str = "") -> Entry:
        """The thing of that name: found before or new. `shown` is the name as this place has it, where it differs."""
        entry = self._by_key.get(key(form))
        if entry is None:
            entry = Entry(kind, name, first=at)
            self._all.append(entry)
            self._by_key[key(form)] = entry
        self.call(entry, form, shown or name)
        entry.places += 1
        entry.first = min(entry.first, at)
        if head:
            entry.nouns.add(head)
        return entry

    def call(self, entry: Entry, form: Form, name: str) -> None:
        """Note another name of a thing, unless another thing has it already."""
        if self._by_key.setdefault(key(form), entry) is entry:
            entry.forms.setdefault(form, name)

    def remove(self, entry: Entry) -> None:
        """Forget a thing."""
        self._all.remove(entry)
        self._by_key = {name: each for name, each in self._by_key.items() if each is not entry}

    def merge(self, entry: Entry, other: Entry) -> Entry:
        """Make two things one: the first takes the names of the second."""
        if entry is other:
            return entry
        for name, each in list(self._by_key.items()):
            if each is other:
                self._by_key[name] = entry
        entry.forms = {**other.forms, **entry.forms}
        entry.nouns |= other.nouns
        entry.places += other.places
        entry.first = min(entry.first, other.first)
        entry.owner = entry.owner or other.owner
        entry.spans += other.spans
        self._all.remove(other)
        for each in self._all:
            if each.owner is other:
                each.owner = entry
        return entry


def key(form: Form) -> str:
    """A name without case, article and closing possessive."""
    words = [word.lower() for word in form]
    while words and words[0] in ARTICLES:
        words.pop(0)
    while words and words[-1] in {"'s", "'"}:
        words.pop()
    return " ".join(words)
