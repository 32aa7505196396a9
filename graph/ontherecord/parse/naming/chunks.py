"""Unbroken stretches of capitalised words, and what their single words are."""

from __future__ import annotations

from ontherecord.parse.naming.capitals import COMPANIES, POSSESSIVES, Capitals
from ontherecord.parse.naming.known import KnownBody
from ontherecord.parse.naming.name_words import NameWords

NO_ACRONYMS = frozenset({"hm", "uk"})
"""Capitals that begin names."""
EPONYMS = frozenset({"campaign", "fund", "trust", "hospice", "foundation", "house", "charity"})
"""Heads of bodies named after somebody: “John's Campaign”."""
SAINTS = frozenset({"st", "st.", "saint"})


class Chunks:
    """Looks at the words of runs in one text."""

    def __init__(self, capitals: Capitals) -> None:
        """Take the text's capitals."""
        self.capitals = capitals
        self.words = capitals.words
        self.norms = capitals.norms
        self.upper = capitals.upper
        self.lists: NameWords = capitals.lists

    def known_at(self, at: int, last: int) -> tuple[int, KnownBody] | None:
        """The known body named at a word, with the index after its name."""
        return self.lists.known.at(self.words, at, last)

    def end(self, at: int, last: int) -> int:
        """The index after the capitalised words from one on, without small words between, past a name's possessor."""
        end = at
        while end < last and (end == at or self.capitals.capital(end)):
            end += 1
            while end < last and self.capitals.hyphen(end, last):
                end += 2
            if end < last and self.capitals.abbreviated(end):
                end += 1
            if (end + 1 < last and self.pair(end - 1, end + 1)) or (
                end + 1 < last and self._possessor(at, end) and self.capitals.capital(end + 1)
            ):
                end += 1
        return end

    def pair(self, one: int, other: int) -> bool:
        """Whether two words, with one between them, are a standing pair: “Police and Crime”."""
        link = "and" if self.norms[one + 1] == "&" else self.norms[one + 1]
        return (self.norms[one], link, self.norms[other]) in self.lists.pairs

    def _possessor(self, at: int, mark: int) -> bool:
        """Whether a possessive belongs to a name (“Young People’s Board”), not to an owner (“Ofsted’s Review”)."""
        if self.norms[mark] not in POSSESSIVES:
            return False
        owner = self.norms[mark - 1]
        if self.norms[mark] == "'s":
            if owner in self.lists.given and self.norms[mark + 1 : mark + 2][0:1] and self.norms[mark + 1] in EPONYMS:
                return True
            return owner in self.lists.possessors or self.norms[max(at, mark - 2)] in SAINTS
        plural = owner.endswith("s") and owner not in self.lists.heads
        return plural and not self.known_at(mark - 1, mark) and not self.acronym(mark - 1)

    def last_head(self, at: int, end: int) -> int | None:
        """The last head of a name among some words."""
        for index in range(end - 1, at - 1, -1):
            if self.norms[index] == "study" and self.norms[index - 1] == "case":
                continue
            if self.norms[index] in self.lists.heads and (self.upper[index] or self.norms[index] in COMPANIES):
                return index
        return None

    def only_heads(self, at: int, end: int) -> bool:
        """Whether some words are heads of names and nothing else: the “Guidance” of “Pathway and Guidance”."""
        return end > at and self.upper[at] and all(self.norms[index] in self.lists.heads for index in range(at, end))

    def acronym(self, index: int) -> bool:
        """Whether a word consists of capitals, and more than one."""
        letters = self.words.word(index).replace(".", "").replace("&", "")
        return len(letters) > 1 and letters.isupper() and letters.isalpha() and self.norms[index] not in NO_ACRONYMS

    def post_head(self, at: int, end: int) -> int | None:
        """The head of the first title of a post in a chunk, unless the head of a body's name follows it."""
        for index in range(at, end):
            if self.norms[index] in self.lists.post_heads:
                rest = range(index + 1, end)
                if any(self.norms[after] in self.lists.heads and self.norms[after - 1] != "board" for after in rest):
                    return None
                return self._last_post_head(index, end)
        return None

    def _last_post_head(self, index: int, end: int) -> int:
        """The last head of a title that goes on after one: “Deputy Chief Constable”, “Vice-Chair”."""
        heads, modifiers = self.lists.post_heads, self.lists.post_modifiers
        last, at = index, index + 1
        while at < end and (self.norms[at] in heads or self.norms[at] in modifiers or self.norms[at] == "-"):
            if self.norms[at] in heads:
                last = at
            at += 1
        return last
