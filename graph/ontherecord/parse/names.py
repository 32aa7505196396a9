"""The things that a document names, and every place where it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ontherecord.describe.iris import slug
from ontherecord.document import Document
from ontherecord.facts import Mention, Ref, Span, Thing, ThingType
from ontherecord.lexicon import Hit
from ontherecord.ontology import Ontology
from ontherecord.parse.naming.acronyms import define_acronyms, match_initials
from ontherecord.parse.naming.author import find_creator
from ontherecord.parse.naming.boards import find_boards, own_units
from ontherecord.parse.naming.by_context import bodies_by_context
from ontherecord.parse.naming.by_form import things_by_form
from ontherecord.parse.naming.descriptions import describe_things
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.holders import called_by_posts
from ontherecord.parse.naming.merging import merge_names
from ontherecord.parse.naming.people import find_people
from ontherecord.parse.naming.places import find_places
from ontherecord.parse.naming.publisher import find_publisher
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.naming.shortforms import short_names
from ontherecord.parse.naming.small_heads import bodies_with_small_heads
from ontherecord.parse.naming.titles import find_titles
from ontherecord.parse.naming.works import find_works
from ontherecord.parse.offices import Offices
from ontherecord.parse.places import PlacedText
from ontherecord.parse.sentences import Sentence
from ontherecord.words import Words

FOLDERS = {
    ThingType.ORGANIZATION: "organisation",
    ThingType.UNIT: "organisation",
    ThingType.PERSON: "person",
    ThingType.REPORT: "report",
    ThingType.INITIATIVE: "initiative",
}


@dataclass(frozen=True)
class Named:
    """The things of a document, where it mentions them, and which of them published and wrote it."""

    things: dict[Ref, Thing] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    """Sorted; no two of them overlap."""
    publisher: Ref | None = None
    creator: Ref | None = None


def find_things(
    document: Document, words: Words, sentences: Sequence[Sentence], hits: Sequence[Hit], ontology: Ontology
) -> Named:
    """All bodies, people, reports and initiatives of a document."""
    reading = Reading(document, words, sentences, hits, ontology)
    entries = Entries()
    taken, described = find_titles(reading, entries)
    things_by_form(reading, entries, taken)
    bodies_with_small_heads(reading, entries, taken)
    find_people(reading, entries, taken)
    people = frozenset(form[-1].lower() for entry in entries if entry.kind is ThingType.PERSON for form in entry.forms)
    defined = define_acronyms(reading, entries)
    match_initials(reading, entries)
    bodies_by_context(reading, entries, people, taken)
    match_initials(reading, entries)
    find_works(reading, entries, taken | described)
    publisher = find_publisher(reading, entries)
    creator = find_creator(reading, entries)
    find_boards(reading, entries, publisher)
    own_units(reading, entries, publisher)
    merge_names(entries)
    publisher, creator = (entry.whole if entry else None for entry in (publisher, creator))
    places = find_places(reading, entries)
    covered = {index for first, last in places for index in range(first, last)}
    places |= short_names(reading, entries, publisher, covered)
    places = describe_things(reading, entries, places, publisher, defined)
    named = _settle(reading, places, publisher, creator)
    return _with_holders(reading, named)


def _with_holders(reading: Reading, named: Named) -> Named:
    """Add the mentions of persons by their posts, which hang on who holds them."""
    text = PlacedText(
        reading.document,
        reading.words,
        reading.sentences,
        reading.hits,
        named.things,
        named.mentions,
        named.publisher,
    )
    covered = {index for place in text.places for index in range(place.first, place.last)}
    called = called_by_posts(reading, Offices(text, reading.ontology).find(), covered)
    starts, ends = reading.words.starts, reading.words.ends
    more = [Mention(Span(starts[first], ends[last - 1]), ref) for (first, last), ref in called.items()]
    return replace(named, mentions=tuple(sorted((*named.mentions, *more), key=lambda each: each.span)))


def _settle(
    reading: Reading, places: dict[tuple[int, int], Entry], publisher: Entry | None, creator: Entry | None
) -> Named:
    """Give every thing that is mentioned its reference."""
    order: dict[int, Entry] = {}
    for _, entry in sorted(places.items(), key=lambda item: item[0]):
        order.setdefault(id(entry), entry)
    for extra in (publisher, creator):
        if extra is not None:
            order.setdefault(id(extra), extra)
    for entry in list(order.values()):
        if entry.owner is not None:
            order.setdefault(id(entry.owner), entry.owner)
    refs = _references(list(order.values()))
    things = {}
    for entry in order.values():
        forms = tuple(sorted({shown for shown in entry.forms.values() if shown != entry.name}))
        owner = refs.get(id(entry.owner)) if entry.owner else None
        things[refs[id(entry)]] = Thing(refs[id(entry)], entry.kind, entry.name, forms, owner)
    mentions = []
    for (first, last), entry in sorted(places.items(), key=lambda item: item[0]):
        span = Span(reading.words.starts[first], reading.end(last))
        mentions.append(Mention(span, refs[id(entry)]))
    return Named(
        things,
        tuple(mentions),
        refs[id(publisher)] if publisher else None,
        refs[id(creator)] if creator else None,
    )


def _references(entries: list[Entry]) -> dict[int, Ref]:
    """A reference for each thing; where two slugs are the same, the owner's slug tells them apart."""
    refs: dict[int, Ref] = {}
    used: set[str] = set()
    for entry in entries:
        ref = f"{FOLDERS[entry.kind]}/{slug(entry.name)}"
        if ref in used and entry.owner:
            ref = f"{ref}--{slug(entry.owner.name)}"
        number = 2
        base = ref
        while ref in used:
            ref, number = f"{base}--{number}", number + 1
        used.add(ref)
        refs[id(entry)] = Ref(ref)
    return refs
