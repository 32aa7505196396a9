"""Who belongs to which body: members of a panel, “Dr X of Y”, those present, the chair, who is seconded where."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.extract.arguments import BODIES, Argument, Arguments
from ontherecord.facts import Ref, ThingType
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Segment

PERSON, UNIT = ThingType.PERSON, ThingType.UNIT
AGENTS = BODIES | {PERSON}
PRESENT = "present"
MEMBERS_ONLY = 40
"""Words of a list of those present."""


def membership(segment: Segment, arguments: Arguments, _: Ontology) -> Iterator[tuple[Ref, str, Ref]]:
    """Members, people named with their body, and secondments."""
    things = arguments.of(segment)
    yield from _of_body(segment, arguments, things)
    yield from _members(segment, arguments, things)
    yield from _seconded(segment, arguments, things)


def _of_body(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[tuple[Ref, str, Ref]]:
    """“Dr Ines Carvalho of Building Health Associates”; “Grace Oyelaran, of Fairwater Families,”."""
    norms = arguments.norms
    for person, body in zip(things, things[1:], strict=False):
        if person.type is PERSON and body.type in BODIES and person.by_name and body.by_name:
            between = [word for word in norms[person.last : body.first] if word not in {"the", "charity"}]
            if between in (["of"], [",", "of"], [",", "from"], ["from"], ["at"]):
                yield person.ref, "memberOf", body.ref


def _members(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[tuple[Ref, str, Ref]]:
    analysis, sentence = arguments.analysis, segment.sentence
    for hit in analysis.hits_in(segment.first, segment.last, "relations.members_"):
        rule = hit.label.removeprefix("relations.")
        after = [each for each in things if each.first >= hit.last and each.type in AGENTS and each.by_name]
        before = [each for each in things if each.last <= hit.first and each.type in BODIES and each.by_name]
        if rule == "members_from" and before and after and after[0].first - hit.last < 20:
            for member in after:
                if member.type in BODIES and member.ref != before[-1].ref:
                    yield member.ref, "memberOf", before[-1].ref
        elif rule == "members_are":
            whole = before[-1] if before else arguments.before_sentence(sentence, frozenset({UNIT, ThingType.REPORT}))
            for member in after:
                if whole and member.type is PERSON:
                    yield member.ref, "memberOf", whole.ref
        elif rule == "members_as" and before:
            wholes = [each for each in before if each.type is UNIT]
            for member in things:
                if wholes and member.type is PERSON and wholes[0].last <= member.first < hit.first and _with(member, arguments, sentence.first):
                    yield member.ref, "memberOf", wholes[0].ref


def _with(member: Argument, arguments: Arguments, first: int) -> bool:
    """Whether “with” stands before a name in a list: “with Mr Demir and two others as members”."""
    return "with" in arguments.norms[max(first, member.first - 8) : member.first]


def _seconded(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[tuple[Ref, str, Ref]]:
    """“two experts from SafeLives have joined us on secondment”; “who is seconded to us from Thornmere University”."""
    hits = arguments.analysis.hits_in(segment.first, segment.last, "relations.seconded")
    if not hits:
        return
    norms, sentence = arguments.norms, segment.sentence
    own = arguments.own_body(segment)
    host = sender = None
    for each in things:
        word = norms[each.first - 1] if each.first > sentence.first else ""
        if each.type is PERSON and sender is None and each.last <= hits[0].first:
            sender = each.ref
        elif each.type in BODIES and (word in {"to", "with", "at", "joined", "in"} or norms[each.first - 2 : each.first] == ["to", "the"]):
            host = host or each.ref
        elif each.type in BODIES and sender is None and each.by_name:
            sender = each.ref
    near = norms[max(sentence.first, hits[0].first - 12) : hits[0].first]
    if sender is None and own and "our" in near:
        sender = own.ref
    if host is None and "there" in norms[hits[0].first : hits[0].last + 3]:
        antecedent = arguments.before_sentence(sentence, BODIES)
        host = antecedent.ref if antecedent else None
    if sender and host and sender != host:
        yield sender, "secondedTo", host
