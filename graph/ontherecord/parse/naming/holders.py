"""Persons called by their posts: “the Chief Constable”, “the Chair”, “the Commissioner”, where one person holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ontherecord.facts import Ref
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.offices import Office

DETERMINERS = frozenset({"the", "our", "its", "their"})
Spot = tuple[int, int]


def called_by_posts(reading: Reading, offices: Iterable[Office], covered: set[int]) -> dict[Spot, Ref]:
    """The words at which the title of a post, or its head alone with a capital, stands for its one holder."""
    holders: dict[tuple[str, ...], set[Ref]] = defaultdict(set)
    norms, upper = reading.words.norms, reading.capitals.upper
    spoken: set[int] = set()
    for office in offices:
        spoken.update(range(office.first, office.last))
        if office.tenure == "Current":
            title = tuple(norms[office.first : office.last])
            holders[title].add(office.member)
            holders[title[-1:]].add(office.member)
            if "of" in title or "for" in title:
                cut = min(title.index(word) for word in ("of", "for") if word in title)
                holders[title[:cut]].add(office.member)
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for title in holders:
        by_first[title[0]].append(title)
    found: dict[Spot, Ref] = {}
    for index, word in enumerate(norms):
        if (
            word not in by_first
            or index in spoken
            or not covered.isdisjoint((index - 1, index))
            or not index
            or norms[index - 1] not in DETERMINERS
        ):
            continue
        for title in sorted(by_first[word], key=len, reverse=True):
            end = index + len(title)
            if tuple(norms[index:end]) == title and len(holders[title]) == 1:
                plain_end = end >= len(norms) or not (upper[end] and end not in covered)
                if plain_end and norms[end : end + 1] != ["of"] and (upper[index] or len(title) > 1):
                    found[index - 1, end] = next(iter(holders[title]))
                break
    return found
