"""What later documents answer: an addressee's response to a recommendation, an answer to a question left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ontherecord.facts import Term, Voice
from ontherecord.link.candidates import candidates
from ontherecord.link.entries import Entry
from ontherecord.link.index import Index, Place
from ontherecord.link.likeness import Scale, Shared
from ontherecord.link.signs import RESPONSE, Sign

_RESPONSES = {Sign.REJECTED: "Rejected", Sign.PARTLY: "PartlyAccepted", Sign.ACCEPTED: "Accepted"}
"""What each sign tells; where a sentence bears several, the first."""
_ENOUGH, _COVERED = 1.0, 0.2
"""What a response must share with the recommendation itself, where it names neither its report nor its author."""
_ENOUGH_ANSWER, _COVERED_ANSWER = 1.5, 0.4
"""The same of an answer in a later document with the question: there are many more that could be meant."""


@dataclass(frozen=True, slots=True)
class Response:
    """A later statement that says what its speaker makes of a recommendation."""

    later: Place
    earlier: Place
    response: Term
    shared: Shared
    confidence: Decimal


@dataclass(frozen=True, slots=True)
class LaterAnswer:
    """A later document's answer to a question."""

    later: Place
    earlier: Place
    shared: Shared


def responses(index: Index, scale: Scale) -> list[Response]:
    """For each recommendation the addressee's response, where found: of several the latest; of two at once: partly."""
    found = []
    responding = index.saying(RESPONSE)
    for number in range(len(index)) if responding else ():
        entry = index.entry(number)
        if entry.kind == "Recommendation" and entry.voice is not Voice.COMMENT:
            earlier = index.place(number)
            documents = sorted({index.document(number), *index.later(earlier)} & responding.keys())
            replies = (index.place(each) for document in documents for each in responding[document])
            told = sorted(_responses(scale, earlier, replies), key=_when, reverse=True)
            if told:
                found.append(_together(told))
    return found


def _together(told: list[Response]) -> Response:
    """One response of several, the latest first: that of the latest document, partly where it gives two."""
    latest = told[0].later.outline.path
    given = {each.response for each in told if each.later.outline.path == latest}
    return told[0] if len(given) == 1 else replace(told[0], response=Term("PartlyAccepted"))


def _when(response: Response) -> tuple[str, int]:
    date = response.later.outline.date
    return (date.earliest.isoformat() if date else ""), -response.later.number


def _responses(scale: Scale, earlier: Place, replies: Iterable[Place]) -> Iterator[Response]:
    circle = scale.index.families.circle
    for later in replies:
        said = next(Term(response) for sign, response in _RESPONSES.items() if later.entry.says & sign)
        if later.entry.leans_on == earlier.entry.sentence and later.outline.path == earlier.outline.path:
            yield Response(later, earlier, said, scale.matter(earlier), Decimal("0.8"))
            continue
        if later.entry.voice is Voice.COMMENT or later.outline.path == earlier.outline.path:
            continue
        shared = scale.compare(earlier, later)
        source = (earlier.speakers | earlier.things_beside) & (later.things_beside | later.things_before | later.bound)
        if not circle(earlier.bound) & circle(later.speakers) and not (source and earlier.bound == earlier.speakers):
            continue
        if source or (shared.weight >= _ENOUGH and shared.coverage >= _COVERED):
            confidence = Decimal("0.8") if shared.weight >= _ENOUGH else Decimal("0.6")
            shared = shared if shared.because or shared.things else scale.matter(earlier)
            yield Response(later, earlier, said, shared, confidence)


def later_answers(index: Index, scale: Scale) -> list[LaterAnswer]:
    """For each question that its own document leaves open the one statement of its addressee that answers it best."""
    found = []
    for number in range(len(index)):
        entry = index.entry(number)
        if entry.kind == "Question" and entry.voice is not Voice.COMMENT:
            earlier = index.place(number)
            if index.is_answered(earlier):
                continue
            answers = list(_answers(index, scale, earlier))
            if answers:
                found.append(max(answers, key=lambda each: (each.shared.weight, -each.later.number)))
    return found


def _is_answer(entry: Entry) -> bool:
    return entry.kind == "Answer" and entry.voice is not Voice.COMMENT


def _answers(index: Index, scale: Scale, earlier: Place) -> Iterator[LaterAnswer]:
    for later in candidates(scale, earlier, index.later(earlier), _ENOUGH_ANSWER, _is_answer):
        if not index.families.circle(earlier.bound) & index.families.circle(later.speakers):
            continue
        shared = scale.compare(earlier, later)
        if shared.weight >= _ENOUGH_ANSWER and shared.coverage >= _COVERED_ANSWER:
            yield LaterAnswer(later, earlier, shared)
