"""Who belongs to which body: members of a panel, “Dr X of Y”, those present, the chair, who is seconded where."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ontherecord.extract.arguments import BODIES, Argument, Arguments, Tie
from ontherecord.facts import Ref, ThingType, Voice
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Segment

PERSON, UNIT = ThingType.PERSON, ThingType.UNIT
AGENTS = BODIES | {PERSON}
OPENERS = (
    ["present", ":"],
    ["members", "present"],
    ["councillors", "present"],
    ["those", "present", ":"],
    ["those", "attending", ":"],
    ["members", "attending", ":"],
    ["committee", "members", "present"],
)
"""How minutes begin the list of the members who came."""
COUNCILLORS = frozenset({"cllr", "councillor", "cllrs", "councillors", "coun", "alderman"})
LETTERS = (["kc"], ["qc"])
"""Behind the name of counsel."""
GUESTS = frozenset({"also", "attendance", "attended", "observing", "guests", "apologies"})
"""In a sentence of such a list: who is named there came without being a member."""
OFFICERS = frozenset({"clerk", "officer", "minutes", "solicitor", "observer", "assistant", "secretary", "pcso"})
"""Behind a name in a list of those present: no member."""
NEAR = 9
"""Words between “is made up of” and the first member."""
PROMISED = frozenset({"will", "shall", "would", "to"})
LOOK_BACK = 4
"""Words before a verb in which a promise stands."""
ARE = frozenset({"are", "were", "include", "included"})
NEXT = 3
"""Words between “members of” and whose they are."""
OFFICE = 4
"""Words behind a name in which its office stands."""


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
            elif between[between[:1] in LETTERS :] in ([",", "for"], ["(", "for"]):
                yield Tie(person.ref, "represents", body.ref, person.first)
        elif body.type is PERSON and person.type in BODIES and person.by_name and body.by_name:
            ahead = norms[max(0, arguments.determined(person) - 2) : arguments.determined(person)]
            if ahead in ([",", "for"], ["and", "for"], [";", "for"]) and norms[person.last : body.first] == [","]:
                yield Tie(body.ref, "memberOf", person.ref, person.first)


def _members(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """Members by the verbs that tell of them: “is made up of”, “its members are”, “members of the panel include”."""
    for hit in arguments.cues(segment, "members_"):
        after = [each for each in things if each.first >= hit.last and each.type in AGENTS and _named(each, arguments)]
        before = [each for each in things if each.last <= hit.first and each.type in BODIES and each.by_name]
        if hit.label == "members_from" and before and after and after[0].first - hit.last < NEAR:
            yield from _drawn(hit, before[-1], after, arguments)
        elif hit.label == "members_are":
            units = frozenset({UNIT, ThingType.REPORT})
            whole = before[-1] if before else arguments.before_sentence(segment.sentence, units)
            for member in after:
                if whole and member.type is PERSON:
                    yield Tie(member.ref, "memberOf", whole.ref, hit.first)
        elif hit.label == "members_of" and after:
            yield from _included(hit, after[0], after[1:], arguments)
        elif hit.label == "members_as" and before:
            yield from _as_members(hit, segment, before, arguments, things)


def _named(each: Argument, arguments: Arguments) -> bool:
    """Whether a member is given by name, or as “ourselves”."""
    return each.by_name or arguments.norms[each.first] == "ourselves"


def _drawn(hit: Hit, whole: Argument, after: list[Argument], arguments: Arguments) -> Iterator[Tie]:
    """“The panel is made up of officials of A and B”; of a unit the people named may be its members too."""
    types = AGENTS if whole.type is UNIT else BODIES
    promised = not PROMISED.isdisjoint(arguments.norms[max(0, hit.first - LOOK_BACK) : hit.first])
    chaired = "chaired" in arguments.norms[hit.first : hit.last]
    for member in after[:1] if chaired else arguments.listed(after[0], after):
        if member.type in types and member.ref != whole.ref:
            yield Tie(member.ref, "memberOf", whole.ref, hit.first, not promised)


def _included(hit: Hit, whole: Argument, after: list[Argument], arguments: Arguments) -> Iterator[Tie]:
    """“Members of the Review Panel include A, B and C.”"""
    verb = arguments.norms[whole.last] if whole.last < len(arguments.norms) else ""
    if whole.type is UNIT and whole.first - hit.last < NEXT and verb in ARE and after:
        for member in arguments.listed(after[0], after):
            if member.type is PERSON and after[0].first - whole.last < NEAR:
                yield Tie(member.ref, "memberOf", whole.ref, hit.first)


def _as_members(
    hit: Hit, segment: Segment, before: list[Argument], arguments: Arguments, things: list[Argument]
) -> Iterator[Tie]:
    """“A panel was set up, with Mr Demir and two others as members.”"""
    norms = arguments.norms
    for member in things:
        if member.type is not PERSON or member.first >= hit.first:
            continue
        free = [
            each
            for each in before
            if each.type is UNIT
            and each.last <= member.first
            and not {"to", "of"} & set(norms[each.first - 2 : each.first])
        ]
        if free and _with(member, arguments, segment.sentence.first):
            yield Tie(member.ref, "memberOf", free[-1].ref, hit.first)


def _with(member: Argument, arguments: Arguments, first: int) -> bool:
    """Whether “with” stands before a name in a list: “with Mr Demir and two others as members”."""
    return "with" in arguments.norms[max(first, member.first - 8) : member.first]


def _present(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """Those whom minutes list as present are members of the body that met, its clerk and officers aside.

    In a council those alone who are called councillors, where any is. A list may name its body: “Audit Panel: A; B”.
    """
    people = [each for each in things if each.type is PERSON and each.last <= segment.sentence.last]
    named = _listing(segment, arguments, things)
    if not people or not (named or _opens_attendance(segment, arguments)):
        return
    if not GUESTS.isdisjoint(arguments.norms[segment.sentence.first : segment.sentence.last]):
        return
    met = named or who_met(arguments)
    council = met is not None and "council" in arguments.analysis.things[met].name.lower().split()
    elected = [each for each in people if council and _councillor(each, arguments)]
    for each in elected or people:
        officer = not OFFICERS.isdisjoint(arguments.norms[each.last : each.last + OFFICE])
        if met and not officer:
            yield Tie(each.ref, "memberOf", met, each.first)


def _councillor(person: Argument, arguments: Arguments) -> bool:
    """Whether a person is called councillor, of no other council (“Borough Councillor Orr” in a parish's minutes)."""
    norms, first = arguments.norms, person.first
    at = next((index for index in (first, first - 1) if index >= 0 and norms[index] in COUNCILLORS), None)
    return at is not None and (at == 0 or norms[at - 1] not in {"borough", "county", "district", "city"})


def _listing(segment: Segment, arguments: Arguments, things: list[Argument]) -> Ref | None:
    """The panel or committee that a list of its members begins with, before a colon, one with its chair."""
    sentence, norms = segment.sentence, arguments.norms
    first = next(iter(things), None)
    speaker = arguments.analysis.things.get(segment.saying.said_by)
    if segment.saying.voice is Voice.QUOTED and speaker and speaker.type is UNIT:
        listed = "chair" in norms[segment.first : segment.last] and norms[segment.first : segment.last].count(";") > 1
        return speaker.ref if listed and norms[segment.first - 1] == ":" else None
    if first is None or first.type is not UNIT or arguments.determined(first) != sentence.first:
        return None
    chaired = "chair" in norms[first.last : sentence.last] and norms[first.last : sentence.last].count(";") > 1
    return first.ref if chaired and norms[first.last : first.last + 1] == [":"] else None


def _opens_attendance(segment: Segment, arguments: Arguments) -> bool:
    """Whether the paragraph of a segment begins with “Present:”, “Members present”, “Those attending:”."""
    opening = arguments.analysis.words.between(*_block_span(segment, arguments))[0]
    words = arguments.norms[opening : opening + 4]
    return any(words[: len(opener)] == opener for opener in OPENERS)


def who_met(arguments: Arguments) -> Ref | None:
    """The body that met: the publisher's board, where the text names it, else the publisher."""
    analysis = arguments.analysis
    boards = (
        thing.ref
        for thing in analysis.things.values()
        if thing.type is UNIT and thing.part_of == analysis.publisher and thing.name.endswith("Board")
    )
    return next(boards, analysis.publisher)


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


def _receives(each: Argument, norms: list[str], first: int) -> bool:
    """Whether a body is where somebody is seconded to: “to us”, “with us”, “joined Cafcass”."""
    at = each.first - 1
    while at > first and norms[at] in {"the", "our"}:
        at -= 1
    return norms[at] in {"to", "joined", "at"} or (
        norms[at] == "with" and "partnership" not in norms[max(first, at - 2) : at]
    )
