"""What linking needs of one document: drawn up where it is read, small enough to keep ten thousand of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ontherecord.dates import Date
from ontherecord.facts import Facts, Ref, Thing, ThingType
from ontherecord.link.entries import Entry, entries
from ontherecord.link.particulars import meanings
from ontherecord.link.sentences import Sentences
from ontherecord.ontology import Ontology

_OFTEN = 3
"""Mentions: a document that names a body so often is about it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One document in the eyes of linking."""

    path: str
    date: Date | None
    publisher: Ref | None
    things: tuple[Thing, ...]
    acts_for: tuple[tuple[Ref, Ref], ...] = ()
    """Pairs of a person and a body that the person holds a post in, speaks for or is a member of."""
    roles: tuple[str, ...] = ()
    """Names of the posts that are told of."""
    often: frozenset[Ref] = frozenset()
    """Bodies and people that it is much about: its publisher and those that it names again and again."""
    recurring: Mapping[str, float] = field(default_factory=dict)
    """Particulars that it speaks of all through, with how much they still tell."""
    spelling: str = ""
    """Words for the stems of its particulars: `STEM WORD`, a line each."""
    entries: tuple[Entry, ...] = ()
    """Its statements."""

    def spelled(self) -> dict[str, str]:
        """A word of the document for each stem that is none itself."""
        return dict(line.split(" ", 1) for line in self.spelling.splitlines())


def outline(facts: Facts, ontology: Ontology) -> Outline:
    """Draw up what linking needs of a document. Belongs in the worker that found the facts: it sees nothing else."""
    sentences = Sentences(facts, meanings(ontology))
    found = entries(facts, sentences)
    stems = {each for entry in found for each in (*entry.own, *entry.beside, *entry.before, *entry.further)}
    return Outline(
        path=facts.document.path,
        date=facts.document.metadata.date,
        publisher=facts.publisher,
        things=tuple(sorted(facts.things, key=lambda thing: thing.ref)),
        acts_for=tuple(sorted(set(_acts_for(facts)))),
        often=_often(facts),
        recurring=sentences.recurring(),
        spelling="\n".join(f"{stem} {word}" for stem, word in sentences.spelling(stems).items()),
        entries=found,
        roles=tuple(sorted({" ".join(post.role.split()) for post in facts.posts})),
    )


def _often(facts: Facts) -> frozenset[Ref]:
    counts = Counter(mention.thing for mention in facts.mentions)
    often = {ref for ref, count in counts.items() if count >= _OFTEN}
    return frozenset(often | {facts.publisher} if facts.publisher else often)


def _acts_for(facts: Facts) -> Iterable[tuple[Ref, Ref]]:
    people = {thing.ref for thing in facts.things if thing.type is ThingType.PERSON}
    pairs = [(post.member, post.organisation) for post in facts.posts if post.organisation]
    pairs += [(relation.subject, relation.object) for relation in facts.relations if relation.predicate == "memberOf"]
    sayings = [part.saying for part in facts.statements] + [part.saying for part in facts.quotations]
    pairs += [(saying.said_by, saying.on_behalf_of) for saying in sayings if saying.on_behalf_of]
    if facts.creator and facts.publisher:
        pairs.append((facts.creator, facts.publisher))
    return (pair for pair in pairs if pair[0] in people)
