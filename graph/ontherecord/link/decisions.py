"""What people have decided about names: same, not the same, or unsure, line by line in `ontology/names.tsv`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ontherecord.ontology import Ontology
from ontherecord.problems import UserError

FILE = "names.tsv"


class Judgement(StrEnum):
    """What somebody decided about two names; the value is the word that stands in the file."""

    SAME = "same"
    NOT_THE_SAME = "not the same"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """A thing as a decision names it: a name or the path of an IRI, and the document where one is given."""

    name: str
    document: str = ""

    @classmethod
    def parse(cls, cell: str) -> Naming:
        """Read `NAME` or `NAME @ DOCUMENT`. Raises ValueError where there is no name."""
        name, _, document = (part.strip() for part in f" {cell} ".partition(" @ "))
        if not name:
            raise ValueError("a name is missing")
        return cls(name, document)


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file."""

    judgement: Judgement
    one: Naming
    other: Naming
    where: str
    """File and line, for messages."""


@lru_cache(maxsize=4)
def decisions(ontology: Ontology) -> tuple[Decision, ...]:
    """All decisions, in the order of the files. Raises UserError, with file and line, where a line cannot be read."""
    found = []
    for path, number, cells in ontology.rows(FILE):
        where = f"{path.name}:{number}"
        try:
            found.append(_decision(cells, where))
        except ValueError as error:
            raise UserError(f"{where}: {error}; correct the line", 2) from error
    _refuse_contradictions(found)
    return tuple(found)


def _decision(cells: list[str], where: str) -> Decision:
    if len(cells) not in {3, 4}:
        raise ValueError(f"expected a judgement and two names with tabs between them, found {len(cells)} cells")
    if cells[0] not in list(Judgement):
        raise ValueError(f"{cells[0]!r} is none of {', '.join(repr(str(word)) for word in Judgement)}")
    one, other = Naming.parse(cells[1]), Naming.parse(cells[2])
    if one == other:
        raise ValueError(f"both names are {one.name!r}: say which documents you mean with ` @ DOCUMENT`")
    return Decision(Judgement(cells[0]), one, other, where)


def _refuse_contradictions(found: Iterable[Decision]) -> None:
    """Raise UserError where the same two names are decided in two ways."""
    seen: dict[tuple[Naming, ...], Decision] = {}
    for decision in found:
        pair = tuple(sorted((decision.one, decision.other)))
        before = seen.setdefault(pair, decision)
        if before.judgement != decision.judgement:
            raise UserError(f"{decision.where}: contradicts {before.where}; keep one of the two lines", 2)
