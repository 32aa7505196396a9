"""What later documents answer: an addressee's response to a recommendation, an answer to a question left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ontherecord.facts import Term, Voice
from ontherecord.link.candidates import candidates
from ontherecord.link.index import Index, Place
from ontherecord.link.likeness import Scale, Shared

_RESPONSES = {"accepted": "Accepted", "partly": "PartlyAccepted", "rejected": "Rejected"}
_ENOUGH, _COVERED = 1.0, 0.2
"""What a response must share with the recommendation itself, where it names neither its report nor its author."""
_LOOKED_FOR = 0.3
"""What a response must share with the recommendation to be looked at."""
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
    responding = index.saying(_RESPONSES)
    for number in range(len(index)):
        earlier = index.place(number)
        if earlier.entry.kind == "Recommendation" and earlier.entry.voice is not Voice.COMMENT:
            later = index.later(earlier) & responding
            told = sorted(_responses(index, scale, earlier, later), key=_when, reverse=True)
            if told:
                latest = [each for each in told if each.later.outline.path == told[0].later.outline.path]
                agreed = {each.response for each in latest}
                response = told[0].response if len(agreed) == 1 else Term("PartlyAccepted")
                found.append(Response(told[0].later, earlier, response, told[0].shared, told[0].confidence))
    return found


def _when(response: Response) -> tuple[str, int]:
    date = response.later.outline.date
    return (date.earliest.isoformat() if date else ""), -response.later.number


def _responses(index: Index, scale: Scale, earlier: Place, documents: frozenset[int]) -> Iterator[Response]:
    for later in candidates(index, scale, earlier, documents, _LOOKED_FOR):
        said = [label for label in _RESPONSES if label in later.entry.says]
        if not said or later.entry.voice is Voice.COMMENT:
            continue
        if not index.families.circle(earlier.bound) & index.families.circle(later.speakers):
            continue
        shared = scale.compare(earlier, later)
        source = (earlier.speakers | earlier.things_beside) & (later.things_beside | later.things_before | later.bound)
        if source or (shared.weight >= _ENOUGH and shared.coverage >= _COVERED):
            confidence = Decimal("0.8") if shared.weight >= _ENOUGH else Decimal("0.6")
            yield Response(later, earlier, Term(_RESPONSES[said[-1]]), shared, confidence)


def later_answers(index: Index, scale: Scale) -> list[LaterAnswer]:
    """For each question that its own document leaves open the one statement of its addressee that answers it best."""
    found = []
    for number in range(len(index)):
        earlier = index.place(number)
        if earlier.entry.kind == "Question" and earlier.entry.voice is not Voice.COMMENT:
            if index.is_answered(earlier):
                continue
            answers = list(_answers(index, scale, earlier))
            if answers:
                found.append(max(answers, key=lambda each: (each.shared.weight, -each.later.number)))
    return found


def _answers(index: Index, scale: Scale, earlier: Place) -> Iterator[LaterAnswer]:
    for later in candidates(index, scale, earlier, index.later(earlier), _ENOUGH_ANSWER):
        if later.entry.kind != "Answer" or later.entry.voice is Voice.COMMENT:
            continue
        if not index.families.circle(earlier.bound) & index.families.circle(later.speakers):
            continue
        shared = scale.compare(earlier, later)
        if shared.weight >= _ENOUGH_ANSWER and shared.coverage >= _COVERED_ANSWER:
            yield LaterAnswer(later, earlier, shared)
