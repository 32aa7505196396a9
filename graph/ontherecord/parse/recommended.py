"""What a response reprints of the report that it answers: “Recommendation 4 (paragraph 57): …”, “… (Paragraph 70)”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontherecord.document import Block, BlockKind, Region
from ontherecord.facts import Ref, Saying, Span, Voice
from ontherecord.parse.analysis import Analysis, within
from ontherecord.parse.named import BODIES

LABEL = re.compile(
    r"(?:Recommendation|Conclusion)s?\s+(?:no\.?\s*)?\d{1,3}[a-z]?\b[^:.\n]{0,60}(?:[:.]\s+|\s*\Z)", re.IGNORECASE
)
"""The number of a recommendation, with what stands in brackets behind it."""
REFERENCE = re.compile(r"\((?:Recommendation \d+, )?(?:Paragraphs?|Para\.?) [\d, –-]{1,20}\)\.?\s*\Z", re.IGNORECASE)
"""Where a report said so: stands at the end of what is reprinted of it."""
LONGEST_REFERENCE = 60
ANSWER = re.compile(
    r"(?:(?:the )?(?:government|department|council|trust|our|agency|board|ministry)(?:[’']s)? )?"
    r"(?:response|answer|reply|position)\b|(?:accept(?:ed)?|agreed?|reject(?:ed)?|partially|partly|noted)\b",
    re.IGNORECASE,
)
"""How the answer to a recommendation begins."""
REPLY = re.compile(r"\b(?:response|reply|responds|responding)\b", re.IGNORECASE)
HEAD = 12
"""Blocks from the top in which a response says what it answers."""
FEWEST = 2
"""A response reprints two recommendations at least."""
ASKING = (
    "committee",
    "inquiry",
    "commission",
    "review",
    "panel",
    "inspectorate",
    "ombudsman",
    "auditor",
    "audit office",
)
"""Parts of the names of those whose recommendations are answered."""


def find_recommended(analysis: Analysis) -> list[tuple[Span, Saying]]:
    """The stretches of a response that are words of the body it answers; none where it is no response."""
    blocks = [block for block in analysis.document.blocks if block.region is Region.BODY]
    text = analysis.document.text
    if not any(REPLY.search(text, block.start, block.end) for block in blocks[:HEAD]):
        return []
    body = _answered(analysis, blocks)
    spans = list(_reprinted(text, blocks)) if body else []
    if body is None or len(spans) < FEWEST:
        return []
    saying = Saying(body, Voice.QUOTED)
    return [(span, saying) for span in spans]


def _answered(analysis: Analysis, blocks: list[Block]) -> Ref | None:
    """The body whose report is answered, as the head of the response names it."""
    for block in blocks[:HEAD]:
        for mention in within(analysis.mentions, block.start, block.end):
            thing = analysis.things[mention.thing]
            owner = thing.ref if thing.type in BODIES else thing.part_of
            known = analysis.things.get(owner) if owner else None
            if known and known.ref != analysis.publisher and any(sign in known.name.lower() for sign in ASKING):
                return known.ref
    return None


def _reprinted(text: str, blocks: list[Block]) -> Iterator[Span]:
    below_label = False
    for index, block in enumerate(blocks):
        label = LABEL.match(text, block.start, block.end)
        if label and label.end() < block.end and block.kind is not BlockKind.HEADING:
            yield Span(block.start, block.end)
        elif label:
            below_label = True
            continue
        elif block.kind is BlockKind.HEADING or ANSWER.match(text, block.start, block.end):
            below_label = False
            continue
        elif below_label or _referenced(text, block, blocks[index + 1 : index + 2]):
            yield Span(block.start, block.end)
        below_label = below_label and not label


def _referenced(text: str, block: Block, below: list[Block]) -> bool:
    """Whether a block ends with its place in the report, or the next one is nothing else."""
    own = REFERENCE.search(text, max(block.start, block.end - LONGEST_REFERENCE), block.end)
    return own is not None or any(REFERENCE.fullmatch(text, each.start, each.end) for each in below)
