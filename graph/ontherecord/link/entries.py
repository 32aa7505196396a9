"""The statements of a document as linking compares them: what each is about, whose it is, what it says came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from sys import intern

from ontherecord.dates import Date
from ontherecord.facts import Facts, Ref, Statement, Voice
from ontherecord.link.sentences import FEW, Sentences
from ontherecord.link.signs import RESPONSE, Sign

_CLAUSES = frozenset(["Commitment", "Progress", "Recommendation"])
"""Kinds whose own words are a clause; those of the others may be as short as a figure."""
_BOUND = ("committedBy", "addressedTo", "rates", "criticises", "praises")
_STRENGTHS = {"Aspired": 1, "Intended": 2, "Firm": 3}


@dataclass(frozen=True, slots=True)
class Figures:
    """The figure of a statistic."""

    value: Decimal
    high: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in the eyes of linking."""

    ref: Ref
    kind: str
    voice: Voice
    sentence: int
    """Where its sentence begins."""
    leans_on: int | None
    """Where the sentence begins that its first words point back to, or that it accepts or rejects."""
    said_by: Ref
    speaks_for: Ref | None
    bound: tuple[Ref, ...]
    """Whom it binds, asks, rates or blames."""
    about: tuple[Ref, ...]
    """What its own words name."""
    about_beside: tuple[Ref, ...]
    """What it concerns besides, or the rest of its sentence names."""
    about_before: tuple[Ref, ...]
    """What the sentences that it leans on name."""
    own: tuple[str, ...]
    """Particulars of its own words."""
    beside: tuple[str, ...]
    """Of the rest of its sentence."""
    before: tuple[str, ...]
    """Of the sentence that it leans on."""
    further: tuple[str, ...]
    """Of the sentences that this one leans on in turn, and of the heading above."""
    says: Sign
    """What its sentence says came of something, and the like."""
    says_before: Sign
    """The same of the sentence that it leans on."""
    says_above: Sign
    """The same of the heading above (“What we have done”)."""
    due: Date | None = None
    strength: int = 0
    """Of a commitment: 1 for a hope, 2 for an intention, 3 for an undertaking."""
    vague: bool = False
    """Whether it is a commitment to an effort, not to an act that one could check."""
    figures: Figures | None = None
    responds_to: tuple[Ref, ...] = ()
    answers: tuple[Ref, ...] = ()
    """The questions of its document that it answers."""


def entries(facts: Facts, sentences: Sentences) -> tuple[Entry, ...]:
    """All statements of a document, in the order of their sentences."""
    found = [_entry(statement, sentences) for statement in facts.statements]
    return tuple(sorted(found, key=lambda entry: (entry.sentence, entry.ref)))


def _entry(statement: Statement, sentences: Sentences) -> Entry:
    sentence = statement.evidence[-1]
    own_words = statement.words if _is_clause(statement, sentences) else sentence
    own = sentences.particulars(own_words)
    leant_on, heading = sentences.leant_on(sentence), sentences.heading(sentence.start)
    before, further = leant_on[:1], [*leant_on[1:], *([heading] if heading else [])]
    says = sentences.says(sentence)
    meant = sentences.before(sentence) if sentences.points_back(sentence) or says & RESPONSE else None
    return Entry(
        ref=statement.ref,
        kind=intern(statement.kind),
        voice=statement.saying.voice,
        sentence=sentence.start,
        leans_on=meant.start if meant else None,
        said_by=statement.saying.said_by,
        speaks_for=statement.saying.on_behalf_of,
        bound=_refs(value for name in _BOUND for value in statement.values(name)),
        about=_refs(sentences.things(own_words)),
        about_beside=_refs([*statement.about, *(ref for span in statement.evidence for ref in sentences.things(span))]),
        about_before=_refs(ref for span in (*before, *further) for ref in sentences.things(span)),
        own=_unique(own),
        beside=_unique(each for span in statement.evidence for each in sentences.particulars(span) if each not in own),
        before=_unique(each for span in before for each in sentences.particulars(span)),
        further=_unique(each for span in further for each in sentences.particulars(span)),
        says=says,
        says_before=sentences.says(before[0]) if before else Sign.NONE,
        says_above=sentences.says(heading) if heading else Sign.NONE,
        due=next((value for value in statement.values("due") if isinstance(value, Date)), None),
        strength=max((_STRENGTHS.get(str(value), 0) for value in statement.values("strength")), default=0),
        vague="Vague" in statement.values("specificity"),
        figures=_figures(statement),
        responds_to=_refs(statement.values("inResponseTo")),
        answers=_refs(statement.values("answers")),
    )


def _is_clause(statement: Statement, sentences: Sentences) -> bool:
    return statement.kind in _CLAUSES and len(sentences.particulars(statement.words)) >= FEW


def _refs(values: Iterable[object]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(value for value in values if isinstance(value, Ref)))


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def _figures(statement: Statement) -> Figures | None:
    value = next((value for value in statement.values("value") if isinstance(value, Decimal)), None)
    if value is None:
        return None
    high = next((value for value in statement.values("valueHigh") if isinstance(value, Decimal)), None)
    return Figures(value, high, intern(next((str(unit) for unit in statement.values("unit")), "")))
