"""Criticism, praise and admissions: conduct judged, and by whose lights.

The same words are a Criticism of another, an Acknowledgement of oneself, and a Finding where an
inspection or audit is said to have found it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.document import BlockKind
from ontherecord.extract.clause import BODIES, LIKELY, POSSIBLE, Clause, Subject, Who
from ontherecord.extract.frames import framed
from ontherecord.facts import Ref, Span, Statement, ThingType, Value, Voice
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import within

BLAME = ("criticism.conduct", "criticism.quality", "criticism.feeling")
ADMISSION = ("acknowledgement.admit", "acknowledgement.short")
APPROVAL = ("praise.act", "praise.quality")
REACH = 6
"""Sentences back to which a judgement without a name may go."""
JUDGED = frozenset({ThingType.ORGANIZATION, ThingType.UNIT, ThingType.PERSON, ThingType.REPORT, ThingType.INITIATIVE})


def criticisms(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """What a segment holds against another body or person, and whom."""
    del ontology
    if _found(clause) or (clause.question and not clause.comment) or clause.has("criticism.void"):
        return
    reporting = clause.segment.reporting
    told = [reporting] if reporting and reporting.label == "reporting.criticise" else []
    for hit in (*told, *clause.of(*BLAME), *_failings(clause)):
        if any(other.last <= hit.first for other in clause.of("disagreement.cues", "acknowledgement.admit")):
            return
        if clause.kind is BlockKind.ROW and hit.label == "criticism.quality":
            continue
        if _supposed(clause, hit):
            continue
        if hit.label != "criticism.feeling" and (_of_self(clause, hit) or _negated(clause, hit)):
            continue
        target = _judged(clause, hit)
        if target is None and clause.saying.voice is Voice.PUBLISHER and hit.label == "criticism.quality":
            continue
        attributes: list[tuple[str, Value]] = [("criticises", target)] if target else []
        yield clause.state("Criticism", _words(clause, hit), "criticisms", attributes, LIKELY if target else POSSIBLE)
        return


def acknowledgements(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """What a speaker admits of oneself or the body spoken for."""
    del ontology
    if clause.comment or clause.question or clause.has("acknowledgement.void"):
        return
    reporting = clause.segment.reporting
    if (
        reporting
        and reporting.label == "reporting.admit"
        and _admits(clause, reporting)
        and not clause.covered(reporting, "commitment.minuted")
    ):
        if clause.has(*ADMISSION, *BLAME):
            yield clause.state("Acknowledgement", clause.sentence_span, "acknowledgements")
        return
    for hit in clause.of("reporting.admit"):
        subject = clause.subject(hit.first)
        if subject.who is Who.OWN and subject.ref and _admits(clause, hit) and not _negated(clause, hit):
            yield clause.state("Acknowledgement", clause.sentence_span, "acknowledgements")
            return
    for hit in clause.of(*ADMISSION):
        if _negated(clause, hit) or not (_admitting(clause, hit) or _of_self(clause, hit) or _at_home(clause, hit)):
            continue
        yield clause.state("Acknowledgement", _words(clause, hit), "acknowledgements", (), LIKELY)
        return


def _admits(clause: Clause, reporting: Hit) -> bool:
    """Whether what is agreed is that something is so, not that something be done."""
    return (
        not clause.norms[reporting.last - 1].startswith("agree")
        or "that" in clause.norms[reporting.last : reporting.last + 3]
    )


def praises(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """What a segment holds to somebody's credit, and whose."""
    del ontology
    if clause.question or clause.has("praise.void") or (_found(clause) and not clause.has("praise.act")):
        return
    for hit in clause.of(*APPROVAL):
        if _negated(clause, hit):
            continue
        target = _object(clause, hit) or _judged(clause, hit)
        if hit.label == "praise.quality" and clause.saying.voice is Voice.PUBLISHER and target is None:
            continue
        attributes: list[tuple[str, Value]] = [("praises", target)] if target else []
        yield clause.state("Praise", _words(clause, hit), "praises", attributes, LIKELY if target else POSSIBLE)
        return


def _words(clause: Clause, hit: Hit) -> Span:
    return clause.span(
        clause.phrase_start(hit.first) if hit.first > clause.first else hit.first, clause.clause_end(hit.last - 1)
    )


def _supposed(clause: Clause, hit: Hit) -> bool:
    """Whether the judgement hangs on a condition: “if hospitals fail to …”."""
    return any(
        each.last <= hit.first <= each.last + 6
        for each in clause.of("commitment.condition")
        if clause.norms[each.first] in {"if", "unless", "should"}
    )


def _failings(clause: Clause) -> list[Hit]:
    """That a body or person other than the speaker did not do a thing: told of it in prose, it is held against it."""
    if clause.comment or clause.saying.voice is Voice.REPORTED or _inspects(clause):
        return []
    found = []
    for hit in clause.of("criticism.omission"):
        subject = clause.subject(hit.first)
        if subject.who in {Who.BODY, Who.PERSON} and subject.ref:
            found.append(hit)
    return found


def _inspects(clause: Clause) -> bool:
    return clause.has("finding.work", "finding.own", "finding.passive")


def _found(clause: Clause) -> bool:
    """Whether an inspection, audit or study is said to have found it."""
    reporting = clause.segment.reporting
    found = bool(reporting and reporting.label == "reporting.find") or clause.has("finding.work", "finding.own")
    return found or framed(clause, "finding")


def _negated(clause: Clause, hit: Hit) -> bool:
    before = clause.norms[max(clause.first, hit.first - 3) : hit.first]
    return bool({"not", "never", "no", "without", "nor", "neither", "nobody", "cannot"} & set(before)) and clause.norms[
        hit.first
    ] not in {
        "not",
        "no",
        "never",
    }


def _of_self(clause: Clause, hit: Hit) -> bool:
    """Whether the subject of the judgement is the speaker."""
    subject = _judged_subject(clause, hit)
    suffered = "been" in clause.norms[max(clause.first, hit.first - 2) : hit.first] and subject.who is not Who.WE
    if subject.speaker and not suffered:
        return True
    after = clause.norms[hit.last : hit.last + 2]
    if {"we", "us", "our", "i"} & set(clause.norms[hit.first : hit.last]) or after in _BY_US:
        return True
    pointing = subject.who in _UNNAMED and clause.norms[subject.first] in {"that", "it", "this"}
    if pointing and _in_person_before(clause):
        return True
    if subject.who not in {Who.OTHER, Who.NONE, Who.THEY} or clause.target() is not None:
        return False
    breaks = [at for at in range(clause.first, hit.first) if clause.norms[at] in {"that", "but", ";", ":"}]
    return bool({"we", "our", "i", "my", "us"} & set(clause.norms[breaks[-1] if breaks else clause.first : hit.first]))


_BY_US = (["by", "us"], ["by", "me"])
_ADMITTING = frozenset({"we", "i", "with", "in", "no", "hands"})
_UNNAMED = frozenset({Who.NONE, Who.THEY, Who.OTHER})


def _in_person_before(clause: Clause) -> bool:
    """Whether the sentence before, in the same block, is the speaker's about “I” or “we”."""
    for sentence in clause.analysis.before(clause.segment.sentence, 1):
        if sentence.block == clause.segment.sentence.block:
            return bool({"i", "we", "our", "my"} & set(clause.norms[sentence.first : sentence.last]))
    return False


def _admitting(clause: Clause, hit: Hit) -> bool:
    """Whether an admission in so many words has something admitted after it, not a payment or a good cause."""
    if hit.label != "acknowledgement.admit" or clause.norms[hit.first] not in _ADMITTING:
        return False
    if clause.norms[hit.first] not in {"we", "i"}:
        return True
    that = "that" in clause.norms[hit.last - 1 : hit.last + 3]
    return that or clause.has("acknowledgement.short", "acknowledgement.shortcoming", *BLAME)


def _at_home(clause: Clause, hit: Hit) -> bool:
    """Whether a matter without a name is judged in the judge's own document, with nobody else in view."""
    subject = _judged_subject(clause, hit)
    own = clause.body == clause.analysis.publisher and subject.who in _UNNAMED
    broken = clause.has("acknowledgement.broken")
    return own and broken and clause.target(bodies_only=True) is None and _named_before(clause) is None


def _judged_subject(clause: Clause, hit: Hit) -> Subject:
    if clause.norms[hit.first] in {"we", "i"}:
        return Subject(Who.WE, hit.first)
    at = hit.first
    while at > clause.first and clause.norms[at - 1] in _BEFORE:
        at -= 1
    return clause.subject(at)


_BEFORE = frozenset(
    "is are was were be been being has have had do does did not a an the so very too also simply still often always "
    "never will would can could may might frequently".split()
)


def _judged(clause: Clause, hit: Hit) -> Ref | None:
    """Who is judged: the subject where it is named, else the first other name, here or in the sentences before."""
    subject = _judged_subject(clause, hit)
    if subject.ref and subject.ref not in {clause.body, clause.saying.said_by}:
        return subject.ref
    named = [
        m.thing
        for m in clause.mentions
        if m.thing not in {clause.body, clause.saying.said_by} and clause.type_of(m.thing) in JUDGED
    ]
    if named:
        return named[0]
    if clause.comment:
        return clause.analysis.publisher
    quoted = clause.saying.voice is not Voice.PUBLISHER
    return _named_before(clause, bodies=quoted) or (clause.analysis.publisher if quoted else None)


def _object(clause: Clause, hit: Hit) -> Ref | None:
    """Whom an act of praise is for: the first name after it in its clause."""
    if hit.label != "praise.act" or hit.last >= clause.last:
        return None
    end = clause.clause_end(hit.last - 1)
    for mention in within(clause.analysis.mentions, clause.words.starts[hit.first], clause.words.ends[end - 1]):
        if mention.thing != clause.saying.said_by and clause.type_of(mention.thing) in JUDGED:
            return mention.thing
    return None


def _named_before(clause: Clause, *, bodies: bool = False) -> Ref | None:
    """The thing named first in the nearest sentence before that names one; only bodies where others are quoted."""
    kinds = BODIES if bodies else JUDGED
    for sentence in clause.analysis.before(clause.segment.sentence, REACH):
        for mention in within(clause.analysis.mentions, sentence.start, sentence.end):
            if not clause.ours(mention.thing) and clause.type_of(mention.thing) in kinds:
                return mention.thing
    return None
