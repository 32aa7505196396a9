"""What belongs to whom: “our Quality Team”, “the inspectorate’s report, …”, “Dry Homes, her firm’s survey”."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.document import BlockKind
from ontherecord.extract.arguments import BODIES, Argument, Arguments, Tie
from ontherecord.facts import Ref, ThingType, Voice
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Segment

PREDICATES = {ThingType.REPORT: "published", ThingType.INITIATIVE: "runs"}
MODIFIERS = 7
"""Words between a possessor and what it possesses."""
AHEAD = frozenset("will would may might should could next future planned due if any further".split())
"""Before an inspection these show that it has not been."""
APPOSED = 3
"""Words between the title of a report and the body whose it is."""
LAWS = frozenset({"act", "bill", "regulations", "directive", "order"})
"""In the name of an initiative these show a law."""
REPORTS = frozenset("report review audit study survey inquiry analysis paper evaluation research assessment".split())
"""Common nouns for what a body published."""
POSSESSIVES = frozenset({"'s", "'"})
BETWEEN = frozenset({",", "-", '"', "'", "“", "‘"})
SECTIONS = (
    "we have done",
    "we do",
    "we are doing",
    "we offer",
    "our services",
    "our work",
    "we did",
    "progress so far",
)
"""Parts of headings below which a list tells of what the document's own body does."""


def belonging(segment: Segment, arguments: Arguments, _: Ontology) -> Iterator[Tie]:
    """A unit is part of its body; who has a report published it, who has an initiative runs it."""
    things = arguments.of(segment)
    for thing in things:
        whole = arguments.analysis.things[thing.ref]
        if thing.type is ThingType.UNIT and whole.part_of:
            yield Tie(thing.ref, "unitOf", whole.part_of, thing.first)
        owner = _possessor(thing, segment, arguments, things)
        if owner is None or owner == thing.ref:
            pass
        elif thing.type is ThingType.UNIT and not whole.part_of:
            yield Tie(thing.ref, "unitOf", owner, thing.first)
        elif whole.part_of and whole.part_of != owner and whole.name.endswith("inspection"):
            yield Tie(whole.part_of, "inspected", owner, thing.first)
        elif thing.type in PREDICATES and whole.name[:1].isupper() and not _law(whole.name):
            yield Tie(owner, PREDICATES[thing.type], thing.ref, thing.first)
        if thing.type is ThingType.REPORT:
            yield from _surveyed(thing, segment, arguments, things)
            for author in _apposed(thing, arguments, things):
                yield Tie(author, "published", thing.ref, thing.first)
    yield from _in_place(segment, arguments, things)
    yield from _own_inspection(segment, arguments, things)


def _own_inspection(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“Inspection of Holt Academy”, “inspectors visited …” in an inspectorate's document: it inspected the body."""
    own = arguments.own_body(segment)
    if own is None or segment.saying.voice is not Voice.PUBLISHER or not arguments.inspects(own.ref):
        return
    for hit in arguments.cues(segment, "own_inspection"):
        if any(each.type in BODIES and each.ref != own.ref and each.last <= hit.first for each in things):
            continue
        if not AHEAD.isdisjoint(arguments.norms[max(segment.first, hit.first - 4) : hit.first]):
            continue
        below = arguments.next_line(segment.sentence) if hit.last == segment.sentence.last else []
        for each in [*things, *below]:
            if each.type in BODIES and arguments.determined(each) == hit.last:
                yield Tie(own.ref, "inspected", each.ref, hit.first)


def _of_another(thing: Argument, own: Ref, arguments: Arguments) -> bool:
    """Whether the name of a report says whose it is: “our latest CQC report” is not ours."""
    words = set(arguments.norms[thing.first : thing.last])
    return any(arguments.bodies.get(word, own) != own for word in words)


def _law(name: str) -> bool:
    """Whether an initiative is a law, which nobody runs."""
    return not LAWS.isdisjoint(name.lower().split())


def _possessor(thing: Argument, segment: Segment, arguments: Arguments, things: list[Argument]) -> Ref | None:
    """Whose a thing is, by “our” or a possessive before it, with up to a few words between."""
    norms, first = arguments.norms, segment.sentence.first
    for index in range(thing.first - 1, max(first, thing.first - 1 - MODIFIERS) - 1, -1):
        word = norms[index]
        if word == "our":
            own = arguments.own_body(segment)
            return own.ref if own and not _of_another(thing, own.ref, arguments) else None
        if word in {"its", "their"}:
            named = [each for each in things if each.last <= index and each.type in BODIES and each.by_name]
            if index == first and not named:
                before = arguments.before_sentence(segment.sentence, BODIES, most=1)
                return before.ref if before else None
            return named[0].ref if len({each.ref for each in named}) == 1 else None
        words = arguments.analysis.words
        possessive = word in POSSESSIVES and index > 0 and words.ends[index - 1] == words.starts[index]
        owners = [each for each in things if each.last == index and each.type in BODIES] if possessive else []
        if owners or word == "'s":
            return owners[0].ref if owners else None
        if (
            any(each.first <= index < each.last for each in things)
            or not (word.isalnum() or word in BETWEEN)
            or word in _ENDS
        ):
            return None
    return None


_ENDS = frozenset(
    "the a an of for by to with from at in on and or is was were are has have which who that its their".split()
)


def _in_place(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """What a document says is in place or under way, and names nobody for, its own body runs."""
    own = arguments.own_body(segment)
    if own is None or segment.saying.voice is not Voice.PUBLISHER:
        return
    friends = {hit.first for hit in arguments.cues(segment, "false_friends")}
    hits = [hit for hit in arguments.cues(segment, "in_place") if friends.isdisjoint(range(hit.first, hit.last))]
    bodies = [each for each in things if each.type in BODIES and each.ref != own.ref]
    if not bodies and _in_section(segment, arguments):
        for each in things:
            if each.type is ThingType.INITIATIVE:
                yield Tie(own.ref, "runs", each.ref, each.first)
    for hit in hits:
        before = [each for each in things if each.type is ThingType.INITIATIVE and each.last <= hit.first]
        before = [each for each in before if not _law(arguments.analysis.things[each.ref].name)]
        if before and not bodies:
            yield Tie(own.ref, "runs", before[-1].ref, hit.first)


def _in_section(segment: Segment, arguments: Arguments) -> bool:
    """Whether an item of a list stands below a heading such as “What we have done”."""
    document = arguments.analysis.document
    block = document.blocks[segment.sentence.block]
    if block.kind is not BlockKind.ITEM or block.heading is None:
        return False
    above = document.blocks[block.heading]
    return any(section in document.text[above.start : above.end].lower() for section in SECTIONS)


def _apposed(thing: Argument, arguments: Arguments, things: list[Argument]) -> Iterator[Ref]:
    """The body whose report a title is said to be right beside it.

    “Dry Homes, her firm’s survey of …”; “the audit by Marsh LLP, Dry Homes, …”; “the Marsh Report by Ofsted”.
    """
    norms = arguments.norms
    for each in things:
        begin = arguments.determined(each)
        owned = (
            norms[each.last : each.last + 1] in (["'s"], ["'"])
            and norms[thing.last : thing.last + 1] == [","]
            and not REPORTS.isdisjoint(norms[each.last + 1 : each.last + MODIFIERS])
        )
        behind = (owned and 0 < each.first - thing.last <= APPOSED) or norms[thing.last : begin] == ["by"]
        before = each.last == thing.first - 1 and norms[each.last] == "," and norms[begin - 1] in {"by", "from"}
        named = each.last == thing.first - 1 and norms[each.last] in REPORTS
        if each.type in BODIES and (behind or named or (before and norms[begin - 2] in REPORTS)):
            yield each.ref


def _surveyed(report: Argument, segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“the Ofsted survey of Cafcass staff”: a body within the name of a survey is the one whose people were asked."""
    words = arguments.analysis.words
    if "survey" not in arguments.norms[report.first : report.last]:
        return
    text = words.text[words.starts[report.first] : words.ends[report.last - 1]].partition(" of ")[2]
    asked = [
        thing.ref
        for thing in arguments.analysis.things.values()
        if thing.type in BODIES and any(name in text for name in (thing.name, *thing.forms))
    ]
    asking = arguments.analysis.things[report.ref].part_of
    if asking is None:
        subjects = arguments.subjects(report.first, segment.sentence, things, BODIES)
        asking = subjects[0].ref if subjects else None
    if asking and asked and asked[0] != asking:
        yield Tie(asking, "surveyed", asked[0], report.first)
