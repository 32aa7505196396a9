"""Progress: that something is done, in place or under way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ontherecord.document import BlockKind
from ontherecord.extract.clause import LIKELY, POSSIBLE, Clause, Subject, Who
from ontherecord.extract.frames import framed, leads_item, quoted_advice
from ontherecord.extract.undertakings import ADVERBS
from ontherecord.facts import Statement, ThingType, Voice
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology

EXTRACTOR = "progress"
CUES = ("progress.done", "progress.past", "progress.present", "progress.active", "progress.perfect")
UNDERTAKEN = ("commitment.aspired", "commitment.intended", "commitment.will", "commitment.firm")
ADMITTED = ("acknowledgement.admit", "acknowledgement.short")
SUBORDINATE = frozenset("until once when whenever after if unless before whether how where".split())
"""What follows one of these is supposed or awaited."""
INTENDED = frozenset("intend plan hope aim want".split())
"""So is what follows one of these and “to”; a plan by itself may well have been published."""
MODAL = frozenset({"should", "must", "ought"})
REACH = 6
"""Words before a cue in which what governs it is looked for."""
PAST = frozenset({"progress.active", "progress.past"})
NOT_PAST = frozenset(
    "to will would can could may might should must not be being is are was were do did the a an of by".split()
)
"""Before one of these words a form that could be past is none."""
NEAR = 6
"""Words between which a subject and its verb in the past stand."""
SCANT = frozenset({"only", "too", "few", "fewer"})
"""In a subject, these say that something was not done, or not enough of it: “only 71 per cent of repairs”."""
SUPPOSED = frozenset({"if", "unless"})
LONG_AGO = 8
"""Years after which what another did is history, no progress."""
OPENING = frozenset({"because", "that", "to"})
"""Before a colon, these leave to a list what was done."""
APPOINTED = frozenset("appointed elected promoted seconded trained".split())
"""What a person is for the sake of an office; the rest that happens to “him” or “her” is a story."""
WORKS = frozenset({ThingType.INITIATIVE, ThingType.REPORT, ThingType.UNIT})


def progress(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """The first report of progress in a segment; one a segment, since one sentence reports one state of things."""
    del ontology
    if clause.comment or clause.question or clause.has("apology.cues", "criticism.conduct") or quoted_advice(clause):
        return
    if clause.has("progress.defines"):
        return
    found = _found_from(clause)
    for hit in clause.of(*CUES):
        if hit.first >= found:
            break
        if hit.label == "progress.perfect" and not _participle(clause, hit.last):
            continue
        subject = clause.subject(hit.first)
        if clause.covered(hit, "progress.quantity") and not subject.speaker:
            continue
        if _left_to_list(clause, hit) or _background(clause, hit, subject):
            continue
        if _void(clause, hit) or _awaited(clause, hit) or not _concerns(clause, hit, subject):
            continue
        end = clause.clause_end(hit.last)
        confidence = LIKELY if subject.speaker or hit.label != "progress.active" else POSSIBLE
        words = clause.span(min(subject.first, hit.first), end)
        yield clause.state("Progress", words, EXTRACTOR, [("action", clause.text(hit.first, end))], confidence)
        return
    if found == clause.last and framed(clause, "progress") and leads_item(clause) and not clause.has(*UNDERTAKEN):
        yield clause.state(
            "Progress", clause.sentence_span, EXTRACTOR, [("action", clause.text(clause.first, clause.last))]
        )


def _void(clause: Clause, hit: Hit) -> bool:
    """Whether what stands at or before the cue takes it back: a negation, a condition, a promise, an admission."""
    if clause.covered(hit, "progress.void", "commitment.void", "commitment.recalled", "commitment.reported", *ADMITTED):
        return True
    reporting = clause.segment.reporting
    if reporting and reporting.first < hit.last and hit.first < reporting.last:
        return True
    at = hit.first - 1
    nearest = clause.norms[max(clause.first, at)]
    if nearest == "to" or "please" in clause.norms[max(clause.first, at - 1) : hit.first]:
        return True
    if hit.label in PAST and nearest == "be":
        return True
    while at > clause.first and clause.norms[at] in {*ADVERBS, "well"}:
        at -= 1
    before = clause.norms[at] if at >= clause.first else ""
    if before in {"who", "that", "will", "to", "shall", "would"} or (hit.label in PAST and before in NOT_PAST):
        return True
    opening = clause.subject(hit.first).first
    if opening > clause.first and clause.norms[opening - 1] == "since":
        return True
    words = clause.norms[max(clause.first, hit.first - REACH) : hit.first]
    if not SUBORDINATE.isdisjoint(words) or any(word in INTENDED and then == "to" for word, then in pairwise(words)):
        return True
    if not MODAL.isdisjoint(words) and hit.label != "progress.present":
        return True
    return _void_before(clause, hit)


def _left_to_list(clause: Clause, hit: Hit) -> bool:
    """“The Board resolved:”, “… because:”: what was done stands in the items below."""
    colon = next((at for at in (clause.last, clause.last - 1) if clause.norms[at : at + 1] == [":"]), None)
    return colon is not None and (colon - hit.last <= 2 or clause.norms[colon - 1] in OPENING)


def _background(clause: Clause, hit: Hit, subject: Subject) -> bool:
    """Whether a deed of others is told as a story, as history, or to praise, or is scant."""
    if subject.speaker:
        return False
    norms = clause.norms
    if not SCANT.isdisjoint(norms[max(clause.first, subject.first - 1) : hit.first]):
        return True
    if any(0 <= hit.first - glad.last < REACH for glad in clause.of("progress.welcomed")):
        return True
    had = "had" in norms[hit.first - 1 : hit.first + 1]
    personal = subject.who is Who.THEY and norms[subject.first] in {"he", "she"}
    if personal and hit.label in PAST and clause.saying.voice is not Voice.REPORTED:
        happened = had or norms[hit.first] in {"was", "were"}
        if happened and APPOINTED.isdisjoint(norms[hit.first : hit.last + 1]):
            return True
    return _history(clause)


def _history(clause: Clause) -> bool:
    """Whether all days that a segment gives are long before the document's."""
    said = clause.analysis.document.metadata.date
    days = [when.date for when in clause.dates if when.date]
    return said is not None and bool(days) and all(said.earliest.year - day.latest.year > LONG_AGO for day in days)


def _awaited(clause: Clause, hit: Hit) -> bool:
    """“Is expected to open in May” awaits a day; “are expected to explain” runs already. “Will say that it has …”."""
    expected = "expected" in clause.norms[hit.first : hit.last] and _dated(clause)
    between = any(
        will.last <= hit.first and "that" in clause.norms[will.last : hit.first]
        for will in clause.of("commitment.will")
    )
    return expected or between


def _participle(clause: Clause, word: int) -> bool:
    """Whether a word looks like a regular participle."""
    return word < clause.last and clause.norms[word].endswith("ed") and len(clause.norms[word]) > len("need")


def _found_from(clause: Clause) -> int:
    """The word from which the segment gives what an inspection, audit or study found: that is a Finding."""
    reporting = clause.segment.reporting
    if reporting is not None and reporting.label == "reporting.find":
        return clause.first
    return min((hit.first for hit in clause.of("finding.work", "finding.own")), default=clause.last)


def _void_before(clause: Clause, hit: Hit) -> bool:
    """A condition or a negation in front, in the same clause."""
    supposed = max((at for at in range(clause.first, hit.first) if clause.norms[at] in SUPPOSED), default=None)
    if supposed is not None and "," not in clause.norms[supposed : hit.first]:
        return True
    return any(void.last <= hit.first and hit.first - void.last < 4 for void in clause.of("progress.void"))


def _concerns(clause: Clause, hit: Hit, subject: Subject) -> bool:
    """Whether the speaker, a body or whoever has a work in hand answers for what is done; else a day is needed."""
    if hit.label == "progress.active":
        return _acted(clause, hit, subject)
    if subject.speaker or clause.saying.voice is Voice.REPORTED:
        return True
    named = subject.ref is not None and clause.type_of(subject.ref) in WORKS
    if hit.label == "progress.past" and clause.norms[max(0, hit.first - 1)] in {"which", "that"}:
        return _ours_named(clause)
    if hit.label == "progress.past" and not named:
        return _dated(clause)
    return True


def _acted(clause: Clause, hit: Hit, subject: Subject) -> bool:
    """Whether a body, a person or “we” stands close before a verb in the past."""
    if _deed_of_list(clause, hit):
        return True
    if hit.first - subject.first > NEAR:
        return False
    if subject.who is Who.THEY:
        deeds = len({each.first for each in clause.of("progress.active")})
        return clause.norms[subject.first] == "it" and (_dated(clause) or deeds > 1)
    if subject.who is Who.OTHER and subject.ref is None:
        doers = any(subject.first <= each.first < hit.first for each in clause.of("commitment.doers"))
        return doers and _dated(clause)
    return subject.who in {Who.WE, Who.I} or (subject.ref is not None and subject.who is not Who.OTHER)


def _deed_of_list(clause: Clause, hit: Hit) -> bool:
    """“Introduced an online service”: an item that begins with what was done, its doer being the publisher."""
    opens = hit.first == clause.first and clause.kind is BlockKind.ITEM and clause.words.word(hit.first)[0].isupper()
    return opens and clause.saying.voice is Voice.PUBLISHER and not framed(clause, "finding")


def _ours_named(clause: Clause) -> bool:
    return any(clause.ours(mention.thing) for mention in clause.mentions) or bool(
        {"us", "our", "we"} & set(clause.norms[clause.first : clause.last])
    )


def _dated(clause: Clause) -> bool:
    """Whether the segment gives a day, month or year."""
    return any(when.deadline for when in clause.dates)
