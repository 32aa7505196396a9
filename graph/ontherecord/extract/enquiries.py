"""Who asked whom, and who holds talks with whom."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.extract.arguments import BODIES, Argument, Arguments
from ontherecord.facts import Ref, ThingType
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Segment

AGENTS = BODIES | {ThingType.PERSON}
QUESTION = 120
"""Words of a question after “asked” in which “the Board” shows whom it was put to."""


def enquiries(segment: Segment, arguments: Arguments, _: Ontology) -> Iterator[tuple[Ref, str, Ref]]:
    """Questions put to the body whose document it is, and talks between bodies."""
    things = arguments.of(segment)
    yield from _asked(segment, arguments, things)
    yield from _talks(segment, arguments, things)


def _asked(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[tuple[Ref, str, Ref]]:
    """“AHWU asked, “…””: where nobody else is named, the document's own body was asked, or its board."""
    analysis = arguments.analysis
    publisher = analysis.publisher
    if publisher is None:
        return
    for hit in analysis.hits_in(segment.first, segment.last, "relations.asks_by_quote"):
        before = [each for each in things if each.last <= hit.first and each.type in BODIES and hit.first - each.last < 2]
        addressed = [each for each in things if hit.last <= each.first < hit.last + 2 and each.type in AGENTS]
        if before and not addressed and before[-1].ref != publisher:
            yield before[-1].ref, "asked", _addressee(hit.last, arguments, publisher)
    for hit in analysis.hits_in(segment.first, segment.last, "relations.questions_from"):
        for each in things:
            if each.type in BODIES and each.by_name and 0 <= each.first - hit.last < 3 and each.ref != publisher:
                yield each.ref, "asked", publisher


def _addressee(at: int, arguments: Arguments, publisher: Ref) -> Ref:
    """The publisher's board where the question names it, else the publisher."""
    analysis = arguments.analysis
    end = min(at + QUESTION, len(analysis.words)) - 1
    boards = {ref for ref, thing in analysis.things.items() if thing.part_of == publisher and thing.name.endswith("Board") and "Board" in thing.forms}
    for mention in analysis.mentions:
        if analysis.words.starts[at] <= mention.span.start <= analysis.words.ends[end] and mention.thing in boards:
            return mention.thing
    return publisher


def _talks(segment: Segment, arguments: Arguments, things: list[Argument]) -> Iterator[tuple[Ref, str, Ref]]:
    """“Talks between ACCE and the council's officers”."""
    for hit in arguments.analysis.hits_in(segment.first, segment.last, "relations.consults_between"):
        after = [each for each in things if each.first >= hit.last and each.type in BODIES][:2]
        if len(after) == 2 and after[1].last - hit.last < 12:
            yield after[0].ref, "consults", after[1].ref
