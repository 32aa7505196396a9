"""Whether words that may be a grade are one here: a verb or noun gives it, and gives it to somebody."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ontherecord.extract.clause import Clause
from ontherecord.extract.grades import Clarity, Grade, GradeWords
from ontherecord.parse.analysis import within

REACH = 18
"""Words before a grade in which the verb that gives it must stand."""
ENDS = frozenset({";", ".", ":", "?", "!"})
RATING_NOUNS = frozenset({"rating", "grade", "grading", "judgement", "judgment"})
"""Nouns that make a grade of an everyday word (“a rating of good”)."""
OWNERS = frozenset("our the its their his her this that all both a an my same neighbouring other".split())
"""Words that make a plural subject somebody's in particular."""
AUXILIARIES = frozenset(
    "is are was were be been being has have had that which who now also all again still once".split()
)
CLAUSE = 60
"""Words to look back for the beginning of a clause."""
DATE = 80
"""Characters of the longest time."""
BEFORE_VERB = 10
"""Words before a verb that can be its subject."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What gives a grade: the verb or noun, as an index of words, and where its clause begins."""

    at: int
    first: int
    inherited: bool = False
    """Whether it is that of the grade before (“from G1 to G2”)."""


def find_cue(clause: Clause, grade: Grade, lists: GradeWords) -> Cue | None:
    """The word that gives a grade; None where what looks like a grade is none."""
    if clause.norms[grade.first : grade.last] == ["a"] and _article(clause, grade):
        return None
    following = clause.norms[grade.outer_last : min(clause.last, grade.outer_last + 2)]
    nouns = lists.lists["nouns"]
    if (
        grade.clarity is not Clarity.WORD
        and following
        and (following[0] in nouns or (following[0] == "overall" and following[-1] in nouns))
    ):
        noun = following[0] if following[0] in nouns else following[-1]
        plural = noun.endswith("s") and noun != "status"
        return (
            None
            if plural and grade.clarity is not Clarity.CODE
            else Cue(grade.outer_first, _begin(clause, grade.first))
        )
    return _giving_word(clause, grade, lists) or _standing(clause, grade)


def _article(clause: Clause, grade: Grade) -> bool:
    """Whether “A” begins a sentence or follows no word that an A needs before it (“an A rating”)."""
    before = clause.norms[grade.outer_first - 1] if grade.outer_first > clause.first else "."
    after = clause.words.word(grade.outer_last) if grade.outer_last < clause.last else "."
    return not before.isalpha() and after.isalpha() and after.islower()


def _giving_word(clause: Clause, grade: Grade, lists: GradeWords) -> Cue | None:
    """The verb or noun before a grade: right before an everyday word, farther off before marks or a capital."""
    words, direct = lists.lists, True
    for at in range(grade.outer_first - 1, max(clause.first, grade.outer_first - REACH) - 1, -1):
        norm = clause.norms[at]
        if norm in ENDS:
            return None
        gives = norm in words["verbs"] or (
            norm in words["moves"] and (direct or grade.clarity in {Clarity.CODE, Clarity.QUOTED, Clarity.PHRASE})
        )
        if gives:
            near = direct or grade.clarity >= Clarity.CAPITAL or _joint(clause, grade, words["joints"])
            return Cue(at, _begin(clause, at)) if near else None
        noun = norm in words["nouns"] if grade.clarity > Clarity.WORD else norm in RATING_NOUNS
        if noun and not norm.endswith("s") and (direct or grade.clarity is Clarity.PHRASE):
            return Cue(at, _begin(clause, at))
        direct &= norm in words["joints"] or norm in {"'", '"', ","}
    return None


def _joint(clause: Clause, grade: Grade, joints: frozenset[str]) -> bool:
    """Whether a code stands after “to”, “at”, “as” (“left the viability grade at V2”)."""
    return grade.clarity is Clarity.CODE and clause.norms[grade.outer_first - 1] in joints


def _standing(clause: Clause, grade: Grade) -> Cue | None:
    """Phrases that are a verdict wherever somebody says them: “was not fit for purpose”, “in special measures”."""
    phrase = " ".join(clause.norms[grade.first : grade.last])
    before = clause.norms[grade.outer_first - 1] if grade.outer_first > clause.first else ""
    cue = Cue(max(clause.first, grade.outer_first - 1), _begin(clause, grade.first))
    if phrase.endswith("fit for purpose"):
        return cue if grade.clarity is Clarity.QUOTED or before in {"was", "is", "were", "are", "as"} else None
    if phrase == "special measures":
        return cue if before in {"into", "in", "of"} else None
    if phrase in {"not sufficiently good", "reasonably good"}:
        return cue if before in {"was", "were", "is", "are", "remained", "be"} else None
    if grade.clarity is Clarity.QUOTED and (phrase.startswith("requir") or before in {"remains", "from"}):
        return cue
    return None


def _begin(clause: Clause, at: int) -> int:
    """Where the clause of a word begins."""
    earliest = max(clause.first, at - CLAUSE)
    while at > earliest and clause.norms[at - 1] not in {";", ":", "."}:
        at -= 1
    return at


def goes_on(clause: Clause, before: Grade, grade: Grade) -> bool:
    """Whether a grade shares the verb of the one before it: “to G2”, “; for safety, ‘…’”, “(2021: ‘B’; 2019: ‘A–’)”."""
    if grade.first - before.last > REACH:
        return False
    sure = grade.clarity in {Clarity.QUOTED, Clarity.PHRASE}
    return (
        sure
        or clause.norms[grade.outer_first - 1] in {"to", "as", "/"}
        or (grade.clarity is Clarity.CODE and clause.norms[grade.outer_first - 1] == "and")
    )


def is_void(clause: Clause, cue: Cue, grade: Grade, lists: GradeWords) -> bool:
    """Whether a grade is hoped for, denied, or given to nobody in particular."""
    norms, void = clause.norms, lists.lists["void"]
    if not void.isdisjoint((*norms[max(cue.first, cue.at - 4) : cue.at], *norms[cue.at + 1 : grade.first])):
        return True
    if cue.at > cue.first and (norms[cue.at - 1] == "to" or norms[cue.at - 2 : cue.at] == ["to", "be"]):
        return True
    if norms[grade.outer_last : grade.outer_last + 1] in (["means"], ["mean"], ["indicates"]):
        return True
    if grade.clarity is Clarity.CODE and not {"out", "than", "least", "most"}.isdisjoint(
        norms[max(clause.first, grade.first - 2) : grade.first]
    ):
        return True
    return _of_several(clause, cue, grade, lists)


def _of_several(clause: Clause, cue: Cue, grade: Grade, lists: GradeWords) -> bool:
    """Whether a number of bodies or bodies at large are graded (“most trusts have been rated”, “schools graded …”)."""
    norms, words = clause.norms, clause.words
    verbs = lists.lists["verbs"] | lists.lists["moves"]
    verb = next(
        (at for at in range(cue.at, max(cue.first, cue.at - BEFORE_VERB) - 1, -1) if norms[at] in verbs), cue.at
    )
    if any(_counts(clause, at, lists) for at in range(verb + 1, grade.outer_first)):
        return True
    end = verb
    while end > cue.first and norms[end - 1] in AUXILIARIES:
        end -= 1
    begin = max(cue.first, end - BEFORE_VERB)
    if begin == end:
        return False
    if any(_counts(clause, at, lists) for at in range(begin, end)):
        return True
    head, subject = norms[end - 1], norms[begin:end]
    if not head.endswith("s") or head.endswith("ss") or not OWNERS.isdisjoint(subject):
        return False
    if within(clause.analysis.mentions, words.starts[begin], words.ends[end - 1]):
        return False
    return (end - 1 == clause.first or words.word(end - 1).islower()) and lists.lists["aspects"].isdisjoint(subject)


def _counts(clause: Clause, at: int, lists: GradeWords) -> bool:
    """Whether a word tells how many, and is neither part of a date nor of “up two grades”."""
    norm = clause.norms[at]
    if norm not in lists.lists["several"] and not (norm[0].isdigit() and len(norm) < len("2021")):
        return False
    if at + 1 < clause.last and clause.norms[at + 1] in {
        "grade",
        "grades",
        "step",
        "steps",
        "level",
        "levels",
        "star",
        "stars",
        "time",
    }:
        return False
    start = clause.words.starts[at]
    near = within(clause.analysis.dates, start - DATE, start + DATE)
    return not any(when.span.start <= start < when.span.end for when in near)


def explains_a_scale(clause: Clause, grades: list[Grade]) -> bool:
    """Whether a sentence lists the grades that there are: “as outstanding, good, adequate or inadequate”."""
    return len(grades) > 2 and all(
        later.outer_first - before.outer_last <= 2
        and not {",", "or", "and"}.isdisjoint(clause.norms[before.outer_last : later.outer_first])
        for before, later in pairwise(grades)
    )
