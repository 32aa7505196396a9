"""Praise: that somebody judges another's conduct as good."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.document import BlockKind
from ontherecord.extract.clause import LIKELY, POSSIBLE, Clause, Who
from ontherecord.extract.judged import JUDGED, OURS, antecedent, found, judged, negated, object_of, subject_of, words_of
from ontherecord.facts import Ref, Statement, Value, Voice
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import within

EXTRACTOR = "praises"
STAFF = frozenset(
    "staff team teams volunteers people officers nurses doctors colleagues workers members crew crews teachers".split()
)
VERBS = frozenset("is are was were been am has have".split())
APPROVAL = ("praise.act", "praise.quality")


def praises(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """What a segment holds to somebody's credit, and whose."""
    del ontology
    if clause.question or clause.has("praise.void") or (found(clause) and not clause.has("praise.act")):
        return
    for hit in clause.of(*APPROVAL):
        if negated(clause, hit) or (hit.label == "praise.quality" and _self_praise(clause, hit)):
            continue
        target = _object(clause, hit)
        if target is None and not _of_an_object(clause, hit):
            target = judged(clause, hit)
        unnamed = target is None and clause.saying.voice is Voice.PUBLISHER
        if hit.label == "praise.quality" and clause.kind is BlockKind.ROW:
            continue
        if hit.label == "praise.quality" and unnamed and not _said_of_others(clause, hit):
            continue
        attributes: list[tuple[str, Value]] = [("praises", target)] if target else []
        yield clause.state("Praise", words_of(clause, hit), EXTRACTOR, attributes, LIKELY if target else POSSIBLE)
        return


def _of_an_object(clause: Clause, hit: Hit) -> bool:
    """Whether an act of praise is for whom its words go on to tell (“I thank …”, “a testament to …”)."""
    act = hit.label == "praise.act"
    return act and (clause.norms[hit.last - 1] == "to" or subject_of(clause, hit).speaker)


def _self_praise(clause: Clause, hit: Hit) -> bool:
    """Whether a body speaks well of its own services, not of those who work in them."""
    if clause.saying.voice is not Voice.PUBLISHER:
        return False
    subject = subject_of(clause, hit)
    staff = not STAFF.isdisjoint(clause.norms[subject.first : hit.last])
    ours = subject.speaker or not OURS.isdisjoint(clause.norms[clause.first : hit.first])
    return ours and not staff and clause.target() is None


def _said_of_others(clause: Clause, hit: Hit) -> bool:
    """Whether a good word is said of somebody else by a verb (“the team have been terrific”), not in passing."""
    said = clause.norms[hit.first - 1] in VERBS or clause.norms[hit.last - 1].endswith("ly") or hit.last - hit.first > 2
    return said and subject_of(clause, hit).who in {Who.OTHER, Who.THEY, Who.PERSON, Who.BODY}


def _object(clause: Clause, hit: Hit) -> Ref | None:
    """Whom an act of praise is for: the first name after it in its clause."""
    if hit.label != "praise.act" or hit.last >= clause.last:
        return None
    end = clause.clause_end(hit.last - 1)
    for mention in within(clause.analysis.mentions, clause.words.starts[hit.first], clause.words.ends[end - 1]):
        if mention.thing != clause.saying.said_by and clause.type_of(mention.thing) in JUDGED:
            return mention.thing
    return object_of(clause, hit) or antecedent(clause, hit.first, end)
