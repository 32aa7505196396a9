"""Nouns that stand for a thing named before: “the Trust”, “the inspectorate”, “its survey”, “the safety board”."""

from __future__ import annotations

from collections import defaultdict

from ontherecord.facts import ThingType
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.merging import SMALL
from ontherecord.parse.naming.places import Places
from ontherecord.parse.naming.reading import Reading

BODY, UNIT, PERSON, REPORT, INITIATIVE = ThingType
DETERMINERS = frozenset({"the", "this", "that", "our", "its", "their", "her", "his", "these", "'s"})
LONE = frozenset({"panel", "inquiry", "committee"})
"""Where a text has one of these alone, “the moderation panel” is that one, whatever it was called before."""
ALSO_CALLED = {
    "constabulary": ("force", "police force"),
    "police": ("force",),
    "water": ("company",),
    "utilities": ("company",),
    "plc": ("company", "firm"),
    "ltd": ("company", "firm"),
    "limited": ("company",),
    "homes": ("association", "landlord"),
    "housing": ("association", "landlord"),
    "h.a.": ("association", "landlord"),
    "association": ("landlord",),
    "associates": ("firm",),
    "ministry": ("department",),
    "dept": ("department",),
    "academy": ("school",),
    "infirmary": ("hospital",),
    "ombudsman": ("watchdog",),
    "inspectorate": ("watchdog",),
    "regulator": ("watchdog",),
    "initiative": ("scheme", "programme"),
    "project": ("scheme",),
    "inquiry": ("panel",),
}


def describe_things(
    reading: Reading, entries: Entries, places: Places, publisher: Entry | None, defined: dict[str, Entry]
) -> Places:
    """The places of all things, with those where a noun stands for the one named last that it fits."""
    for entry in entries:
        entry.nouns |= _nouns(entry)
    _called_by_nouns(reading, entries, places)
    by_noun = {noun for entry in entries for noun in entry.nouns}
    words_of = {id(entry): _words(entry) for entry in entries}
    covered = {index for first, last in places for index in range(first, last)}
    starts = sorted(places)
    found = dict(places)
    last_of: dict[str, Entry] = {}
    recent: dict[str, list[Entry]] = defaultdict(list)
    at, norms, upper = 0, reading.words.norms, reading.capitals.upper
    for index, word in enumerate(norms):
        while at < len(starts) and starts[at][0] <= index:
            entry = places[starts[at]]
            for noun in entry.nouns:
                last_of[noun] = entry
                if entry not in recent[noun]:
                    recent[noun].append(entry)
            at += 1
        if word not in by_noun or index in covered or not index:
            continue
        begin = _phrase(reading, index, covered)
        if begin == index:
            if norms[index - 1] not in DETERMINERS:
                continue
            entry = _meant(word, upper[index], norms[index - 1], defined, last_of, publisher)
            if norms[index - 1] == "'s" and entry is not None:
                owner = next((each for (_, last), each in places.items() if last == index - 1), None)
                entry = entry if entry.owner is owner or entry.kind in {REPORT, INITIATIVE} else None
            begin = index - 1 if norms[index - 1] != "'s" else index
        else:
            entry = _by_words(recent[word], words_of, set(norms[begin:index]) - SMALL)
            if entry is None and word in LONE and len(recent[word]) == 1 and index - begin == 1:
                entry = recent[word][0]
        if entry is not None and (begin, index + 1) not in found:
            found[begin, index + 1] = entry
            for noun in entry.nouns:
                last_of[noun] = entry
    return found


def _nouns(entry: Entry) -> set[str]:
    found = {noun for noun in entry.nouns if " " not in noun}
    if entry.kind is BODY:
        found.update(word for word in entry.name.lower().split()[1:] if word in ALSO_CALLED or word == "association")
    for noun in list(found):
        found.update(ALSO_CALLED.get(noun, ()))
    if entry.kind is REPORT:
        found.add("report")
    if entry.kind in {REPORT, INITIATIVE} and entry.name.split():
        found.add(entry.name.split()[-1].lower())
    return {noun.rstrip("s") if noun.endswith("ss") else noun for noun in found}


def _called_by_nouns(reading: Reading, entries: Entries, places: Places) -> None:
    """What the text calls a body right before its name (“the charity Open Wards”) or after it, it may call it later."""
    nouns = {hit.last: hit for hit in reading.hits if hit.label == "names.body_nouns"}
    firsts = {hit.first: hit for hit in reading.hits if hit.label == "names.body_nouns"}
    papers = {hit.first: hit for hit in reading.hits if hit.label == "names.report_nouns"}
    for (first, last), entry in places.items():
        if entry.kind is REPORT and reading.words.norms[last : last + 1] == [","]:
            entry.nouns.update(reading.words.norms[index] for index in range(last + 2, last + 8) if index in papers)
        if entry.kind not in {BODY, UNIT}:
            continue
        if first in nouns:
            entry.nouns.add(reading.words.norms[first - 1])
        norms = reading.words.norms
        if norms[last : last + 1] in ([","], ["is"], ["are"]) and norms[last + 1 : last + 2] in (["a"], ["an"], ["the"]):
            for index in range(last + 2, min(last + 6, len(norms))):
                if index in firsts:
                    entry.nouns.add(norms[firsts[index].last - 1])
                    break


def _words(entry: Entry) -> frozenset[str]:
    return frozenset(word.lower() for form in entry.forms for word in form) - SMALL


def _phrase(reading: Reading, index: int, covered: set[int]) -> int:
    """Where the noun's own modifiers begin, back to a determiner; the noun's index where none are or no determiner stands."""
    norms = reading.words.norms
    begin = index
    while begin > 0 and index - begin < 4 and begin - 1 not in covered and norms[begin - 1] not in DETERMINERS and norms[begin - 1].replace("&", "a").isalpha():
        begin -= 1
    return begin if begin > 0 and norms[begin - 1] in DETERMINERS else index


def _by_words(recent: list[Entry], words_of: dict[int, frozenset[str]], modifiers: set[str]) -> Entry | None:
    """The thing named before whose name holds all the modifiers (“the safety board”)."""
    if not modifiers:
        return None
    for entry in reversed(recent):
        if modifiers <= words_of[id(entry)]:
            return entry
    return None


def _meant(
    noun: str, capital: bool, determiner: str, defined: dict[str, Entry], last_of: dict[str, Entry], publisher: Entry | None
) -> Entry | None:
    if noun in defined:
        return defined[noun]
    if publisher is not None and noun in publisher.nouns and (capital or determiner == "our"):
        return publisher
    return last_of.get(noun)
