"""Units by whose they are: the board of the document's own body, “Ofsted’s Board”, “our Improvement Service”."""

from __future__ import annotations

from ontherecord.facts import ThingType
from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.piece import BARE, Piece
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.sentences import Sentence

BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
BETWEEN = frozenset({"public", "open", "own", "new", "full", "main"})
"""Words between a possessor and its board."""
PARTS = frozenset(
    "service services office department network team panel group board committee forum unit directorate".split()
)
"""Heads of names of what may be a part of a body."""


def find_boards(reading: Reading, entries: Entries, publisher: Entry | None) -> None:
    """Enter the boards that a text calls “Board” alone, or by their body's noun (“Trust Board”)."""
    ends = {piece.last: piece for piece, _ in reading.pieces if piece.kind in BODIES or piece.kind is None}
    _small_boards(reading, entries)
    for piece, sentence in reading.pieces:
        at = piece.last - 1
        bare = piece.head == BARE + "board"
        by_noun = (
            publisher is not None and at == piece.first + 1 and reading.words.norms[piece.first] in publisher.nouns
        )
        is_board = reading.words.norms[at] == "board" and reading.capitals.upper[at]
        if not is_board or not (bare or by_noun) or reading.comment(sentence):
            continue
        owner = _owner(reading, entries, piece, sentence, ends)
        if owner is None and publisher and publisher.kind is ThingType.ORGANIZATION:
            before = reading.words.norms[_past_adjectives(reading, piece.first - 1, sentence)]
            owner = publisher if by_noun or before in {"the", "our", "of"} else None
        if owner is not None and owner.kind in BODIES:
            board = _board(entries, owner, piece.first)
            if not bare:
                entries.call(board, reading.form(piece.first, piece.last), reading.text(piece.first, piece.last))
            elif owner is publisher:
                entries.call(board, ("Board",), "Board")


def _small_boards(reading: Reading, entries: Entries) -> None:
    """Enter the boards in small letters that stand right behind their body's name: “the Ofsted board”."""
    norms, upper = reading.words.norms, reading.capitals.upper
    for piece, sentence in reading.pieces:
        at = piece.last
        small = norms[at : at + 1] == ["board"] and not upper[at] and norms[at + 1 : at + 2] != ["member"]
        if piece.kind is ThingType.ORGANIZATION and small and norms[piece.first - 1] == "the":
            owner = entries.get(reading.form(piece.first, at))
            if owner is not None and owner.kind in BODIES and not reading.comment(sentence):
                board = _board(entries, owner, piece.first)
                entries.call(board, reading.form(piece.first, at + 1), reading.text(piece.first, at + 1))


def _past_adjectives(reading: Reading, at: int, sentence: Sentence) -> int:
    while at > sentence.first and reading.words.norms[at] in BETWEEN:
        at -= 1
    return at


def _owner(
    reading: Reading, entries: Entries, piece: Piece, sentence: Sentence, ends: dict[int, Piece]
) -> Entry | None:
    """The body whose possessive stands before a board."""
    at = _past_adjectives(reading, piece.first - 1, sentence)
    if reading.words.norms[at] in POSSESSIVES and at in ends:
        return entries.get(reading.form(ends[at].first, ends[at].last))
    return None


def _board(entries: Entries, owner: Entry, at: int) -> Entry:
    """The board of a body, by the body's name."""
    name = owner.name if owner.name.lower().endswith(" board") else f"{owner.name} Board"
    board = entries.get(tuple(name.split()))
    if board is None:
        board = entries.add(ThingType.UNIT, name, tuple(name.split()), at, "board")
        board.owner = owner
    return board


def own_units(reading: Reading, entries: Entries, publisher: Entry | None) -> None:
    """Make units of the document's own body of those that “our” stands before, outside quotations."""
    for piece, sentence in reading.pieces if publisher else ():
        ours = piece.kind in BODIES and piece.head in PARTS and reading.words.norms[piece.first - 1] == "our"
        if not ours or reading.comment(sentence) or reading.quoted(sentence):
            continue
        entry = entries.get(reading.form(piece.first, piece.last))
        if entry and entry is not publisher and not entry.known and not entry.owner:
            entry.kind, entry.owner = ThingType.UNIT, publisher
