"""Whom “she”, “he”, “it” and “they” stand for, as the subject of a reporting verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import replace

from ontherecord.facts import Span, ThingType
from ontherecord.parse.described import Described
from ontherecord.parse.inspectors import inspecting
from ontherecord.parse.named import BODIES, REPORT_NOUNS, Named
from ontherecord.parse.speaker import Speaker

LOOK_BACK = 3
"""Sentences back in which “she” was named."""
CLOSING = 3
"""Words at a sentence's end among which the verb stands that closes it (“…, the Inspectorate found.”)."""
FARTHEST = 12
"""Sentences back in which somebody spoke who may be “she”, where nobody nearer was named."""


class Pronouns:
    """Resolves the pronouns of one document; told of every speaker heard, in the order of the text."""

    def __init__(self, named: Named, described: Described) -> None:
        """Take what knows the document's named things, and its other speakers."""
        self.named = named
        self.analysis = named.analysis
        self.described = described
        self._told: dict[Span, Speaker] = {}

    def note(self, sentence: Span, speaker: Speaker) -> None:
        """Remember who was heard in a sentence: “she” in the next is the same."""
        self._told[sentence] = speaker

    def person(self, at: int) -> Speaker | None:
        """Whom “she” or “he” at a word stands for: who spoke or was named in the sentences before."""
        position = self.analysis.words.starts[at]
        if opening := self._opening(at):
            return opening
        for number, sentence in enumerate(self._before(position, FARTHEST)):
            told = self._told.get(sentence)
            if told and self._is_person(told):
                return replace(told, first=at)
            if number < LOOK_BACK and (speaker := self._person_in(sentence, at)):
                return speaker
        return self._last(at, {ThingType.PERSON})

    def _opening(self, at: int) -> Speaker | None:
        """The person whom the pronoun's own sentence begins with (“Ann Tregear seconded the motion; she said …”)."""
        index = bisect_left(self.analysis.sentences, self.analysis.words.starts[at], key=lambda each: each.end)
        if index == len(self.analysis.sentences):
            return None
        first = self.analysis.sentences[index].first
        for mention in self.named.between(first, at)[:1]:
            near = self.named.words(mention)[0] - first <= 1 and self.named.free(mention, first)
            if near and self.named.type(mention.thing) is ThingType.PERSON:
                return self.named.speaker(mention, at)
        return self.described.opening(first, at)

    def _is_person(self, speaker: Speaker) -> bool:
        if speaker.agent:
            return speaker.ref not in self.described.groups
        return self.named.type(speaker.ref) is ThingType.PERSON or self.named.is_office(speaker.ref)

    def _person_in(self, sentence: Span, at: int) -> Speaker | None:
        first, last = self.analysis.words.between(*sentence)
        free = [mention for mention in self.named.between(first, last) if self.named.free(mention, first)]
        people = [mention for mention in free if self.named.type(mention.thing) is ThingType.PERSON]
        offices = [mention for mention in free if self.named.is_office(mention.thing)]
        if people or offices:
            return self.named.speaker((people or offices)[0], at)
        described = self.described.introduced(first, last) or self.described.leading(first, last)
        return replace(described, first=at) if described and self._is_person(described) else None

    def body(self, at: int, *, plural: bool) -> Speaker | None:
        """What “it” or “they” at a word stands for: what the sentence before begins with, else the body named last."""
        words = self.analysis.words
        for number, sentence in enumerate(self._before(words.starts[at], LOOK_BACK)):
            told = self._told.get(sentence)
            if told and told.ref in (self.described.groups if plural else self.described.bodies):
                return replace(told, first=at)
            begins = number == 0 and told and self.analysis.words.starts[told.first] == sentence.start
            if told and begins and not told.agent and self.named.type(told.ref) in BODIES:
                return replace(told, first=at)
            first, last = words.between(*sentence)
            speaker = self._body_in(first, last, at, plural=plural) if number == 0 else None
            if speaker:
                return speaker
            described = self.described.leading(first, last)
            if described and described.ref in (self.described.groups if plural else self.described.bodies):
                return replace(described, first=at)
        return self._last(at, BODIES)

    def _body_in(self, first: int, last: int, at: int, *, plural: bool) -> Speaker | None:
        norms = self.analysis.words.norms
        if norms[first] == "our" and REPORT_NOUNS & set(norms[first : first + 4]) and self.analysis.publisher:
            return Speaker(self.analysis.publisher, at)
        mentions = self.named.between(first, last)
        closing = self.analysis.hits_in(max(first, last - CLOSING), last, "reporting.")
        ends = {hit.first for hit in closing}
        for mention in sorted(mentions, key=lambda each: self.named.words(each)[1] not in ends):
            if self.named.type(mention.thing) in (BODIES if plural else {*BODIES, ThingType.REPORT}):
                speaker = self.named.speaker(mention, at)
                if speaker:
                    return speaker
        role = inspecting(self.named, first, last) if plural else None
        return Speaker(role.ref, at) if role else None

    def _before(self, position: int, most: int) -> Iterator[Span]:
        """The sentences before the one at a position, the nearest first."""
        index = bisect_left(self.analysis.sentences, position, key=lambda each: each.end)
        for sentence in self.analysis.sentences[max(0, index - most) : index][::-1]:
            yield Span(sentence.start, sentence.end)

    def _last(self, at: int, types: Collection[ThingType]) -> Speaker | None:
        before = self.named.before(self.analysis.words.starts[at])
        mention = next((each for each in before if self.named.type(each.thing) in types), None)
        return self.named.speaker(mention, at) if mention else None
