"""What is drawn: the things of the record, and which of them are tied to which by what was said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, product

from ontherecord.publish.page.triples import Triples

GROUPS = {
    "org:OrganizationalUnit": "Unit",
    "org:Organization": "Organization",
    "foaf:Person": "Person",
    "otr:Report": "Report",
    "otr:Initiative": "Initiative",
    "otr:Topic": "Topic",
    "otr:Document": "Document",
}
"""Classes of things that are drawn, the narrower before the wider, each with the name of its look."""
SPEAKING = (
    "otr:criticises",
    "otr:praises",
    "otr:rates",
    "otr:addressedTo",
    "otr:inResponseTo",
    "otr:foundIn",
    "otr:about",
)
"""Properties of statements that tie the one who speaks to the thing spoken of."""


@dataclass(frozen=True, slots=True)
class Tie:
    """From one thing to another, by one property, with everything in the record that says so."""

    source: str
    target: str
    kind: str
    evidence: tuple[str, ...]


def groups(triples: Triples) -> dict[str, str]:
    """Each thing that is drawn, with the name of its look. Of topics, those that some document is mainly about."""
    drawn = {topic: "Topic" for _, topic, _ in _main_topics(triples)}
    found = triples.found()
    for kind, group in GROUPS.items():
        for thing in triples.of_type(kind):
            if thing in found and kind != "otr:Topic":
                drawn.setdefault(thing, group)
    return dict(sorted(drawn.items()))


def ties(triples: Triples, drawn: Mapping[str, str]) -> list[Tie]:
    """All ties between things that are drawn, sorted."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for source, kind, target, evidence in chain(
        _related(triples), _spoken(triples), _topical(triples), _written(triples)
    ):
        if source in drawn and target in drawn and source != target:
            found[source, target, kind].add(evidence)
    return [Tie(*ends, tuple(sorted(evidence))) for ends, evidence in sorted(found.items())]


Found = Iterator[tuple[str, str, str, str]]
"""Source, kind, target, and what says so."""


def _related(triples: Triples) -> Found:
    """What relations and posts tie."""
    for relation in triples.of_type("otr:Relation"):
        ends = triples.iris(relation, "rdf:subject"), triples.iris(relation, "rdf:object")
        for source, target, kind in product(*ends, triples.iris(relation, "rdf:predicate")):
            yield source, kind, target, relation
    for post in triples.of_type("org:Membership"):
        for source, target in product(triples.iris(post, "org:member"), triples.iris(post, "org:organization")):
            yield source, "org:Membership", target, post


def _spoken(triples: Triples) -> Found:
    """Speakers and what they speak of."""
    for statement in triples.of_type("otr:Statement"):
        speakers = triples.iris(statement, "otr:onBehalfOf") or triples.iris(statement, "otr:saidBy")
        for kind in SPEAKING:
            sources = triples.iris(statement, "otr:ratedBy") if kind == "otr:rates" else speakers
            for source, target in product(sources, triples.iris(statement, kind)):
                yield source, kind, target, statement


def _topical(triples: Triples) -> Found:
    """Documents and their main topics."""
    for document, topic, statements in _main_topics(triples):
        for statement in statements:
            yield document, "otr:topic", topic, statement


def _main_topics(triples: Triples) -> Iterator[tuple[str, str, list[str]]]:
    """Each document, the topics that a tenth of its statements are on, and these statements."""
    on: dict[tuple[str, str], list[str]] = defaultdict(list)
    in_all: Counter[str] = Counter()
    for statement in triples.of_type("otr:Statement"):
        for document in triples.iris(statement, "otr:statedIn"):
            in_all[document] += 1
            for topic in triples.iris(statement, "otr:topic"):
                on[document, topic].append(statement)
    for (document, topic), statements in on.items():
        if len(statements) * 10 >= in_all[document]:
            yield document, topic, statements


def _written(triples: Triples) -> Found:
    """Publishers and authors, and their documents."""
    for document in triples.of_type("otr:Document"):
        for kind in ("dct:publisher", "dct:creator"):
            for agent in triples.iris(document, kind):
                yield agent, kind, document, document
