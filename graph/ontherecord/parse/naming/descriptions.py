"""Nouns that stand for a thing named before: “the Trust”, “the inspectorate”, “its survey”, “the safety board”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice

from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.merging import SMALL, built_on
from ontherecord.parse.naming.piece import BODY, INITIATIVE, REPORT, UNIT
from ontherecord.parse.naming.places import Spots
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.naming.vocabulary import vocabulary

DETERMINERS = frozenset({"the", "this", "that", "our", "its", "their", "her", "his", "these", "'s"})
LONE = frozenset({"panel", "inquiry", "committee", "watchdog"})
"""Where a text has one of these alone, “the moderation panel” is that one, whatever it was called before."""
WORKS = frozenset({REPORT, INITIATIVE})
TOO_GENERAL = frozenset({"police", "government", "parliament", "justice"})
"""Heads of names that as nouns stand for more than one body."""
LINKS = frozenset({"of", "for", "on", "into"})
"""After these a name says what the work is of: “investigation into the refurbishment” is no refurbishment."""
MEMORY = 100
"""Things of one noun that a reader may still have in mind."""
MODIFIERS = 4
"""Words between a determiner and its noun."""
APPOSED = 6
"""Words after a name and its comma among which a noun may say what it is."""


class Descriptions:
    """Finds what nouns stand for in one text whose named things are placed."""

    def __init__(
        self,
        reading: Reading,
        entries: Entries,
        spots: Spots,
        publisher: Entry | None,
        defined: Mapping[str, Entry],
    ) -> None:
        """Take a text, its things and where they are named, whose it is, and the nouns that brackets define."""
        self.reading = reading
        self.norms = reading.words.norms
        self.spots = spots
        self.publisher = publisher
        self.defined = defined
        self.covered = {index for first, last in spots for index in range(first, last)}
        self.ending = {last: entry for (_, last), entry in spots.items()}
        self.synonyms = vocabulary(reading.ontology).section("also")
        for entry in entries:
            entry.nouns = self._nouns(entry)
        self._called_by_nouns()
        self.known = {noun for entry in entries for noun in entry.nouns}
        self.words_of = {entry: _words(entry) for entry in entries}
        self.last_of: dict[str, Entry] = {}
        self.recent: dict[str, dict[Entry, None]] = defaultdict(dict)

    def find(self) -> Spots:
        """The places of all things, with those where a noun stands for the one named last that it fits."""
        starts, at = sorted(self.spots), 0
        found = dict(self.spots)
        for index, word in enumerate(self.norms):
            while at < len(starts) and starts[at][0] <= index:
                self._remember(self.spots[starts[at]])
                at += 1
            if word not in self.known or index in self.covered or not index or self._goes_on(index):
                continue
            described = self._described(index, word)
            if described and (described[0], index + 1) not in found:
                found[described[0], index + 1] = described[1]
                self._remember(described[1])
        return found

    def _goes_on(self, index: int) -> bool:
        """Whether a capital noun is part of another name: the “Force” of “Force Control Room”."""
        upper = self.reading.capitals.upper
        return upper[index] and index + 1 < len(upper) and upper[index + 1] and index + 1 not in self.covered

    def _remember(self, entry: Entry) -> None:
        for noun in entry.nouns:
            self.last_of[noun] = entry
            self.recent[noun][entry] = None

    def _described(self, index: int, noun: str) -> tuple[int, Entry] | None:
        """What a noun stands for, and the word that the description begins with."""
        begin = self._phrase(index)
        if begin < index:
            entry = self._by_words(noun, frozenset(self.norms[begin:index]) - SMALL)
            if entry is None and noun in LONE and len(self.recent[noun]) == 1 and index - begin == 1:
                entry = next(iter(self.recent[noun]))
            return (begin - (self.norms[begin - 1] != "'s"), entry) if entry else None
        determiner = self.norms[index - 1]
        if determiner not in DETERMINERS:
            return None
        entry = self._meant(noun, determiner, capital=self.reading.capitals.upper[index])
        if entry is None or determiner != "'s":
            return (index - 1, entry) if entry else None
        owned = entry.kind in WORKS or entry.owner is self.ending.get(index - 1)
        return (index, entry) if owned else None

    def _phrase(self, index: int) -> int:
        """Where a noun's own modifiers begin, after a determiner; the noun's index where there are none."""
        begin = index
        while begin > 0 and index - begin < MODIFIERS and begin - 1 not in self.covered:
            word = self.norms[begin - 1]
            if word in DETERMINERS or not (word.isalpha() or word == "&"):
                break
            begin -= 1
        return begin if begin > 0 and self.norms[begin - 1] in DETERMINERS else index

    def _by_words(self, noun: str, modifiers: frozenset[str]) -> Entry | None:
        """The thing named last whose name holds all the modifiers (“the safety board”)."""
        if modifiers:
            for entry in islice(reversed(self.recent[noun]), MEMORY):
                if modifiers <= self.words_of[entry]:
                    return entry
        return None

    def _meant(self, noun: str, determiner: str, *, capital: bool) -> Entry | None:
        """The thing that a bare noun stands for: as defined, the publisher, or the one named last."""
        if noun in self.defined:
            return self.defined[noun]
        if self.publisher is not None and noun in self.publisher.nouns and (capital or determiner == "our"):
            return self.publisher
        return self._named_so(noun) or self.last_of.get(noun)

    def _named_so(self, noun: str) -> Entry | None:
        """The one thing with a noun in its name, where the one named last is only of a kind that may be called so."""
        last = self.last_of.get(noun)
        if last is None or last.kind is not BODY or noun in self.words_of[last]:
            return None
        named = [each for each in islice(reversed(self.recent[noun]), MEMORY) if noun in self.words_of[each]]
        return named[0] if len(named) == 1 else None

    # what a thing may be called

    def _nouns(self, entry: Entry) -> set[str]:
        """The nouns of a thing by its name, with what such things are also called."""
        found = {noun for noun in entry.nouns if " " not in noun}
        if entry.kind is BODY:
            for word in reversed(entry.name.lower().split()[1:]):
                if word not in self.synonyms:
                    break
                found |= self.synonyms[word] if word in self.reading.lists.weak else {word}
            found.add(built_on(entry))
        for noun in sorted(found):
            found |= self.synonyms.get(noun, frozenset())
        if entry.kind is REPORT:
            found.add("report")
        found -= TOO_GENERAL
        if entry.kind in WORKS and entry.name.split():
            found.add(built_on(entry) if LINKS & set(entry.name.lower().split()) else entry.name.split()[-1].lower())
        return found

    def _called_by_nouns(self) -> None:
        """What the text calls a thing beside its name (“the charity X”; “X, a charity”) it may call it later."""
        bodies = [hit for hit in self.reading.hits if hit.label == "names.body_nouns"]
        before, after = {hit.last for hit in bodies}, {hit.first: hit.last for hit in bodies}
        papers = {hit.first for hit in self.reading.hits if hit.label == "names.report_nouns"}
        for (first, last), entry in self.spots.items():
            following = self.norms[last : last + 2]
            if entry.kind is REPORT and following[:1] == [","]:
                entry.nouns.update(self.norms[i] for i in range(last + 2, last + 2 + APPOSED) if i in papers)
            if entry.kind in {BODY, UNIT}:
                if first in before and first - 1 not in self.covered:
                    entry.nouns.add(self.norms[first - 1])
                if following[:1] in ([","], ["is"], ["are"]) and following[1:] in (["a"], ["an"], ["the"]):
                    nouns = (i for i in range(last + 2, last + APPOSED) if i in after)
                    entry.nouns.update(self.norms[after[i] - 1] for i in list(nouns)[:1])


def _words(entry: Entry) -> frozenset[str]:
    return frozenset(word.lower() for form in entry.forms for word in form) - SMALL


def describe_things(
    reading: Reading, entries: Entries, spots: Spots, publisher: Entry | None, defined: Mapping[str, Entry]
) -> Spots:
    """The places of all things, with those where a noun stands for one."""
    return Descriptions(reading, entries, spots, publisher, defined).find()
