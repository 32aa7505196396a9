"""Archives: the documents inside a ZIP file or a mailbox, in bounded time and space."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from ontherecord.read.unreadable import UnreadableError

MOST_FILES, LARGEST, RATIO = 10_000, 64 * 1024 * 1024, 200
"""Entries of an archive, bytes of one entry when unpacked, and how many times smaller it may be when packed: what
goes beyond is a bomb or no archive of documents."""
_WHOLE = 1024 * 1024 * 1024
"""Bytes of all entries when unpacked."""
BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, KeyError, ValueError)
"""What unpacking a damaged or locked archive raises."""
_LETTER = re.compile(rb"^From [^\n]{3,200}\n", re.MULTILINE)
"""The line that begins each message of a mailbox."""


def guard(package: zipfile.ZipFile) -> None:
    """Raise UnreadableError where unpacking would take more than documents ever do."""
    entries = package.infolist()
    bomb = (
        len(entries) > MOST_FILES
        or sum(entry.file_size for entry in entries) > _WHOLE
        or any(entry.file_size > max(LARGEST, 0) for entry in entries)
        or any(entry.file_size > 1_000_000 and entry.file_size > RATIO * entry.compress_size for entry in entries)
    )
    if bomb:
        raise UnreadableError(
            "unpacks to far more than it holds", "unpack it by hand and leave out what is no document"
        )


def members(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file in an archive, below the archive's own path; what tries to leave it is left out.

    Raises UnreadableError where the archive is damaged, locked or a bomb.
    """
    if PurePosixPath(path).suffix.lower() == ".mbox":
        yield from _messages(path, data)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            guard(package)
            for entry in sorted(package.infolist(), key=lambda entry: entry.filename):
                if not entry.is_dir() and _inside(entry.filename):
                    yield f"{path}/{entry.filename}", package.read(entry)
    except UnreadableError:
        raise
    except BROKEN as error:
        raise UnreadableError("is a damaged or locked archive", "unpack it by hand") from error


def _inside(name: str) -> bool:
    """Whether an entry's name is a plain path below the archive: not absolute, no `..`, nothing of a system's own."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and not parts[0].startswith("__MACOSX")


def _messages(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The messages of a mailbox, numbered."""
    starts = [match.end() for match in _LETTER.finditer(data)][:MOST_FILES]
    ends = [match.start() for match in _LETTER.finditer(data)][1 : MOST_FILES + 1]
    for number, (start, end) in enumerate(zip(starts, [*ends, len(data)], strict=False), 1):
        yield f"{path}/{number:05}.eml", data[start:end]
