"""Things whose names tell by their form what they are: “Ravensby City Council”, “Kinship Strategy”, known bodies."""

from __future__ import annotations

from ontherecord.parse.naming.acronyms import is_acronym
from ontherecord.parse.naming.entries import Entries, Entry, key
from ontherecord.parse.naming.piece import BODY, INITIATIVE, PERSON, UNIT, Piece
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.naming.signs import SPEAKING, after, before
from ontherecord.parse.sentences import Sentence

LETTERHEAD = 8
"""The first blocks of a document, where a line may consist of its publisher's name."""
MEETINGS = frozenset({"meeting", "minutes", "agenda", "session"})
MEETING_NEAR = 5
"""Words after a body's name and a dash among which one says that it met."""
CLOSING = frozenset({")", "(", ".", ","})
APART = 3
"""Characters between a possessor and what it owns."""
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to"})
PAPERS = frozenset(
    "act bill code regulations rules framework policy guidance charter standards standard pledge guarantee principles "
    "directive agreement protocol toolkit concordat covenant".split()
)
"""Heads of initiatives' names that say what they say in writing: what bears them is no body."""
TOWARDS = frozenset({"of", "to", "on", "by", "from"})
"""Before the name that closes a heading: “Inspection of Holt Lane Academy”."""
PUBLISHED = "names.published_by"
MEETING = "relations.consults__active"


def things_by_form(reading: Reading, entries: Entries, taken: set[int]) -> None:
    """Enter the things whose names tell what they are; names at words that are `taken` stand for something else."""
    known: dict[str, Entry] = {}
    speaking = _speaking_works(reading)
    before: tuple[Piece, Entry, Sentence] | None = None
    for piece, sentence in reading.pieces:
        if piece.kind in {None, PERSON} or piece.first in taken or not _counts(reading, piece, sentence):
            continue
        entry = known.get(piece.known.name) if piece.known else None
        if entry is None:
            entry = _enter(reading, entries, piece, speaking)
            if piece.known:
                entry.known = True
                known[piece.known.name] = entry
        else:
            entries.call(entry, reading.form(piece.first, piece.last), reading.text(piece.first, piece.last))
            entry.places += 1
        if entry.owner is None and not piece.known:
            entry.owner = known.get(piece.owner.name) if piece.owner else None
            beside = before and before[2] is sentence and _owns(reading, before[0].last, piece.first)
            if before and beside and entry.kind is not BODY and not entry.owner:
                entry.owner = before[1]
        before = (piece, entry, sentence) if entry.kind in {BODY, UNIT} else None


def _counts(reading: Reading, piece: Piece, sentence: Sentence) -> bool:
    """Whether a piece is a name: no general term, and in a heading nothing but the heading itself."""
    words = tuple(word.lower() for word in reading.form(piece.first, piece.last))
    if words in reading.lists.generic or (words[:2] in reading.lists.generic and words[2:3] == ("of",)):
        return False
    shown = reading.text(piece.first, piece.last)
    if piece.opens and shown.isupper() and not is_acronym(shown) and not piece.known:
        return _stands_alone(reading, piece, sentence)
    if piece.known or not reading.heading(sentence) or _stands_alone(reading, piece, sentence):
        return True
    at = piece.first - (reading.words.norms[piece.first - 1] == "the")
    closes = piece.kind is BODY and piece.last == sentence.last and reading.words.norms[at - 1] in TOWARDS
    return (closes or PUBLISHED in before(reading, at)) and sentence.block < LETTERHEAD


def _enter(reading: Reading, entries: Entries, piece: Piece, speaking: set[str]) -> Entry:
    shown, form = reading.text(piece.first, piece.last), reading.form(piece.first, piece.last)
    name = piece.known.name if piece.known else shown
    if name.isupper() and not is_acronym(name):
        name = _title_case(name)
    kind = BODY if key(form) in speaking else piece.kind
    assert kind is not None  # noqa: S101  a piece without kind is no name by form
    entry = entries.add(kind, name, form, piece.first, piece.head)
    entry.forms[form] = shown
    return entry


def _speaking_works(reading: Reading) -> set[str]:
    """Names like those of initiatives whose bearers say, ask or meet: “The Transparency Project asked”."""
    return {
        key(reading.form(piece.first, piece.last))
        for piece, _ in reading.pieces
        if piece.kind is INITIATIVE and piece.head not in PAPERS and after(reading, piece.last) & (SPEAKING | {MEETING})
    }


def _owns(reading: Reading, last: int, first: int) -> bool:
    """Whether a name right after a body's, or after its possessive, is that of its unit or work."""
    close = first >= last and reading.words.starts[first] - reading.words.ends[last - 1] <= APART
    return close and reading.words.norms[last:first] in ([], ["'s"], ["'"])


def _stands_alone(reading: Reading, piece: Piece, sentence: Sentence) -> bool:
    """Whether a heading is a name and nothing else: a letterhead, or the title of a page about a programme."""
    norms, last = reading.words.norms, sentence.last
    if "|" in norms[piece.last : last]:
        last = norms.index("|", piece.last)
    while last > piece.last and (norms[last - 1] in CLOSING or norms[last : last + 1] == [")"]):
        last -= 1
    following = norms[piece.last : piece.last + MEETING_NEAR]
    if following[:1] == ["-"] and not MEETINGS.isdisjoint(following):
        last = piece.last
    alone = piece.first == sentence.first and piece.last == last
    return alone and sentence.block < LETTERHEAD and piece.kind in {BODY, UNIT, INITIATIVE}


def _title_case(name: str) -> str:
    """A name in capitals as it is otherwise written."""
    words = name.lower().split()
    return " ".join(
        word if word in SMALL and index else word[:1].upper() + word[1:] for index, word in enumerate(words)
    )
