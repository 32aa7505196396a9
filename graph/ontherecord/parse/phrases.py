"""Phrases that end right before a word: prepositions before a date, approximations before a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ontherecord.lexicon import expand
from ontherecord.problems import UserError


@dataclass(frozen=True)
class Phrases:
    """Phrases by their last word, longest first. Looked up only where a date or number stands: “in” costs nothing."""

    by_last: dict[str, list[tuple[str, ...]]]

    @classmethod
    def of(cls, cues: Iterable[str], file: str) -> Phrases:
        """From phrases of a file, in the notation of cues. Raises UserError where one is malformed."""
        by_last: dict[str, list[tuple[str, ...]]] = {}
        for cue in cues:
            try:
                for phrase in expand(cue):
                    by_last.setdefault(phrase[-1], []).append(phrase)
            except (ValueError, IndexError) as error:
                raise UserError(f"ontology/{file}: phrase {cue!r}: {error}; correct the phrase", 2) from error
        return cls(
            {last: sorted(set(found), key=lambda phrase: (-len(phrase), phrase)) for last, found in by_last.items()}
        )

    def before(self, norms: Sequence[str], index: int, floor: int) -> int | None:
        """Where the longest phrase begins that ends before the word `index` and begins at `floor` or later."""
        if index <= floor:
            return None
        for phrase in self.by_last.get(norms[index - 1], ()):
            first = index - len(phrase)
            if first >= floor and (len(phrase) == 1 or tuple(norms[first:index]) == phrase):
                return first
        return None
