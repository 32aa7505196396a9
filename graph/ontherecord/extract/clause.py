"""What an extractor asks of a piece of text in one voice: its cues, who its subject is, what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import chain
from operator import attrgetter

from ontherecord.document import BlockKind
from ontherecord.extract.focus import Focus
from ontherecord.facts import Mention, Ref, Span, Statement, ThingType, Value, Voice
from ontherecord.lexicon import Hit
from ontherecord.parse.analysis import Analysis, Figure, Segment, When, within

CERTAIN = Decimal("0.9")
LIKELY = Decimal("0.75")
POSSIBLE = Decimal("0.6")
"""Steps of confidence: a cue that hardly means anything else; one that mostly means it; a reading from context."""

WE = frozenset({"we", "us"})
I = frozenset({"i", "me"})  # noqa: E741  the pronoun
OUR = frozenset({"our", "my"})
THEY = frozenset({"he", "she", "it", "they"})
BREAKS = frozenset(
    {
        ";",
        ":",
        '"',
        "(",
        ")",
        "that",
        "but",
        "which",
        "who",
        "so",
        "while",
        "because",
        "if",
        "when",
        "as",
        "whether",
        "although",
        "though",
        "where",
        "and",
        ",",
        "-",
    }
)
"""Words that a noun phrase before a verb does not reach across."""
CLAUSE_BREAKS = frozenset({";", ":", '"', "(", ")"})
PREPOSITIONS = frozenset("of for by to with from at in on against about between under into over through".split())
BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})


class Who(Enum):
    """What kind of subject a verb has, as seen by the speaker."""

    WE = "we"
    I = "I"  # noqa: E741
    OWN = "own"  # the speaker's body by name, or “our …”
    BODY = "body"  # another body
    PERSON = "person"
    THEY = "they"  # he, she, it, they
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb: what kind, which thing where it is named, and the word that it begins with."""

    who: Who
    first: int
    ref: Ref | None = None

    @property
    def speaker(self) -> bool:
        """Whether the speakers speak of themselves."""
        return self.who in {Who.WE, Who.I, Who.OWN}


class Clause:
    """A segment and its document, with the questions that extractors put to them."""

    def __init__(self, analysis: Analysis, segment: Segment, focus: Focus | None = None) -> None:
        """Look at one segment of an analysed document; `focus` tells what “the force” means."""
        self.analysis = analysis
        self.focus = focus
        self.segment = segment
        self.first, self.last = segment.first, segment.last
        self.saying = segment.saying
        self.words = analysis.words
        self.norms = analysis.words.norms

    @cached_property
    def hits(self) -> list[Hit]:
        """All cues in the segment, in order."""
        return self.analysis.hits_in(self.first, self.last)

    @cached_property
    def _labelled(self) -> dict[str, list[Hit]]:
        """The cues by their labels: each extractor asks for its own, over and over."""
        found: dict[str, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(hit.label, []).append(hit)
        return found

    def of(self, *labels: str) -> list[Hit]:
        """The cues with one of these labels, in order."""
        known = self._labelled
        if len(labels) == 1:
            return known.get(labels[0], [])
        if known.keys().isdisjoint(labels):
            return []
        present = [known[label] for label in labels if label in known]
        return sorted(chain(*present), key=_PLACE) if len(present) > 1 else present[0] if present else []

    def has(self, *labels: str) -> bool:
        """Whether there is a cue with one of these labels."""
        return not self._labelled.keys().isdisjoint(labels)

    def covered(self, hit: Hit, *labels: str) -> bool:
        """Whether a cue with one of these labels overlaps the given one, and does not merely lie within it."""
        return any(
            other.first < hit.last
            and hit.first < other.last
            and not (hit.first <= other.first and other.last < hit.last)
            for other in self.of(*labels)
        )

    @cached_property
    def question(self) -> bool:
        """Whether the segment asks something, with a question mark or as reported."""
        reporting = self.segment.reporting
        return self.asks or (reporting is not None and reporting.label == "reporting.ask")

    @cached_property
    def asks(self) -> bool:
        """Whether the segment ends with a question mark."""
        return "?" in "".join(self.norms[max(self.first, self.last - 2) : self.last + 2])

    @cached_property
    def kind(self) -> BlockKind:
        """What the block is that the segment stands in."""
        return self.analysis.block(self.segment).kind

    @cached_property
    def comment(self) -> bool:
        """Whether a reader of the page speaks."""
        return self.saying.voice is Voice.COMMENT

    @cached_property
    def body(self) -> Ref:
        """The body that the speaker speaks for; the speaker, where there is none."""
        return self.saying.on_behalf_of or self.saying.said_by

    @cached_property
    def mentions(self) -> list[Mention]:
        """Things named in the segment, in order."""
        return within(self.analysis.mentions, self.segment.start, self.segment.end)

    @cached_property
    def dates(self) -> list[When]:
        """Times given in the segment."""
        return within(self.analysis.dates, self.segment.start, self.segment.end)

    @cached_property
    def figures(self) -> list[Figure]:
        """Figures in the segment."""
        return within(self.analysis.figures, self.segment.start, self.segment.end)

    def type_of(self, ref: Ref) -> ThingType | None:
        """The type of a named thing; None for an unnamed agent or a reader."""
        thing = self.analysis.things.get(ref)
        return thing.type if thing else None

    def ours(self, ref: Ref) -> bool:
        """Whether a thing is the speaker, the body spoken for, or a unit or work of it."""
        if ref in {self.body, self.saying.said_by}:
            return True
        thing = self.analysis.things.get(ref)
        owner = thing.part_of if thing and thing.part_of else self.analysis.affiliations.get(ref)
        return owner == self.body

    @cached_property
    def bodies_meant(self) -> list[tuple[int, Ref]]:
        """The words of the segment that stand for a body without its name (“the force”), with the body."""
        return list(self.focus.bodies_meant(self.first, self.last)) if self.focus else []

    def subject(self, verb: int) -> Subject:
        """The subject of the verb at a word: the noun phrase in front of it."""
        begin = self.phrase_start(verb)
        for at in range(verb - 1, begin - 1, -1):
            norm = self.norms[at]
            if norm in WE:
                return Subject(Who.WE, at)
            if norm in I:
                return Subject(Who.I, at)
            if norm in THEY:
                return Subject(Who.THEY, at)
        named = self._named(begin, verb)
        if named:
            return named
        if any(norm in OUR for norm in self.norms[begin : min(begin + 3, verb)]):
            return Subject(Who.OWN, begin)
        if meant := self._meant(begin, verb):
            return Subject(Who.OWN if self.ours(meant) else Who.BODY, begin, meant)
        return Subject(Who.OTHER if verb > begin else Who.NONE, begin)

    def _named(self, begin: int, verb: int) -> Subject | None:
        for mention in (
            within(self.analysis.mentions, self.words.starts[begin], self.words.starts[verb]) if verb > begin else []
        ):
            first, last = self.words.between(mention.span.start, mention.span.end)
            before = self.norms[first - 1] if first > begin else ""
            if before == "the" and first - 1 > begin:
                before = self.norms[first - 2]
            if before in PREPOSITIONS or (last < verb and self.norms[last] in {"'s", "'"}):
                continue
            kind = self.type_of(mention.thing)
            if self.ours(mention.thing):
                return Subject(Who.OWN, begin, mention.thing)
            who = Who.BODY if kind in BODIES else Who.PERSON if kind is ThingType.PERSON else Who.OTHER
            return Subject(who, begin, mention.thing)
        return None

    def _meant(self, begin: int, verb: int) -> Ref | None:
        """The body that “the force” is as the head of a subject, not “the force's response”."""
        for word, ref in self.bodies_meant:
            if begin <= word < verb and self.norms[word - 2] not in PREPOSITIONS and self.norms[word + 1] != "'s":
                return ref
        return None

    def phrase_start(self, verb: int) -> int:
        """Where the noun phrase before a verb begins; an insertion between commas is leapt over."""
        at = verb - 1
        if at > self.first and self.norms[at] == ",":
            opening = next((i for i in range(at - 1, max(self.first, at - 25), -1) if self.norms[i] == ","), None)
            at = (opening or at) - 1
        reporting = self.segment.reporting
        said = reporting.last - 1 if reporting and self.first <= reporting.first < at else self.first - 1
        while at >= self.first and at != said and not self._breaks(at):
            at -= 1
        if at > self.first and at < verb - 1 and at != said and self._relative(at):
            return self.phrase_start(at)
        joins = at > self.first and self.norms[at] == "and" and self.norms[at - 1] != ","
        if joins and not self._has_verb(self.first, at):
            return self.phrase_start(at) if at - 1 > self.first else self.first
        return at + 1

    def _breaks(self, at: int) -> bool:
        """Whether a noun phrase does not reach across a word; a hyphen within a word is no dash."""
        if self.norms[at] != "-":
            return self.norms[at] in BREAKS
        starts, ends = self.words.starts, self.words.ends
        joined = at > 0 and at + 1 < len(starts) and ends[at - 1] == starts[at] and ends[at] == starts[at + 1]
        return not joined

    def _relative(self, at: int) -> bool:
        """Whether a clause about the noun before begins at a word (“every woman who gives birth will …”)."""
        following = self.norms[at + 1]
        verbal = following in _AUXILIARIES or following.endswith("ed")
        return self.norms[at] == "who" or (self.norms[at] in {"that", "which"} and verbal)

    def _has_verb(self, first: int, last: int) -> bool:
        return any(norm in _AUXILIARIES for norm in self.norms[first:last])

    def clause_end(self, at: int) -> int:
        """Where the clause at a word ends: at a semicolon, a quotation, or a conjunction with a new subject."""
        for index in range(at + 1, self.last):
            norm = self.norms[index]
            if norm in CLAUSE_BREAKS:
                return index
            if norm in {"but", "while", "whereas"}:
                return index
            if norm in {"and", "so"} and self.norms[index - 1] == "," and self._new_clause(index + 1):
                return index - 1
            if (
                norm == "and"
                and self.norms[index + 1 : index + 2]
                and self.norms[index + 1] in {*WE, *I, *THEY, "there"}
            ):
                return index
        return self.last

    def _new_clause(self, at: int) -> bool:
        """Whether a subject and its verb follow."""
        return any(norm in _AUXILIARIES for norm in self.norms[at : min(self.last, at + 9)])

    def span(self, first: int, last: int) -> Span:
        """The text of some words, without punctuation at its end."""
        while (
            last - 1 > first and not self.words.word(last - 1)[-1].isalnum() and self.words.word(last - 1) not in "%)"
        ):
            last -= 1
        return self.analysis.span(first, max(last, first + 1))

    def text(self, first: int, last: int) -> str:
        """The same as a string, on one line."""
        return self.text_of(self.span(first, last))

    def text_of(self, span: Span) -> str:
        """The text of a span, on one line."""
        return " ".join(self.words.text[span.start : span.end].split())

    @property
    def sentence_span(self) -> Span:
        """The words of the segment."""
        return self.span(self.first, self.last)

    def antecedent(self, word: int) -> Ref | None:
        """The body or person that “it”, “she” or “they” at a word stands for: the one named last in the same block."""
        block = self.analysis.block(self.segment)
        personal = self.norms[word] in {"he", "she"}
        for mention in reversed(within(self.analysis.mentions, block.start, self.words.starts[word])):
            person = self.type_of(mention.thing) is ThingType.PERSON
            body = self.type_of(mention.thing) in BODIES and mention.thing != self.analysis.publisher
            if person or (body and not personal):
                return mention.thing
        return None

    def target(self, *, bodies_only: bool = False) -> Ref | None:
        """The thing that is judged or addressed: the first named in the segment that is not the speaker."""
        for mention in self.mentions:
            kind = self.type_of(mention.thing)
            if mention.thing in {self.body, self.saying.said_by} or (bodies_only and kind not in BODIES):
                continue
            return mention.thing
        return None

    def state(
        self,
        kind: str,
        words: Span,
        extractor: str,
        attributes: Iterable[tuple[str, Value]] = (),
        confidence: Decimal = LIKELY,
    ) -> Statement:
        """A statement of the segment's speaker, with the whole sentence as its evidence."""
        values = tuple(dict.fromkeys(attributes))
        return Statement(
            kind, words, self.analysis.evidence(self.segment), self.saying, extractor, confidence, attributes=values
        )


_PLACE = attrgetter("first", "label")
"""The order of cues in a text."""
_AUXILIARIES = frozenset(
    "is are was were be been has have had will would shall should can could may might must do does did".split()
)
