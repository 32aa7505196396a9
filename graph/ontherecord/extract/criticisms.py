"""Criticism: that somebody judges another's conduct as bad, or holds against it what it did or left undone."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.document import BlockKind
from ontherecord.extract.clause import LIKELY, POSSIBLE, Clause, Who
from ontherecord.extract.judged import (
    BLAME,
    COMPLAINT,
    NOT_SUBJECT,
    OURS,
    found,
    judged,
    negated,
    of_self,
    subject_of,
    suffered,
    words_of,
)
from ontherecord.facts import Statement, Value, Voice
from ontherecord.lexicon import Hit, entries
from ontherecord.ontology import Ontology

EXTRACTOR = "criticisms"
CAUSES = frozenset(
    "that by at to with about how this it these in over anger frustration dismay concern outrage".split()
)
"""What goes with a feeling that somebody is blamed for."""
OVER = frozenset("above charge top running responsible".split())
"""Words by which people are those in charge (“the people above them”)."""
HEAD = 5
"""Words at the beginning and end of a subject in which its noun stands."""


def criticisms(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """What a segment holds against another body or person, and whom."""
    if (not clause.comment and (found(clause) or clause.question)) or clause.has("apology.cues"):
        return
    people = entries(ontology, "criticism.people")
    reporting = clause.segment.reporting
    told = [reporting] if reporting and reporting.label == "reporting.criticise" else []
    for hit in (*told, *clause.of(*BLAME, COMPLAINT), *_failings(clause)):
        if any(other.last <= hit.first for other in clause.of("disagreement.cues", "acknowledgement.admit")):
            return
        if clause.covered(hit, "acknowledgement.short") and of_self(clause, hit):
            return
        if clause.covered(hit, "criticism.void") or (hit not in told and not _holds(clause, hit, people)):
            continue
        target = judged(clause, hit)
        if target is None and hit.label == COMPLAINT and clause.covered(hit, "acknowledgement.short"):
            continue
        if target is None and clause.saying.voice is Voice.PUBLISHER and hit.label == "criticism.quality":
            continue
        attributes: list[tuple[str, Value]] = [("criticises", target)] if target else []
        yield clause.state("Criticism", words_of(clause, hit), EXTRACTOR, attributes, LIKELY if target else POSSIBLE)
        return


def _holds(clause: Clause, hit: Hit, people: frozenset[str]) -> bool:
    """Whether a cue is held against somebody else: not denied, not supposed, not said of oneself or of the public."""
    if clause.kind is BlockKind.ROW and hit.label == "criticism.quality":
        return False
    if _supposed(clause, hit):
        return False
    if hit.label == "criticism.feeling":
        return not CAUSES.isdisjoint(clause.norms[hit.first : min(hit.last + 1, clause.last)])
    if hit.label == COMPLAINT and not _from_outside(clause, hit):
        return False
    if hit.label == "criticism.against" and not suffered(clause, hit):
        return not negated(clause, hit) and not subject_of(clause, hit).speaker
    if of_self(clause, hit) or negated(clause, hit) or _owned(clause, hit):
        return False
    return hit.label != "criticism.conduct" or suffered(clause, hit) or not _of_the_public(clause, hit, people)


def _from_outside(clause: Clause, hit: Hit) -> bool:
    """Whether somebody else than the document's own body complains, or it complains of another by name."""
    if clause.saying.voice is Voice.PUBLISHER:
        subject = subject_of(clause, hit)
        return subject.who in {Who.BODY, Who.PERSON} and subject.ref is not None
    return clause.body != clause.analysis.publisher


def _owned(clause: Clause, hit: Hit) -> bool:
    """Whether it is part of an admission in the first person (“I got that wrong”)."""
    return any(
        other.first <= hit.first < other.last and clause.norms[other.first] in OURS
        for other in clause.of("acknowledgement.short")
    )


def _of_the_public(clause: Clause, hit: Hit, people: frozenset[str]) -> bool:
    """Whether those who are served are the subject: children who fail a test are blamed for nothing."""
    if clause.norms[hit.first - 1] == "who" and clause.norms[hit.first - 2] in people:
        return True
    subject = subject_of(clause, hit)
    if subject.who not in NOT_SUBJECT or subject.who is Who.THEY:
        return False
    head = clause.norms[subject.first : min(subject.first + HEAD, hit.first)]
    if not OVER.isdisjoint(head):
        return False
    return not people.isdisjoint([*head, *clause.norms[max(subject.first, hit.first - HEAD) : hit.first]])


def _supposed(clause: Clause, hit: Hit) -> bool:
    """Whether the judgement hangs on a condition: “if hospitals fail to …”."""
    return any(
        each.last <= hit.first <= each.last + 6
        for each in clause.of("commitment.condition")
        if clause.norms[each.first] in {"if", "unless", "should"}
    )


def _failings(clause: Clause) -> list[Hit]:
    """That a body or person other than the speaker did not do a thing: told of it in prose, it is held against it."""
    if clause.comment or clause.saying.voice is Voice.REPORTED:
        return []
    if clause.has("finding.work", "finding.own", "finding.passive"):
        return []
    hits = []
    for hit in clause.of("criticism.omission"):
        if clause.covered(hit, "disagreement.cues", "reporting.deny"):
            continue
        subject = clause.subject(hit.first)
        if subject.who in {Who.BODY, Who.PERSON} and subject.ref:
            hits.append(hit)
    return hits
