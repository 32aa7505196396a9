"""Findings: what an inspection, audit, report, survey or study found."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.document import BlockKind
from ontherecord.extract.clause import LIKELY, POSSIBLE, Clause
from ontherecord.extract.frames import framed, headed
from ontherecord.extract.undertakings import condition
from ontherecord.facts import Ref, Statement, ThingType, Value, Voice
from ontherecord.ontology import Ontology

EXTRACTOR = "findings"
INSPECTION = ("inspection", "inspections", "inspector", "inspectors", "inspected", "inspect")
OFTEN = 4
"""Times that a report of an inspection speaks of inspecting, at least."""
SHORTEST = 5
"""Words that a judgement in an inspectorate's report has at least."""
INSPECTING = (
    "inspect",
    "ofsted",
    "commission",
    "ombudsman",
    "regulator",
    "audit",
    "estyn",
    "adjudicator",
    "coroner",
    "scrutiny",
)
"""How words in the names of bodies begin whose own reports evaluate others."""
NEAR = 6
"""Sentences before in which the one whom “she” stands for is named."""
SURVEYED = ("inspection", "inspectors", "visit", "survey", "last", "previous", "findings", "report", "review")
"""After “our”, what an inspectorate speaks of when it judges others."""
EXAMINED = frozenset("reviewed saw visited checked examined sampled inspected observed interviewed".split())
"""After “we” in a clause about a noun, how an inspectorate came to know it (“the notes that we reviewed”)."""
JOINS = frozenset({",", "and", "but", "then", "when", "as", "-", "visit", "inspection"})
"""Before “we”, these begin a clause of its own."""
AHEAD = frozenset({"will", "should", "must", "would", "could"})
STRONG = frozenset("found concluded identified judged discovered uncovered ruled upheld established".split())
"""Verbs with which any board or panel gives what it found; others it also notes, agrees and says."""
SITTING = frozenset({"review", "panel", "inquiry", "authority", "office", "board", "survey"})
"""Words in the names of others that find things."""


def findings(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """What a segment says was found, with the work it was found in where the text names it."""
    del ontology
    if (
        clause.comment
        or clause.question
        or clause.has("finding.void")
        or ":" in clause.norms[clause.last - 1 : clause.last + 1]
    ):
        return
    if _found(clause):
        yield clause.state("Finding", clause.sentence_span, EXTRACTOR, _found_in(clause), LIKELY)
    elif _evaluates(clause):
        yield clause.state("Finding", clause.sentence_span, EXTRACTOR, _found_in(clause), POSSIBLE)


def _found(clause: Clause) -> bool:
    if _reported_as_found(clause) and not clause.has("commitment.will") and _inspector(clause, clause.saying.said_by):
        return True
    if clause.has("finding.work", "finding.passive") or _according(clause) or _pronoun_found(clause):
        return True
    if clause.has("finding.decided") and clause.saying.voice is Voice.PUBLISHER and not condition(clause):
        return True
    if clause.has("finding.felt") and any(_inspects(clause, ref) for ref in (clause.body, clause.saying.said_by)):
        return True
    if any(hit.last < clause.last and not clause.norms[hit.last][0].isdigit() for hit in clause.of("finding.own")):
        return True
    if framed(clause, "finding"):
        return True
    if headed(clause, "finding") and clause.kind is BlockKind.PARAGRAPH and not _of_oneself(clause):
        return True
    if _inspector_tells(clause) or _told_inspectors(clause):
        return True
    inherited = clause.saying.voice is Voice.REPORTED and clause.segment.reporting is None
    return inherited and _inspector(clause, clause.saying.said_by)


def _pronoun_found(clause: Clause) -> bool:
    """“She further found that …”, after a sentence about the ombudsman, the inspectors or their report."""
    for hit in clause.of("finding.pronoun"):
        opening = (clause.segment.sentence.first, hit.first)
        near = [(each.first, each.last) for each in clause.analysis.before(clause.segment.sentence, NEAR)]
        if any(_speaks_of_finder(clause, *words) for words in (opening, *near)):
            return True
    return False


def _speaks_of_finder(clause: Clause, first: int, last: int) -> bool:
    """Whether some words name, or speak of, somebody who inspects or adjudicates, or of his report."""
    named = any(word.startswith(INSPECTING) for word in clause.norms[first:last])
    return named or bool(clause.analysis.hits_in(first, last, "finding.works"))


def _according(clause: Clause) -> bool:
    """“According to the inspectorate, …”."""
    reporting = clause.segment.reporting
    told = reporting is not None and reporting.label == "reporting.according"
    return told and _inspector(clause, clause.saying.said_by)


def _reported_as_found(clause: Clause) -> bool:
    """Whether the verb that reports may be one of finding."""
    reporting = clause.segment.reporting
    return reporting is not None and any(
        hit.first == reporting.first for hit in clause.of("reporting.find", "finding.verbs")
    )


def _of_oneself(clause: Clause) -> bool:
    norms = clause.norms
    own = any(
        norms[at] in {"we", "our", "i", "my"}
        and norms[at + 1 : at + 2] not in ([word] for word in SURVEYED)
        and not _examined(clause, at)
        for at in range(clause.first, clause.last)
    )
    return own or clause.has("commitment.will")


def _examined(clause: Clause, at: int) -> bool:
    """Whether “we” at a word only tells, of a noun before it, that it was looked at."""
    norms = clause.norms
    return at > clause.first and norms[at - 1] not in JOINS and not EXAMINED.isdisjoint(norms[at + 1 : at + 2])


def _inspector(clause: Clause, ref: Ref) -> bool:
    thing = clause.analysis.things.get(ref)
    if thing is None:
        return False
    if thing.type is ThingType.PERSON:
        reporting = clause.segment.reporting
        return reporting is not None and clause.norms[reporting.last - 1] in STRONG
    words = " ".join([thing.name, *thing.forms]).lower().split()
    reporting = clause.segment.reporting
    strong = reporting is not None and clause.norms[reporting.last - 1] in STRONG
    return any(word.startswith(INSPECTING) or (strong and word in SITTING) for word in words)


def _inspector_tells(clause: Clause) -> bool:
    """Whether somebody who speaks for an inspectorate tells, of an inspection, how things were."""
    saying, genre = clause.saying, clause.analysis.document.metadata.genre
    if saying.voice not in {Voice.QUOTED, Voice.REPORTED} or genre in {"Minutes", "Transcript"}:
        return False
    body = saying.on_behalf_of
    if body is None or not _inspects(clause, body) or not _often(clause):
        return False
    words = set(clause.norms[clause.first : clause.last])
    return bool(words & {"was", "were", "had"}) and not words & AHEAD and not _of_oneself(clause)


def _told_inspectors(clause: Clause) -> bool:
    """“Staff told us that …” in an inspectorate's own report: what it heard is what it found."""
    reporting, publisher = clause.segment.reporting, clause.analysis.publisher
    if (
        reporting is None
        or clause.saying.voice is not Voice.REPORTED
        or clause.saying.said_by in clause.analysis.things
    ):
        return False
    told = clause.norms[reporting.last - 1] == "us" or clause.norms[reporting.last : reporting.last + 1] == ["us"]
    inspects = publisher is not None and _inspects(clause, publisher)
    return told and inspects and _often(clause) and clause.analysis.document.metadata.genre == "ReportGenre"


def _often(clause: Clause) -> bool:
    """Whether the document speaks of inspecting again and again."""
    return sum(clause.analysis.counts[word] for word in INSPECTION) >= OFTEN


def _evaluates(clause: Clause) -> bool:
    """Whether an inspectorate judges in its own report, or tells in its news what its report says."""
    publisher = clause.analysis.publisher
    inspects = publisher is not None and _inspects(clause, publisher)
    if clause.saying.voice is not Voice.PUBLISHER or not (inspects or _entitled(clause)):
        return False
    if not _often(clause):
        return False
    if (
        clause.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}
        or clause.last - clause.first < SHORTEST
        or _of_oneself(clause)
    ):
        return False
    if clause.has("finding.method", "recommendation.should", "recommendation.explicit", "commitment.intended"):
        return False
    if headed(clause, "about") or headed(clause, "recommendation") or not _full_sentence(clause):
        return False
    if clause.analysis.document.metadata.genre == "ReportGenre":
        return True
    words = set(clause.norms[clause.first : clause.last])
    genre = clause.analysis.document.metadata.genre
    return ("had" in words and genre == "PressRelease") or (bool(words & {"was", "were", "had"}) and genre == "WebPage")


def _entitled(clause: Clause) -> bool:
    """Whether the title says that this is the report of an inspection."""
    metadata = clause.analysis.document.metadata
    return metadata.genre == "ReportGenre" and "inspection" in (metadata.title or "").lower()


def _full_sentence(clause: Clause) -> bool:
    text = clause.words.text[clause.segment.sentence.start : clause.segment.sentence.end]
    return text[0] != "(" and text[-1] in ".!”’"


def _inspects(clause: Clause, ref: Ref) -> bool:
    thing = clause.analysis.things.get(ref)
    return thing is not None and any(
        word.startswith(INSPECTING) for word in " ".join([thing.name, *thing.forms]).lower().split()
    )


def _found_in(clause: Clause) -> list[tuple[str, Value]]:
    """The report, audit or survey named in the segment."""
    works = [mention.thing for mention in clause.mentions if clause.type_of(mention.thing) is ThingType.REPORT]
    return [("foundIn", works[0])] if works else []
