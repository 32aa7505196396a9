"""One name for one thing: which things of all documents are one, what it is called, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ontherecord.facts import Ref
from ontherecord.link.bodies import join_things
from ontherecord.link.clusters import Reason
from ontherecord.link.decisions import Decision, Judgement, Naming, decisions
from ontherecord.link.labels import label_of, references
from ontherecord.link.named import Alike, Register
from ontherecord.link.outline import Outline
from ontherecord.link.people import join_people
from ontherecord.link.vocabulary import name_words
from ontherecord.ontology import Ontology
from ontherecord.problems import Problem

CERTAIN = Decimal(0)


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A name that a thing goes by in some document, and why it is taken for that thing."""

    ref: Ref
    """The settled reference."""
    formerly: Ref
    """The reference that it had in a document by itself."""
    name: str
    label: str
    confidence: Decimal
    because: str
    namings: tuple[str, str]
    """The two names that were joined, as `names.tsv` would name them."""


@dataclass(frozen=True, slots=True, order=True)
class Lookalike:
    """Two things that look alike and were left two, and how near they were to being one."""

    likeness: Decimal
    ref: Ref
    other: Ref
    label: str
    other_label: str
    because: str
    namings: tuple[str, str]
    """The two, as `names.tsv` would name them."""


@dataclass(frozen=True)
class Names:
    """What things are called across documents."""

    labels: Mapping[Ref, str]
    """The preferred name of each thing."""
    renames: Mapping[str, Mapping[Ref, Ref]]
    """Document, its own reference, the settled one; only where they differ."""
    keys: Mapping[Ref, frozenset[tuple[str, ...]]]
    """The words of each name that a thing goes by, as names are compared."""
    merges: Sequence[Merge]
    lookalikes: Sequence[Lookalike]
    problems: Sequence[Problem] = field(default=())

    def settled(self, path: str, ref: Ref) -> Ref:
        """The settled reference of a thing that the document of that path names."""
        return self.renames.get(path, {}).get(ref, ref)


def settle_names(outlines: Iterable[Outline], ontology: Ontology, known: Mapping[str, str]) -> Names:
    """Settle which things are one, and their names and references. The order of the outlines does not matter.

    `known` gives the known name for the casefolded form of any name. Raises UserError where `names.tsv` is malformed.
    """
    register = Register(outlines, name_words(ontology), known)
    problems = _decide(register, decisions(ontology))
    join_things(register)
    join_people(register)
    members = register.clusters.members()
    labels = {
        cluster: label_of([register.named[number] for number in numbers], known) for cluster, numbers in members.items()
    }
    refs = references(register, labels, members)
    renames: dict[str, dict[Ref, Ref]] = {}
    for number, named in enumerate(register.named):
        settled = refs[register.cluster(number)]
        if named.thing.ref != settled:
            renames.setdefault(named.path, {})[named.thing.ref] = settled
    return Names(
        labels={refs[cluster]: label for cluster, label in sorted(labels.items())},
        renames=renames,
        keys={refs[cluster]: frozenset(register.named[n].key for n in numbers) for cluster, numbers in members.items()},
        merges=_merges(register, refs, labels, members),
        lookalikes=_lookalikes(register, refs, labels),
        problems=problems,
    )


def _decide(register: Register, decided: Sequence[Decision]) -> list[Problem]:
    """Do as people decided, before any rule: first what is two, then what is one. Tells which names nothing has."""
    places = _places(register, decided)
    problems = []
    for decision in decided:
        some, others = places[decision.one], places[decision.other]
        for naming, found in ((decision.one, some), (decision.other, others)):
            if not found:
                problems.append(Problem(decision.where, f"no document names {naming.name!r}", "correct or remove it"))
        if decision.judgement is not Judgement.SAME:
            register.clusters.keep_apart(set(some) - set(others), set(others) - set(some))
    for decision in decided:
        some, others = places[decision.one], places[decision.other]
        if decision.judgement is Judgement.SAME and some and others:
            because = f"decided in {decision.where}"
            register.join([Reason.of(CERTAIN, (some[0], number), because) for number in (*some[1:], *others)])
            if register.cluster(some[0]) != register.cluster(others[0]):
                problems.append(Problem(decision.where, "other lines say that these are two", "correct one of them"))
    return problems


def _places(register: Register, decided: Sequence[Decision]) -> dict[Naming, list[int]]:
    """Where each name of a decision stands: by reference, or by name or form, in its document or in all."""
    wanted: dict[str, list[Naming]] = {}
    for decision in decided:
        for naming in (decision.one, decision.other):
            wanted.setdefault(naming.name.casefold(), []).append(naming)
    found: dict[Naming, list[int]] = {naming: [] for namings in wanted.values() for naming in namings}
    if not found:
        return found
    for number, named in enumerate(register.named):
        names = {str(named.thing.ref), named.thing.name.casefold(), *map(str.casefold, named.thing.forms)}
        for naming in {naming for name in names for naming in wanted.get(name, ())}:
            if naming.document in {"", named.path}:
                found[naming].append(number)
    return found


def _merges(
    register: Register, refs: Mapping[int, Ref], labels: Mapping[int, str], members: Mapping[int, list[int]]
) -> list[Merge]:
    """Why each reference that is not the settled one was given up."""
    reasons: dict[tuple[int, Ref], Reason] = {}
    for reason in sorted(register.reasons):
        for number in (reason.one, reason.other):
            reasons.setdefault((register.cluster(number), register.named[number].thing.ref), reason)
    found = []
    for cluster, numbers in members.items():
        for number in numbers:
            thing = register.named[number].thing
            if thing.ref != refs[cluster]:
                reason = reasons.get((cluster, thing.ref)) or Reason(
                    CERTAIN, number, number, _without_other(refs[cluster], thing.ref)
                )
                found.append(
                    Merge(
                        ref=refs[cluster],
                        formerly=thing.ref,
                        name=thing.name,
                        label=labels[cluster],
                        confidence=1 - reason.doubt,
                        because=reason.because,
                        namings=_namings(register, reason.one, reason.other),
                    )
                )
    return sorted({(merge.ref, merge.formerly): merge for merge in reversed(found)}.values())


def _namings(register: Register, one: int, other: int) -> tuple[str, str]:
    """Two things as a decision names them: by reference, with the document where the references are the same."""
    first, second = register.named[one], register.named[other]
    if first.thing.ref != second.thing.ref:
        return str(first.thing.ref), str(second.thing.ref)
    return f"{first.thing.ref} @ {first.path}", f"{second.thing.ref} @ {second.path}"


def _without_other(settled: Ref, own: Ref) -> str:
    """Why a thing is called otherwise, although no other document names it."""
    return "another thing has the same name" if settled.startswith(own) else "the known name"


def _lookalikes(register: Register, refs: Mapping[int, Ref], labels: Mapping[int, str]) -> list[Lookalike]:
    found: dict[tuple[Ref, Ref], Alike] = {}
    for alike in register.alike:
        one, other = sorted(map(register.cluster, (alike.one, alike.other)), key=refs.__getitem__)
        pair = refs[one], refs[other]
        if one == other or not register.clusters.may_join(one, other):
            continue
        if pair not in found or found[pair].likeness < alike.likeness:
            found[pair] = Alike(one, other, alike.why, alike.likeness)
    return sorted(
        Lookalike(
            likeness=alike.likeness,
            ref=pair[0],
            other=pair[1],
            label=labels[alike.one],
            other_label=labels[alike.other],
            because=alike.why,
            namings=_namings(register, alike.one, alike.other),
        )
        for pair, alike in found.items()
    )
