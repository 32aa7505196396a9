"""What goes wrong, as data; and the one exception that is for the user."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong that did not stop the build: `where: what: what to do`."""

    where: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        """As the terminal and `build.json` show it."""
        return ": ".join(part for part in (self.where, self.what, self.remedy) if part)


class UserError(Exception):
    """One clear sentence for the user, and what to do about it. `exit_code` is 2 for wrong use, 1 for a failed job."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        """Keep the sentence and the code that the command exits with."""
        super().__init__(message)
        self.exit_code = exit_code


def printable(text: str) -> str:
    """The text as a terminal can bear it: control characters, marks of direction and lone surrogates are escaped."""
    return "".join(c if c.isprintable() or category(c) == "Zs" else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode()
