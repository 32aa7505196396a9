"""How far a title reaches: capitals, the small words between them, quotation marks around them."""

from __future__ import annotations

from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.naming.reading import Reading

LONGEST = 12
"""Words of a title."""
STUDIES = frozenset(
    {"inspection", "review", "evaluation", "study", "report", "audit", "survey", "inquiry", "investigation"}
)
"""A title that begins with one of these and “of” goes on to the end of its clause."""
DETERMINERS = frozenset("the our its their his her this that these those my your".split())
TITLE_OPENERS = frozenset({"a", "out", "no"})
"""Small words that titles begin with, though the next word may be small."""
OPENING = frozenset("‘“\"'")
CLOSING = frozenset("’”\"'")


class TitleSpans:
    """Measures titles in one text."""

    def __init__(self, reading: Reading) -> None:
        """Take the text."""
        self.norms = reading.words.norms
        self.forms = reading.words.forms
        self.capitals = reading.capitals
        self.upper = reading.capitals.upper
        self.links = reading.lists.title_links

    def quoted(self, opening: int, last: int) -> int:
        """The end of the title in the quotation marks that open at a word; 0 where there is none."""
        if opening + 1 >= last or not self.upper[opening + 1]:
            return 0
        for index in range(opening + 2, min(opening + LONGEST + 2, last)):
            if self.forms[index] in CLOSING and self.capitals.glued(index) and not self._apostrophe(index, last):
                end = index - 1 if self.norms[index - 1] in {",", "."} else index
                return end if end > opening + 1 else 0
        return 0

    def _apostrophe(self, index: int, last: int) -> bool:
        following = self.norms[index + 1] if index + 1 < last else ""
        return self.forms[index] in "’'" and following[:1].isalpha() and self.capitals.glued(index + 1)

    def forward(self, at: int, last: int, *, lists: bool = False) -> int:
        """The end of the title that begins at a word; with `lists`, it may hold commas (“Fairness, Trust and Care”)."""
        end = index = at
        while index < min(at + LONGEST, last):
            word = self.norms[index]
            inside = word in self.links or word in POSSESSIVES or word in {"-", ":"}
            if self.upper[index] or (end == index and (word[0].isdigit() or word in {"?", "!"})):
                end = index + 1
            elif not inside and not (lists and word == "," and end == index and self._list_goes_on(index, last)):
                break
            index += 1
        return self._without_date(at, end)

    def _without_date(self, at: int, end: int) -> int:
        """The end of a title without a day or month that follows it: “The Landing on Saturday”."""
        if end > at + 1 and self.norms[end - 1] in self.capitals.lists.never:
            while end > at + 1 and (self.norms[end - 1] in self.capitals.lists.never or not self.upper[end - 1]):
                end -= 1
        return end

    def _list_goes_on(self, comma: int, last: int) -> bool:
        after = self.norms[comma + 2] if comma + 3 < last else ""
        return after in {"and", "&", ","} and self.upper[comma + 1] and self.upper[comma + 3]

    def backward(self, end: int, first: int) -> int:
        """The beginning of the title that ends before a word, in a sentence that begins at another."""
        begin, index = end, end - 1
        while index >= max(first, end - LONGEST):
            word = self.norms[index]
            if self.upper[index]:
                if index == first and self._only_opens(index, end):
                    break
                begin = index
            elif index == end - 1:
                if not (word in {"?", "!"} or (word[0].isdigit() and len(word) == 4)):
                    break
            elif self._parts(index):
                break
            index -= 1
        while begin < end and self.norms[begin] == "the":
            begin += 1
        return begin

    def _parts(self, index: int) -> bool:
        """Whether a small word or sign parts a title from what stands before it."""
        word, lists = self.norms[index], self.capitals.lists
        if word in POSSESSIVES:
            return not self.upper[index + 1]
        if word == "and":
            return self.norms[index - 1] in lists.heads and self.upper[index - 1]
        if word == ":":
            return self.norms[index + 1] in lists.starters | lists.openers
        return word not in self.links and word != "-"

    def _only_opens(self, index: int, end: int) -> bool:
        """Whether a word has its capital from the beginning of a sentence: a determiner, or what no capital follows."""
        word, lists = self.norms[index], self.capitals.lists
        if word in DETERMINERS:
            return True
        opening = word in lists.starters or word in lists.openers
        return opening and word not in TITLE_OPENERS and not (index + 1 < end and self.upper[index + 1])

    def sentence_case(self, at: int, last: int) -> int:
        """The end of a title with one capital: “Together with children and families, was …”; 0 if none."""
        if self.norms[at] in STUDIES and self.norms[at + 1 : at + 2] in (["of"], ["into"]):
            end = next((index for index in range(at, last) if self.norms[index] in {",", ".", ";"}), last)
            return end if end - at < 2 * LONGEST else 0
        for index in range(at + 1, min(at + LONGEST, last - 1)):
            if self.norms[index] == "?" and self.norms[index + 1] == "," and index - at > 2:
                return index + 1
            if self.norms[index] == ",":
                return index if index - at > 2 and not self.upper[index + 1] else 0
            if self.upper[index] or not self.forms[index].isalpha():
                return 0
        return 0
