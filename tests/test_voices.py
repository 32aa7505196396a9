"""Who is speaking: cases in tests/cases/voices.md, a line a segment: voice | speaker | on behalf of or – | words.

The words that only attribute a quotation (“said Rosa Finch”) are left out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import ONTOLOGY, Case, cases, matching, parameters
from ontherecord.dates import Date
from ontherecord.document import Metadata
from ontherecord.parse import parse
from ontherecord.parse.analysis import Analysis, Segment
from ontherecord.read import read


def attributes(analysis: Analysis, segment: Segment) -> bool:
    """Whether a segment tells no more than who says the words quoted beside it."""
    cues = [quotation.cue for quotation in analysis.quotations if quotation.cue]
    return segment.saying.quotation is None and any(cue.start < segment.end and segment.start < cue.end for cue in cues)


def heard(analysis: Analysis, segment: Segment, wanted: str) -> str:
    """A segment in the notation of the cases."""
    names = {ref: thing.name for ref, thing in analysis.things.items()}
    names |= {agent.ref: agent.label for agent in analysis.agents}
    saying = segment.saying
    words = " ".join(analysis.document.text[segment.start : segment.end].split())
    spoken_for = names[saying.on_behalf_of] if saying.on_behalf_of else "–"
    voice = saying.voice.value.removesuffix("Voice")
    return f"{voice} | {names[saying.said_by]} | {spoken_for} | {matching(words, wanted.rsplit(' | ', maxsplit=1)[-1])}"


@pytest.mark.parametrize("case", parameters(cases("voices.md")))
def test_case(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "case.txt"
    file.write_text(case.text, encoding="utf-8")
    declared = Metadata(publisher="Ravensby Council", date=Date.parse("2024-03-03"))
    analysis = parse(read(file, "case.txt", declared), ONTOLOGY)
    segments = [each for each in analysis.body() if not attributes(analysis, each)]
    wanted = [*case.facts, *[""] * len(segments)]
    assert [heard(analysis, each, line) for each, line in zip(segments, wanted, strict=False)] == list(case.facts)
