"""Who holds which post: “Cafcass Chief Executive, Jacky Tiotto”, “Dr X, who chairs the panel”, “Adaeze Nwosu (Chair)”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ontherecord.document import BlockKind, Document, Region
from ontherecord.facts import Mention, Ref, Term, Thing, ThingType
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.naming.vocabulary import vocabulary
from ontherecord.parse.sentences import Sentence
from ontherecord.words import Words

BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
OWN = frozenset({"our", "my"})
ITS = frozenset({"its", "their", "his", "her"})
ARTICLES = frozenset({"the", "a", "an"})
NOT_POSTS = frozenset({"author", "founder", "reader", "editor", "representative", "member", "partner", "fellow", "champion"})
"""Heads that make no post of themselves; with a word before them they may (“Tenant Board Member”, “Lead Member”)."""
FIELD_ENDS = frozenset("the a an our its their his her this that at in on for to from with by and or who which is was has had said says told added asked wrote when while as of describes described".split())
"""Words that end the field of a post, or show that there is none."""
NEVER_HERE = frozenset({"minister", "ministers", "mp", "inspector", "secretary-general"})
"""Heads of posts that nobody holds in the document's own body merely because it says no other."""
LINES = 3
"""Lines of a signature below the name."""


@dataclass(frozen=True, slots=True)
class Office:
    """A post and its holder, as one sentence tells of them."""

    member: Ref
    organisation: Ref
    role: str
    first: int
    """The first and last word of the title."""
    last: int
    sentence: Sentence
    tenure: Term = Term("Current")


@dataclass(frozen=True, slots=True)
class _Place:
    first: int
    last: int
    thing: Thing


@dataclass(frozen=True)
class Roles:
    """Which words make the title of a post, and where posts are at home."""

    heads: frozenset[str]
    modifiers: frozenset[str]
    letters: frozenset[str]
    bodies: frozenset[str]
    homes: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def roles(ontology: Ontology) -> Roles:
    """The words of posts of an ontology."""
    lists = vocabulary(ontology)
    homes = {
        name.removeprefix("homes."): frozenset(entries) for name, entries in lists.lists.items() if name.startswith("homes.")
    }
    return Roles(
        lists.words("roles.heads"),
        lists.words("roles.modifiers"),
        lists.words("people.letters"),
        lists.words("bodies.last", "bodies.units") - {"board", "service", "services", "government"},
        homes,
    )


class Offices:
    """Finds posts in one text whose things are known."""

    def __init__(
        self,
        document: Document,
        words: Words,
        sentences: Sequence[Sentence],
        hits: Sequence[Hit],
        things: Mapping[Ref, Thing],
        mentions: Sequence[Mention],
        publisher: Ref | None,
        ontology: Ontology,
    ) -> None:
        """Take the text, what it mentions and whose it is."""
        self.document = document
        self.words = words
        self.norms = words.norms
        self.sentences = sentences
        self.things = things
        self.publisher = publisher
        self.roles = roles(ontology)
        self.hits = [hit for hit in hits if hit.label.startswith("posts.")]
        self.places = [_Place(*words.between(*mention.span), things[mention.thing]) for mention in mentions]
        self.starts = [place.first for place in self.places]
        self.by_first = {place.first: place for place in self.places}
        self.by_last = {place.last: place for place in self.places}

    def find(self) -> Iterator[Office]:
        """The posts, in order of their titles."""
        for sentence in self.sentences:
            if self.document.blocks[sentence.block].region is not Region.BODY:
                continue
            index = sentence.first
            while index < sentence.last:
                if self._head(index) and (title := self._title(index, sentence)):
                    yield from self._office(*title, sentence)
                    index = title[1]
                else:
                    index += 1
            yield from self._chairs(sentence)

    # titles of posts

    def _head(self, index: int) -> bool:
        """Whether a word is the head of a post, in singular or plural."""
        word = self.norms[index]
        return word in self.roles.heads or (word.endswith("s") and word[:-1] in self.roles.heads)

    def _title(self, head: int, sentence: Sentence) -> tuple[int, int] | None:
        """The words of the title whose head stands at a word; None where the head belongs to a name."""
        place = self._around(head)
        if place and not (place.thing.type in BODIES and place.last - place.first > 1 and place.last > head):
            return None
        first = last = head
        while first > sentence.first and self._belongs(first - 1):
            first -= 1
        last = head + 1
        at = last
        while at < sentence.last and (self._head(at) or self.norms[at] in self.roles.modifiers or self.norms[at] == "-"):
            at += 1
            if self._head(at - 1) and not self._around(at - 1):
                last = at
        if last < sentence.last and self.norms[last] == "." and self.norms[last - 1] in {"exec", "dir"}:
            last += 1
        last = self._field(last, sentence)
        while first < head and self.norms[first] in {"-", "and", "new", "former", "acting", "interim", "then", "her", "his", "current", "hm"} - {"hm"}:
            first += 1
        if place and place.first < first:
            first = place.first
        return (first, last) if last - first > 1 or self.norms[head] not in NOT_POSTS else None

    def _belongs(self, index: int) -> bool:
        """Whether the word before a title's words belongs to it."""
        word = self.norms[index]
        place = self._around(index)
        if index + 1 in self.by_last and word == "board" and place and place.last - place.first == 1:
            return True
        if place:
            return False
        if word in self.roles.modifiers or word in self.roles.heads or word == "-":
            return True
        if word in self.roles.bodies or not word.replace("-", "").isalpha():
            return False
        if word in {"and", "&"}:
            return index > 0 and self._capital(index - 1) and self._capital(index + 1) and self._around(index - 1) is None
        return self._capital(index) and word not in ARTICLES | OWN | ITS and word not in {"in", "on", "at", "from", "as", "by", "present", "attendance", "apologies", "i", "and", "but", "when", "while", "speaking"}

    def _field(self, last: int, sentence: Sentence) -> int:
        """The end of a title with its field: “Director of Adult Care”, “head of policy”, “Minister for Women and Equalities”."""
        if last + 1 >= sentence.last or self.norms[last] not in {"of", "for"}:
            return last
        at = last + 1
        if self.norms[at] == "the" and at + 1 < sentence.last:
            at += 1
        if (at in self.by_first and self.by_first[at].thing.type in BODIES) or last + 1 in self.by_first:
            return last
        if not self._capital(at):
            return self._small_field(at, sentence) or last
        end = at
        while end < sentence.last:
            if self.by_first.get(end) and self.by_first[end].thing.type is ThingType.PERSON:
                break
            if self._capital(end) or self.norms[end] == "-" or (end + 1 < sentence.last and self.norms[end] in {"and", "&", "of", "for", "the", "'s"} and self._capital(end + 1) and end + 1 not in self.by_first):
                end += 1
            else:
                break
        return end

    def _small_field(self, at: int, sentence: Sentence) -> int:
        """The end of a field in small letters, up to three words before a comma or a small word; 0 where there is none."""
        end = at
        while end < min(at + 4, sentence.last) and self.norms[end].isalpha() and not self._capital(end) and self.norms[end] not in FIELD_ENDS:
            end += 1
        closed = end == sentence.last or self.norms[end] in FIELD_ENDS or not self.norms[end].isalpha() or self._capital(end)
        return end if end > at and closed else 0

    def _capital(self, index: int) -> bool:
        return self.words.text[self.words.starts[index]].isupper()

    def _around(self, index: int) -> _Place | None:
        """The mention that a word is part of."""
        at = bisect_left(self.starts, index + 1) - 1
        return self.places[at] if at >= 0 and self.places[at].last > index else None

    # holders and bodies

    def _office(self, first: int, last: int, sentence: Sentence) -> Iterator[Office]:
        before, owner_end = self._owner(first, sentence)
        member = self._before(before, sentence) or self._after(last, sentence) or self._below(first, last, sentence)
        if member is None:
            return
        body = self._body(first, last, owner_end, member, sentence)
        if body is not None and body != member.thing.ref:
            role = " ".join(self.words.text[self.words.starts[first] : self.words.ends[last - 1]].split())
            yield Office(member.thing.ref, body, role, first, last, sentence, self._tenure(first, sentence))

    def _owner(self, first: int, sentence: Sentence) -> tuple[int, int | None]:
        """Where what stands before a title begins, and the end of the body's name right before it, if one is there."""
        at = first
        while at > sentence.first and self.norms[at - 1] in {"new", "former", "acting", "interim", "current", "own", "then", "previous", "outgoing", "incoming", "longstanding", "ex", "-", "deputy"}:
            at -= 1
        end = at - 1 if at > sentence.first and self.norms[at - 1] in POSSESSIVES else at
        place = self.by_last.get(end)
        if place and place.thing.type in BODIES and place.first >= sentence.first:
            at = place.first
            if at > sentence.first and self.norms[at - 1] in ARTICLES:
                at -= 1
            return at, end
        if at > sentence.first and self.norms[at - 1] in ARTICLES | OWN | ITS:
            at -= 1
        return at, None

    def _before(self, at: int, sentence: Sentence) -> _Place | None:
        """The person before a title: “Judith Amberley, Policing Commissioner”, “Adaeze Nwosu (Chair)”, “X was appointed …”."""
        if at <= sentence.first:
            return None
        index = at - 1
        appointed = [hit for hit in self._hits("posts.appointed", sentence) if at - 1 <= hit.last <= at + 1 and hit.first < at]
        if appointed:
            return self._person_ending(min(hit.first for hit in appointed), sentence, gap=3)
        line = self.words.text[self.words.ends[index] : self.words.starts[at]]
        if "\n" in line and (place := self.by_last.get(at)) and place.thing.type is ThingType.PERSON:
            return place
        if self.norms[index] not in {",", "(", "-", "–"}:
            return None
        while index > sentence.first and (self.norms[index - 1] in self.roles.letters or (self.norms[index - 1] == "," and self.norms[index - 2] in self.roles.letters)):
            index -= 1
        return self._person_ending(index, sentence, gap=1)

    def _person_ending(self, index: int, sentence: Sentence, gap: int) -> _Place | None:
        """The person whose name ends at a word or a few before it."""
        for end in range(index, max(sentence.first, index - gap), -1):
            place = self.by_last.get(end)
            if place and place.thing.type is ThingType.PERSON:
                return place
        return None

    def _after(self, last: int, sentence: Sentence) -> _Place | None:
        """The person after a title: “Chief Constable Marcus Tennant”, “Chair of the Council, Roy Wilsher”."""
        body = self._of(last, sentence, comma=False)
        if body:
            last = body.last
        for index in range(last, min(last + 3, sentence.last)):
            place = self.by_first.get(index)
            if place:
                return place if place.thing.type is ThingType.PERSON else None
            if self.norms[index] not in {",", ":", "-", "–", "is", "was", "the", "."}:
                return None
        return None

    def _below(self, first: int, last: int, sentence: Sentence) -> _Place | None:
        """The person on the line above, where the title stands on a line of its own: a signature."""
        if sentence.first != first or self.norms[last : last + 1] == [":"]:
            return None
        index = bisect_left(self.sentences, sentence.first, key=lambda each: each.first)
        for line in reversed(self.sentences[max(0, index - LINES) : index]):
            place = self.by_first.get(line.first)
            if place and place.thing.type is ThingType.PERSON and place.last >= line.last - 3:
                return place
            if line.last - line.first > 8:
                return None
        return None

    def _body(self, first: int, last: int, owner_end: int | None, member: _Place, sentence: Sentence) -> Ref | None:
        """The body in which a post is held."""
        if owner_end is not None:
            return self.by_last[owner_end].thing.ref
        inside = self._around(first)
        if inside and inside.thing.type in BODIES and inside.last - inside.first > 1:
            return inside.thing.ref
        after = self._of(last, sentence) or (self._of(member.last, sentence) if member.first >= last else None)
        if after:
            return after.thing.ref
        determiner = self.norms[first - 1] if first > sentence.first else ""
        if determiner in OWN:
            return self.publisher
        if determiner in ITS and (body := self._last_body(first, sentence)):
            return body
        home = self._home(first, last)
        if home:
            return home
        if any(self.norms[index] in NEVER_HERE for index in range(first, last)):
            return None
        if self.norms[sentence.first] in ITS and self.norms[sentence.first + 1 : sentence.first + 2] == ["members"]:
            return self._subject_before(sentence) or self.publisher
        if determiner == "the" or self.document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH or self._list(sentence):
            return self.publisher
        return self._usual_body(first, sentence) or self.publisher

    def _subject_before(self, sentence: Sentence) -> Ref | None:
        """The body or review that the sentence before begins with: what “its” means."""
        index = bisect_left(self.sentences, sentence.first, key=lambda each: each.first)
        if not index:
            return None
        before = self.sentences[index - 1]
        for place in self.places[bisect_left(self.starts, before.first) : bisect_left(self.starts, before.last)]:
            if place.thing.type is not ThingType.PERSON:
                return place.thing.ref
        return None

    def _list(self, sentence: Sentence) -> bool:
        """Whether a sentence lists people with their posts in brackets: those who were present."""
        return self.norms[sentence.first : sentence.last].count("(") > 1

    def _of(self, last: int, sentence: Sentence, *, comma: bool = True) -> _Place | None:
        """The body after “of”, “at” or a comma behind a title or a name."""
        at = last
        if at < sentence.last and self.norms[at] in {"of", "at", "for", "in", "with", "on", "to", "from"} | ({","} if comma else set()):
            comma = self.norms[at] == ","
            at += 1
            while at < sentence.last and self.norms[at] in ARTICLES:
                at += 1
            place = self.by_first.get(at) or self.by_first.get(at - 1)
            if place and place.last < sentence.last and self.norms[place.last] in POSSESSIVES:
                place = self.by_first.get(place.last + 1, place)
            if place and place.thing.type in BODIES and (not comma or self._closed(place.last, sentence)):
                return place
        return None

    def _closed(self, index: int, sentence: Sentence) -> bool:
        return index >= sentence.last or self.norms[index] in {",", ".", ")", ";", ":"}

    def _last_body(self, index: int, sentence: Sentence) -> Ref | None:
        """The body named last before a word, not further back than the paragraph before."""
        for place in self._backward(index, sentence):
            if place.thing.type is ThingType.ORGANIZATION:
                return place.thing.ref
        return None

    def _usual_body(self, index: int, sentence: Sentence) -> Ref | None:
        """The body named most often in this paragraph before a word, and in the one before it."""
        counts: dict[Ref, int] = {}
        for place in self._backward(index, sentence):
            if place.thing.type is ThingType.ORGANIZATION:
                counts[place.thing.ref] = counts.get(place.thing.ref, 0) + 1
        return max(counts, key=lambda ref: counts[ref]) if counts else None

    def _backward(self, index: int, sentence: Sentence) -> Iterator[_Place]:
        """What is mentioned before a word, backwards, to the beginning of the paragraph before."""
        at = bisect_left(self.starts, index) - 1
        floor = self.document.blocks[max(sentence.block - 1, 0)].start
        while at >= 0 and self.words.starts[self.places[at].first] >= floor:
            yield self.places[at]
            at -= 1

    def _home(self, first: int, last: int) -> Ref | None:
        """The one body in the text whose noun the head of a post asks for: a chief constable's constabulary."""
        nouns: frozenset[str] = frozenset()
        for index in range(first, last):
            nouns = self.roles.homes.get(self.norms[index], nouns)
        if not nouns:
            return None
        wanted = set(self.norms[first:last])
        found: dict[Ref, int] = {}
        for place in self.places:
            if place.thing.type in BODIES:
                words = set(place.thing.name.lower().replace("’s", "").split())
                if words & nouns:
                    found[place.thing.ref] = found.get(place.thing.ref, 0) + 1 + 50 * len(words & wanted) + 10 * (place.thing.ref == self.publisher)
        return max(found, key=lambda ref: (found[ref], ref)) if found else None

    # verbs

    def _chairs(self, sentence: Sentence) -> Iterator[Office]:
        for hit in self._hits("posts.chaired_by", sentence):
            member = self._near(hit.last, sentence, {ThingType.PERSON})
            body = self._chaired(hit.first, sentence)
            if member and body:
                yield self._chair(hit, member.thing.ref, body, sentence)
        for hit in self._hits("posts.chairs", sentence):
            body_after = self._near(hit.last, sentence, BODIES)
            person = self._person_ending(hit.first, sentence, gap=3)
            if body_after and person:
                yield self._chair(hit, person.thing.ref, body_after.thing.ref, sentence)
        for hit in self._hits("posts.chair_seat", sentence):
            person = self._person_ending(hit.first, sentence, gap=6)
            if person and self.publisher:
                tenure = Term("Incoming") if "will" in self.norms[sentence.first : hit.first] else Term("Current")
                yield Office(person.thing.ref, self.publisher, "Chair", hit.first, hit.last, sentence, tenure)

    def _chair(self, hit: Hit, member: Ref, body: Ref, sentence: Sentence) -> Office:
        co = self.norms[hit.first] == "co" or "co" in self.norms[hit.first : hit.first + 2]
        return Office(member, body, "Co-Chair" if co else "Chair", hit.first, hit.last, sentence, self._tenure(hit.first, sentence))

    def _near(self, at: int, sentence: Sentence, types: set[ThingType] | frozenset[ThingType]) -> _Place | None:
        for index in range(at, min(at + 4, sentence.last)):
            place = self.by_first.get(index)
            if place:
                return place if place.thing.type in types else None
        return None

    def _chaired(self, verb: int, sentence: Sentence) -> Ref | None:
        """What is chaired: the unit or body named last before the verb, in its sentence or as the subject of the one before."""
        found = None
        for place in self.places[bisect_left(self.starts, sentence.first) : bisect_left(self.starts, verb)]:
            if place.thing.type is ThingType.UNIT or (place.thing.type is ThingType.ORGANIZATION and found is None):
                found = place.thing.ref
        if found is None:
            found = next((place.thing.ref for place in self._backward(verb, sentence) if place.thing.type is ThingType.UNIT), None)
        return found

    def _hits(self, label: str, sentence: Sentence) -> list[Hit]:
        low = bisect_left(self.hits, sentence.first, key=lambda hit: hit.first)
        high = bisect_left(self.hits, sentence.last, key=lambda hit: hit.first)
        return [hit for hit in self.hits[low:high] if hit.label == label and hit.last <= sentence.last]

    def _tenure(self, first: int, sentence: Sentence) -> Term:
        """Whether the post is held now, was, will be, or is held for the time being."""
        for label, tenure in (("posts.acting", "Acting"), ("posts.former", "Former"), ("posts.incoming", "Incoming")):
            for hit in self._hits(label, sentence):
                if first - 3 <= hit.last <= first + 1 and (hit.last <= first or label == "posts.acting"):
                    return Term(tenure)
        return Term("Current")
