"""Speech reported without quotation marks: “Ofsted said that …”, “according to …”, the items of a list that somebody found."""

from __future__ import annotations

from collections.abc import Mapping

from ontherecord.facts import Saying, Voice
from ontherecord.lexicon import Hit
from ontherecord.parse.analysis import Analysis, Segment
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.speakers import Speaker, Speakers

NOT_FINITE = frozenset("to will would shall should may might can could must not n't by be being".split())
"""A verb form after one of these reports nothing that was said."""
PASSIVE = frozenset("is are was were been being".split())
REPORTING = (
    "reporting.ask", "reporting.answer", "reporting.deny", "reporting.admit", "reporting.promise", "reporting.recommend",
    "reporting.apologise", "reporting.praise", "reporting.criticise", "reporting.say", "reporting.find",
)  # fmt: skip
LIST_HEAD = 14
"""Words before the colon of a list's introduction among which the reporting verb must stand."""
SHORTEST = 4
"""Words that a clause in front of a reporting clause has at least."""
JOINING = frozenset({"and", "but", "while", "whereas", "so"})
FINITE = frozenset("is are was were has have had will would can could should must may do does did".split())
BACKSHIFT = frozenset({"had", "would"})
"""Verbs in which a report goes on in the next sentence (“He said that … Tenants would be consulted.”)."""
OURSELVES = frozenset({"we", "our", "us", "i", "my"})


def report_segments(
    analysis: Analysis,
    speakers: Speakers,
    sentence: Sentence,
    first: int,
    last: int,
    own: Saying,
    reported: Mapping[int, Saying],
) -> list[tuple[Segment, Speaker | None]]:
    """The document's own words of a sentence, cut into segments by who is reported to say them.

    `reported` holds the saying reported last in each block before.
    """
    found: list[tuple[int, Hit | None, Speaker | None]] = []
    for hit in _verbs(analysis, first, last):
        if found and found[-1][1] and hit.first < found[-1][1].last:
            continue
        speaker = _reporter(analysis, speakers, hit, first, last)
        if speaker is None or speaker.ref == own.said_by:
            continue
        if found and found[-1][2] and found[-1][2].ref == speaker.ref:
            continue
        found.append((speaker.first if speaker.first < hit.first else first, hit, speaker))
    if not found:
        saying = _inherited(analysis, speakers, sentence, first, last, own, reported)
        if saying is own and analysis.creator and _in_person(analysis, first, last):
            saying = Saying(analysis.creator, Voice.PUBLISHER, analysis.publisher)
        return [(_cut(analysis, sentence, first, last, saying, None), None)]
    segments = []
    for number, (begin, hit, speaker) in enumerate(found):
        start = _clause_before(analysis, first, begin) if number == 0 else max(begin, first)
        end = found[number + 1][0] if number + 1 < len(found) else last
        if end <= start or speaker is None:
            continue
        saying = Saying(speaker.ref, Voice.REPORTED, speaker.on_behalf_of)
        segments.append((_cut(analysis, sentence, start, end, saying, hit), speaker))
    before = segments[0][0].first
    if before > first:
        segments.insert(0, (_cut(analysis, sentence, first, before, own, None), None))
    return segments


def _clause_before(analysis: Analysis, first: int, begin: int) -> int:
    """Where the reporting clause begins, after a clause of its own in front (“Costs have risen, and the Board says …”)."""
    norms = analysis.words.norms
    for at in range(begin - 1, first + SHORTEST, -1):
        if norms[at] == ";" or (norms[at] in JOINING and norms[at - 1] == ","):
            return at + 1 if any(norm in FINITE for norm in norms[first:at]) else first
    return first


def _in_person(analysis: Analysis, first: int, last: int) -> bool:
    """Whether the one who signs speaks as “I”."""
    norms = analysis.words.norms[first:last]
    return bool({"i", "my"} & set(norms)) and not {"we", "our"} & set(norms)


def _cut(analysis: Analysis, sentence: Sentence, first: int, last: int, saying: Saying, hit: Hit | None) -> Segment:
    words = analysis.words
    return Segment(words.starts[first], words.ends[last - 1], first, last, sentence, saying, hit)


def _verbs(analysis: Analysis, first: int, last: int) -> list[Hit]:
    """Reporting verbs that are finite, and the cues of “according to”; of several readings of one the first of `REPORTING`."""
    norms = analysis.words.norms
    chosen: dict[int, Hit] = {}
    for hit in analysis.hits_in(first, last, "reporting."):
        if hit.label == "reporting.according":
            chosen[hit.first] = hit
        elif hit.label in REPORTING and (hit.first == first or norms[hit.first - 1] not in NOT_FINITE):
            known = chosen.get(hit.first)
            if known is None or REPORTING.index(hit.label) < REPORTING.index(known.label):
                chosen[hit.first] = hit
    return [chosen[place] for place in sorted(chosen)]


def _reporter(analysis: Analysis, speakers: Speakers, hit: Hit, first: int, last: int) -> Speaker | None:
    norms = analysis.words.norms
    if hit.label == "reporting.according":
        return speakers.after(hit.last, last)
    if norms[hit.first - 1 : hit.first] and norms[hit.first - 1] in PASSIVE and hit.first > first:
        if hit.last < last and norms[hit.last] == "by":
            return speakers.after(hit.last + 1, last)
        return None
    if not _introduces(analysis, hit, last):
        return None
    return speakers.before(hit.first, first)


def _introduces(analysis: Analysis, hit: Hit, last: int) -> bool:
    """Whether the verb has something reported after it: for plain verbs of saying and finding a clause, for others an object."""
    norms = analysis.words.norms
    if hit.last >= last:
        return norms[hit.last - 1] not in {"says"}
    if hit.label in {"reporting.say", "reporting.answer", "reporting.find"} and _says(analysis, hit):
        window = norms[hit.last : min(last, hit.last + 12)]
        return bool(window) and (
            "that" in window or ":" in window or '"' in window or window[0] in _CLAUSE_STARTS or "how" in window[:3]
            or norms[hit.first].startswith("describ") or norms[hit.last] == ","
        )  # fmt: skip
    return True


def _says(analysis: Analysis, hit: Hit) -> bool:
    """Whether the verb is one of plain saying, whatever else it may be (“has reported in public”)."""
    return hit.label == "reporting.answer" or any(
        other.label == "reporting.say" for other in analysis.hits_in(hit.first, hit.last) if other.first == hit.first
    )


_CLAUSE_STARTS = frozenset(
    "it he she they there this these the a an its his her their all no some many most each every any if when".split()
)


def _inherited(
    analysis: Analysis,
    speakers: Speakers,
    sentence: Sentence,
    first: int,
    last: int,
    own: Saying,
    reported: Mapping[int, Saying],
) -> Saying:
    """Whose words a sentence without a reporting verb gives: those of its list's introduction, or of a report that goes on."""
    intro = analysis.intro(sentence)
    if intro:
        for hit in reversed(_verbs(analysis, max(intro.first, intro.last - LIST_HEAD), intro.last)):
            speaker = _reporter(analysis, speakers, hit, intro.first, intro.last)
            if speaker and speaker.ref != own.said_by:
                return Saying(speaker.ref, Voice.REPORTED, speaker.on_behalf_of)
            if hit.label != "reporting.according":
                break
    before = reported.get(sentence.block)
    norms = analysis.words.norms[first:last]
    if before and BACKSHIFT & set(norms) and not OURSELVES & set(norms):
        return before
    return own
