"""`text/`: the text of each document as it was read, which every passage points into."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from ontherecord.document import Document


def write_texts(folder: Path, documents: Iterable[Document]) -> dict[str, str]:
    """Write each document's text; gives back the file's path below `folder` by the document's path."""
    documents = list(documents)
    names = text_names(document.path for document in documents)
    for document in documents:
        file = folder / names[document.path]
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("w", encoding="utf-8", errors="replace", newline="") as out:
            out.write(document.text)
    return names


def text_names(paths: Iterable[str]) -> dict[str, str]:
    """Where each document's text lies: a `.txt` keeps its name, all others get one more suffix, until nobody has it."""
    ordered = sorted(paths, key=lambda path: (not path.endswith(".txt"), path))
    taken = {str(folder) for path in ordered for folder in PurePosixPath(path).parents}
    names: dict[str, str] = {}
    for path in ordered:
        name = path if path.endswith(".txt") else f"{path}.txt"
        while name in taken:
            name += ".txt"
        names[path] = name
        taken.add(name)
    return names
