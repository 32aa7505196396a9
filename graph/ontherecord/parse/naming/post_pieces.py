"""Titles of posts within runs of capitals: “Cafcass Chief Executive Jacky Tiotto”, “Director of Care Ann Moss”."""

from __future__ import annotations

from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.naming.headed import AND, HeadedNames
from ontherecord.parse.naming.piece import BODY, PERSON, POST, UNIT, Piece

HOLDER = "post-holder"
"""The head of an undecided name right before a post: it is a body."""
WATCHDOGS = frozenset({"regulator", "ombudsman"})
RANKS = frozenset("deputy chief acting interim former new senior assistant the our".split())
"""Before a post: then it is not the name of a body."""
FIELDS = frozenset({"service", "services", "office", "police"})
"""Heads of bodies' names that a post's field ends with too: “Director of Children’s Services”."""


class PostPieces:
    """Takes runs with posts in them to pieces."""

    def __init__(self, headed: HeadedNames) -> None:
        """Take what reads names by their heads."""
        self.headed = headed
        self.people = headed.people
        self.chunks = headed.chunks
        self.norms = headed.norms
        self.capitals = headed.capitals
        self.lists = headed.lists

    def around(self, at: int, head: int, last: int) -> list[Piece]:
        """The body before the title of a post, the title with its field, and the person after it."""
        begin = self._begin(at, head)
        title = tuple(self.norms[begin : head + 1])
        found: list[Piece] = []
        if begin > at:
            holder = self._holder(at, begin, title)
            if holder:
                found.append(holder)
            else:
                begin = at
        stop = person = head + 1
        if stop < last and self.norms[stop] in {"of", "for", "to"} and not self._body_after(stop, last, title):
            stop, person = self._field(stop, last)
        named = person < last and stop == person and self.capitals.upper[person]
        if self.norms[head] in self.lists.offices and not named and self._is_office(begin, head, stop):
            return [*found, Piece(begin, stop, BODY, self.norms[head])]
        found.append(Piece(begin, stop, None, POST))
        if named and self.norms[person] not in self.lists.post_plurals:
            finish = self.people.end(person, last)
            if finish > person + 1:
                found.append(Piece(person, finish, PERSON, "after post"))
        return found

    def _begin(self, at: int, head: int) -> int:
        """Where a title begins: before its head and the words that may belong to it."""
        while head > at and (
            self.norms[head - 1] in self.lists.post_modifiers
            or self.norms[head - 1] in self.lists.post_heads
            or self.norms[head - 1] in {"-", "'s"}
        ):
            head -= 1
        return head

    def _whole(self, title: tuple[str, ...]) -> bool:
        """Whether a post takes no field: what stands before or after it is the body."""
        return any(title[-length:] in self.lists.whole_posts for length in (1, 2, 3)) or title in self.lists.whole_posts

    def _holder(self, at: int, begin: int, title: tuple[str, ...]) -> Piece | None:
        """The body right before a title; None where it is the post's field (“Family Justice Minister”)."""
        end = begin - 1 if self.norms[begin - 1] in POSSESSIVES else begin
        before = self.headed.name(at, begin, begin)
        if before.kind is PERSON:
            return Piece(at, end, PERSON, "before post")
        if self.norms[at] in self.lists.post_modifiers or self.norms[at] in self.lists.honorifics:
            return None
        whole_body = before.kind in {BODY, UNIT} and before.last == end
        if whole_body or self._whole(title) or (self.chunks.acronym(at) and begin == at + 1):
            return Piece(at, end, before.kind, before.head or HOLDER)
        return None

    def _is_office(self, first: int, head: int, last: int) -> bool:
        """Whether a post is also the name of a body: “Children’s Commissioner”, but not “Deputy Commissioner”."""
        words = self.norms[first:head]
        if self.norms[head] in WATCHDOGS and words and RANKS.isdisjoint(words):
            return True
        return last > head + 1 or any(word not in self.lists.post_modifiers and word.isalpha() for word in words)

    def _body_after(self, link: int, last: int, title: tuple[str, ...]) -> bool:
        """Whether “of” is followed by the body in which the post is held, not by its field."""
        at = link + 1
        while at < last and self.norms[at] == "the":
            at += 1
        if self._whole(title):
            return True
        if at >= last or self.chunks.known_at(at, last):
            return at < last
        name = self.headed.name(at, self.chunks.end(at, last), last)
        return name.kind in {BODY, UNIT} and name.head not in FIELDS

    def _field(self, at: int, last: int) -> tuple[int, int]:
        """The end of a post's field (“of Adult Care”), and where the name of a person begins who follows."""
        end = at
        while end < last:
            step = self.capitals.step(end, last)
            another = self.norms[end] in AND and self.people.untitled(end + 1, self.chunks.end(end + 1, last))
            if not step or another:
                break
            end = step
        for index in range(at + 2, end - 1):
            starts = self.capitals.upper[index] and self.norms[index - 1] not in self.lists.links
            if starts and self.people.untitled(index, end):
                return index, index
        return end, end
