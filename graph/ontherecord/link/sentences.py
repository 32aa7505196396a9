"""The sentences of a document in the eyes of linking: what each is about, names, says came of it and leans on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from sys import intern

from ontherecord.document import Block, BlockKind
from ontherecord.facts import Facts, Ref, Span, ThingType
from ontherecord.link.particulars import Meanings, look_up, stem
from ontherecord.link.signs import Sign
from ontherecord.words import split_words

FEW = 3
"""Particulars: a sentence with fewer leans on the one before, and a clause with fewer is told with its sentence."""
_BACK = 3
"""Sentences that a chain of leaning ones is followed back."""
_HEAD = 3
"""Words at the head of a sentence among which it says that it leans on another (“The last of them …”)."""
_SELDOM = 2
"""Sentences: what stands in no more of them is particular in a document of any length."""
_RECURRING = ((0.2, 0.25), (0.1, 0.5), (0.0, 1.0))
"""Share of a document's sentences from which a particular tells only so much."""
_TOLD_BY_THEMSELVES = frozenset([ThingType.PERSON, ThingType.ORGANIZATION])
"""Things whose name's words say nothing more: that a hospital is meant says not what of it."""
_SPEAKERS = {
    Sign.OURS: frozenset(["we", "our", "ours", "us", "ourselves"]),
    Sign.MINE: frozenset(["i", "my", "me", "myself"]),
}
_BETWEEN = frozenset(["the", "our", "its", "their", "these", "those", "all"])
_PERCENT = frozenset(["%", "percent", "per"])


class Sentences:
    """The sentences of a document, its words looked up once."""

    def __init__(self, facts: Facts, known: Meanings) -> None:
        """Look the words of the document up. Names of people and independent bodies give no particulars."""
        self._known = known
        self._blocks = facts.document.blocks
        self._order = sorted(range(len(self._blocks)), key=lambda index: self._blocks[index].start)
        self._spans = sorted(facts.sentences)
        self._words = split_words(facts.document.readable)
        self._particulars, self._signs = look_up(self._words, known)
        self._mentions = sorted((mention.span, mention.thing) for mention in facts.mentions)
        alone = {thing.ref for thing in facts.things if thing.type in _TOLD_BY_THEMSELVES}
        for span in (span for span, thing in self._mentions if thing in alone):
            first, last = self._words.between(*span)
            self._particulars[first:last] = [()] * (last - first)

    def particulars(self, span: Span) -> list[str]:
        """What a passage is about, in order."""
        first, last = self._words.between(*span)
        return [intern(each) for index in range(first, last) for each in self._particulars[index]]

    def spelling(self, particulars: Iterable[str]) -> dict[str, str]:
        """For each of some stems the shortest word of the document that has it, where that is not the stem itself."""
        wanted = set(particulars)
        words: dict[str, str] = {}
        for norm in sorted(set(self._words.norms), key=lambda norm: (len(norm), norm)):
            if norm[0].isalpha():
                words.setdefault(stem(norm), norm)
        return {intern(each): words[each] for each in sorted(wanted) if words.get(each, each) != each}

    def recurring(self) -> dict[str, float]:
        """What the document speaks of all through, with how much it then still tells: its topics, not particulars."""
        counts = Counter(each for span in self._spans for each in set(self.particulars(span)))
        total = max(len(self._spans), 1)
        shares = {each: count / total for each, count in sorted(counts.items()) if count > _SELDOM}
        return {intern(each): tells for each, share in shares.items() if (tells := _tells(share)) < 1}

    def things(self, span: Span) -> list[Ref]:
        """What a passage names, in order."""
        low = bisect_left(self._mentions, span.start, key=lambda mention: mention[0].start)
        high = bisect_left(self._mentions, span.end, key=lambda mention: mention[0].start)
        return [thing for mentioned, thing in self._mentions[low:high] if mentioned.end <= span.end]

    def says(self, span: Span) -> Sign:
        """The signs that a passage bears."""
        first, last = self._words.between(*span)
        norms = self._words.norms[first:last]
        found = Sign.PARTIAL if self._is_partial(norms) else Sign.NONE
        for _, section, name in self._signs_in(first, last):
            if section != "leaning":
                found |= Sign[name.upper()]
        for sign, words in _SPEAKERS.items():
            if not words.isdisjoint(norms):
                found |= sign
        return found

    def _signs_in(self, first: int, last: int) -> list[tuple[int, str, str]]:
        """Signs among some words: the place of each, counted from the first, its section and its list."""
        low = bisect_left(self._signs, first, key=lambda sign: sign[0])
        high = bisect_left(self._signs, last, key=lambda sign: sign[0])
        return [(begin - first, *label) for begin, end, label in self._signs[low:high] if end <= last]

    def _is_partial(self, norms: list[str]) -> bool:
        """Whether some words give a figure short of the whole: a smaller number of a larger, less than 100%."""
        norms = [norm for norm in norms if norm not in _BETWEEN]
        numbers = [self._known.number(norm) for norm in norms]
        for at, number in enumerate(numbers[:-1]):
            whole = numbers[at + 2] if norms[at + 1] == "of" and at + 2 < len(numbers) else None
            if norms[at + 1] in _PERCENT:
                whole = 100
            if number is not None and whole is not None and number < whole:
                return True
        return False

    def points_back(self, span: Span) -> bool:
        """Whether one of its first words stands for something in the sentence before."""
        first, last = self._words.between(*span)
        leanings = [(place, name) for place, section, name in self._signs_in(first, last) if section == "leaning"]
        return any(place < (_HEAD if name == "starts" else 1) for place, name in leanings)

    def leant_on(self, span: Span) -> list[Span]:
        """The sentences before without which a sentence cannot be understood, nearest first."""
        found: list[Span] = []
        while len(found) < _BACK and (self.points_back(span) or len(self.particulars(span)) < FEW):
            before = self.before(span)
            if before is None:
                break
            found.append(before)
            span = before
        return found

    def before(self, span: Span) -> Span | None:
        """The sentence before, in the same block or the paragraph above it."""
        at = bisect_left(self._spans, span) - 1
        if at < 0:
            return None
        here, there = self._block(span.start), self._block(self._spans[at].start)
        if here is None or there is None or here.region is not there.region:
            return None
        if here is not there and (here.heading != there.heading or there.kind is not BlockKind.PARAGRAPH):
            return None
        return self._spans[at]

    def _block(self, position: int) -> Block | None:
        """The block that a position lies in."""
        at = bisect_right(self._order, position, key=lambda index: self._blocks[index].start) - 1
        block = self._blocks[self._order[at]] if at >= 0 else None
        return block if block and position < block.end else None

    def heading(self, position: int) -> Span | None:
        """The heading above a position; not the document's title."""
        block = self._block(position)
        above = self._blocks[block.heading] if block and block.heading is not None else None
        return Span(above.start, above.end) if above and above.level != 1 else None


def _tells(share: float) -> float:
    """How much a particular still tells that so many of a document's sentences have."""
    return next(tells for least, tells in _RECURRING if share >= least)
