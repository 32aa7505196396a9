"""Two names of one thing within a document: “Learning Improvement Board” for “Learning and Improvement Board”."""

from __future__ import annotations

from collections import defaultdict

from ontherecord.facts import ThingType
from ontherecord.parse.naming.acronyms import is_acronym
from ontherecord.parse.naming.entries import Entries, Entry

SMALL = frozenset("of for and & the on in to into with a an 's ' - at".split())


def merge_names(entries: Entries) -> None:
    """Make one of each pair of things whose names end alike and of which one has only words of the other."""
    by_head: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind is not ThingType.PERSON:
            by_head[_head(entry)].append(entry)
    for group in by_head.values():
        for short in sorted(group, key=lambda each: (len(_content(each)), each.first)):
            longer = [each for each in group if each is not short and each in set(entries) and _within(short, each)]
            if len(longer) == 1 and short in set(entries):
                name = max(longer[0].name, short.name, key=len) if not longer[0].known else longer[0].name
                entries.merge(longer[0], short).name = name
    _offices(entries)


def _offices(entries: Entries) -> None:
    """“Policing Commissioner for Eastmarch” and the “Office of the Policing Commissioner for Eastmarch” are one."""
    for entry in list(entries):
        name = entry.name.lower()
        for prefix in ("office of the ", "office for the "):
            other = entries.get(tuple(name.removeprefix(prefix).split())) if name.startswith(prefix) else None
            if other and other is not entry:
                entries.merge(entry, other)


def _head(entry: Entry) -> str:
    words = [word.lower() for word in max(entry.forms, key=len)]
    for index, word in enumerate(words):
        if word in {"of", "for", "on", "into"} and index:
            return words[index - 1].rstrip("s")
    return words[-1].rstrip("s") if words else ""


def _content(entry: Entry) -> frozenset[str]:
    return frozenset(word.lower() for word in max(entry.forms, key=len) if word.lower() not in SMALL)


def _within(short: Entry, long: Entry) -> bool:
    """Whether one name is the other with words left out, of the same kind, two words at least."""
    few, many = _content(short), _content(long)
    alike = short.kind == long.kind or {short.kind, long.kind} == {ThingType.ORGANIZATION, ThingType.UNIT}
    if short.known or is_acronym(short.name) or not alike or len(few) < 2:
        return False
    digits = {word for word in few ^ many if word[0].isdigit()}
    return few <= many and not digits and (short.owner is None or long.owner is None or short.owner is long.owner)
