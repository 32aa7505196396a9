"""How personal and how careless a piece of writing is: what sets a reader's comment apart from an official page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ontherecord.read.lines import ends_sentence
from ontherecord.read.phrases import Layout

_QUOTED = re.compile(r"“[^“”]*”?|\"[^\"]*\"?")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_FIRST = {"i", "i'm", "i've", "i'd", "i'll", "my", "me", "myself", "mine"}
_SECOND = {"you", "your", "you're", "you've", "yours", "u", "ur"}
_SLIPS = (
    re.compile(r"[!?]{2,}|\w [!?]"),  # “outstanding !!!!”, “does that work ??”
    re.compile(r"\w\.\.(?!\.)|\.{4,}|…\.| \.\."),  # “Hi ..”, “leadership…..”
    re.compile(r"\w +[,;](?:\s|$)|\w +\.(?:\s|$)|\( \w|[a-z],(?=[A-Za-z])"),  # a space before a comma, none after it
    re.compile(r"\b(?:i|im|ive|u|ur)\b(?![.)’'-])"),  # “i have”
    re.compile(r"\b(?:ca|do|is|did|does|wo|would|could|should|has|have|was|are|were)n(?:t| t)\b"),  # “cant”, “isn t”
    re.compile(r"(?:[!?]|\w{4}\.) +[a-z]\w+ \w"),  # a sentence that begins in lower case
)
_LONG = 25
"""Words: a paragraph of so many that ends without a stop was not edited."""
_NEUTRAL = 0.6
"""What a paragraph with nothing personal in it counts against being a comment."""
_LOOKED_AT = 4000
"""Characters at the beginning of a block; the rest is of the same hand."""


@dataclass(frozen=True, slots=True)
class Tone:
    """What speaks for a reader's hand in one block."""

    score: float
    """All signs together; below nought it reads as official prose."""
    slips: int
    """Kinds of careless spelling and punctuation, and informal words: what an edited page has none of."""
    first: int
    """First persons singular."""


def tone(words: str, common: frozenset[str], layout: Layout) -> Tone:
    """The tone of a block; `common` are the document's lower-case words, by which shouting is told from acronyms."""
    own = _QUOTED.sub(" ", words[:_LOOKED_AT])
    tokens = _WORD.findall(own)
    lower = [token.lower().replace("’", "'") for token in tokens]
    first = sum(token in _FIRST for token in lower)
    second = sum(token in _SECOND for token in lower)
    slips = sum(1 for slip in _SLIPS if slip.search(own)) + _unfinished(words, tokens)
    shouted = sum(1 for token in tokens if len(token) > 2 and token.isupper() and token.lower() in common)
    informal = layout.count("register.informal", own)
    score = 0.8 * min(first, 3) + 0.4 * min(second, 3) + 1.2 * slips
    score += 0.8 * min(own.count("!"), 2) + 0.7 * min(shouted, 2) + 1.5 * min(informal, 3)
    score -= 1.5 * min(layout.count("register.official", own), 2) + 2 * (words[0] in '“"')
    return Tone(score - _NEUTRAL, slips + min(informal, 2), first)


def _unfinished(words: str, tokens: Sequence[str]) -> int:
    return int(len(tokens) > _LONG and not ends_sentence(words) and words[-1] not in ":;,")


def common_words(text: str) -> frozenset[str]:
    """The words that a text writes in lower case."""
    return frozenset(word for word in _WORD.findall(text[:200_000]) if word.islower())
