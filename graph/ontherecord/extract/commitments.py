"""Commitments: that somebody undertakes to do something, or says that it will be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ontherecord.dates import Date
from ontherecord.document import BlockKind
from ontherecord.extract.clause import CERTAIN, LIKELY, POSSIBLE, Clause, Subject, Who
from ontherecord.extract.frames import framed
from ontherecord.facts import Ref, Statement, Term, ThingType, Value, Voice
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import When

EXTRACTOR = "commitments"
STRENGTHS = {
    "commitment.aspired": "Aspired", "commitment.intended": "Intended", "commitment.firm": "Firm", "commitment.minuted": "Firm",
    "commitment.reported": "Firm", "commitment.will": "Firm", "commitment.would": "Firm", "commitment.progressive": "Firm",
    "commitment.action": "Firm",
}  # fmt: skip
"""Cues and how strongly they bind; where several begin at one place the first in this order counts."""
BARE = frozenset({"commitment.will", "commitment.would"})
NOBODY = frozenset("someone somebody anyone anybody nobody people you one members visitors readers everyone".split())
"""Subjects that nobody answers for."""
REACH = 8
"""Words after a verb of hoping within which its clause has its own verb."""
NEAR = 5
"""Words that the subject of a minuted action has at most."""
FINITE = frozenset("is are was were has have had will would can could should must may asked agreed said".split())
ADVERBS = frozenset(
    "also now then still soon therefore in turn all be continue to not always , each both only shortly first merely simply".split()
)


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A cue with its subject and the word that its verb begins at."""

    cue: Hit
    strength: str
    subject: Subject
    verb: int


def commitments(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """The undertakings of a segment, each with whom it binds, how firmly, until when and on what condition."""
    del ontology
    if clause.comment or clause.question or clause.kind is BlockKind.ROW:
        return
    if clause.kind is BlockKind.ITEM and framed(clause, "commitment") and not clause.has("commitment.recalled"):
        yield _listed(clause)
        return
    taken = clause.first
    for undertaking in _undertakings(clause):
        if undertaking.cue.first < taken:
            continue
        end = clause.clause_end(undertaking.cue.last)
        taken = end
        yield _commitment(clause, undertaking, end)


def _undertakings(clause: Clause) -> Iterator[Undertaking]:
    chosen: dict[int, Hit] = {}
    for hit in clause.of(*STRENGTHS):
        known = chosen.get(hit.first)
        if known is None or _rank(hit) < _rank(known):
            chosen[hit.first] = hit
    for place in sorted(chosen):
        hit = chosen[place]
        found = _undertaking(clause, hit)
        if found:
            yield found


def _rank(hit: Hit) -> tuple[int, int]:
    return list(STRENGTHS).index(hit.label), -hit.last


def _undertaking(clause: Clause, hit: Hit) -> Undertaking | None:
    """The undertaking that a cue makes, unless what is around it says that nobody is bound."""
    if hit.last >= clause.last - 1 and clause.norms[clause.last - 1] in {":", clause.norms[hit.last - 1]}:
        return None
    if clause.covered(hit, "commitment.void", "commitment.recalled"):
        return None
    minutes = clause.analysis.document.metadata.genre == "Minutes"
    backshifted = clause.saying.voice is Voice.REPORTED or minutes or _quoted_report(clause)
    if hit.label in BARE and _wished(clause, hit):
        return None
    if _recalled(clause, hit) or (hit.label == "commitment.would" and not backshifted):
        return None
    if hit.label == "commitment.action" and not (minutes and _orders(clause, hit)):
        return None
    subject = clause.subject(hit.first)
    if subject.who not in {Who.WE, Who.I} and clause.covered(hit, "commitment.notice"):
        return None
    if (
        hit.label == "commitment.reported"
        and clause.saying.voice is Voice.PUBLISHER
        and "commit" not in clause.norms[hit.first]
    ):
        return None
    verb = _verb(clause, hit)
    if hit.label == "commitment.progressive":
        if not (subject.speaker and _planned(clause, hit)):
            return None
    elif hit.label in BARE:
        if not _binds(clause, hit, subject, verb):
            return None
    elif (
        (subject.who is Who.NONE and clause.norms[hit.first - 1] in {"which", "that"} and hit.first > clause.first)
        or (subject.who is Who.BODY and clause.saying.voice is not Voice.REPORTED)
        or (
            subject.who is Who.OTHER
            and hit.label in {"commitment.intended", "commitment.aspired"}
            and not _act(clause, verb)
        )
    ):
        return None
    return Undertaking(hit, STRENGTHS[hit.label], subject, verb)


def _planned(clause: Clause, hit: Hit) -> bool:
    """Whether a day to come, or something more than there is, makes a present tense a plan."""
    end = clause.clause_end(hit.last)
    added = any(
        hit.last <= each.first <= hit.last + 4 or each.first < hit.first
        for each in clause.of("commitment.addition")
        if each.first < end
    )
    return _has_due(clause, hit) or (added and clause.norms[hit.last : hit.last + 1] != ["with"])


def _quoted_report(clause: Clause) -> bool:
    """Whether the quoted words go on a report: said “no student would lose by it”."""
    return clause.saying.voice is Voice.QUOTED and clause.words.word(clause.first)[0].islower()


def _wished(clause: Clause, hit: Hit) -> bool:
    """Whether the clause hangs on hoping, fearing or believing, or denies what would be."""
    if any(wish.last <= hit.first <= wish.last + REACH for wish in clause.of("commitment.wish")):
        return True
    return hit.label == "commitment.would" and "not" in clause.norms[hit.last : hit.last + 2]


def _orders(clause: Clause, hit: Hit) -> bool:
    """Whether an infinitive stands for a finite verb: a short subject before it, and nothing finite in the clause."""
    begin = clause.phrase_start(hit.first)
    before = clause.norms[begin : hit.first]
    return 0 < len(before) <= NEAR and not FINITE & set(clause.norms[begin : clause.clause_end(hit.last)])


def _recalled(clause: Clause, hit: Hit) -> bool:
    """Whether the undertaking is only remembered, missed or given up: said so before the cue, in its clause."""
    return (
        any(other.last <= hit.first + 1 and hit.first - other.first < 12 for other in clause.of("commitment.recalled"))
        and not clause.segment.reporting
    )


def _verb(clause: Clause, hit: Hit) -> int:
    """The word at which the verb of what is undertaken begins: a list of acts may be part of the cue."""
    acts = [
        act.first
        for act in clause.of("verbs.acts", "verbs.efforts", "verbs.done")
        if hit.first < act.first and act.last == hit.last
    ]
    if acts:
        return acts[0]
    at = hit.last
    while at < clause.last and clause.norms[at] in ADVERBS:
        at += 1
    return min(at, clause.last - 1)


def _act(clause: Clause, verb: int) -> bool:
    return any(hit.first == verb for hit in clause.of("verbs.acts", "verbs.done"))


def _binds(clause: Clause, hit: Hit, subject: Subject, verb: int) -> bool:
    """Whether “will” undertakes anything. Of oneself it does; of others when the speaker can bring it about."""
    happens = any(each.first == verb for each in clause.of("verbs.happenings"))
    act = _act(clause, verb)
    if subject.who in {Who.WE, Who.I}:
        return not happens or act
    if hit.label == "commitment.would" and subject.who is Who.THEY:
        return act
    if hit.label == "commitment.would":
        return subject.who is not Who.NONE and (act or _passive(clause, hit, verb) or not happens)
    if subject.who is Who.OWN:
        return act or _passive(clause, hit, verb) or not happens
    if subject.who is Who.THEY:
        return clause.saying.voice is Voice.REPORTED or (act and not happens) or _has_due(clause, hit)
    if subject.who in {Who.BODY, Who.PERSON}:
        announced = subject.who is Who.BODY and act and not clause.has("commitment.notice")
        return (clause.saying.voice is Voice.REPORTED and not happens) or announced
    if clause.has("commitment.notice") or clause.norms[subject.first] in NOBODY:
        return False
    through = _through(clause, subject, hit)
    wanted = through or _beneficiary(clause, subject, hit) or _has_due(clause, hit) or _in_hand(clause, subject)
    if through and not happens and any(each.first == verb for each in clause.of("verbs.efforts")):
        return True
    if _passive(clause, hit, verb):
        return wanted or clause.saying.voice is not Voice.PUBLISHER or _own_topic(clause)
    if clause.norms[hit.last - 1] in {"be", "on", "in"} or _goes_on(clause, subject, verb):
        return wanted or _goes_on(clause, subject, verb)
    promised = wanted and _has_due(clause, hit) and not happens
    return promised or (act and (wanted or not happens) and not _condition(clause))


def _through(clause: Clause, subject: Subject, hit: Hit) -> bool:
    """Whether the subject is somebody through whom a body acts, or something that it runs: “officers”, “the scheme”."""
    return any(subject.first <= each.first < hit.first for each in clause.of("commitment.doers"))


def _in_hand(clause: Clause, subject: Subject) -> bool:
    """Whether the subject is a unit, plan or programme that the text has named: what becomes of it lies with the speaker."""
    return subject.ref is not None and clause.type_of(subject.ref) in {
        ThingType.UNIT,
        ThingType.INITIATIVE,
        ThingType.REPORT,
    }


def _goes_on(clause: Clause, subject: Subject, verb: int) -> bool:
    """“Those talks will carry on.”"""
    known = (
        clause.norms[subject.first] in {"those", "these", "this", "and", "our"}
        or "those" in clause.norms[subject.first : verb]
    )
    return known and clause.norms[verb] in {"continue", "carry", "go"}


def _passive(clause: Clause, hit: Hit, verb: int) -> bool:
    norms = clause.norms[hit.first : verb + 1]
    return "be" in norms and any(each.first in {verb, verb - 1} for each in clause.of("verbs.done"))


def _beneficiary(clause: Clause, subject: Subject, hit: Hit) -> bool:
    first = subject.first
    return any(first <= each.first < min(first + 5, hit.first) for each in clause.of("commitment.beneficiary"))


def _has_due(clause: Clause, hit: Hit) -> bool:
    return _due(clause, clause.first, clause.clause_end(hit.last)) is not None


def _own_topic(clause: Clause) -> bool:
    return any(clause.ours(mention.thing) for mention in clause.mentions)


def _due(clause: Clause, first: int, last: int) -> When | None:
    """The time that an undertaking is given for: the last deadline among some words, else how often it is to be."""
    start, end = clause.words.starts[first], clause.words.ends[last - 1]
    inside = [when for when in clause.dates if start <= when.span.start and when.span.end <= end]
    exact = [when for when in inside if when.deadline and _ahead(clause, when)]
    return exact[0] if exact else inside[0] if inside and not inside[0].deadline else None


def _ahead(clause: Clause, when: When) -> bool:
    said = clause.analysis.document.metadata.date
    return when.date is None or said is None or when.date.latest >= said.earliest


def _commitment(clause: Clause, undertaking: Undertaking, end: int) -> Statement:
    hit = undertaking.cue
    begin = min(undertaking.subject.first, hit.first)
    attributes = _attributes(clause, undertaking.verb, begin, end, undertaking.strength)
    attributes += [("committedBy", bound) for bound in _bound(clause, undertaking)]
    confidence = CERTAIN if undertaking.subject.speaker else LIKELY
    return clause.state("Commitment", clause.span(begin, end), EXTRACTOR, attributes, confidence)


def _attributes(clause: Clause, verb: int, begin: int, end: int, strength: str) -> list[tuple[str, Value]]:
    vague = any(each.first == verb for each in clause.of("verbs.efforts")) or not any(
        each.first == verb for each in clause.of("verbs.acts", "verbs.done")
    )
    attributes: list[tuple[str, Value]] = [
        ("strength", Term(strength)),
        ("specificity", Term("Vague" if vague else "Specific")),
        ("action", clause.text(verb, end)),
    ]
    due = _due(clause, begin, end) or _due(clause, clause.first, end)
    if due:
        attributes.append(("dueText", " ".join(clause.words.text[due.span.start : due.span.end].split())))
        if isinstance(due.date, Date):
            attributes.append(("due", due.date))
    condition = _condition(clause)
    if condition:
        attributes.append(("condition", condition))
    return attributes


def _condition(clause: Clause) -> str:
    for hit in clause.of("commitment.condition"):
        before = clause.norms[hit.first - 1] if hit.first > clause.first else ","
        if (
            hit.first == clause.first
            or before in {",", "-", "("}
            or clause.norms[hit.first] in {"if", "subject", "provided", "unless"}
        ):
            end = next(
                (i for i in range(hit.last, clause.last) if clause.norms[i] in {",", ";", ")", "-"}), clause.last
            )
            return clause.text(hit.first, end)
    return ""


def _bound(clause: Clause, undertaking: Undertaking) -> list[Ref]:
    """Whom an undertaking binds: the body spoken for; the person who says “I”, or of whom it is told."""
    subject, saying = undertaking.subject, clause.saying
    if subject.who is Who.I and saying.voice is not Voice.PUBLISHER:
        return [saying.said_by]
    if subject.ref and subject.who is Who.BODY and clause.type_of(subject.ref) is not None:
        return [subject.ref]
    if undertaking.cue.label == "commitment.action" and subject.ref:
        return [subject.ref]
    if undertaking.cue.label == "commitment.minuted":
        return [_board(clause) or clause.body]
    told = undertaking.cue.label == "commitment.reported" or (
        subject.who is Who.THEY and saying.voice is Voice.REPORTED
    )
    if told and clause.type_of(saying.said_by) is ThingType.PERSON and undertaking.cue.label != "commitment.firm":
        return [saying.said_by]
    if subject.who is Who.THEY and saying.voice is not Voice.REPORTED:
        return [clause.antecedent(subject.first) or clause.body]
    return [clause.body]


def _board(clause: Clause) -> Ref | None:
    """The board whose minutes these are."""
    publisher = clause.analysis.publisher
    for thing in clause.analysis.things.values():
        if (
            thing.type is ThingType.UNIT
            and thing.part_of == publisher
            and {"board", "the board"} & {form.lower() for form in (*thing.forms, thing.name)}
        ):
            return thing.ref
    return None


def _listed(clause: Clause) -> Statement:
    """An item below “We will:”."""
    attributes = _attributes(clause, clause.first, clause.first, clause.last, "Firm")
    attributes.append(("committedBy", clause.body))
    return clause.state(
        "Commitment", clause.sentence_span, EXTRACTOR, attributes, LIKELY if len(clause.norms) else POSSIBLE
    )
