"""How names of bodies, reports and initiatives are built around their heads: “Orme City Council”, “Ministry of …”."""

from __future__ import annotations

from ontherecord.facts import ThingType
from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.naming.chunks import Chunks
from ontherecord.parse.naming.person_names import PersonNames
from ontherecord.parse.naming.piece import BARE, BODY, INITIATIVE, PERSON, REPORT, UNIT, WEAK, Piece

WORKS = frozenset({REPORT, INITIATIVE})
AND = frozenset({"and", "&"})
LONGEST_SERIES = 4
"""Parts of a name with commas: “Digital, Culture, Media and Sport”."""
PEOPLE_REVIEWING = frozenset({"independent", "public"})
"""Before “Review”: then it is a body of people, not a paper."""


class HeadedNames:
    """Reads names by their heads in one text."""

    def __init__(self, chunks: Chunks, people: PersonNames) -> None:
        """Take the text's chunks, and what tells people's names."""
        self.chunks = chunks
        self.people = people
        self.norms = chunks.norms
        self.capitals = chunks.capitals
        self.lists = chunks.lists

    def name(self, at: int, end: int, last: int) -> Piece:
        """The name that begins at a word, in a chunk that ends at `end` of a run that ends at `last`."""
        head = self.chunks.last_head(at, end)
        if head is None or self.norms[at] in self.lists.prefixes:
            return self.without_head(at, end, last)
        stop, kind = self._completed(head, last)
        while kind in WORKS and stop < last and self.norms[stop] in AND:
            chunk = self.chunks.end(stop + 1, last)
            if not self.chunks.only_heads(stop + 1, chunk):
                break
            head, stop = chunk - 1, chunk
            kind = self.lists.heads[self.norms[head]]
        if stop - at == 1:
            return self._bare(at, stop, last, kind)
        if kind in WORKS:
            stop = self._past_year(stop)
        if self.norms[head] == "inquiry" or (self.norms[head] == "review" and self.norms[at] in PEOPLE_REVIEWING):
            kind = UNIT
        return Piece(at, stop, kind, self.norms[head])

    def _completed(self, head: int, last: int) -> tuple[int, ThingType]:
        """The index after a head and what completes it (“of Health and Wellbeing”), and the kind that it tells."""
        kind = self.lists.heads[self.norms[head]]
        if self.norms[head] in self.lists.takes_complement and head + 1 < last:
            return self._complement(head + 1, last, kind), kind
        return head + 1, kind

    def _bare(self, at: int, stop: int, last: int, kind: ThingType) -> Piece:
        """A head alone (“the Trust”), or the first of two works (“Assessment and Child’s Plan”)."""
        if kind in WORKS and stop + 1 < last and self.norms[stop] == "and":
            joined = self._closing(at, stop + 1, last)
            if joined.kind in WORKS:
                return joined
        return Piece(at, stop, None, BARE + self.norms[at])

    def _closing(self, at: int, begin: int, last: int) -> Piece:
        """The name from a word on that the head of a later chunk closes."""
        end = self.chunks.end(begin, last)
        head = self.chunks.last_head(begin, end)
        if head is None:
            return Piece(at, end)
        stop, kind = self._completed(head, last)
        return Piece(at, stop, kind, self.norms[head])

    def _past_year(self, at: int) -> int:
        """The index after a year that belongs to a name: “Children Act 1989”, “Workforce Strategy 2022–2026”."""
        word = self.norms[at] if at < len(self.norms) else ""
        return at + 1 if word[:2] in {"19", "20"} and word[:4].isdigit() and len(word) in {4, 7, 9} else at

    def without_head(self, at: int, end: int, last: int) -> Piece:
        """A chunk without a head: a person, the first part of “Children and Homes Committee”, or a name by itself."""
        if self.people.untitled(at, end):
            return Piece(at, min(end, self.people.end(at, last)), PERSON, "given name")
        if self.norms[at] in self.lists.prefixes and end > at + 1:
            return Piece(at, end, BODY, "prison")
        alone = end == at + 1 or (end == at + 2 and self.norms[at + 1] == ".")
        if alone and self.norms[at] in self.lists.first_only and end < last:
            stop = self._complement(end, last, BODY)
            if stop > end:
                return Piece(at, stop, BODY, self.norms[at])
        if end + 1 < last and self.norms[end] in AND and (joined := self._joined(at, end, last)):
            return joined
        word = self.norms[end - 1]
        return Piece(at, end, None, WEAK + word if word in self.lists.weak and end - at > 1 else "")

    def _joined(self, at: int, link: int, last: int) -> Piece | None:
        """One name of two chunks with “and” between: “Children and Families Committee”, “Pell & Marsh”."""
        begin = link + 1
        if not self.capitals.capital(begin):
            return None
        end = self.chunks.end(begin, last)
        if self.chunks.known_at(begin, last) or self.chunks.post_head(begin, end) or self.titled_at(begin, last):
            return None
        if self.chunks.last_head(begin, end) is not None and not self.chunks.acronym(at):
            return self._closing(at, begin, last)
        if self.norms[link] == "&":
            word = self.norms[end - 1]
            return Piece(at, end, None, word if word in self.lists.weak else "&")
        return None

    def titled_at(self, at: int, last: int) -> bool:
        """Whether a person's title begins at a word."""
        return self.people.honorific(at) and self.people.titled(at, last) is not None

    # what completes a head

    def _complement(self, at: int, last: int, kind: ThingType) -> int:
        """The index after what completes the head (“of Health and Wellbeing”); `at` where nothing does."""
        end = at
        while end < last:
            step = self._next_part(at, end, last, kind)
            if not step:
                break
            end = step
        return end

    def _next_part(self, at: int, end: int, last: int, kind: ThingType) -> int:
        """The index after the next part of a complement; 0 where it goes no further."""
        link = self.norms[end]
        if link in {"of", "for"}:
            return self._chunk_after(end, last)
        if link in {"on", "into", "to"} or (link == "in" and kind is not BODY):
            return self._chunk_after(end, last) if kind is not BODY or end > at else 0
        if end == at:
            return 0
        if link == "," and kind is BODY:
            return self.chunks.end(end + 1, last) if self._series(end, last) else 0
        if link in AND:
            step = self._chunk_after(end, last)
            return step if step and not self._another(end + 1, step, last) else 0
        if link in POSSESSIVES and (self.norms[end - 1] in self.lists.possessors or link == "'"):
            return self.chunks.end(end + 1, last)
        return 0

    def _chunk_after(self, link: int, last: int) -> int:
        """The end of the chunk after one or two small words; 0 where none follows."""
        at = link + 1
        while at < last and self.norms[at] in {"the", "of"} and at < link + 3:
            at += 1
        follows = at < last and self.capitals.capital(at) and not self.titled_at(at, last)
        return self.chunks.end(at, last) if follows else 0

    def _another(self, at: int, end: int, last: int) -> bool:
        """Whether a chunk after “and” is another name or a post, not the rest of the one before."""
        if self.chunks.last_head(at, end) is not None or self._starts_name(at, last):
            return True
        post = self.chunks.post_head(at, end)
        return post is not None and self.norms[post] not in self.lists.post_plurals

    def _starts_name(self, at: int, last: int) -> bool:
        named = self.chunks.known_at(at, last) or self.titled_at(at, last) or self.chunks.acronym(at)
        return bool(named) or self.people.untitled(at, self.chunks.end(at, last))

    def _series(self, comma: int, last: int) -> bool:
        """Whether a comma and what follows go on with a series in a name: “… for Digital, Culture, Media and Sport”."""
        at = comma
        for _ in range(LONGEST_SERIES):
            if at + 1 >= last or not self.capitals.capital(at + 1) or self._starts_name(at + 1, last):
                return False
            at = self.chunks.end(at + 1, last)
            if self.norms[at : at + 2] == [",", "and"]:
                at += 1
            if at + 1 < last and self.norms[at] in AND:
                return self.capitals.capital(at + 1) and not self._starts_name(at + 1, last)
            if at >= last or self.norms[at] != ",":
                return False
        return False
