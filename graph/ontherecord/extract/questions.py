"""Questions: that somebody asks another, not that a writer asks himself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ontherecord.extract.clause import CERTAIN, LIKELY, Clause
from ontherecord.facts import Ref, Statement, ThingType, Value, Voice
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import within

EXTRACTOR = "questions"
SHORT = 5
"""Words below which a reply that begins like one is an answer to oneself, whatever it says."""
QUESTION_WORDS = frozenset(
    "what why how who when where which whose is are was were do does did have has had can could will would should "
    "shall may might "
    "isn't won't to if in am".split()
)


def questions(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """The question of a segment, direct or reported, with whom it is put to."""
    del ontology
    if clause.has("question.void") and clause.saying.voice is not Voice.QUOTED:
        return
    asked = clause.has("question.indirect") or _asks(clause)
    if not clause.asks:
        if asked and clause.saying.voice is Voice.REPORTED and clause.has("question.indirect"):
            yield _question(clause, CERTAIN)
        return
    if clause.saying.voice is Voice.PUBLISHER and not asked and not _put_to_somebody(clause):
        return
    if clause.comment and (
        clause.last - clause.first < SHORT or not QUESTION_WORDS & set(clause.norms[clause.first : clause.last])
    ):
        return
    if clause.saying.voice is not Voice.COMMENT and _answered_at_once(clause):
        return
    yield _question(clause, CERTAIN if asked else LIKELY)


def _asks(clause: Clause) -> bool:
    """Whether the sentence, or the attribution of its quotation, says that something is asked."""
    sentence = clause.segment.sentence
    return bool(clause.analysis.hits_in(sentence.first, sentence.last, "question.asked"))


def _put_to_somebody(clause: Clause) -> bool:
    return clause.has("question.asked")


def _answered_at_once(clause: Clause) -> bool:
    """Whether the same speaker goes on with an answer, or only leads in to a contact."""
    analysis = clause.analysis
    sentence = clause.segment.sentence
    rest = [each for each in analysis.of_block(sentence.block) if each.start > sentence.start]
    if not rest:
        return False
    following = rest[0]
    if clause.saying.quotation and following.start > clause.saying.quotation.end:
        return False
    replies = analysis.hits_in(following.first, min(following.first + 6, following.last), "question.reply")
    if any("?" in norm for norm in clause.norms[following.last - 2 : following.last]):
        return False
    start = next(
        (at for at in range(following.first, following.last) if clause.norms[at][0].isalnum()), following.first
    )
    return any(hit.first == start for hit in replies)


def _question(clause: Clause, confidence: object) -> Statement:
    addressed = _addressed(clause)
    attributes: list[tuple[str, Value]] = [("addressedTo", addressed)] if addressed else []
    statement = clause.state("Question", clause.sentence_span, EXTRACTOR, attributes)
    del confidence
    return statement


def _addressed(clause: Clause) -> Ref | None:
    """Whom the question is put to: a body or person named in it, or just before; else whose document it is."""
    publisher = clause.analysis.publisher
    for mention in clause.mentions:
        kind = clause.type_of(mention.thing)
        if mention.thing in {clause.body, clause.saying.said_by}:
            continue
        if kind in {ThingType.ORGANIZATION, ThingType.UNIT, ThingType.PERSON}:
            return mention.thing
    sentence = clause.segment.sentence
    for mention in reversed(within(clause.analysis.mentions, sentence.start, clause.segment.start)):
        if mention.thing not in {clause.body, clause.saying.said_by}:
            return mention.thing
    return publisher if publisher != clause.body else None


def addressed(statements: list[Statement]) -> list[Statement]:
    """The same statements, each question put to whoever answered it, where the text told nobody in particular."""
    answered: dict[str, Ref] = {}
    for statement in statements:
        for question in statement.values("answers"):
            answered.setdefault(str(question), statement.saying.said_by)
    return [_put_to(each, answered[each.ref]) if each.ref in answered else each for each in statements]


def _put_to(question: Statement, agent: Ref) -> Statement:
    known = question.values("addressedTo")
    return question if agent in known else replace(question, attributes=(*question.attributes, ("addressedTo", agent)))
