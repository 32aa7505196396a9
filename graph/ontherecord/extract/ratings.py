"""Ratings: grades that an inspectorate or regulator gives to a body, as the text reports them."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.dates import Date
from ontherecord.document import BlockKind
from ontherecord.extract.clause import Clause
from ontherecord.extract.grades import Grade, GradeWords, find_grades, grade_words
from ontherecord.extract.rated import Parties
from ontherecord.extract.rating_cues import AUXILIARIES, ENDS, REACH, Cue, explains_a_scale, find_cue, goes_on, is_void
from ontherecord.extract.rating_tables import listed_ratings
from ontherecord.extract.verdict import Verdict
from ontherecord.facts import Span, Statement
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis, When, within

WINDOW = 300
"""Characters around a grade in which the time it was given stands."""
SOON = 6
"""Words between a grade and the time after it."""
ASPECT_WORDS = 7
KIND_WORDS = 2
"""Words that say which grade it is (“food hygiene rating”)."""
ASPECT_ENDS = frozenset(
    ', ; . : ( ) by in after when while from with but at to since because which who " we it they as on'.split()
)
NO_ASPECT = frozenset("overall first second third fourth example years months purpose year time row".split())
"""Words of phrases with “for” that are no sub-judgement: “for the first time”."""
BEFORE_FOR = frozenset(
    {";", ",", "and", "up", "down", "grades", "grade", "rating", "judgement", "judgment", "force", "us"}
)
GRADE_NOUNS = frozenset({"grade", "rating", "judgement", "judgment", "score"})
NO_KIND = frozenset(
    "the a an overall its our their new current previous highest lowest top same good first latest ' of".split()
)


def ratings(analysis: Analysis, ontology: Ontology) -> Iterator[Statement]:
    """The grades that a document reports: in sentences, lists and tables; never a reader's, never in a question."""
    lists = grade_words(ontology)
    parties = Parties(analysis, lists)
    for segment in analysis.body():
        clause = Clause(analysis, segment)
        if clause.comment:
            continue
        listed = list(listed_ratings(clause, parties, lists))
        if not listed and not clause.question and clause.kind is not BlockKind.HEADING:
            listed = list(_told(clause, parties, lists))
        for verdict in listed:
            yield verdict.statement(clause)


def _told(clause: Clause, parties: Parties, lists: GradeWords) -> Iterator[Verdict]:
    """The grades of a sentence."""
    grades = list(find_grades(clause.words, clause.first, clause.last, lists))
    if not grades or explains_a_scale(clause, grades):
        return
    given: tuple[Cue, Verdict] | None = None
    taken: set[Span] = set()
    for before, grade, after in zip([None, *grades], grades, [*grades[1:], None], strict=False):
        cue = find_cue(clause, grade, lists)
        if cue is None and given and goes_on(clause, given[1].grade, grade):
            cue = Cue(given[0].at, given[0].first, inherited=True)
        if cue is None or (not cue.inherited and is_void(clause, cue, grade, lists)):
            continue
        rater = parties.rater(clause, cue.first, grade.first)
        if cue.inherited and given and not _names_another(clause, parties, given[1].grade, grade):
            rated = given[1].rated
        else:
            rated = parties.rated(clause, cue.first, min(cue.at, grade.first), grade.first, rater)
        if rater is None and not rated:
            continue
        verdict = Verdict(
            grade, rater, rated, _aspect(clause, grade, cue, lists), _date(clause, grade, (before, after), taken)
        )
        given = cue, verdict
        parties.last_rater = rater
        yield verdict


def _names_another(clause: Clause, parties: Parties, before: Grade, grade: Grade) -> bool:
    """Whether another body is named between two grades of a sentence."""
    return parties.named_in(clause.words.ends[before.last - 1], clause.words.starts[grade.first]) is not None


def _aspect(clause: Clause, grade: Grade, cue: Cue, lists: GradeWords) -> str:
    """The sub-judgement: “for safety”, “the viability grade”, “with two areas marked”; empty for the overall grade."""
    norms = clause.norms
    for at in range(grade.outer_last, min(clause.last, grade.outer_last + 3)):
        if norms[at] == "for":
            return _phrase(clause, at + 1)
        if norms[at] in ENDS | {",", "in", "by"}:
            break
    before = cue.at - 1
    noun = next((at for at in range(grade.outer_first - 1, cue.at - 1, -1) if norms[at] in GRADE_NOUNS), None)
    if noun is not None and (kind := _kind(clause, noun)):
        return kind
    with_at = next((at for at in range(before, max(clause.first, cue.at - 6), -1) if norms[at] == "with"), None)
    if with_at is not None and cue.at - with_at > 1:
        end = cue.at
        while end - 1 > with_at + 1 and norms[end - 1] in AUXILIARIES:
            end -= 1
        return clause.text(with_at + 1, end)
    for at in range(grade.outer_first - 1, max(clause.first, grade.outer_first - REACH) - 1, -1):
        if norms[at] in {";", "."}:
            break
        if norms[at] == "for" and (at == clause.first or norms[at - 1] in BEFORE_FOR):
            return _phrase(clause, at + 1)
    return _subject_aspect(clause, cue, lists)


def _kind(clause: Clause, noun: int) -> str:
    """Which grade it is, by the words before the noun (“the viability grade”, “a food hygiene rating”)."""
    norms, first = clause.norms, noun
    while first > clause.first and noun - first < KIND_WORDS and norms[first - 1] not in NO_KIND:
        if not clause.words.word(first - 1).islower():
            break
        first -= 1
    return clause.text(first, noun) if first < noun else ""


def _subject_aspect(clause: Clause, cue: Cue, lists: GradeWords) -> str:
    """A sub-judgement as the subject: “safety and responsiveness remained …”."""
    aspects = lists.lists["aspects"]
    known = [at for at in range(max(cue.first, cue.at - 8), cue.at) if clause.norms[at] in aspects]
    if (
        not known
        or any(norm in {"by", "of", "for"} for norm in clause.norms[known[-1] : cue.at])
        or clause.words.word(known[0]) == "Care"
    ):
        return ""
    covered = [
        mention
        for mention in clause.mentions
        if clause.words.starts[known[0]] >= mention.span.start and clause.words.ends[known[0]] <= mention.span.end
    ]
    return "" if covered else clause.text(known[0], known[-1] + 1)


def _phrase(clause: Clause, first: int) -> str:
    """A few words up to where the phrase ends; empty for “for the first time” and the like."""
    norms, last = clause.norms, first
    while last < min(clause.last, first + ASPECT_WORDS) and (
        norms[last] not in ASPECT_ENDS or _goes_with(norms[last - 1], norms[last])
    ):
        last += 1
    if first == last or not NO_ASPECT.isdisjoint(norms[first:last]):
        return ""
    first += norms[first] in {"being", "its", "the", "their", "our"} and last - first > 1
    return clause.text(first, last)


def _goes_with(word: str, preposition: str) -> bool:
    """Whether a preposition goes with the word before it (“responding to the public”)."""
    return word.endswith("ing") and preposition in {"to", "with", "in", "on", "from", "for"}


def _date(clause: Clause, grade: Grade, others: tuple[Grade | None, Grade | None], taken: set[Span]) -> Date | None:
    """When a grade was given: the time after it, before the next, or in front of it, after the last; each time once."""
    words, norms = clause.words, clause.norms
    previous, following = others
    begin = previous.outer_last if previous else clause.first
    end = following.outer_first if following else clause.last
    formerly = "from" in norms[max(clause.first, grade.outer_first - 2) : grade.outer_first]
    own = words.starts[grade.first]
    before: When | None = None
    for when in within(
        clause.analysis.dates, max(clause.segment.start, own - WINDOW), min(clause.segment.end, own + WINDOW)
    ):
        first, last = words.between(when.span.start, when.span.end)
        if when.date is None or when.span in taken:
            continue
        if last <= grade.outer_first and {";", "."}.isdisjoint(norms[last : grade.outer_first]):
            before = when
        elif (
            grade.outer_last <= first < end
            and norms[last : last + 1] != [":"]
            and _soon(norms[grade.outer_last : first])
        ):
            taken.add(when.span)
            return when.date
    if before is None or formerly or (words.starts[begin] > before.span.start and norms[grade.outer_first - 1] != "to"):
        return None
    taken.add(before.span)
    return before.date


def _soon(between: list[str]) -> bool:
    """Whether a time follows a grade within its clause."""
    return len(between) <= SOON and ENDS.isdisjoint(between)
