"""Speakers that are no named thing of the document: “Staff”, “the boy’s mother”, a name that nothing else shows."""

from __future__ import annotations

from bisect import bisect_left

from ontherecord.facts import Agent, Ref
from ontherecord.lexicon import Hit
from ontherecord.parse.analysis import Analysis

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
LONGEST_NAME = 5
REACH = 200
"""Characters of the longest name of a thing."""
POSSESSIVES = frozenset({"'s", "'"})


class Described:
    """Finds such speakers in one document; the same words stand for the same speaker."""

    def __init__(self, analysis: Analysis) -> None:
        """Take the document."""
        self.analysis = analysis
        self.words = analysis.words
        self.norms = analysis.words.norms
        self._known: dict[str, Agent] = {}

    def subject(self, begin: int, end: int) -> tuple[Agent, int] | None:
        """The speaker whom the words before a verb describe, and the word that the description begins with."""
        while end > begin and self.norms[end - 1] in ADVERBS:
            end -= 1
        if end <= begin or self.norms[end - 1] in JOINING:
            return self.opening(begin, end)
        return self.opening(begin, end) or self._named(begin, end) or self._people(begin, end)

    def object(self, at: int, last: int) -> tuple[Agent, int] | None:
        """The speaker named right after a verb (“said Priya Nand, whose …”)."""
        end = self._name_end(at, last)
        return (self._agent(at, end), at) if end and not self._mentioned(at, end) else None

    def introduced(self, first: int, last: int) -> tuple[Agent, int] | None:
        """Somebody whom a sentence brings in by name, to be “she” in the next (“Priya Nand, whose house …”)."""
        for at in range(first, last):
            end = self._name_end(at, last)
            if end and end < last and not self._mentioned(at, end):
                relative = self.norms[end] in {"who", "("} or self.norms[end : end + 2] in (
                    [",", "who"],
                    [",", "whose"],
                )
                aged = self.norms[end] == "," and end + 1 < last and self.norms[end + 1].isdigit()
                if (relative or aged) and self.norms[at - 1] not in PREPOSITIONS:
                    return self._agent(at, end), at
        return None

    def opening(self, begin: int, end: int) -> tuple[Agent, int] | None:
        """A name that opens the clause, before its verb or an apposition."""
        last = self._name_end(begin, end)
        if last and (last == end or self.norms[last] == ",") and not self._mentioned(begin, last):
            return self._agent(begin, last), begin
        return None

    def _named(self, begin: int, end: int) -> tuple[Agent, int] | None:
        """A name that ends where the verb begins."""
        for at in range(max(begin, end - LONGEST_NAME), end - 1):
            behind = at > begin and self.norms[at - 1] not in PREPOSITIONS
            if behind and self._name_end(at, end) == end and not self._mentioned(at, end):
                return self._agent(at, end), at
        return None

    def _name_end(self, at: int, last: int) -> int:
        """The word after a name of two words or more, or of a title and one; 0 where none begins here."""
        end = at
        while end < last and end - at < LONGEST_NAME and (self._capital(end) or self._hyphen(end, at, last)):
            end += 1
        titled = at < last and self.norms[at].rstrip(".") in TITLES
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

    def _people(self, begin: int, end: int) -> tuple[Agent, int] | None:
        """“Staff”, “most of the parents at the school”, “his mother”: a noun for people that is the verb's subject."""
        for hit in self.analysis.hits_in(begin, end, "voice."):
            if hit.label not in {"voice.people", "voice.person"} or not self._reaches(hit, end):
                continue
            first = self._phrase_start(hit.first, begin)
            determined = first < hit.first and self.norms[first] in DETERMINERS
            before = self.norms[first - 1] if first > begin else ""
            if before in PREPOSITIONS or before in POSSESSIVES or self._is_share(begin, hit.last, end):
                continue
            if before in JOINING and not self._joined(begin, first):
                continue
            if hit.label == "voice.people" or determined:
                return self._agent(first, hit.last), first
        return None

    def _joined(self, begin: int, first: int) -> bool:
        """Whether what a phrase is joined to by “and” are people too (“staff and pupils said”)."""
        return any(hit.last == first - 1 for hit in self.analysis.hits_in(begin, first, "voice."))

    def _reaches(self, hit: Hit, end: int) -> bool:
        """Whether the verb follows, at once or after what tells the people apart."""
        between = self.norms[hit.last : end]
        if not between:
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

    def _agent(self, first: int, last: int) -> Agent:
        span = self.analysis.span(first, last)
        label = " ".join(self.words.text[span.start : span.end].split())
        return self._known.setdefault(label.lower(), Agent(Ref(f"unnamed/{span.start}"), label))
