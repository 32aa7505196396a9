"""Reports and initiatives with titles of their own: “its report, Running on Empty”, “Out of Sight, a survey of carers”.

A title may hold small words (“Waiting to Be Heard”); the noun beside it tells what it names.
"""

from __future__ import annotations

from ontherecord.facts import ThingType
from ontherecord.parse.entries import Entries
from ontherecord.parse.reading import Reading
from ontherecord.parse.runs import POSSESSIVES
from ontherecord.parse.sentences import Sentence

LONGEST = 12
"""Words of a title."""
OPENING = frozenset("‘“\"'")
CLOSING = frozenset("’”\"'")
NOUNS = {"names.report_nouns": ThingType.REPORT, "names.initiative_nouns": ThingType.INITIATIVE}
DETERMINERS = frozenset("a an the its our their his her this".split())


class Titles:
    """Finds titles in one text."""

    def __init__(self, reading: Reading, entries: Entries) -> None:
        """Take a text, and where to put what is found."""
        self.reading = reading
        self.entries = entries
        self.norms = reading.words.norms
        self.forms = reading.words.forms
        self.capitals = reading.capitals
        self.links = reading.lists.words("words.title_links")
        self.taken: set[int] = set()

    def find(self) -> set[int]:
        """Enter all titles; returns the words that they consist of."""
        sentence_of = _Locator(self.reading)
        for hit in self.reading.hits:
            kind = NOUNS.get(hit.label)
            sentence = sentence_of(hit.first)
            if sentence is None or self.reading.comment(sentence):
                continue
            if kind is not None:
                self._after_noun(hit.first, hit.last, kind, sentence)
                self._before_noun(hit.first, kind, sentence)
                self._before_apposition(hit.first, kind, sentence)
            elif hit.label == "names.title_before":
                self._after_name_verb(hit.first, hit.last, sentence)
        return self.taken

    def _enter(self, first: int, last: int, kind: ThingType, noun: str) -> None:
        if any(index in self.taken for index in range(first, last)):
            return
        self.taken.update(range(first, last))
        self.entries.add(kind, self.reading.text(first, last), self.reading.form(first, last), first, noun)

    def _after_noun(self, first: int, last: int, kind: ThingType, sentence: Sentence) -> None:
        """“its report, Running on Empty, …”; “its audit Family First?”; “study of schemes, ‘Last Resort?’”."""
        at = last
        comma = at < sentence.last and self.norms[at] == ","
        at += comma
        if at >= sentence.last:
            return
        if self.forms[at] in OPENING:
            end = self._quoted(at, sentence.last)
            if end and (comma or self._determined(first, sentence)):
                self._enter(at + 1, end, kind, self.norms[last - 1])
            return
        if not self.capitals.upper[at] or not self._determined(first, sentence):
            return
        end = self._forward(at, sentence.last, lists=comma)
        if end - at < 2 and not comma:
            return
        if self._is_name(at, end):
            return
        closed = end >= sentence.last or self.norms[end] in {",", ".", ";", ")", "(", ":"}
        if comma and not closed:
            if self.norms[first - 1] in DETERMINERS - {"the", "this"} or any(word in {"a", "its", "our"} for word in self.norms[max(first - 4, sentence.first) : first]):
                closing = self._lower_title(at, sentence.last)
                if closing:
                    self._enter(at, closing, kind, self.norms[last - 1])
                    return
            if self._introduces(first, sentence) or end - at < 2:
                return
        elif comma and end - at < 2 and self._introduces(first, sentence):
            return
        self._enter(at, end, kind, self.norms[last - 1])

    def _lower_title(self, at: int, last: int) -> int:
        """The end of a title with a capital at its beginning only: “Together with children and families, was …”."""
        for index in range(at + 1, min(at + LONGEST, last)):
            if self.norms[index] == ",":
                return index if index - at > 1 and index + 1 < last and not self.capitals.upper[index + 1] else 0
            if self.capitals.upper[index] or not self.forms[index].isalpha():
                return 0
        return 0

    def _before_noun(self, noun: int, kind: ThingType, sentence: Sentence) -> None:
        """“the Planning for Children course”; “their Room for Three scheme”."""
        at = self._backward(noun, sentence.first)
        if noun - at < 2 or self.capitals.upper[noun] or self._is_name(at, noun, whole=True):
            return
        small = [index for index in range(at, noun) if not self.capitals.upper[index] and self.norms[index] != "-"]
        hit_end = self._noun_end(noun)
        if small and self.norms[small[0]] not in {"and", "&"}:
            self._enter(at, noun, kind, self.norms[hit_end - 1])
        else:
            self._enter(at, hit_end, kind, self.norms[hit_end - 1])

    def _noun_end(self, noun: int) -> int:
        return max(hit.last for hit in self._hits_at(noun))

    def _hits_at(self, index: int) -> list[object]:
        from bisect import bisect_left

        low = bisect_left(self.reading.hits, index, key=lambda hit: hit.first)
        found = []
        for hit in self.reading.hits[low:]:
            if hit.first != index:
                break
            if hit.label in NOUNS:
                found.append(hit)
        return found

    def _before_apposition(self, noun: int, kind: ThingType, sentence: Sentence) -> None:
        """“Out of Sight, a survey of 2,204 carers”; “A Duty to Listen, the report of the review”."""
        for comma in range(noun - 1, max(sentence.first, noun - 7), -1):
            if self.norms[comma] in {".", ";", "(", ")"} or (self.norms[comma] == "," and comma == noun - 1):
                return
            if self.norms[comma] != ",":
                continue
            if self.norms[comma + 1] not in DETERMINERS:
                return
            end = comma - 1 if self.forms[comma - 1] in CLOSING else comma
            at = self._backward(end, sentence.first)
            if end - at < 2 or self._is_name(at, end):
                return
            self._enter(at, end, kind, self.norms[noun])
            return

    def _after_name_verb(self, verb: int, last: int, sentence: Sentence) -> None:
        """“a telephone line called Hear to Listen”; “a report entitled ‘Lost Years’”."""
        if self.norms[verb] not in {"called", "titled", "entitled", "named", "known", "branded", "dubbed", "under"}:
            return
        kind, noun = None, ""
        for index in range(verb - 1, max(sentence.first, verb - 8) - 1, -1):
            for hit in self._hits_at(index):
                kind, noun = NOUNS[hit.label], self.norms[hit.last - 1]  # type: ignore[attr-defined]
            if kind:
                break
        if kind is None or last >= sentence.last:
            return
        if self.forms[last] in OPENING:
            end = self._quoted(last, sentence.last)
            if end:
                self._enter(last + 1, end, kind, noun)
        elif self.capitals.upper[last]:
            end = self._forward(last, sentence.last)
            self._enter(last, end, kind, noun)

    def _quoted(self, opening: int, last: int) -> int:
        """The end of a quoted title whose mark opens at a word; 0 where it is none."""
        if opening + 1 >= last or not self.capitals.upper[opening + 1]:
            return 0
        for index in range(opening + 1, min(opening + LONGEST + 2, last)):
            if self.forms[index] in CLOSING and self.capitals.glued(index):
                following = self.norms[index + 1 : index + 2]
                if self.forms[index] != "’" or not (following and following[0].isalpha() and self.capitals.glued(index + 1)):
                    end = index - 1 if self.norms[index - 1] in {",", "."} else index
                    return end if end > opening + 1 else 0
        return 0

    def _forward(self, at: int, last: int, *, lists: bool = False) -> int:
        """The end of the title that begins at a word."""
        end = index = at
        while index < min(at + LONGEST, last):
            word = self.norms[index]
            if self.capitals.upper[index] or (word[0].isdigit() and end == index):
                end = index + 1
            elif word in {"?", "!"} and end == index:
                end = index + 1
            elif word == "," and lists and end == index and self._list_goes_on(index, last):
                pass
            elif not (word in self.links or word in POSSESSIVES or word in {"-", ":"}):
                break
            index += 1
        return end

    def _list_goes_on(self, comma: int, last: int) -> bool:
        """Whether a comma stands inside a title: “Effectiveness, Fairness and Care: Eastmarch 2023”."""
        if comma + 2 >= last or not self.capitals.upper[comma + 1]:
            return False
        return self.norms[comma + 2] in {"and", "&", ","} and self.capitals.upper[min(comma + 3, last - 1)]

    def _backward(self, end: int, first: int) -> int:
        """The beginning of the title that ends before a word."""
        begin, index = end, end - 1
        while index >= max(first, end - LONGEST):
            word = self.norms[index]
            if self.capitals.upper[index] and (index > first or word not in self.capitals.starters or word == "a" or word == "out"):
                begin = index
            elif word in {"?", "!"} and index == end - 1:
                pass
            elif word[0].isdigit() and len(word) == 4 and index == end - 1:
                pass
            elif not (word in self.links or word in POSSESSIVES or word in {"-", ":"}) or index == end - 1:
                break
            if word in POSSESSIVES and index and not self.capitals.upper[index + 1]:
                break
            index -= 1
        while begin < end and self.norms[begin] == "the":
            begin += 1
        if begin < end and self.norms[begin] in {"a", "an"} and self.capitals.upper[begin] and begin == first and not self.capitals.upper[min(begin + 1, end - 1)]:
            begin += 1
        return begin

    def _determined(self, noun: int, sentence: Sentence) -> bool:
        """Whether a determiner or possessor stands before a noun: not every noun before a name names it."""
        for index in range(noun - 1, max(sentence.first, noun - 6) - 1, -1):
            word = self.norms[index]
            if word in DETERMINERS or word in POSSESSIVES or word in {"new", "own", "special"}:
                return True
            if word in {",", ".", ";", ":"}:
                return False
        return False

    def _introduces(self, noun: int, sentence: Sentence) -> bool:
        """Whether the noun belongs to an introductory phrase: “In its report, the union says …”."""
        return self.norms[sentence.first] in {"in", "since", "following", "after", "before", "under", "with", "through", "by", "as", "for", "during", "despite"} and noun - sentence.first < 9

    def _is_name(self, first: int, last: int, *, whole: bool = False) -> bool:
        """Whether words are a body's or person's name by their form, and so no title."""
        grammar = self.reading.grammar
        at = first
        while at < last and self.norms[at] == "the":
            at += 1
        if at >= last:
            return True
        known = grammar.known.at(self.reading.words, at, last)
        if known and (known[0] == last or not whole):
            return True
        if self.norms[at] in self.capitals.never and last - at < 3:
            return True
        if grammar.titled(at, last) or grammar.is_person(at, last):
            return True
        from ontherecord.parse.runs import Run

        pieces = list(grammar.pieces(Run(at, last)))
        if whole:
            return any(piece.last == last and piece.kind in {ThingType.ORGANIZATION, ThingType.UNIT} for piece in pieces) and False
        return any(piece.head == "role" or piece.kind in {ThingType.ORGANIZATION, ThingType.UNIT, ThingType.PERSON} for piece in pieces) or (
            len(pieces) == 1 and pieces[0].kind is not None
        )


class _Locator:
    """Finds the sentence of a word, for words asked for in rising order."""

    def __init__(self, reading: Reading) -> None:
        self.sentences = reading.sentences
        self.at = 0

    def __call__(self, index: int) -> Sentence | None:
        while self.at < len(self.sentences) and self.sentences[self.at].last <= index:
            self.at += 1
        if self.at < len(self.sentences) and self.sentences[self.at].first <= index:
            return self.sentences[self.at]
        return None


def find_titles(reading: Reading, entries: Entries) -> set[int]:
    """Enter the titled reports and initiatives of a text; returns the words that their titles consist of."""
    return Titles(reading, entries).find()
