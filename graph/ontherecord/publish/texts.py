"""`text/`: the text of each document as it was read, which every passage points into."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path, PurePosixPath

_LONGEST = 200
"""Bytes of a part of a path; most file systems take 255."""


def write_text(file: Path, text: str) -> None:
    """Write the text of one document."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", errors="replace", newline="") as out:
        out.write(text)


def text_names(paths: Iterable[str]) -> dict[str, str]:
    """Where each document's text lies: a `.txt` keeps its name, all others get one more suffix, until nobody has it.

    A name that no file system takes (an archive may hold such) gives way to its hash.
    """
    ordered = sorted(paths, key=lambda path: (not path.endswith(".txt"), path))
    taken = {str(folder) for path in ordered for folder in PurePosixPath(path).parents}
    names: dict[str, str] = {}
    for path in ordered:
        name = path if _fits(path) else f"{sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()}.txt"
        name += "" if name.endswith(".txt") else ".txt"
        while name in taken:
            name += ".txt"
        names[path] = name
        taken.add(name)
    return names


def _fits(path: str) -> bool:
    """Whether every file system takes the path, with some suffixes more."""
    parts = [part.encode("utf-8", "replace") for part in path.split("/")]
    return "\0" not in path and len(parts) < 32 and all(0 < len(part) <= _LONGEST for part in parts)
