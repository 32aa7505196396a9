"""Known public bodies (`ontology/bodies.tsv`), found in a text by the words of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ontherecord.facts import ThingType
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.words import Words, split_words

COLUMNS = 4  # name, class, the body it is part of, other names


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body by its preferred name, with the other names it goes by, acronyms among them."""

    name: str
    type: ThingType
    part_of: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class KnownBodies:
    """All known bodies, to be looked up by name or at a word of a text."""

    by_name: dict[str, KnownBody]
    """By each of a body's names, in lower case."""
    by_first: dict[str, tuple[tuple[tuple[str, ...], KnownBody], ...]]
    """The words of names as they are written, by their first word in lower case; longest first."""

    def at(self, words: Words, index: int, last: int) -> tuple[int, KnownBody] | None:
        """The longest known name that begins at a word and ends before another, with the index after it."""
        for form, body in self.by_first.get(words.forms[index].lower(), ()):
            end = index + len(form)
            closing = end == last + 1 and form[-1] in {"'s", "'"}
            if (end <= last or closing) and end <= len(words) and _written_alike(form, words.forms[index:end]):
                return end, body
        return None


def _written_alike(form: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words are a name: in its own letters, or all in capitals; what has capitals must keep one."""
    for wanted, word in zip(form, words, strict=True):
        same = wanted == word or wanted == word.replace("’", "'") or wanted.upper() == word
        if not same and not (wanted[:1].islower() and wanted == word.lower()):
            return False
    return True


@lru_cache(maxsize=4)
def known_bodies(ontology: Ontology) -> KnownBodies:
    """The bodies of all `bodies.tsv` files. Raises UserError with file and line where a row is malformed."""
    by_name: dict[str, KnownBody] = {}
    by_first: dict[str, dict[tuple[str, ...], KnownBody]] = {}
    for path, number, cells in ontology.rows("bodies.tsv"):
        name, type_, part_of, others = [*cells, "", "", ""][:COLUMNS]
        if type_ not in {ThingType.ORGANIZATION, ThingType.UNIT} or len(cells) > COLUMNS:
            raise UserError(
                f"{path}:{number}: expected name, Organization or OrganizationalUnit, part of, other names;"
                " put tabs between the four",
                2,
            )
        body = KnownBody(name, ThingType(type_), part_of, tuple(o.strip() for o in others.split("|") if o.strip()))
        for form in (name, *body.others):
            by_name.setdefault(form.lower(), body)
            words = tuple(split_words(form).forms)
            by_first.setdefault(words[0].lower(), {}).setdefault(words, body)
    ordered = {
        first: tuple(sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])))
        for first, forms in by_first.items()
    }
    return KnownBodies(by_name, ordered)
