"""Who asked whom, and who holds talks with whom."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.extract.arguments import BODIES, Argument, Arguments, Tie
from ontherecord.extract.membership import who_met
from ontherecord.facts import Ref, ThingType
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Segment

AGENTS = BODIES | {ThingType.PERSON}
NEAR = 4
"""Words between a body and what it was rated."""
RESOLVED = frozenset({"resolved", "agreed"})
QUESTION = 260
"""Words of a question after “asked” in which “the Board” shows whom it was put to."""


def enquiries(segment: Segment, arguments: Arguments, _: Ontology) -> Iterator[Tie]:
    """Questions put to the body whose document it is, and talks between bodies."""
    if not arguments.cues(segment):
        return
    things = arguments.of(segment)
    yield from _asked(segment, arguments, things)
    yield from _talks(segment, arguments, things)
    yield from _responded(segment, arguments, things)
    yield from _together(segment, arguments, things)
    yield from _beside(segment, arguments, things)
    yield from _rated(segment, arguments, things)
    yield from _concluded(segment, arguments, things)
    yield from _resolved(segment, arguments, things)


def _asked(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“AHWU asked, “…””: where nobody else is named, the document's own body was asked, or its board."""
    analysis = arguments.analysis
    publisher = analysis.publisher
    if publisher is None:
        return
    for hit in arguments.cues(segment, "asks_by_quote"):
        before = [
            each for each in things if each.last <= hit.first and each.type in BODIES and hit.first - each.last < 2
        ]
        if before and arguments.prepositional(before[-1], segment.sentence) and not arguments.acting(before[-1]):
            before = [each for each in things if each.type is ThingType.PERSON and each.last == before[-1].first - 2]
        addressed = [each for each in things if hit.last <= each.first < hit.last + 2 and each.type in AGENTS]
        if before and not addressed and before[-1].ref != publisher:
            yield Tie(before[-1].ref, "asked", _addressee(hit.last, arguments, publisher), hit.first)
    for hit in arguments.cues(segment, "questions_from") if _of_questions(segment, arguments) else ():
        for each in things:
            if each.type in BODIES and each.by_name and 0 <= each.first - hit.last < 3 and each.ref != publisher:
                yield Tie(each.ref, "asked", publisher, hit.first)


def _of_questions(segment: Segment, arguments: Arguments) -> bool:
    """Whether a sentence or one of the two before it tells of questions: “three were sent, one by the union”."""
    sentence = segment.sentence
    before = arguments.analysis.before(sentence, 2)
    first = before[-1].first if before else sentence.first
    return not {"question", "questions"}.isdisjoint(arguments.norms[first : sentence.last])


def _addressee(at: int, arguments: Arguments, publisher: Ref) -> Ref:
    """The publisher's board where the question names it, else the publisher."""
    analysis = arguments.analysis
    end = min(at + QUESTION, len(analysis.words)) - 1
    boards = {
        ref
        for ref, thing in analysis.things.items()
        if thing.part_of == publisher and thing.name.endswith("Board") and "Board" in thing.forms
    }
    for mention in analysis.mentions:
        if analysis.words.starts[at] <= mention.span.start <= analysis.words.ends[end] and mention.thing in boards:
            return mention.thing
    return publisher


def _talks(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“Talks between ACCE and the council's officers”."""
    for hit in arguments.cues(segment, "consults_between"):
        after = [each for each in things if each.first >= hit.last and each.type in BODIES][:2]
        if len(after) == 2 and after[1].last - hit.last < 12:
            yield Tie(after[0].ref, "consults", after[1].ref, hit.first)


def _responded(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“In response, FPAS set up …”: it answers the report that the sentences before tell of."""
    for hit in arguments.cues(segment, "responded_back"):
        after = [each for each in things if 0 <= each.first - hit.last < 3 and each.type in BODIES]
        if after and hit.first == segment.sentence.first:
            report = arguments.before_sentence(segment.sentence, frozenset({ThingType.REPORT}), most=4)
            if report:
                yield Tie(after[0].ref, "respondedTo", report.ref, hit.first)


def _together(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“the Harbour Project, run with the charity Second Tide”: both run it, as partners."""
    own = arguments.own_body(segment)
    for hit in arguments.cues(segment, "runs_with"):
        partners = [each for each in things if 0 <= each.first - hit.last < 4 and each.type in BODIES]
        works = [each for each in things if each.last <= hit.first and each.type is ThingType.INITIATIVE]
        runners = [each.ref for each in things if each.last <= hit.first and each.type in BODIES] or (
            [own.ref] if own else []
        )
        if partners and runners:
            yield Tie(runners[-1], "partnerOf", partners[0].ref, hit.first)
            for work in works[-1:]:
                yield Tie(runners[-1], "runs", work.ref, hit.first)
                yield Tie(partners[0].ref, "runs", work.ref, hit.first)
    for hit in arguments.cues(segment, "runs_jointly"):
        two = sorted(arguments.subjects(hit.first, segment.sentence, things, BODIES), key=lambda each: each.first)
        works = [each for each in things if 0 <= each.first - hit.last < 3 and each.type is ThingType.INITIATIVE]
        if len(two) == 2 and works:
            yield Tie(two[0].ref, "partnerOf", two[1].ref, hit.first)


def _beside(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“With the charity Open Door, we have run a drop-in”: the two are partners."""
    own, norms = arguments.own_body(segment), arguments.norms
    done = [
        hit.first for hit in (*arguments.cues(segment, "runs__active"), *arguments.cues(segment, "established__active"))
    ]
    for each in things:
        joined = each.type in BODIES and each.by_name and norms[arguments.determined(each) - 1] == "with"
        ours = joined and norms[each.last : each.last + 2] == [",", "we"]
        if own and ours and any(each.last < first < each.last + NEAR * 2 for first in done):
            yield Tie(own.ref, "partnerOf", each.ref, each.first)


def _rated(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“Halden Police was rated ‘Good’ in the same round”: by the inspectorate of the sentence before."""
    for hit in arguments.cues(segment, "rated"):
        rated = [each for each in things if 0 <= hit.first - each.last < NEAR and each.type in BODIES]
        if not rated or "by" in arguments.norms[hit.last : hit.last + 8]:
            continue
        before = arguments.before_sentence(segment.sentence, BODIES)
        if before and before.ref != rated[-1].ref and arguments.inspects(before.ref):
            yield Tie(before.ref, "inspected", rated[-1].ref, hit.first)
        elif arguments.norms[hit.last - 1] == "inspected" and (only := _only_inspector(arguments)):
            yield Tie(only, "inspected", rated[-1].ref, hit.first)


def _only_inspector(arguments: Arguments) -> Ref | None:
    """The one body of a document that inspects others."""
    bodies = (ref for ref, thing in arguments.analysis.things.items() if thing.type in BODIES)
    found = [ref for ref in bodies if arguments.inspects(ref)]
    return found[0] if len(found) == 1 else None


def _concluded(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“The Housing Regulator had concluded its inspection”: in another's document of the body whose it is."""
    own = arguments.own_body(segment)
    for hit in arguments.cues(segment, "concluded"):
        inspectors = arguments.subjects(hit.first, segment.sentence, things, BODIES, strict=True)
        named = {each.ref for each in things if each.type in BODIES} - {each.ref for each in inspectors}
        for each in inspectors:
            if own and own.ref != each.ref and not named - {own.ref} and arguments.inspects(each.ref):
                yield Tie(each.ref, "inspected", own.ref, hit.first)


def _resolved(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[Tie]:
    """“It was resolved that a Task Group be established”: by the body that met; agreed, not yet done."""
    for hit in arguments.cues(segment, "be_established"):
        sentence, body = segment.sentence, who_met(arguments)
        first = min([sentence.first, *(each.first for each in arguments.analysis.before(sentence, 2))])
        if body is None or RESOLVED.isdisjoint(arguments.norms[first : hit.first]):
            continue
        for each in things:
            if each.type in BODIES and each.by_name and each.last == hit.first and each.ref != body:
                yield Tie(body, "established", each.ref, hit.first, affirmed=False)
