"""Who wrote or signed a document, and things that are declared of it."""

from __future__ import annotations

from ontherecord.facts import ThingType
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.reading import Reading
from ontherecord.words import split_words

PERSON = ThingType.PERSON
SIGNED = 30
"""Words after “Yours” among which a name stands that signs."""


def find_creator(reading: Reading, entries: Entries) -> Entry | None:
    """Who wrote or signed the document: as declared, or who prepared it, or who signs the letter."""
    known = reading.document.metadata.creator
    if known:
        return declared(entries, known, PERSON)
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
        if alone and "yours" in norms[max(piece.first - SIGNED, 0) : piece.first]:
            found = entry
    return found


def declared(entries: Entries, name: str, kind: ThingType) -> Entry:
    """The thing of a declared name; a new one where the text never names it."""
    form = tuple(split_words(name).forms)
    entry = entries.get(form) or entries.get(tuple(word for word in form if word[0].isalnum()))
    return entry or entries.add(kind, name, form, 0)
