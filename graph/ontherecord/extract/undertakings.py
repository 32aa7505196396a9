"""Which words of a segment undertake something: “will”, “are committed to”, “hope to”, and what takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ontherecord.extract.clause import Clause, Subject, Who
from ontherecord.facts import ThingType, Voice
from ontherecord.lexicon import Hit
from ontherecord.parse.analysis import When

SELF = frozenset({Who.WE, Who.I})
NOBODY = frozenset("someone somebody anyone anybody nobody people you one members visitors readers everyone".split())
"""Subjects that nobody answers for."""
FINITE = frozenset("is are was were has have had will would can could should must may asked agreed said".split())
ADVERBS = frozenset(
    "also now then still soon therefore in turn all be continue to not always , each both only shortly first merely "
    "simply".split()
)
"""Words between a cue and its verb."""
HEAD = 5
"""Words that the subject of a minuted action has at most, and words of a subject in which its determiner stands."""
REACH = 8
"""Words after a verb of hoping within which its clause has its own verb."""
MEMORY = 12
"""Words within which “had promised” governs what follows."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A cue with its subject, the word that its verb begins at, and how firmly it binds (Firm, Intended, Aspired)."""

    cue: Hit
    strength: str
    subject: Subject
    verb: int


def undertakings(clause: Clause) -> Iterator[Undertaking]:
    """All undertakings of a segment, in order; of several cues at one place the first in `RULES` counts."""
    chosen: dict[int, Hit] = {}
    for hit in clause.of(*RULES):
        known = chosen.get(hit.first)
        if known is None or _rank(hit) < _rank(known):
            chosen[hit.first] = hit
    for place in sorted(chosen):
        hit = chosen[place]
        if _taken_back(clause, hit):
            continue
        strength, binds = RULES[hit.label]
        undertaking = Undertaking(hit, strength, clause.subject(hit.first), _verb(clause, hit))
        if binds(clause, undertaking):
            yield undertaking


def _rank(hit: Hit) -> tuple[int, int]:
    return list(RULES).index(hit.label), -hit.last


def _verb(clause: Clause, hit: Hit) -> int:
    """The word at which the verb of what is undertaken begins: one of a list may be part of the cue."""
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


def _taken_back(clause: Clause, hit: Hit) -> bool:
    """Whether what is around a cue says that nobody is bound: refused, recalled, or announced as a list."""
    ends = hit.last >= clause.last - 1 and clause.norms[clause.last - 1] in {":", clause.norms[hit.last - 1]}
    if ends or clause.covered(hit, "commitment.void", "commitment.recalled"):
        return True
    if clause.covered(hit, "commitment.notice") and clause.subject(hit.first).who not in SELF:
        return True
    recalled = any(
        other.last <= hit.first + 1 and hit.first - other.first < MEMORY for other in clause.of("commitment.recalled")
    )
    return recalled and clause.segment.reporting is None


def _will(clause: Clause, undertaking: Undertaking) -> bool:
    """“Will” binds oneself to any act; others only where the speaker can bring it about."""
    hit, subject, verb = undertaking.cue, undertaking.subject, undertaking.verb
    if _wished(clause, hit) or _relative(clause, hit, subject, verb):
        return False
    happens, act = _happens(clause, verb), acts(clause, verb)
    if subject.who in SELF:
        return act or not happens
    if subject.who is Who.OWN:
        return act or not happens or passive(clause, hit, verb)
    reported = clause.saying.voice is Voice.REPORTED
    if subject.who is Who.THEY:
        return reported or (act and not happens) or has_due(clause, hit)
    if subject.who in {Who.BODY, Who.PERSON}:
        announced = subject.who is Who.BODY and act and not clause.has("commitment.notice")
        return announced or (reported and not happens)
    return _by_others(clause, undertaking)


def _by_others(clause: Clause, undertaking: Undertaking) -> bool:
    """What will be done, or done by people and things without a name: whether it lies in the speaker's hand."""
    hit, subject, verb = undertaking.cue, undertaking.subject, undertaking.verb
    if clause.has("commitment.notice") or clause.norms[subject.first] in NOBODY:
        return False
    happens, act, due = _happens(clause, verb), acts(clause, verb), has_due(clause, hit)
    agents = _between(clause, "commitment.doers", subject.first, hit.first)
    determined = _between(clause, "commitment.beneficiary", subject.first, min(subject.first + HEAD, hit.first))
    wanted = due or agents or determined or _in_hand(clause, subject)
    if agents and not happens and any(each.first == verb for each in clause.of("verbs.efforts")):
        return True
    if passive(clause, hit, verb):
        named = any(clause.ours(mention.thing) for mention in clause.mentions)
        return wanted or named or clause.saying.voice is not Voice.PUBLISHER
    if _goes_on(clause, subject, verb):
        return True
    if clause.norms[hit.last - 1] in {"be", "on", "in"}:
        return wanted
    return (due and not happens) or (act and (wanted or not happens) and not condition(clause))


def _would(clause: Clause, undertaking: Undertaking) -> bool:
    """“Would” undertakes where it reports what somebody said that he will do."""
    hit, subject, verb = undertaking.cue, undertaking.subject, undertaking.verb
    quoted_on = clause.saying.voice is Voice.QUOTED and clause.words.word(clause.first)[0].islower()
    if not (clause.saying.voice is Voice.REPORTED or quoted_on or _minutes(clause)):
        return False
    denied = {"not", '"'} & set(clause.norms[hit.last : hit.last + 2])
    if _wished(clause, hit) or _relative(clause, hit, subject, verb) or denied:
        return False
    if subject.who is Who.THEY:
        return acts(clause, verb)
    return subject.who is not Who.NONE and (
        acts(clause, verb) or passive(clause, hit, verb) or not _happens(clause, verb)
    )


def _progressive(clause: Clause, undertaking: Undertaking) -> bool:
    """“We are opening a fund”: a day to come, or something more than there is, makes a present tense a plan."""
    hit = undertaking.cue
    end = clause.clause_end(hit.last)
    added = any(
        hit.last <= each.first <= hit.last + HEAD or each.first < hit.first
        for each in clause.of("commitment.addition")
        if each.first < end
    )
    planned = has_due(clause, hit) or (added and clause.norms[hit.last : hit.last + 1] != ["with"])
    return undertaking.subject.speaker and planned


def _minuted_action(clause: Clause, undertaking: Undertaking) -> bool:
    """“Clerk to write to the landowner”: in minutes an infinitive stands for a finite verb."""
    hit = undertaking.cue
    begin = clause.phrase_start(hit.first)
    finite = FINITE & set(clause.norms[begin : clause.clause_end(hit.last)])
    return _minutes(clause) and 0 < hit.first - begin <= HEAD and not finite


def _reported(clause: Clause, undertaking: Undertaking) -> bool:
    """“Undertook to” tells a promise of another; of oneself only “committed to” still stands."""
    return clause.saying.voice is not Voice.PUBLISHER or "commit" in clause.norms[undertaking.cue.first]


def _own(clause: Clause, undertaking: Undertaking) -> bool:
    """Said of another body it binds nobody here, nor does a purpose (“a plan that aims to …”)."""
    hit, subject = undertaking.cue, undertaking.subject
    if subject.who is Who.NONE and hit.first > clause.first and clause.norms[hit.first - 1] in {"which", "that"}:
        return False
    return subject.who is not Who.BODY or clause.saying.voice is Voice.REPORTED


def _intended(clause: Clause, undertaking: Undertaking) -> bool:
    return _own(clause, undertaking) and (undertaking.subject.who is not Who.OTHER or acts(clause, undertaking.verb))


def _always(clause: Clause, undertaking: Undertaking) -> bool:
    del clause, undertaking
    return True


RULES: dict[str, tuple[str, Callable[[Clause, Undertaking], bool]]] = {
    "commitment.aspired": ("Aspired", _intended),
    "commitment.intended": ("Intended", _intended),
    "commitment.firm": ("Firm", _own),
    "commitment.minuted": ("Firm", _always),
    "commitment.reported": ("Firm", _reported),
    "commitment.will": ("Firm", _will),
    "commitment.would": ("Firm", _would),
    "commitment.progressive": ("Firm", _progressive),
    "commitment.action": ("Firm", _minuted_action),
}
"""Each list of cues with how firmly it binds, and whether it does at a given place."""


def acts(clause: Clause, verb: int) -> bool:
    """Whether the verb at a word is an act that could be checked."""
    return any(hit.first == verb for hit in clause.of("verbs.acts", "verbs.done", "verbs.doing"))


def passive(clause: Clause, hit: Hit, verb: int) -> bool:
    """Whether something is to be done (“will be published”)."""
    norms = clause.norms[hit.first : verb + 1]
    return "be" in norms and any(each.first in {verb, verb - 1} for each in clause.of("verbs.done"))


def has_due(clause: Clause, hit: Hit) -> bool:
    """Whether a time is given in the segment up to the end of the cue's clause."""
    return due(clause, clause.first, clause.clause_end(hit.last)) is not None


def due(clause: Clause, first: int, last: int) -> When | None:
    """The time given among some words: the first that is to come, else how often; of a promise told, the last."""
    start, end = clause.words.starts[first], clause.words.ends[last - 1]
    inside = [when for when in clause.dates if start <= when.span.start and when.span.end <= end]
    said = clause.analysis.document.metadata.date
    given = [when for when in inside if when.deadline]
    ahead = [when for when in given if not when.date or not said or when.date.latest >= said.earliest]
    told = given[-1:] if clause.saying.voice is Voice.REPORTED else []
    often = [when for when in inside if not when.deadline]
    return next(iter([*ahead, *told, *often]), None)


def condition(clause: Clause) -> str:
    """The words on which an undertaking is made to hang; empty where there are none."""
    for hit in clause.of("commitment.condition"):
        opens = hit.first == clause.first or clause.norms[hit.first - 1] in {",", "-", "("}
        if opens or clause.norms[hit.first] in {"if", "subject", "provided", "unless"}:
            ends = [at for at in range(hit.last, clause.last) if clause.norms[at] in {",", ";", ")", "-"}]
            return clause.text(hit.first, ends[0] if ends else clause.last)
    return ""


def _happens(clause: Clause, verb: int) -> bool:
    return any(each.first == verb for each in clause.of("verbs.happenings"))


def _minutes(clause: Clause) -> bool:
    return clause.analysis.document.metadata.genre == "Minutes"


def _wished(clause: Clause, hit: Hit) -> bool:
    return any(wish.last <= hit.first <= wish.last + REACH for wish in clause.of("commitment.wish"))


def _relative(clause: Clause, hit: Hit, subject: Subject, verb: int) -> bool:
    """“Support that will help”: a clause about a thing, unless it is to be done."""
    that = subject.who is Who.NONE and hit.first > clause.first and clause.norms[hit.first - 1] == "that"
    return that and not passive(clause, hit, verb)


def _between(clause: Clause, label: str, first: int, last: int) -> bool:
    return any(first <= each.first < last for each in clause.of(label))


def _in_hand(clause: Clause, subject: Subject) -> bool:
    """Whether the subject is a unit, plan or programme that the text has named."""
    works = {ThingType.UNIT, ThingType.INITIATIVE, ThingType.REPORT}
    return subject.ref is not None and clause.type_of(subject.ref) in works


def _goes_on(clause: Clause, subject: Subject, verb: int) -> bool:
    """“Those talks will carry on.”"""
    known = clause.norms[subject.first] in {"these", "this", "and", "our"}
    known |= "those" in clause.norms[subject.first : verb]
    return known and clause.norms[verb] in {"continue", "carry", "go"}
