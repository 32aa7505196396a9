"""A text as the finders of names see it: its words, its runs of capitals taken to pieces, and the cues around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ontherecord.document import Block, BlockKind, Document, Region
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.naming.capitals import Capitals
from ontherecord.parse.naming.grammar import Grammar
from ontherecord.parse.naming.name_words import NameWords, name_words
from ontherecord.parse.naming.piece import PERSON, POST, Piece
from ontherecord.parse.naming.vocabulary import vocabulary
from ontherecord.parse.sentences import Sentence
from ontherecord.words import FOLDED, Words

Form = tuple[str, ...]
SERIES_HEADS = frozenset(
    {"council", "committee", "trust", "partnership", "board", "department", "authority", "service"}
)
COMPANY_STOP = {"Ltd.": ".", "Inc.": ".", "Co.": "."}
"""Forms of companies whose full stop is no part of the name."""
PRIVATE_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "councillor", "professor"})
"""Heads of pieces that are a title and a surname."""
SERVICES = frozenset({"services", "service"})
COMMITTEES = frozenset({"committee", "board", "panel"})
"""These may have services among their fields: “Adult Services, Health and Housing Committee”."""
TELLING = 5
"""Letters of a word that would have a capital in a heading whose words all have one."""
AT_PLACE = frozenset(
    "in at near across around throughout into outside inside within above below between to from".split()
)
"""After these a bare name is a place's."""


@dataclass(frozen=True)
class Reading:
    """What every finder of names is given."""

    document: Document
    words: Words
    sentences: Sequence[Sentence]
    hits: Sequence[Hit]
    ontology: Ontology

    @cached_property
    def lists(self) -> NameWords:
        """The words that names are made of."""
        return name_words(self.ontology)

    @cached_property
    def capitals(self) -> Capitals:
        """Tells which words are capitalised."""
        return Capitals(self.words, self.ontology)

    @cached_property
    def grammar(self) -> Grammar:
        """Takes runs to pieces."""
        return Grammar(self.capitals)

    def heads_of(self, name: str) -> frozenset[str]:
        """The heads in one list of `names.toml`."""
        return vocabulary(self.ontology).words(name)

    @cached_property
    def spelled(self) -> list[str]:
        """The words as they are written, with curly quotation marks made straight."""
        return [_spelled(form) for form in self.words.forms]

    @cached_property
    def pieces(self) -> list[tuple[Piece, Sentence]]:
        """All pieces of all runs, in order, with their sentence."""
        found: list[tuple[Piece, Sentence]] = []
        for sentence in self.sentences:
            begin = len(found)
            for run in self.capitals.runs(sentence):
                for piece in self.grammar.pieces(run):
                    while len(found) > begin and self._goes_before(found[-1][0], piece):
                        piece = replace(piece, first=found.pop()[0].first)  # noqa: PLW2901  the name grows to the left
                    found.append((piece, sentence))
        return self._with_surnames(found)

    def _with_surnames(self, found: list[tuple[Piece, Sentence]]) -> list[tuple[Piece, Sentence]]:
        """The pieces, with persons of those two or three words of which the last stands alone elsewhere.

        People are called by the last part of their names, bodies by the first.
        """
        norms = self.words.norms
        alone = {norms[piece.last - 1] for piece, _ in found if _alone(piece) or piece.head in PRIVATE_TITLES}
        posts = {piece.last for piece, _ in found if piece.head == POST}
        return [
            (replace(piece, kind=PERSON, head="given name"), sentence)
            if (norms[piece.last - 1] in alone or self._apposed(piece, posts)) and self._like_person(piece)
            else (piece, sentence)
            for piece, sentence in found
        ]

    def _apposed(self, piece: Piece, posts: set[int]) -> bool:
        """Whether a name stands between commas behind a title: “the Minister for Housing, Hollis Grainger, is …”."""
        norms = self.words.norms
        return (
            norms[piece.first - 1] == "," and piece.first - 1 in posts and norms[piece.last : piece.last + 1] == [","]
        )

    def _like_person(self, piece: Piece) -> bool:
        """Whether an undecided name may be a person's by its form."""
        words, lists = self.words.norms[piece.first : piece.last], self.lists
        if piece.kind is not None or piece.head or not 2 <= len(words) <= 3 or words[-1] in lists.not_people:
            return False
        plain = all(word.isalpha() and len(word) > 1 for word in words)
        shouted = any(self.words.word(index).isupper() for index in range(piece.first, piece.last))
        common = any(word in lists.nobody or word in lists.openers or word in self.small for word in words)
        return plain and not shouted and not common

    def _goes_before(self, left: Piece, piece: Piece) -> bool:
        """Whether a name is the first of a series that another closes: “Orton, Pelham and Marle Council”."""
        norms = self.words.norms
        joined = piece.head in SERIES_HEADS and "and" in norms[piece.first : piece.last]
        field = left.head in SERVICES and piece.head in COMMITTEES
        plain = field or (left.kind is None and not left.head and left.last - left.first <= 2)
        return joined and plain and norms[left.last : piece.first] == [","] and norms[left.first - 1] not in AT_PLACE

    @cached_property
    def post_ends(self) -> frozenset[int]:
        """The words before which the title of a post ends, or its comma."""
        ends = {piece.last for piece, _ in self.pieces if piece.head == POST}
        return frozenset(ends | {last + 1 for last in ends if last < len(self.words) and self.words.norms[last] == ","})

    @cached_property
    def cues_before(self) -> dict[int, set[str]]:
        """Labels of the cues that end right before a word."""
        found: dict[int, set[str]] = defaultdict(set)
        for hit in self.hits:
            found[hit.last].add(hit.label)
        return found

    @cached_property
    def cues_after(self) -> dict[int, set[str]]:
        """Labels of the cues that begin with a word."""
        found: dict[int, set[str]] = defaultdict(set)
        for hit in self.hits:
            found[hit.first].add(hit.label)
        return found

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that the text writes without a capital somewhere."""
        return frozenset(form for form in self.words.forms if form[0].islower())

    def block(self, sentence: Sentence) -> Block:
        """The block that a sentence stands in."""
        return self.document.blocks[sentence.block]

    def heading(self, sentence: Sentence) -> bool:
        """Whether a sentence is a heading whose capitals may mean nothing, because all of its longer words have one."""
        if self.block(sentence).kind is not BlockKind.HEADING:
            return sentence.last - sentence.first > 1 and self.text(sentence.first, sentence.last).isupper()
        return not any(
            len(self.words.norms[index]) >= TELLING
            and self.words.norms[index].isalpha()
            and not self.capitals.upper[index]
            for index in range(sentence.first, sentence.last)
        )

    def comment(self, sentence: Sentence) -> bool:
        """Whether a reader of the page wrote a sentence."""
        return self.block(sentence).region is Region.COMMENT

    def quoted(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in a block that a quotation begins."""
        start = self.block(sentence).start
        return self.document.text[start : start + 1] in {"“", '"', "‘", "'"}

    def form(self, first: int, last: int) -> Form:
        """Some words as a name is looked up by."""
        return tuple(self.spelled[first:last])

    def text(self, first: int, last: int) -> str:
        """Some words as they are written, on one line."""
        return " ".join(self.words.text[self.words.starts[first] : self.end(last)].split())

    def end(self, last: int) -> int:
        """Where the word before another ends, without the full stop of a company's form."""
        return self.words.ends[last - 1] - (_stop(self.words.word(last - 1)) == ".")


@lru_cache(maxsize=65536)
def _spelled(form: str) -> str:
    """A word with straight quotation marks, without the full stop that is no part of a name."""
    return FOLDED.get(form, form.replace("’", "'").removesuffix(_stop(form)))


def _stop(form: str) -> str:
    """The full stop of a word that is no part of a name: “Ltd.”, “G4S.” at the end of a sentence."""
    acronym = len(form) > TELLING - 2 and form[:-1].isalnum() and form[:-1].isupper() and form[-1] == "."
    return "." if acronym else COMPANY_STOP.get(form, "\n")


def _alone(piece: Piece) -> bool:
    """Whether a piece is one word whose capital is its own, and which nothing else tells of."""
    return piece.kind is None and not piece.opens and piece.last == piece.first + 1
