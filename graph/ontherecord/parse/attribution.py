"""To whom quoted words belong: who “said” stands beside, in front, behind, in the line above or below."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from ontherecord.document import Block, BlockKind, Region
from ontherecord.facts import Quotation, Span, ThingType
from ontherecord.lexicon import Hit
from ontherecord.parse.analysis import Analysis, within
from ontherecord.parse.quotations import Run
from ontherecord.parse.speaker import Speaker
from ontherecord.parse.speakers import Speakers

NEAR = 30
"""Words from a quotation within which its attribution stands."""
SHORT = 120
"""Characters of a line below a quotation that names its speaker, at most."""
NOT_SAYING = frozenset({"reporting.opening", "reporting.inspectors", "reporting.unnamed", "reporting.noun"})
NOT_BEHIND = NOT_SAYING | {"reporting.find", "reporting.praise"}


class Attribution:
    """Finds the speakers of a document's quotations."""

    def __init__(self, analysis: Analysis, speakers: Speakers, runs: Sequence[Run]) -> None:
        """Take the document, what finds its speakers, and all its quoted runs in order."""
        self.analysis = analysis
        self.words = analysis.words
        self.speakers = speakers
        self.runs = runs

    def of(self, run: Run) -> tuple[Speaker | None, Span | None]:
        """The speaker of a quotation, and the words that say so; None and None where nothing near it does."""
        block = self.analysis.document.blocks[run.block]
        first, last = self.words.between(*run.span)
        begin, end = self.words.between(block.start, block.end)
        sentence = self._sentence_start(run.span.start, begin)
        found = self._in_front(run, sentence, first)
        if found is None and run.utterance:
            found = self._behind(last, end)
            alone = sentence == first or self.words.norms[first - 1 : first] == ['"']
            if found is None and alone:
                found = self._above(run.block) or self._below(run.block)
        return found or (None, None)

    def goes_on(self, last: Quotation, run: Run) -> bool:
        """Whether a quotation without attribution follows close upon another: then its speaker goes on.

        In the same paragraph only the attribution stands between them; in the next one the quotation comes first.
        """
        end = self.words.between(*last.span)[1]
        first = self.words.between(*run.span)[0]
        if first - end > 2 * NEAR:
            return False
        begin = self.analysis.document.blocks[run.block].start
        between = [self.words.starts[at] for at in range(end, first) if self.words.norms[at][0].isalnum()]
        above = self._neighbour(run.block, -1)
        adjacent = above is not None and above.start <= last.span.start < above.end
        here = begin <= last.span.start
        return len(between) <= NEAR and (here or (adjacent and all(start < begin for start in between)))

    def _in_front(self, run: Run, sentence: int, first: int) -> tuple[Speaker, Span] | None:
        """X said: “…”"""
        for hit in reversed(self.analysis.hits_in(sentence, first, "reporting.")):
            if hit.label in NOT_SAYING or self._quoted(self.words.starts[hit.first]):
                continue
            speaker = self.speakers.before(hit.first, sentence) or self.speakers.after(hit.last, first)
            if speaker and (first - hit.last <= NEAR or not run.utterance):
                return speaker, self._cue(speaker, hit)
        return None

    def _behind(self, last: int, end: int) -> tuple[Speaker, Span] | None:
        """“…,” said X.   “…,” X told Y."""
        at = last
        while at < end and not self.words.norms[at][0].isalnum():
            at += 1
        stop = min(end, at + NEAR)
        marks = [each for each in range(at, stop) if self.words.norms[each] == '"' or self.words.word(each) in "“‘"]
        stop = marks[0] if marks else stop
        verbs = [hit for hit in self.analysis.hits_in(at, stop, "reporting.") if hit.label not in NOT_BEHIND]
        if not verbs:
            return None
        inverted = self.speakers.after(verbs[0].last, stop) if verbs[0].first == at else None
        speaker = inverted or self.speakers.before(verbs[0].first, at)
        return (speaker, self.analysis.span(at, verbs[0].last)) if speaker else None

    def _above(self, index: int) -> tuple[Speaker, Span] | None:
        """“X said:” in a block of its own."""
        above = self._neighbour(index, -1)
        if above is None or not self.analysis.document.readable[above.start : above.end].rstrip().endswith(":"):
            return None
        low, high = self.words.between(above.start, above.end)
        low = self._sentence_start(above.end - 1, low)
        for hit in reversed(self.analysis.hits_in(low, high, "reporting.")):
            if hit.label not in NOT_SAYING:
                speaker = self.speakers.before(hit.first, low) or self.speakers.after(hit.last, high)
                if speaker:
                    return speaker, self.analysis.span(min(low, speaker.first), high)
        speaker = self.speakers.after(low, high)
        return (speaker, self.analysis.span(low, high)) if speaker else None

    def _below(self, index: int) -> tuple[Speaker, Span] | None:
        """“X, Chief Inspector” in a short line of its own."""
        below = self._neighbour(index, 1)
        if below is None or below.kind is BlockKind.HEADING or below.end - below.start > SHORT:
            return None
        low, high = self.words.between(below.start, below.end)
        named = within(self.analysis.mentions, below.start, below.start + SHORT // 2)
        people = [mention for mention in named if self.analysis.things[mention.thing].type is ThingType.PERSON]
        if not people or self.words.word(high - 1) in ".:" or self.analysis.hits_in(low, high, "verbs.acts"):
            return None
        speaker = self.speakers.after(low, high)
        return (speaker, Span(below.start, below.end)) if speaker else None

    def _cue(self, speaker: Speaker, hit: Hit) -> Span:
        return self.analysis.span(min(speaker.first, hit.first), hit.last)

    def _quoted(self, position: int) -> bool:
        """Whether a place lies in somebody's quoted words."""
        index = bisect_left(self.runs, position, key=lambda each: each.span.end)
        return index < len(self.runs) and self.runs[index].utterance and self.runs[index].span.start <= position

    def _sentence_start(self, position: int, begin: int) -> int:
        """The first word of the sentence at a position, but none before `begin`."""
        sentences = self.analysis.sentences
        index = bisect_left(sentences, position, key=lambda each: each.end)
        if index < len(sentences) and sentences[index].start <= position:
            return max(begin, sentences[index].first)
        return begin

    def _neighbour(self, index: int, step: int) -> Block | None:
        """The nearest block of the body above (-1) or below (1)."""
        place = bisect_left(self._body, index) + step
        return self.analysis.document.blocks[self._body[place]] if 0 <= place < len(self._body) else None

    @cached_property
    def _body(self) -> list[int]:
        blocks = self.analysis.document.blocks
        return [index for index, block in enumerate(blocks) if block.region is Region.BODY]
