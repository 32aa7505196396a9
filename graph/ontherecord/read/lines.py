"""The lines of a plain text: where their words stand, and the bullets and numbers they begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = r"[•●○◦▪▫■□‣⁃∙·➢✓*–—‐-](?=\s)|[•●▪■‣](?=\w)|o(?=\t|\s\s)"
_NUMBER = (
    r"(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,3}\.?)(?=\s)"
    r"|(?P<decimal>\(?\d{1,3}[.)]{1,2})(?=\s)"
    r"|(?P<letter>\(?[A-Za-z]\)|[a-hj-z]\.)(?=\s)"
    r"|(?P<roman>\(?[ivx]{1,6}\)|[ivx]{1,6}\.)(?=\s)"
)
_MARKER = re.compile(rf"(?P<bullet>{_BULLET})|{_NUMBER}")
_BREAK = re.compile(r"[^\S\n]*\n")
_TURN = re.compile(r"(?:Q\d+\s+)?[A-Z][\w’'.-]*(?: (?:[A-Z(][\w’'.)-]*|to|the|for|of)){0,7}:\s+\S")
_INNER_END = re.compile(r"(?:[a-z]{3}|\d{2})[.?!] [A-Z]")
_CLOSING = "”’\"')]}»*_"
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Marker:
    """The bullet or number that a line begins with."""

    style: str
    """The bullet itself, or the shape of the number: `1.`, `(1)`, `(a)`, `(i)`, `1.1`."""
    value: int | None
    """The last number; None of a bullet."""
    depth: int = 1
    """Of `1.1` 2, of `1.1.1` 3."""

    def follows(self, other: Marker) -> bool:
        """Whether it is the next of the same series."""
        if self.style != other.style:
            return False
        return self.value is None or other.value is None or self.value == other.value + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    start: int
    """First character that is not white space."""
    end: int
    text: str
    indent: int
    gap: int
    """Blank lines above."""
    marker: Marker | None = None
    body: int = 0
    """Where the words begin, after bullet or number."""

    @property
    def words(self) -> str:
        """The line without its bullet or number."""
        return self.text[self.body - self.start :]

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence or an introduction does."""
        return ends_sentence(self.text) or self.text.endswith((":", ";"))


def last_mark(text: str) -> str:
    """The last character of some words, closing quotation marks and brackets aside."""
    return text.rstrip(_CLOSING)[-1:]


def ends_sentence(text: str) -> bool:
    """Whether words end in a full stop, a question or exclamation mark or an ellipsis, quotation marks aside."""
    return last_mark(text) in {".", "!", "?", "…"}


def several_sentences(text: str) -> bool:
    """Whether a sentence ends before the end of some words."""
    return _INNER_END.search(text) is not None


def is_turn(text: str) -> bool:
    """Whether words begin with a speaker's name and a colon, as in a transcript (`Q12 Chair: …`)."""
    return _TURN.match(text) is not None


def split(text: str) -> list[Line]:
    """All lines that are not blank."""
    found: list[Line] = []
    at, gap = 0, 0
    for row in text.split("\n"):
        words = row.strip()
        if words:
            start = at + len(row) - len(row.lstrip())
            found.append(line_of(words, start, start - at, gap))
            gap = 0
        else:
            gap += 1
        at += len(row) + 1
    return found


def line_of(words: str, start: int, indent: int, gap: int) -> Line:
    """A line, with the bullet or number that its words begin with set apart."""
    match = _MARKER.match(words)
    dashed = match is not None and match.lastgroup == "bullet" and words.endswith(match[0])  # “– Ends –”
    if match is None or match.end() == len(words) or dashed:
        return Line(start, start + len(words), words, indent, gap, None, start)
    rest = words[match.end() :]
    body = start + match.end() + len(rest) - len(rest.lstrip())
    return Line(start, start + len(words), words, indent, gap, _marker(match), body)


def _marker(match: re.Match[str]) -> Marker:
    kind, written = str(match.lastgroup), match[0]
    bare = written.strip("().")
    around = written.replace(bare, "{}") if written.startswith("(") or written.endswith(")") else "{}."
    if kind == "bullet":
        return Marker(written, None)
    if kind == "dotted":
        numbers = bare.split(".")
        return Marker("1.1", int(numbers[-1]), len(numbers))
    if kind == "decimal":
        return Marker(around.format("1"), int(bare))
    if kind == "letter" and bare not in {"i", "v", "x"}:
        return Marker(around.format("A" if bare.isupper() else "a"), ord(bare.lower()) - ord("a") + 1)
    return Marker(around.format("i"), _roman(bare))


def _roman(numeral: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in numeral.lower()]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))
