"""Reports and initiatives with titles of their own: “its report, Running on Empty”, “Out of Sight, a survey of carers”.

A title may hold small words (“Waiting to Be Heard”); the noun beside it tells what it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ontherecord.document import BlockKind
from ontherecord.facts import ThingType
from ontherecord.ontology import Ontology
from ontherecord.parse.naming.capitals import POSSESSIVES, Run
from ontherecord.parse.naming.entries import Entries
from ontherecord.parse.naming.piece import BODY, PERSON, POST, REPORT, UNIT
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.naming.title_spans import CLOSING, LONGEST, OPENING, STUDIES, TitleSpans
from ontherecord.parse.sentences import Sentence

NOUNS = {"names.report_nouns": ThingType.REPORT, "names.initiative_nouns": ThingType.INITIATIVE}
DETERMINERS = frozenset("a an the its our their his her this another".split())
COMPLEMENTS = frozenset("of for on into in to about between with by".split())
ENDS = frozenset({",", ".", ";", ")", "(", ":", "”", '"', "’"})
LABEL = 6
"""Words of the name of who speaks, with its colon."""
INTRODUCTIONS = frozenset("in since following after before under with through by as for during despite".split())


class Titles:
    """Finds titles in one text."""

    def __init__(self, reading: Reading, entries: Entries) -> None:
        """Take a text, and where to put what is found."""
        self.reading = reading
        self.entries = entries
        self.norms = reading.words.norms
        self.forms = reading.words.forms
        self.upper = reading.capitals.upper
        self.spans = TitleSpans(reading)
        self.nouns: dict[int, tuple[int, ThingType]] = {}
        for hit in reading.hits:
            if hit.label in NOUNS and hit.last > self.nouns.get(hit.first, (0, REPORT))[0]:
                self.nouns[hit.first] = hit.last, NOUNS[hit.label]
        self.taken: set[int] = set()
        """Words of titles."""
        self.described: set[int] = set()
        """Words that only say what a title is the title of."""

    def find(self) -> None:
        """Enter all titles."""
        naming = {hit.first: hit.last for hit in self.reading.hits if hit.label == "names.title_before"}
        for sentence in self.reading.sentences:
            if self.reading.comment(sentence):
                continue
            end_of_noun = 0
            for index in range(sentence.first, sentence.last):
                noun = self.nouns.get(index) if index >= end_of_noun else None
                if noun and not self.upper[index]:
                    end_of_noun = noun[0]
                    self._beside(index, noun[0], noun[1], sentence)
                elif index in naming:
                    self._called(index, naming[index], sentence)
            if not self.reading.heading(sentence):
                self._across_colons(sentence)
                self._by_small_capitals(sentence)

    def _enter(self, first: int, last: int, kind: ThingType, noun: str, described: int = 0) -> None:
        """Enter a title; what describes it, up to a word, describes nothing else."""
        graded = self.reading.text(first, last).lower() in _grades(self.reading.ontology)
        if not graded and self.taken.isdisjoint(range(first, last)):
            self.taken.update(range(first, last))
            self.described.update(range(last, described))
            self.entries.add(kind, self.reading.text(first, last), self.reading.form(first, last), first, noun)

    def _beside(self, first: int, last: int, kind: ThingType, sentence: Sentence) -> None:
        """A title beside the noun at some words."""
        for begin, end in self._candidates(first, last, sentence):
            if begin < end:
                if last <= begin or end <= first:
                    self.described.update(range(first, last))
                described = self._clause_end(last, sentence) if begin < first and end < first else 0
                if self.norms[last - 1] == "inquiry":
                    kind = UNIT
                self._enter(begin, end, kind, self.norms[last - 1], described)
                return

    def _clause_end(self, at: int, sentence: Sentence) -> int:
        while at < sentence.last and self.norms[at] not in ENDS:
            at += 1
        return at

    def _candidates(self, first: int, last: int, sentence: Sentence) -> Iterator[tuple[int, int]]:
        determined = self._determined(first, sentence)
        yield self._before(first, last, sentence)
        yield self._apposed(first, sentence)
        if determined:
            yield self._after(first, last, sentence)
            comma = self._comma_after(last, sentence.last)
            if comma:
                yield self._after_comma(first, comma + 1, sentence)

    def _after(self, first: int, last: int, sentence: Sentence) -> tuple[int, int]:
        """“its audit Family First?”; “the report ‘Lost Years’”."""
        if last >= sentence.last:
            return 0, 0
        if self.forms[last] in OPENING:
            end = self.spans.quoted(last, sentence.last)
            return last + 1, end if end - last > 2 else 0
        end = self.spans.forward(last, sentence.last) if self.upper[last] else 0
        if end - last < 2 or self._is_name(last, end) or self._introduces(first, sentence):
            return 0, 0
        return last, end

    def _comma_after(self, last: int, end: int) -> int:
        """The comma after a noun and the small words that complete it: “telephone line for families,”; 0 if none."""
        if last < end and self.norms[last] == ",":
            return last
        if last < end and self.norms[last] in COMPLEMENTS:
            for index in range(last + 1, min(last + 7, end)):
                if self.norms[index] == ",":
                    return index
                if self.upper[index] or not self.forms[index][0].isalnum():
                    return 0
        return 0

    def _after_comma(self, noun: int, at: int, sentence: Sentence) -> tuple[int, int]:
        """“its report, Running on Empty, …”; “its study of schemes, ‘Last Resort?’, …”."""
        if at >= sentence.last:
            return 0, 0
        if self.forms[at] in OPENING:
            end = self.spans.quoted(at, sentence.last)
            return at + 1, end if end - at > 2 else 0
        if not self.upper[at]:
            return 0, 0
        end = self.spans.forward(at, sentence.last, lists=True)
        closed = end >= sentence.last or self.norms[end] in ENDS
        if self.norms[at] in STUDIES and self.norms[at + 1 : at + 2] in (["of"], ["into"]):
            return at, self.spans.sentence_case(at, sentence.last)
        if self._is_name(at, end):
            return 0, 0
        if (
            closed
            and (end - at > 1 or not self._introduces(noun, sentence))
            and not (end - at < 2 and end < sentence.last and self.norms[end] == ",")
        ):
            return at, end
        closing = self.spans.sentence_case(at, sentence.last)
        if closing and not self._introduces(noun, sentence):
            return at, closing
        verbal = end - at > 2 and not self._introduces(noun, sentence) and end < sentence.last and not self.upper[end]
        return (at, end) if verbal and self._has_small(at, end) else (0, 0)

    def _before(self, first: int, last: int, sentence: Sentence) -> tuple[int, int]:
        """“the Planning for Children course”; “our Learning and Safety programme”: with the noun, or without it."""
        if self.forms[first - 1] in CLOSING and first - 1 > sentence.first:
            return self._quoted_before(first - 1, sentence)
        at = self._after_owner(self.spans.backward(first, sentence.first), first)
        if first - at < 2 or self._ends_in_name(at, first):
            return 0, 0
        small = [
            index for index in range(at, first) if not self.upper[index] and self.norms[index] not in {"-", "'s", "'"}
        ]
        if small and self.norms[small[0]] not in {"and", "&"}:
            return at, first
        return at, last

    def _after_owner(self, at: int, end: int) -> int:
        """Where a title begins behind the possessive of a body's name: “the Foundation’s Pools for People fund”."""
        for index in range(end - 1, at, -1):
            if self.norms[index] in POSSESSIVES:
                owners = list(self.reading.grammar.pieces(Run(at, index)))
                return index + 1 if owners and owners[-1].kind is BODY and owners[-1].last == index else at
        return at

    def _quoted_before(self, closing: int, sentence: Sentence) -> tuple[int, int]:
        """“a new ‘Best Use of Land’ scheme”."""
        for opening in range(closing - 2, max(sentence.first, closing - LONGEST) - 1, -1):
            if self.forms[opening] in OPENING and self.spans.quoted(opening, sentence.last) == closing:
                whole = self.upper[closing - 1] and closing - opening > 2
                return (opening + 1, closing) if whole else (0, 0)
        return 0, 0

    def _apposed(self, noun: int, sentence: Sentence) -> tuple[int, int]:
        """“Out of Sight, a survey of 2,204 carers”; “A Duty to Listen, the report of the review”."""
        for comma in range(noun - 2, max(sentence.first, noun - 6), -1):
            word = self.norms[comma]
            if word == ",":
                break
            if (not word[0].isalpha() and word != "-") or self.upper[comma] or word in COMPLEMENTS:
                return 0, 0
        else:
            return 0, 0
        if self.norms[comma + 1] not in DETERMINERS:
            return 0, 0
        end = comma - 1 if self.forms[comma - 1] in CLOSING else comma
        at = self.spans.backward(end, sentence.first)
        return (0, 0) if end - at < 2 or self._is_name(at, end) else (at, end)

    def _called(self, verb: int, last: int, sentence: Sentence) -> None:
        """“a telephone line called Hear to Listen”; “a report entitled ‘Lost Years’”."""
        for index in range(verb - 1, max(sentence.first, verb - 8) - 1, -1):
            if index in self.nouns and last < sentence.last:
                noun_end, kind = self.nouns[index]
                if self.forms[last] in OPENING:
                    begin, end = last + 1, self.spans.quoted(last, sentence.last)
                else:
                    begin, end = last, self.spans.forward(last, sentence.last) if self.upper[last] else 0
                if end > begin:
                    self._enter(begin, end, kind, self.norms[noun_end - 1])
                return

    def _across_colons(self, sentence: Sentence) -> None:
        """“a new Living With Abuse: Practice Reference Group”: a name in two parts, whose second ends with its head."""
        heads = self.reading.lists.heads
        for colon in range(sentence.first + 2, sentence.last - 1):
            if self.norms[colon] == ":" and self.upper[colon - 1] and self.upper[colon + 1]:
                begin = self.spans.backward(colon, sentence.first)
                end = self.spans.forward(colon + 1, sentence.last)
                kind = heads.get(self.norms[end - 1])
                if (
                    begin > sentence.first
                    and self.upper[end - 1]
                    and colon - begin > 1
                    and kind
                    and end - colon > 2
                    and self.norms[begin - 1] in DETERMINERS | {"new"}
                ):
                    self._enter(begin, end, kind, self.norms[end - 1])

    def _by_small_capitals(self, sentence: Sentence) -> None:
        """“recommendations in A Duty to Listen”: a title shows by the capital of a small word in mid-sentence."""
        if self.reading.block(sentence).kind is BlockKind.ROW:
            return
        capitals = self.reading.capitals
        at = max(sentence.first + 1, self._after_label(sentence))
        while at < sentence.last:
            if (
                not self.upper[at]
                or at in self.taken
                or self.norms[at] == "i"
                or self.forms[at - 1] in OPENING | {":", "•", "-", "|", "/", "("}
            ):
                at += 1
                continue
            end = self.spans.forward(at, sentence.last)
            small = [
                index for index in range(at, end) if self.upper[index] and self.norms[index] in capitals.lists.starters
            ]
            telling = [
                index
                for index in small
                if (self.norms[index] != "the" and not self.forms[index].isupper()) or self.norms[index] == "a"
            ]
            if end - at > 2 and telling and not self._is_name(at, end) and self._speaks_of_papers(sentence):
                self._enter(at, end, REPORT, "report")
            at = max(end, at + 1)

    def _after_label(self, sentence: Sentence) -> int:
        """The word after the name of who speaks: “Counsel Inquiry: …”; 0 where no such label opens the block."""
        for index in range(sentence.first, min(sentence.first + LABEL, sentence.last)):
            if self.norms[index] == ":":
                return index + 2
        return 0

    def _speaks_of_papers(self, sentence: Sentence) -> bool:
        words = set(self.norms[sentence.first : sentence.last])
        return bool(
            words
            & {
                "recommendations",
                "recommendation",
                "report",
                "published",
                "publication",
                "findings",
                "chapter",
                "review",
                "inquiry",
                "survey",
                "strategy",
                "paper",
            }
        )

    def _determined(self, noun: int, sentence: Sentence) -> bool:
        """Whether a determiner or possessor stands before a noun: not every noun before a name names it."""
        for index in range(noun - 1, max(sentence.first, noun - 6) - 1, -1):
            word = self.norms[index]
            if word in DETERMINERS or word in POSSESSIVES:
                return True
            if not word[0].isalnum() and word != "-":
                return False
        return False

    def _introduces(self, noun: int, sentence: Sentence) -> bool:
        """Whether the noun belongs to an introductory phrase: “In its report, the union says …”."""
        return self.norms[sentence.first] in INTRODUCTIONS and noun - sentence.first < 9

    def _has_small(self, first: int, last: int) -> bool:
        return any(
            not self.upper[index] or self.norms[index] in self.reading.lists.starters for index in range(first, last)
        )

    def _is_name(self, first: int, last: int) -> bool:
        """Whether words are a body's or person's name, a post, or a whole name by their head: no title."""
        grammar = self.reading.grammar
        while first < last and self.norms[first] == "the":
            first += 1
        if first >= last or grammar.chunks.known_at(first, last):
            return True
        if self.norms[first] in self.reading.lists.never:
            return True
        pieces = list(grammar.pieces(Run(first, last)))
        return any(piece.kind in {BODY, UNIT, PERSON} or piece.head == POST for piece in pieces) or (
            len(pieces) == 1 and pieces[0].kind is not None and pieces[0].last == last
        )

    def _ends_in_name(self, first: int, last: int) -> bool:
        """Whether what stands before a noun is a body's name alone (“the Cafcass report”) and titles nothing."""
        grammar = self.reading.grammar
        first += first < last - 1 and self.norms[first] in {"a", "an", "the"}
        begins = (index for index in range(first, last) if index == first or self.norms[index - 1] in {"and", "&"})
        ends = (grammar.chunks.known_at(index, last) for index in begins)
        if last - first == 1 or any(known and known[0] == last for known in ends):
            return True
        if self.norms[first] in self.reading.lists.never and not any(
            self.upper[i] and self.norms[i] not in self.reading.lists.never for i in range(first, last)
        ):
            return True
        return grammar.people.untitled(first, last)


@lru_cache(maxsize=4)
def _grades(ontology: Ontology) -> frozenset[str]:
    """Grades, which stand in quotation marks too: “rated the service ‘Requires improvement’”."""
    tables = ontology.toml("grades.toml")
    return frozenset(grade for table in tables for key in ("words", "phrases") for grade in table.get(key, ()))


def find_titles(reading: Reading, entries: Entries) -> tuple[set[int], set[int]]:
    """Enter the titled reports and initiatives of a text.

    Returns the words that their titles consist of, and those that only say of what kind the titled thing is.
    """
    titles = Titles(reading, entries)
    titles.find()
    return titles.taken, titles.described
