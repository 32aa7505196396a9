"""Things and agents of a document, the posts that are held and the relations between them, as quads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from ontherecord.describe import iris, nquads
from ontherecord.describe.lines import LABEL, TYPE, Lines, name
from ontherecord.describe.terms import FOAF, ORG, RDF, SKOS, own, predicate, term
from ontherecord.document import Metadata
from ontherecord.facts import Agent, Post, Ref, Relation, Saying, Thing, ThingType, Voice

_CLASSES = {
    ThingType.ORGANIZATION: term(ORG.Organization),
    ThingType.UNIT: term(ORG.OrganizationalUnit),
    ThingType.PERSON: term(FOAF.Person),
    ThingType.REPORT: own("Report"),
    ThingType.INITIATIVE: own("Initiative"),
}
_VOICES = list(Voice)


def add_things(lines: Lines, things: Iterable[Thing]) -> None:
    """Say what each thing is and which names it goes by here. Its preferred name is settled across documents."""
    for thing in things:
        subject = lines.term(thing.ref)
        lines.add(subject, TYPE, _CLASSES[thing.type])
        lines.add(subject, term(SKOS.altLabel), *map(name, (thing.name, *thing.forms)))


def add_agents(lines: Lines, agents: Iterable[Agent]) -> None:
    """Say of each speaker without a name that it is a reader or an unnamed source, and how the text calls it."""
    for agent in agents:
        subject = lines.term(agent.ref)
        lines.add_types(subject, "Reader" if agent.ref.startswith("reader/") else "Unnamed")
        lines.add(subject, LABEL, name(agent.label))


def add_saying(lines: Lines, subject: str, saying: Saying) -> None:
    """Say who speaks, for whom and in which voice."""
    lines.add(subject, own("saidBy"), lines.term(saying.said_by))
    lines.add(subject, own("voice"), own(saying.voice))
    if saying.on_behalf_of:
        lines.add(subject, own("onBehalfOf"), lines.term(saying.on_behalf_of))


def add_extractor(lines: Lines, subject: str, extractor: str) -> None:
    """Say which extractor found something."""
    found_by = lines.term(Ref(f"extractor/{extractor}"))
    lines.add(subject, own("extractedBy"), found_by)
    lines.add_types(found_by, "Extractor")
    lines.add(found_by, LABEL, nquads.literal(extractor))


def add_posts(lines: Lines, posts: Iterable[Post], metadata: Metadata) -> None:
    """Say who holds which post. One that is told several times is one membership with all its evidence."""

    def key(post: Post) -> Ref:
        return iris.membership(post.member, post.organisation, post.role, post.tenure)

    for ref, told in groupby(sorted(posts, key=key), key):
        posts_of_one_speaker = _of_one_speaker(list(told))
        post, subject = posts_of_one_speaker[0], lines.term(ref)
        role = lines.term(Ref(f"role/{iris.slug(post.role)}"))
        lines.add(subject, TYPE, term(ORG.Membership))
        lines.add(subject, term(ORG.member), lines.term(post.member))
        if post.organisation:
            lines.add(subject, term(ORG.organization), lines.term(post.organisation))
        lines.add(subject, term(ORG.role), role)
        lines.add(role, TYPE, term(ORG.Role))
        lines.add(role, term(SKOS.altLabel), *(name(post.role) for post in posts_of_one_speaker))
        lines.add(subject, own("tenure"), own(post.tenure))
        lines.add_date(subject, own("asOf"), metadata.date)
        lines.add(subject, own("statedIn"), lines.document)
        lines.add(subject, own("evidence"), *(lines.passage(post.evidence) for post in posts_of_one_speaker))
        add_saying(lines, subject, post.saying)
        add_extractor(lines, subject, post.extractor)


def _of_one_speaker(posts: Sequence[Post]) -> list[Post]:
    """Those told by the speaker whose word counts most: the publisher before who is quoted, a reader last."""
    ordered = sorted(posts, key=lambda post: (_VOICES.index(post.saying.voice), post.evidence, post.saying.said_by))
    first = ordered[0].saying
    return [post for post in ordered if (post.saying.said_by, post.saying.voice) == (first.said_by, first.voice)]


def add_relations(lines: Lines, relations: Iterable[Relation]) -> None:
    """Say who says that two things are related, and the plain triple beside it where it is affirmed."""

    def key(relation: Relation) -> Ref:
        saying = relation.saying
        parts = (relation.subject, relation.predicate, relation.object, saying.said_by, saying.voice)
        return Ref(f"relation/{iris.digest(parts)}")

    for ref, told in groupby(sorted(relations, key=lambda relation: (key(relation), relation.evidence)), key):
        repeated = list(told)
        first, subject = repeated[0], lines.term(ref)
        related = lines.term(first.subject), predicate(first.predicate), lines.term(first.object)
        lines.add_types(subject, "Relation")
        for part, value in zip((RDF.subject, RDF.predicate, RDF.object), related, strict=True):
            lines.add(subject, term(part), value)
        lines.add(subject, own("statedIn"), lines.document)
        lines.add(subject, own("evidence"), *(lines.passage(relation.evidence) for relation in repeated))
        lines.add(subject, own("confidence"), nquads.decimal(max(relation.confidence for relation in repeated)))
        add_saying(lines, subject, first.saying)
        add_extractor(lines, subject, first.extractor)
        if first.saying.voice is not Voice.COMMENT and any(relation.affirmed for relation in repeated):
            lines.add(*related)
