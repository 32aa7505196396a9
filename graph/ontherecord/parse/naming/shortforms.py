"""The beginning of a body's name used for all of it: “Linnet” for “Linnet Water”, “Fenmoor & Coast”."""

from __future__ import annotations

from ontherecord.facts import ThingType
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.piece import POST
from ontherecord.parse.naming.reading import AT_PLACE, Form, Reading
from ontherecord.parse.naming.capitals import POSSESSIVES

Spots = dict[tuple[int, int], Entry]


def short_names(reading: Reading, entries: Entries, publisher: Entry | None) -> Spots:
    """The words at which the beginning of a body's name stands for it."""
    owners: dict[Form, list[Entry]] = {}
    for entry in entries:
        if entry.kind is ThingType.ORGANIZATION:
            for form in entry.forms:
                for beginning in _beginnings(reading, form):
                    owners.setdefault(beginning, [])
                    if entry not in owners[beginning]:
                        owners[beginning].append(entry)
    found: Spots = {}
    used: dict[Form, Entry] = {}
    for piece, sentence in reading.pieces:
        placed = reading.words.norms[piece.first - 1] in AT_PLACE and piece.last - piece.first == 1
        if piece.kind is not None or piece.head == POST or placed:
            continue
        form = reading.form(piece.first, piece.last)
        if form not in owners or entries.get(form):
            continue
        entry = _likeliest(owners[form], publisher)
        if entry is None or piece.opens and len(form) == 1 and form[0].lower() in reading.small:
            continue
        if _acts(reading, piece.first, piece.last) or not reading.comment(sentence) and used.get(form) is entry and not _prepositional(reading, piece.first):
            used[form] = entry
            found[piece.first, piece.last] = entry
    for form, entry in used.items():
        entry.forms.setdefault(("\0", *form), " ".join(form).replace(" - ", "-"))
    return found


def _beginnings(reading: Reading, form: Form) -> list[Form]:
    """A name without its heads (“Marlow Vale”), and before “&” (“Fenmoor”)."""
    lists = reading.lists
    end = len(form)
    while end > 1 and (form[end - 1].lower() in lists.heads or form[end - 1].lower() in lists.weak or form[end - 1].lower() in _KINDS):
        end -= 1
    found = []
    if 0 < end < len(form) and form[0][0].isupper() and form[0].lower() not in lists.heads and form[0].lower() not in _GENERAL:
        found.append(form[:end])
    if "&" in form:
        found.append(form[: form.index("&")])
    return found


_KINDS = frozenset("county city borough district parish town royal metropolitan nhs foundation hospitals care community water academy primary secondary high".split())
_GENERAL = frozenset("the national royal local public general british united new great north south east west early young family children community".split())


def _likeliest(owners: list[Entry], publisher: Entry | None) -> Entry | None:
    if len(owners) == 1:
        return owners[0]
    return publisher if publisher in owners else None


def _prepositional(reading: Reading, first: int) -> bool:
    return reading.words.norms[first - 1] in {"of", "for", "from", "the"}


def _acts(reading: Reading, first: int, last: int) -> bool:
    """Whether the words around a bare name show a body: it owns, says, is judged."""
    norms = reading.words.norms
    after = norms[last] if last < len(norms) else ""
    if _prepositional(reading, first) and after not in POSSESSIVES:
        return False
    return True
