"""Notices when files of a corpus or an ontology have changed, so that a build can be made again.

It looks at times and sizes, which costs less than a build that finds nothing changed, and works on every file system.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

SECONDS = 1.0
"""Between two looks."""
State = dict[str, tuple[int, int]]


def changes(folders: Iterable[Path], leave_out: Path, seconds: float = SECONDS) -> Iterator[None]:
    """Comes back each time that a file has changed, come or gone since the time before, and nothing changes any more.

    What changes while the caller is at work is noticed afterwards.
    """
    watched = [folder.resolve() for folder in folders]
    return _changes(watched, leave_out.resolve(), _state(watched, leave_out.resolve()), seconds)


def _changes(watched: Sequence[Path], leave_out: Path, known: State, seconds: float) -> Iterator[None]:
    while True:
        time.sleep(seconds)
        now = _state(watched, leave_out)
        if now == known:
            continue
        while now != known:  # until a copy that is under way is complete
            known = now
            time.sleep(seconds)
            now = _state(watched, leave_out)
        yield


def _state(folders: Iterable[Path], leave_out: Path) -> State:
    """Time and size of each file below the folders."""
    return {path: found for folder in folders for path, found in _below(str(folder), str(leave_out))}


def _below(folder: str, leave_out: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # it has just gone
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.path == leave_out:
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, leave_out)
            else:
                found = entry.stat()
                yield entry.path, (found.st_mtime_ns, found.st_size)
        except OSError:  # gone between the two
            continue
