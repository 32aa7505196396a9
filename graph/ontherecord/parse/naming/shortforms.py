"""The beginning of a body's name used for all of it: “Linnet” for “Linnet Water”, “Fenmoor & Coast”."""

from __future__ import annotations

from collections import defaultdict

from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.naming.entries import HIDDEN, Entries, Entry
from ontherecord.parse.naming.piece import BODY, POST, Piece
from ontherecord.parse.naming.places import Spots
from ontherecord.parse.naming.reading import AT_PLACE, Form, Reading

KINDS = frozenset(
    "county city borough district parish town royal metropolitan nhs foundation hospitals care community water academy "
    "primary secondary high".split()
)
"""Words before the head of a body's name that say of which kind it is."""
GENERAL = frozenset(
    "the national royal local public general british united new great north south east west early young family "
    "children community".split()
)
"""Words that many bodies' names begin with: they stand for none."""
OF = frozenset({"of", "for", "from", "the"})
"""After these a bare name is a place's, unless it owns something."""


def short_names(reading: Reading, entries: Entries, publisher: Entry | None, covered: set[int]) -> Spots:
    """The words at which the beginning of a body's name stands for it; those `covered` stand for something else."""
    owners: dict[Form, list[Entry]] = defaultdict(list)
    for entry in entries:
        for form in entry.forms if entry.kind is BODY else ():
            for beginning in _beginnings(reading, form):
                if entry not in owners[beginning]:
                    owners[beginning].append(entry)
    found: Spots = {}
    for piece, _ in reading.pieces:
        form = reading.form(piece.first, piece.last)
        if not covered.isdisjoint(range(piece.first, piece.last)):
            continue
        if piece.kind is not None or piece.head == POST or form not in owners or entries.get(form):
            continue
        common = piece.opens and len(form) == 1 and form[0].lower() in reading.small
        likeliest = _likeliest(owners[form], publisher)
        if likeliest and not common and not _names_place(reading, piece):
            found[piece.first, piece.last] = likeliest
            likeliest.forms.setdefault((HIDDEN, *form), reading.text(piece.first, piece.last))
    return found


def _beginnings(reading: Reading, form: Form) -> list[Form]:
    """A name without its heads (“Marlow Vale”), or its last words (“All Saints”), and before “&” (“Fenmoor”)."""
    lists, end = reading.lists, len(form)
    while end > 1 and (form[end - 1].lower() in lists.heads.keys() | lists.weak | KINDS):
        end -= 1
    found = []
    first = form[0].lower()
    if end < len(form) and form[0][0].isupper() and first not in lists.heads and first not in GENERAL:
        found += [form[at:end] for at in range(max(end - 1, 1)) if form[at][0].isupper()]
    found = [each for each in found if not all(word.lower() in lists.nobody for word in each)]
    if "&" in form:
        found.append(form[: form.index("&")])
    return found


def _likeliest(owners: list[Entry], publisher: Entry | None) -> Entry | None:
    """The one body whose name begins so; of several only the publisher."""
    if len(owners) == 1:
        return owners[0]
    return publisher if publisher in owners else None


def _names_place(reading: Reading, piece: Piece) -> bool:
    """Whether the words around a bare name show the place: “in Eastmarch”, “residents of Eastmarch”."""
    norms = reading.words.norms
    before = norms[piece.first - 1]
    if before in AT_PLACE and piece.last - piece.first == 1:
        return True
    after = norms[piece.last] if piece.last < len(norms) else ""
    return before in OF and after not in POSSESSIVES
