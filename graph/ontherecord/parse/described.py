"""Speakers that are no named thing of the document: “Staff”, “the boy’s mother”, a name that nothing else shows."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from ontherecord.facts import Agent, Ref, ThingType
from ontherecord.lexicon import Hit
from ontherecord.parse.analysis import Analysis, within
from ontherecord.parse.speaker import Speaker

DETERMINERS = frozenset(
    "the a an one another some many several most both all other these those his her their our my its your no "
    "two three four five six seven eight nine ten few".split()
)
PREPOSITIONS = frozenset("of for by to with from at in on against about between than as into under over near".split())
STOPS = PREPOSITIONS | frozenset(
    "and but or that which who what how why when while where if because although though so , ; : - ( ) \" ' is are was "
    "were has have had will would can could not said told".split()
)
"""Words that a noun phrase does not reach back over."""
OPENERS = frozenset(
    "last next yesterday today however meanwhile but and while when if since because although also now then".split()
)
NO_NAME = DETERMINERS | PREPOSITIONS | OPENERS
"""Words that, with a capital at a clause's beginning, begin no name."""
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december".split()
)
JOINING = frozenset({"and", "but", "or"})
ADVERBS = frozenset(
    "also then later now further has have had since today both all rightly repeatedly previously never always simply "
    "himself herself itself themselves clearly again generally often usually consistently already , ".split()
)
"""Words that may stand between a subject and its verb."""
FINITE = frozenset("is are was were has have had will would can could should must may do does did".split())
TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady coun cllr councillor rev pc dc ds dci".split()
)
ADJECTIVES = 4
"""Words that a noun for people may have in front."""
BEHIND = 9
"""Words between such a noun and its verb (“parents of children at the school said”)."""
BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
DESCRIBING = frozenset({"voice.people", "voice.person", "voice.body"})
LONGEST_NAME = 5
LEADING = 12
"""Words from a sentence's beginning among which its first verb of saying stands."""
APPOSITION = 20
"""Words between the commas behind a noun for people (“The complainant, whom I call Mr X, says”)."""
REACH = 200
"""Characters of the longest name of a thing."""
OWNED = frozenset({"its", "their", "our", "my", "your", "no"})
POSSESSIVES = frozenset({"'s", "'"})


class Described:
    """Finds such speakers in one document; the same words stand for the same speaker."""

    def __init__(self, analysis: Analysis) -> None:
        """Take the document."""
        self.analysis = analysis
        self.words = analysis.words
        self.norms = analysis.words.norms
        self.groups: set[Ref] = set()
        """Those found so far who are “they”: people and bodies."""
        self.bodies: set[Ref] = set()
        """Those of them that are “it”, too."""
        self._known: dict[str, Agent] = {}

    def subject(self, begin: int, end: int) -> Speaker | None:
        """The speaker whom the words before a verb describe."""
        while end > begin and self.norms[end - 1] in ADVERBS:
            end -= 1
        if end <= begin or self.norms[end - 1] in JOINING:
            return self.opening(begin, end)
        return self.opening(begin, end) or self._named(begin, end) or self._people(begin, end)

    def leading(self, first: int, last: int) -> Speaker | None:
        """Who is described as speaking at the beginning of a sentence."""
        verbs = self.analysis.hits_in(first, min(last, first + LEADING), "reporting.say")
        return self.subject(first, verbs[0].first) if verbs else None

    def object(self, at: int, last: int) -> Speaker | None:
        """The speaker named right after a verb (“said Priya Nand, whose …”)."""
        end = self._name_end(at, last)
        return self._speaker(at, end) if end and not self._mentioned(at, end) else None

    def introduced(self, first: int, last: int) -> Speaker | None:
        """Somebody whom a sentence brings in by name, to be “she” in the next (“Priya Nand, whose house …”)."""
        for at in range(first, last):
            end = self._name_end(at, last)
            if end and end < last and not self._mentioned(at, end):
                behind = self.norms[end + 1] if self.norms[end] == "," and end + 1 < last else ""
                presented = self.norms[end] in {"who", "("} or behind in {"who", "whose"} or behind.isdigit()
                if presented and self.norms[at - 1] not in PREPOSITIONS:
                    return self._speaker(at, end)
        return None

    def opening(self, begin: int, end: int) -> Speaker | None:
        """A name that opens the clause, before its verb or an apposition."""
        last = self._name_end(begin, end) if self.norms[begin] not in NO_NAME else 0
        if last and (last == end or self.norms[last] == ",") and not self._mentioned(begin, last):
            return self._speaker(begin, last)
        return None

    def _named(self, begin: int, end: int) -> Speaker | None:
        """A name that ends where the verb begins."""
        for at in range(max(begin, end - LONGEST_NAME), end - 1):
            behind = at > begin and self.norms[at - 1] not in PREPOSITIONS
            if behind and self._name_end(at, end) == end and not self._mentioned(at, end):
                return self._speaker(at, end)
        return None

    def _name_end(self, at: int, last: int) -> int:
        """The word after a name of two words or more, or of a title and one; 0 where none begins here."""
        end = at
        while end < last and end - at < LONGEST_NAME and (self._capital(end) or self._hyphen(end, at, last)):
            end += 1
        titled = at < last and self.norms[at].rstrip(".") in TITLES
        if not DAYS.isdisjoint(self.norms[at:end]):
            return 0
        lone = all(len(self.words.word(index)) == 1 for index in range(at, end)) if not titled else False
        return end if end - at >= 2 and not lone else 0

    def _hyphen(self, index: int, first: int, last: int) -> bool:
        """Whether a hyphen joins two parts of a name."""
        return self.norms[index] == "-" and index > first and index + 1 < last and self._capital(index + 1)

    def _capital(self, index: int) -> bool:
        form = self.words.word(index)
        return form[0].isupper() and form.replace("-", "").replace("’", "").replace("'", "").replace(".", "").isalpha()

    def _mentioned(self, first: int, last: int) -> bool:
        """Whether some of the words stand for a thing."""
        start, end = self.words.starts[first], self.words.ends[last - 1]
        low = bisect_left(self.analysis.mentions, start - REACH, key=lambda each: each.span.start)
        high = bisect_left(self.analysis.mentions, end, key=lambda each: each.span.start)
        return any(mention.span.end > start for mention in self.analysis.mentions[low:high])

    def office(self, begin: int, end: int) -> Speaker | None:
        """“The Cabinet Member for Finance and Assets”: a title of an office, all of it up to the verb."""
        for hit in self.analysis.hits_in(begin, end, "voice.person"):
            first = self._phrase_start(hit.first, begin)
            titled = self.norms[hit.last : hit.last + 1] in (["for"], ["of"]) and self.norms[first] in {"the", "our"}
            if titled and all(self._of_title(index) for index in range(hit.last, end)):
                return self._speaker(first, end)
        return None

    def _of_title(self, index: int) -> bool:
        return self.norms[index] in {"for", "of", "and", "the", "in", ",", "&"} or self._capital(index)

    def according(self, at: int, last: int) -> Speaker | None:
        """Whom “according to” names, up to the comma: “according to the Post, …”."""
        end = at
        while end < last and end - at <= LONGEST_NAME and self.norms[end] not in {",", ".", ";", "(", "which", "who"}:
            end += 1
        found = any(self._capital(index) for index in range(at, end)) and self.norms[at] != "a"
        return self._speaker(at, end) if found and not self._mentioned(at, end) else self._people(at, end)

    def _people(self, begin: int, end: int) -> Speaker | None:
        """“Staff”, “most of the parents at the school”, “his mother”: a noun for people that is the verb's subject."""
        for hit in self.analysis.hits_in(begin, end, "voice."):
            if hit.label not in DESCRIBING or not self._reaches(hit, end):
                continue
            first = self._phrase_start(hit.first, begin)
            determined = first < hit.first and self.norms[first] in DETERMINERS
            before = self.norms[first - 1] if first > begin else ""
            if before in PREPOSITIONS or before in POSSESSIVES or self._is_share(begin, hit.last, end):
                continue
            if before in JOINING and not self._joined(begin, first):
                continue
            own = hit.label == "voice.body" and (self._of_publisher(hit) or self.norms[first] in OWNED)
            if (hit.label == "voice.people" or determined) and not own:
                speaker = self._speaker(first, hit.last)
                body = self._body_behind(hit.last, end)
                if body:
                    speaker = Speaker(body, first) if hit.label == "voice.body" else replace(speaker, on_behalf_of=body)
                self.groups |= {speaker.ref} if hit.label != "voice.person" else set()
                self.bodies |= {speaker.ref} if hit.label == "voice.body" else set()
                return speaker
        return None

    def _body_behind(self, at: int, end: int) -> Ref | None:
        """The body named right behind a noun: “the board of the Fenside Trust”, “the leader of the council”."""
        if self.norms[at : at + 1] not in (["of"], ["at"], ["for"], ["from"]):
            return None
        for mention in within(self.analysis.mentions, self.words.starts[at], self.words.ends[end - 1]):
            first = self.words.between(*mention.span)[0]
            if first - at <= 2 and self.analysis.things[mention.thing].type in BODIES:
                return mention.thing
        return None

    def _of_publisher(self, hit: Hit) -> bool:
        """Whether “the council” may be the one whose document this is."""
        thing = self.analysis.things.get(self.analysis.publisher) if self.analysis.publisher else None
        return thing is not None and self.norms[hit.last - 1] in " ".join([thing.name, *thing.forms]).lower().split()

    def _joined(self, begin: int, first: int) -> bool:
        """Whether what a phrase is joined to by “and” are people too (“staff and pupils said”)."""
        return any(hit.last == first - 1 for hit in self.analysis.hits_in(begin, first, "voice."))

    def _reaches(self, hit: Hit, end: int) -> bool:
        """Whether the verb follows, at once or after what tells the people apart."""
        between = self.norms[hit.last : end]
        if not between:
            return True
        if between[0] == "," and self.norms[end : end + 1] == [","] and len(between) <= APPOSITION:
            return True
        if ", including" in " ".join(between) and self.norms[end : end + 1] == [","]:
            return True
        apart = between[0] in PREPOSITIONS | {"who", "living", "working"} or between[0].endswith("ed")
        told = "who" in between or not FINITE & set(between)
        return apart and told and len(between) <= BEHIND and not {",", ";", ":", "and"} & set(between)

    def _phrase_start(self, at: int, begin: int) -> int:
        """Where the phrase of a noun begins: its adjectives, its determiner, “some of”."""
        first = at
        while first > max(begin, at - ADJECTIVES) and self.norms[first - 1] not in STOPS:
            first -= 1
            if self.norms[first] in DETERMINERS:
                break
        partitive = first - 2 >= begin and self.norms[first - 1] == "of" and self.norms[first - 2] in DETERMINERS
        return first - 2 if partitive else first

    def _is_share(self, begin: int, last: int, end: int) -> bool:
        """“83% of parents”, “one prisoner in three”: a figure, not somebody's word."""
        counted = self.analysis.hits_in(begin, last, "voice.share")
        after = self.norms[last : last + 2]
        ratio = len(after) == 2 and after[0] in {"in", "out"} and (after[1].isdigit() or after[1] in DETERMINERS)
        return bool(counted) or ratio or any(norm[0].isdigit() for norm in self.norms[begin : min(last, end)])

    def _speaker(self, first: int, last: int) -> Speaker:
        span = self.analysis.span(first, last)
        label = " ".join(self.words.text[span.start : span.end].split())
        agent = self._known.setdefault(label.lower(), Agent(Ref(f"unnamed/{span.start}"), label))
        return Speaker(agent.ref, first, None, agent)
