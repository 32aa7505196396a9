"""An outline as bytes, to be kept between builds and sent between processes.

What lies in a folder may come from anybody, so that unpacking makes records of linking and nothing else. Words that
stand in many outlines come back as one string in memory.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Mapping
from dataclasses import replace
from sys import intern
from typing import Any

from ontherecord.facts import Ref
from ontherecord.link.entries import Entry
from ontherecord.link.outline import Outline

_PROTOCOL = 5
_RECORDS: Mapping[str, frozenset[str]] = {
    "datetime": frozenset(["date"]),
    "decimal": frozenset(["Decimal"]),
    "ontherecord.dates": frozenset(["Date"]),
    "ontherecord.facts": frozenset(["Ref", "Thing", "ThingType", "Voice"]),
    "ontherecord.link.entries": frozenset(["Entry", "Figures"]),
    "ontherecord.link.outline": frozenset(["Outline"]),
    "ontherecord.link.signs": frozenset(["Sign"]),
}
"""All that an outline is made of; none does more than hold what it is given."""


class _Records(pickle.Unpickler):
    """Unpickles those records alone, as the library reference has it under “Restricting Globals”."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name. Raises UnpicklingError for any other."""
        if name not in _RECORDS.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an outline")
        return super().find_class(module, name)


class Packing:
    """Packs and unpacks outlines. One object for those of a corpus: it is what their words are shared through."""

    def __init__(self) -> None:
        """Begin with no references known."""
        self._refs: dict[Ref, Ref] = {}

    @staticmethod
    def pack(outline: Outline) -> bytes:
        """The outline in few bytes."""
        return zlib.compress(pickle.dumps(outline, _PROTOCOL), 1)

    def unpack(self, packed: bytes) -> Outline:
        """The outline that `pack` was given. Raises zlib.error or pickle.UnpicklingError for anything else."""
        found = _Records(io.BytesIO(zlib.decompress(packed))).load()
        if not isinstance(found, Outline):
            raise pickle.UnpicklingError("is no outline")
        return replace(
            found,
            entries=tuple(map(self._shared, found.entries)),
            recurring={intern(each): weight for each, weight in found.recurring.items()},
        )

    def _shared(self, entry: Entry) -> Entry:
        """The statement with the strings that others have too."""
        return replace(
            entry,
            kind=intern(entry.kind),
            said_by=self._ref(entry.said_by),
            bound=tuple(map(self._ref, entry.bound)),
            about=tuple(map(self._ref, entry.about)),
            about_beside=tuple(map(self._ref, entry.about_beside)),
            about_before=tuple(map(self._ref, entry.about_before)),
            own=tuple(map(intern, entry.own)),
            beside=tuple(map(intern, entry.beside)),
            before=tuple(map(intern, entry.before)),
            further=tuple(map(intern, entry.further)),
        )

    def _ref(self, ref: Ref) -> Ref:
        return self._refs.setdefault(ref, ref)
