"""Ratings: grades that an inspectorate or regulator gives to a body, as the text reports them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ontherecord.dates import Date
from ontherecord.document import BlockKind
from ontherecord.extract.clause import CERTAIN, LIKELY, Clause
from ontherecord.extract.grades import Clarity, Grade, GradeWords, find_grades, grade_words
from ontherecord.extract.rated import Parties
from ontherecord.extract.rating_tables import listed_ratings
from ontherecord.facts import Ref, Span, Statement, Value
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis, When

EXTRACTOR = "ratings"
SOON = 6
"""Words between a grade and the time after it."""
REACH = 18
"""Words before a grade in which the verb that gives it must stand."""
BE = frozenset(
    "is are was were be been being has have had also again now both all newly previously recently still".split()
)
ENDS = frozenset({";", ".", ":", "?", "!"})
ASPECT_ENDS = frozenset(
    {
        ",",
        ";",
        ".",
        ":",
        "(",
        ")",
        "by",
        "in",
        "after",
        "when",
        "while",
        "from",
        "with",
        "but",
        "at",
        "to",
        "since",
        "because",
        "following",
        "which",
        "who",
        '"',
        "we",
        "it",
        "they",
        "as",
        "on",
    }
)
OVERALL = frozenset(
    {"overall", "first", "second", "third", "fourth", "example", "years", "months", "the first time", "purpose"}
)


def ratings(analysis: Analysis, ontology: Ontology) -> Iterator[Statement]:
    """The grades that a document reports: in sentences, lists and tables; never a reader's."""
    lists = grade_words(ontology)
    parties = Parties(analysis, lists)
    for segment in analysis.body():
        clause = Clause(analysis, segment)
        if clause.kind is BlockKind.HEADING or clause.comment or clause.question:
            continue
        listed = list(listed_ratings(clause, parties, lists))
        yield from listed or _sentence(clause, parties, lists)


@dataclass(frozen=True, slots=True)
class Cue:
    """What gives a grade: the verb or noun, as an index of words, and where its clause begins."""

    at: int
    first: int
    inherited: bool = False


def _sentence(clause: Clause, parties: Parties, lists: GradeWords) -> Iterator[Statement]:
    grades = list(find_grades(clause.words, clause.first, clause.last, lists))
    if not grades or _explains_a_scale(clause, grades):
        return
    given: list[tuple[Grade, Cue, Ref | None, Ref | None]] = []
    taken: set[Span] = set()
    for grade in grades:
        cue = _cue(clause, grade, lists)
        if cue is None and given and _goes_on(clause, given[-1][0], grade):
            cue = Cue(given[-1][1].at, given[-1][1].first, inherited=True)
        if cue is None or _by_the_way(clause, grade) or (not cue.inherited and _void(clause, cue, grade, lists)):
            continue
        rater = parties.rater(clause, cue.first, grade.first)
        rated = parties.rated(clause, cue.first, min(cue.at, grade.first), grade.first, rater)
        if cue.inherited:
            rated = rated if _names_another(clause, parties, given[-1][0], grade) else given[-1][3]
        if rated is None and rater is None:
            continue
        given.append((grade, cue, rater, rated))
        parties.last_rater = rater
        yield _rating(clause, grade, rater, rated, _aspect(clause, grade, cue), _date(clause, grade, grades, taken))


def _cue(clause: Clause, grade: Grade, lists: GradeWords) -> Cue | None:
    """The word that gives a grade, by how sure the grade is without it."""
    norms, words = clause.norms, lists.lists
    following = norms[grade.outer_last : min(clause.last, grade.outer_last + 2)]
    if (
        grade.clarity >= Clarity.CAPITAL
        and following
        and (following[0] in words["nouns"] or (following[-1] in words["nouns"] and following[0] == "overall"))
    ):
        return (
            None
            if following[0].endswith("s") and following[0] != "status"
            else Cue(grade.outer_first, _begin(clause, grade.first))
        )
    direct = True
    for at in range(grade.outer_first - 1, max(clause.first, grade.outer_first - REACH) - 1, -1):
        norm = norms[at]
        if norm in ENDS:
            break
        if norm in words["verbs"] or (
            norm in words["moves"] and (grade.clarity >= Clarity.QUOTED or grade.clarity == Clarity.CODE or direct)
        ):
            if (
                direct
                or grade.clarity >= Clarity.CAPITAL
                or (grade.clarity == Clarity.CODE and norms[grade.outer_first - 1] in words["joints"])
            ):
                return Cue(at, _begin(clause, at))
            return None
        if norm in words["nouns"] and direct and not norm.endswith("s"):
            return Cue(at, _begin(clause, at))
        if norm not in words["joints"] and norm not in {"'", '"', ","}:
            direct = False
    return _standing(clause, grade)


def _standing(clause: Clause, grade: Grade) -> Cue | None:
    """Phrases that are a verdict wherever somebody says them: “was not fit for purpose”, “in special measures”."""
    phrase = " ".join(clause.norms[grade.first : grade.last])
    before = clause.norms[grade.outer_first - 1] if grade.outer_first > clause.first else ""
    if phrase.endswith("fit for purpose") and (
        grade.clarity is Clarity.QUOTED or before in {"was", "is", "were", "are", "as"}
    ):
        return Cue(grade.outer_first - 1, _begin(clause, grade.first))
    if phrase == "special measures" and before in {"into", "in", "of"}:
        return Cue(grade.outer_first - 1, _begin(clause, grade.first))
    if (
        grade.clarity is Clarity.QUOTED
        and before in {"was", "were", "is", "now", "remains", "to", "from"}
        and len(phrase) > 1
    ):
        return Cue(grade.outer_first - 1, _begin(clause, grade.first)) if before in {"remains", "from"} else None
    return None


def _begin(clause: Clause, at: int) -> int:
    """Where the clause of a word begins."""
    while at > clause.first and clause.norms[at - 1] not in {";", ":", "."}:
        at -= 1
    return at


def _goes_on(clause: Clause, before: Grade, grade: Grade) -> bool:
    """Whether a grade shares the verb of the one before it: “from G1 to G2”, “; for safety, ‘…’”, “(2021: ‘B’; 2019: ‘A–’)”."""
    if grade.clarity in {Clarity.WORD, Clarity.CAPITAL} and clause.norms[grade.outer_first - 1] not in {
        "to",
        "and",
        "as",
        ":",
        ",",
    }:
        return False
    return grade.first - before.last <= REACH


def _void(clause: Clause, cue: Cue, grade: Grade, lists: GradeWords) -> bool:
    """Whether a grade is hoped for, denied, or given to nobody in particular."""
    norms, void = clause.norms, lists.lists["void"]
    window = [*norms[max(cue.first, cue.at - 4) : cue.at], *norms[cue.at + 1 : grade.first]]
    if not void.isdisjoint(window):
        return True
    if norms[cue.at - 1] == "to" and cue.at > cue.first:
        return True
    subject = norms[max(cue.first, cue.at - 7) : cue.at]
    return not lists.lists["several"].isdisjoint(subject) or any(
        norm[0].isdigit() and len(norm) < 4 for norm in subject[-4:]
    )


def _by_the_way(clause: Clause, grade: Grade) -> bool:
    """Whether a number of stars is that of the scale, or a bound (“out of four stars”, “fewer than three stars”)."""
    return grade.clarity is Clarity.CODE and not {"out", "than", "least", "most"}.isdisjoint(
        clause.norms[max(clause.first, grade.first - 2) : grade.first]
    )


def _explains_a_scale(clause: Clause, grades: list[Grade]) -> bool:
    """Whether a sentence lists the grades that there are: “as outstanding, good, requires improvement or inadequate”."""
    if len(grades) < 3:
        return False
    return all(
        later.outer_first - before.outer_last <= 2
        and {",", "or", "and"} & set(clause.norms[before.outer_last : later.outer_first])
        for before, later in zip(grades, grades[1:], strict=False)
    )


def _names_another(clause: Clause, parties: Parties, before: Grade, grade: Grade) -> bool:
    """Whether another body is named between two grades of a sentence."""
    words = clause.words
    return parties.named_in(words.ends[before.last - 1], words.starts[grade.first]) is not None


def _aspect(clause: Clause, grade: Grade, cue: Cue) -> str:
    """The sub-judgement: “for safety”, “the viability grade”, “with two areas marked”; empty for the overall grade."""
    norms = clause.norms
    limit = min(clause.last, grade.outer_last + 3)
    for at in range(grade.outer_last, limit):
        if norms[at] == "for":
            return _phrase(clause, at + 1)
        if norms[at] in ENDS | {",", "in", "by"}:
            break
    if (
        norms[cue.at] in {"grade", "rating", "judgement", "judgment"}
        and norms[cue.at - 1]
        not in {
            "the",
            "a",
            "an",
            "overall",
            "its",
            "our",
            "their",
            "new",
            "current",
            "previous",
            "'",
            "highest",
            "lowest",
            "top",
        }
        and cue.at - 1 >= clause.first
        and norms[cue.at - 1].islower()
        and not clause.words.word(cue.at - 1)[0].isupper()
    ):
        return norms[cue.at - 1]
    with_at = next((at for at in range(cue.at - 1, max(clause.first, cue.at - 6), -1) if norms[at] == "with"), None)
    if with_at is not None and cue.at - with_at > 1:
        return clause.text(with_at + 1, cue.at)
    for at in range(grade.outer_first - 1, max(clause.first, grade.outer_first - REACH) - 1, -1):
        if norms[at] == ";" or (norms[at] == "." and at < grade.outer_first - 1):
            break
        if norms[at] == "for" and (
            at == clause.first
            or norms[at - 1] in {";", ",", "and", "up", "down", "grades", "grade", "rating", "force", "us"}
        ):
            return _phrase(clause, at + 1)
    return ""


def _phrase(clause: Clause, first: int) -> str:
    """A few words up to where the phrase ends; empty for “for the first time” and the like."""
    last = first
    while last < min(clause.last, first + 7) and (
        clause.norms[last] not in ASPECT_ENDS or _belongs(clause.norms[last - 1 : last + 1])
    ):
        last += 1
    norms = clause.norms[first:last]
    if not norms or not OVERALL.isdisjoint(norms) or norms[-1] in {"year", "time", "row"}:
        return ""
    first += norms[0] in {"being", "its", "the", "their", "our"} and len(norms) > 1
    return clause.text(first, last)


def _belongs(pair: list[str]) -> bool:
    """Whether a preposition goes with the word before it (“responding to the public”)."""
    return pair[0].endswith("ing") and pair[1] in {"to", "with", "in", "on", "from", "for"}


def _date(clause: Clause, grade: Grade, grades: list[Grade], taken: set[Span]) -> Date | None:
    """When a grade was given: the time after it, before the next grade, or in front of it; each time once."""
    words, norms = clause.words, clause.norms
    end = min([clause.last, *(other.outer_first for other in grades if other.outer_first >= grade.outer_last)])
    begin = max([clause.first, *(other.outer_last for other in grades if other.outer_last <= grade.outer_first)])
    formerly = grade.outer_first > clause.first and norms[grade.outer_first - 1] == "from"
    before: When | None = None
    for when in clause.dates:
        first, last = words.between(when.span.start, when.span.end)
        if when.date is None or when.span in taken:
            continue
        if grade.outer_last <= first < end and first - grade.outer_last <= SOON and norms[last : last + 1] != [":"]:
            if not ENDS.intersection(norms[grade.outer_last : first]):
                taken.add(when.span)
                return when.date
        elif (
            (begin <= first or not formerly)
            and last <= grade.outer_first
            and not {";", "."}.intersection(norms[last : grade.outer_first])
        ):
            before = when
    if (
        before is None
        or formerly
        or (begin > clause.first and words.starts[begin] > before.span.start and norms[grade.outer_first - 1] != "to")
    ):
        return None
    taken.add(before.span)
    return before.date


def _rating(
    clause: Clause, grade: Grade, rater: Ref | None, rated: Ref | None, aspect: str, date: Date | None
) -> Statement:
    span = Span(clause.words.starts[grade.first], clause.words.ends[grade.last - 1])
    attributes: list[tuple[str, Value]] = [("grade", " ".join(clause.words.text[span.start : span.end].split()))]
    if rated is not None:
        attributes.append(("rates", rated))
    if rater is not None:
        attributes.append(("ratedBy", rater))
    if aspect:
        attributes.append(("aspect", aspect))
    if date is not None:
        attributes.append(("ratedOn", date))
    return clause.state("Rating", span, EXTRACTOR, attributes, CERTAIN if grade.clarity is Clarity.QUOTED else LIKELY)
