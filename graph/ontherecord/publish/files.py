"""A build takes the place of the one before as a whole, or not at all.

It is written into `.next`, which is renamed to `.ready` once it is complete: from then on it is the build that counts,
and its files are moved out one by one. Whoever finds a `.ready` whose builder was killed finishes the moving.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from ontherecord.problems import UserError

RECORD = "build.json"
NAMES = ("graph.ttl", "graph.trig", "graph.html", "quads", "store", "text", "names.json", RECORD)
"""What a build may write, the record last: until it has arrived, the moving is not done."""
_NEXT, _READY, _OLD, _LOCK = ".next", ".ready", ".old", ".lock"


class WriteError(UserError):
    """That a file could not be written, and why."""

    def __init__(self, file: Path, reason: str) -> None:
        """Keep the reason, for whoever writes several files."""
        super().__init__(f"{file}: could not be written: {reason}")
        self.reason = reason


@contextlib.contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A new folder for a build, which takes the place of the build in `output` when the block ends without an error.

    Where the block has written no record, that one stays. What else lies in `output` is left alone. Raises UserError
    where another build is under way, where files stand in the way that no build wrote, and where writing fails; the
    build before stays whole.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        with _locked(output):
            _settle(output)
            _refuse_strangers(output)
            new = output / _NEXT
            new.mkdir()
            try:
                yield new
                if (new / RECORD).is_file():
                    new.replace(output / _READY)
            finally:
                shutil.rmtree(new, ignore_errors=True)
            _settle(output)
    except (OSError, WriteError) as error:
        reason = error.reason if isinstance(error, WriteError) else error.strerror or error
        raise UserError(f"{output}: the build could not be written: {reason}; the one before is as it was") from error


def settled(output: Path) -> Path:
    """The folder of a build, after finishing what a builder that was killed left to be moved."""
    if (output / _READY).is_dir():
        with contextlib.suppress(UserError, OSError), _locked(output):
            _settle(output)
    return output


@contextlib.contextmanager
def whole(file: Path) -> Iterator[BinaryIO]:
    """A file to write, which appears under its name only when it is complete. Raises WriteError where writing fails."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("wb") as out:
            yield out
        beside.replace(file)
    except OSError as error:
        raise WriteError(file, error.strerror or str(error)) from error
    finally:
        beside.unlink(missing_ok=True)


@contextlib.contextmanager
def _locked(output: Path) -> Iterator[None]:
    """Hold the folder against other builds. Raises UserError where one is under way."""
    try:
        with FileLock(output / _LOCK, blocking=False):
            yield
    except Timeout as error:
        raise UserError(f"another build is writing to {output}: wait for it, or give another --output") from error


def _settle(output: Path) -> None:
    """Put a complete build in its place, and remove what an earlier run left. May be interrupted and begun again."""
    ready, old = output / _READY, output / _OLD
    if (ready / RECORD).is_file():
        files = json.loads((ready / RECORD).read_text(encoding="utf-8"))["files"]
        old.mkdir(exist_ok=True)
        for name in NAMES:
            arrives = (ready / name).exists()
            if (output / name).is_dir() if arrives else name not in files:
                _set_aside(output / name, old / name)
            if arrives:
                (ready / name).replace(output / name)
    for left in (ready, old, output / _NEXT):
        if left.exists():
            shutil.rmtree(left)


def _set_aside(file: Path, old: Path) -> None:
    """Move a file or folder of the build before out of the way: a folder cannot be replaced in one step."""
    shutil.rmtree(old, ignore_errors=True)
    if file.exists():
        file.replace(old)


def _refuse_strangers(output: Path) -> None:
    """Raises UserError where a file or folder of our names was not written by a build."""
    if (output / RECORD).is_file():
        return
    for name in NAMES:
        if (output / name).exists():
            raise UserError(f"{output / name} was not written by a build: give another --output, or move it away", 2)
