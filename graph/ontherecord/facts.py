"""What is found in one document: things, who says what, and how things hang together.

Facts know nothing of RDF. A reference (`Ref`) is the path of a resource below the data
namespace, such as `organisation/cafcass` or `statement/question-120-180`; `describe` makes IRIs of
them. Each fact carries its own provenance: where its words stand and which extractor found it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ontherecord.dates import Date
from ontherecord.document import Document
from ontherecord.problems import Problem


class Span(NamedTuple):
    """From `start` to before `end`, in code points of the document's text."""

    start: int
    end: int


class Ref(str):
    """The path of a resource below the data namespace; for what lies below a document, without the document's path."""

    __slots__ = ()


class Term(str):
    """The local name of a term of the `otr:` vocabulary, such as `Firm`."""

    __slots__ = ()


class ThingType(StrEnum):
    """Classes of named things; the value is the local name of the class."""

    ORGANIZATION = "Organization"
    UNIT = "OrganizationalUnit"
    PERSON = "Person"
    REPORT = "Report"
    INITIATIVE = "Initiative"


@dataclass(frozen=True, slots=True)
class Thing:
    """A body, person, report or initiative that the document names."""

    ref: Ref
    """`organisation/`, `person/`, `report/` or `initiative/` and the slug of `name`."""
    type: ThingType
    name: str
    forms: tuple[str, ...] = ()
    """The other names it goes by in this document, sorted: acronyms, short and titled forms."""
    part_of: Ref | None = None
    """The body that a unit belongs to, or that a report or initiative is of, where the text tells."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that stand for a thing: a name, a short form or a description (“the inspectorate”)."""

    span: Span
    thing: Ref


@dataclass(frozen=True, slots=True)
class Agent:
    """A speaker without a name: a reader (`reader/<n>`) or an unnamed source (`unnamed/<start>`), with a label."""

    ref: Ref
    label: str


class Voice(StrEnum):
    """In whose voice a statement is made; the value is the local name of the term."""

    PUBLISHER = "PublisherVoice"
    QUOTED = "QuotedVoice"
    REPORTED = "ReportedVoice"
    COMMENT = "CommentVoice"


@dataclass(frozen=True, slots=True)
class Saying:
    """Who speaks, for whom and in which voice."""

    said_by: Ref
    voice: Voice
    on_behalf_of: Ref | None = None
    quotation: Span | None = None
    """The unbroken run of quoted words, without its outer marks, that this stands in."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One unbroken run of words between quotation marks, without the marks."""

    span: Span
    saying: Saying
    cue: Span | None = None
    """The words that attribute it (“Napo asked”)."""
    continues: Span | None = None
    """The run before, of the same utterance."""


Value = Ref | Term | Date | Decimal | bool | str


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said in the document, of one kind."""

    kind: str
    """Local name of the class: Commitment, Progress, …"""
    words: Span
    """The words that make it this statement: the figure, the grade, the clause."""
    evidence: tuple[Span, ...]
    """Whole sentences or items, the line that introduces a list first where there is one."""
    saying: Saying
    extractor: str
    confidence: Decimal = Decimal("0.8")
    about: tuple[Ref, ...] = ()
    topics: tuple[Ref, ...] = ()
    stated_on: Date | None = None
    """Where the text gives an earlier day than the document's date."""
    attributes: tuple[tuple[str, Value], ...] = ()
    """Pairs of the model's property (local name) and its value; a property may come more than once."""

    @property
    def ref(self) -> Ref:
        """The statement's own reference."""
        return Ref(f"statement/{self.kind.lower()}-{self.words.start}-{self.words.end}")

    def values(self, name: str) -> list[Value]:
        """All values of a property."""
        return [value for key, value in self.attributes if key == name]


@dataclass(frozen=True, slots=True)
class Relation:
    """Who says where that two things are related. `predicate` is a local name of the model, as `memberOf`."""

    subject: Ref
    predicate: str
    object: Ref
    evidence: Span
    saying: Saying
    extractor: str
    confidence: Decimal = Decimal("0.8")
    affirmed: bool = True
    """False where it is only promised, conditional, denied or a reader's: then no plain triple stands beside it."""


CURRENT = Term("Current")


@dataclass(frozen=True, slots=True)
class Post:
    """That somebody holds a role, as the document tells it."""

    member: Ref
    organisation: Ref | None
    """The body in which it is held, where the document tells it."""
    role: str
    evidence: Span
    saying: Saying
    tenure: Term = CURRENT
    """Current, Former, Acting or Incoming."""
    extractor: str = "posts"


@dataclass(frozen=True)
class Facts:
    """All that was found in one document."""

    document: Document
    things: tuple[Thing, ...] = ()
    mentions: tuple[Mention, ...] = ()
    agents: tuple[Agent, ...] = ()
    publisher: Ref | None = None
    creator: Ref | None = None
    quotations: tuple[Quotation, ...] = ()
    comments: tuple[tuple[Span, Ref], ...] = ()
    """Span and reader of each comment on the page."""
    sentences: tuple[Span, ...] = ()
    """All sentences and items, in order: a mention outside all evidence is quoted with the one that it stands in."""
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    posts: tuple[Post, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
