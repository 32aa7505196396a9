"""What a heading or introduction says of the items below it: “We will:”, “What we have done”, “We recommend that:”."""

from __future__ import annotations

from ontherecord.document import BlockKind
from ontherecord.extract.clause import Clause

TITLE = 5
"""Words, stop included, up to which a sentence in front of an item is its title."""
NEAR_END = 14
"""Words before the end of an introduction in which its cue must stand."""
OPEN = frozenset({":", "-", "..."})
"""How an introduction ends that its items complete."""
CLAUSE = 5
"""Words of a clause that an introduction leaves to its items (“found that the council had:”)."""


def framed(clause: Clause, kind: str) -> bool:
    """Whether the items' introduction, or the heading above them, announces statements of a kind (`commitment`, …)."""
    analysis = clause.analysis
    block = analysis.block(clause.segment)
    if clause.comment or block.kind not in {BlockKind.ITEM, BlockKind.ROW}:
        return False
    first, last = _introduction(clause)
    norms = analysis.words.norms
    if not OPEN.intersection(norms[max(first, last - 2) : last]):
        return headed(clause, kind)
    for hit in analysis.hits_in(max(first, last - NEAR_END), last, f"frame.{kind}"):
        clause_begins = norms[hit.last - 1] == "that" and last - hit.last <= CLAUSE
        if last - hit.last <= 2 or clause_begins or (last - first <= NEAR_END and hit.first - first <= 3):
            return True
    return False


def _introduction(clause: Clause) -> tuple[int, int]:
    """The words of the sentence above the list; those of a heading, where one stands for it; else none."""
    analysis = clause.analysis
    intro = analysis.intro(clause.segment.sentence)
    if intro:
        return intro.first, intro.last
    index = analysis.block(clause.segment).intro
    above = analysis.document.blocks[index] if index is not None else None
    return analysis.words.between(above.start, above.end) if above else (0, 0)


def headed(clause: Clause, kind: str) -> bool:
    """Whether the heading above says that what stands below it is of a kind."""
    analysis = clause.analysis
    index = analysis.block(clause.segment).heading
    if index is None:
        return False
    heading = analysis.document.blocks[index]
    first, last = analysis.words.between(heading.start, heading.end)
    return any(
        last - hit.last <= 2 and (hit.first - first <= 2 or hit.last - hit.first > 2)
        for hit in analysis.hits_in(first, last, f"frame.{kind}")
    )


def leads_item(clause: Clause) -> bool:
    """Whether a segment is the first full sentence of its item; a title in front (“Waiting list.”) is none."""
    sentences = clause.analysis.of_block(clause.segment.sentence.block)
    full = [each for each in sentences if each.last - each.first > TITLE]
    return bool(full) and full[0] == clause.segment.sentence


def quoted_advice(clause: Clause) -> bool:
    """Whether a paragraph gives a recommendation that its document answers (“Recommendation 3 (paragraph 41): …”)."""
    block = clause.analysis.block(clause.segment)
    first, last = clause.words.between(block.start, block.end)
    opening = clause.norms[first : min(first + 2, last)]
    return len(opening) == 2 and opening[0] == "recommendation" and opening[1][0].isdigit()
