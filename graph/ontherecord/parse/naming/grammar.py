"""How names are built: which words of a run of capitals make a body's, a person's or a report's name.

The head tells: “Ravensby City Council”, “Ministry of Justice”, “Dame Imelda Forsyth”, “Maternity Action Plan”.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ontherecord.facts import ThingType
from ontherecord.ontology import Ontology
from ontherecord.parse.naming.known import KnownBody, known_bodies
from ontherecord.parse.naming.capitals import POSSESSIVES, Capitals, Run
from ontherecord.parse.naming.vocabulary import vocabulary
from ontherecord.words import Words

BODY, UNIT, PERSON, REPORT, INITIATIVE = ThingType
CONTENT = 4  # the most capitalised words that a person's name has after its titles


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a run: a name, or the title of a post. `kind` is None where its form does not tell what it names."""

    first: int
    last: int
    kind: ThingType | None = None
    head: str = ""
    """The word or phrase that tells, in lower case; `role` for the title of a post."""
    known: KnownBody | None = None
    owner: KnownBody | None = None
    """The known body with whose name it begins (“Cafcass Board”)."""
    opens: bool = False
    """Whether it stands where a sentence begins."""


class Grammar:
    """Takes runs of one text to pieces."""

    def __init__(self, words: Words, capitals: Capitals, ontology: Ontology) -> None:
        """Take the words of a text, and the heads and known names of an ontology."""
        self.words = words
        self.norms = words.norms
        self.capitals = capitals
        self.known = known_bodies(ontology)
        lists = vocabulary(ontology)
        self.heads: dict[str, ThingType] = {}
        for kind, name in ((INITIATIVE, "initiatives"), (REPORT, "reports"), (BODY, "bodies")):
            self.heads |= dict.fromkeys(lists.words(f"{name}.last"), kind)
        self.heads |= dict.fromkeys(lists.words("bodies.units"), UNIT)
        self.weak = lists.words("bodies.weak") - self.heads.keys()
        self.takes_complement = lists.words("bodies.first", "reports.first", "initiatives.first")
        self.ordinary = lists.words("words.ordinary")
        self.prefixes = lists.words("bodies.prefixes")
        self.first_only = lists.words("bodies.first") - self.heads.keys()
        self.pairs = lists.phrases("bodies.pairs")
        self.possessors = lists.words("bodies.possessors")
        self.honorifics = lists.words("people.honorifics")
        self.titles = lists.words("people.titles")
        self.peers = lists.words("people.peers")
        self.not_people = lists.words("words.places", "words.folk") | self.heads.keys() | self.weak
        self.particles = lists.words("people.particles")
        self.letters = lists.words("people.letters")
        self.role_heads = lists.words("roles.heads")
        self.role_modifiers = lists.words("roles.modifiers")
        self.offices = lists.words("roles.offices")
        self.whole_roles = lists.phrases("roles.whole")
        self.given = frozenset(name for _, _, cells in ontology.rows("given-names.tsv") for cell in cells for name in cell.lower().split())

    def pieces(self, run: Run) -> Iterator[Piece]:
        """The names and titles of a run, in order."""
        at = run.first
        while at < run.last:
            if not self.capitals.capital(at) and not (self.capitals.upper[at]) and self.norms[at + 1 : at + 2] != ["-"]:
                at += 1
                continue
            for piece in self._read(at, run.last):
                if piece.last > piece.first:
                    yield piece if not (run.opens and piece.first == run.first) else _opening(piece)
                at = max(at + 1, piece.last)

    def _read(self, at: int, last: int) -> list[Piece]:
        known = self._known_at(at, last)
        if not known and self.norms[at].rstrip(".") in self.honorifics and (titled := self.titled(at, last)):
            return [titled]
        end = self._chunk(at, last)
        if known and known[0] < end:
            return self._after_known(at, known, end, last)
        if known and self.norms[at] in self.takes_complement and known[0] < last and self.norms[known[0]] in {"and", "&", ","}:
            longer = self._name(at, end, last)
            if longer.kind is BODY and longer.last > known[0]:
                return [longer]
        if known:
            return [Piece(at, known[0], known[1].type, known[1].name.split()[-1].lower(), known=known[1])]
        inner = self._known_inside(at, end)
        if inner:
            end = inner
        role = self._role_in(at, end)
        if role == at and end == at + 1 and self.role_plural(at) and (joined := self._without_head(at, end, last)).kind:
            return [joined]
        if role is not None:
            return self._around_role(at, role, end, last)
        return [self._name(at, end, last)]

    def _known_at(self, at: int, last: int) -> tuple[int, KnownBody] | None:
        """The known name at a word, but for one that is an ordinary word too."""
        known = self.known.at(self.words, at, last)
        if known and " ".join(self.norms[at : known[0]]) in self.ordinary:
            return None
        return known

    # people

    def titled(self, at: int, last: int) -> Piece | None:
        """The person whose titles begin at a word: “the Very Rev. Ailsa Ó Briain”, “Lord Haverstock”, “Mr Pym”."""
        begin, honour = at, ""
        while at < last and (self.norms[at].rstrip(".") in self.honorifics or self.norms[at] == "."):
            honour = self.norms[at].rstrip(".") or honour
            at += 1
        if honour not in self.titles:
            return None
        end = self.person_end(at, last)
        if end == at or self.norms[end - 1] in self.heads or all(len(self.norms[index].rstrip(".")) == 1 for index in range(at, end)):
            return None
        if honour in self.peers and end + 1 < last and self.norms[end] == "of" and self.capitals.capital(end + 1):
            end = self.person_end(end + 1, last, most=2)
        return Piece(begin, end, PERSON, honour)

    def _titled_at(self, at: int, last: int) -> bool:
        return self.norms[at].rstrip(".") in self.honorifics and self.titled(at, last) is not None

    def person_end(self, at: int, last: int, most: int = CONTENT) -> int:
        """The index after a person's name that begins at a word; `at` itself where none does."""
        end, count = at, 0
        while end < last and count < most:
            word = self.norms[end]
            if word in POSSESSIVES or self.norms[end] in self.letters and count:
                break
            if word == "-" and self.capitals.glued(end) and end + 1 < last and count:
                end += 2
                continue
            if word == "." and count and self.capitals.glued(end):
                end += 1
                continue
            small = not self.capitals.upper[end]
            if small and not (word in self.particles and end + 1 < last and self.norms[end + 1][0].isalpha()):
                if not (word.isalpha() and self.norms[end + 1 : end + 2] == ["-"] and self.capitals.upper[min(end + 2, last - 1)]):
                    break
            if count and not small and (self._is_role(end) or self.known.at(self.words, end, last)):
                break
            count += not small
            end += 1
        return end if count else at

    def is_person(self, first: int, last: int) -> bool:
        """Whether capitalised words have the form of a person's name: a given name or initials, then a surname."""
        count = sum(self.capitals.upper[index] for index in range(first, last))
        if not 2 <= count <= CONTENT:
            return False
        if self.norms[last - 1] in self.not_people:
            return False
        name = self.norms[first]
        initials = len(name.rstrip(".")) == 1 and self.words.forms[first].isupper() and name not in {"a", "i"}
        return name in self.given or initials

    # posts

    def _is_role(self, index: int) -> bool:
        return self.norms[index] in self.role_heads or self.role_plural(index)

    def role_plural(self, index: int) -> bool:
        """Whether a word is the head of a post in the plural: “Deputy Leaders”."""
        return self.norms[index].endswith("s") and self.norms[index][:-1] in self.role_heads

    def _role_in(self, at: int, end: int) -> int | None:
        """The index of the first head of a post in a chunk, where no head of a body's name follows it."""
        for index in range(at, end):
            if self._is_role(index) and not self._single_body_head(index):
                rest = range(index + 1, end)
                if any(self.norms[later] in self.heads and self.norms[later - 1] != "board" for later in rest):
                    return None
                return self._last_role(index, end)
        return None

    def _last_role(self, index: int, end: int) -> int:
        """The last head of a title that goes on after one: “Deputy Chief Constable”, “Vice-Chair”."""
        last, at = index, index + 1
        while at < end and (self._is_role(at) or self.norms[at] in self.role_modifiers or self.norms[at] == "-"):
            if self._is_role(at):
                last = at
            at += 1
        return last

    def _single_body_head(self, index: int) -> bool:
        return self.norms[index] in self.heads and not self._is_role(index)

    def _around_role(self, at: int, role: int, end: int, last: int) -> list[Piece]:
        """The body before the title of a post, the title with its field, and the person after it."""
        begin = role
        while begin > at and (self.norms[begin - 1] in self.role_modifiers | {"-", "'s"} or self._is_role(begin - 1)):
            begin -= 1
        title = tuple(self.norms[begin : role + 1])
        found: list[Piece] = []
        if begin > at:
            before = self._name(at, begin, begin)
            takes_field = not (title in self.whole_roles or title[-2:] in self.whole_roles or title[-1:] in self.whole_roles)
            whole_body = before.kind in {BODY, UNIT} and before.last == self._without_possessive(begin)
            if whole_body or self._acronym(at) and begin == at + 1 or not takes_field:
                found.append(Piece(at, self._without_possessive(begin), before.kind, before.head or "role-holder", opens=False))
            else:
                begin = at
        stop = role + 1
        person = stop
        if stop < last and self.norms[stop] in {"of", "for", "to"} and not self._body_after(stop, last, title):
            stop, person = self._field(stop, last)
        named = person < last and stop == person and self.capitals.upper[person]
        if self.norms[role] in self.offices and not named and self._is_office(begin, role, stop):
            found.append(Piece(begin, stop, BODY, self.norms[role]))
            return found
        found.append(Piece(begin, stop, None, "role"))
        if person < last and self.capitals.upper[person] and stop == person:
            finish = self.person_end(person, last)
            if finish > person + 1 and not self.role_plural(person):
                found.append(Piece(person, finish, PERSON, "after role"))
        return found

    def _is_office(self, first: int, role: int, last: int) -> bool:
        """Whether a post is also the name of a body: “Children’s Commissioner”, but not “Deputy Commissioner”."""
        modified = any(self.norms[index] not in self.role_modifiers and self.norms[index].isalpha() for index in range(first, role))
        return modified or last > role + 1

    def _body_after(self, link: int, last: int, title: tuple[str, ...]) -> bool:
        """Whether “of” is followed by the body in which the post is held, not by its field."""
        at = link + 1
        while at < last and self.norms[at] == "the":
            at += 1
        if title in self.whole_roles or title[-2:] in self.whole_roles or title[-1:] in self.whole_roles:
            return True
        if at >= last or self.known.at(self.words, at, last):
            return at < last
        name = self._name(at, self._chunk(at, last), last)
        return name.kind in {BODY, UNIT} and name.head not in {"service", "services", "office", "police"}

    def _field(self, at: int, last: int) -> tuple[int, int]:
        """Where the field of a post ends (“Director of Adult Care”): the index after it, before a name that follows."""
        end = at
        while end < last:
            step = self.capitals.step(end, last)
            if not step:
                break
            if self.norms[end] in {"and", "&"} and self.is_person(end + 1, self._chunk(end + 1, last)):
                break
            end = step
        for index in range(at + 2, end - 1):
            if self.capitals.upper[index] and self.is_person(index, end) and self.norms[index - 1] not in self.capitals.links:
                return index, index
        return end, end

    # bodies, reports, initiatives

    def _name(self, at: int, end: int, last: int) -> Piece:
        """The name that begins at a word, in a chunk that ends before another."""
        head = self._last_head(at, end)
        if head is None or self.norms[at] in self.prefixes:
            return self._without_head(at, end, last)
        stop, kind = head + 1, self.heads[self.norms[head]]
        word = self.norms[head]
        if word in self.takes_complement and stop < last:
            stop = self._complement(stop, last, kind)
        while stop < last and self.norms[stop] in {"and", "&"} and self._only_heads(stop + 1, self._chunk(stop + 1, last)) and kind in {REPORT, INITIATIVE}:
            head = self._chunk(stop + 1, last) - 1
            stop, word, kind = head + 1, self.norms[head], self.heads[self.norms[head]]
        if stop < last and (self.norms[head], "and", self.norms[min(stop + 1, last - 1)]) in self.pairs:
            return self._name_from(at, self._chunk(stop + 1, last), last)
        if stop - at == 1 and stop + 1 < last and self.norms[stop] == "and" and kind in {REPORT, INITIATIVE}:
            joined = self._name_from(stop + 1, self._chunk(stop + 1, last), last)
            if joined.kind in {REPORT, INITIATIVE}:
                return Piece(at, joined.last, joined.kind, joined.head)
        if stop - at == 1:
            return Piece(at, stop, None, "bare " + word)
        if kind in {REPORT, INITIATIVE}:
            stop = self._year(stop)
        if word in {"review", "inquiry"} and (word == "inquiry" or self.norms[at] in {"independent", "public"}):
            kind = UNIT
        return Piece(at, stop, kind, word)

    def _year(self, at: int) -> int:
        """The index after a year that belongs to a name: “Children Act 1989”, “Workforce Strategy 2022–2026”."""
        word = self.norms[at] if at < len(self.norms) else ""
        is_year = word[:2] in {"19", "20"} and word[:4].isdigit() and len(word) in {4, 7, 9}
        return at + 1 if is_year else at

    def _name_from(self, at: int, end: int, last: int) -> Piece:
        head = self._last_head(at, end)
        if head is None:
            return Piece(at, end)
        kind, stop = self.heads[self.norms[head]], head + 1
        if self.norms[head] in self.takes_complement and stop < last:
            stop = self._complement(stop, last, kind)
        return Piece(at, stop, kind, self.norms[head])

    def _without_head(self, at: int, end: int, last: int) -> Piece:
        """A chunk without a head: the first part of “Children and Families Committee”, or a name by itself."""
        if self.is_person(at, end):
            return Piece(at, min(end, self.person_end(at, last)), PERSON, "given name")
        abbreviated = end == at + 2 and self.norms[at + 1] == "."
        if self.norms[at] in self.prefixes and end > at + 1:
            return Piece(at, end, BODY, "prison")
        if self.norms[at] in self.first_only and (end == at + 1 or abbreviated) and end < last:
            stop = self._complement(end, last, BODY)
            if stop > end:
                return Piece(at, stop, BODY, self.norms[at])
        if end + 1 < last and self.norms[end] in {"and", "&"}:
            after = end + 1
            chunk = self._chunk(after, last)
            head = self._last_head(after, chunk)
            apart = self.known.at(self.words, after, last) or self._role_in(after, chunk) or self._titled_at(after, last)
            if head is not None and not apart and not self._acronym(at):
                joined = self._name_from(after, chunk, last)
                return Piece(at, joined.last, joined.kind, joined.head)
            if self.norms[end] == "&" and not apart:
                weak = self.norms[chunk - 1] if self.norms[chunk - 1] in self.weak else "&"
                return Piece(at, chunk, None, weak)
        word = self.norms[end - 1]
        return Piece(at, end, None, "weak " + word if word in self.weak and end - at > 1 else "")

    def _complement(self, at: int, last: int, kind: ThingType) -> int:
        """The index after what follows the head at `at - 1`: “of Health and Wellbeing”; `at` itself where nothing does."""
        end = at
        while end < last:
            link = self.norms[end]
            if link in {"of", "for"} or (link in {"on", "into", "to", "in"} and (kind is not BODY or end > at and link != "in")):
                step = self._chunk_after(end, last)
            elif link == "," and end > at and kind is BODY and self._series(end, last):
                step = self._chunk(end + 1, last)
            elif link in {"and", "&"} and end > at:
                step = self._chunk_after(end, last)
                first = end + 1
                if step and (self._last_head(first, step) is not None or self._starts_name(first, last) or self._role_in(first, step) is not None):
                    step = 0
            elif link in POSSESSIVES and end > at and (self.norms[end - 1] in self.possessors or link == "'"):
                step = self._chunk(end + 1, last)
            else:
                break
            if not step:
                break
            end = step
        if end < last and self.norms[end].isdigit() and end > at:
            return end
        return end

    def _series(self, comma: int, last: int) -> bool:
        """Whether a comma and what follows go on with a series in a name: “… for Digital, Culture, Media and Sport”."""
        at = comma
        for _ in range(4):
            if at + 1 >= last or not self.capitals.capital(at + 1) or self._starts_name(at + 1, last):
                return False
            at = self._chunk(at + 1, last)
            if at < last and self.norms[at] == "," and self.norms[at + 1 : at + 2] == ["and"]:
                at += 1
            if at + 1 < last and self.norms[at] in {"and", "&"}:
                return self.capitals.capital(at + 1) and not self._starts_name(at + 1, last)
            if at >= last or self.norms[at] != ",":
                return False
        return False

    def _chunk_after(self, link: int, last: int) -> int:
        """The end of the chunk after one or two small words; 0 where none follows."""
        at = link + 1
        while at < last and self.norms[at] in {"the", "of"} and at < link + 3:
            at += 1
        return self._chunk(at, last) if at < last and self.capitals.capital(at) and not self._titled_at(at, last) else 0

    def _starts_name(self, at: int, last: int) -> bool:
        return (
            self._titled_at(at, last)
            or bool(self.known.at(self.words, at, last))
            or self._acronym(at)
            or self.is_person(at, self._chunk(at, last))
        )

    def _after_known(self, at: int, known: tuple[int, KnownBody], end: int, last: int) -> list[Piece]:
        """A known name that goes on: “Cafcass Board”, “Ofsted Inspection”, “Cafcass Chief Executive”."""
        stop, body = known
        if self.norms[stop] in POSSESSIVES:
            return [Piece(at, stop, body.type, body.name.split()[-1].lower(), known=body)]
        if self._role_in(stop, end) is not None:
            return [Piece(at, stop, body.type, known=body), *self._around_role(stop, self._role_in(stop, end) or stop, end, last)]
        longer = self._name(at, end, last)
        if longer.kind is None or longer.last <= stop:
            return [Piece(at, stop, body.type, known=body)]
        return [Piece(at, longer.last, longer.kind, longer.head, owner=body)]

    def _known_inside(self, at: int, end: int) -> int | None:
        """Where a known name begins inside a chunk that does not go on to a head after it."""
        for index in range(at + 1, end):
            known = self.known.at(self.words, index, end)
            if known and self._last_head(known[0], end) is None and self.norms[index - 1] not in POSSESSIVES | {"-"}:
                return index
        return None

    def _last_head(self, at: int, end: int) -> int | None:
        for index in range(end - 1, at - 1, -1):
            if self.norms[index] in self.heads and self.capitals.upper[index]:
                return index
        return None

    def _only_heads(self, at: int, end: int) -> bool:
        return end > at and all(self.norms[index] in self.heads for index in range(at, end)) and self.capitals.upper[at]

    def _acronym(self, index: int) -> bool:
        form = self.words.forms[index]
        letters = form.replace(".", "")
        return len(letters) > 1 and letters.isupper() and letters.isalpha() and self.norms[index] not in {"hm", "uk"}

    def _without_possessive(self, end: int) -> int:
        return end - 1 if self.norms[end - 1] in POSSESSIVES else end

    def _chunk(self, at: int, last: int) -> int:
        """The index after the capitalised words from one on, without small words between, up to a possessor's end."""
        end = at
        while end < last and (self.capitals.capital(end) or end == at):
            end += 1
            while end + 1 < last and self.norms[end] == "-" and self.capitals.glued(end) and self.capitals.glued(end + 1):
                end += 2
            if end < last and self.norms[end] == "." and self.capitals.glued(end) and self.norms[end - 1] in self.capitals.abbreviations:
                end += 1
            if end + 1 < last and (self.norms[end - 1], self.norms[end], self.norms[end + 1]) in self.pairs:
                end += 1
                continue
            if end + 1 < last and self.norms[end] in POSSESSIVES and self._belongs(at, end) and self.capitals.capital(end + 1):
                end += 1
        return end

    def _belongs(self, at: int, possessive: int) -> bool:
        """Whether a possessive is part of a name (“Young People’s Board”), not what its bearer owns (“Ofsted’s Review”)."""
        owner = self.norms[possessive - 1]
        if self.norms[possessive] == "'s":
            return owner in self.possessors or self.norms[max(at, possessive - 2)] in {"st", "st.", "saint"}
        plural = owner.endswith("s") and owner not in self.heads
        return plural and not self.known.at(self.words, possessive - 1, possessive) and not self._acronym(possessive - 1)


def _opening(piece: Piece) -> Piece:
    return Piece(piece.first, piece.last, piece.kind, piece.head, piece.known, piece.owner, opens=True)
