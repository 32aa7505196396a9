"""What a heading or introduction says of the items below it: “We will:”, “What we have done”, “We recommend that:”."""

from __future__ import annotations

from ontherecord.document import BlockKind
from ontherecord.extract.clause import Clause

TITLE = 5
"""Words, stop included, up to which a sentence in front of an item is its title."""
NEAR_END = 14
"""Words before the end of an introduction in which its cue must stand."""
CLAUSE = 5
"""Words of a clause that an introduction leaves to its items (“found that the council had:”)."""


def framed(clause: Clause, kind: str) -> bool:
    """Whether the items' introduction, or the heading above them, announces statements of a kind (`commitment`, …)."""
    analysis = clause.analysis
    block = analysis.block(clause.segment)
    if clause.comment or block.kind not in {BlockKind.ITEM, BlockKind.ROW}:
        return False
    intro = analysis.intro(clause.segment.sentence)
    if intro and {":", "-", "..."} & set(analysis.words.norms[intro.last - 2 : intro.last]):
        first = max(intro.first, intro.last - NEAR_END)
        for hit in analysis.hits_in(first, intro.last, f"frame.{kind}"):
            clause_begins = analysis.words.norms[hit.last - 1] == "that" and intro.last - hit.last <= CLAUSE
            if (
                intro.last - hit.last <= 2
                or clause_begins
                or (intro.last - intro.first <= NEAR_END and hit.first - intro.first <= 3)
            ):
                return True
        return False
    return headed(clause, kind)


def headed(clause: Clause, kind: str) -> bool:
    """Whether the heading above says that what stands below it is of a kind."""
    analysis = clause.analysis
    index = analysis.block(clause.segment).heading
    if index is None:
        return False
    heading = analysis.document.blocks[index]
    first, last = analysis.words.between(heading.start, heading.end)
    return any(
        hit.first - first <= 2 and last - hit.last <= 2 for hit in analysis.hits_in(first, last, f"frame.{kind}")
    )


def leads_item(clause: Clause) -> bool:
    """Whether a segment is the first full sentence of its item; a title in front (“Waiting list.”) is none."""
    sentences = clause.analysis.of_block(clause.segment.sentence.block)
    full = [each for each in sentences if each.last - each.first > TITLE]
    return bool(full) and full[0] == clause.segment.sentence
