"""Who is speaking where: the document itself, somebody quoted, somebody whose words it reports, or a reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ontherecord.document import BlockKind, Region
from ontherecord.facts import Agent, Post, Quotation, Ref, Saying, Span, ThingType, Voice
from ontherecord.parse.analysis import Analysis, Segment, within
from ontherecord.parse.quotations import Run, find_runs
from ontherecord.parse.reports import report_segments
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.speakers import Speaker, Speakers
from ontherecord.parse.turns import Turn, find_turns

AUTHOR = Agent(Ref("unnamed/0"), "author of the document")
"""Who speaks where neither text nor corpus tells the publisher."""
NEAR = 30
"""Words after a quotation among which its attribution is looked for."""


@dataclass
class Voices:
    """What `hear` finds: the words of each voice, and the agents that only speak."""

    segments: list[Segment] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    agents: dict[Ref, Agent] = field(default_factory=dict)
    comments: list[tuple[Span, Ref]] = field(default_factory=list)


def hear(analysis: Analysis, holders: Sequence[Post]) -> Voices:
    """Give every sentence of a document its speakers. `holders`: who holds which post."""
    voices = Voices()
    own = Saying(analysis.publisher or AUTHOR.ref, Voice.PUBLISHER)
    if analysis.publisher is None:
        voices.agents[AUTHOR.ref] = AUTHOR
    speakers = Speakers(analysis, holders)
    _hear_comments(analysis, voices)
    turns = list(find_turns(analysis.document))
    openings = [turn.opening for turn in turns]
    utterances = _utterances(analysis, speakers, own, voices, turns)
    reported: dict[int, Saying] = {}
    for sentence in analysis.sentences:
        if analysis.block(sentence).region is Region.COMMENT:
            voices.segments.append(_whole(sentence, _reader(analysis, sentence)))
            continue
        for first, last, saying in _pieces(analysis, sentence, utterances, own):
            if saying is own and _within(openings, analysis.words.starts[first]):
                continue
            if saying is not own:
                voices.segments.append(_segment(analysis, sentence, first, last, saying))
            else:
                voices.segments += _own_words(analysis, speakers, sentence, first, last, own, reported, voices)
    return voices


def _within(spans: Sequence[Span], position: int) -> bool:
    """Whether a position lies in one of some spans, sorted by start."""
    index = bisect_right(spans, position, key=lambda each: each.start) - 1
    return index >= 0 and position < spans[index].end


def whole_sentences(analysis: Analysis) -> tuple[Segment, ...]:
    """Every sentence in the document's own voice: what is known before anybody was heard."""
    own = Saying(analysis.publisher or AUTHOR.ref, Voice.PUBLISHER)
    return tuple(_whole(sentence, own) for sentence in analysis.sentences)


def _reader(analysis: Analysis, sentence: Sentence) -> Saying:
    return Saying(Ref(f"reader/{analysis.block(sentence).comment or 0}"), Voice.COMMENT)


def _hear_comments(analysis: Analysis, voices: Voices) -> None:
    spans: dict[int, Span] = {}
    for block in analysis.document.blocks:
        if block.region is Region.COMMENT:
            number = block.comment or 0
            start = min(block.start, spans.get(number, block).start)
            spans[number] = Span(start, block.end)
    for number, span in sorted(spans.items()):
        ref = Ref(f"reader/{number}")
        voices.agents[ref] = Agent(ref, f"reader {number + 1}")
        voices.comments.append((span, ref))


def _whole(sentence: Sentence, saying: Saying) -> Segment:
    return Segment(sentence.start, sentence.end, sentence.first, sentence.last, sentence, saying)


def _segment(analysis: Analysis, sentence: Sentence, first: int, last: int, saying: Saying) -> Segment:
    words = analysis.words
    return Segment(words.starts[first], words.ends[last - 1], first, last, sentence, saying)


def _pieces(
    analysis: Analysis, sentence: Sentence, utterances: list[tuple[Span, Saying]], own: Saying
) -> Iterator[tuple[int, int, Saying]]:
    """A sentence cut where quoted words begin and end, as ranges of words with who says them."""
    at = sentence.start
    cuts: list[tuple[int, int, Saying]] = []
    index = bisect_left(utterances, sentence.start, key=lambda each: each[0].end)
    for span, saying in utterances[index:]:
        if span.start >= sentence.end:
            break
        cuts += [(at, max(at, span.start), own), (max(at, span.start), min(span.end, sentence.end), saying)]
        at = min(span.end, sentence.end)
    cuts.append((at, sentence.end, own))
    for start, end, saying in cuts:
        first, last = analysis.words.between(start, end)
        while (
            first < last and not analysis.words.norms[first][0].isalnum() and analysis.words.norms[first] not in "£$("
        ):
            first += 1
        if last > first:
            yield first, last, saying


def _utterances(
    analysis: Analysis, speakers: Speakers, own: Saying, voices: Voices, turns: Sequence[Turn]
) -> list[tuple[Span, Saying]]:
    """Every quotation is kept; those that are somebody's words in themselves are given back with their speaker."""
    found: list[tuple[Span, Saying]] = []
    for turn in turns:
        saying = _turn_saying(analysis, speakers, turn.name, voices)
        before: Span | None = None
        for span in turn.said:
            voices.quotations.append(Quotation(span, replace(saying, quotation=span), turn.name, before))
            found.append((span, replace(saying, quotation=span)))
            before = span
    in_turns = [span for turn in turns for span in turn.said]
    last: Quotation | None = None
    runs = find_runs(analysis.document)
    for before, run in pairwise([None, *runs]):
        assert run is not None  # noqa: S101  only the first of all pairs has None, and in front
        if any(span.start <= run.span.start < span.end for span in in_turns):
            continue
        continued = before.span if before and run.continues else None
        speaker, cue = (None, None) if continued else _attribute(analysis, speakers, run, runs)
        if speaker:
            saying = _quoted(speaker, run.span)
        elif last and (continued or (run.utterance and _follows(analysis, last, run))):
            saying = replace(last.saying, quotation=run.span)
        else:
            saying = replace(own, voice=Voice.QUOTED, quotation=run.span)
        if speaker and speaker.agent:
            voices.agents[speaker.ref] = speaker.agent
        quotation = Quotation(run.span, saying, cue or (last.cue if last and continued else None), continued)
        voices.quotations.append(quotation)
        if run.utterance:
            found.append((run.span, saying))
            last = quotation
    voices.quotations.sort(key=lambda each: each.span)
    return sorted(found, key=lambda each: each[0])


def _quoted(speaker: Speaker, span: Span) -> Saying:
    return Saying(speaker.ref, Voice.QUOTED, speaker.on_behalf_of, span)


def _turn_saying(analysis: Analysis, speakers: Speakers, name: Span, voices: Voices) -> Saying:
    people = [m for m in within(analysis.mentions, *name) if analysis.things[m.thing].type is ThingType.PERSON]
    named = people or within(analysis.mentions, *name)
    label = " ".join(analysis.document.text[name.start : name.end].split())
    ref = named[0].thing if named else speakers.titled(label)
    if ref:
        return Saying(ref, Voice.QUOTED, speakers.affiliations.get(ref))
    known = [agent for agent in voices.agents.values() if agent.label == label]
    agent = known[0] if known else Agent(Ref(f"unnamed/{name.start}"), label)
    voices.agents[agent.ref] = agent
    return Saying(agent.ref, Voice.QUOTED)


def _follows(analysis: Analysis, last: Quotation, run: Run) -> bool:
    """Whether a quotation without attribution follows close upon another: then its speaker goes on.

    In the same paragraph only the attribution stands between them; in the next one the quotation comes first.
    """
    words = analysis.words
    _, end = words.between(last.span.start, last.span.end)
    first, _ = words.between(run.span.start, run.span.end)
    between = [at for at in range(end, first) if words.norms[at][0].isalnum()]
    begin = analysis.document.blocks[run.block].start
    body = [block for block in analysis.document.blocks[: run.block] if block.region is Region.BODY]
    adjacent = bool(body) and body[-1].start <= last.span.start < body[-1].end
    here = begin <= last.span.start
    return len(between) <= NEAR and (here or (adjacent and all(words.starts[at] < begin for at in between)))


def _attribute(analysis: Analysis, speakers: Speakers, run: Run, runs: list[Run]) -> tuple[Speaker | None, Span | None]:
    """The speaker of a quotation, and the words that say so: in front of it, after it, in the line above or below."""
    words = analysis.words
    block = analysis.document.blocks[run.block]
    first, last = words.between(run.span.start, run.span.end)
    begin, end = words.between(block.start, block.end)
    in_front = _sentence_start(analysis, run.span.start, begin)
    for hit in reversed(analysis.hits_in(in_front, first, "reporting.")):
        if hit.label in _NO_VERB or _quoted_elsewhere(words.starts[hit.first], runs):
            continue
        speaker = speakers.before(hit.first, in_front) or speakers.after(hit.last, first)
        if speaker and (first - hit.last <= NEAR or not run.utterance):
            return speaker, analysis.span(min(speaker.first, hit.first), hit.last)
    if run.utterance:
        after = _attributed_after(analysis, speakers, last, end)
        if after:
            return after
        if in_front == first or words.norms[first - 1 : first] == ['"']:
            return _attributed_above(analysis, speakers, run, begin, first)
    return None, None


_NO_VERB = frozenset({"reporting.opening", "reporting.inspectors", "reporting.unnamed", "reporting.noun"})


def _quoted_elsewhere(position: int, runs: list[Run]) -> bool:
    index = bisect_left(runs, position, key=lambda each: each.span.end)
    return index < len(runs) and runs[index].utterance and runs[index].span.start <= position


def _sentence_start(analysis: Analysis, position: int, begin: int) -> int:
    index = bisect_left(analysis.sentences, position, key=lambda each: each.end)
    if index < len(analysis.sentences) and analysis.sentences[index].start <= position:
        return max(begin, analysis.sentences[index].first)
    return begin


def _attributed_after(
    analysis: Analysis, speakers: Speakers, last: int, end: int
) -> tuple[Speaker | None, Span | None] | None:
    """“…,” said X.   “…,” X told Y."""
    words = analysis.words
    at = last
    while at < end and not words.norms[at][0].isalnum():
        at += 1
    if at >= end:
        return None
    stop = min(end, at + NEAR)
    marks = [i for i in range(at, stop) if words.norms[i] == '"' or words.word(i) in "“‘"]
    stop = marks[0] if marks else stop
    for hit in analysis.hits_in(at, stop, "reporting."):
        if hit.label in _NO_VERB or hit.label in {"reporting.find", "reporting.praise"}:
            continue
        if hit.first <= at + 1:
            speaker = speakers.after(hit.last, stop) if hit.first == at else None
            speaker = speaker or speakers.before(hit.first, at)
        else:
            speaker = speakers.before(hit.first, at)
        if speaker:
            return speaker, analysis.span(at, max(hit.last, at + 1))
        break
    return None


def _attributed_above(
    analysis: Analysis, speakers: Speakers, run: Run, begin: int, first: int
) -> tuple[Speaker | None, Span | None]:
    """“X said:” in a block of its own above the quotation; else “X, Chief Inspector” in a short one below."""
    del begin, first
    blocks = analysis.document.blocks
    words = analysis.words
    above = next((b for b in reversed(blocks[: run.block]) if b.region is Region.BODY), None)
    if above and analysis.document.readable[above.start : above.end].rstrip()[-1:] == ":":
        low, high = words.between(above.start, above.end)
        low = _sentence_start(analysis, above.end - 1, low)
        for hit in reversed(analysis.hits_in(low, high, "reporting.")):
            if hit.label not in _NO_VERB:
                speaker = speakers.before(hit.first, low) or speakers.after(hit.last, high)
                if speaker:
                    return speaker, analysis.span(min(low, speaker.first), high)
        speaker = speakers.after(low, high)
        if speaker:
            return speaker, analysis.span(low, high)
    below = next((b for b in blocks[run.block + 1 :] if b.region is Region.BODY), None)
    if below and below.kind is not BlockKind.HEADING and below.end - below.start < 120:
        low, high = words.between(below.start, below.end)
        people = [m for m in within(analysis.mentions, below.start, below.start + 60) if m.thing.startswith("person/")]
        if people and words.word(high - 1) not in ".:" and not analysis.hits_in(low, high, "verbs.acts"):
            return speakers.after(low, high), Span(below.start, below.end)
    return None, None


def _own_words(
    analysis: Analysis,
    speakers: Speakers,
    sentence: Sentence,
    first: int,
    last: int,
    own: Saying,
    reported: dict[int, Saying],
    voices: Voices,
) -> list[Segment]:
    """The document's own words, cut where they report somebody else's."""
    found = report_segments(analysis, speakers, sentence, first, last, own, reported)
    for segment, speaker in found:
        if speaker and speaker.agent:
            voices.agents[speaker.ref] = speaker.agent
        if segment.saying.voice is Voice.REPORTED:
            reported[sentence.block] = segment.saying
            speakers.told[Span(sentence.start, sentence.end)] = segment.saying.said_by
    return [segment for segment, _ in found]
