"""Whose document it is: as declared, or as letterhead, title, signature and “our Board” show."""

from __future__ import annotations

from ontherecord.facts import ThingType
from ontherecord.parse.entries import Entries, Entry
from ontherecord.parse.people import PERSON
from ontherecord.parse.reading import Reading
from ontherecord.parse.words import split_words

BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})


def find_publisher(reading: Reading, entries: Entries) -> Entry | None:
    """The body that published the document: declared, or the one that most signs in the text speak for."""
    declared = reading.document.metadata.publisher
    if declared:
        return _declared(entries, declared, ThingType.ORGANIZATION)
    scores: dict[int, float] = {}
    bodies = {id(entry): entry for entry in entries if entry.kind in BODIES}
    for piece, sentence in reading.pieces:
        if piece.head == "role" or reading.comment(sentence):
            continue
        entry = entries.get(reading.form(piece.first, piece.last))
        if entry is None or id(entry) not in bodies:
            continue
        scores[id(entry)] = scores.get(id(entry), 0.0) + _sign(reading, piece.first, piece.last, sentence, len(reading.words))
    if not scores:
        return None
    best = max(scores, key=lambda each: (scores[each], -bodies[each].first))
    return bodies[best]


def _sign(reading: Reading, first: int, last: int, sentence: object, total: int) -> float:
    """How much one mention of a body speaks for its being the publisher; every mention counts a little."""
    norms = reading.words.norms
    block = reading.document.blocks[sentence.block]  # type: ignore[attr-defined]
    words = reading.words.between(block.start, block.end)
    alone = words[0] == first and words[1] - last <= 3
    weight = 1.0
    if norms[max(first - 2, 0) : first] == ["submitted", "by"] or norms[max(first - 1, 0)] == "©":
        weight += 40
    if alone and first < 40:
        weight += 30
    elif first - words[0] == 0 and first < 60 and norms[last : last + 1] in (["|"], ["responds"], ["response"], ["welcomes"], ["statement"], ["publishes"]):
        weight += 25
    elif first - words[0] == 0 and first < 60 and reading.heading(sentence):  # type: ignore[arg-type]
        weight += 8
    elif first < 12:
        weight += 5
    if norms[last : last + 1] == ["("] and first < 120:
        weight += 4
    if alone and total - last < 40:
        weight += 6
    if norms[max(first - 1, 0)] in {"at", "our", "here"} and {"we", "our"} & set(norms[max(first - 4, 0) : last + 6]):
        weight += 5
    elif {"we", "our", "us"} & set(norms[last : last + 5]) or {"our"} & set(norms[max(first - 3, 0) : first]):
        weight += 1.5
    return weight


def find_creator(reading: Reading, entries: Entries) -> Entry | None:
    """Who wrote or signed the document: as declared, or the person who signs a letter in the first person."""
    declared = reading.document.metadata.creator
    if declared:
        return _declared(entries, declared, PERSON)
    found = None
    for piece, sentence in reading.pieces:
        if piece.kind is not PERSON or reading.comment(sentence):
            continue
        entry = entries.get(reading.form(piece.first, piece.last))
        if entry is None:
            continue
        before = reading.words.norms[max(piece.first - 3, 0) : piece.first]
        if before[-2:] in (["prepared", "by"], ["written", "by"], ["submission", "by"]):
            return entry
        block = reading.block(sentence)
        words = reading.words.between(block.start, block.end)
        if words == (piece.first, piece.last) and len(reading.words) - piece.last < 120 and "yours" in reading.words.norms[max(piece.first - 30, 0) : piece.first]:
            found = entry
    return found


def _declared(entries: Entries, name: str, kind: ThingType) -> Entry:
    form = tuple(split_words(name).forms)
    return entries.get(form) or entries.add(kind, name, form, 0)
