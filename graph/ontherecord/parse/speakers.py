"""Who the subject of a reporting verb is: a name, a pronoun, a role or somebody unnamed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ontherecord.facts import Agent, Mention, Post, Ref, Span, ThingType
from ontherecord.parse.addressee import Addressee
from ontherecord.parse.analysis import Analysis, within
from ontherecord.parse.described import Described
from ontherecord.parse.speaker import Speaker
from ontherecord.words import normalise

PEOPLE = frozenset({"he", "she"})
BODIES = frozenset({"it", "they"})
OURSELVES = frozenset({"we", "i", "us", "me"})
RELATIVE = frozenset({"who", "which"})
BETWEEN = frozenset(
    "also then later now further has have had since today both all rightly repeatedly previously never always simply "
    "himself herself itself themselves clearly again , and but".split()
)
"""Words that may stand between a subject and its verb."""
NOBODY = frozenset({"nobody", "none", "anybody", "anyone", "somebody", "everybody", "everyone", "someone"})
JOINTS = frozenset({"and", "but", "so", "yet"})
LOOK_BACK = 3
"""Sentences back in which “she” was named."""
OFFICES = frozenset(
    "ombudsman commissioner inspector coroner adjudicator auditor judge minister secretary registrar mayor".split()
)
"""Words in the names of offices that one person holds, who is “she” or “he” in the next sentence."""
NOT_SUBJECT = frozenset("of for by to with from at in on against about between".split())
"""A name after one of these is no subject."""
BREAKS = frozenset({";", ":", "that", '"', "(", "because", "although", "while", "whereas"})
REPORT_NOUNS = frozenset(
    "report review study audit survey inspection inquiry investigation assessment evaluation research".split()
)


class Speakers:
    """Finds speakers in one document whose things are known and whose voices are not."""

    def __init__(self, analysis: Analysis, posts: Sequence[Post]) -> None:
        """Take the document, and who holds which post in it."""
        self.analysis = analysis
        self.affiliations: dict[Ref, Ref] = {}
        self._holders: dict[tuple[str, ...], Ref] = {}
        for post in posts:
            if post.organisation:
                self.affiliations.setdefault(post.member, post.organisation)
            if post.tenure != "Former":
                self._holders.setdefault(normalise(post.role), post.member)
        self.described = Described(analysis)
        self.addressee = Addressee(analysis, self.affiliations)
        self.told: dict[Span, Speaker] = {}
        """Who was reported to speak in each sentence heard so far: “she” in the next is the same."""
        self._starts = [mention.span.start for mention in analysis.mentions]

    def before(self, verb: int, first: int) -> Speaker | None:
        """The subject of the verb at a word, among the words from `first` on; None for “we” and “I”."""
        norms = self.analysis.words.norms
        begin = self._clause_start(verb, first)
        at = verb - 1
        while at >= begin and norms[at] in BETWEEN:
            at -= 1
        if at < begin:
            return None
        begin = self._joined_clause(begin, at)
        word = norms[at]
        if word in OURSELVES or word in NOBODY:
            return None
        if word == "you" and norms[at - 1] != "of":
            return self.addressee.speaker(at)
        if word in PEOPLE:
            return self._person(at)
        if word in BODIES:
            return self._antecedent(at, plural=word == "they")
        if word in RELATIVE:
            return self._subject(begin, at, at)
        return self._subject(begin, verb, at + 1)

    def after(self, verb: int, last: int) -> Speaker | None:
        """The subject after its verb (“said Ruth Orme, …”; “described by inspectors”), among the words up to `last`."""
        words = self.analysis.words
        end = min(last, verb + 14)
        near = self._mentions(verb, end)
        if described := self.described.object(verb, end):
            return self._of_agent(*described)
        people = [mention for mention in near if self._type(mention.thing) is ThingType.PERSON]
        if people:
            return self._speaker(people[0])
        unnamed = self._unnamed(verb, end)
        if unnamed:
            return unnamed
        for mention in near:
            if words.between(mention.span.start, mention.span.end)[0] - verb <= 3:
                return self._speaker(mention)
        return self._role(verb, min(last, verb + 4))

    def _clause_start(self, verb: int, first: int) -> int:
        norms = self.analysis.words.norms
        for at in range(verb - 1, first - 1, -1):
            if norms[at] in BREAKS:
                return at + 1
        return first

    def _joined_clause(self, begin: int, at: int) -> int:
        """Where the clause of a subject begins that ends at a word: behind “, and” or “, but”, if any."""
        norms = self.analysis.words.norms
        for joint in range(at - 1, begin, -1):
            if norms[joint] in JOINTS and norms[joint - 1] == ",":
                return joint + 1
        return begin

    def _subject(self, begin: int, end: int, adjacent: int) -> Speaker | None:
        """The subject among some words: a person first, then who stands right before the verb, then the first body."""
        norms = self.analysis.words.norms
        mentions = self._mentions(begin, end)
        free = [m for m in mentions if self._free(m, begin)]
        people = [m for m in free if self._type(m.thing) is ThingType.PERSON]
        if people:
            return self._speaker(people[0] if "," in norms[begin:end] else people[-1])
        if opening := self.described.opening(begin, end):
            return self._of_agent(*opening)
        unnamed = self._unnamed(begin, end)
        if unnamed:
            return unnamed
        if norms[end - 1] == "," and free and self._followed_by_comma(free[0]):
            return self._speaker(free[0])
        for mention in reversed(mentions):
            if self.analysis.words.between(mention.span.start, mention.span.end)[1] >= adjacent - 1 and mention in free:
                return self._speaker(mention)
        return (
            self._holder(begin, end)
            or self._role(begin, end)
            or self._described(begin, end)
            or (self._speaker(free[0]) if free else None)
        )

    def _described(self, begin: int, end: int) -> Speaker | None:
        found = self.described.subject(begin, end)
        return self._of_agent(*found) if found else None

    def _of_agent(self, agent: Agent, first: int) -> Speaker:
        return Speaker(agent.ref, first, None, agent)

    def titled(self, label: str) -> Ref | None:
        """Who holds the post that a transcript calls its speaker by (“Chair”)."""
        return self._holders.get(normalise(label))

    def _holder(self, begin: int, end: int) -> Speaker | None:
        """“The Chair”, “our chief executive”: whoever the document says holds that post."""
        norms = self.analysis.words.norms
        for at in range(begin, end):
            if norms[at] in {"the", "our", "its", "my"}:
                for length in range(4, 0, -1):
                    ref = self._holders.get(tuple(norms[at + 1 : at + 1 + length]))
                    if ref and at + 1 + length <= end:
                        return Speaker(ref, at, self.affiliations.get(ref))
        return None

    def _followed_by_comma(self, mention: Mention) -> bool:
        words = self.analysis.words
        last = words.between(mention.span.start, mention.span.end)[1]
        return words.norms[last : last + 1] == [","]

    def _free(self, mention: Mention, begin: int) -> bool:
        """Whether a mention may be a subject: after no preposition, and no possessor (“Ofsted's report”)."""
        words = self.analysis.words
        first, last = words.between(mention.span.start, mention.span.end)
        before = first - 1
        if before >= begin and words.norms[before] in {"the", "a", "our", "its"}:
            before -= 1
        if before >= begin and words.norms[before] in NOT_SUBJECT:
            return False
        if last >= len(words) or words.norms[last] not in {"'s", "'"}:
            return True
        following = words.norms[last + 1 : last + 4]
        return any(noun in following for noun in (*REPORT_NOUNS, "inspectors", "board", "panel"))

    def _role(self, begin: int, end: int) -> Speaker | None:
        """“Inspectors”, “the auditors”: the body that the text named last, other than the publisher."""
        hits = self.analysis.hits_in(begin, end, "reporting.inspectors")
        if not hits:
            return None
        words = self.analysis.words
        first = hits[0].first
        own = "our" in words.norms[begin : hits[0].last]
        if own and self.analysis.publisher:
            return Speaker(self.analysis.publisher, first)
        if self.analysis.publisher and self._inspects(self.analysis.publisher, _ONLY_INSPECTING):
            return Speaker(self.analysis.publisher, first)
        owners = [owner for each in self._mentions_before(words.starts[first]) if (owner := self._owner(each))]
        for signs in ((_ONLY_INSPECTING, frozenset[str]()), (_INSPECTING, _STANDING)):
            for owner in owners:
                if self._inspects(owner, *signs):
                    return Speaker(owner, first)
        return None

    def _owner(self, mention: Mention) -> Ref | None:
        """The body that a mention stands for, or whose report it is, other than the publisher."""
        thing = self.analysis.things[mention.thing]
        owner = thing.part_of if thing.type is ThingType.REPORT else thing.ref if thing.type in _BODIES else None
        return owner if owner != self.analysis.publisher else None

    def _inspects(self, ref: Ref, beginnings: tuple[str, ...], whole: frozenset[str] = frozenset()) -> bool:
        """Whether a body's names have words of certain beginnings, or certain words."""
        thing = self.analysis.things.get(ref)
        words = " ".join([thing.name, *thing.forms]).lower().split() if thing else []
        return any(word.startswith(beginnings) or word in whole for word in words)

    def _unnamed(self, begin: int, end: int) -> Speaker | None:
        hits = self.analysis.hits_in(begin, end, "reporting.unnamed")
        if not hits:
            return None
        words = self.analysis.words
        hit = max(hits, key=lambda each: each.last)
        span = self.analysis.span(hit.first, hit.last)
        after = self._mentions(hit.last, min(hit.last + 3, len(words)))
        body = after[0].thing if after and words.norms[hit.last - 1 : hit.last + 1].count("for") else None
        label = words.text[span.start : after[0].span.end] if body and after else words.text[span.start : span.end]
        agent = Agent(Ref(f"unnamed/{span.start}"), " ".join(label.split()))
        return Speaker(agent.ref, hit.first, body, agent)

    def _person(self, at: int) -> Speaker | None:
        """Whom “she” or “he” stands for: the first person of the sentence before, else the one named last."""
        position = self.analysis.words.starts[at]
        for sentence in self._sentences_before(position, LOOK_BACK):
            told = self.told.get(sentence)
            if told and (told.agent or self._type(told.ref) is ThingType.PERSON or self._is_office(told.ref)):
                return replace(told, first=at)
            first, last = self.analysis.words.between(*sentence)
            named = [mention for mention in self._mentions(first, last) if self._free(mention, first)]
            people = [mention for mention in named if self._type(mention.thing) is ThingType.PERSON]
            offices = [mention for mention in named if self._is_office(mention.thing)]
            if people or offices:
                return self._speaker((people or offices)[0], at)
            if introduced := self.described.introduced(first, last):
                return self._of_agent(introduced[0], at)
        return self._last(at, {ThingType.PERSON})

    def _is_office(self, ref: Ref) -> bool:
        """Whether a body is an office that one person holds (“the Ombudsman”)."""
        thing = self.analysis.things.get(ref)
        return thing is not None and thing.type in _BODIES and not OFFICES.isdisjoint(thing.name.lower().split()[-1:])

    def _antecedent(self, at: int, *, plural: bool) -> Speaker | None:
        """What “it” or “they” stands for: what the sentence before begins with, else the body named last."""
        words = self.analysis.words
        sentence = self._sentence_before(words.starts[at])
        if sentence:
            first, _ = words.between(*sentence)
            if (
                words.norms[first] == "our"
                and REPORT_NOUNS & set(words.norms[first : first + 4])
                and self.analysis.publisher
            ):
                return Speaker(self.analysis.publisher, at)
            for mention in within(self.analysis.mentions, *sentence):
                if self._type(mention.thing) in {*_BODIES, ThingType.REPORT} and self._speaker(mention):
                    return self._speaker(mention, at)
            if plural and (role := self._role(*words.between(*sentence))):
                return Speaker(role.ref, at)
        return self._last(at, _BODIES)

    def _sentences_before(self, position: int, most: int) -> Iterator[Span]:
        """The sentences before the one at a position, the nearest first."""
        index = bisect_left(self.analysis.sentences, position, key=lambda each: each.end)
        for sentence in self.analysis.sentences[max(0, index - most) : index][::-1]:
            yield Span(sentence.start, sentence.end)

    def _sentence_before(self, position: int) -> Span | None:
        index = bisect_left(self.analysis.sentences, position, key=lambda each: each.end) - 1
        if index < 0:
            return None
        sentence = self.analysis.sentences[index]
        return Span(sentence.start, sentence.end)

    def _last(self, at: int, types: set[ThingType] | frozenset[ThingType]) -> Speaker | None:
        for mention in self._mentions_before(self.analysis.words.starts[at]):
            if self._type(mention.thing) in types:
                return self._speaker(mention, at)
        return None

    def _mentions_before(self, position: int, most: int = 40) -> Sequence[Mention]:
        index = bisect_left(self._starts, position)
        return self.analysis.mentions[max(0, index - most) : index][::-1]

    def _mentions(self, begin: int, end: int) -> list[Mention]:
        words = self.analysis.words
        if begin >= end or begin >= len(words):
            return []
        return within(self.analysis.mentions, words.starts[begin], words.ends[min(end, len(words)) - 1])

    def _type(self, ref: Ref) -> ThingType:
        return self.analysis.things[ref].type

    def _speaker(self, mention: Mention, first: int | None = None) -> Speaker | None:
        """The speaker that a mention stands for: of a report, the body whose it is."""
        begin = first if first is not None else self.analysis.words.between(mention.span.start, mention.span.end)[0]
        thing = self.analysis.things[mention.thing]
        if thing.type is ThingType.PERSON:
            return Speaker(thing.ref, begin, self.affiliations.get(thing.ref))
        if thing.type in _BODIES or (thing.type is ThingType.INITIATIVE and _ACTING & set(thing.name.lower().split())):
            return Speaker(thing.ref, begin)
        if thing.type is ThingType.REPORT and thing.part_of in self.analysis.things:
            return Speaker(thing.part_of, begin)
        if thing.type is ThingType.REPORT and any(sign in thing.name.lower() for sign in _SITTING):
            return Speaker(thing.ref, begin)
        return None


_BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
_INSPECTING = tuple(
    "inspect ofsted cqc hmi estyn regulator audit ombudsman adjudicator coroner commission monitor".split()
)
"""How words in the names of bodies begin that inspect, regulate or audit."""
_ONLY_INSPECTING = ("inspect", "ofsted", "cqc", "hmi", "estyn", "regulator")
"""Those that leave no doubt: inspectors in such a body's document are its own."""
_STANDING = frozenset({"authority", "office", "scrutiny", "review", "standards", "panel", "inquiry"})
"""Other words in such names."""
_ACTING = frozenset({"project", "partnership", "campaign", "network", "forum", "alliance", "coalition"})
"""Words in the names of initiatives that speak like bodies."""
_SITTING = ("review", "inquiry", "inquest", "commission", "panel")
"""Parts of the names of reviews that are as much a body as a report."""
