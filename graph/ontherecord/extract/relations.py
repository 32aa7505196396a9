"""How the things of a document hang together: by verbs (`ontology/cues/relations.toml`) and by what belongs to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ontherecord.document import Region
from ontherecord.extract.arguments import BODIES, Argument, Arguments, Types
from ontherecord.extract.belonging import belonging
from ontherecord.extract.enquiries import enquiries
from ontherecord.extract.membership import membership
from ontherecord.facts import Ref, Relation, Span, ThingType, Voice
from ontherecord.lexicon import Hit, entries
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis, Segment

REPORT, INITIATIVE, PERSON, UNIT = ThingType.REPORT, ThingType.INITIATIVE, ThingType.PERSON, ThingType.UNIT
AGENTS: Types = BODIES | {PERSON}
WORKS: Types = frozenset({REPORT, INITIATIVE})
SIGNATURES: dict[str, tuple[str, Types, Types]] = {
    "published": ("published", AGENTS, frozenset({REPORT})),
    "commissioned": ("commissioned", AGENTS, frozenset({REPORT, UNIT})),
    "responded_to": ("respondedTo", AGENTS, frozenset({REPORT, UNIT})),
    "established": ("established", AGENTS, BODIES | {INITIATIVE}),
    "oversees": ("oversees", BODIES, WORKS),
    "member_of": ("memberOf", AGENTS, BODIES),
    "partner_of": ("partnerOf", BODIES, BODIES),
    "inspected": ("inspected", BODIES, BODIES),
    "contributed_to": ("contributedTo", AGENTS, WORKS),
    "runs": ("runs", BODIES, WORKS),
    "represents": ("represents", AGENTS, AGENTS),
    "consults": ("consults", AGENTS, BODIES),
    "asked": ("asked", AGENTS, BODIES),
    "surveyed": ("surveyed", BODIES, BODIES),
    "has_part": ("hasPart", WORKS, WORKS),
}
"""Predicates by their name in the cue file, with what may be subject and object."""
LOOK_BACK = 4
"""Words before a verb that may make it a promise or a denial."""
Tie = tuple[Ref, str, Ref]


def relations(analysis: Analysis, ontology: Ontology) -> Iterator[Relation]:
    """The relations that a document tells of; each once, where it is told first."""
    not_so = entries(ontology, "relations.not_so")
    arguments = Arguments(analysis)
    rules: tuple[Callable[[Segment, Arguments, Ontology], Iterator[Tie]], ...] = (
        lambda segment, found, _: _by_verbs(segment, found, not_so),
        belonging,
        membership,
        enquiries,
    )
    seen: set[Tie] = set()
    for segment in analysis.body():
        affirmed = segment.saying.voice is not Voice.COMMENT
        for rule in rules:
            for tie in rule(segment, arguments, ontology):
                subject, predicate, object_ = tie
                if subject != object_ and tie not in seen:
                    seen.add(tie)
                    evidence = Span(segment.sentence.start, segment.sentence.end)
                    yield Relation(subject, predicate, object_, evidence, segment.saying, "relations", affirmed=affirmed)


def _by_verbs(segment: Segment, arguments: Arguments, not_so: frozenset[str]) -> Iterator[Tie]:
    """What verbs tell: “X inspected Y”, “Y is overseen by X”."""
    for hit in arguments.analysis.hits_in(segment.first, segment.last, "relations."):
        name, _, form = hit.label.removeprefix("relations.").partition("__")
        if form and not _denied(arguments.norms, hit, segment.sentence.first, not_so):
            predicate, subjects, objects = SIGNATURES[name]
            things = arguments.of(segment)
            pairs = _active if form == "active" else _passive
            for subject, object_ in pairs(hit, segment, arguments, things, subjects, objects):
                yield subject.ref, predicate, object_.ref


def _denied(norms: list[str], hit: Hit, first: int, not_so: frozenset[str]) -> bool:
    """Whether a verb tells only of what is promised, wished, denied or conditional."""
    return any(word in not_so for word in norms[max(first, hit.first - LOOK_BACK) : hit.last])


def _active(
    hit: Hit, segment: Segment, arguments: Arguments, things: list[Argument], subjects: Types, objects: Types
) -> Iterator[tuple[Argument, Argument]]:
    for subject in arguments.subjects(hit.first, segment.sentence, things, subjects):
        for object_ in arguments.objects(hit.last, segment.sentence, things, objects):
            yield subject, object_


def _passive(
    hit: Hit, segment: Segment, arguments: Arguments, things: list[Argument], subjects: Types, objects: Types
) -> Iterator[tuple[Argument, Argument]]:
    for object_ in arguments.subjects(hit.first, segment.sentence, things, objects)[:1]:
        for subject in arguments.objects(hit.last, segment.sentence, things, subjects):
            yield subject, object_
