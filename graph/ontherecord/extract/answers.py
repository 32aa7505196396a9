"""Answers: what the one who was asked says to the question, in the reply, the next turn or the next minute."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ontherecord.document import BlockKind
from ontherecord.extract.clause import LIKELY, POSSIBLE, Clause
from ontherecord.facts import Span, Statement, Value, Voice

EXTRACTOR = "answers"
REACH = 14
"""Sentences after a question among which its answer is looked for, in the asked body's own words."""
TURN = 2
"""Sentences of a turn, or of minutes, that answer the question before."""
SHARED = 2
"""Content words that a sentence shares with the question it answers."""
TOGETHER = 4
"""Questions of one speaker that one reply may answer."""
STEM = 6
"""Letters by which words are compared, so that “commits” and “commitment” are alike."""
COMMON = frozenset(
    "which their there these those would could should about other where being doing asked question questions board "
    "trust council members".split()
)


@dataclass
class _Asked:
    """The questions that wait for an answer: the last few of one speaker, below one heading."""

    questions: tuple[Statement, ...]
    section: int | None
    since: int = 0
    """Sentences of others since the last of them."""
    heard: bool = False
    """Whether another has spoken since."""

    @property
    def last(self) -> Statement:
        return self.questions[-1]


def answers(clauses: Sequence[Clause], statements: Sequence[Statement]) -> Iterator[Statement]:
    """The sentences that answer the questions found, each tied to those before it that it shares words with."""
    questions = [each for each in statements if each.kind == "Question" and each.saying.voice is not Voice.COMMENT]
    coming = sorted(questions, key=lambda each: each.words, reverse=True)
    asked: _Asked | None = None
    for clause in clauses:
        while coming and coming[-1].words.start <= clause.segment.start:
            asked = _ask(asked, coming.pop(), clause)
        if asked and _section(clause) != asked.section and clause.saying.voice is not Voice.QUOTED:
            asked = None
        if asked and _passed_on(clause, asked):
            asked = None
        if asked is None or not _replies(clause, asked.last):
            continue
        asked.since += 1
        if asked.since <= REACH and _answers(clause, asked):
            values: list[tuple[str, Value]] = [("answers", each.ref) for each in _answered(clause, asked)]
            confidence = LIKELY if clause.has("answer.explicit") or asked.since <= TURN else POSSIBLE
            yield clause.state("Answer", clause.sentence_span, EXTRACTOR, values, confidence)


def _ask(asked: _Asked | None, question: Statement, clause: Clause) -> _Asked:
    same = asked is not None and asked.last.saying.said_by == question.saying.said_by
    before = asked.questions[1 - TOGETHER :] if asked and same else ()
    heads = clause.kind is BlockKind.HEADING
    return _Asked((*before, question), clause.segment.sentence.block if heads else _section(clause))


def _passed_on(clause: Clause, asked: _Asked) -> bool:
    """Whether in a talk the asker goes on to something else, now that another has spoken."""
    if clause.saying.voice is not Voice.QUOTED or clause.segment.start < asked.last.words.end:
        return False
    if clause.saying.said_by != asked.last.saying.said_by:
        asked.heard = True
        return False
    return asked.heard


def _section(clause: Clause) -> int | None:
    """The heading below which a segment stands: a new section answers nothing."""
    return clause.analysis.block(clause.segment).heading


def _replies(clause: Clause, question: Statement) -> bool:
    """Whether another than the asker says something after the question, and no courtesy."""
    if (
        clause.comment
        or clause.question
        or clause.has("answer.void")
        or clause.kind is BlockKind.ROW
        or clause.segment.start < question.words.end
    ):
        return False
    return clause.saying.said_by != question.saying.said_by


def _answers(clause: Clause, asked: _Asked) -> bool:
    question = asked.last
    quoted = question.saying.voice is Voice.QUOTED
    if clause.saying.voice is Voice.REPORTED:
        verb = clause.segment.reporting.label if clause.segment.reporting else ""
        return verb == "reporting.answer" or (verb == "reporting.say" and asked.since <= TURN and not quoted)
    genre = clause.analysis.document.metadata.genre
    if clause.saying.voice is Voice.QUOTED:
        return _replied(clause) or (quoted and asked.since <= TURN and genre in {"Transcript", "Minutes", None})
    if question.saying.voice is Voice.PUBLISHER:
        return False
    direct = quoted or "?" in clause.words.text[question.words.end : question.words.end + 2]
    soon = TURN if direct else int(genre != "Minutes")
    return clause.has("answer.explicit") or asked.since <= soon or _alike(clause, asked)


def _replied(clause: Clause) -> bool:
    """Whether the words that attribute a quotation say that it is a reply (“Colin Tate replied: “…””)."""
    quotations = clause.analysis.quotations
    index = bisect_left(quotations, clause.saying.quotation or Span(0, 0), key=lambda each: each.span)
    cue = quotations[index].cue if index < len(quotations) else None
    return cue is not None and bool(clause.analysis.hits_in(*clause.words.between(*cue), "reporting.answer"))


def _alike(clause: Clause, asked: _Asked) -> bool:
    """Whether a sentence shares words with what was asked, the lead-up in its quotation included."""
    lead = [min(each.words.start, (each.saying.quotation or each.words).start) for each in asked.questions]
    wanted = set().union(
        *(_stems(clause, start, each.words.end) for start, each in zip(lead, asked.questions, strict=True))
    )
    return len(wanted & _stems(clause, clause.segment.start, clause.segment.end)) >= SHARED


def _answered(clause: Clause, asked: _Asked) -> list[Statement]:
    """The questions that share words with the answer; else the last."""
    content = _stems(clause, clause.segment.start, clause.segment.end)
    shared = [each for each in asked.questions if len(content & _stems(clause, *each.words)) >= SHARED]
    return shared or [asked.last]


def _stems(clause: Clause, start: int, end: int) -> set[str]:
    first, last = clause.words.between(start, end)
    return {norm[:STEM] for norm in clause.norms[first:last] if len(norm) > 4 and norm.isalpha() and norm not in COMMON}
