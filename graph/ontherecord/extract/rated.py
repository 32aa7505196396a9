"""Who rates and who is rated, where the sentence names both, one, or neither."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from ontherecord.document import BlockKind
from ontherecord.extract.clause import BODIES, Clause
from ontherecord.extract.focus import PROVIDERS
from ontherecord.extract.grades import GradeWords
from ontherecord.facts import Mention, Ref
from ontherecord.parse.analysis import Analysis, Segment, within

NO_PROVIDER = frozenset(
    "panel commissioner board committee team union parliament government ministry department cabinet".split()
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

    def inspects(self, ref: Ref | None) -> bool:
        """Whether a body's name is that of an inspectorate, not just of an agency or authority, which may be rated."""
        always = self.lists.lists["raters"] - self.lists.lists["sometimes_raters"]
        return ref is not None and not always.isdisjoint(self.names(ref).replace("’s", "").split())

    def may_be_rated(self, ref: Ref) -> bool:
        """Whether a body is one that inspectorates rate."""
        return not self.inspects(ref) and NO_PROVIDER.isdisjoint(self.names(ref).split())

    def before(self, position: int) -> Iterator[Ref]:
        """The bodies mentioned before a position, the last first; not farther back than a reader would look."""
        index = bisect_left(self.bodies, position, key=lambda mention: mention.span.start)
        return (mention.thing for mention in reversed(self.bodies[max(0, index - FAR) : index]))

    def rater(self, clause: Clause, first: int, grade: int) -> Ref | None:
        """Who gives the grade at the word `grade`, of a clause that begins at the word `first`."""
        words, segment = self.analysis.words, clause.segment
        start = words.starts[grade]
        named = within(self.bodies, max(segment.start, start - WINDOW), min(segment.end, start + WINDOW))
        for mention in named:
            begin, _ = words.between(mention.span.start, mention.span.end)
            by = words.norms[begin - 1] == "by" or words.norms[begin - 2 : begin] == ["by", "the"]
            if by and begin > clause.first:
                return mention.thing
        for mention in reversed(named):
            begin, end = words.between(mention.span.start, mention.span.end)
            grading = self.inspects(mention.thing) or (begin - first <= NEXT and self.rates_others(mention.thing))
            gives = words.norms[end] in GIVING and not OBJECTS.isdisjoint(words.norms[end + 1 : grade])
            if first <= begin and end <= grade and (words.norms[end] in SAYING or grading or gives):
                return mention.thing
        raters = [mention.thing for mention in named if self.inspects(mention.thing)]
        if raters:
            return raters[0]
        if not {"we", "i"}.isdisjoint(words.norms[first:grade]) and self.rates_others(clause.body):
            return clause.body
        return self.context_rater(segment.start)

    def context_rater(self, position: int) -> Ref | None:
        """The inspectorate that the text speaks of: the last named before, else the publisher, else the first."""
        before = list(islice((ref for ref in self.before(position) if self.inspects(ref)), RECENT))
        if before:
            return self.last_rater if self.last_rater in before else before[0]
        if self.rates_others(self.analysis.publisher):
            return self.analysis.publisher
        everywhere = (*self.before(position), *(mention.thing for mention in self.bodies[:FAR]))
        return next((ref for ref in everywhere if self.rates_others(ref)), None)

    def rated(self, clause: Clause, first: int, verb: int, grade: int, rater: Ref | None) -> tuple[Ref, ...]:
        """Who gets the grade: the object of the verb, else its subject, else whom the text speaks of; may be none."""
        words, norms = self.analysis.words, self.analysis.words.norms
        if not {"us", "our"}.isdisjoint(norms[verb:grade]) or (self._own_subject(first, verb) and clause.body != rater):
            own = clause.body if self._is_body(clause.body) else self.analysis.publisher
            return (own,) if own else ()
        for begin, end in ((verb, grade), (first, verb)):
            if begin >= end:
                continue
            named = within(self.bodies, words.starts[begin], words.ends[end - 1])
            named = [mention for mention in named if mention.thing != rater and self.may_be_rated(mention.thing)]
            if named:
                return (named[0].thing,) if begin == verb else self._joined(named)
        for begin, end in ((verb + 1, grade), (first, verb)):
            if (run := self._unlisted(begin, end, subject=begin == first)) is not None:
                found = self._by_beginning(run[0], words.starts[grade])
                if found or not run[1]:
                    return found
        kind = next((norm for norm in norms[max(first, grade - NEAR) : grade] if norm in self.lists.kinds), "")
        near = self.beside(clause, self.analysis.block(clause.segment).start, rater)
        if near and not self.lists.kinds.get(kind):
            return (near,)
        spoken_of = self.context_rated(words.starts[grade], rater, kind)
        return (spoken_of,) if spoken_of else ()

    def beside(self, clause: Clause, start: int, rater: Ref | None) -> Ref | None:
        """The last body that may be rated, of those named from a position, not far off, up to a clause."""
        own = clause.segment.start
        near = within(self.bodies, max(start, own - WINDOW), own)
        fitting = [mention.thing for mention in near if mention.thing != rater and self.may_be_rated(mention.thing)]
        return fitting[-1] if fitting else None

    def _joined(self, named: list[Mention]) -> tuple[Ref, ...]:
        """The last body named before a verb, with those that a comma or “and” joins to it."""
        words, refs = self.analysis.words, [named[-1].thing]
        for before, after in zip(reversed(named[:-1]), reversed(named), strict=False):
            first, last = words.between(before.span.end, after.span.start)
            if first == last or not set(words.norms[first:last]) <= {",", "and", "the"}:
                break
            refs.append(before.thing)
        return tuple(dict.fromkeys(reversed(refs)))

    def _unlisted(self, begin: int, end: int, *, subject: bool) -> tuple[str, bool] | None:
        """A capitalised name that no thing goes by, beside a verb; and whether it may be just a first word."""
        words, norms = self.analysis.words, self.analysis.words.norms
        last = end - 1
        while subject and last > begin and norms[last] in AUXILIARIES:
            last -= 1
        if not subject:
            last = next((at for at in range(end - 1, begin - 1, -1) if self._capital(at)), begin - 1)
        first = last
        while first >= begin and self._capital(first):
            first -= 1
        if first == last:
            return None
        opens = first + 1 == begin and last == begin and not words.word(begin).isupper()
        return " ".join(norms[first + 1 : last + 1]), subject and opens

    def _capital(self, index: int) -> bool:
        """Whether a word is written as a name, and belongs to none that is known."""
        form = self.analysis.words.word(index)
        if not form[0].isupper() or not form.isalpha() or form.lower() in PRONOUNS or len(form) < 3:
            return False
        start = self.analysis.words.starts[index]
        at = bisect_right(self.analysis.mentions, start, key=lambda mention: mention.span.start)
        return at == 0 or self.analysis.mentions[at - 1].span.end <= start

    def _by_beginning(self, run: str, position: int) -> tuple[Ref, ...]:
        """The body, last mentioned, whose name begins with some words: “Tarnbeck” for Tarnbeck Homes."""
        for ref in (*self.before(position), *(mention.thing for mention in self.bodies[:FAR])):
            if self.may_be_rated(ref) and self.names(ref).startswith(f"{run} "):
                return (ref,)
        return ()

    def _own_subject(self, first: int, verb: int) -> bool:
        """Whether “we” or “our …” is the subject of a verb."""
        norms, at = self.analysis.words.norms, verb - 1
        while at > first and norms[at] in AUXILIARIES:
            at -= 1
        return at >= first and (norms[at] == "we" or "our" in norms[max(first, at - 3) : at])

    def context_rated(self, position: int, rater: Ref | None, kind: str = "") -> Ref | None:
        """Whom the text speaks of at a position, “the force”, “the service” or “it”."""
        publisher = self.analysis.publisher
        own = publisher if publisher is not None and publisher != rater and self.may_be_rated(publisher) else None
        candidates = [ref for ref in self.before(position) if ref != rater and self.may_be_rated(ref)]
        parts = frozenset(self.lists.kinds.get(kind, ()))
        if parts:
            everywhere = [*([own] if own else []), *candidates, *(mention.thing for mention in self.bodies[:FAR])]
            for ref in everywhere:
                if ref != rater and self.may_be_rated(ref) and not parts.isdisjoint(self.names(ref).split()):
                    return ref
        if kind and candidates:
            return candidates[0]
        return own or self.subject or (candidates[0] if candidates else None)

    @cached_property
    def subject(self) -> Ref | None:
        """The body that the document's title names, where it is one that is rated; in a report, the place inspected."""
        headings = (block for block in self.analysis.document.blocks if block.kind is BlockKind.HEADING)
        named = (mention.thing for block in headings for mention in within(self.bodies, block.start, block.end))
        return self._place(ref for ref in named if self.may_be_rated(ref))

    def _place(self, named: Iterator[Ref]) -> Ref | None:
        """The first of some bodies; in an inspectorate's report no provider, where the place it runs comes next."""
        first = list(islice(named, TITLED))
        if self.inspects(self.analysis.publisher):
            first.sort(key=lambda ref: not PROVIDERS.isdisjoint(self.names(ref).split()))
        return first[0] if first else None

    def reported_on(self) -> Ref | None:
        """The body that an inspectorate's own report is about: the one its headings name, else the one named first."""
        if not self.rates_others(self.analysis.publisher):
            return None
        if self.subject:
            return self.subject
        named = (mention.thing for mention in self.bodies[:FAR])
        return self._place(ref for ref in named if self.may_be_rated(ref) and not self.rates_others(ref))

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
GIVING = frozenset({"graded", "rated", "judged", "rates", "grades", "awarded", "gave", "gives"})
OBJECTS = frozenset({"the", "it", "its", "us", "our", "them", "a", "an"})
"""Words between a verb of grading and the grade where the verb's subject is the rater, not who is rated."""
PRONOUNS = frozenset(
    "it they he she this that these those we i which who the in on since after as although while".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being has have had also again now still both all newly recently previously".split()
)
TITLED = 2
"""Bodies that an inspectorate's report names at its head: the provider, and what it runs."""
WINDOW = 500
"""Characters around a grade in which who gives and gets it is named."""
FAR = 100
"""Mentions of bodies to look back."""
RECENT = 4
"""Mentions of inspectorates back to which the last one that gave a grade goes on giving them."""
NEXT = 2
"""Words from the beginning of a clause to an agency or authority that is its subject."""
NEAR = 12
"""Words before a grade in which “the force”, “the service” must stand."""
