"""To whom a letter is written: “you” in it is the one greeted at its head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from ontherecord.document import Block, Region
from ontherecord.facts import Agent, Ref, ThingType
from ontherecord.parse.analysis import Analysis, within
from ontherecord.parse.speaker import Speaker
from ontherecord.words import normalise

GREETING = re.compile(r"Dear\s+(?P<name>[^\n:]{2,140}?)\s*[,:]?\s*\Z")
HEAD = 40
"""Blocks from the top of a letter in which its greeting stands."""
ALL = frozenset("all resident residents colleague colleagues neighbour neighbours friend friends".split())
"""Greetings of many: what “you” said is then nobody's in particular."""


class Addressee:
    """Finds whom a letter speaks to as “you”."""

    def __init__(self, analysis: Analysis, affiliations: Mapping[Ref, Ref]) -> None:
        """Take the document, and for whom each person speaks."""
        self.analysis = analysis
        self.affiliations = affiliations

    def speaker(self, at: int) -> Speaker | None:
        """The addressee as the speaker whom “you” at a word stands for; None where the document is no letter."""
        who = self._greeted
        return Speaker(who.ref, at, who.on_behalf_of, who.agent) if who else None

    @cached_property
    def _greeted(self) -> Speaker | None:
        if self.analysis.document.metadata.genre != "Letter":
            return None
        text = self.analysis.document.text
        body = [block for block in self.analysis.document.blocks if block.region is Region.BODY]
        for index, block in enumerate(body[:HEAD]):
            if match := GREETING.match(text, block.start, block.end):
                label = " ".join(match["name"].split())
                if set(normalise(label)) & ALL or "," in label:
                    return None
                agent = Agent(Ref(f"unnamed/{match.start('name')}"), label)
                return self._above(body[:index], label) or Speaker(agent.ref, 0, None, agent)
        return None

    def _above(self, blocks: list[Block], label: str) -> Speaker | None:
        """The person in the address who bears the surname of the greeting, with the body named beside the name."""
        surname = label.rsplit(maxsplit=1)[-1]
        for block in blocks:
            for mention in within(self.analysis.mentions, block.start, block.end):
                thing = self.analysis.things[mention.thing]
                if thing.type is ThingType.PERSON and surname in thing.name.split():
                    return Speaker(thing.ref, 0, self.affiliations.get(thing.ref))
        return None
