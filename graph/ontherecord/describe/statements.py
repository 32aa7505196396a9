"""What is said in a document, as quads: statements, quotations, readers' comments, and what each passage mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ontherecord.describe import iris, nquads
from ontherecord.describe.lines import Lines
from ontherecord.describe.terms import classes, own
from ontherecord.describe.things import add_extractor, add_saying
from ontherecord.facts import Facts, Mention, Quotation, Ref, Saying, Span, Statement, Voice


def add_statements(lines: Lines, facts: Facts) -> None:
    """Say of each statement its kind, who says it, its evidence and its attributes.

    Of two of one kind in the same words, the one that is held more likely stands.
    """
    likely: dict[Ref, Statement] = {}
    for statement in sorted(facts.statements, key=lambda statement: (statement.confidence, statement.extractor)):
        likely[statement.ref] = statement
    for ref, statement in likely.items():
        subject = lines.term(ref)
        lines.add_types(subject, *classes(statement.kind))
        add_saying(lines, subject, statement.saying)
        if statement.saying.quotation:
            lines.add(subject, own("quotedIn"), lines.term(iris.quotation(statement.saying.quotation)))
        lines.add(subject, own("statedIn"), lines.document)
        lines.add_date(subject, own("statedOn"), statement.stated_on or facts.document.metadata.date)
        lines.add(subject, own("evidence"), *map(lines.passage, statement.evidence))
        lines.add(subject, own("words"), lines.passage(statement.words))
        _add_attributes(lines, subject, statement)
        lines.add(subject, own("confidence"), nquads.decimal(statement.confidence))
        add_extractor(lines, subject, statement.extractor)


def _add_attributes(lines: Lines, subject: str, statement: Statement) -> None:
    lines.add(subject, own("about"), *map(lines.term, statement.about))
    lines.add(subject, own("topic"), *map(lines.term, statement.topics))
    for name, value in statement.attributes:
        lines.add_value(subject, name, value)


def add_quotations(lines: Lines, text: str, quotations: Iterable[Quotation]) -> None:
    """Say of each run of quoted words whose it is, and which words say so."""
    for quotation in quotations:
        subject = lines.passage(quotation.span, "Quotation")
        add_saying(lines, subject, quotation.saying)
        if quotation.cue:
            lines.add(subject, own("cue"), nquads.literal(text[quotation.cue.start : quotation.cue.end]))
        if quotation.continues:
            lines.add(subject, own("continues"), lines.term(iris.quotation(quotation.continues)))


def add_comments(lines: Lines, comments: Iterable[tuple[Span, Ref]]) -> None:
    """Say of each reader's comment that it is one."""
    for span, reader in comments:
        add_saying(lines, lines.passage(span, "Comment"), Saying(reader, Voice.COMMENT))


def add_mentions(lines: Lines, facts: Facts) -> None:
    """Say of the document and of its passages which things they mention.

    Each evidence mentions all that is named in it; what no evidence names is quoted with the sentence that names it.
    """
    mentions = sorted(facts.mentions, key=lambda mention: (mention.span, mention.thing))
    evidence = sorted(_evidence(facts))
    quoted: set[Mention] = set()
    for span in evidence:
        inside = _within(mentions, span)
        quoted.update(inside)
        _add_mentioned(lines, span, inside)
    sentences = sorted(facts.sentences) or [Span(block.start, block.end) for block in facts.document.blocks]
    for mention in mentions:
        lines.add(lines.document, own("mentions"), lines.term(mention.thing))
        if mention not in quoted:
            _add_mentioned(lines, _around(mention.span, sentences), [mention])


def _evidence(facts: Facts) -> set[Span]:
    told = {post.evidence for post in facts.posts} | {relation.evidence for relation in facts.relations}
    return told.union(*(statement.evidence for statement in facts.statements))


def _within(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    low = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    high = bisect_right(mentions, span.end, key=lambda mention: mention.span.start)
    return [mention for mention in mentions[low:high] if mention.span.end <= span.end]


def _around(span: Span, sentences: Sequence[Span]) -> Span:
    """The sentence or block that a mention stands in; the mention itself where it stands in none, or in part."""
    index = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    found = sentences[index] if index >= 0 else span
    return found if found.end >= span.end else span


def _add_mentioned(lines: Lines, span: Span, mentions: Sequence[Mention]) -> None:
    if mentions:
        lines.add(lines.passage(span), own("mentions"), *(lines.term(mention.thing) for mention in mentions))
