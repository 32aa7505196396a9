"""Short forms and descriptions of things named in full: “the Trust”, “the inspectorate”, “Linnet”, “the report”."""

from __future__ import annotations

from collections import defaultdict

from ontherecord.facts import ThingType
from ontherecord.parse.entries import Entries, Entry
from ontherecord.parse.places import Places
from ontherecord.parse.reading import Reading

BODY, UNIT, PERSON, REPORT, INITIATIVE = ThingType
DETERMINERS = frozenset({"the", "this", "that", "our", "its", "their", "her", "his"})


def descriptions(
    reading: Reading, entries: Entries, places: Places, publisher: Entry | None, defined: dict[str, Entry]
) -> Places:
    """The places of all things, with those where a noun stands for the one named last that it fits."""
    by_noun: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for noun in entry.nouns:
            by_noun[noun].append(entry)
    covered = {index for first, last in places for index in range(first, last)}
    starts = sorted(places)
    found = dict(places)
    last_of: dict[str, Entry] = {}
    at = 0
    norms = reading.words.norms
    for index, word in enumerate(norms):
        while at < len(starts) and starts[at][0] <= index:
            entry = places[starts[at]]
            for noun in entry.nouns:
                last_of[noun] = entry
            at += 1
        if word not in by_noun or index in covered or index == 0 or norms[index - 1] not in DETERMINERS:
            continue
        entry = defined.get(word) or last_of.get(word)
        if entry is not None:
            found[index - 1, index + 1] = entry
    return found
