"""Takes runs of capitals to pieces: names of people, bodies, reports and initiatives, and titles of posts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ontherecord.parse.naming.capitals import POSSESSIVES, Capitals, Run
from ontherecord.parse.naming.chunks import Chunks
from ontherecord.parse.naming.headed import HeadedNames
from ontherecord.parse.naming.known import KnownBody
from ontherecord.parse.naming.person_names import PersonNames
from ontherecord.parse.naming.piece import BODY, Piece
from ontherecord.parse.naming.post_pieces import PostPieces

HEALTH_SERVICE = "National Health Service"
"""The known body whose acronym begins names of others: “NHS Kent Integrated Care Board”."""


def _head(name: str) -> str:
    """The word on which a known body's name is built: “department” of “Department for Work and Pensions”."""
    words = name.lower().split()
    links = [index for index, word in enumerate(words) if word in {"of", "for", "on"} and index]
    return words[links[0] - 1] if links else words[-1]


class Grammar:
    """How the names of one text are built."""

    def __init__(self, capitals: Capitals) -> None:
        """Take the text's capitals."""
        self.capitals = capitals
        self.norms = capitals.norms
        self.lists = capitals.lists
        self.chunks = Chunks(capitals)
        self.people = PersonNames(self.chunks)
        self.headed = HeadedNames(self.chunks, self.people)
        self.posts = PostPieces(self.headed)

    def pieces(self, run: Run) -> Iterator[Piece]:
        """The names and titles of a run, in order."""
        at = run.first
        while at < run.last:
            if not self.capitals.upper[at] and self.norms[at + 1 : at + 2] != ["-"]:
                at += 1
                continue
            for piece in self._read(at, run.last):
                if piece.last > piece.first:
                    yield replace(piece, opens=True) if run.opens and piece.first == run.first else piece
                at = max(at + 1, piece.last)

    def _read(self, at: int, last: int) -> list[Piece]:
        """The next piece, or those around the title of a post."""
        known = self._known_at(at, last)
        if not known and self.people.honorific(at) and (titled := self.people.titled(at, last)):
            return [titled]
        end = self.chunks.end(at, last)
        if known:
            return self._from_known(at, known, end, last)
        end = self._known_inside(at, end, last) or end
        head = self.chunks.post_head(at, end)
        if head == at + 1 and self.people.initial(at):
            head = None
        if head == at and end == at + 1 and self.norms[at] in self.lists.post_plurals:
            joined = self.headed.without_head(at, end, last)
            if joined.kind:
                return [joined]
        if head is not None:
            return self.posts.around(at, head, last)
        return [self.headed.name(at, end, last)]

    def _known_at(self, at: int, last: int) -> tuple[int, KnownBody] | None:
        """The known body named at a word, unless its name is an ordinary word too."""
        known = self.chunks.known_at(at, last)
        if known and " ".join(self.norms[at : known[0]]) in self.lists.ordinary:
            return None
        return known

    def _from_known(self, at: int, known: tuple[int, KnownBody], end: int, last: int) -> list[Piece]:
        """A known name, and what goes on from it: “Cafcass Board”, “Cafcass Chief Executive”."""
        stop, body = known
        whole = self.headed.name(at, end, last) if body.name == HEALTH_SERVICE else None
        if whole and whole.kind is BODY and whole.last > stop:
            return [whole]
        if whole and whole.kind is None and end > stop and self.chunks.post_head(stop, end) is None:
            return [Piece(at, end, None)]
        if body.name in self.lists.branched and (branch := self._branch(at, stop, end, last)):
            return [branch]
        plain = Piece(at, stop, body.type, _head(body.name), known=body)
        if stop < end and self.norms[stop] not in POSSESSIVES:
            head = self.chunks.post_head(stop, end)
            if head is not None:
                return [plain, *self.posts.around(stop, head, last)]
            longer = self.headed.name(at, end, last)
            if longer.kind is not None and longer.last > stop:
                return [replace(longer, owner=body)]
        elif stop < last and self.norms[at] in self.lists.takes_complement and self.norms[stop] in {"and", "&", ","}:
            longer = self.headed.name(at, end, last)
            if longer.kind is BODY and longer.last > stop:
                return [longer]
        return [plain]

    def _branch(self, at: int, stop: int, end: int, last: int) -> Piece | None:
        """A local body of a national one's name: “Healthwatch Kent”, “Mind in Croydon”."""
        begin = stop + (stop + 1 < last and self.norms[stop] == "in")
        if begin >= last or not self.capitals.capital(begin) or self.norms[begin] in POSSESSIVES:
            return None
        finish = self.chunks.end(begin, last) if begin > stop else end
        if self.chunks.post_head(begin, finish) is not None or self.chunks.last_head(begin, finish) is not None:
            return None
        return Piece(at, finish, BODY, "charity")

    def _known_inside(self, at: int, end: int, last: int) -> int | None:
        """Where a known name begins inside a chunk that does not go on to a head after it."""
        for index in range(at + 1, end):
            known = self.chunks.known_at(index, last)
            before = self.norms[index - 1]
            joined = before in POSSESSIVES or before == "-" or before in self.lists.starters
            beyond = known is not None and known[0] < last and self.capitals.capital(known[0])
            finish = self.chunks.end(known[0], last) if known and beyond else end
            if known and not joined and self.chunks.last_head(known[0], finish) is None:
                return index
        return None
