"""Who the speakers of a transcript are: by name, by an office given once with the name, by title and surname."""

from __future__ import annotations

from collections.abc import Iterable

from ontherecord.facts import Agent, Ref, Saying, Span, ThingType, Voice
from ontherecord.parse.analysis import Analysis, within
from ontherecord.parse.speakers import Speakers
from ontherecord.parse.turns import Turn
from ontherecord.words import normalise

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness viscount earl rev right hon the cllr "
    "councillor judge . rt honourable madam".split()
)
"""Words before a surname that are no part of the name."""


class Cast:
    """Resolves what a transcript calls its speakers."""

    def __init__(self, analysis: Analysis, speakers: Speakers, turns: Iterable[Turn]) -> None:
        """Take the document, what finds its speakers, and its turns in order."""
        self.analysis = analysis
        self.speakers = speakers
        self.agents: dict[Ref, Agent] = {}
        """Speakers that are no named things of the document, as they are met."""
        self._known: dict[tuple[str, ...], Saying] = {}
        self._surnames: dict[str, Saying | None] = {}
        for turn in turns:
            saying = self.of(turn)
            if turn.office:
                self._known.setdefault(normalise(self._label(turn.office)), saying)

    def of(self, turn: Turn) -> Saying:
        """Who speaks in a turn."""
        label = self._label(turn.name)
        key = normalise(label)
        known = self._known.get(key) or self._by_surname(key)
        if known is None:
            known = self._new(turn.name, label)
            self._known[key] = known
            bare = _bare(key)
            if bare:
                self._surnames[bare[-1]] = None if bare[-1] in self._surnames else known
        return known

    def _label(self, span: Span) -> str:
        return " ".join(self.analysis.document.text[span.start : span.end].split())

    def _by_surname(self, key: tuple[str, ...]) -> Saying | None:
        """“Mr Smith”, after “John Smith (Anytown North)”, where no other Smith has spoken."""
        bare = _bare(key)
        return self._surnames.get(bare[0]) if len(bare) == 1 and len(key) > 1 else None

    def _new(self, name: Span, label: str) -> Saying:
        named = [mention.thing for mention in within(self.analysis.mentions, *name)]
        people = [ref for ref in named if self.analysis.things[ref].type is ThingType.PERSON]
        ref = next(iter(people), None) or self.speakers.titled(label) or next(iter(named), None)
        if ref:
            return Saying(ref, Voice.QUOTED, self.speakers.affiliations.get(ref))
        agent = Agent(Ref(f"unnamed/{name.start}"), label)
        self.agents[agent.ref] = agent
        return Saying(agent.ref, Voice.QUOTED)


def _bare(key: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the titles in front."""
    first = next((place for place, word in enumerate(key) if word not in TITLES), len(key))
    return key[first:]
