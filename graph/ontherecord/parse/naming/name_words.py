"""The words that names are made of, ready to be looked up: built once for each ontology, not once for each text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ontherecord.facts import ThingType
from ontherecord.lexicon import entries
from ontherecord.ontology import Ontology
from ontherecord.parse.naming.known import KnownBodies, known_bodies
from ontherecord.parse.naming.vocabulary import Phrases, Vocabulary, vocabulary

Words = frozenset[str]


@dataclass(frozen=True)
class NameWords:
    """Sets of lower-case words by what they do in a name; see the comments in `ontology/names.toml`."""

    known: KnownBodies
    branched: Words
    """Known bodies with local branches that are bodies of their own."""
    heads: dict[str, ThingType]
    """Last words of names, with the kind of thing that they make one of."""
    weak: Words
    """Last words that make a body only where the text treats it as one."""
    takes_complement: Words
    first_only: Words
    prefixes: Words
    not_prison: Words
    """What follows a prison's name and is no part of it."""
    operations: Words
    """An initiative's name begins with one of these: “Operation Bluestone”."""
    pairs: Phrases
    possessors: Words
    ordinary: Words
    generic: Phrases
    honorifics: Words
    titles: Words
    peers: Words
    particles: Words
    letters: Words
    given: Words
    not_people: Words
    """Last words of places, groups and bodies: no surnames."""
    post_heads: Words
    """In singular and plural."""
    post_plurals: Words
    post_modifiers: Words
    offices: Words
    whole_posts: Phrases
    surnames: Words
    """Last words of places' names that are surnames too."""
    never: Words
    seasons: Words
    starters: Words
    openers: Words
    adjectives: Words
    links: Words
    title_links: Words
    not_acronyms: Words
    unnamed: Words
    """What no undecided name may end with: groups, places, and acronyms of no body."""
    body_nouns: Words
    nobody: Words
    """Words that do for no body's name, not even together: adjectives, acronyms of no body, countries."""
    regions: Words
    """Places so large that “London prison” names none."""
    inspectorates: Words
    """Known bodies that publish the reports of their inspections."""
    no_owners: Words
    """What begins a line of copyright that names nobody who published."""


@lru_cache(maxsize=4)
def name_words(ontology: Ontology) -> NameWords:
    """The words of an ontology. Raises UserError where a list is missing or malformed."""
    lists = vocabulary(ontology)
    words, phrases = lists.words, lists.phrases
    heads = _heads(lists)
    weak = words("bodies.weak") - heads.keys()
    post_heads = words("roles.heads")
    plurals = frozenset(f"{head}s" for head in post_heads)
    given = (cell for _, _, cells in ontology.rows("given-names.tsv") for cell in cells)
    return NameWords(
        known=known_bodies(ontology),
        branched=words("bodies.branched"),
        heads=heads,
        weak=weak,
        takes_complement=words("bodies.first", "reports.first", "initiatives.first"),
        first_only=words("bodies.first") - heads.keys(),
        prefixes=words("bodies.prefixes"),
        not_prison=words("bodies.not_prison"),
        operations=words("initiatives.prefixes"),
        pairs=phrases("bodies.pairs"),
        possessors=words("bodies.possessors"),
        ordinary=words("words.ordinary"),
        generic=frozenset(tuple(entry.replace("'", " '").split()) for entry in words("words.generic")),
        honorifics=words("people.honorifics"),
        titles=words("people.titles"),
        peers=words("people.peers"),
        particles=words("people.particles"),
        letters=words("people.letters"),
        given=frozenset(name for cell in given for name in cell.lower().split()),
        not_people=(words("words.places", "words.folk") - words("words.surnames")) | heads.keys() | weak,
        post_heads=post_heads | plurals,
        post_plurals=plurals,
        post_modifiers=words("roles.modifiers"),
        offices=words("roles.offices"),
        whole_posts=phrases("roles.whole"),
        surnames=words("words.surnames"),
        never=words("words.never"),
        seasons=words("words.seasons"),
        starters=words("words.starters"),
        openers=words("words.openers"),
        adjectives=words("words.adjectives"),
        links=words("words.links"),
        title_links=words("words.title_links"),
        not_acronyms=words("words.acronyms"),
        unnamed=words("words.acronyms", "words.folk", "words.places"),
        body_nouns=entries(ontology, "names.body_nouns"),
        nobody=words("words.adjectives", "words.acronyms", "words.regions", "words.directions"),
        inspectorates=words("bodies.inspectorates"),
        no_owners=words("words.no_owners"),
        regions=words("words.regions"),
    )


def _heads(lists: Vocabulary) -> dict[str, ThingType]:
    """Heads with their kind; of a word in several lists the last named here counts."""
    heads: dict[str, ThingType] = {}
    for kind, name in (
        (ThingType.INITIATIVE, "initiatives.last"),
        (ThingType.REPORT, "reports.last"),
        (ThingType.ORGANIZATION, "bodies.last"),
        (ThingType.UNIT, "bodies.units"),
    ):
        heads |= dict.fromkeys(sorted(lists.words(name)), kind)
    return heads
