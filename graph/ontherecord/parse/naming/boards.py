"""The board of the body whose document it is, or whose possessive stands before: “the Board”, “Cafcass’ Board”."""

from __future__ import annotations

from ontherecord.facts import ThingType
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.piece import BARE
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.naming.capitals import POSSESSIVES

BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
BETWEEN = frozenset({"public", "open", "own", "new", "full", "main"})


def find_boards(reading: Reading, entries: Entries, publisher: Entry | None) -> dict[int, Entry]:
    """Enter the boards that a text calls “Board” alone; returns the words at which it does so, with their board."""
    norms, upper = reading.words.norms, reading.capitals.upper
    ends = {piece.last: piece for piece, _ in reading.pieces if piece.kind in BODIES or piece.kind is None}
    places: dict[int, Entry] = {}
    for piece, sentence in reading.pieces:
        at = piece.last - 1
        bare = piece.head == BARE + "board"
        if norms[at] != "board" or not upper[at] or reading.comment(sentence):
            continue
        trust = piece.last - piece.first == 2 and publisher is not None and norms[piece.first] in publisher.nouns
        if not bare and not trust:
            continue
        before = piece.first - 1
        while before > sentence.first and norms[before] in BETWEEN:
            before -= 1
        owner = None
        if norms[before] in POSSESSIVES and before in ends:
            owner = entries.get(reading.form(ends[before].first, ends[before].last))
        elif publisher and publisher.kind is ThingType.ORGANIZATION and (trust or norms[before] in {"the", "our", "of"}):
            owner = publisher
        if owner is None or owner.kind not in BODIES:
            continue
        name = owner.name if owner.name.lower().endswith(" board") else f"{owner.name} Board"
        board = entries.get(tuple(name.split()))
        if board is None:
            board = entries.add(ThingType.UNIT, name, tuple(name.split()), piece.first, "board")
            board.owner = owner
        if not bare:
            entries.call(board, reading.form(piece.first, piece.last), reading.text(piece.first, piece.last))
        elif owner is publisher:
            entries.call(board, ("Board",), "Board")
        for index in range(piece.first, piece.last):
            places[index] = board
    return places


PARTS = frozenset({"service", "services", "office", "department", "network", "team", "panel", "group", "board", "committee", "forum", "unit", "directorate", "division"})
"""Heads of names of what may be a part of a body: “our National Improvement Service”."""


def own_units(reading: Reading, entries: Entries, publisher: Entry | None) -> None:
    """Make units of the document's own body of those that “our” stands before, outside quotations."""
    if publisher is None:
        return
    for piece, sentence in reading.pieces:
        if piece.kind in BODIES and piece.head in PARTS and reading.words.norms[piece.first - 1] == "our" and not reading.comment(sentence):
            entry = entries.get(reading.form(piece.first, piece.last))
            quoted = reading.document.text[reading.block(sentence).start] in "“\"‘"
            if entry and entry is not publisher and not entry.known and not entry.owner and not quoted:
                entry.kind, entry.owner = ThingType.UNIT, publisher
