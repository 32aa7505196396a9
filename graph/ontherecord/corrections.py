"""Corrections by people: statements that somebody has marked as wrong stay out of the published graph.

`statements.tsv` of an ontology holds one a line: path of the document, kind, exact words (white space folded), reason,
date. A statement is known by what it says, not by where it stands, so that it stays out after every rebuild for as
long as the sentence stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from ontherecord.dates import Date
from ontherecord.facts import Facts, Post, Relation, Span, Statement
from ontherecord.ontology import Ontology
from ontherecord.problems import Problem, UserError

FILE = "statements.tsv"
KINDS = frozenset(
    "Commitment Progress Finding Rating Statistic Recommendation Criticism Praise Question Answer Acknowledgement "
    "Disagreement Apology Relation Membership".split()
)
"""What can be marked: statements by their own words, relations and posts by the words of their evidence."""


@dataclass(frozen=True, slots=True, order=True)
class Correction:
    """One line of the file."""

    document: str
    kind: str
    words: str
    reason: str
    date: str
    where: str
    """File and line, for messages."""


@lru_cache(maxsize=8)
def corrections(ontology: Ontology) -> tuple[Correction, ...]:
    """All corrections, in order. Raises UserError with file and line for one that cannot be understood.

    A line that is wrong stops the build: it would be worse to publish what a person has marked.
    """
    return tuple(sorted(_correction(f"{file}:{line}", cells) for file, line, cells in ontology.rows(FILE)))


def _correction(where: str, cells: list[str]) -> Correction:
    """One row, checked. Raises UserError."""
    if len(cells) != 5 or not all(cells):
        raise UserError(f"{where}: needs five cells with tabs between: document, kind, words, reason, date", 2)
    document, kind, words, reason, date = cells
    if kind not in KINDS:
        raise UserError(f"{where}: unknown kind {kind}: known are {', '.join(sorted(KINDS))}", 2)
    try:
        Date.parse(date)
    except ValueError as error:
        raise UserError(f"{where}: {date} is no date: write YYYY-MM-DD", 2) from error
    return Correction(document, kind, _folded(words), reason, date, where)


def apply(facts: Facts, ontology: Ontology) -> tuple[Facts, tuple[Correction, ...]]:
    """The document's facts without what has been marked, and the corrections that held."""
    wanted = [c for c in corrections(ontology) if c.document == facts.document.path]
    if not wanted:
        return facts, ()
    marked = {(c.kind, c.words): c for c in wanted}
    text = facts.document.text
    held = set()

    def stands(fact: Statement | Relation | Post) -> bool:
        kind, span = _identity(fact)
        correction = marked.get((kind, _folded(text[span.start : span.end])))
        held.add(correction)
        return correction is None

    kept = replace(
        facts,
        statements=tuple(filter(stands, facts.statements)),
        relations=tuple(filter(stands, facts.relations)),
        posts=tuple(filter(stands, facts.posts)),
    )
    return _without_references(facts, kept), tuple(c for c in wanted if c in held)


def unused(ontology: Ontology, held: Iterable[Correction]) -> list[Problem]:
    """A problem for each correction that nothing in this corpus answers to: its sentence is gone, or it is misspelt."""
    used = set(held)
    return [
        Problem(c.where, f"no such {c.kind} in {c.document}", "remove the line, or copy the words from the document")
        for c in corrections(ontology)
        if c not in used
    ]


def _identity(fact: Statement | Relation | Post) -> tuple[str, Span]:
    """Kind and words by which a person marks a fact."""
    if isinstance(fact, Statement):
        return fact.kind, fact.words
    return ("Relation" if isinstance(fact, Relation) else "Membership"), fact.evidence


def _without_references(before: Facts, after: Facts) -> Facts:
    """The facts without references to statements that have been taken out, such as an Answer's to its Question."""
    gone = {s.ref for s in before.statements} - {s.ref for s in after.statements}
    if not gone:
        return after
    return replace(
        after,
        statements=tuple(
            replace(s, attributes=tuple(pair for pair in s.attributes if pair[1] not in gone)) for s in after.statements
        ),
    )


def _folded(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())
