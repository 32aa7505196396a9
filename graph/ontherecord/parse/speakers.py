"""Who the subject of a reporting verb is: a name, a pronoun, a role or somebody unnamed."""

from __future__ import annotations

from collections.abc import Sequence

from ontherecord.facts import Agent, Mention, Post, Ref, ThingType
from ontherecord.parse.addressee import Addressee
from ontherecord.parse.analysis import Analysis
from ontherecord.parse.described import Described
from ontherecord.parse.inspectors import MODALS, inspecting
from ontherecord.parse.named import BODIES as KINDS
from ontherecord.parse.named import REPORT_NOUNS, Named
from ontherecord.parse.pronouns import Pronouns
from ontherecord.parse.speaker import Speaker
from ontherecord.words import normalise

PEOPLE = frozenset({"he", "she"})
BODIES = frozenset({"it", "they"})
OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she"}
"""Possessives, by the pronoun that tells whose they are."""
WORKS = REPORT_NOUNS | {"letter", "statement", "response", "submission", "evidence", "findings"}
"""What somebody is said to say by (“its report said”)."""
OURSELVES = frozenset({"we", "i", "us", "me"})
RELATIVE = frozenset({"who", "which"})
BETWEEN = frozenset(
    "also then later now further has have had since today both all rightly repeatedly previously never always simply "
    "himself herself itself themselves clearly again , and but".split()
)
"""Words that may stand between a subject and its verb."""
NOBODY = frozenset({"nobody", "none", "anybody", "anyone", "somebody", "everybody", "everyone", "someone"})
JOINTS = frozenset({"and", "but", "so", "yet"})
BREAKS = frozenset({";", ":", "that", '"', "(", "because", "although", "while", "whereas"})
INVERTED = 14
"""Words behind a verb among which its subject stands (“said Ruth Orme, …”)."""
LONGEST_ROLE = 4


class Speakers:
    """Finds speakers in one document whose things are known and whose voices are not."""

    def __init__(self, analysis: Analysis, posts: Sequence[Post]) -> None:
        """Take the document, and who holds which post in it."""
        self.analysis = analysis
        self.norms = analysis.words.norms
        self.affiliations: dict[Ref, Ref] = {}
        self._holders: dict[tuple[str, ...], Ref] = {}
        for post in posts:
            if post.organisation:
                self.affiliations.setdefault(post.member, post.organisation)
            if post.tenure != "Former":
                self._holders.setdefault(normalise(post.role), post.member)
        self.named = Named(analysis, self.affiliations)
        self.described = Described(analysis)
        self.pronouns = Pronouns(self.named, self.described)
        self.addressee = Addressee(analysis, self.affiliations)

    def before(self, verb: int, first: int) -> Speaker | None:
        """The subject of the verb at a word, among the words from `first` on; None for “we” and “I”."""
        begin = self._clause_start(verb, first)
        at = verb - 1
        while at >= begin and (self.norms[at] in BETWEEN or self.norms[at] == ")"):
            at = self._opening_bracket(at, begin) - 1 if self.norms[at] == ")" else at - 1
        if at < begin:
            return None
        begin = self._joined_clause(begin, at)
        word = self.norms[at]
        if word in OURSELVES or word in NOBODY:
            return None
        if word == "you" and self.norms[at - 1] != "of":
            return self.addressee.speaker(at)
        if word in PEOPLE | BODIES:
            return self._pronoun(word, at)
        if word in RELATIVE:
            return self._subject(begin, at, at)
        if self.norms[begin] in OWNERS and word in WORKS and at - begin <= LONGEST_ROLE:
            return self._pronoun(OWNERS[self.norms[begin]], begin)
        return self._subject(begin, at + 1 if self.norms[at + 1] == "(" else verb, at + 1)

    def after(self, verb: int, last: int) -> Speaker | None:
        """The subject after its verb (“said Ruth Orme, …”; “described by inspectors”), among the words up to `last`."""
        end = min(last, verb + INVERTED)
        near = self.named.between(verb, end)
        if described := self.described.object(verb, end):
            return described
        people = [mention for mention in near if self.named.type(mention.thing) is ThingType.PERSON]
        if people:
            return self.named.speaker(people[0])
        unnamed = self._unnamed(verb, end)
        if unnamed:
            return unnamed
        for mention in near:
            if self.named.words(mention)[0] - verb <= 3:
                return self.named.speaker(mention)
        return inspecting(self.named, verb, min(last, verb + 4))

    def source(self, at: int, last: int) -> Speaker | None:
        """Whom “according to” names: nobody behind the comma that closes it."""
        end = next((index for index in range(at, last) if self.norms[index] in {",", ";", "(", '"'}), last)
        return self.after(at, end) or self.described.according(at, end)

    def clause(self, verb: int, first: int) -> int:
        """Where the clause of a verb begins."""
        begin = self._clause_start(verb, first)
        joints = [at for at in range(begin + 1, verb) if self.norms[at] in JOINTS]
        return joints[-1] + 1 if joints else begin

    def titled(self, label: str) -> Ref | None:
        """Who holds the post that a transcript calls its speaker by (“Chair”)."""
        return self._holders.get(normalise(label))

    def _pronoun(self, word: str, at: int) -> Speaker | None:
        return self.pronouns.person(at) if word in PEOPLE else self.pronouns.body(at, plural=word == "they")

    def _clause_start(self, verb: int, first: int) -> int:
        at = verb - 1
        while at >= first:
            if self.norms[at] in BREAKS:
                return at + 1
            at = self._opening_bracket(at, first) - 1 if self.norms[at] == ")" else at - 1
        return first

    def _opening_bracket(self, at: int, first: int) -> int:
        """Where the bracket opens that closes at a word (“Ann Doyle (Newland) said”)."""
        return next((index for index in range(at - 1, first - 1, -1) if self.norms[index] == "("), at)

    def _joined_clause(self, begin: int, at: int) -> int:
        """Where the clause of a subject begins that ends at a word: behind “, and” or “, but”, if any."""
        for joint in range(at - 1, begin, -1):
            if self.norms[joint] in JOINTS and self.norms[joint - 1] == ",":
                return joint + 1
        return begin

    def _subject(self, begin: int, end: int, adjacent: int) -> Speaker | None:
        """The subject among some words: a person first, then who stands right before the verb, then the first body."""
        mentions = self.named.between(begin, end)
        free = [mention for mention in mentions if self.named.free(mention, begin)]
        people = [mention for mention in free if self.named.type(mention.thing) is ThingType.PERSON]
        if people:
            return self.named.speaker(people[0] if "," in self.norms[begin:end] else people[-1])
        unnamed = self.described.opening(begin, end) or self._unnamed(begin, end)
        if unnamed:
            return unnamed
        if self.norms[end - 1] == "," and free and self.named.followed_by_comma(free[0]):
            return self.named.speaker(free[0])
        office = self._holder(begin, adjacent, whole=True) or self.described.office(begin, adjacent)
        if office:
            return office
        for mention in reversed(free):
            if self.named.words(mention)[1] >= adjacent - 1:
                return self.named.speaker(mention)
        return (
            self._holder(begin, end)
            or inspecting(self.named, begin, end)
            or self.named.by_surname(adjacent - 1)
            or self.described.subject(begin, end)
            or self._first(free, end)
        )

    def _first(self, free: Sequence[Mention], end: int) -> Speaker | None:
        """The first of some mentions, where no other verb stands between it and the end."""
        if not free:
            return None
        between = set(self.norms[self.named.words(free[0])[1] : end])
        return None if MODALS & between and not {",", "who", "which"} & between else self.named.speaker(free[0])

    def _holder(self, begin: int, end: int, *, whole: bool = False) -> Speaker | None:
        """“The Chair”, “our chief executive”: whoever the document says holds that post. `whole`: up to the end."""
        for at in range(begin, end):
            if self.norms[at] in {"the", "our", "its", "my"}:
                for length in range(min(LONGEST_ROLE, end - at - 1), 0, -1):
                    role = tuple(self.norms[at + 1 : at + 1 + length])
                    ref = self._holders.get(role) or self._held_in_part(role)
                    if ref and (not whole or at + 1 + length == end):
                        return Speaker(ref, at, self.affiliations.get(ref))
        return None

    def _held_in_part(self, role: tuple[str, ...]) -> Ref | None:
        """Who holds a post that begins with these two words or more (“the Chief Inspector” of Prisons)."""
        if len(role) < 2:
            return None
        held = {ref for known, ref in self._holders.items() if known[: len(role)] == role}
        return held.pop() if len(held) == 1 else None

    def _unnamed(self, begin: int, end: int) -> Speaker | None:
        """“A spokesman for the Agency”, “some members”: who speaks without a name, by cues of their own."""
        hits = self.analysis.hits_in(begin, end, "reporting.unnamed")
        if not hits:
            return None
        words = self.analysis.words
        hit = max(hits, key=lambda each: each.last)
        span = self.analysis.span(hit.first, hit.last)
        after = self.named.between(hit.last, min(hit.last + 3, len(words)))
        body = after[0].thing if after and words.norms[hit.last - 1 : hit.last + 1].count("for") else None
        label = words.text[span.start : after[0].span.end] if body and after else words.text[span.start : span.end]
        inside = [
            each.thing for each in self.named.between(hit.first, hit.last) if self.named.type(each.thing) in KINDS
        ]
        body = body or next(iter(inside), None)
        agent = Agent(Ref(f"unnamed/{span.start}"), " ".join(label.split()))
        return Speaker(agent.ref, hit.first, body, agent)
