"""Whether a person acts in public where a text names one: speaks, holds a post, writes, is listed as present."""

from __future__ import annotations

from ontherecord.document import BlockKind
from ontherecord.parse.naming.piece import Piece
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.naming.signs import REPORTING, after, before
from ontherecord.parse.sentences import Sentence

PERSON_BEFORE, PERSON_AFTER, BRACKETED = "names.person_before", "names.person_after", "names.bracketed"
PRIVATE_BEFORE, PRIVATE_AFTER = "names.private_before", "names.private_after"
ATTENDANCE, CONTACT = "names.attendance", "names.contact"
ROLE_AFTER = 10
"""Words after a name among which the title of a post may come: “Rosalind Achterberg, our new Director of Policy”."""
BYLINE = 16
"""Words of a line that begins with “By” and names authors."""
CLOSE = 3
"""Words after a name that stands alone at the end: it signs the document."""
SIGNATURE = 8
"""Words below a name among which the title of a post shows a signature."""
MEMBER_FOR = 9
"""Words before a bracket in which “the Member for …” shows whose name stands in it."""
MEMBERS = frozenset({"mp", "mep", "msp", "mps", "peer", "councillor"})
"""Members of parliaments and councils: “Ann Moss, MP for Orme”."""
COUNSEL = frozenset({"kc", "qc"})
"""Behind the names of those who speak for others in a court or an inquiry."""
BREAKS = frozenset({",", ".", "and", ";", "which", "that"})


def acts(reading: Reading, piece: Piece, sentence: Sentence) -> bool:
    """Whether the words around a name show somebody acting in public."""
    return _told(reading, piece) or _in_brackets(reading, piece, sentence) or _listed(reading, piece, sentence)


def is_contact(reading: Reading, piece: Piece) -> bool:
    """Whether a name is that of somebody to call: no public actor."""
    return CONTACT in before(reading, piece.first)


def is_private(reading: Reading, piece: Piece) -> bool:
    """Whether a name is that of one whom something befell: “the death of …”, “…, who died”."""
    end = reading.cues_after.get(piece.last, ())
    return PRIVATE_AFTER in end or PRIVATE_BEFORE in before(reading, piece.first)


def after_letters(reading: Reading, index: int) -> int:
    """The word after the letters behind a name: “Lucy Frazer QC MP”."""
    norms, letters = reading.words.norms, reading.lists.letters
    while index < len(norms):
        if norms[index] in letters:
            index += 1
        elif norms[index] == "," and index + 1 < len(norms) and norms[index + 1] in letters:
            index += 2
        else:
            break
    return index


def _told(reading: Reading, piece: Piece) -> bool:
    """“X said”, “prepared by X”, “X, who …”, “Director X”, “X, our Director”."""
    end = after_letters(reading, piece.last)
    if not COUNSEL.isdisjoint(reading.words.norms[piece.last : end]):
        return True
    following = after(reading, piece.last) | after(reading, end)
    if reading.words.norms[end : end + 1] == [","]:
        following |= after(reading, end + 1) & REPORTING
        if reading.words.norms[end + 1 : end + 2][0:1] and reading.words.norms[end + 1].isdigit():
            following |= after(reading, end + 2) | after(reading, end + 3)
    preceding = before(reading, piece.first)
    if PERSON_BEFORE in preceding or PERSON_AFTER in following or (preceding | following) & REPORTING:
        return True
    return _beside_post(reading, piece, end)


def _beside_post(reading: Reading, piece: Piece, end: int) -> bool:
    """Whether the title of a post stands right before a name or after its comma."""
    norms, heads = reading.words.norms, reading.lists.post_heads | MEMBERS
    if piece.first in reading.post_ends:
        return True
    following = norms[end : end + ROLE_AFTER]
    if following[:1] in ([","], ["/"], ["-"], ["|"]):
        for index, word in enumerate(following[1:], 1):
            if word in heads:
                return True
            if word in BREAKS and index > 1:
                break
    at = piece.first - 1
    if at >= 1 and norms[at] == ",":
        at -= 1
    if at >= 2 and norms[at - 1] in {"of", "for"}:
        at -= 2
    return at >= 0 and norms[at] in heads


def _in_brackets(reading: Reading, piece: Piece, sentence: Sentence) -> bool:
    """“Adaeze Nwosu (Chair)”, “J. Moffat (minutes)”; “the Member for Don Valley (Caroline Flint)”."""
    norms = reading.words.norms
    if norms[piece.first - 1] == "(" and piece.first - 1 in reading.post_ends:
        return True
    if norms[piece.first - 1] == "(" and "member" in norms[max(piece.first - MEMBER_FOR, 0) : piece.first]:
        return True
    inside = piece.last + 1
    if norms[piece.last : inside] != ["("] or inside >= len(norms):
        return False
    whole = piece.first == sentence.first and norms[sentence.last - 1] == ")"
    capital = reading.capitals.capital(inside) and (whole or not reading.heading(sentence))
    return capital or BRACKETED in reading.cues_after.get(inside, ())


def _listed(reading: Reading, piece: Piece, sentence: Sentence) -> bool:
    """In a table, in a list of those present, before a colon, in a signature."""
    block = reading.block(sentence)
    if block.kind is BlockKind.ROW:
        return True
    opening, closing = reading.words.between(block.start, block.end)
    if reading.words.norms[opening] == "by" and closing - opening < BYLINE:
        return True
    if ATTENDANCE in reading.cues_after.get(opening, ()):
        return True
    end = reading.words.ends[piece.last - 1]
    if reading.words.text[end : end + 1] == ":":
        return True
    alone = sentence.first == piece.first and sentence.last == after_letters(reading, piece.last)
    if alone and len(reading.words) - sentence.last < CLOSE:
        return True
    below = reading.words.norms[piece.last : piece.last + SIGNATURE]
    return alone and any(word in reading.lists.post_heads for word in below)
