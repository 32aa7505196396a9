"""How a name is compared with another: its words without case, accents, articles and titles; acronyms; initials."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ontherecord.link.vocabulary import NameWords

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
LINKING = frozenset(["of", "for", "on", "in", "into", "to", "at", "with", "from", "by"])
"""Words that join the words of a name: its head stands before the first."""
LONGEST_ACRONYM = 8
_OFFICE = ("office", "of", "the")
"""Before the name of a post: the Office of the Housing Adjudicator is the Housing Adjudicator."""


@lru_cache(maxsize=1 << 17)
def folded(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents, marks and the possessive ’s. `O.H.A.` is one word."""
    plain = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), unicodedata.normalize("NFKD", name))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    found = (re.sub(r"['’]s$|['’]", "", word) for word in _WORD.findall(letters))
    return tuple(word for word in found if word)


@lru_cache(maxsize=1 << 17)
def name_key(name: str, words: NameWords) -> tuple[str, ...]:
    """The words of a name that tell a body, report or initiative from another. Never empty for a name of words."""
    spelled = [words.short_for.get(word, word) for word in folded(name)]
    if len(spelled) > len(_OFFICE) + 1 and tuple(spelled[: len(_OFFICE)]) == _OFFICE:
        spelled = spelled[len(_OFFICE) :]
    return tuple(word for word in spelled if word not in words.ignored) or tuple(spelled)


def head(key: tuple[str, ...]) -> str:
    """The word that says what a name is of: “panel” in “Expert Panel on Harm in the Family Courts”."""
    for index, word in enumerate(key):
        if word in LINKING and index:
            return key[index - 1]
    return key[-1] if key else ""


@lru_cache(maxsize=1 << 17)
def acronym(name: str) -> str:
    """The name as an acronym, dots left out, or nothing where it is none: DfE, FJYPB, O.H.A."""
    letters = name.replace(".", "").replace("&", "")
    if not (2 <= len(letters) <= LONGEST_ACRONYM and letters.isalnum() and letters[0].isupper()):
        return ""
    capitals = sum(c.isupper() for c in letters)
    return letters.casefold() if capitals >= 2 and 2 * capitals >= len(letters) else ""


@lru_cache(maxsize=1 << 17)
def person_key(name: str, words: NameWords) -> tuple[str, ...]:
    """The words of a person's name without titles and letters after it."""
    found = list(folded(name))
    while len(found) > 1 and found[0] in words.titles:
        found.pop(0)
    while len(found) > 1 and found[-1] in words.titles:
        found.pop()
    return tuple(found)
