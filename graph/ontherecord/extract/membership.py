"""Who belongs to which body: members of a panel, “Dr X of Y”, those present, the chair, who is seconded where."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ontherecord.extract.arguments import BODIES, Argument, Arguments, Tie
from ontherecord.facts import Ref, ThingType
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Segment

PERSON, UNIT = ThingType.PERSON, ThingType.UNIT
AGENTS = BODIES | {PERSON}


def membership(segment: Segment, arguments: Arguments, _: Ontology) -> Iterator[Tie]:
    """Members, people named with their body, and secondments."""
    things = arguments.of(segment)
    yield from _of_body(arguments, things)
    yield from _members(segment, arguments, things)
    yield from _present(segment, arguments, things)
    yield from _seconded(segment, arguments, things)


def _of_body(arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“Dr Ines Carvalho of Building Health Associates”; “Grace Oyelaran, of Fairwater Families,”."""
    norms = arguments.norms
    for person, body in pairwise(things):
        if person.type is PERSON and body.type in BODIES and person.by_name and body.by_name:
            between = [word for word in norms[person.last : body.first] if word not in {"the", "charity"}]
            if between in (["of"], [",", "of"], [",", "from"], ["from"], ["at"]):
                yield Tie(person.ref, "memberOf", body.ref, person.first)


def _members(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    sentence = segment.sentence
    for hit in arguments.cues(segment, "members_"):
        rule = hit.label
        after = [each for each in things if each.first >= hit.last and each.type in AGENTS and each.by_name]
        before = [each for each in things if each.last <= hit.first and each.type in BODIES and each.by_name]
        if rule == "members_from" and before and after and after[0].first - hit.last < 20:
            for member in after[:1] if "chaired" in norms_of(hit, arguments) else after:
                if member.type in BODIES and member.ref != before[-1].ref:
                    yield Tie(member.ref, "memberOf", before[-1].ref, hit.first)
        elif rule == "members_are":
            whole = before[-1] if before else arguments.before_sentence(sentence, frozenset({UNIT, ThingType.REPORT}))
            for member in after:
                if whole and member.type is PERSON:
                    yield Tie(member.ref, "memberOf", whole.ref, hit.first)
        elif rule == "members_as" and before:
            for member in things:
                wholes = [each for each in before if each.type is UNIT and each.last <= member.first]
                free = [
                    each
                    for each in wholes
                    if arguments.norms[each.first - 1] not in {"to", "of"}
                    and arguments.norms[each.first - 2] not in {"to", "of"}
                ]
                if (
                    free
                    and member.type is PERSON
                    and member.first < hit.first
                    and _with(member, arguments, sentence.first)
                ):
                    yield Tie(member.ref, "memberOf", free[-1].ref, hit.first)


def _with(member: Argument, arguments: Arguments, first: int) -> bool:
    """Whether “with” stands before a name in a list: “with Mr Demir and two others as members”."""
    return "with" in arguments.norms[max(first, member.first - 8) : member.first]


def _present(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """Those whom minutes list as present are members of the body that met."""
    analysis, sentence = arguments.analysis, segment.sentence
    opening = analysis.words.between(*_block_span(segment, arguments))[0]
    if arguments.norms[opening : opening + 2] not in (["present", ":"], ["members", "present"]):
        return
    board = next(
        (
            t.ref
            for t in analysis.things.values()
            if t.type is UNIT and t.part_of == analysis.publisher and t.name.endswith("Board")
        ),
        None,
    )
    met = board or analysis.publisher
    for each in things:
        if met and each.type is PERSON and each.last <= sentence.last:
            yield Tie(each.ref, "memberOf", met, each.first)


def _block_span(segment: Segment, arguments: Arguments) -> tuple[int, int]:
    block = arguments.analysis.block(segment)
    return block.start, block.end


def _seconded(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“two experts from SafeLives have joined us on secondment”; “who is seconded to us from Thornmere University”."""
    hits = arguments.cues(segment, "seconded")
    if not hits:
        return
    norms, sentence, cue = arguments.norms, segment.sentence, hits[0]
    own = arguments.own_body(segment)
    if norms[cue.first] in {"secondee", "secondees"}:
        yield from _secondee(cue, norms, things)
        return
    begin = max([sentence.first, *(i + 1 for i in range(sentence.first, cue.first) if norms[i] == ";")])
    near = [each for each in things if each.first >= begin]
    host = next((each.ref for each in near if each.type in BODIES and _receives(each, norms, begin)), None)
    before = [each for each in near if each.last <= cue.first and each.type in AGENTS and each.ref != host]
    people = [each for each in before if each.type is PERSON]
    if people and "who" in norms[people[-1].last : cue.first]:
        sender: Ref | None = people[-1].ref
    elif before and before[0].by_name:
        sender = before[0].ref
    else:
        sender = own.ref if own and "our" in norms[begin : cue.first] else None
    if host is None and "there" in norms[cue.first : cue.last + 3]:
        antecedent = arguments.before_sentence(sentence, BODIES)
        host = antecedent.ref if antecedent else None
    if sender and host and sender != host:
        yield Tie(sender, "secondedTo", host, cue.first)


def _secondee(cue: Hit, norms: list[str], things: list[Argument]) -> Iterator[Tie]:
    """“a secondee to Cafcass from SafeLives”."""
    after = [each for each in things if each.first >= cue.last and each.type in BODIES]
    host = next((each for each in after if norms[each.first - 1] == "to"), None)
    sender = next((each for each in after if norms[each.first - 1] == "from"), None)
    if host and sender:
        yield Tie(sender.ref, "secondedTo", host.ref, cue.first)


def norms_of(hit: Hit, arguments: Arguments) -> list[str]:
    """The words of a cue."""
    return arguments.norms[hit.first : hit.last]


def _receives(each: Argument, norms: list[str], first: int) -> bool:
    """Whether a body is where somebody is seconded to: “to us”, “with us”, “joined Cafcass”."""
    at = each.first - 1
    while at > first and norms[at] in {"the", "our"}:
        at -= 1
    return norms[at] in {"to", "joined", "at"} or (
        norms[at] == "with" and "partnership" not in norms[max(first, at - 2) : at]
    )
