"""Acronyms and short names that a text defines: “Family Proceedings Advice Service (FPAS)”, “Napo (… Association of …)”."""

from __future__ import annotations

from ontherecord.facts import ThingType
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.piece import POST, Piece
from ontherecord.parse.naming.reading import Reading

LONGEST = 14
"""Words that may stand in a bracket that defines a name."""
QUOTES = frozenset({'"', "'", "“", "”"})
SMALL = frozenset({"the", "of", "and", "for", "in", "on", "&", "to", "'s", "'", "-", "a", "with"})
NAMED = frozenset({ThingType.ORGANIZATION, ThingType.UNIT, ThingType.REPORT, ThingType.INITIATIVE})


def define_acronyms(reading: Reading, entries: Entries) -> dict[str, Entry]:
    """Give things the short names that brackets define.

    Returns the nouns so defined (`trust` for “(“the Trust”)”), which from there on mean that thing alone.
    """
    ends = {piece.last: piece for piece, _ in reading.pieces if piece.head != POST}
    nouns: dict[str, Entry] = {}
    for index, word in enumerate(reading.words.norms):
        if word != "(":
            continue
        closing = _closing(reading, index)
        if not closing:
            continue
        inner = _inside(reading, index + 1, closing)
        if inner is None:
            continue
        first, last = inner
        long = ends.get(index)
        if last - first == 1 or _glued(reading, first, last):
            entry = _long_form(reading, entries, long, index, reading.text(first, last))
            if entry:
                short = reading.form(first, last)
                if len(short) == 1 and short[0].lower() in entry.nouns:
                    nouns[short[0].lower()] = entry
                entries.call(entry, short, reading.text(first, last))
        elif long and is_acronym(reading.text(long.first, long.last)):
            _reversed(reading, entries, long, first, last)
    return nouns


def match_initials(reading: Reading, entries: Entries) -> None:
    """Give the one body whose initials they are the acronyms that no bracket defines."""
    for piece, _ in reading.pieces:
        short = reading.text(piece.first, piece.last)
        if piece.kind is None and piece.last == piece.first + 1 and is_acronym(short):
            form = reading.form(piece.first, piece.last)
            if entries.get(form) is None:
                fitting = [entry for entry in entries if initials_fit(short, entry.name)]
                if len(fitting) == 1:
                    entries.call(fitting[0], form, short)


def is_acronym(text: str) -> bool:
    """Whether a word is short and has two capitals at least: HMCTS, NatWest, O.H.A., MoJ."""
    letters = text.replace(".", "")
    return 1 < len(letters) <= 10 and letters.isalnum() and letters[0].isupper() and sum(c.isupper() for c in letters) > 1


def initials_fit(short: str, name: str) -> bool:
    """Whether the letters of a short name are the first letters of a name's words; small words may be left out."""
    letters = "".join(c.lower() for c in short if c.isalnum())
    words = [word.lower() for word in name.replace("-", " ").replace("’", "'").split() if word[0].isalnum()]
    telling = "".join(word[0] for word in words if word not in SMALL)
    return len(letters) > 1 and letters in {telling, "".join(word[0] for word in words), _with_small(words, letters)}


def _with_small(words: list[str], letters: str) -> str:
    """The first letters of words, of small ones only where the acronym has them (“Cafcass” has one “and” of two)."""
    found = ""
    for word in words:
        if word not in SMALL or letters[len(found) : len(found) + 1] == word[0]:
            found += word[0]
    return found


def _closing(reading: Reading, opening: int) -> int:
    norms = reading.words.norms
    for index in range(opening + 1, min(opening + LONGEST, len(norms))):
        if norms[index] == ")":
            return index
    return 0


def _inside(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The words of a bracket without quotation marks and “the”, where the rest begins with a capital."""
    norms = reading.words.norms
    while first < last and norms[first] in QUOTES | {"the", "or", "hereafter", "known", "as", "a", "trade", "union", "charity", "formerly", "-"}:
        first += 1
    while last > first and norms[last - 1] in QUOTES:
        last -= 1
    return (first, last) if first < last and reading.capitals.upper[first] else None


def _glued(reading: Reading, first: int, last: int) -> bool:
    return not any(c.isspace() for c in reading.words.text[reading.words.starts[first] : reading.words.ends[last - 1]])


def _long_form(reading: Reading, entries: Entries, long: Piece | None, bracket: int, short: str) -> Entry | None:
    """The thing named right before a bracket; made where the initials fit a run of words that no head gave away."""
    if long is not None:
        entry = entries.get(reading.form(long.first, long.last))
        if entry and is_acronym(short) and not initials_fit(short, entry.name):
            entry = _grown(reading, entries, entry, long, bracket, short)
        if entry and entry.kind in NAMED and (is_acronym(short) or short.lower() in entry.nouns or len(short) > 3):
            return entry
    if not is_acronym(short):
        return None
    for length in range(2, LONGEST):
        first = bracket - length
        if first < 0 or reading.words.norms[first] in {".", ",", "("}:
            return None
        if reading.capitals.upper[first] and initials_fit(short, reading.text(first, bracket)):
            generic = reading.form(first, bracket) if first else ()
            if not _speaks(reading, short) or tuple(word.lower() for word in generic) in reading.lists.generic:
                return None
            return entries.add(ThingType.ORGANIZATION, reading.text(first, bracket), reading.form(first, bracket), first)
    return None


def _grown(reading: Reading, entries: Entries, entry: Entry, long: Piece, bracket: int, short: str) -> Entry:
    """The thing by the longer name that its initials ask for: “Diocese of Norwich Education and Academies Trust (DNEAT)”."""
    for first in range(long.first - 1, max(bracket - LONGEST, 0), -1):
        if reading.words.norms[first] in {".", ",", "(", ";"}:
            break
        if reading.capitals.upper[first] and initials_fit(short, reading.text(first, bracket)):
            part = entries.get(reading.form(first, long.first - 1))
            for each in (part, entry if entry.places == 1 else None):
                if each is not None and each in list(entries):
                    entries.remove(each)
            return entries.add(entry.kind, reading.text(first, bracket), reading.form(first, bracket), first, long.head)
    return entry


def _speaks(reading: Reading, short: str) -> bool:
    """Whether an acronym is somewhere used as the name of somebody who says or does something."""
    for piece, _ in reading.pieces:
        if reading.text(piece.first, piece.last) == short:
            around = reading.cues_after.get(piece.last, set()) | reading.cues_before.get(piece.first, set())
            if around & {"names.body_after", "names.body_before", "reporting.say", "reporting.ask", "reporting.find"}:
                return True
    return False


def _reversed(reading: Reading, entries: Entries, long: Piece, first: int, last: int) -> None:
    """“Napo (a Trade Union – National Association of Probation Officers)”."""
    short = reading.text(long.first, long.last)
    for begin in range(first, last):
        if reading.capitals.upper[begin] and initials_fit(short, reading.text(begin, last)):
            entry = entries.get(reading.form(long.first, long.last))
            name, form = reading.text(begin, last), reading.form(begin, last)
            other = entries.get(form)
            if entry and other:
                entries.merge(other, entry)
            elif entry:
                entries.call(entry, form, name)
                entry.name = name if not entry.known else entry.name
            else:
                entry = entries.add(ThingType.ORGANIZATION, name, form, begin)
                entries.call(entry, reading.form(long.first, long.last), short)
            return
