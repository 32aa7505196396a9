"""When two names are of one body, report or initiative.

One name is one thing, unless any body may have one of that name (“Audit Committee”): then it is one for each body.
After equal names come acronyms that some document explains, and names that are part of a fuller one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from ontherecord.link.clusters import Reason
from ontherecord.link.named import BODY, PERSON, Alike, Named, Register
from ontherecord.link.spelling import LINKING, acronym, head, name_key

SAME_NAME, OF_ONE_BODY, ACRONYM, SHORT_FORM, FULLER = map(Decimal, ("0", "0.05", "0.1", "0.15", "0.3"))
"""Doubts, in steps: equal names; equal names that any body may have, of one body; an acronym explained somewhere; a
short form used somewhere for the longer name; a name that a longer one of the same body begins or ends with."""
_LEVELS = 3  # a committee of a committee of a body
_TELLING = 4  # words: a name of so many is not had by two bodies by chance


def join_things(register: Register) -> None:
    """Join the bodies, reports and initiatives that are one."""
    buckets: defaultdict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, named in enumerate(register.named):
        if named.sort != PERSON:
            buckets[named.sort, named.key].append(number)
    whose = {bucket: _is_anybodys(register, *bucket) for bucket in buckets}
    for level in range(_LEVELS):
        reasons = [
            reason
            for bucket, numbers in buckets.items()
            if level or not whose[bucket]
            for reason in _equal_names(register, numbers, common=whose[bucket], level=level)
        ]
        register.join(reasons)
        if not level:
            _join_acronyms(register)
            _join_short_forms(register)
    _join_fuller_names(register)
    _note_homonyms(register, buckets.values())


def _is_anybodys(register: Register, sort: str, key: tuple[str, ...]) -> bool:
    """Whether any body may have something of that name: of bodies, only units (“Audit Committee”)."""
    return _is_common(register, key) and (sort != BODY or head(key) in register.words.units)


def _is_common(register: Register, key: tuple[str, ...]) -> bool:
    """Whether a name tells nothing of whose it is."""
    return all(word in register.words.common or word in LINKING or word.isdigit() for word in key)


def _equal_names(register: Register, numbers: list[int], *, common: bool, level: int) -> Iterator[Reason]:
    """Reasons to join things of one name: all or, where the name tells nobody whose it is, those of one body."""
    owners = {number: _owner(register, number) for number in numbers}
    told = {owner for owner in owners.values() if owner is not None}
    if not common and (len(told) <= 1 or len(register.named[numbers[0]].key) >= _TELLING):
        yield from _chain(numbers, SAME_NAME, "the same name")
        return
    if not level:
        return
    of_one: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for number in numbers:
        owner = owners[number]
        if owner is None:
            owner = _likely_owner(register, number, told)
        if owner is not None:
            of_one[owner, _edition(register, register.named[number])].append(number)
    for same in of_one.values():
        yield from _chain(same, OF_ONE_BODY, "the same name, of the same body")


def _owner(register: Register, number: int) -> int | None:
    """The body that a thing is told to belong to."""
    bodies = register.named[number].bodies
    return register.cluster(bodies[0]) if bodies else None


def _likely_owner(register: Register, number: int, told: set[int]) -> int | None:
    """The body whose it will be where no text tells: one of those that have it, else the document's publisher."""
    named = register.named[number]
    publisher = None if named.publisher in {None, number} else register.cluster(named.publisher or 0)
    if publisher is None or publisher not in told:
        here = {register.cluster(other) for other in register.of_document[named.path]} & told
        if len(here) == 1:
            return here.pop()
    return publisher


def _edition(register: Register, named: Named) -> str:
    """The year of a report that comes out again and again and does not say which it is."""
    periodic = register.words.periodic.intersection(named.key) and not any(word.isdigit() for word in named.key)
    return named.year if periodic else ""


def _chain(numbers: list[int], doubt: Decimal, because: str) -> Iterator[Reason]:
    for number in numbers[1:]:
        yield Reason(doubt, numbers[0], number, because)


def _join_acronyms(register: Register) -> None:
    """Join what goes by an acronym alone with the one body or work that some document says it stands for."""
    full: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    bare: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for number, named in enumerate(register.named):
        if named.sort != PERSON:
            own = acronym(named.thing.name)
            if own:
                bare[named.sort, own].add(register.cluster(number))
            for short in named.acronyms - {own}:
                full[named.sort, short].add(register.cluster(number))
    for (sort, short), names in sorted(bare.items()):
        meant = full.get((sort, short), set()) - names
        _join_if_one(register, names, meant, ACRONYM, f"the acronym {short.upper()}")


def _join_short_forms(register: Register) -> None:
    """Join what goes by a short form with the one thing that some document calls so, too."""
    full: defaultdict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    bare: defaultdict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    for number, named in enumerate(register.named):
        if named.sort != PERSON:
            bare[named.sort, named.key].add(register.cluster(number))
            for form in named.thing.forms:
                key = name_key(form, register.words)
                if len(key) > 1 and not _is_common(register, key) and _is_capitalised(form):
                    full[named.sort, key].add(register.cluster(number))
    for (sort, key), meant in sorted(full.items()):
        names = bare.get((sort, key), set())
        _join_if_one(register, names, meant - names, SHORT_FORM, f"the short form “{' '.join(key)}”")


def _is_capitalised(form: str) -> bool:
    return all(word[0].isupper() for word in form.split() if len(word) > len("into"))


def _join_if_one(register: Register, names: Iterable[int], meant: set[int], doubt: Decimal, because: str) -> None:
    """Join each name with what is meant, where that is one thing; where it may be several, note the likeness."""
    if len(meant) == 1:
        (target,) = meant
        register.join([Reason.of(doubt, (target, name), because) for name in sorted(names)])
        return
    for name in sorted(names):
        register.alike += [Alike(name, other, f"{because} may mean either", Decimal("0.5")) for other in sorted(meant)]


def _join_fuller_names(register: Register) -> None:
    """Join a name with the one fuller name, of the same body, that begins or ends with it."""
    longer: defaultdict[tuple[int, str, tuple[str, ...]], dict[int, str]] = defaultdict(dict)
    here: defaultdict[int, set[str]] = defaultdict(set)
    known: dict[tuple[int, str, tuple[str, ...]], int] = {}
    for number, named in enumerate(register.named):
        if named.sort == PERSON:
            continue
        cluster, key = register.cluster(number), named.key
        here[cluster].add(named.path)
        owner = _owner(register, number)
        if owner is None:
            owner = _likely_owner(register, number, set())
        if owner is None:
            continue
        known[owner, named.sort, key] = cluster
        for cut in range(1, len(key)):
            for part, rest in ((key[cut:], key[:cut]), (key[:-cut], key[-cut:])):
                if head(part) == head(key) or register.words.descriptions.issuperset(rest):
                    longer[owner, named.sort, part][cluster] = " ".join(rest)
    for place, cluster in sorted(known.items()):
        fuller = {other: rest for other, rest in longer.get(place, {}).items() if other != cluster}
        if fuller and _tells(register, place[2]):
            _join_with_fuller(register, cluster, fuller, here)


def _tells(register: Register, key: tuple[str, ...]) -> bool:
    """Whether a name of these words is much more than a description (“improvement plan”)."""
    return len(key) > 2 or (len(key) > 1 and not _is_common(register, key))


def _join_with_fuller(register: Register, cluster: int, fuller: dict[int, str], here: dict[int, set[str]]) -> None:
    for other, rest in sorted(fuller.items()):
        why = f"one name is the other with “{rest}” added"
        described = register.words.descriptions.issuperset(rest.split())
        if here[cluster] & here[other]:
            register.alike.append(Alike(cluster, other, f"{why}, but one document has both", Decimal("0.4")))
        elif len(fuller) > 1:
            register.alike.append(Alike(cluster, other, f"{why}, but there are several such", Decimal("0.5")))
        else:
            register.join([Reason.of(SHORT_FORM if described else FULLER, (cluster, other), why)])


def _note_homonyms(register: Register, buckets: Iterable[list[int]]) -> None:
    """Note things of one name that were left two."""
    for numbers in buckets:
        clusters: dict[tuple[str, ...], dict[int, int]] = {}
        for number in numbers:
            name = name_key(register.named[number].thing.name, register.words)
            clusters.setdefault(name, {}).setdefault(register.cluster(number), number)
        for same in clusters.values():
            for one, other in pairwise(sorted(same.values())):
                register.alike.append(Alike(one, other, "the same name, of different bodies", Decimal("0.3")))
