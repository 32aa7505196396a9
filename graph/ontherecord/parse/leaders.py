"""Who chairs or leads what, told by a verb: “the panel is chaired by X and Y”, “X, who leads the inquiry”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ontherecord.facts import Ref, ThingType
from ontherecord.lexicon import Hit
from ontherecord.parse.homes import Homes
from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.places import Place, PlacedText
from ontherecord.parse.role_titles import BODIES
from ontherecord.parse.sentences import Sentence

PERSON = ThingType.PERSON
NEAR = 4
"""Words between “chaired by” and a name."""
BEFORE_VERB = 3
"""Words between a name and “who chairs”."""
JOINTS = frozenset({",", "and", "&", "by", "mp", "kc", "qc", "cbe", "obe", "mbe"})
"""What stands between the names of two who chair together."""
ROLES = {"posts.chaired_by": "Chair", "posts.chairs": "Chair", "posts.led_by": "Lead", "posts.leads": "Lead"}
"""The titles that verbs give, by the labels of their cues."""
PROMISED = frozenset({"be", "will", "shall", "would", "should", "could", "may", "might"})
DENIED = frozenset({"not", "never", "no", "nor"})


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody at the head of a body, by a verb."""

    member: Ref
    body: Ref
    role: str
    promised: bool
    hit: Hit


class Leaders:
    """Finds those at the head of bodies in one text."""

    def __init__(self, text: PlacedText, homes: Homes) -> None:
        """Take the text, and what tells the bodies of posts."""
        self.text = text
        self.norms = text.words.norms
        self.homes = homes

    def passive(self, hit: Hit, sentence: Sentence) -> Iterator[Lead]:
        """“The panel is chaired by X”, “the review, led by X and Y”."""
        if self._said(hit, sentence, DENIED):
            return
        chair = ROLES[hit.label] == "Chair"
        body = self.homes.chaired(hit.first, sentence) if chair else self._led(hit.first, sentence)
        for member in self._people(hit.last, sentence):
            if body:
                yield self._lead(member, body, hit, sentence)

    def active(self, hit: Hit, sentence: Sentence) -> Iterator[Lead]:
        """“X, who chairs the panel”."""
        if self._said(hit, sentence, DENIED):
            return
        headed, person = self._next(hit.last, sentence), self._person_before(hit.first, sentence)
        owned = headed and self.norms[headed.last : headed.last + 1] in ([word] for word in POSSESSIVES)
        if person and headed and headed.thing.type in BODIES and not owned:
            yield self._lead(person, headed.thing.ref, hit, sentence)

    def _lead(self, member: Place, body: Ref, hit: Hit, sentence: Sentence) -> Lead:
        role = ROLES[hit.label]
        if "co" in self.norms[max(sentence.first, hit.first - 2) : hit.first + 2]:
            role = f"Co-{role}"
        return Lead(member.thing.ref, body, role, self._said(hit, sentence, PROMISED), hit)

    def _led(self, verb: int, sentence: Sentence) -> Ref | None:
        """What is led: what is named last before the verb, where that is a body."""
        before = self.text.between(sentence.first, verb)
        return before[-1].thing.ref if before and before[-1].thing.type in BODIES else None

    def _said(self, hit: Hit, sentence: Sentence, words: frozenset[str]) -> bool:
        """Whether one of some words stands right before a verb, or among its words."""
        return not words.isdisjoint(self.norms[max(sentence.first, hit.first - 3) : hit.last])

    def _people(self, at: int, sentence: Sentence) -> list[Place]:
        """The person named after a verb, and those whom a list that ends in “and” joins to the name."""
        found: list[Place] = []
        place, joined = self._next(at, sentence), False
        while place and place.thing.type is PERSON:
            found.append(place)
            end = place.last
            while end < sentence.last and self.norms[end] in JOINTS:
                joined |= self.norms[end] in {"and", "&"}
                end += 1
            place = self.text.by_first.get(end) if end > place.last and end < sentence.last else None
        return found if joined else found[:1]

    def _person_before(self, index: int, sentence: Sentence) -> Place | None:
        """The person whose name ends a few words before a verb, or the one “of” the body named there."""
        for end in range(index, max(sentence.first, index - BEFORE_VERB), -1):
            place = self.text.by_last.get(end)
            if place and place.thing.type in BODIES and place.first - 2 > sentence.first:
                at = place.first - 1 if self.norms[place.first - 1] == "the" else place.first
                place = self.text.by_last.get(at - 1) if self.norms[at - 1] in {"of", "from", "at"} else None
            if place and place.thing.type is PERSON:
                return place
        return None

    def _next(self, at: int, sentence: Sentence) -> Place | None:
        """What is mentioned next, within a few words."""
        for index in range(at, min(at + NEAR, sentence.last)):
            if place := self.text.by_first.get(index):
                return place
        return None
