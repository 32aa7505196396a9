"""Rows of an action log: what is to be done, by whom, until when."""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.document import BlockKind
from ontherecord.extract.clause import LIKELY, Clause
from ontherecord.facts import Ref, Span, Statement, Term, Value
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import within

EXTRACTOR = "actions"


def actions(clause: Clause, ontology: Ontology) -> Iterator[Statement]:
    """The undertaking of a row whose table has columns for the action and for its owner or its date."""
    del ontology
    block = clause.analysis.block(clause.segment)
    if block.kind is not BlockKind.ROW or not block.cells or block.intro is None or clause.has("frame.done"):
        return
    columns = _columns(clause, block.intro)
    if "action" not in columns or len(columns) < 2 or max(columns.values()) >= len(block.cells):
        return
    action = Span(*block.cells[columns["action"]])
    if action.end <= action.start:
        return
    first, last = clause.words.between(*action)
    attributes: list[tuple[str, Value]] = [
        ("strength", Term("Firm")),
        ("specificity", Term("Specific")),
        ("action", clause.text(first, last)),
        ("committedBy", _owner(clause, block.cells, columns) or clause.body),
    ]
    if "due" in columns:
        start, end = block.cells[columns["due"]]
        for when in within(clause.analysis.dates, start, end)[:1]:
            attributes.append(("dueText", clause.words.text[start:end].strip()))
            if when.date:
                attributes.append(("due", when.date))
    yield clause.state("Commitment", action, EXTRACTOR, attributes, LIKELY)


def _columns(clause: Clause, intro: int) -> dict[str, int]:
    """What each column of the table holds, read off its header."""
    head = clause.analysis.document.blocks[intro]
    columns: dict[str, int] = {}
    for number, (start, end) in enumerate(head.cells):
        first, last = clause.words.between(start, end)
        for name in ("action", "owner", "due"):
            if clause.analysis.hits_in(first, last, f"frame.column_{name}"):
                columns.setdefault(name, number)
    return columns


def _owner(clause: Clause, cells: tuple[tuple[int, int], ...], columns: dict[str, int]) -> Ref | None:
    if "owner" not in columns:
        return None
    named = within(clause.analysis.mentions, *cells[columns["owner"]])
    return named[0].thing if named else None
