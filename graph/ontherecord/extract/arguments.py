"""What stands before and after a verb in a sentence: the things that it joins, pronouns among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ontherecord.facts import Ref, Thing, ThingType, Voice
from ontherecord.lexicon import Hit, entries
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis, Segment, within
from ontherecord.parse.sentences import Sentence

BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
SELF = frozenset({"we", "us", "ourselves"})
OUR = frozenset({"our"})
STAFF = frozenset(
    "inspectors inspector officers officials members member representatives staff investigators auditors researchers "
    "experts leaders team teams colleagues practitioners board directors governors trustees commissioners "
    "ministers councillors".split()
)
"""Who acts for a body: “inspectors from Ofsted”, “officials at the Home Office”."""
BOUNDS = frozenset({":", ";", '"'})
DETERMINERS = frozenset("the a an this these those your my his her every each some many most several".split())
"""With one of these a noun begins."""
IMPERSONAL = frozenset({"resolved", "agreed", "noted", "decided", "recommended", "hoped", "proposed", "moved"})
"""After “it was” these tell of nobody."""
BACK = frozenset({"it", "they", "he", "she", "which", "who", "its", "their", "them", "there", "his", "her"})
PREPOSITIONS = frozenset("of for by to with from at in on against about between under into through over".split())
COORDINATORS = frozenset({",", "and", "&", "or", "both", "the", "a", "an", "as", "well", "together", "with"})
REACH = 12
"""Words between a verb and what it joins."""

Types = frozenset[ThingType]


@dataclass(frozen=True, slots=True)
class Tie:
    """That two things hang together, as the words around one word tell. `affirmed` is false for what is only agreed."""

    subject: Ref
    predicate: str
    object: Ref
    at: int
    affirmed: bool = True


@dataclass(frozen=True, slots=True)
class Argument:
    """A thing at some words of a sentence. `by_name` is false for a pronoun."""

    first: int
    last: int
    ref: Ref
    type: ThingType
    by_name: bool = True


class Arguments:
    """The things of each sentence of one document, with what its pronouns stand for."""

    def __init__(self, analysis: Analysis, ontology: Ontology) -> None:
        """Take a document whose things are known."""
        self.analysis = analysis
        self.ontology = ontology
        self.norms = analysis.words.norms
        self._last: tuple[int, list[Argument]] = (-1, [])
        self._cues = [
            Hit(hit.label.removeprefix("relations."), hit.first, hit.last)
            for hit in analysis.hits
            if hit.label.startswith("relations.")
        ]
        self._firsts = [hit.first for hit in self._cues]

    @cached_property
    def bodies(self) -> dict[str, Ref]:
        """The bodies of the document by their names of one word, in small letters: “cqc”."""
        return {
            form.lower(): thing.ref
            for thing in self.analysis.things.values()
            if thing.type in BODIES
            for form in (thing.name, *thing.forms)
            if " " not in form
        }

    def cues(self, segment: Segment, prefix: str = "") -> list[Hit]:
        """The cues of relations in a segment whose label, without the file's name, begins with `prefix`."""
        low, high = bisect_left(self._firsts, segment.first), bisect_left(self._firsts, segment.last)
        return [hit for hit in self._cues[low:high] if hit.last <= segment.last and hit.label.startswith(prefix)]

    def capital(self, index: int) -> bool:
        """Whether a word has a capital."""
        words = self.analysis.words
        return words.text[words.starts[index]].isupper()

    def of(self, segment: Segment) -> list[Argument]:
        """The things of the whole sentence that a segment stands in, in order."""
        sentence = segment.sentence
        if self._last[0] != segment.first:
            found = self.named(sentence)
            if segment.saying.voice is Voice.QUOTED:
                found = [each for each in found if segment.first <= each.first < segment.last]
            taken = {index for each in found for index in range(each.first, each.last)}
            found += [each for each in self._pronouns(sentence, segment) if each.first not in taken]
            self._last = segment.first, sorted(found, key=lambda each: each.first)
        return self._last[1]

    def named(self, sentence: Sentence) -> list[Argument]:
        """The things that a sentence mentions."""
        analysis = self.analysis
        return [
            Argument(*analysis.words.between(*mention.span), mention.thing, analysis.things[mention.thing].type)
            for mention in within(analysis.mentions, sentence.start, sentence.end)
        ]

    def own_body(self, segment: Segment) -> Thing | None:
        """The body that “we” means in a segment."""
        saying, publisher = segment.saying, self.analysis.publisher
        if saying.voice is Voice.COMMENT:
            return None
        reported = saying.voice is Voice.REPORTED
        for ref in (publisher,) if reported else (saying.on_behalf_of, saying.said_by, publisher):
            thing = self.analysis.things.get(ref) if ref else None
            if thing and thing.type in BODIES:
                return thing
        return None

    def _pronouns(self, sentence: Sentence, segment: Segment) -> Iterator[Argument]:
        own, speaker = self.own_body(segment), self.analysis.things.get(segment.saying.said_by)
        if segment.saying.voice is not Voice.QUOTED or (speaker and speaker.type is not ThingType.PERSON):
            speaker = None
        for index in range(sentence.first, sentence.last):
            if speaker and self.norms[index] == "i" and segment.first <= index < segment.last:
                yield Argument(index, index + 1, speaker.ref, speaker.type, by_name=False)
            if own and self.norms[index] in SELF:
                yield Argument(index, index + 1, own.ref, own.type, by_name=False)

    def before_sentence(self, sentence: Sentence, types: Types, most: int = 2) -> Argument | None:
        """What a pronoun at the beginning of a sentence stands for: the first fitting thing of the sentence before.

        Where the sentence begins a paragraph, the one before counts too, else its own alone.
        """
        index = bisect_left(self.analysis.sentences, sentence.first, key=lambda each: each.first)
        before = self.analysis.sentences[max(0, index - most) : index]
        same = [each for each in before if each.block == sentence.block]
        for earlier in reversed(same or before):
            fitting = [each for each in self.named(earlier) if each.type in types]
            free = [each for each in fitting if not self.prepositional(each, earlier)]
            if free or fitting:
                return (free or fitting)[0]
        return None

    def next_line(self, sentence: Sentence) -> list[Argument]:
        """The things of the line below one: a title may be set on several."""
        index = bisect_left(self.analysis.sentences, sentence.last, key=lambda each: each.first)
        return [each for line in self.analysis.sentences[index : index + 1] for each in self.named(line)]

    def main_work(self, types: Types) -> list[Argument]:
        """The initiative or report whose name the document has for its title: what “this work” means on its page."""
        title = (self.analysis.document.metadata.title or "").casefold()
        works = [thing for thing in self.analysis.things.values() if thing.type in types and thing.type not in BODIES]
        named = [
            thing for thing in works if title and thing.name.casefold() in title and len(thing.name) > len(title) / 2
        ]
        return [Argument(0, 0, thing.ref, thing.type, by_name=False) for thing in named[:1]]

    def subjects(
        self, verb: int, sentence: Sentence, arguments: list[Argument], types: Types, *, strict: bool = False
    ) -> list[Argument]:
        """What stands before a verb as its subject: the nearest thing after no preposition, and its list.

        `strict`: nothing after a preposition is, unless it stands right before the verb or acts by its staff.
        """
        ahead = [each for each in arguments if each.last <= verb]
        before = [each for each in ahead if each.type in types]
        free = [each for each in before if not self.prepositional(each, sentence) or self.acting(each)]
        pronoun = self._pronoun_before(verb, sentence)
        if pronoun is not None and not any(each.first > pronoun for each in before):
            if self.norms[pronoun - 1] in {"those", "anyone", "everyone", "people", "all"} or self._nobody(pronoun):
                return []
            relative = self.norms[pronoun] in {"which", "who"}
            if relative and not (before and self._beside(before[-1].last, pronoun)):
                return []
            if self.norms[pronoun] in {"which", "who", "there"} and before:
                return [before[-1]]
            antecedent = self._antecedent(pronoun, sentence, arguments, types)
            return [antecedent] if antecedent else []
        if not before:
            return []
        last = before[-1]
        relative = [word for word in self.norms[last.last : last.last + 2] if word != ","][:1] in (
            ["which"],
            ["who"],
            ["that"],
        )
        if strict and self._parted(last.last, verb):
            return []
        adjacent = verb - last.last <= 1 and not any(each.first > last.first for each in ahead)
        if strict and not (relative or free):
            return []
        nearest = last if relative or not free or (adjacent and not strict) else free[-1]
        return self.listed(nearest, before, backwards=True)

    def _beside(self, first: int, pronoun: int) -> bool:
        """Whether only commas, brackets and what they enclose stand between a thing and “who” or “which”."""
        between = self.norms[first:pronoun]
        return not between or between[0] in {",", "(", "-", "'s"} or len(between) <= 1

    def _parted(self, first: int, verb: int) -> bool:
        """Whether another clause or another subject, unknown by name, begins between a thing and a verb."""
        between = self.norms[first:verb]
        apposed = bool(between) and between[-1] in {",", ")"}
        return not BOUNDS.isdisjoint(between) or (not apposed and not DETERMINERS.isdisjoint(between))

    def _nobody(self, pronoun: int) -> bool:
        """Whether “it” stands for nothing: “it was resolved to …”."""
        return self.norms[pronoun] == "it" and not IMPERSONAL.isdisjoint(self.norms[pronoun + 1 : pronoun + 5])

    def objects(self, end: int, arguments: list[Argument], types: Types, reach: int = REACH) -> list[Argument]:
        """What stands at most so many words after a verb: the nearest fitting thing, and what is listed with it."""
        after = [each for each in arguments if each.first >= end and each.type in types]
        if not after or after[0].first - end > reach or self._broken(end, after[0].first):
            return []
        first = after[0]
        for other in after[1:]:
            between = self.norms[first.last : other.first]
            if between[:1] in (["'s"], ["'"]) and len(between) <= 3 and not {",", "and", "&"} & set(between):
                first = other
        return self.listed(first, after)

    def listed(self, start: Argument, others: Iterable[Argument], *, backwards: bool = False) -> list[Argument]:
        """A thing and those that commas and “and” join to it."""
        found, joined = [start], False
        for other in sorted(others, key=lambda each: each.first, reverse=backwards):
            low, high = (other, found[-1]) if backwards else (found[-1], other)
            if low.last <= high.first and other is not start and self._coordinated(low.last, high.first):
                found.append(other)
                joined |= not {"and", "&"}.isdisjoint(self.norms[low.last : high.first])
        return found if joined else [start]

    def _coordinated(self, first: int, last: int) -> bool:
        """Whether only commas, “and” and whose people they are stand between two things of a list."""
        words = self.norms[first:last]
        words = words[1:] if words[:1] == ["'s"] else words
        if not words or not ({",", "and", "&"} & set(words)) or len(words) > 6:
            return False
        return all(
            word in COORDINATORS
            or word in {"members", "officials", "representatives", "staff", "of", "from", "council", "the", "charity"}
            for word in words
        )

    def determined(self, argument: Argument) -> int:
        """Where a thing begins with its article and what calls it something: “the charity Open Gate”."""
        at = argument.first
        while at > 0 and self.norms[at - 1] in {"the", "a", "an", "our", "its", "charity", "new"}:
            at -= 1
        return at

    def after_preposition(self, end: int, argument: Argument) -> bool:
        """Whether a thing stands after a preposition since some word, and nobody acts for it."""
        words = range(end, self.determined(argument))
        between = {self.norms[index] for index in words if self.norms[index - 1] != "-"}
        return not PREPOSITIONS.isdisjoint(between) and not self.acting(argument)

    def after_comma(self, agent: Argument, arguments: list[Argument], types: Types) -> list[Argument]:
        """What a sentence is about that begins with a participle: “Founded by Ann Moss in 2004, Open Gate …”."""
        after = [each for each in arguments if each.first >= agent.last and each.type in types]
        if after and self.norms[self.determined(after[0]) - 1] == ",":
            return after[:1]
        return []

    def nearest(self, verb: int, arguments: list[Argument], types: Types) -> bool:
        """Whether what is named last before a verb is of some types."""
        before = [each for each in arguments if each.last <= verb]
        return bool(before) and before[-1].type in types

    def inspects(self, ref: Ref) -> bool:
        """Whether a body is one that inspects others, by its name."""
        raters = entries(self.ontology, "relations.raters")
        thing = self.analysis.things.get(ref)
        return thing is not None and any(word in raters for word in thing.name.lower().replace("’s", "").split())

    def part_of(self, part: Ref, whole: Ref) -> str:
        """What a body is to one that it is part of: a school is a member of its trust, a hospital a unit of its own."""
        words = set(self.analysis.things[whole].name.lower().split())
        own = set(self.analysis.things[part].name.lower().split())
        joined = entries(self.ontology, "relations.joined")
        schools = entries(self.ontology, "relations.schools")
        return "memberOf" if words & joined or own & schools else "unitOf"

    def acting(self, argument: Argument) -> bool:
        """Whether a body acts by those named before it: “inspectors from Ofsted”."""
        at = self.determined(argument) - 1
        return at > 0 and self.norms[at] in PREPOSITIONS and self.norms[at - 1] in STAFF

    def prepositional(self, argument: Argument, sentence: Sentence) -> bool:
        """Whether a preposition stands before a thing."""
        at = self.determined(argument) - 1
        return at >= sentence.first and self.norms[at] in PREPOSITIONS

    def _pronoun_before(self, verb: int, sentence: Sentence) -> int | None:
        for index in range(verb - 1, max(sentence.first, verb - 4) - 1, -1):
            if self.norms[index] in BACK:
                return index
            if self.norms[index] in {",", ";", ":", "and"}:
                return None
        return None

    def _antecedent(self, pronoun: int, sentence: Sentence, arguments: list[Argument], types: Types) -> Argument | None:
        earlier = [each for each in arguments if each.last <= pronoun and each.type in types and each.by_name]
        if earlier:
            return earlier[0]
        return self.before_sentence(sentence, types)

    def _broken(self, first: int, last: int) -> bool:
        return any(word in {".", ";", ":", '"', "who", "but"} for word in self.norms[first:last])
