"""A part of a run of capitals: a name, or the title of a post."""

from __future__ import annotations

from dataclasses import dataclass

from ontherecord.facts import ThingType
from ontherecord.parse.naming.known import KnownBody

BODY, UNIT, PERSON, REPORT, INITIATIVE = ThingType
ANONYMOUS = "bare letters"
"""The head of a piece such as “Mrs A”: somebody who is not to be named."""
POST = "post"
"""The head of a piece that is the title of a post."""
BARE = "bare "
"""Begins the head of a piece that is a head and nothing else: “the Trust”."""
WEAK = "weak "
"""Begins the head of a piece whose last word makes a body only where the text treats it as one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a run. `kind` is None where their form does not tell what they name."""

    first: int
    last: int
    kind: ThingType | None = None
    head: str = ""
    """The word that tells, in lower case, or what else the form shows."""
    known: KnownBody | None = None
    owner: KnownBody | None = None
    """The known body with whose name it begins (“Cafcass Board”)."""
    opens: bool = False
    """Whether it stands where a sentence begins."""
