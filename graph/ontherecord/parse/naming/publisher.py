"""Whose document it is, and who wrote it: as declared, or as letterhead, title, signature and “we” show."""

from __future__ import annotations

import re
from collections import defaultdict

from ontherecord.facts import ThingType
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.piece import POST
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.sentences import Sentence
from ontherecord.words import split_words

BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
PERSON = ThingType.PERSON
WE = frozenset({"we", "our", "us"})
LONGEST = 8
"""Words of a name in a line of copyright."""
TOP = 60
"""Words from the top of a document in which a heading shows whose it is."""
END = 40
"""Words at the end of a document among which a signature stands."""
CERTAIN, STRONG, GOOD, FAIR, SLIGHT = 40.0, 25.0, 8.0, 4.0, 1.5
"""How much a sign weighs, beside one for every mention."""
OWNED = re.compile(r"(?:©|\(c\)|[Cc]opyright)[ \d,–-]{0,12}([^\n.|·,©]{3,80})")
"""The owner in a line such as “© Water Conduct Authority 2024”, which most pages have in their furniture."""
ANNOUNCING = frozenset(
    "| responds response welcomes statement publishes announces comments news launches says calls".split()
)


def find_publisher(reading: Reading, entries: Entries) -> Entry | None:
    """The body that published the document: declared, or the one that most signs in the text speak for."""
    declared = reading.document.metadata.publisher
    if declared:
        return _declared(entries, declared, ThingType.ORGANIZATION)
    scores: dict[Entry, float] = defaultdict(float)
    owner = _owner(reading, entries)
    if owner:
        scores[owner] += CERTAIN
    speaking = _sentences_of_we(reading)
    for piece, sentence in reading.pieces:
        if piece.head == POST or reading.comment(sentence):
            continue
        entry = entries.get(reading.form(piece.first, piece.last))
        if entry is not None and entry.kind in BODIES:
            scores[entry] += _sign(reading, piece.first, piece.last, sentence)
            scores[entry] += SLIGHT * ((sentence.first in speaking) + (sentence.last in speaking))
    return max(scores, key=lambda each: (scores[each], -each.first)) if scores else None


def _owner(reading: Reading, entries: Entries) -> Entry | None:
    """The body that the page's copyright line names."""
    for found in OWNED.finditer(reading.document.text):
        words = split_words(found[1].strip()).forms
        for last in range(len(words), 0, -1):
            entry = entries.get(tuple(words[:last]))
            if entry and entry.kind in BODIES:
                return entry
        while words and not words[-1][0].isupper():
            words.pop()
        if (
            words
            and len(words) <= LONGEST
            and all(word[0].isupper() or word in {"and", "of", "the", "&", "for"} for word in words)
        ):
            return entries.add(ThingType.ORGANIZATION, " ".join(words), tuple(words), len(reading.words))
    return None


def _sentences_of_we(reading: Reading) -> set[int]:
    """The first words of those sentences outside quotations that say “we”."""
    norms = reading.words.norms
    return {
        sentence.first
        for sentence in reading.sentences
        if not reading.comment(sentence)
        and WE & set(norms[sentence.first : sentence.last])
        and not reading.quoted(sentence)
    }


def _sign(reading: Reading, first: int, last: int, sentence: Sentence) -> float:
    """How much one mention of a body speaks for its being the publisher."""
    norms = reading.words.norms
    block = reading.block(sentence)
    begin, end = reading.words.between(block.start, block.end)
    after = norms[last] if last < len(norms) else ""
    weight = 1.0
    if norms[max(first - 2, 0) : first] == ["submitted", "by"]:
        weight += CERTAIN
    if begin == first and first < TOP:
        weight += STRONG if end - last <= 3 or after in ANNOUNCING else GOOD if reading.heading(sentence) else 0.0
    elif end - last <= 1 and norms[first - 1] == "|" and first < TOP:
        weight += STRONG
    if after == "(" and first < 2 * TOP:
        weight += FAIR
    if begin == first and len(norms) - last < END:
        weight += GOOD
    if norms[max(first - 1, 0)] in {"at", "here", "our"} and WE & set(norms[max(first - 4, 0) : last + 6]):
        weight += FAIR
    return weight


def find_creator(reading: Reading, entries: Entries) -> Entry | None:
    """Who wrote or signed the document: as declared, or who prepared it, or who signs the letter."""
    declared = reading.document.metadata.creator
    if declared:
        return _declared(entries, declared, PERSON)
    norms = reading.words.norms
    found = None
    for piece, sentence in reading.pieces:
        if piece.kind is not PERSON or reading.comment(sentence):
            continue
        entry = entries.get(reading.form(piece.first, piece.last))
        if entry is None:
            continue
        if norms[max(piece.first - 2, 0) : piece.first] in (["prepared", "by"], ["written", "by"]):
            return entry
        alone = (sentence.first, sentence.last) == (piece.first, piece.last)
        if alone and "yours" in norms[max(piece.first - 30, 0) : piece.first]:
            found = entry
    return found


def _declared(entries: Entries, name: str, kind: ThingType) -> Entry:
    """The thing of a declared name; a new one where the text never names it."""
    form = tuple(split_words(name).forms)
    entry = entries.get(form) or entries.get(tuple(word for word in form if word[0].isalnum()))
    return entry or entries.add(kind, name, form, 0)
