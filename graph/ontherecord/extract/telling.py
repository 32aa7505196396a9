"""Who tells of a post or relation: the words that name a speaker are the document's own, not the speaker's."""

from __future__ import annotations

from ontherecord.facts import Ref, Saying, Voice
from ontherecord.parse.analysis import Analysis, Segment
from ontherecord.parse.own_voice import AUTHOR


def told_by(analysis: Analysis, segment: Segment, at: int, subject: Ref) -> Saying:
    """Who tells what the word `at` of a segment is about.

    Reported speech begins after its verb: what stands before it, and what is told of the speaker, is the document's
    own word (“Ann Moss, chair of the panel, said that …”).
    """
    saying = segment.saying
    if saying.voice is not Voice.REPORTED:
        return saying
    before = segment.reporting is not None and at < segment.reporting.first
    if before or subject == saying.said_by:
        return own_voice(analysis)
    return saying


def own_voice(analysis: Analysis) -> Saying:
    """The document speaking for itself: also in the names before what people say in a transcript."""
    return Saying(analysis.publisher or AUTHOR.ref, Voice.PUBLISHER)
