"""Two names of one thing within a document: “Learning Improvement Board” for “Learning and Improvement Board”."""

from __future__ import annotations

from collections import defaultdict

from ontherecord.facts import ThingType
from ontherecord.parse.naming.acronyms import is_acronym
from ontherecord.parse.naming.entries import Entries, Entry

SMALL = frozenset("of for and & the on in to into with a an 's ' - at".split())
"""Words that make no difference between names."""
BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
OFFICE = ("office of the ", "office for the ")


def merge_names(entries: Entries) -> None:
    """Make one of each pair of things whose names end alike and of which one has only words of the other."""
    by_word: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    content = {entry: _content(entry) for entry in entries}
    for entry in entries:
        if entry.kind is not ThingType.PERSON:
            for word in sorted(content[entry]):
                by_word[built_on(entry), word].append(entry)
    for short in sorted(entries, key=lambda each: (len(content[each]), each.first)):
        if short.kind is ThingType.PERSON or short.known or is_acronym(short.name) or len(content[short]) < 2:
            continue
        head = built_on(short)
        candidates = min((by_word[head, word] for word in sorted(content[short])), key=len)
        longer = [
            each for each in candidates if each is not short and each in entries and _within(short, each, content)
        ]
        if len(longer) == 1:
            name = longer[0].name if longer[0].known else max(longer[0].name, short.name, key=len)
            entries.merge(longer[0], short).name = name
    _merge_offices(entries)


def _merge_offices(entries: Entries) -> None:
    """“Policing Commissioner for Eastmarch” and the “Office of the Policing Commissioner for Eastmarch” are one."""
    for entry in entries:
        name = entry.name.lower()
        for prefix in OFFICE:
            other = entries.get(tuple(name.removeprefix(prefix).split())) if name.startswith(prefix) else None
            if other and other is not entry:
                entries.merge(entry, other)


def built_on(entry: Entry) -> str:
    """The word on which a name is built, without the ending of a plural."""
    words = [word.lower() for word in _longest(entry)]
    for index, word in enumerate(words):
        if word in {"of", "for", "on", "into"} and index:
            return words[index - 1].rstrip("s")
    return words[-1].rstrip("s") if words else ""


def _longest(entry: Entry) -> tuple[str, ...]:
    return max(entry.forms, key=len)


def _content(entry: Entry) -> frozenset[str]:
    return frozenset(word.lower() for word in _longest(entry) if word.lower() not in SMALL)


def _within(short: Entry, long: Entry, content: dict[Entry, frozenset[str]]) -> bool:
    """Whether one name is the other with words left out, of the same kind and the same body's."""
    few, many = content[short], content[long]
    alike = short.kind == long.kind or {short.kind, long.kind} == BODIES
    same_owner = short.owner is None or long.owner is None or short.owner is long.owner
    return alike and same_owner and few <= many and not any(word[0].isdigit() for word in many - few)
