"""In which body a post is held, where no body's name stands right before it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from ontherecord.document import BlockKind
from ontherecord.facts import Ref, ThingType
from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.places import Place, PlacedText
from ontherecord.parse.role_titles import ARTICLES, BODIES, ITS, OWN, Roles
from ontherecord.parse.sentences import Sentence

LINKS = frozenset({"of", "at", "for", "in", "with", "on", "to", "from"})
APPOSED = 5
"""Words between “of” and a body's name."""
CALLED = frozenset(
    "charity charitable organisation union regulator company firm trade national campaign group housing body think "
    "tank".split()
)
SPECIFIC = frozenset({"the", "this", "our", "that"})
ENDS = frozenset({",", ".", ")", ";", ":"})
NEVER_HERE = frozenset(
    "minister ministers mp inspector judge recorder magistrate coroner state ambassador commissioner".split()
)
"""Heads of posts that nobody holds in the document's own body merely because it names no other."""
ELSEWHERE = frozenset({"headteacher", "provost", "chancellor", "constable", "warden", "mayor", "governor", "matron"})
"""Heads that are held in bodies of their kind alone, whose names show it."""
TIERS = frozenset({"borough", "county", "district", "city", "parish", "town"})
"""Before “councillor”: in which council."""
RULING = frozenset({"government", "parliament", "commons", "lords"})
QUALIFIERS = frozenset({"new", "former", "acting", "interim", "current", "then"})
SMALL = frozenset({"of", "for", "and", "the", "state", "parliamentary", "under", "permanent", "-"})
PLACE = 3
"""Words of a place's name before a body's."""
OPENING = 60
"""Words at the head of a document: its title, and what it is about."""
LINE = 10
"""Words of a line in a signature."""
PRESS = frozenset({"reporter", "correspondent", "columnist", "editor"})
"""Heads of posts that are held in the paper itself."""
BY_TITLE, OWN_BODY = 50, 10
"""How much a word shared with the title, and being the publisher, count beside one for every mention."""


class Homes:
    """Tells the bodies of posts in one text."""

    def __init__(self, text: PlacedText, roles: Roles) -> None:
        """Take the text, and where posts are at home."""
        self.text = text
        self.norms = text.words.norms
        self.publisher = text.publisher
        self.roles = roles

    def body(self, first: int, last: int, member: Place, sentence: Sentence) -> Ref | None:
        """The body in which the post is held whose title stands at some words."""
        inside = self.text.around(first)
        if inside and inside.thing.type in BODIES and inside.first >= first and inside.last - inside.first > 1:
            return inside.thing.ref
        if not PRESS.isdisjoint(self.norms[first:last]) and self.norms[sentence.first] == "by":
            return self.publisher
        after = (
            self.named_after(last, sentence) or self._past_field(last, sentence) or self._on_next_line(last, sentence)
        )
        if after is None and member.first >= last:
            after = self.named_after(member.last, sentence)
        if after:
            return after.thing.ref
        if last < sentence.last and self.norms[last] == "of":
            return None
        before = first - 1
        while before > sentence.first and self.norms[before] in QUALIFIERS:
            before -= 1
        determiner = self.norms[before] if first > sentence.first else ""
        if self._capital_before(first, sentence):
            return None
        if determiner in OWN:
            return self.publisher
        if determiner in ITS and self._of_people(first, sentence):
            return None
        if determiner in ITS and (body := self._meant_by_its(first, sentence)):
            return body
        return self._by_head(first, last, sentence) or self._by_context(first, last, determiner, sentence)

    def _capital_before(self, first: int, sentence: Sentence) -> bool:
        """Whether a name that is no known thing stands before a title in small letters: “Circle chief executive”."""
        at = first - 1
        return (
            at > sentence.first
            and self.text.capital(at)
            and not self.text.capital(first)
            and self.text.around(at) is None
            and self.norms[at] not in self.roles.letters
        )

    def _of_people(self, first: int, sentence: Sentence) -> bool:
        """Whether “their” before a title means people named just before: “the night staff and their manager”."""
        at = first - 3
        return (
            at >= sentence.first
            and self.norms[first - 2 : first] == ["and", "their"]
            and self.text.around(at) is None
            and self.norms[at].isalpha()
        )

    def _meant_by_its(self, first: int, sentence: Sentence) -> Ref | None:
        """The body that “its” before a title means: at the head of a sentence what the one before begins with."""
        begins = first == sentence.first + 1
        if begins and (body := self._subject_before(sentence, BODIES)):
            return body
        within = [place for place in self.text.between(sentence.first, first) if place.thing.type in BODIES]
        return within[-1].thing.ref if within else self._last_body(first, sentence)

    def _ministerial(self, title: Sequence[str]) -> bool:
        """Whether a title is a minister's: “Justice Secretary”, “Minister for Prisons”."""
        return "minister" in title or ("secretary" in title and not self.roles.ministerial.isdisjoint(title))

    def _small(self, index: int) -> bool:
        """Whether a word may stand between “of” and a body's name: an article, or what calls the body something."""
        return self.norms[index] in ARTICLES or self.norms[index] in CALLED

    def _on_next_line(self, last: int, sentence: Sentence) -> Place | None:
        """The body on the line below a title that stands on a line of its own."""
        place = self.text.by_first.get(last) if sentence.last == last else None
        return place if place and place.thing.type in BODIES else None

    def _by_context(self, first: int, last: int, determiner: str, sentence: Sentence) -> Ref | None:
        """The body that the paragraph is about, or the publisher."""
        title = self.norms[first:last]
        if not NEVER_HERE.isdisjoint(title) or self._ministerial(title):
            return None
        if self.norms[sentence.first] in ITS and self.norms[sentence.first + 1 : sentence.first + 2] == ["members"]:
            return self._subject_before(sentence, frozenset(ThingType) - {ThingType.PERSON}) or self.publisher
        if body := self._listing(first, sentence):
            return body
        listed = self.norms[first - 1] == "(" or self.norms[sentence.first : sentence.last].count("(") > 1
        elsewhere = title[0] in TIERS and (self.publisher is None or title[0] not in self._name_words(self.publisher))
        if not PRESS.isdisjoint(title) or self.norms[sentence.first] == "by":
            return self.publisher
        if self._signs(sentence) and not elsewhere:
            return self.publisher
        governs = title[-1] == "governor" and len(title) > 1
        if elsewhere or (not ELSEWHERE.isdisjoint(title) and not governs) or self._named_apart(last, sentence):
            return None
        if self._told_of_others():
            return self.publisher if listed else self._usual_body(first, sentence)
        if determiner == "the" or listed or self.text.document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH:
            return self.publisher
        return self._usual_body(first, sentence) or self.publisher

    def _listing(self, first: int, sentence: Sentence) -> Ref | None:
        """The committee that a list of its members begins with, for the office of one in brackets."""
        place = self.text.by_first.get(sentence.first)
        lists = place and place.thing.type in BODIES and self.norms[place.last : place.last + 1] == [":"]
        return place.thing.ref if place and lists and self.norms[first - 1] == "(" else None

    def _named_apart(self, last: int, sentence: Sentence) -> bool:
        """Whether a name that is no known thing follows a title: “Funding Manager, New Start Highland, said”."""
        at = last + 1
        if self._signs(sentence) or at >= sentence.last or self.norms[last] != "," or at in self.text.by_first:
            return False
        end = at
        while end < sentence.last and self.text.capital(end):
            end += 1
        return end > at and self.roles.heads.isdisjoint(self.norms[at:end])

    def _signs(self, sentence: Sentence) -> bool:
        """Whether a sentence is a line of a signature: short, and without a stop."""
        return sentence.last - sentence.first <= LINE and self.norms[sentence.last - 1].isalpha()

    def _told_of_others(self) -> bool:
        """Whether a document tells of others more than of its own body: a newspaper, a hearing, an inspectorate."""
        if self.text.document.metadata.genre in {"Article", "Transcript"}:
            return True
        inspecting = self.roles.homes.get("inspecting", frozenset())
        return self.publisher is not None and not inspecting.isdisjoint(self._name_words(self.publisher))

    def named_after(self, last: int, sentence: Sentence, *, comma: bool = True) -> Place | None:
        """The body after “of”, “at” or (with `comma`) a comma behind a title or a name."""
        if last >= sentence.last:
            return None
        after_comma = self.norms[last] == ","
        if self.norms[last] not in LINKS and not (comma and after_comma):
            return None
        at = last + 1
        while at < sentence.last and at < last + APPOSED and at not in self.text.by_first and self._small(at):
            at += 1
        if not after_comma:
            at = self._past_place(at, sentence)
        place = self.text.by_first.get(at) or self.text.by_first.get(at - 1)
        if place and place.last < sentence.last and self.norms[place.last] in POSSESSIVES:
            place = self.text.by_first.get(place.last + 1, place)
        if place and (beside := self.text.by_first.get(place.last)) and beside.thing.type in BODIES:
            place = beside
        if place is None or place.thing.type not in BODIES:
            return None
        closed = place.last >= sentence.last or self.norms[place.last] in ENDS
        return place if closed or not after_comma else None

    def work_after(self, last: int, sentence: Sentence) -> Place | None:
        """The fund or programme right after “of” behind a title, which is no body by its name."""
        if last >= sentence.last or self.norms[last] != "of":
            return None
        at = last + 2 if self.norms[last + 1] in ARTICLES else last + 1
        place = self.text.by_first.get(at)
        return place if place and place.thing.type is not ThingType.PERSON else None

    def described_after(self, last: int, sentence: Sentence) -> tuple[int, Ref | None] | None:
        """Where “of the trust” behind a title ends, and the body of the text that it means, where one is so called."""
        at = last + 2
        if at >= sentence.last or self.norms[last] not in {"of", "to", "at"} or self.norms[last + 1] not in SPECIFIC:
            return None
        noun = self.norms[at]
        if at in self.text.by_first or not (noun in self.roles.bodies or noun in self._home_nouns):
            return None
        body = self.called(noun, at) or next(iter(self._called.get(noun, ())), None)
        return at + 1, body.thing.ref if body else None

    def _past_field(self, last: int, sentence: Sentence) -> Place | None:
        """The body behind a field between commas: “Director General, Schools, Department for Education”."""
        at = last + 1
        if last >= sentence.last or self.norms[last] != ",":
            return None
        while at < min(last + APPOSED, sentence.last) and at not in self.text.by_first and self.norms[at] != ",":
            at += 1
        fits = at < sentence.last and self.norms[at] == "," and self.text.capital(last + 1)
        return self.named_after(at, sentence) if fits else None

    def _past_place(self, at: int, sentence: Sentence) -> int:
        """Where a body's name begins behind the name of a place: “Chair of the Surrey Safeguarding Board”."""
        index = at
        while index < min(at + PLACE, sentence.last) and index not in self.text.by_first and self.text.capital(index):
            index += 1
        return index if index in self.text.by_first else at

    @cached_property
    def _home_nouns(self) -> frozenset[str]:
        """The nouns of bodies in which posts are at home."""
        return frozenset().union(*self.roles.homes.values())

    def called(self, noun: str, index: int) -> Place | None:
        """The body named last before a word whose name holds a noun: the Education Committee for “Committee Chair”."""
        places = self._called.get(noun, [])
        at = bisect_left(places, index, key=lambda place: place.first)
        return places[at - 1] if at else None

    @cached_property
    def _called(self) -> dict[str, list[Place]]:
        """Where bodies are named, by the words of their names."""
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.text.places:
            if place.thing.type in BODIES:
                for word in sorted(self._name_words(place.thing.ref)):
                    found[word].append(place)
        return dict(found)

    def chaired(self, verb: int, sentence: Sentence) -> Ref | None:
        """What is chaired: the unit or body named last before the verb in its sentence, else the unit named before."""
        found = None
        for place in self.text.between(sentence.first, verb):
            if place.thing.type is ThingType.UNIT or (place.thing.type is ThingType.ORGANIZATION and found is None):
                found = place.thing.ref
        if found is None:
            units = (place for place in self._backward(verb, sentence) if place.thing.type is ThingType.UNIT)
            found = next((place.thing.ref for place in units), None)
        return found

    def _subject_before(self, sentence: Sentence, types: frozenset[ThingType]) -> Ref | None:
        """The body or review that the sentence before begins with: what “its” means."""
        index = bisect_left(self.text.sentences, sentence.first, key=lambda each: each.first)
        if not index:
            return None
        before = self.text.sentences[index - 1]
        things = (place.thing for place in self.text.between(before.first, before.last))
        return next((thing.ref for thing in things if thing.type in types), None)

    def _last_body(self, index: int, sentence: Sentence) -> Ref | None:
        """The body named last before a word, not further back than the paragraph before."""
        bodies = (p.thing.ref for p in self._backward(index, sentence) if p.thing.type is ThingType.ORGANIZATION)
        return next(bodies, None)

    def _usual_body(self, index: int, sentence: Sentence) -> Ref | None:
        """The body named most often before a word, in its paragraph and the one before; of equals the last.

        Where a document tells of others, the one that leads clearly, and never its own.
        """
        counts: Counter[Ref | None] = Counter(
            place.thing.ref
            for place in self._backward(index, sentence)
            if place.thing.type is ThingType.ORGANIZATION and not self._rules(place.thing.ref)
        )
        if self._told_of_others():
            del counts[self.publisher]
            leading = counts.most_common(2)
            clear = len(leading) == 1 or (len(leading) > 1 and leading[0][1] > leading[1][1])
            return leading[0][0] if clear else None
        return counts.most_common(1)[0][0] if counts else None

    def _rules(self, ref: Ref) -> bool:
        """Whether a body is the Government, a parliament or an inspectorate: none is held there unless it is said."""
        inspecting = self.roles.homes.get("inspecting", frozenset())
        words = self._name_words(ref)
        return ref != self.publisher and not words.isdisjoint(inspecting | RULING)

    def _backward(self, index: int, sentence: Sentence) -> Iterator[Place]:
        """What is mentioned before a word, backwards, to the beginning of the paragraph before."""
        floor = self.text.words.between(
            self.text.document.blocks[max(sentence.block - 1, 0)].start, len(self.text.words.text)
        )[0]
        parted = [at for at in range(sentence.first, index) if self.norms[at] == ";"]
        return self.text.backward(index, max(floor, parted[-1]) if parted else floor)

    def _by_head(self, first: int, last: int, sentence: Sentence) -> Ref | None:
        """The body in the text that the head of a post asks for, most likely: a chief constable's constabulary."""
        nouns: frozenset[str] = frozenset()
        for index in range(first, last):
            nouns = self.roles.homes.get(self.norms[index], nouns)
        if not nouns:
            return None
        title = set(self.norms[first:last])
        if title & TIERS and self._called.keys().isdisjoint(title & TIERS):
            return None
        minister = self._ministerial(self.norms[first:last])
        refs = {ref for noun in nouns for ref in self._bodies_by_word.get(noun, ())}
        refs = {ref for ref in refs if "commissioner" in title or "commissioner" not in self._name_words(ref)}
        inspecting = self.roles.homes.get("inspecting", frozenset())
        if "inspector" not in title:
            refs = {ref for ref in refs if inspecting.isdisjoint(self._name_words(ref) - title)}
        refs = {ref for ref in refs if "union" in nouns or "union" not in self._name_words(ref)}
        if minister:
            fields = title - nouns - SMALL - {"minister", "secretary"}
            named = {ref for ref in refs if self._name_words(ref) & fields}
            refs = named or {ref for ref in refs if ref == self.publisher}
        if self._told_of_others() and not minister:
            near: set[Ref | None] = {place.thing.ref for place in self._backward(first, sentence)}
            near |= {place.thing.ref for place in self.text.between(0, OPENING)} | {self.publisher}
            refs = {ref for ref in refs if ref in near or self._mentions[ref] > 1}
        scores = {
            ref: self._mentions[ref]
            * (1 + BY_TITLE * len(self._name_words(ref) & title) + OWN_BODY * (ref == self.publisher))
            for ref in refs
        }
        return max(scores, key=lambda ref: (scores[ref], ref)) if scores else None

    @cached_property
    def _mentions(self) -> Counter[Ref]:
        """How often each body is mentioned."""
        return Counter(place.thing.ref for place in self.text.places if place.thing.type in BODIES)

    @cached_property
    def _bodies_by_word(self) -> dict[str, list[Ref]]:
        """Bodies by the words of their names."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref in self._mentions:
            for word in sorted(self._name_words(ref)):
                found[word].append(ref)
        return found

    def _name_words(self, ref: Ref) -> set[str]:
        return set(self.text.things[ref].name.lower().replace("’s", "").split())
