"""Who is speaking where: the document itself, somebody quoted, somebody whose words it reports, or a reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ontherecord.document import Region
from ontherecord.facts import Agent, Post, Quotation, Ref, Saying, Span, Voice
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis, Segment
from ontherecord.parse.attribution import Attribution
from ontherecord.parse.cast import Cast
from ontherecord.parse.own_voice import AUTHOR, OwnVoice, default
from ontherecord.parse.quotations import Run, find_runs
from ontherecord.parse.reports import Reports
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.speaker import Speaker
from ontherecord.parse.speakers import Speakers
from ontherecord.parse.turns import Turns, find_turns


@dataclass
class Voices:
    """What `hear` finds: the words of each voice, and the agents that only speak."""

    segments: list[Segment] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    agents: dict[Ref, Agent] = field(default_factory=dict)
    comments: list[tuple[Span, Ref]] = field(default_factory=list)


def hear(analysis: Analysis, holders: Sequence[Post], ontology: Ontology) -> Voices:
    """Give every sentence of a document its speakers. `holders`: who holds which post."""
    voices = Voices()
    if default(analysis).said_by == AUTHOR.ref:
        voices.agents[AUTHOR.ref] = AUTHOR
    speakers = Speakers(analysis, holders)
    runs = find_runs(analysis.document)
    own = OwnVoice(analysis, speakers.affiliations, runs, ontology)
    turns = find_turns(analysis.document, ontology)
    _hear_comments(analysis, voices)
    _hear_turns(analysis, speakers, turns, voices)
    utterances = [(quotation.span, quotation.saying) for quotation in voices.quotations]
    utterances = sorted(utterances + _hear_quotations(analysis, speakers, runs, own, voices), key=lambda each: each[0])
    voices.quotations.sort(key=lambda each: each.span)
    reports = Reports(analysis, speakers, own)
    for sentence in analysis.sentences:
        if analysis.block(sentence).region is Region.COMMENT:
            voices.segments.append(_whole(sentence, _reader(analysis, sentence)))
            continue
        for first, last, saying in _pieces(analysis, sentence, utterances):
            if saying:
                start, end = analysis.words.starts[first], analysis.words.ends[last - 1]
                voices.segments.append(Segment(start, end, first, last, sentence, saying))
            elif not _inside(turns.unsaid, analysis.words.starts[first]):
                voices.segments += reports.segments(sentence, first, last)
    voices.agents |= reports.agents
    return voices


def whole_sentences(analysis: Analysis) -> tuple[Segment, ...]:
    """Every sentence in the document's own voice: what is known before anybody was heard."""
    own = default(analysis)
    return tuple(_whole(sentence, own) for sentence in analysis.sentences)


def _whole(sentence: Sentence, saying: Saying) -> Segment:
    return Segment(sentence.start, sentence.end, sentence.first, sentence.last, sentence, saying)


def _inside(spans: Sequence[Span], position: int) -> bool:
    """Whether a position lies in one of some spans, sorted by start."""
    index = bisect_right(spans, position, key=lambda each: each.start) - 1
    return index >= 0 and position < spans[index].end


def _reader(analysis: Analysis, sentence: Sentence) -> Saying:
    return Saying(Ref(f"reader/{analysis.block(sentence).comment or 0}"), Voice.COMMENT)


def _hear_comments(analysis: Analysis, voices: Voices) -> None:
    spans: dict[int, Span] = {}
    for block in analysis.document.blocks:
        if block.region is Region.COMMENT:
            number = block.comment or 0
            spans[number] = Span(min(block.start, spans.get(number, block).start), block.end)
    for number, span in sorted(spans.items()):
        ref = Ref(f"reader/{number}")
        voices.agents[ref] = Agent(ref, f"reader {number + 1}")
        voices.comments.append((span, ref))


def _hear_turns(analysis: Analysis, speakers: Speakers, turns: Turns, voices: Voices) -> None:
    """Each block of a turn is a quotation of its speaker, the later ones continuing the first."""
    cast = Cast(analysis, speakers, turns.turns)
    for turn in turns.turns:
        saying = cast.of(turn)
        before: Span | None = None
        for span in turn.said:
            voices.quotations.append(Quotation(span, replace(saying, quotation=span), turn.name, before))
            before = span
    voices.agents |= cast.agents


def _hear_quotations(
    analysis: Analysis, speakers: Speakers, runs: Sequence[Run], own: OwnVoice, voices: Voices
) -> list[tuple[Span, Saying]]:
    """Keep every quotation outside turns; give back those that are words in themselves, with their speaker."""
    turns = [quotation.span for quotation in voices.quotations]
    attribution = Attribution(analysis, speakers, runs)
    found: list[tuple[Span, Saying]] = []
    last: Quotation | None = None
    previous: Run | None = None
    for run in runs:
        if _inside(turns, run.span.start):
            continue
        continued = previous.span if previous and run.continues else None
        previous = run
        speaker, cue = (None, None) if continued else attribution.of(run)
        if speaker:
            saying = Saying(speaker.ref, Voice.QUOTED, speaker.on_behalf_of, run.span)
        elif last and (continued or (run.utterance and attribution.goes_on(last, run))):
            saying = replace(last.saying, quotation=run.span)
            cue = last.cue if continued else None
        else:
            saying = replace(own.of(run.span.start), voice=Voice.QUOTED, quotation=run.span)
        if speaker:
            _note(analysis, speakers, speaker, run.span, cue)
            if speaker.agent:
                voices.agents[speaker.ref] = speaker.agent
        quotation = Quotation(run.span, saying, cue, continued)
        voices.quotations.append(quotation)
        if run.utterance:
            found.append((run.span, saying))
            last = quotation
    return found


def _note(analysis: Analysis, speakers: Speakers, speaker: Speaker, said: Span, cue: Span | None) -> None:
    """Remember who was quoted, so that “she” in the next sentence is known."""
    for position in (said.end - 1, *([cue.end - 1] if cue else [])):
        index = bisect_left(analysis.sentences, position, key=lambda each: each.end)
        if index < len(analysis.sentences):
            sentence = analysis.sentences[index]
            speakers.pronouns.note(Span(sentence.start, sentence.end), speaker)


def _pieces(
    analysis: Analysis, sentence: Sentence, utterances: Sequence[tuple[Span, Saying]]
) -> Iterator[tuple[int, int, Saying | None]]:
    """A sentence cut where quoted words begin and end, as ranges of words with who says them; None for own words."""
    at = sentence.start
    cuts: list[tuple[int, int, Saying | None]] = []
    index = bisect_left(utterances, sentence.start, key=lambda each: each[0].end)
    while index < len(utterances) and utterances[index][0].start < sentence.end:
        span, speaker = utterances[index]
        start, end = max(at, span.start), min(span.end, sentence.end)
        cuts += [(at, start, None), (start, end, speaker)]
        at = end
        index += 1
    cuts.append((at, sentence.end, None))
    for start, end, saying in cuts:
        first, last = analysis.words.between(start, end)
        while (
            first < last and not analysis.words.norms[first][0].isalnum() and analysis.words.norms[first] not in "£$("
        ):
            first += 1
        if last > first:
            yield first, last, saying
