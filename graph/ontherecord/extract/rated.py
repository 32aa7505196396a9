"""Who rates and who is rated, where the sentence names both, one, or neither."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from ontherecord.document import BlockKind
from ontherecord.extract.clause import BODIES, Clause
from ontherecord.extract.grades import GradeWords
from ontherecord.facts import Mention, Ref
from ontherecord.parse.analysis import Analysis, Segment, within

NO_PROVIDER = frozenset(
    "panel commissioner board committee group team union parliament government ministry department cabinet".split()
)
"""Words in the names of bodies that inspectorates do not rate."""


class Parties:
    """The bodies of a document, as raters and as those rated."""

    def __init__(self, analysis: Analysis, lists: GradeWords) -> None:
        """Look at the bodies of one document."""
        self.analysis, self.lists = analysis, lists
        self.last_rater: Ref | None = None
        """Who gave the last grade."""
        self.bodies = [mention for mention in analysis.mentions if self._is_body(mention.thing)]

    def _is_body(self, ref: Ref) -> bool:
        thing = self.analysis.things.get(ref)
        return thing is not None and thing.type in BODIES

    def names(self, ref: Ref) -> str:
        """All names of a body in small letters."""
        thing = self.analysis.things.get(ref)
        return " ".join([thing.name, *thing.forms]).lower() if thing else ""

    def rates_others(self, ref: Ref | None) -> bool:
        """Whether a body's name is that of an inspectorate or regulator."""
        return ref is not None and not self.lists.lists["raters"].isdisjoint(self.names(ref).replace("’s", "").split())

    def may_be_rated(self, ref: Ref) -> bool:
        """Whether a body is one that inspectorates rate."""
        return not self.rates_others(ref) and NO_PROVIDER.isdisjoint(self.names(ref).split())

    def before(self, position: int) -> list[Mention]:
        """Mentions of bodies that begin before a position, in order."""
        return self.bodies[: bisect_left(self.bodies, position, key=lambda mention: mention.span.start)]

    def rater(self, clause: Clause, first: int, grade: int) -> Ref | None:
        """Who gives the grade at the word `grade`, of a clause that begins at the word `first`."""
        words, segment = self.analysis.words, clause.segment
        named = within(self.bodies, segment.start, segment.end)
        for mention in named:
            begin, _ = words.between(mention.span.start, mention.span.end)
            by = words.norms[begin - 1] == "by" or words.norms[begin - 2 : begin] == ["by", "the"]
            if by and begin > clause.first:
                return mention.thing
        for mention in reversed(named):
            _, end = words.between(mention.span.start, mention.span.end)
            if end < grade and words.norms[end] in SAYING:
                return mention.thing
        raters = [mention for mention in named if self.rates_others(mention.thing)]
        if raters:
            near = [mention for mention in raters if words.starts[grade] > mention.span.start >= words.starts[first]]
            return (near or raters)[-1 if near else 0].thing
        if not {"we", "i"}.isdisjoint(words.norms[first:grade]) and self.rates_others(clause.body):
            return clause.body
        return self.context_rater(segment.start)

    def context_rater(self, position: int) -> Ref | None:
        """The inspectorate that the text speaks of at a position: the last named, else the first of all, else the publisher."""
        before = [mention.thing for mention in self.before(position) if self.rates_others(mention.thing)]
        if before:
            return self.last_rater if self.last_rater in before[-RECENT:] else before[-1]
        if self.rates_others(self.analysis.publisher):
            return self.analysis.publisher
        return next((mention.thing for mention in self.bodies if self.rates_others(mention.thing)), None)

    def rated(self, clause: Clause, first: int, verb: int, grade: int, rater: Ref | None) -> Ref | None:
        """Who gets the grade: the object of the verb, else its subject, else whom the text speaks of."""
        words, norms = self.analysis.words, self.analysis.words.norms
        between = norms[verb:grade]
        if not {"us", "our"}.isdisjoint(between) or (
            not {"we", "our"}.isdisjoint(norms[first:verb]) and clause.body != rater
        ):
            return clause.body if self._is_body(clause.body) else self.analysis.publisher
        for span in ((verb, grade), (first, verb)):
            if span[0] >= span[1]:
                continue
            named = within(self.bodies, words.starts[span[0]], words.ends[span[1] - 1])
            named = [mention for mention in named if mention.thing != rater and self.may_be_rated(mention.thing)]
            if named:
                return named[0 if span[0] == verb else -1].thing
        kind = next((norm for norm in norms[max(first, grade - NEAR) : grade] if norm in self.lists.kinds), "")
        return self.context_rated(words.starts[grade], rater, kind)

    def _own_subject(self, first: int, verb: int) -> bool:
        """Whether “we” or “our …” is the subject of a verb."""
        norms, at = self.analysis.words.norms, verb - 1
        while at > first and norms[at] in AUXILIARIES:
            at -= 1
        return at >= first and (norms[at] == "we" or "our" in norms[max(first, at - 3) : at])

    def context_rated(self, position: int, rater: Ref | None, kind: str = "") -> Ref | None:
        """Whom the text speaks of at a position, “the force”, “the service” or “it”."""
        publisher = self.analysis.publisher
        candidates = [
            mention.thing
            for mention in self.before(position)
            if mention.thing != rater and self.may_be_rated(mention.thing)
        ]
        parts = self.lists.kinds.get(kind, ())
        if parts:
            everywhere = [*reversed(candidates), *(mention.thing for mention in self.bodies)]
            if (
                publisher is not None
                and any(part in self.names(publisher) for part in parts)
                and publisher != rater
                and self.may_be_rated(publisher)
            ):
                return publisher
            for ref in everywhere:
                if ref != rater and self.may_be_rated(ref) and any(part in self.names(ref).split() for part in parts):
                    return ref
        if kind and candidates:
            return candidates[-1]
        if publisher is not None and publisher != rater and self.may_be_rated(publisher):
            return publisher
        return self.subject or (candidates[-1] if candidates else None)

    @cached_property
    def subject(self) -> Ref | None:
        """The body that the document's title names, where it is one that is rated."""
        for block in self.analysis.document.blocks:
            if block.kind is BlockKind.HEADING:
                for mention in within(self.bodies, block.start, block.end):
                    if self.may_be_rated(mention.thing):
                        return mention.thing
        return None

    def named_in(self, start: int, end: int) -> Ref | None:
        """The first body named between two positions that may be rated."""
        return next(
            (mention.thing for mention in within(self.bodies, start, end) if self.may_be_rated(mention.thing)), None
        )

    def rater_in(self, segment: Segment) -> Ref | None:
        """The first inspectorate named in a segment."""
        return next(
            (m.thing for m in within(self.bodies, segment.start, segment.end) if self.rates_others(m.thing)), None
        )


SAYING = frozenset({"said", "says", "called", "calls", "described", "describes"})
AUXILIARIES = frozenset(
    "is are was were be been being has have had also again now still both all newly recently previously".split()
)
RECENT = 4
"""Mentions of inspectorates back to which the last one that gave a grade goes on giving them."""
NEAR = 12
"""Words before a grade in which “the force”, “the service” must stand."""
