"""Who holds which post: “Chief Executive, Jacky Tiotto”, “Dr X, who chairs the panel”, “Adaeze Nwosu (Chair)”."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from operator import attrgetter

from ontherecord.document import Region
from ontherecord.facts import Ref, Term, ThingType
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.homes import Homes
from ontherecord.parse.leaders import ROLES, Leaders
from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.places import Place, PlacedText
from ontherecord.parse.role_titles import ARTICLES, BODIES, ITS, OWN, SEATS, RoleTitles
from ontherecord.parse.sentences import Sentence

PERSON = ThingType.PERSON
CURRENT = Term("Current")
TENURES = (("posts.acting", "Acting"), ("posts.former", "Former"), ("posts.incoming", "Incoming"))
"""Cues before a title, and what they say of the time of the post; the first that is found counts."""
BEFORE_TITLE = frozenset(
    "new former acting interim current own then previous outgoing incoming longstanding ex - deputy local "
    "first newly appointed".split()
)
"""Words between a possessor and a title."""
NOBODY = frozenset({"no", "any", "every", "each", "without"})
"""Before a title: then nobody in particular holds the post."""
LINES = 3
"""Lines of a signature from the name down."""
LINE = 8
"""Words of such a line."""
CANDIDATES = frozenset({"candidate", "candidates", "nominee", "applicant", "applicants"})
"""Before a title: then the post is not held yet."""
DEPUTIES = ({"deputy"}, {"vice"})
"""What tells a post from its deputy's: nobody is chair and vice-chair of one body."""
ASIDE = 8
"""Words in brackets behind a name: its party and ward."""
_FIRST = attrgetter("first")


@dataclass(frozen=True, slots=True)
class Office:
    """A post and its holder, as one sentence tells of them."""

    member: Ref
    organisation: Ref | None
    """None where the text does not tell it."""
    role: str
    first: int
    last: int
    """The title stands at the words from `first` to before `last`."""
    sentence: Sentence
    tenure: Term = CURRENT
    own: bool = False
    """Whether the speaker says “our” or “my” before the title."""


class Offices:
    """Finds posts in one text whose things are known."""

    def __init__(self, text: PlacedText, ontology: Ontology) -> None:
        """Take the text, and the words of posts of an ontology."""
        self.text = text
        self.words = text.words
        self.norms = text.words.norms
        self.titles = RoleTitles(text, ontology)
        self.homes = Homes(text, self.titles.roles)
        self.leaders = Leaders(text, self.homes)
        self._followed: Place | None = None
        """The holder who was named last behind a title."""
        self._latest: tuple[int, Place] | None = None
        """Where the title told last ends, and its holder."""
        self.cues: dict[str, list[Hit]] = defaultdict(list)
        for hit in text.hits:
            if hit.label.startswith("posts."):
                self.cues[hit.label].append(hit)

    def find(self) -> Iterator[Office]:
        """The posts, in order of their sentences. None is read in readers' comments."""
        heads, norms = self.titles.roles.heads, self.norms
        chairing = sorted(hit.first for label in (*ROLES, "posts.chair_seat") for hit in self.cues[label])
        for sentence in self.text.sentences:
            if self.text.document.blocks[sentence.block].region is not Region.BODY:
                continue
            self._latest = self._followed = None
            past, told = sentence.first, list[Office]()
            for index in range(sentence.first, sentence.last):
                if norms[index] in heads and index >= past and (title := self.titles.at(index, sentence, past)):
                    told.extend(self._office(*title, sentence))
                    past = title[1]
            yield from self._series(told)
            at = bisect_left(chairing, sentence.first)
            if at < len(chairing) and chairing[at] < sentence.last:
                yield from self._chairs(sentence)

    def _is_seat(self, first: int, last: int) -> bool:
        """Whether a title is a seat in a parliament, which is no post in a body: “Labour MP for Eastvale”."""
        seats = (self.norms[at] in SEATS and self.norms[at + 1] == "for" for at in range(first, last - 1))
        return self.norms[first : first + 2] == ["member", "for"] or any(seats)

    def _series(self, told: list[Office]) -> Iterator[Office]:
        """The posts of a sentence; of two that “and” joins both are held in the body named after the second."""
        for office, following in zip_longest(told, told[1:]):
            joined = following and office.member == following.member and following.first - office.last <= 2
            guessed = not office.own and office.organisation in {None, self.text.publisher}
            apart = following and _ranks(office.role) ^ _ranks(following.role) in DEPUTIES
            if joined and following and self.norms[office.last] in {"and", "&"} and guessed and not apart:
                yield replace(office, organisation=following.organisation)
            else:
                yield office

    def _office(self, first: int, last: int, sentence: Sentence) -> Iterator[Office]:
        """The post whose title stands at some words, where its holder can be told."""
        if first > sentence.first and self.norms[first - 1] in NOBODY:
            return
        begin, owner = self._owner(first, sentence)
        called = self.homes.described_after(last, sentence)
        end = called[0] if called else last
        member = self._holder(first, begin, end, sentence) or self._above(first, last, sentence)
        if member is None or CANDIDATES.intersection(self.norms[max(sentence.first, first - ASIDE) : first]):
            return
        self._latest = last, member
        if self._is_seat(first, last):
            body = None
        elif owner:
            body = owner.thing.ref
        elif called and called[1]:
            body = called[1]
        else:
            body = self.homes.body(first, last, member, sentence)
        if body != member.thing.ref:
            role = " ".join(self.words.text[self.words.starts[first] : self.words.ends[last - 1]].split())
            own = first > sentence.first and self.norms[first - 1] in OWN
            yield Office(member.thing.ref, body, role, first, last, sentence, self._tenure(first, sentence), own)

    def _holder(self, first: int, begin: int, end: int, sentence: Sentence) -> Place | None:
        """Who holds a post in a sentence: who stands right behind its title, else before it, else behind a comma.

        Who has been told to hold the post before is not taken, where another follows: “chair Ann Moss, clerk Ed Orr”.
        """
        beside = self.text.by_first.get(end) if end < sentence.last else None
        if beside and beside.thing.type is PERSON and end == self._title_end(first, end):
            return beside
        before, after = self._before(begin, sentence), self._after(end, sentence)
        if before and after and before is self._followed:
            before = None
        if not before:
            self._followed = after
        return before or after

    def _title_end(self, first: int, end: int) -> int:
        """The end of a title, or 0 where a comma stands in it."""
        return 0 if "," in self.norms[first:end] else end

    def _owner(self, first: int, sentence: Sentence) -> tuple[int, Place | None]:
        """Where what stands before a title begins, and the body named right before it, if one is."""
        at = first
        while at > sentence.first and self.norms[at - 1] in BEFORE_TITLE:
            at -= 1
        possessive = at > sentence.first and self.norms[at - 1] in POSSESSIVES
        end = at - 1 if possessive else at
        place = self.text.by_last.get(end)
        owner = place if place and place.thing.type in BODIES and place.first >= sentence.first else None
        if owner:
            at = owner.first
        elif possessive and end - 2 >= sentence.first and self.norms[end - 2] in ARTICLES | ITS:
            owner = self.homes.called(self.norms[end - 1], end)
            at = end - 1
        elif at > sentence.first and self.norms[at - 1] in self.titles.roles.bodies and self.text.capital(at - 1):
            owner = self.homes.called(self.norms[at - 1], at)
            at -= 1
        if at > sentence.first and (self.norms[at - 1] in ARTICLES or (not owner and self.norms[at - 1] in OWN | ITS)):
            at -= 1
        return at, owner

    def _before(self, at: int, sentence: Sentence) -> Place | None:
        """The person before a title: “Ann Moss, Policing Commissioner”, “Ann Moss (Chair)”, “X was appointed …”."""
        if at <= sentence.first:
            return None
        if self.norms[at - 1] in {"and", "&"} and self._latest and self._latest[0] == at - 1:
            return self._latest[1]
        for hit in self._hits("posts.appointed", sentence):
            if at - 1 <= hit.last <= at + 1 and hit.first < at:
                relative = "who" in self.norms[max(sentence.first, hit.first - ASIDE) : hit.first]
                return self._person_ending(hit.first, sentence, gap=ASIDE if relative else 3)
        index = at - 1
        above = self.text.by_last.get(at)
        if above and above.thing.type is PERSON:
            return above
        if self.norms[index] not in {",", "(", "-"}:
            return None
        return self._person_ending(self._past_letters(index, sentence), sentence, gap=1)

    def _past_letters(self, index: int, sentence: Sentence) -> int:
        """Where a name ends before a comma, past letters and an aside: “Ann Moss CBE (Lab, Eastfield), Leader”."""
        letters = self.titles.roles.letters
        if self.norms[index - 1] == ")":
            low = max(sentence.first, index - ASIDE)
            index = next((at for at in range(index - 1, low, -1) if self.norms[at] == "("), index)
        while index > sentence.first and (
            self.norms[index - 1] in letters or (self.norms[index - 1] == "," and self.norms[index - 2] in letters)
        ):
            index -= 1
        return index

    def _person_ending(self, index: int, sentence: Sentence, gap: int) -> Place | None:
        """The person whose name ends at a word or a few before it."""
        for end in range(index, max(sentence.first, index - gap), -1):
            place = self.text.by_last.get(end)
            if place and place.thing.type is PERSON:
                return place
        return None

    def _after(self, last: int, sentence: Sentence) -> Place | None:
        """The person after a title: “Chief Constable Marcus Tennant”, “Chair of the Council, Roy Wilsher”."""
        body = self.homes.named_after(last, sentence, comma=False) or self.homes.work_after(last, sentence)
        if body:
            last = body.last
        for index in range(last, min(last + 3, sentence.last)):
            place = self.text.by_first.get(index)
            if place:
                named = place.thing.type is PERSON and self.norms[place.first] not in ARTICLES
                return place if named else None
            if self.norms[index] not in {",", ":", "-", "is", "was", "the", ".", "("}:
                return None
        return None

    def _above(self, first: int, last: int, sentence: Sentence) -> Place | None:
        """The person on the line above, where the title stands on a line of its own: a signature."""
        if sentence.first != first or "'s" in self.norms[last : last + 1] or ":" in self.norms[last : last + 3]:
            return None
        index = bisect_left(self.text.sentences, sentence.first, key=lambda each: each.first)
        own = self.text.around(first)
        lines = 1 if own and own.thing.type in BODIES and own.last >= last else LINES
        for line in reversed(self.text.sentences[max(0, index - lines) : index]):
            place = self.text.by_first.get(line.first)
            if place and place.thing.type is PERSON and place.last >= line.last - 3:
                return place
            if line.last - line.first > LINE:
                return None
        return None

    # verbs

    def _chairs(self, sentence: Sentence) -> Iterator[Office]:
        """“The panel is chaired by X”; “X, who chairs the panel”; “X will take up the chair”."""
        ends: set[int] = set()
        for label in ROLES:
            for hit in self._hits(label, sentence):
                if hit.last not in ends:
                    ends.add(hit.last)
                    tell = self.leaders.passive if label.endswith("_by") else self.leaders.active
                    for lead in tell(hit, sentence):
                        tenure = Term("Incoming") if lead.promised else self._tenure(hit.first, sentence)
                        yield Office(lead.member, lead.body, lead.role, hit.first, hit.last, sentence, tenure)
        for hit in self._hits("posts.chair_seat", sentence):
            person = self._person_ending(hit.first, sentence, gap=6)
            body = self.homes.chaired(hit.first, sentence) or self.text.publisher
            if person and body:
                coming = "will" in self.norms[sentence.first : hit.first]
                tenure = Term("Incoming") if coming else CURRENT
                yield Office(person.thing.ref, body, "Chair", hit.first, hit.last, sentence, tenure)

    def _hits(self, label: str, sentence: Sentence) -> list[Hit]:
        hits = self.cues.get(label, [])
        if not hits:
            return hits
        low = bisect_left(hits, sentence.first, key=_FIRST)
        high = bisect_left(hits, sentence.last, low, key=_FIRST)
        return [hit for hit in hits[low:high] if hit.last <= sentence.last]

    def _tenure(self, first: int, sentence: Sentence) -> Term:
        """Whether the post is held now, was, will be, or is held for the time being."""
        for label, tenure in TENURES:
            for hit in self._hits(label, sentence):
                if first - 3 <= hit.last <= first + 1 and (hit.last <= first or tenure == "Acting"):
                    return Term(tenure)
        return CURRENT


def _ranks(role: str) -> set[str]:
    """The words of a title: “Vice-Chair” has two."""
    return set(role.lower().replace("-", " ").split())
