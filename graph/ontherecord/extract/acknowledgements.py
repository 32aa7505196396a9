"""Acknowledgements: that somebody admits a shortcoming, a limit or a need to do better, of oneself."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.extract.clause import LIKELY, Clause, Who
from ontherecord.extract.judged import BLAME, NOT_SUBJECT, named_before, negated, of_self, subject_of, words_of
from ontherecord.facts import Statement
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology

EXTRACTOR = "acknowledgements"
ADMISSION = ("acknowledgement.admit", "acknowledgement.short")
SHORT = ("acknowledgement.short", "acknowledgement.shortcoming")
INSIDERS = frozenset("officials staff managers management officers leaders teams".split())
"""Those who work for the body whose document it is, where no other is named with them."""
ADMITTING = frozenset({"we", "i", "with", "in", "no", "hands"})


def acknowledgements(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """What a speaker admits of oneself or the body spoken for."""
    del ontology
    if clause.comment or clause.question or clause.has("acknowledgement.void"):
        return
    if any("regret" in clause.norms[hit.first : hit.last] for hit in clause.of("criticism.feeling")):
        return
    for hit in clause.of("acknowledgement.plain"):
        yield clause.state("Acknowledgement", words_of(clause, hit), EXTRACTOR)
        return
    reporting = clause.segment.reporting
    if (
        reporting
        and reporting.label == "reporting.admit"
        and _admits(clause, reporting)
        and not clause.covered(reporting, "commitment.minuted")
    ):
        if _owns_up(clause, reporting):
            yield clause.state("Acknowledgement", clause.sentence_span, EXTRACTOR)
        return
    for hit in clause.of("reporting.admit"):
        subject = clause.subject(hit.first)
        own = subject.who is Who.OWN and subject.ref is not None and _owns_up(clause, hit)
        if own and _admits(clause, hit) and not negated(clause, hit):
            yield clause.state("Acknowledgement", clause.sentence_span, EXTRACTOR)
            return
    for hit in clause.of(*ADMISSION):
        if negated(clause, hit) or not _of_the_speaker(clause, hit):
            continue
        yield clause.state("Acknowledgement", words_of(clause, hit), EXTRACTOR, (), LIKELY)
        return


def _of_the_speaker(clause: Clause, hit: Hit) -> bool:
    """Whether a shortcoming is the speaker's own, or admitted in so many words."""
    if hit.label == "acknowledgement.admit":
        if clause.norms[hit.first] in ADMITTING:
            return _admitting(clause, hit)
        return of_self(clause, hit) and _owns_up(clause, hit)
    return of_self(clause, hit) or _at_home(clause, hit)


def _owns_up(clause: Clause, hit: Hit) -> bool:
    """Whether a shortcoming, or a clause with “that”, stands after a verb of admitting."""
    return _that(clause, hit) or any(other.first >= hit.last - 1 for other in clause.of(*SHORT, *BLAME))


def _that(clause: Clause, hit: Hit) -> bool:
    """Whether “that” follows an admission."""
    return "that" in clause.norms[hit.last - 1 : hit.last + 2]


def _admits(clause: Clause, reporting: Hit) -> bool:
    """Whether what is agreed is that something is so, not that something be done."""
    return not clause.norms[reporting.last - 1].startswith("agree") or _that(clause, reporting)


def _admitting(clause: Clause, hit: Hit) -> bool:
    """Whether an admission in so many words has something admitted after it, not a payment or a good cause."""
    if clause.norms[hit.first] not in {"we", "i"}:
        return True
    that = "that" in clause.norms[hit.last - 1 : hit.last + 4]
    return that or clause.has(*SHORT, *BLAME)


def _at_home(clause: Clause, hit: Hit) -> bool:
    """Whether a matter without a name is judged in the judge's own document, with nobody else in view."""
    subject = subject_of(clause, hit)
    words = (clause.words.word(at) for at in range(subject.first + 1, hit.first))
    named = any(word.istitle() and word.isalpha() and len(word) > 2 for word in words)
    own = clause.body == clause.analysis.publisher and subject.who in NOT_SUBJECT and not named
    broken = clause.has("acknowledgement.broken")
    if own and broken and not INSIDERS.isdisjoint(clause.norms[subject.first : hit.first]):
        return True
    return own and broken and clause.target(bodies_only=True) is None and named_before(clause) is None
