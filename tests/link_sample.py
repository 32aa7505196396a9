"""Documents that name things, for the tests of linking: only as much of their facts as names hang on."""

from __future__ import annotations

from ontherecord.dates import Date
from ontherecord.describe.iris import slug
from ontherecord.document import Document, Metadata
from ontherecord.facts import Facts, Post, Ref, Saying, Span, Thing, ThingType, Voice
from ontherecord.ontology import Ontology
from ontherecord.workspace import packaged_ontology

BASE = "https://w3id.org/ontherecord/id/"
PACKAGED = Ontology((packaged_ontology(),))
KINDS = {
    ThingType.ORGANIZATION: "organisation",
    ThingType.UNIT: "organisation",
    ThingType.PERSON: "person",
    ThingType.REPORT: "report",
    ThingType.INITIATIVE: "initiative",
}
BODY, UNIT, PERSON, REPORT, INITIATIVE = KINDS


def ref(kind: ThingType, name: str) -> Ref:
    return Ref(f"{KINDS[kind]}/{slug(name)}")


def thing(kind: ThingType, name: str, *forms: str, of: str = "") -> Thing:
    """A thing; `of` is the name of the body that it belongs to."""
    return Thing(ref(kind, name), kind, name, tuple(sorted(forms)), ref(BODY, of) if of else None)


def document(path: str, *things: Thing, publisher: str = "", date: str = "2020", posts: dict[str, str] | None = None):
    """Facts of a document; `posts` gives people the bodies that they hold a post in."""
    own = list(things)
    if publisher and ref(BODY, publisher) not in {each.ref for each in own}:
        own.append(thing(BODY, publisher))
    return Facts(
        document=Document(path, "", (), Metadata(date=Date.parse(date))),
        things=tuple(own),
        publisher=ref(BODY, publisher) if publisher else None,
        posts=tuple(
            Post(ref(PERSON, person), ref(BODY, body), "Chair", Span(0, 0), Saying(ref(BODY, body), Voice.PUBLISHER))
            for person, body in (posts or {}).items()
        ),
    )
