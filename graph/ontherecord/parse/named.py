"""Named things as speakers: which of them can be the subject of a verb, and for whom each speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from ontherecord.facts import Mention, Ref, ThingType
from ontherecord.parse.analysis import Analysis, within
from ontherecord.parse.speaker import Speaker

BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
NOT_SUBJECT = frozenset("of for by to with from at in on against about between".split())
"""A name after one of these is no subject."""
AMONG = frozenset({"including", "include", "includes"})
"""A name after one of these is one of those who speak."""
REPORT_NOUNS = frozenset(
    "report review study audit survey inspection inquiry investigation assessment evaluation research".split()
)
TITLES = frozenset("mr mrs ms miss mx dr prof professor sir dame lord lady coun cllr councillor rev".split())
OFFICES = frozenset(
    "ombudsman commissioner inspector coroner adjudicator auditor judge minister secretary registrar mayor".split()
)
"""Words in the names of offices that one person holds, who is “she” or “he” in the next sentence."""
_ACTING = frozenset({"project", "partnership", "campaign", "network", "forum", "alliance", "coalition"})
"""Words in the names of initiatives that speak like bodies."""
_SITTING = ("review", "inquiry", "inquest", "commission", "panel")
"""Parts of the names of reviews that are as much a body as a report."""


class Named:
    """The mentions of one document, as those who look for speakers ask about them."""

    def __init__(self, analysis: Analysis, affiliations: Mapping[Ref, Ref]) -> None:
        """Take the document, and for whom each person speaks."""
        self.analysis = analysis
        self.affiliations = affiliations
        self._starts = [mention.span.start for mention in analysis.mentions]

    def type(self, ref: Ref) -> ThingType:
        """The type of a thing."""
        return self.analysis.things[ref].type

    def between(self, begin: int, end: int) -> list[Mention]:
        """The mentions wholly among some words."""
        words = self.analysis.words
        if begin >= end or begin >= len(words):
            return []
        return within(self.analysis.mentions, words.starts[begin], words.ends[min(end, len(words)) - 1])

    def before(self, position: int, most: int = 40) -> Sequence[Mention]:
        """The mentions before a position, the nearest first."""
        index = bisect_left(self._starts, position)
        return self.analysis.mentions[max(0, index - most) : index][::-1]

    def words(self, mention: Mention) -> tuple[int, int]:
        """The words of a mention."""
        return self.analysis.words.between(mention.span.start, mention.span.end)

    def free(self, mention: Mention, begin: int) -> bool:
        """Whether a mention may be a subject: after no preposition, and no possessor (“Ofsted's report”)."""
        norms = self.analysis.words.norms
        first, last = self.words(mention)
        before = first - 1
        if before >= begin and norms[before] in {"the", "a", "our", "its"}:
            before -= 1
        if before >= begin and (norms[before] in NOT_SUBJECT or AMONG & set(norms[begin:first])):
            return False
        if last >= len(norms) or norms[last] not in {"'s", "'"}:
            return True
        following = norms[last + 1 : last + 4]
        return any(noun in following for noun in (*REPORT_NOUNS, "inspectors", "board", "panel"))

    def followed_by_comma(self, mention: Mention) -> bool:
        """Whether a comma stands right behind a mention."""
        last = self.words(mention)[1]
        return self.analysis.words.norms[last : last + 1] == [","]

    def is_office(self, ref: Ref) -> bool:
        """Whether a body is an office that one person holds (“the Ombudsman”)."""
        thing = self.analysis.things.get(ref)
        return thing is not None and thing.type in BODIES and not OFFICES.isdisjoint(thing.name.lower().split()[-1:])

    def by_surname(self, index: int) -> Speaker | None:
        """The one person of the document whose surname a word is, where no first name stands before it."""
        words = self.analysis.words
        after_name = index > 0 and words.word(index - 1)[0].isupper() and words.norms[index - 1] not in TITLES
        ref = None if after_name else self._surnames.get(words.word(index))
        return Speaker(ref, index, self.affiliations.get(ref)) if ref else None

    @cached_property
    def _surnames(self) -> dict[str, Ref | None]:
        found: dict[str, Ref | None] = {}
        for ref, thing in sorted(self.analysis.things.items()):
            if thing.type is ThingType.PERSON and " " in thing.name:
                surname = thing.name.rsplit(maxsplit=1)[-1]
                found[surname] = None if surname in found else ref
        return found

    def speaker(self, mention: Mention, first: int | None = None) -> Speaker | None:
        """The speaker that a mention stands for: of a report, the body whose it is."""
        begin = first if first is not None else self.words(mention)[0]
        thing = self.analysis.things[mention.thing]
        if thing.type is ThingType.PERSON:
            return Speaker(thing.ref, begin, self.affiliations.get(thing.ref))
        if thing.type in BODIES or (thing.type is ThingType.INITIATIVE and _ACTING & set(thing.name.lower().split())):
            return Speaker(thing.ref, begin)
        if thing.type is ThingType.REPORT and thing.part_of in self.analysis.things:
            return Speaker(thing.part_of, begin)
        if thing.type is ThingType.REPORT and any(sign in thing.name.lower() for sign in _SITTING):
            return Speaker(thing.ref, begin)
        return None
