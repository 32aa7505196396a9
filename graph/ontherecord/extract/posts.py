"""Who holds which post in which body, and who says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ontherecord.extract.telling import own_voice, told_by
from ontherecord.facts import Post, Ref, Span, Voice
from ontherecord.parse.analysis import Analysis, Segment
from ontherecord.parse.role_titles import BODIES


def posts(analysis: Analysis) -> Iterator[Post]:
    """The posts that a document tells of, each holder, body and title once; never from a reader's comment."""
    segments = sorted(analysis.segments, key=lambda each: each.first)
    firsts = [segment.first for segment in segments]
    seen: set[tuple[str, str | None, str]] = set()
    for office in analysis.offices:
        segment = _segment(segments, firsts, office.first)
        if segment is not None and segment.saying.voice is Voice.COMMENT:
            continue
        body = _own_body(analysis, segment) if office.own and segment else office.organisation
        key = (office.member, body, office.role.lower())
        if key not in seen and body != office.member:
            seen.add(key)
            evidence = Span(office.sentence.start, office.sentence.end)
            saying = told_by(analysis, segment, office.first, office.member) if segment else own_voice(analysis)
            yield Post(office.member, body, office.role, evidence, saying, office.tenure)


def _own_body(analysis: Analysis, segment: Segment) -> Ref | None:
    """The body whose post “our chief nurse” holds: the speaker's own, else the publisher."""
    saying = segment.saying
    if saying.voice is Voice.QUOTED:
        speaker = analysis.things.get(saying.said_by)
        bodies = (saying.on_behalf_of, speaker.ref if speaker and speaker.type in BODIES else None)
        return next((body for body in bodies if body), analysis.publisher)
    return analysis.publisher


def _segment(segments: list[Segment], firsts: list[int], word: int) -> Segment | None:
    """The segment that a word stands in."""
    index = bisect_right(firsts, word) - 1
    while index >= 0:
        if segments[index].last > word:
            return segments[index]
        index -= 1
        if firsts[index] < word - 500:
            break
    return None
