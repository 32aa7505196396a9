"""Which words of a segment undertake something: “will”, “are committed to”, “hope to”, and what takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ontherecord.extract.clause import Clause, Subject, Who
from ontherecord.facts import ThingType, Voice
from ontherecord.lexicon import Hit
from ontherecord.parse.analysis import When
from ontherecord.parse.tenses import FORWARD, NO_VERB

SELF = frozenset({Who.WE, Who.I})
WORKS = frozenset({ThingType.INITIATIVE, ThingType.REPORT})
NEWS = frozenset({"Article", "WebPage", ""})
"""Genres whose writers seldom speak for those who will do what they tell."""
NOBODY = frozenset(
    "someone somebody anyone anybody nobody nothing none people you one members visitors readers everyone".split()
)
"""Subjects that nobody answers for."""
FINITE = frozenset("is are was were has have had will would can could should must may asked agreed said".split())
ADVERBS = frozenset(
    "instead however of course again later also now then still soon therefore in turn all be continue to not always , "
    "each both only shortly first merely simply".split()
)
"""Words between a cue and its verb."""
HEAD = 5
"""Words that the subject of a minuted action has at most, and words of a subject in which its determiner stands."""
ASKED = frozenset("what how why when where whose whether".split())
"""A subject that begins with one of these belongs to an indirect question (“what pupils are to learn”)."""
NOUNS = frozenset(
    "committed plan plans aim aims means hope hopes promise promises pledge pledges resolve offer guarantee".split()
)
"""Verbs of undertaking that are nouns after a determiner (“the means to”)."""
DETERMINERS = frozenset("our the a an this that its his her their no any some all 's".split())
QUANTITIES = frozenset("most some many much none almost nearly everything nothing".split())
"""What “agreed to” governs without a verb."""
LEGAL = frozenset("section act regulation regulations article schedule statute".split())
"""Words of a law in whose clause “shall” binds others."""
REACH = 12
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
        undertaking = Undertaking(hit, strength, _subject(clause, hit), _verb(clause, hit))
        if binds(clause, undertaking):
            yield undertaking


def _subject(clause: Clause, hit: Hit) -> Subject:
    """The subject of a cue; it may begin the cue itself (“we hope to”)."""
    opening = {"we": Who.WE, "i": Who.I}.get(clause.norms[hit.first])
    return Subject(opening, hit.first) if opening else clause.subject(hit.first)


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
    while at < clause.last and (clause.norms[at] in ADVERBS or clause.norms[at].endswith("ly")):
        at += 1
    return min(at, clause.last - 1)


def _taken_back(clause: Clause, hit: Hit) -> bool:
    """Whether what is around a cue says that nobody is bound: refused, recalled, or announced as a list."""
    before = clause.norms[hit.first - 1] if hit.first > clause.first else ""
    if (before in DETERMINERS and clause.norms[hit.first] in NOUNS) or _no_act(clause, hit):
        return True
    ends = (
        hit.label != "commitment.action"
        and hit.last >= clause.last - 1
        and clause.norms[clause.last - 1] in {":", clause.norms[hit.last - 1]}
    )
    if ends or clause.covered(hit, "commitment.void", "commitment.recalled"):
        return True
    if clause.analysis.document.metadata.genre == "Transcript" and clause.covered(hit, "commitment.hearing"):
        return True
    who = clause.subject(hit.first).who
    if clause.covered(hit, "commitment.notice") and who not in SELF:
        return True
    if clause.covered(hit, "commitment.forecast") and who not in {*SELF, Who.OWN, Who.BODY}:
        return True
    recalled = any(
        other.last <= hit.first + 1 and hit.first - other.first < MEMORY for other in clause.of("commitment.recalled")
    )
    return recalled and clause.segment.reporting is None


def _no_act(clause: Clause, hit: Hit) -> bool:
    """Whether “agreed to” and the like govern a noun: agreed to the terms."""
    norms = clause.norms
    governs = norms[hit.last - 1] == "to" and norms[hit.last - 2] in {
        "agreed",
        "agrees",
        "offered",
        "resolved",
        "means",
    }
    return (
        governs
        and hit.last < clause.last
        and (norms[hit.last] in NO_VERB | QUANTITIES or not norms[hit.last].isalpha())
    )


def _will(clause: Clause, undertaking: Undertaking) -> bool:
    """“Will” binds oneself to any act; others only where the speaker can bring it about."""
    hit, subject, verb = undertaking.cue, undertaking.subject, undertaking.verb
    if (
        _wished(clause, hit)
        or _relative(clause, hit, subject, verb)
        or _asked(clause, subject, hit)
        or _law(clause, hit)
    ):
        return False
    happens, act = _happens(clause, verb), acts(clause, verb)
    if subject.who in SELF and _contact(clause, subject, hit):
        return False
    if subject.who in SELF or _speakers_body(clause, subject):
        return act or not _begins(clause, "verbs.experiences", verb)
    if subject.who is Who.OWN:
        return act or not happens or passive(clause, hit, verb)
    reported = clause.saying.voice is Voice.REPORTED
    if subject.who is Who.THEY:
        return reported or (act and not happens) or has_due(clause, hit)
    if subject.who in {Who.BODY, Who.PERSON}:
        named = subject.who is Who.BODY or _minutes(clause)
        tries = act or (_begins(clause, "verbs.efforts", verb) and not _begins(clause, "verbs.experiences", verb))
        announced = named and tries and not clause.has("commitment.notice")
        return announced or (reported and not happens)
    return _by_others(clause, undertaking)


def _by_others(clause: Clause, undertaking: Undertaking) -> bool:
    """What will be done, or done by people and things without a name: whether it lies in the speaker's hand."""
    hit, subject, verb = undertaking.cue, undertaking.subject, undertaking.verb
    if clause.has("commitment.notice") or NOBODY & set(clause.norms[subject.first : subject.first + 2]):
        return False
    happens, act, due = _happens(clause, verb), acts(clause, verb), has_due(clause, hit)
    agents = _between(clause, "commitment.doers", subject.first, hit.first)
    determined = _between(clause, "commitment.beneficiary", subject.first, min(subject.first + HEAD, hit.first))
    wanted = due or agents or determined or _in_hand(clause, subject)
    if agents and not happens and _begins(clause, "verbs.efforts", verb):
        return True
    if passive(clause, hit, verb):
        named = any(clause.ours(mention.thing) for mention in clause.mentions)
        told = clause.saying.voice is not Voice.PUBLISHER or clause.analysis.document.metadata.genre not in NEWS
        return wanted or named or told
    if _goes_on(clause, subject, verb):
        return True
    if clause.norms[hit.last - 1] in {"be", "on", "in"}:
        return wanted
    sure = act or agents or _in_hand(clause, subject) or _deadline(clause, hit)
    return (due and sure and not happens) or (act and (wanted or not happens) and not condition(clause))


def _would(clause: Clause, undertaking: Undertaking) -> bool:
    """“Would” undertakes where it reports what somebody said that he will do."""
    hit, subject, verb = undertaking.cue, undertaking.subject, undertaking.verb
    if _minutes(clause) and clause.norms[hit.first - 1] in {"but", "and"}:
        return acts(clause, verb)
    quoted_on = clause.saying.voice is Voice.QUOTED and clause.words.word(clause.first)[0].islower()
    if not (clause.saying.voice is Voice.REPORTED or quoted_on or _minutes(clause)):
        return False
    denied = {"not", '"'} & set(clause.norms[hit.last : hit.last + 2])
    if _wished(clause, hit) or _relative(clause, hit, subject, verb) or denied or _asked(clause, subject, hit):
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
    if {"today", "tonight", "currently", "will"} & set(clause.norms[hit.first : end]):
        return False
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
    opens = begin == clause.first or clause.norms[begin - 1] in {"-", ":"}
    finite = FINITE & set(clause.norms[begin : clause.clause_end(hit.last)])
    opens = opens and clause.norms[begin] not in NOBODY
    return _minutes(clause) and opens and 0 < hit.first - begin <= HEAD and not finite


def _tasked(clause: Clause, undertaking: Undertaking) -> bool:
    """“The Clerk was asked to write”: in minutes, what a meeting gives somebody to do."""
    return _minutes(clause) and undertaking.subject.who is not Who.NONE


def _reported(clause: Clause, undertaking: Undertaking) -> bool:
    """“Undertook to” tells a promise of another; of oneself only “committed to” still stands."""
    if _minutes(clause) and undertaking.subject.who not in SELF:
        return True
    return clause.saying.voice is not Voice.PUBLISHER or "commit" in clause.norms[undertaking.cue.first]


def _own(clause: Clause, undertaking: Undertaking) -> bool:
    """Said of another body it binds nobody here, nor does a purpose (“a plan that aims to …”)."""
    hit, subject = undertaking.cue, undertaking.subject
    if subject.who is Who.NONE and hit.first > clause.first and clause.norms[hit.first - 1] in {"which", "that"}:
        return False
    return subject.who is not Who.BODY or clause.saying.voice is Voice.REPORTED or acts(clause, undertaking.verb)


def _intended(clause: Clause, undertaking: Undertaking) -> bool:
    return _own(clause, undertaking) and (undertaking.subject.who is not Who.OTHER or acts(clause, undertaking.verb))


def _minuted(clause: Clause, undertaking: Undertaking) -> bool:
    """“Action: Head of Housing” names only who is to act."""
    opens = clause.norms[undertaking.cue.first] == "action"
    return not opens or any(hit.first >= undertaking.cue.last for hit in clause.of("verbs.acts", "verbs.efforts"))


RULES: dict[str, tuple[str, Callable[[Clause, Undertaking], bool]]] = {
    "commitment.aspired": ("Aspired", _intended),
    "commitment.intended": ("Intended", _intended),
    "commitment.firm": ("Firm", _own),
    "commitment.minuted": ("Firm", _minuted),
    "commitment.tasked": ("Firm", _tasked),
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
    return "be" in norms and any(each.first in {verb, verb - 1} for each in clause.of("verbs.made"))


def has_due(clause: Clause, hit: Hit) -> bool:
    """Whether a time is given in the segment up to the end of the cue's clause."""
    return due(clause, clause.first, clause.clause_end(hit.last)) is not None


def _deadline(clause: Clause, hit: Hit) -> bool:
    """Whether the time given is a limit (“by May”, “from January”), not merely a day (“this summer”)."""
    when = due(clause, clause.first, clause.clause_end(hit.last))
    first = clause.words.between(when.span.start, when.span.end)[0] if when else clause.first
    return when is not None and clause.norms[first] in {*FORWARD, "within"}


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
    return _begins(clause, "verbs.happenings", verb)


def _begins(clause: Clause, label: str, verb: int) -> bool:
    return any(each.first == verb for each in clause.of(label))


def _speakers_body(clause: Clause, subject: Subject) -> bool:
    """Whether the speaker's own body is the subject by its name."""
    return subject.who is Who.OWN and subject.ref == clause.body


def _minutes(clause: Clause) -> bool:
    return clause.analysis.document.metadata.genre == "Minutes"


def _wished(clause: Clause, hit: Hit) -> bool:
    return any(wish.last <= hit.first <= wish.last + REACH for wish in clause.of("commitment.wish"))


def _contact(clause: Clause, subject: Subject, hit: Hit) -> bool:
    """“The centre we are building will help”: a clause about the noun before has its own verb."""
    between = set(clause.norms[subject.first + 1 : hit.first])
    return bool(between & FINITE) and not between & {"and", "but", "or"}


def _asked(clause: Clause, subject: Subject, hit: Hit) -> bool:
    """“What pupils are to learn”: an indirect question."""
    first = max(clause.first, subject.first - 1)
    return bool(ASKED & set(clause.norms[first : hit.first])) and subject.who not in SELF


def _law(clause: Clause, hit: Hit) -> bool:
    """“The Act says that it shall pay”: a law binds, but undertakes nothing."""
    return clause.norms[hit.first] == "shall" and bool(LEGAL & set(clause.norms[clause.first : clause.last]))


def _relative(clause: Clause, hit: Hit, subject: Subject, verb: int) -> bool:
    """“Support that will help”: a clause about a thing, unless it is to be done."""
    that = subject.who is Who.NONE and hit.first > clause.first and clause.norms[hit.first - 1] == "that"
    return that and not passive(clause, hit, verb)


def _between(clause: Clause, label: str, first: int, last: int) -> bool:
    return any(first <= each.first < last for each in clause.of(label))


def _in_hand(clause: Clause, subject: Subject) -> bool:
    """Whether the subject is a unit, plan or programme that the text has named."""
    return subject.ref is not None and clause.type_of(subject.ref) in {ThingType.UNIT, *WORKS}


def _goes_on(clause: Clause, subject: Subject, verb: int) -> bool:
    """“Those talks will carry on.”"""
    known = clause.norms[subject.first] in {"these", "this", "and", "our"}
    known |= "those" in clause.norms[subject.first : verb]
    return known and clause.norms[verb] in {"continue", "carry", "go"}
