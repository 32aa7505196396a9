"""When two names are of one person: one full name and one body, or a surname or initials that fit one of a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from ontherecord.link.clusters import Reason
from ontherecord.link.named import PERSON, Alike, Register

ONE_BODY, NO_OTHER, BOTH_NAMED, PART_OF_NAME = map(Decimal, ("0.05", "0.1", "0.25", "0.2"))
"""Doubts, in steps: one name and one body; one name, and no other bearer; one name and two bodies, each named in the
other's documents; a surname or initials and one body."""
_MOST_NAMESAKES = 12  # past it, comparing each with each says little and costs much


def join_people(register: Register) -> None:
    """Join the people who are one. Bodies must have been joined before."""
    by_name: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, named in enumerate(register.named):
        if named.sort == PERSON:
            by_name[named.key].append(number)
    full = {key: numbers for key, numbers in by_name.items() if len(key) > 1}
    bodies = {number: _bodies(register, number) for numbers in by_name.values() for number in numbers}
    register.join([reason for numbers in full.values() for reason in _one_body(numbers, bodies)])
    for numbers in full.values():
        _join_namesakes(register, numbers, bodies)
    _join_parts_of_names(register, by_name, bodies)


def _bodies(register: Register, number: int) -> frozenset[int]:
    """The bodies that a person acts for, and those that these belong to."""
    found: set[int] = set()
    for body in register.named[number].bodies:
        found.add(register.cluster(body))
        found.update(register.cluster(parent) for parent in register.named[body].bodies)
    return frozenset(found)


def _one_body(numbers: Iterable[int], bodies: dict[int, frozenset[int]]) -> Iterator[Reason]:
    first: dict[int, int] = {}
    for number in numbers:
        for body in sorted(bodies[number]):
            if first.setdefault(body, number) != number:
                yield Reason(ONE_BODY, first[body], number, "the same name, acting for the same body")


def _join_namesakes(register: Register, numbers: list[int], bodies: dict[int, frozenset[int]]) -> None:
    """Join people of one full name whom nothing tells apart; note those who act for bodies with nothing in common."""
    placed: defaultdict[int, set[int]] = defaultdict(set)
    for number in numbers:
        if bodies[number]:
            placed[register.cluster(number)] |= bodies[number]
    loose = [number for number in numbers if not bodies[number]]
    if len(placed) > 1:
        _join_across_bodies(register, numbers, dict(placed))
    bearers = sorted({register.cluster(number) for number in placed})
    for number in loose:
        target = _bearer(register, number, bearers, placed) if bearers else loose[0]
        if target is not None:
            register.join([Reason.of(NO_OTHER, (target, number), "the same name, and no other bearer of it")])


def _bearer(register: Register, number: int, bearers: list[int], placed: dict[int, set[int]]) -> int | None:
    """The only bearer of a name, or the one who acts for the publisher of the document that names no body."""
    if len(bearers) == 1:
        return bearers[0]
    publisher = register.named[number].publisher
    if publisher is None:
        return None
    same = [one for one in bearers if register.cluster(publisher) in placed[one]]
    return same[0] if len(same) == 1 else None


def _join_across_bodies(register: Register, numbers: list[int], placed: dict[int, set[int]]) -> None:
    """Join those of whom each one's body is named where the other is."""
    named_there: defaultdict[int, set[int]] = defaultdict(set)
    for number in numbers:
        cluster = register.cluster(number)
        if cluster in placed:
            named_there[cluster].update(map(register.cluster, register.of_document[register.named[number].path]))
    for one, other in combinations(sorted(placed)[:_MOST_NAMESAKES], 2):
        if placed[one] & named_there[other] and placed[other] & named_there[one]:
            because = "the same name, each one's body named with the other"
            register.join([Reason(BOTH_NAMED, one, other, because)])
        if register.cluster(one) != register.cluster(other):
            register.alike.append(Alike(one, other, "the same name, acting for different bodies", Decimal("0.4")))


def _join_parts_of_names(
    register: Register, by_name: dict[tuple[str, ...], list[int]], bodies: dict[int, frozenset[int]]
) -> None:
    """Join a surname, or initials and a surname, with the one person of the same body whose name it can be."""
    full: defaultdict[tuple[str, int], set[tuple[tuple[str, ...], int]]] = defaultdict(set)
    for key, numbers in by_name.items():
        for number in numbers if len(key) > 1 and len(key[0]) > 1 else ():
            for body in _around(register, number, bodies):
                full[key[-1], body].add((key, register.cluster(number)))
    for key, numbers in sorted(by_name.items()):
        for number in numbers:
            near = {pair for body in _around(register, number, bodies) for pair in full.get((key[-1], body), ())}
            meant = {cluster for name, cluster in near if _can_be(key, name)}
            if len(meant) == 1 and register.cluster(number) not in meant:
                because = f"“{register.named[number].thing.name}” fits one person of the same body"
                register.join([Reason.of(PART_OF_NAME, (meant.pop(), number), because)])


def _around(register: Register, number: int, bodies: dict[int, frozenset[int]]) -> Iterable[int]:
    """The bodies that a person acts for, else the publisher of the document."""
    publisher = register.named[number].publisher
    return sorted(bodies[number]) or ([] if publisher is None else [register.cluster(publisher)])


def _can_be(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of a short name, the surname aside, are the full name's, or their initials, in order."""
    if short == full or short[-1] != full[-1]:
        return False
    given = iter(full[:-1])
    return all(any(name == word or (len(word) == 1 and name[0] == word) for name in given) for word in short[:-1])
