"""Answers: what the one who was asked says to the question, in the reply, the next turn or the next minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ontherecord.extract.clause import LIKELY, POSSIBLE, Clause
from ontherecord.facts import Statement, Value, Voice

EXTRACTOR = "answers"
REACH = 14
"""Sentences after a question among which its answer is looked for, in the asked body's own words."""
TURN = 2
"""Sentences of a turn, or of minutes, that answer the question before."""
SHARED = 2
"""Content words that a sentence shares with the question it answers."""


def answers(clauses: Sequence[Clause], statements: Sequence[Statement]) -> Iterator[Statement]:
    """The sentences that answer the questions found, each tied to the question before it."""
    questions = sorted(
        (s for s in statements if s.kind == "Question" and s.saying.voice is not Voice.COMMENT), key=lambda s: s.words
    )
    if not questions:
        return
    taken = {s.words for s in questions}
    pending: Statement | None = None
    since = 0
    section: int | None = None
    asked_in = iter(questions)
    upcoming = next(asked_in, None)
    for clause in clauses:
        while upcoming and upcoming.words.start <= clause.segment.start:
            pending, since, upcoming = upcoming, 0, next(asked_in, None)
            section = _section(clause)
        if _section(clause) != section and clause.saying.voice is not Voice.QUOTED:
            pending = None
        if (
            pending is None
            or clause.has("answer.void")
            or clause.comment
            or clause.question
            or clause.segment.start < pending.words.end
        ):
            continue
        if _asking(clause, pending) or clause.sentence_span in taken:
            continue
        since += 1
        if since <= REACH and _answers(clause, pending, questions, since):
            attributes: list[tuple[str, Value]] = [
                ("answers", each.ref) for each in _answered(clause, pending, questions)
            ]
            confidence = LIKELY if clause.has("answer.explicit") or since <= 2 else POSSIBLE
            yield clause.state("Answer", clause.sentence_span, EXTRACTOR, attributes, confidence)


def _section(clause: Clause) -> int | None:
    """The heading below which a segment stands: a new section answers nothing."""
    return clause.analysis.block(clause.segment).heading


def _asking(clause: Clause, question: Statement) -> bool:
    return clause.saying.said_by == question.saying.said_by


def _answers(clause: Clause, question: Statement, questions: Sequence[Statement], since: int) -> bool:
    voice = clause.saying.voice
    if voice is Voice.REPORTED:
        reporting = clause.segment.reporting
        explicit = reporting is not None and reporting.label == "reporting.answer"
        same = (
            reporting is not None
            and reporting.label == "reporting.say"
            and since <= 2
            and question.saying.voice is not Voice.QUOTED
        )
        return explicit or same
    if voice is Voice.QUOTED:
        return question.saying.voice is Voice.QUOTED and since <= TURN and _is_turn(clause, question)
    if question.saying.voice is Voice.PUBLISHER:
        return False
    if clause.has("answer.explicit"):
        return True
    soon = 2 if _direct(clause, question) else int(clause.analysis.document.metadata.genre != "Minutes")
    return since <= soon or len(_content(clause) & _words_of(clause, question, questions)) >= SHARED


def _direct(clause: Clause, question: Statement) -> bool:
    """Whether the question stands in the text as it was asked."""
    return (
        question.saying.voice is Voice.QUOTED or "?" in clause.words.text[question.words.end : question.words.end + 2]
    )


def _is_turn(clause: Clause, question: Statement) -> bool:
    """Whether question and answer are turns of one transcript: nothing but turns stands between them."""
    return (
        clause.saying.quotation is not None
        and question.saying.quotation is not None
        and bool(clause.analysis.document.metadata.genre in {"Transcript", "Minutes", None})
    )


def _answered(clause: Clause, pending: Statement, questions: Sequence[Statement]) -> list[Statement]:
    """The last questions of the same speaker that share words with the answer; else the very last."""
    run = [each for each in questions if each.saying.said_by == pending.saying.said_by and each.words <= pending.words][
        -4:
    ]
    content = _content(clause)
    shared = [each for each in run if len(content & _stems(clause, each.words.start, each.words.end)) >= SHARED]
    return shared or [pending]


def _words_of(clause: Clause, pending: Statement, questions: Sequence[Statement]) -> set[str]:
    run = [each for each in questions if each.saying.said_by == pending.saying.said_by and each.words <= pending.words][
        -4:
    ]
    found: set[str] = set()
    for question in run:
        quotation = question.saying.quotation or question.words
        found |= _stems(clause, min(quotation.start, question.words.start), question.words.end)
    return found


def _content(clause: Clause) -> set[str]:
    return _stems(clause, clause.segment.start, clause.segment.end)


def _stems(clause: Clause, start: int, end: int) -> set[str]:
    first, last = clause.words.between(start, end)
    return {norm[:6] for norm in clause.norms[first:last] if len(norm) > 4 and norm.isalpha() and norm not in _COMMON}


_COMMON = frozenset(
    "which their there these those would could should about other where being doing asked question questions board "
    "trust council members".split()
)
