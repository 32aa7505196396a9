"""How the things of a document hang together: by verbs (`ontology/cues/relations.toml`) and by what belongs to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ontherecord.extract.arguments import BODIES, REACH, Argument, Arguments, Tie, Types
from ontherecord.extract.belonging import LAWS, belonging
from ontherecord.extract.enquiries import enquiries
from ontherecord.extract.membership import membership
from ontherecord.extract.posts import posts
from ontherecord.extract.telling import told_by
from ontherecord.facts import Relation, Span, ThingType, Voice
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
    "looked_into": ("inspected", BODIES, BODIES),
    "part_of": ("unitOf", BODIES, BODIES),
    "led": ("contributedTo", frozenset({PERSON}), WORKS),
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
NEAR = 4
"""Words between “by” and who did it."""
BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
"""Before a participle these make it passive."""
OWN_ACTS = frozenset({"the", "in", "our", "partnership", "new", "joint", "a"})
"""First words of cues, such as “the establishment of”, whose subject goes without saying: the document's own body."""
NEAR_US = 2
"""Words between a verb and “us”: in “introduced a meeting and assured us” it belongs to the second verb."""
NEXT = 6
"""Words between a verb and the body that it befalls: “asked the new Minister and the Home Office”."""
LOOSE = frozenset({"as", "under", "in"})
"""First words of cues that may stand far from their subject: “declared an interest as a member of”."""
DIRECT = frozenset(
    {"established", "runs", "inspected", "looked_into", "asked", "consults", "member_of", "partner_of", "part_of"}
)
"""What a body alone is the object of: nothing that stands after a preposition is."""
SEATS = frozenset("chair co-chair chairman chairwoman chairperson lead co-lead member trustee".split()) | {
    "deputy chair",
    "vice-chair",
    "vice chair",
    "deputy chairman",
    "vice-chairman",
    "vice chairman",
}
"""Posts whose holders are members of what they are held in."""


def relations(analysis: Analysis, ontology: Ontology) -> Iterator[Relation]:
    """The relations that a document tells of; each once, where it is told first."""
    not_so = entries(ontology, "relations.not_so")
    arguments = Arguments(analysis, ontology)
    rules: tuple[Callable[[Segment, Arguments, Ontology], Iterator[Tie]], ...] = (
        lambda segment, found, _: _by_verbs(segment, found, not_so),
        belonging,
        membership,
        enquiries,
    )
    seen: set[tuple[str, str, str]] = set()
    yield from _seats(analysis, ontology, seen)
    for segment in analysis.body():
        if not arguments.of(segment) and not arguments.cues(segment):
            continue
        spoken = segment.saying.voice is not Voice.COMMENT
        for rule in rules:
            for tie in rule(segment, arguments, ontology):
                key = tie.subject, tie.predicate, tie.object
                if tie.subject == tie.object or key in seen or not segment.first <= tie.at < segment.last:
                    continue
                seen.add(key)
                evidence = Span(segment.sentence.start, segment.sentence.end)
                saying = told_by(analysis, segment, tie.at, tie.subject)
                affirmed = spoken and tie.affirmed
                yield Relation(*key, evidence, saying, "relations", affirmed=affirmed)


def _seats(analysis: Analysis, ontology: Ontology, seen: set[tuple[str, str, str]]) -> Iterator[Relation]:
    """Who chairs or leads a panel, a board or an authority, or sits on it, is a member of it."""
    collegiate = entries(ontology, "relations.collegiate")
    for post in posts(analysis):
        if post.organisation is None or post.tenure not in {"Current", "Acting"}:
            continue
        body = analysis.things[post.organisation]
        sits = body.type is UNIT or not collegiate.isdisjoint(body.name.lower().split())
        key = (post.member, "memberOf", post.organisation)
        if sits and key not in seen and post.role.lower().partition(" of ")[0] in SEATS:
            seen.add(key)
            yield Relation(*key, post.evidence, post.saying, "relations")


def _by_verbs(segment: Segment, arguments: Arguments, not_so: frozenset[str]) -> Iterator[Tie]:
    """What verbs tell: “X inspected Y”, “Y is overseen by X”."""
    friends = arguments.cues(segment, "false_friends")
    agreed = {hit.last for hit in arguments.cues(segment, "agreed")}
    for hit in arguments.cues(segment):
        name, _, form = hit.label.partition("__")
        if name in {"member_of", "partner_of"} and arguments.cues(segment, "seconded"):
            continue
        if not form or any(hit.first < each.last and each.first < hit.last for each in friends):
            continue
        if _denied(arguments, hit, segment, not_so):
            continue
        predicate, subjects, objects = SIGNATURES[name]
        if form == "active":
            pairs = _active(hit, segment, arguments, subjects, objects)
        else:
            pairs = _passive(hit, segment, arguments, subjects, objects)
        for subject, object_ in pairs:
            if name == "looked_into" and not arguments.inspects(subject.ref):
                continue
            if name in {"established", "runs"} and _law(arguments, object_):
                continue
            if name == "member_of" and subject.type is not PERSON and not object_.by_name:
                continue
            told = arguments.part_of(subject.ref, object_.ref) if name == "part_of" else predicate
            ahead = form == "passive" and arguments.norms[hit.first - 2 : hit.first] == ["to", "be"]
            yield Tie(subject.ref, told, object_.ref, hit.first, hit.last not in agreed and not ahead)


def _law(arguments: Arguments, thing: Argument) -> bool:
    """Whether a thing is a law, which nobody runs or sets up."""
    return not LAWS.isdisjoint(arguments.analysis.things[thing.ref].name.lower().split())


def _denied(arguments: Arguments, hit: Hit, segment: Segment, not_so: frozenset[str]) -> bool:
    """Whether a verb tells only of what is promised, wished, denied or conditional.

    Names are looked past, and so is what stands before a colon or semicolon; capitals are no modal verbs (“in May”).
    """
    norms, named = arguments.norms, {index for each in arguments.of(segment) for index in range(each.first, each.last)}
    first, seen = segment.sentence.first, 0
    at = hit.first - 1
    while at >= first and seen < LOOK_BACK and norms[at] not in {":", ";"}:
        if at not in named:
            seen += 1
            if norms[at] in not_so and (at == first or not arguments.capital(at)):
                return True
        at -= 1
    wished = hit.label.startswith(("partner_of", "part_of")) and "to" in norms[max(first, hit.first - 2) : hit.first]
    inside = norms[hit.first : hit.last]
    return wished or (not hit.label.startswith("asked") and any(word in not_so for word in inside))


def _active(
    hit: Hit, segment: Segment, arguments: Arguments, subjects: Types, objects: Types
) -> Iterator[tuple[Argument, Argument]]:
    things = arguments.of(segment)
    if not BE.isdisjoint(arguments.norms[max(segment.sentence.first, hit.first - 2) : hit.first]):
        return
    if arguments.norms[hit.last : hit.last + 1] == ["by"]:
        return
    if arguments.norms[hit.first] == "as":
        subjects = frozenset({PERSON})
    loose = arguments.norms[hit.first] in LOOSE
    found = arguments.subjects(hit.first, segment.sentence, things, subjects, strict=not loose)
    if arguments.norms[hit.first] in {"'s", "'", "response"}:
        found = [each for each in things if each.last == hit.first and each.type in subjects]
    elif hit.first and arguments.norms[hit.first - 1] == "'s":
        found = [each for each in things if each.last == hit.first - 1 and each.type in subjects]
    elif hit.label.startswith("part_of") and arguments.norms[hit.first] == ",":
        found = [each for each in things if each.last == hit.first and each.type in BODIES]
    elif hit.label.startswith("part_of") and arguments.norms[hit.first] in {"a", "an", "the"}:
        found = [each for each in things if each.last == hit.first - 1 and each.type in BODIES]
        found = found if arguments.norms[hit.first - 1] == "," else []
    elif not found and arguments.norms[hit.first] in OWN_ACTS:
        own = arguments.own_body(segment)
        found = [Argument(hit.first, hit.first, own.ref, own.type, by_name=False)] if own else []
    name = hit.label.partition("__")[0]
    direct = name in DIRECT
    reach = 2 if name == "represents" else NEXT if direct and objects <= BODIES else REACH
    befallen = [
        each
        for each in arguments.objects(hit.last, things, objects, reach)
        if arguments.norms[arguments.determined(each) - 1] != "by"
        and not (direct and arguments.after_preposition(hit.last, each))
        and (each.by_name or each.first - hit.last < NEAR_US)
    ]
    if not befallen and direct and arguments.norms[hit.last : hit.last + 1] == ["our"] and found:
        own = arguments.own_body(segment)
        befallen = [Argument(hit.last, hit.last, own.ref, own.type, by_name=False)] if own else []
    for subject in found:
        for object_ in befallen:
            yield subject, object_


def _passive(
    hit: Hit, segment: Segment, arguments: Arguments, subjects: Types, objects: Types
) -> Iterator[tuple[Argument, Argument]]:
    things = arguments.of(segment)
    if arguments.norms[hit.first] == "its":
        before = arguments.before_sentence(segment.sentence, objects)
        found = [before] if before else []
    elif hit.label.startswith("led") and not arguments.nearest(hit.first, things, objects):
        found = []
    else:
        found = arguments.subjects(hit.first, segment.sentence, things, objects)[:1] or (
            arguments.main_work(objects) if hit.label.startswith("oversees") else []
        )
    agents = arguments.objects(hit.last, things, subjects, NEAR)
    if not found and agents and hit.first == segment.sentence.first:
        found = arguments.after_comma(agents[-1], things, objects)
    for object_ in found:
        for subject in agents:
            yield subject, object_
