"""Bytes to text, whatever the encoding."""

from __future__ import annotations

import codecs
import re

from ontherecord.read.unreadable import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_ENDS = re.compile("\r\n|[\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SAMPLE = 100_000
"""Characters looked at to tell text from binary data."""


class NotTextError(UnreadableError):
    """The bytes are no text in any encoding that is tried."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("holds no readable text", "leave it out or save it as text")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file: by its byte-order mark, as UTF-8, as it declares, as UTF-16, else as Windows-1252.

    British public bodies' older plain texts are Windows-1252 almost without exception; guessing among
    its many neighbours is wrong more often than right on short texts. Raises NotTextError.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data.decode(encoding, errors="replace"))
    for encoding in ("utf-8", *([declared] if declared else [])):
        try:
            return _text(data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _text(_without_mark(data))


def _without_mark(data: bytes) -> str:
    """Text that is not clean UTF-8: UTF-16 has a zero in every other byte, damaged UTF-8 few broken characters."""
    sample = data[:_SAMPLE]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[offset::2].count(0) > len(sample) // 5:
            return data.decode(encoding, errors="replace")
    lenient = data.decode("utf-8", errors="replace")
    foreign = sum(1 for character in lenient[:_SAMPLE] if character > "\x7f")
    if lenient[:_SAMPLE].count("\ufffd") * 5 < foreign:
        return lenient
    return data.decode("cp1252", errors="replace")


def _text(text: str) -> str:
    """The text as passages point into it.

    Every line end and page break becomes one `\\n`; a character that XML cannot carry becomes U+FFFD; all
    else stays as it is. Raises NotTextError where much of it is unprintable.
    """
    sample = text[:_SAMPLE]
    if "\x00" in sample or len(_UNPRINTABLE.findall(sample)) + sample.count("\ufffd") > len(sample) // 20:
        raise NotTextError
    return _UNPRINTABLE.sub("\ufffd", _LINE_ENDS.sub("\n", text))
