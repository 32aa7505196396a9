"""How names of bodies, reports and initiatives are built around their heads: “Orme City Council”, “Ministry of …”."""

from __future__ import annotations

from ontherecord.facts import ThingType
from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.naming.chunks import Chunks
from ontherecord.parse.naming.person_names import PersonNames
from ontherecord.parse.naming.piece import BARE, BODY, INITIATIVE, PERSON, REPORT, UNIT, WEAK, Piece

WORKS = frozenset({REPORT, INITIATIVE})
AND = frozenset({"and", "&"})
HEALTH = frozenset({"trust", "icb", "ccg", "board"})
"""Heads of bodies of the health service."""
STATUTES = frozenset({"act", "bill"})
SERVICES = frozenset({"services", "skills", "standards", "schools", "homes"})
"""Plurals that close a field of two parts: “Standards for Food and Catering Services”."""
COUNTRIES = frozenset({"england", "wales", "scotland", "uk", "cymru", "international"})
"""After the head of a name these belong to it: “Community Pharmacy England”."""
LONGEST = 14
"""Words of the name of a law or a trust."""
FIELD = 3
"""Words of the second part of such a field, with the “and” before it."""
ARTICLES = frozenset({"the", "our", "a", "their"})
WHERE = frozenset({"in", "near"})
"""Before a place, which “and” does not join to the body after it: “one in Essex and Norwold Health Trust”."""
AREAS = frozenset(
    "city isle isles vale borough county town forest royal parish diocese port north south east west".split()
)
"""Words before the “of” of a place's name."""
PLACE = 2
"""Words before that “of”: “Royal Borough of Greenwich Council”."""
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
        if self.norms[at] in self.lists.prefixes:
            return self._prison(at, last)
        whole = self._closed_by(at, last, STATUTES, INITIATIVE) or self._health_trust(at, last)
        if whole:
            return whole
        head = self.chunks.last_head(at, end)
        if head is None:
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
        elif kind is BODY and stop < last and self.norms[stop] in COUNTRIES:
            stop += 1
        if self.norms[head] == "campaign" and not POSSESSIVES.isdisjoint(self.norms[at:head]):
            kind = BODY
        if self.norms[head] == "inquiry" or (self.norms[head] == "review" and self.norms[at] in PEOPLE_REVIEWING):
            kind = UNIT
        return Piece(at, stop, kind, self.norms[head])

    def _closed_by(self, at: int, last: int, heads: frozenset[str], kind: ThingType) -> Piece | None:
        """A name that may hold any small words before its head: “Freedom of Information Act 2000”."""
        for index in range(at, min(at + LONGEST, last)):
            word = self.norms[index]
            if word in heads and index > at and self.capitals.upper[index]:
                return Piece(at, self._past_year(index + 1), kind, word)
            article = word == "the" and index > at and self.norms[index - 1] in AND
            if article or (index > at and (self._other_known(index, last) or self.titled_at(index, last))):
                return None
            if word in POSSESSIVES and self.norms[index - 1] not in self.lists.possessors:
                return None
        return None

    def _other_known(self, index: int, last: int) -> bool:
        """Whether another body's name begins at a word; the health service's is part of many."""
        known = self.chunks.known_at(index, last)
        return known is not None and self.norms[index : known[0]] != ["nhs"]

    def _health_trust(self, at: int, last: int) -> Piece | None:
        """“Kent and Medway NHS and Social Care Partnership Trust”, “NHS Norfolk and Waveney ICB”."""
        found = self._closed_by(at, last, HEALTH, BODY)
        return found if found and "nhs" in self.norms[at : found.last] else None

    def _prison(self, at: int, last: int) -> Piece:
        """“HMP Exeter”, “HMP/YOI Feltham”, “HMP & YOI Peterborough”, “HMP Isle of Wight”."""
        begin = at + 1
        while begin + 1 < last and self.norms[begin] in AND | {"/"} and self.norms[begin + 1] in self.lists.prefixes:
            begin += 2
        if begin >= last or not self.capitals.capital(begin):
            return Piece(at, begin)
        end = self.chunks.end(begin, last)
        for index in range(begin + 1, end):
            word = self.norms[index]
            if word in self.lists.heads or word in self.lists.post_heads or word in self.lists.not_prison:
                end = index
                break
        if end + 1 < last and self.norms[end - 1] in AREAS and self.norms[end] == "of":
            end = self.chunks.end(end + 1, last)
        return Piece(at, end, BODY, "prison")

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
            if joined.kind in WORKS or joined.kind is UNIT:
                return joined
        return Piece(at, stop, None, BARE + self.norms[at])

    def _closing(self, at: int, begin: int, last: int) -> Piece:
        """The name from a word on that the head of a later chunk closes."""
        end = self.chunks.end(begin, last)
        head = self.chunks.last_head(begin, end)
        if head is None:
            return Piece(at, end)
        stop, kind = self._completed(head, last)
        return Piece(at, self._past_year(stop) if kind in WORKS else stop, kind, self.norms[head])

    def _past_year(self, at: int) -> int:
        """The index after a year that belongs to a name: “Children Act 1989”, “Workforce Strategy 2022–2026”."""
        word = self.norms[at] if at < len(self.norms) else ""
        if word[:2] not in {"19", "20"} or not word[:4].isdigit() or len(word) not in {4, 7, 9}:
            return at
        following = self.norms[at + 2] if at + 2 < len(self.norms) and self.norms[at + 1] in {"-", "/", "to"} else ""
        return at + 3 if following.isdigit() and len(following) in {2, 4} else at + 1

    def without_head(self, at: int, end: int, last: int) -> Piece:
        """A chunk without a head: a person, the first part of “Children and Homes Committee”, or a name by itself."""
        if self.people.untitled(at, end):
            return Piece(at, min(end, self.people.end(at, last)), PERSON, "given name")
        if joined := self._of_place(at, end, last) or self._for_something(at, end, last):
            return joined
        if self.norms[at] in self.lists.operations and 1 < end - at <= PLACE + 1:
            return Piece(at, end, INITIATIVE, self.norms[at])
        alone = end == at + 1 or (end == at + 2 and self.norms[at + 1] == ".")
        if alone and self.norms[at] in self.lists.first_only and end < last:
            stop = self._complement(end, last, BODY)
            if stop > end:
                return Piece(at, stop, BODY, self.norms[at])
        if end + 1 < last and self.norms[end] in AND and (joined := self._joined(at, end, last)):
            return joined
        if linked := self._of_another(at, end, last):
            return linked
        word = self.norms[end - 1]
        return Piece(at, end, None, WEAK + word if word in self.lists.weak and end - at > 1 else "")

    def _of_place(self, at: int, end: int, last: int) -> Piece | None:
        """A body of a place whose name has “of” in it: “Isle of Wight Council”, “City of York Council”."""
        if end + 1 >= last or end - at > PLACE or self.norms[end] != "of" or self.norms[end - 1] not in AREAS:
            return None
        closed = self._closing(at, self._past_article(end + 1), last)
        if closed.kind in {BODY, UNIT}:
            return closed
        borough = self.norms[end - 1] == "borough" and end - at > 1
        return Piece(at, self._complement(end, last, BODY), BODY, "council") if borough else None

    def _of_another(self, at: int, end: int, last: int) -> Piece | None:
        """Two words with “of” between that no head tells of: “States of Mind”."""
        begin = end + 1
        if begin >= last or end - at != 1 or self.norms[end] != "of" or not self.capitals.capital(begin):
            return None
        finish = self.chunks.end(begin, last)
        plain = self.norms[at] not in self.lists.openers | self.lists.nobody | self.lists.unnamed
        known = self._other_known(begin, last) and not self._ordinary(begin)
        if not plain or known or self.chunks.last_head(begin, finish) is not None or self.titled_at(begin, last):
            return None
        return Piece(at, finish)

    def _ordinary(self, index: int) -> bool:
        return self.norms[index] in self.lists.ordinary

    def _for_something(self, at: int, end: int, last: int) -> Piece | None:
        """A name with “for” before its head and an article before it all: “the Food for Life Partnership”."""
        if end + 1 >= last or self.norms[end] != "for" or self.norms[at - 1] not in ARTICLES or not at:
            return None
        closed = self._closing(at, end + 1, last)
        return closed if closed.kind is not None else None

    def _past_article(self, at: int) -> int:
        return at + (self.norms[at] == "the")

    def _joined(self, at: int, link: int, last: int) -> Piece | None:
        """One name of two chunks with “and” between: “Children and Families Committee”, “Pell & Marsh”."""
        begin = link + 1
        place = at > 0 and link == at + 1 and self.norms[at - 1] in WHERE
        if place or not self.capitals.capital(begin):
            return None
        end = self.chunks.end(begin, last)
        paired = self.chunks.pair(link - 1, begin)
        if (
            (self.chunks.known_at(begin, last) and not paired)
            or self.chunks.post_head(begin, end)
            or self.titled_at(begin, last)
        ):
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
            fields = self.norms[end - 2] == "for" and step == end + FIELD and self.norms[step - 1] in SERVICES
            return step if step and (fields or not self._another(end + 1, step, last)) else 0
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
