"""Whose a document's own words are, place by place: its publisher's, a speaker's, a reprinted letter's writer's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ontherecord.document import Block, Region
from ontherecord.facts import Agent, Ref, Saying, Span, ThingType, Voice
from ontherecord.ontology import Ontology
from ontherecord.parse.addressee import GREETING
from ontherecord.parse.analysis import Analysis, within
from ontherecord.parse.quotations import Run
from ontherecord.parse.recommended import find_recommended
from ontherecord.read.phrases import layout

AUTHOR = Agent(Ref("unnamed/0"), "author of the document")
"""Who speaks where neither text nor corpus tells the publisher."""
HEAD = 12
"""Sentences from the top among which one says that this is somebody's speech."""
FEWEST, SHARE = 4, 8
"""Sentences with “I” that a speech has at least, and of how many one is such."""
SIGNED = 6
"""Blocks below “Yours sincerely” that can hold the name."""
COPIED = ("cc", "Cc", "CC", "c.c.", "Copy", "Copied")
"""How lines below a signature begin that name others than the writer."""
SHORT = 90
"""Characters of a line that greets or closes."""
BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
FIRST_PERSON = frozenset({"i", "my"})


def default(analysis: Analysis) -> Saying:
    """Who speaks where nobody else does: the publisher, else whoever wrote the document."""
    return Saying(analysis.publisher or analysis.creator or AUTHOR.ref, Voice.PUBLISHER)


class OwnVoice:
    """Tells whose the unquoted words at a place are."""

    def __init__(self, analysis: Analysis, homes: Mapping[Ref, Ref], runs: Sequence[Run], ontology: Ontology) -> None:
        """Take the document, for whom each person speaks, and what is quoted in it."""
        self.analysis = analysis
        self.homes = homes
        self.runs = runs
        self.closings = layout(ontology)
        self.usual = default(analysis)
        self._stretches = sorted(self._letters()) or find_recommended(analysis) or list(self._speech())

    def of(self, position: int) -> Saying:
        """The speaker of own words at a position."""
        index = bisect_right(self._stretches, position, key=lambda each: each[0].start) - 1
        if index >= 0 and position < self._stretches[index][0].end:
            return self._stretches[index][1]
        return self.usual

    def _speech(self) -> Iterator[tuple[Span, Saying]]:
        """All from the first “I” on, where the head says that this is somebody's speech and “I” comes often."""
        speaker = self._speaker()
        personal = [
            sentence.start for sentence in self.analysis.sentences if self._personal(sentence.first, sentence.last)
        ]
        if speaker and len(personal) >= FEWEST and len(personal) * SHARE >= len(self.analysis.sentences):
            end = len(self.analysis.document.text)
            yield Span(personal[0], end), Saying(speaker, Voice.PUBLISHER, self.analysis.publisher)

    def _speaker(self) -> Ref | None:
        """The one person named in a sentence at the top that tells of a speech."""
        for sentence in self.analysis.sentences[:HEAD]:
            if self.analysis.hits_in(sentence.first, sentence.last, "voice.speech"):
                named = {each.thing for each in within(self.analysis.mentions, sentence.start, sentence.end)}
                people = [ref for ref in sorted(named) if self.analysis.things[ref].type is ThingType.PERSON]
                if len(people) == 1:
                    return people[0]
        return None

    def _personal(self, first: int, last: int) -> bool:
        """Whether a sentence says “I” outside quotation marks."""
        if FIRST_PERSON.isdisjoint(self.analysis.words.norms[first:last]):
            return False
        index = bisect_right(self.runs, self.analysis.words.starts[first], key=lambda each: each.span.start) - 1
        return index < 0 or self.analysis.words.starts[first] >= self.runs[index].span.end

    def _letters(self) -> Iterator[tuple[Span, Saying]]:
        """Letters of others than the publisher: from the greeting to the signature."""
        text = self.analysis.document.text
        body = [block for block in self.analysis.document.blocks if block.region is Region.BODY]
        opened: int | None = None
        for index, block in enumerate(body):
            if block.end - block.start > SHORT:
                continue
            if GREETING.match(text, block.start, block.end):
                opened = block.start
            elif opened is not None and self.closings.begin("letter.closings", text[block.start : block.end]):
                writer, home = self._signatory(body[index : index + 1 + SIGNED])
                if writer and home and home != self.analysis.publisher:
                    yield Span(opened, block.end), Saying(writer, Voice.PUBLISHER, home)
                opened = None

    def _signatory(self, blocks: Sequence[Block]) -> tuple[Ref | None, Ref | None]:
        """Who signs, and for whom: the body named with or below the name, else the one that the person speaks for."""
        writer: Ref | None = None
        for block in blocks:
            if block.end - block.start > SHORT or self.analysis.document.text.startswith(COPIED, block.start):
                continue
            for mention in within(self.analysis.mentions, block.start, block.end):
                thing = self.analysis.things[mention.thing]
                if writer is None and thing.type is ThingType.PERSON:
                    writer = thing.ref
                elif writer and thing.type in BODIES:
                    return writer, thing.part_of or thing.ref
        return writer, self.homes.get(writer) if writer else None
