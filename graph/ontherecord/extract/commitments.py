"""Commitments: that somebody undertakes to do something, or says that it will be done."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.document import BlockKind
from ontherecord.extract.clause import CERTAIN, LIKELY, Clause, Who
from ontherecord.extract.frames import framed, quoted_advice
from ontherecord.extract.undertakings import SELF, Undertaking, acts, condition, due, passive, undertakings
from ontherecord.facts import Ref, Statement, Term, ThingType, Value, Voice
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import When, within

EXTRACTOR = "commitments"
OWN = ("commitment.will", "commitment.firm", "commitment.intended", "commitment.aspired")
GIVEN = frozenset({"undertaken", "promised", "pledged", "vowed", "guaranteed"})
"""Told of a person, these bind that person, whoever employs him."""


def commitments(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """The undertakings of a segment, each with whom it binds, how firmly, until when and on what condition."""
    del ontology
    if clause.comment or clause.question or quoted_advice(clause):
        return
    if clause.kind is BlockKind.ITEM and framed(clause, "commitment") and not clause.has("commitment.recalled"):
        yield _listed(clause)
        return
    taken = clause.first
    for undertaking in undertakings(clause):
        if clause.kind is BlockKind.ROW and undertaking.subject.who not in SELF:
            continue
        if undertaking.cue.first >= taken:
            minuted = undertaking.cue.label == "commitment.minuted"
            taken = clause.last if minuted else clause.clause_end(undertaking.cue.last)
            yield _commitment(clause, undertaking, taken)


def _listed(clause: Clause) -> Statement:
    """An item below “We will:”."""
    attributes = _attributes(clause, clause.first, clause.first, clause.last, "Firm")
    if "dueText" not in dict(attributes):
        attributes += _due_of_list(clause)
    attributes.append(("committedBy", clause.body))
    return clause.state("Commitment", clause.sentence_span, EXTRACTOR, attributes, LIKELY)


def _due_of_list(clause: Clause) -> list[tuple[str, Value]]:
    """The time that the line above the list gives for all its items (“By May we will:”)."""
    intro = clause.analysis.intro(clause.segment.sentence)
    times = within(clause.analysis.dates, intro.start, intro.end) if intro else []
    return _told([when for when in times if when.deadline][:1], clause)


def _told(times: list[When], clause: Clause) -> list[tuple[str, Value]]:
    """A due date as attributes: its words and, where it can be read as one, its day."""
    told: list[tuple[str, Value]] = []
    for when in times:
        told.append(("dueText", clause.text_of(when.span)))
        if when.date:
            told.append(("due", when.date))
    return told


def _commitment(clause: Clause, undertaking: Undertaking, end: int) -> Statement:
    begin = min(undertaking.subject.first, undertaking.cue.first)
    attributes = _attributes(clause, undertaking.verb, undertaking.cue.first, end, undertaking.strength)
    attributes.append(("committedBy", _bound(clause, undertaking)))
    confidence = CERTAIN if undertaking.subject.speaker else LIKELY
    return clause.state("Commitment", clause.span(begin, end), EXTRACTOR, attributes, confidence)


def _attributes(clause: Clause, verb: int, begin: int, end: int, strength: str) -> list[tuple[str, Value]]:
    vague = any(each.first == verb for each in clause.of("verbs.efforts")) or not acts(clause, verb)
    attributes: list[tuple[str, Value]] = [
        ("strength", Term(strength)),
        ("specificity", Term("Vague" if vague else "Specific")),
        ("action", clause.text(verb, end)),
    ]
    when = _due(clause, begin, end)
    attributes += _told([when] if when else [], clause)
    if conditional := condition(clause):
        attributes.append(("condition", conditional))
    return attributes


def _due(clause: Clause, begin: int, end: int) -> When | None:
    """The time by which an undertaking is to be met: among its own words, else before them, not in another one."""
    near = due(clause, begin, end)
    if near and near.deadline:
        return near
    when = due(clause, clause.first, end)
    others = [hit for hit in clause.of(*OWN) if hit.last <= begin]
    if when and any(clause.words.ends[hit.last - 1] <= when.span.start for hit in others):
        return near
    return when


def _bound(clause: Clause, undertaking: Undertaking) -> Ref:
    """Whom an undertaking binds: the body spoken for, unless the person or body that acts is told apart."""
    subject, saying, label = undertaking.subject, clause.saying, undertaking.cue.label
    reported = saying.voice is Voice.REPORTED
    if subject.who is Who.I and saying.voice is not Voice.PUBLISHER:
        return saying.said_by
    minuted = clause.analysis.document.metadata.genre == "Minutes" and subject.who is Who.PERSON
    if subject.ref and (minuted or label == "commitment.action"):
        return subject.ref
    if label == "commitment.minuted":
        return _board(clause) or clause.body
    if subject.who is Who.BODY and subject.ref and not passive(clause, undertaking.cue, undertaking.verb):
        return subject.ref
    cue = set(clause.norms[undertaking.cue.first : undertaking.cue.last])
    told = label == "commitment.reported" or bool(GIVEN & cue)
    told |= subject.who is Who.THEY and reported and label != "commitment.firm"
    if told and clause.type_of(saying.said_by) is ThingType.PERSON:
        return saying.said_by
    if subject.who is Who.THEY and not reported:
        return clause.antecedent(subject.first) or clause.body
    return clause.body


def _board(clause: Clause) -> Ref | None:
    """The board whose minutes these are."""
    for thing in clause.analysis.things.values():
        names = {form.lower() for form in (*thing.forms, thing.name)}
        own = thing.type is ThingType.UNIT and thing.part_of == clause.analysis.publisher
        if own and {"board", "the board"} & names:
            return thing.ref
    return None
