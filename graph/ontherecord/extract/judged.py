"""Who is judged: whose conduct a criticism, praise or admission is about, and whether it is the speaker's own."""

from __future__ import annotations

from ontherecord.extract.clause import BODIES, PREPOSITIONS, Clause, Subject, Who
from ontherecord.extract.frames import framed
from ontherecord.facts import Mention, Ref, Span, ThingType, Voice
from ontherecord.lexicon import Hit
from ontherecord.parse.analysis import within

WORKS = frozenset({ThingType.REPORT, ThingType.INITIATIVE})
JUDGED = BODIES | WORKS | {ThingType.PERSON}
BLAME = ("criticism.conduct", "criticism.quality", "criticism.feeling", "criticism.against")
COMPLAINT = "criticism.complaint"
OPENING = 3
"""Words at the beginning of a segment among which “that was …” has its subject."""
REACH = 4
"""Sentences back to which “he”, “they” or a judgement without a name may go."""
TRANSITIVE = frozenset({"criticism.against", "reporting.criticise"})
"""Cues after which stands who is judged."""
NOT_SUBJECT = frozenset({Who.NONE, Who.THEY, Who.OTHER})
NEGATIONS = frozenset("not never no without nor neither nobody cannot hardly".split())
BEFORE = frozenset(
    "is are was were be been being has have had do does did not a an the so very too also simply still often always "
    "never will would can could may might frequently just only now again once yet completely utterly wholly totally "
    "absolutely entirely deeply nothing less than truly quite rather fundamentally consistently repeatedly even "
    "actually clearly really".split()
)
"""Words between a subject and the judgement."""
BEING = frozenset("is are was were be been being".split())
SUFFERED = frozenset("left let treated cut hit told sold put misled kept forgotten".split())
"""Participles, besides those in “-ed”, of what is done to somebody."""
FEELINGS = frozenset("appalled shocked disappointed horrified saddened outraged frustrated concerned dismayed".split())
MANNER = frozenset({"with", "like", "as", "such", "a", "utter"})
"""Words between a participle and how somebody was treated (“treated with contempt”)."""
FINDING = frozenset("found concluded noted identified highlighted recorded observed revealed showed ranks".split())
BY_US = (["by", "us"], ["by", "me"], ["of", "us"], ["from", "us"])
OURS = frozenset({"we", "us", "our", "i", "my"})
ASIDE = PREPOSITIONS - {"by", "from"}
"""Prepositions before those for whom, where or to whom something was bad: it is not their conduct."""
VIEWS = frozenset(
    "view opinion judgement experience survey report saw found heard read see hear visited reviewed".split()
)
"""Words that make “our” or “we” none about one's own conduct (“in our view”, “what I saw”)."""
PERSONAL = frozenset({"he", "she", "him", "her"})
PRONOUNS = PERSONAL | {"it", "they", "them"}
OFFICES = frozenset("minister ministers secretary chancellor president mayor politicians mps".split())
ARTICLES = frozenset("the a an our their its health private local charity".split())
HEARD = frozenset({"Transcript", "Article"})
"""Genres whose publisher only records or tells what others say of others."""


def words_of(clause: Clause, hit: Hit) -> Span:
    """The words of a judgement: its clause, from the subject on."""
    first = clause.phrase_start(hit.first) if hit.first > clause.first else hit.first
    return clause.span(first, clause.clause_end(hit.last - 1))


def found(clause: Clause) -> bool:
    """Whether an inspection, audit or study is said to have found it."""
    reporting = clause.segment.reporting
    said = reporting is not None and reporting.label == "reporting.find"
    by_work = any(
        clause.norms[hit.first] == "it" and not FINDING.isdisjoint(clause.norms[hit.first : hit.last])
        for hit in clause.of("finding.pronoun")
    )
    return said or by_work or clause.has("finding.work", "finding.own", "finding.decided") or framed(clause, "finding")


def negated(clause: Clause, hit: Hit) -> bool:
    """Whether what a cue says is denied right before it; a cue that begins with its own “not” is not."""
    before = clause.norms[max(clause.first, hit.first - 3) : hit.first]
    only = "only" in before
    return not NEGATIONS.isdisjoint(before) and not only and clause.norms[hit.first] not in NEGATIONS


def subject_of(clause: Clause, hit: Hit) -> Subject:
    """The subject of a judgement: that of its verb, or what the adjective is said of."""
    if clause.norms[hit.first] in {"we", "i"}:
        return Subject(Who.WE, hit.first)
    at = hit.first
    while at > clause.first and clause.norms[at - 1] in BEFORE:
        at -= 1
    subject = clause.subject(at)
    shared = subject.who is Who.NONE and clause.norms[at - 1] == "and" and at - 1 > clause.first
    if shared and clause.norms[clause.first] in {"we", "i"}:
        return Subject(Who.WE, clause.first)
    return subject


def suffered(clause: Clause, hit: Hit) -> bool:
    """Whether it was done to the subject: “families were let down”, “I was treated like a criminal”."""
    said = clause.norms[hit.first : hit.last]
    if said[0] in BEING and any(word.endswith("ed") or word in SUFFERED for word in said[1:]):
        return True
    at = hit.first
    while at > clause.first and clause.norms[at - 1] in MANNER:
        at -= 1
    at -= at < hit.first
    word = clause.norms[at]
    passive = (word.endswith("ed") or word in SUFFERED) and word not in FEELINGS
    return passive and not BEING.isdisjoint(clause.norms[max(clause.first, at - 2) : at])


def of_self(clause: Clause, hit: Hit) -> bool:
    """Whether those who speak judge themselves."""
    if clause.norms[hit.last : hit.last + 2] in BY_US:
        return True
    subject = subject_of(clause, hit)
    if suffered(clause, hit) and hit.label != "acknowledgement.short":
        return False
    if subject.speaker or (subject.ref and subject.who in {Who.BODY, Who.PERSON}):
        return subject.speaker
    if not OURS.isdisjoint(clause.norms[hit.first : hit.last]):
        return True
    if subject.first < hit.first and any(clause.ours(m.thing) for m in _between(clause, subject.first, hit.first)):
        return True
    admitted = hit.label.startswith("acknowledgement.") or clause.covered(hit, "acknowledgement.short")
    pointing = admitted and subject.who in NOT_SUBJECT and _points(clause, subject)
    if pointing and _in_person_before(clause):
        return True
    if subject.who not in NOT_SUBJECT or clause.target() is not None:
        return False
    breaks = [at for at in range(clause.first, hit.first) if clause.norms[at] in {"that", "but", ";", ":"}]
    return any(
        clause.norms[at] in OURS and clause.norms[at + 1] not in VIEWS
        for at in range(breaks[-1] if breaks else clause.first, hit.first)
    )


def _points(clause: Clause, subject: Subject) -> bool:
    """Whether “that”, “it” or “this” is the subject, at the beginning of the segment."""
    return subject.first - clause.first < OPENING and clause.norms[clause.first] in {"that", "it", "this"}


def _in_person_before(clause: Clause) -> bool:
    """Whether the sentence before, in the same block, is about “I” or “we”, or the body of a speaker who is quoted."""
    for sentence in clause.analysis.before(clause.segment.sentence, 1):
        if sentence.block == clause.segment.sentence.block:
            named = within(clause.analysis.mentions, sentence.start, sentence.end)
            ours = clause.saying.voice is Voice.QUOTED and any(clause.ours(mention.thing) for mention in named)
            return ours or not OURS.isdisjoint(clause.norms[sentence.first : sentence.last])
    return False


def judged(clause: Clause, hit: Hit) -> Ref | None:
    """Who is judged: whom the judgement names or means, else the body that the text goes on about; may be none."""
    subject = subject_of(clause, hit)
    if hit.label in TRANSITIVE and not suffered(clause, hit):
        return object_of(clause, hit)
    if hit.label == "criticism.feeling" and "that" in clause.norms[hit.last - 1 : hit.last + 1]:
        return object_of(clause, hit)
    if not suffered(clause, hit) or hit.label in TRANSITIVE:
        if subject.ref and _another(clause, subject.ref) and clause.type_of(subject.ref) in JUDGED:
            return subject.ref
        if owner := _owner(clause, subject, hit):
            return owner
        if subject.who is Who.THEY and (meant := antecedent(clause, subject.first, hit.first)):
            return meant
    return _named(clause, hit) or (None if _somebody(clause, subject) else _context(clause))


def object_of(clause: Clause, hit: Hit) -> Ref | None:
    """Whom a verb of blame or thanks is about: the first body, person or work named or meant after it."""
    after = [(clause.words.between(*m.span)[0], m.thing) for m in clause.mentions if clause.type_of(m.thing) in JUDGED]
    after += [(word, ref) for word, ref in clause.bodies_meant]
    return next((ref for at, ref in sorted(after) if at >= hit.last - 1 and ref != clause.saying.said_by), None)


def _another(clause: Clause, ref: Ref) -> bool:
    return ref not in {clause.body, clause.saying.said_by}


def _owner(clause: Clause, subject: Subject, hit: Hit) -> Ref | None:
    """Whose conduct it is: “the council's handling of it was poor”, “Southwark's outrageous practice”."""
    for mention in _between(clause, subject.first, hit.last):
        _, last = clause.words.between(mention.span.start, mention.span.end)
        if clause.norms[last : last + 1] in (["'s"], ["'"]) and _another(clause, mention.thing):
            return mention.thing
    return None


def _named(clause: Clause, hit: Hit) -> Ref | None:
    """The first name in the segment that may be judged; those for whom it is bad come last."""
    words = clause.words
    named = [(words.between(*m.span)[0], m.thing) for m in clause.mentions if clause.type_of(m.thing) in JUDGED]
    others = [(at, ref) for at, ref in sorted([*named, *clause.bodies_meant]) if _another(clause, ref)]
    doing = [ref for at, ref in others if _before(clause, at) == "by"]
    free = [ref for at, ref in others if _before(clause, at) not in ASIDE and not _speaks(clause, at)]
    own = [ref for at, ref in others if hit.last <= at <= hit.last + 2 and clause.norms[hit.last - 1] in {"of", "by"}]
    return next(iter([*doing, *own, *free]), None)


def _somebody(clause: Clause, subject: Subject) -> bool:
    """Whether the subject is a body or minister whose name the text does not give."""
    head = clause.norms[subject.first : subject.first + 4]
    nouns = clause.focus.short_names if clause.focus else {}
    return subject.who is Who.OTHER and any(noun in nouns or noun in OFFICES for noun in head)


def _speaks(clause: Clause, at: int) -> bool:
    """Whether a name stands right after a verb of saying: “…, warns the charity”."""
    return any(hit.last == at for hit in clause.of("reporting.say"))


def _before(clause: Clause, at: int) -> str:
    """The word before a name in its segment, articles and what a body is left out; empty at the beginning."""
    at -= 1
    while at > clause.first and (clause.norms[at] in ARTICLES or clause.words.word(at)[0].isupper()):
        at -= 1
    return clause.norms[at] if at >= clause.first else ""


def _between(clause: Clause, first: int, last: int) -> list[Mention]:
    starts, ends = clause.words.starts, clause.words.ends
    named = within(clause.analysis.mentions, starts[first], ends[last - 1])
    return [mention for mention in named if clause.type_of(mention.thing) in JUDGED]


def antecedent(clause: Clause, first: int, last: int) -> Ref | None:
    """Whom “he” or “they” among some words is: who is named before it in its sentence or block, or before for “he”."""
    word = next((at for at in range(first, last) if clause.norms[at] in PRONOUNS), None)
    if word is None:
        return None
    personal, singular = clause.norms[word] in PERSONAL, clause.norms[word] == "it"
    for sentence in (clause.segment.sentence, *clause.analysis.before(clause.segment.sentence, REACH)):
        if sentence.block != clause.segment.sentence.block and not personal:
            return None
        named = within(clause.analysis.mentions, sentence.start, min(sentence.end, clause.words.starts[word]))
        for mention in named:
            kind = clause.type_of(mention.thing)
            fits = kind is ThingType.PERSON if personal else kind in BODIES or (kind in WORKS and singular)
            if fits and _another(clause, mention.thing):
                return mention.thing
    return None


def _context(clause: Clause) -> Ref | None:
    """Whom a judgement without a name is of: whom the text goes on about, or the body that outsiders speak to."""
    publisher = clause.analysis.publisher
    theme = clause.focus.theme if clause.focus else None
    if clause.saying.voice is Voice.PUBLISHER:
        return named_before(clause) or (theme if theme and _another(clause, theme) else None)
    if theme and _another(clause, theme):
        return theme
    outside = publisher is not None and not clause.ours(publisher)
    return publisher if outside and clause.analysis.document.metadata.genre not in HEARD else None


def named_before(clause: Clause) -> Ref | None:
    """The thing named first in the nearest sentence before that names one."""
    for sentence in clause.analysis.before(clause.segment.sentence, REACH):
        for mention in within(clause.analysis.mentions, sentence.start, sentence.end):
            if not clause.ours(mention.thing) and clause.type_of(mention.thing) in BODIES | WORKS:
                return mention.thing
    return None
