"""The vocabulary in code: every term of `ontology/ontherecord.ttl`, so that a misspelt one is an error.

A test holds this module and the ontology together, both ways.
"""

from __future__ import annotations

from functools import cache

# ruff: noqa: N815  (terms are spelt as the vocabulary spells them)
from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SKOS, DefinedNamespace

__all__ = [
    "DCTERMS",
    "FOAF",
    "KINDS",
    "OA",
    "ORG",
    "OTR",
    "PROV",
    "RDF",
    "RDFS",
    "SKOS",
    "classes",
    "own",
    "predicate",
    "term",
]

OA = Namespace("http://www.w3.org/ns/oa#")
"""Web Annotation; rdflib has no list of its terms."""


class OTR(DefinedNamespace):
    """The terms of On the Record."""

    _NS = Namespace("https://w3id.org/ontherecord#")
    _fail = True

    # Kinds of statement
    Statement: URIRef
    Commitment: URIRef
    Progress: URIRef
    Finding: URIRef
    Rating: URIRef
    Statistic: URIRef
    Recommendation: URIRef
    Criticism: URIRef
    Praise: URIRef
    Question: URIRef
    Answer: URIRef
    Acknowledgement: URIRef
    Disagreement: URIRef
    Apology: URIRef

    # Documents and things
    Document: URIRef
    Passage: URIRef
    Quotation: URIRef
    Comment: URIRef
    Report: URIRef
    Initiative: URIRef
    Topic: URIRef
    Reader: URIRef
    Unnamed: URIRef
    Relation: URIRef
    Link: URIRef
    Extractor: URIRef

    # Lists of values
    Genre: URIRef
    PressRelease: URIRef
    Letter: URIRef
    WebPage: URIRef
    Article: URIRef
    ReportGenre: URIRef
    Minutes: URIRef
    Transcript: URIRef
    Voice: URIRef
    PublisherVoice: URIRef
    QuotedVoice: URIRef
    ReportedVoice: URIRef
    CommentVoice: URIRef
    Tenure: URIRef
    Current: URIRef
    Former: URIRef
    Acting: URIRef
    Incoming: URIRef
    Strength: URIRef
    Firm: URIRef
    Intended: URIRef
    Aspired: URIRef
    Specificity: URIRef
    Specific: URIRef
    Vague: URIRef
    Status: URIRef
    NoFollowUpFound: URIRef
    ProgressReported: URIRef
    ReportedDelivered: URIRef
    Overdue: URIRef
    Response: URIRef
    Accepted: URIRef
    PartlyAccepted: URIRef
    Rejected: URIRef
    Change: URIRef
    Increase: URIRef
    Decrease: URIRef
    Drift: URIRef
    Same: URIRef
    Stronger: URIRef
    Weaker: URIRef
    Sooner: URIRef
    Later: URIRef

    # Of documents, passages and posts
    mentions: URIRef
    genre: URIRef
    fileName: URIRef
    path: URIRef
    sha256: URIRef
    inferred: URIRef
    page: URIRef
    cue: URIRef
    continues: URIRef
    tenure: URIRef
    asOf: URIRef
    formerly: URIRef

    # Of every statement
    saidBy: URIRef
    onBehalfOf: URIRef
    voice: URIRef
    statedIn: URIRef
    statedOn: URIRef
    earliest: URIRef
    latest: URIRef
    evidence: URIRef
    words: URIRef
    quotedIn: URIRef
    about: URIRef
    topic: URIRef
    inResponseTo: URIRef
    confidence: URIRef
    extractedBy: URIRef

    # Of one kind of statement or a few
    committedBy: URIRef
    action: URIRef
    strength: URIRef
    specificity: URIRef
    condition: URIRef
    due: URIRef
    dueText: URIRef
    dueEarliest: URIRef
    dueLatest: URIRef
    status: URIRef
    addressedTo: URIRef
    response: URIRef
    answers: URIRef
    criticises: URIRef
    praises: URIRef
    rates: URIRef
    ratedBy: URIRef
    grade: URIRef
    aspect: URIRef
    ratedOn: URIRef
    ratedEarliest: URIRef
    ratedLatest: URIRef
    value: URIRef
    valueHigh: URIRef
    unit: URIRef
    measures: URIRef
    change: URIRef
    approximate: URIRef
    periodText: URIRef
    foundIn: URIRef

    # Between things
    partnerOf: URIRef
    secondedTo: URIRef
    inspected: URIRef
    published: URIRef
    commissioned: URIRef
    respondedTo: URIRef
    established: URIRef
    oversees: URIRef
    contributedTo: URIRef
    runs: URIRef
    represents: URIRef
    consults: URIRef
    asked: URIRef
    surveyed: URIRef
    hasPart: URIRef

    # Across documents
    because: URIRef
    followsUp: URIRef
    restates: URIRef
    drift: URIRef
    disputes: URIRef


KINDS = (
    "Commitment",
    "Progress",
    "Finding",
    "Rating",
    "Statistic",
    "Recommendation",
    "Criticism",
    "Praise",
    "Question",
    "Answer",
    "Acknowledgement",
    "Disagreement",
    "Apology",
)
"""The kinds of statement."""

_ABOVE = dict.fromkeys(KINDS, ("Statement",)) | {
    "Rating": ("Finding", "Statement"),
    "Quotation": ("Passage",),
    "Comment": ("Passage",),
    "Link": ("Relation",),
}
_OF_ORG = {"memberOf": ORG.memberOf, "unitOf": ORG.unitOf}


def classes(name: str) -> tuple[str, ...]:
    """Local names of a class of ours and of ours above it: all are written out, so that no query needs a reasoner."""
    return (name, *_ABOVE.get(name, ()))


def term(iri: URIRef) -> str:
    """A term of any vocabulary, as N-Quads writes it."""
    return f"<{iri}>"


@cache
def own(name: str) -> str:
    """One of our terms, as N-Quads writes it. Raises AttributeError where there is no such term."""
    return term(OTR[name])


@cache
def predicate(name: str) -> str:
    """The property of a relation between things by its local name in the model, as N-Quads writes it."""
    return term(_OF_ORG[name]) if name in _OF_ORG else own(name)
