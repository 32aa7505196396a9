"""Bodies whose name has its head in small letters: “Exeter prison”, “Ford open prison”, “Norwold police”."""

from __future__ import annotations

from ontherecord.facts import ThingType
from ontherecord.parse.naming.entries import Entries
from ontherecord.parse.naming.piece import BARE, POST, Piece
from ontherecord.parse.naming.reading import Reading

UNSPECIFIC = frozenset(
    "a an another any each every some this that these those one two three four five several many most other the both "
    "no all".split()
)
"""Before a place's name: then its prison is described, not named (“a Leeds hospital”, “the London prison”)."""
CLASSES = frozenset("open women general district royal community children high primary secondary city county".split())
"""Words between the place and the head."""


def bodies_with_small_heads(reading: Reading, entries: Entries, taken: set[int]) -> None:
    """Enter the bodies that a place's name and a head in small letters name together."""
    heads = reading.heads_of("bodies.small")
    norms = reading.words.norms
    for piece, sentence in reading.pieces:
        if piece.kind is not None or piece.head == POST or piece.head.startswith(BARE) or piece.first in taken:
            continue
        if reading.comment(sentence):
            continue
        at = piece.last
        while at < sentence.last and (norms[at] in CLASSES or norms[at] == "'s") and at < piece.last + 2:
            at += 1
        if at >= sentence.last or norms[at] not in heads or reading.capitals.upper[at]:
            continue
        if not _names_place(reading, piece) or norms[at + 1 : at + 2] in (["officer"], ["officers"], ["-"]):
            continue
        entry = entries.add(
            ThingType.ORGANIZATION,
            reading.text(piece.first, at + 1),
            reading.form(piece.first, at + 1),
            piece.first,
            norms[at],
        )
        entry.places += 1


def _names_place(reading: Reading, piece: Piece) -> bool:
    """Whether a name before a small head may be a place's, and the place's body the only one meant."""
    lists, norms = reading.lists, reading.words.norms
    words = norms[piece.first : piece.last]
    if piece.last - piece.first > 2:
        return False
    if any(word in lists.adjectives or word in lists.openers or word in lists.never for word in words):
        return False
    if piece.opens and len(words) == 1 and words[0] in reading.small:
        return False
    if lists.known.by_name.get(" ".join(words)) or reading.text(piece.first, piece.last).isupper():
        return False
    return norms[piece.first - 1] not in UNSPECIFIC and " ".join(words) not in lists.regions
