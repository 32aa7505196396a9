"""A document made ready for the extractors: words, sentences, cues, things, dates, figures, and who speaks where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

from ontherecord.dates import Date
from ontherecord.document import Block, BlockKind, Document, Region
from ontherecord.facts import Agent, Mention, Quotation, Ref, Saying, Span, Thing
from ontherecord.lexicon import Hit
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.words import Words

if TYPE_CHECKING:
    from ontherecord.parse.offices import Office


@dataclass(frozen=True, slots=True)
class When:
    """A time that the text gives."""

    span: Span
    """The words that give it, with “by”, “from”, “before” in front."""
    date: Date | None
    """None where it cannot be read as days (“every quarter”, an impossible day)."""
    deadline: bool = True
    """Whether it says when (“by June”, “in 2024”), not how often or for how long (“each month”, “for 12 weeks”)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text that counts or measures something; years, dates, references and list numbers are none."""

    span: Span
    value: Decimal
    high: Decimal | None = None
    """Upper end of a range."""
    unit: str = ""
    """percent, GBP, cases, children, weeks …: the plural noun as the text has it."""
    measures: str = ""
    change: str = ""
    """Increase, Decrease or empty."""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a sentence in one voice: all of it, or what stands in or outside a quotation or a report of speech."""

    start: int
    end: int
    first: int
    last: int
    sentence: Sentence
    saying: Saying
    reporting: Hit | None = None
    """The reporting verb that gives this segment its speaker (“said that”), where one does."""


class Placed(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span:
        """Where it stands."""


P = TypeVar("P", bound=Placed)
_START = attrgetter("span.start")


def within(items: Sequence[P], start: int, end: int) -> list[P]:
    """Those of some placed items, sorted by start, that lie wholly between two positions."""
    low = bisect_left(items, start, key=_START)
    high = bisect_right(items, end, low, key=_START)
    return [item for item in items[low:high] if item.span.end <= end]


@dataclass(frozen=True)
class Analysis:
    """All that the extractors see of a document."""

    document: Document
    words: Words
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    things: dict[Ref, Thing] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    publisher: Ref | None = None
    creator: Ref | None = None
    dates: tuple[When, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    agents: tuple[Agent, ...] = ()
    comments: tuple[tuple[Span, Ref], ...] = ()
    segments: tuple[Segment, ...] = ()
    offices: tuple[Office, ...] = ()
    """The posts as its sentences tell of them, whoever says it."""
    affiliations: dict[Ref, Ref] = field(default_factory=dict)
    """The body that each person holds a post in, the one told first."""

    def block(self, part: Sentence | Segment) -> Block:
        """The block that a sentence or segment stands in."""
        sentence = part.sentence if isinstance(part, Segment) else part
        return self.document.blocks[sentence.block]

    def hits_in(self, first: int, last: int, prefix: str = "") -> list[Hit]:
        """Cues wholly among the words `first` to before `last`, whose label begins with `prefix`, in order."""
        low = bisect_left(self._firsts, first)
        high = bisect_left(self._firsts, last, low)
        return [hit for hit in self.hits[low:high] if hit.last <= last and hit.label.startswith(prefix)]

    @cached_property
    def _firsts(self) -> list[int]:
        """The first word of each cue."""
        return [hit.first for hit in self.hits]

    def span(self, first: int, last: int) -> Span:
        """The span of the text from one word to before another."""
        return Span(self.words.starts[first], self.words.ends[last - 1])

    def of_block(self, index: int) -> list[Sentence]:
        """The sentences of a block."""
        return self._by_block.get(index, [])

    @cached_property
    def _by_block(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.block, []).append(sentence)
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in the document."""
        return Counter(self.words.norms)

    def before(self, sentence: Sentence, most: int) -> Sequence[Sentence]:
        """Up to so many sentences before a sentence, the nearest first."""
        index = bisect_left(self.sentences, sentence.start, key=lambda each: each.start)
        return self.sentences[max(0, index - most) : index][::-1]

    def evidence(self, part: Sentence | Segment) -> tuple[Span, ...]:
        """The whole sentence, after the sentence that introduces its list where it is an item."""
        sentence = part.sentence if isinstance(part, Segment) else part
        intro = self.intro(sentence)
        own = Span(sentence.start, sentence.end)
        return (Span(intro.start, intro.end), own) if intro else (own,)

    def intro(self, sentence: Sentence) -> Sentence | None:
        """The last sentence of the block that introduces the list of a sentence, where that is no heading."""
        index = self.document.blocks[sentence.block].intro
        if index is None or self.document.blocks[index].kind is BlockKind.HEADING:
            return None
        before = self.of_block(index)
        return before[-1] if before else None

    def body(self) -> Iterator[Segment]:
        """Segments in reading order, comments included, furniture never."""
        return (segment for segment in self.segments if self.block(segment).region is not Region.FURNITURE)
