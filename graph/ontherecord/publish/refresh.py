"""The store of a build, made of the store of the build before where little has changed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from ontherecord.problems import UserError
from ontherecord.publish.before import Before
from ontherecord.publish.graphs import reading_order
from ontherecord.publish.quads import FOLDER as QUADS
from ontherecord.publish.record import digest
from ontherecord.publish.shards import Member
from ontherecord.publish.store import FOLDER, changed_store, load_store, open_store

_LITTLE = 0.1
"""Part of the documents: taking out and putting in costs ten times what loading costs."""
Order = tuple[str, tuple[str, bool, str, str]]


def make_store(new: Path, old: Before, members: Sequence[Member]) -> ox.Store:
    """The store of the graphs in the `quads/` of a new build, and open."""
    files = sorted((new / QUADS).iterdir())
    if not _is_little(old, members) or not _are_as_written(old):
        return load_store(new / FOLDER, files)
    try:
        before = open_store(old.output)
    except UserError:
        return load_store(new / FOLDER, files)
    names = sorted({file.name for file in files} | {file.name for file in (old.output / QUADS).iterdir()})
    changed = (name for name in names if _digest(new / QUADS / name) != old.outputs.get(f"{QUADS}/{name}"))
    return changed_store(
        new / FOLDER, before, (differences(old.output / QUADS / name, new / QUADS / name) for name in changed)
    )


def differences(old: Path, new: Path) -> tuple[list[str], list[str]]:
    """The lines of N-Quads that only the one of two packed files has, and those that only the other has."""
    gone: list[str] = []
    come: list[str] = []
    before, after = _lines(old), _lines(new)
    one, other = next(before, None), next(after, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(before, None), next(after, None)
        elif other is None or (one is not None and _order(one) < _order(other)):
            gone += [one] if one else []
            one = next(before, None)
        else:
            come.append(other)
            other = next(after, None)
    return gone, come


def _lines(file: Path) -> Iterator[str]:
    """The lines of a packed file without their ends; none where there is no such file."""
    if file.is_file():
        with gzip.open(file, "rt", encoding="utf-8", newline="\n") as lines:
            yield from (line[:-1] for line in lines)


def _order(line: str) -> Order:
    """Sort key of a line in its file: by graph, then as it is read."""
    return line[line.rindex(" <") :], reading_order(line)


def _is_little(old: Before, members: Sequence[Member]) -> bool:
    now = {member.path: member.fingerprint for member in members}
    changed = sum(old.graphs.get(path) != now.get(path) for path in set(chain(now, old.graphs)))
    return bool(old.graphs) and changed <= _LITTLE * len(now)


def _are_as_written(old: Before) -> bool:
    written = {name: wanted for name, wanted in old.outputs.items() if name.startswith(f"{QUADS}/")}
    return all(_digest(old.output / name) == wanted for name, wanted in written.items())


def _digest(file: Path) -> str | None:
    return digest(file) if file.is_file() else None
