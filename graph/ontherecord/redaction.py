"""Strings that must stand in nothing that is written: they are struck out of a text as soon as it is read.

Each character of them becomes a block, so that every position in the text stays what it is. What is struck out has
never been seen by any later stage, in whatever format it came.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

from ontherecord.document import Document, Metadata
from ontherecord.problems import UserError

BLOCK = "█"
_FIELDS = ("title", "publisher", "creator", "source")


def read_redactions(file: Path) -> tuple[str, ...]:
    """The strings of a file, one a line; blank lines and those that begin with # are passed over.

    Raises UserError where it cannot be read, or holds none: who asks for redaction must not get a build without.
    """
    try:
        lines = normalize("NFC", file.read_text(encoding="utf-8-sig")).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UserError(f"{file}: cannot be read: {reason}; nothing was built", 2) from error
    found = sorted({" ".join(line.split()) for line in lines if line.strip() and not line.startswith("#")})
    if not found:
        raise UserError(f"{file}: holds no string to redact: write one a line; nothing was built", 2)
    return tuple(found)


def redact(document: Document, redacted: Sequence[str]) -> Document:
    """The document without those strings, in its text and in what is known of it."""
    if not redacted:
        return document
    known = document.metadata
    struck = {name: strike(value, redacted) for name in _FIELDS if (value := getattr(known, name))}
    return replace(document, text=strike(document.text, redacted), metadata=_with(known, struck))


def strike(text: str, redacted: Sequence[str]) -> str:
    """The text with a block for each character of those strings, whatever the case of letters and the white space."""
    return _pattern(tuple(redacted)).sub(lambda found: BLOCK * len(found[0]), text)


def stands_in(text: str, redacted: Sequence[str]) -> bool:
    """Whether one of the strings stands in a text."""
    return bool(redacted) and _pattern(tuple(redacted)).search(text) is not None


def _with(known: Metadata, struck: dict[str, str]) -> Metadata:
    return replace(known, **struck)  # type: ignore[arg-type]  # the fields are those that hold text


@lru_cache(maxsize=4)
def _pattern(redacted: tuple[str, ...]) -> re.Pattern[str]:
    """The strings, the longest first, as whole words (Ann is not struck out of Annual), accents in one piece or two."""
    spelled = {normalize(form, each) for each in redacted for form in ("NFC", "NFD")}
    longest = sorted(spelled, key=lambda each: (-len(each), each))
    return re.compile("|".join(map(_as_words, longest)), re.IGNORECASE)


def _as_words(string: str) -> str:
    begin = r"(?<!\w)" if re.match(r"\w", string) else ""
    end = r"(?!\w)" if re.search(r"\w$", string) else ""
    words = (re.sub(r"['’]", "['’]", re.escape(word)) for word in string.split())
    return begin + r"\s+".join(words) + end
