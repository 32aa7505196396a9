"""The preferred name of each thing and the reference that is made of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ontherecord.describe.iris import slug
from ontherecord.facts import Ref, ThingType
from ontherecord.link.named import PERSON, Named, Register
from ontherecord.link.spelling import folded, name_key, person_key

_PREFIXES = {
    ThingType.ORGANIZATION: "organisation",
    ThingType.UNIT: "organisation",
    ThingType.PERSON: "person",
    ThingType.REPORT: "report",
    ThingType.INITIATIVE: "initiative",
}


def label_of(members: Sequence[Named], known: Mapping[str, str]) -> str:
    """The preferred name of a thing: the known one, else the fullest, else the most frequent.

    `known` gives the known name for the casefolded form of any name.
    """
    names = Counter(" ".join(named.thing.name.split()) for named in members)
    for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0])):
        if name.casefold() in known:
            return known[name.casefold()]
    return max(names, key=lambda name: (len(folded(name)), not name.isupper(), names[name], [-ord(c) for c in name]))


def references(register: Register, labels: Mapping[int, str], members: Mapping[int, list[int]]) -> dict[int, Ref]:
    """The settled reference of each cluster: the slug of its name and, where two have one, of what tells them apart."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for cluster, label in labels.items():
        places[f"{_prefix(register, members[cluster])}/{_slug(register, cluster, label)}"].append(cluster)
    found: dict[int, Ref] = {}
    for place, clusters in sorted(places.items()):
        if len(clusters) == 1:
            found[clusters[0]] = Ref(place)
            continue
        told_apart = {cluster: _telling(register, members[cluster], labels) for cluster in clusters}
        shared = Counter(told_apart.values())
        for cluster, telling in told_apart.items():
            first = min(register.named[number].path for number in members[cluster])
            clear = telling and shared[telling] == 1
            found[cluster] = Ref(f"{place}--{telling if clear else slug(f'{telling} {first}')}")
    return found


def _prefix(register: Register, numbers: Iterable[int]) -> str:
    """What kind of thing most documents take it for."""
    kinds = Counter(_PREFIXES[register.named[number].thing.type] for number in numbers)
    return max(kinds, key=lambda kind: (kinds[kind], kind))


def _slug(register: Register, cluster: int, label: str) -> str:
    """The slug of a name; of a person's without titles, if the documents' own references leave them out."""
    named = register.named[cluster]
    if named.sort == PERSON and not named.thing.ref.endswith(f"/{slug(named.thing.name)}"):
        return slug(" ".join(person_key(label, register.words)))
    return slug(label)


def _telling(register: Register, numbers: Sequence[int], labels: Mapping[int, str]) -> str:
    """The slug of the body that tells a thing from others of its name: its own, else its publisher; and its year."""
    named = [register.named[number] for number in numbers]
    bodies = Counter(labels[register.cluster(body)] for each in named for body in each.bodies)
    if not bodies:
        bodies = Counter(labels[register.cluster(each.publisher)] for each in named if each.publisher is not None)
    body = max(bodies, key=lambda name: (bodies[name], name)) if bodies else ""
    periodic = register.words.periodic.intersection(name_key(named[0].thing.name, register.words))
    year = min((each.year for each in named if each.year), default="") if periodic else ""
    return slug(f"{body} {year}") if body or year else ""
