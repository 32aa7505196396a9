"""How people's names are built: “Dame Imelda Forsyth”, “T. K. Ng”, “Lord Foster of Bath”, “Rachel de Souza”."""

from __future__ import annotations

from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.naming.chunks import Chunks
from ontherecord.parse.naming.piece import ANONYMOUS, PERSON, POST, Piece

MOST = 4
"""Capitalised words that a person's name has at most, after its titles."""
ABBREVIATED = frozenset({"pc", "dc", "ps"})
"""Titles that are short for something else too: a given name must follow."""
SEATS = frozenset({"speaker", "chair", "chairman", "chairwoman", "chairperson", "president", "mayor"})
"""Whoever holds these is addressed by them: “Mr Speaker”, “Madam Chair”."""
PLACE = 2
"""Capitalised words of the place in a peer's name."""


class PersonNames:
    """Reads people's names in one text."""

    def __init__(self, chunks: Chunks) -> None:
        """Take the text's chunks."""
        self.chunks = chunks
        self.norms = chunks.norms
        self.capitals = chunks.capitals
        self.lists = chunks.lists

    def honorific(self, index: int) -> bool:
        """Whether a word may stand before a person's name as a title."""
        return self.norms[index].rstrip(".") in self.lists.honorifics

    def titled(self, at: int, last: int) -> Piece | None:
        """The person whose titles begin at a word: “the Very Rev. Ailsa Ó Briain”, “Lord Haverstock”, “Mr Pym”."""
        begin, title = at, ""
        while at < last and (self.honorific(at) or self.norms[at] == "."):
            title = self.norms[at].rstrip(".") or title
            at += 1
        if title not in self.lists.titles:
            return None
        if title in ABBREVIATED and (at >= last or self.norms[at] not in self.lists.given):
            return None
        end = self.end(at, last)
        if end == at or self.norms[end - 1] in self.lists.heads:
            return None
        if all(len(self.norms[index].rstrip(".")) == 1 for index in range(at, end)):
            return Piece(begin, end, None, ANONYMOUS)
        if self.norms[end - 1] in SEATS:
            return Piece(begin, end, None, POST)
        if title in self.lists.peers and end + 1 < last and self.norms[end] == "of" and self.capitals.capital(end + 1):
            end = self.end(end + 1, last, most=PLACE)
        return Piece(begin, end, PERSON, title)

    def end(self, at: int, last: int, most: int = MOST) -> int:
        """The index after the name that begins at a word; `at` itself where none does."""
        end, count = at, 0
        while end < last and count < most:
            word = self.norms[end]
            if count and self.capitals.hyphen(end, last):
                end += 2
                continue
            if count and word == "." and self.capitals.glued(end):
                end += 1
                continue
            if word in POSSESSIVES or (count and word in self.lists.letters):
                break
            small = not self.capitals.upper[end]
            if small and not self._small_part(end, last):
                break
            post = word in self.lists.post_heads and not (count == 1 and self.initial(end - 1))
            if count and not small and (post or self.chunks.known_at(end, last)):
                break
            count += not small
            end += 1
        return end if count else at

    def initial(self, index: int) -> bool:
        """Whether a word, or the one before its full stop, is a single letter."""
        word = self.norms[index - 1] if self.norms[index] == "." else self.norms[index]
        return len(word.rstrip(".")) == 1

    def _small_part(self, index: int, last: int) -> bool:
        """Whether a small word may be part of a name: “de”, or the first half of ffrench-Davies."""
        if index + 1 >= last:
            return False
        word, following = self.norms[index], self.norms[index + 1]
        if word in self.lists.particles and following[0].isalpha():
            return True
        return word.isalpha() and following == "-" and index + 2 < last and self.capitals.upper[index + 2]

    def untitled(self, first: int, last: int) -> bool:
        """Whether capitalised words have the form of a name without title: a given name or initials, then a surname."""
        count = sum(self.capitals.upper[index] for index in range(first, last))
        if not 2 <= count <= MOST or self.norms[last - 1] in self.lists.not_people:
            return False
        name = self.norms[first]
        if len(name.rstrip(".")) == 1:
            return (
                self.capitals.upper[first]
                and name not in {"a", "i"}
                and self.norms[first + 1] not in self.lists.starters
            )
        return name in self.lists.given
