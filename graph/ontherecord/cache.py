"""`.cache/`: what came of each file, kept with a build under the fingerprint of all that it hangs on.

It is what makes a build that was interrupted go on, and the next one do only what has changed. Nothing in the output
hangs on it: without it, the same is made again. SQLite keeps it whole whenever a build is killed.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ontherecord.problems import Problem, UserError
from ontherecord.results import LeftOut, Result, unpack

FOLDER, _FILE = ".cache", "results.sqlite"
_VERSION = 1
"""Of the tables: a cache of another one is begun anew."""
_TABLES = """
    CREATE TABLE files (key TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL, number INTEGER NOT NULL,
      about TEXT NOT NULL, outline BLOB, text BLOB, lines BLOB
    );
    CREATE UNIQUE INDEX of_file ON documents (key, number);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that goes into the graph, by where its parts are kept."""

    id: int
    key: str
    number: int
    """Which of the documents of its file it is, from 0."""
    path: str
    sha256: str
    corrected: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


class Cache:
    """The results of the files of a corpus, on disk."""

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        """Keep them in that file, through that connection."""
        self.file, self._connection = file, connection

    def has(self, key: str) -> bool:
        """Whether the results of a file are kept."""
        return self._connection.execute("SELECT 1 FROM files WHERE key = ?", (key,)).fetchone() is not None

    def add(self, key: str, results: Sequence[Result]) -> None:
        """Keep the results of a file, all or none."""
        rows = [(key, number, *_row(result)) for number, result in enumerate(results)]
        with self._connection as transaction:
            transaction.execute("DELETE FROM documents WHERE key = ?", (key,))
            transaction.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (key, len(rows)))
            transaction.executemany(
                "INSERT INTO documents (key, number, about, outline, text, lines) VALUES (?, ?, ?, ?, ?, ?)", rows
            )

    def results(self, keys: Iterable[str]) -> Iterator[Kept | LeftOut]:
        """What came of some files, document by document."""
        asked = "SELECT id, number, about, outline IS NOT NULL FROM documents WHERE key = ? ORDER BY number"
        for key in keys:
            for id_, number, about, is_described in self._connection.execute(asked, (key,)):
                known = json.loads(about)
                problems = tuple(Problem(*each) for each in known["problems"])
                if is_described:
                    corrected = tuple((kind, words) for kind, words in known["corrected"])
                    yield Kept(id_, key, number, known["path"], known["sha256"], corrected, problems)
                else:
                    yield LeftOut(known["path"], problems)

    def packed_outline(self, document: Kept) -> bytes:
        """What linking needs of a document."""
        return self._part("outline", document.id)

    def text(self, document: Kept) -> str:
        """The text of a document."""
        return unpack(self._part("text", document.id))

    def lines(self, id_: int) -> list[str]:
        """The graph of a document under its own names, in reading order."""
        return unpack(self._part("lines", id_)).split("\n")

    def _part(self, name: str, id_: int) -> bytes:
        found = self._connection.execute(f"SELECT {name} FROM documents WHERE id = ?", (id_,)).fetchone()  # noqa: S608
        return bytes(found[0])

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget all files but these, and leave nothing of what was forgotten on the disk."""
        with self._connection as transaction:
            transaction.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY)")
            transaction.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((key,) for key in keys))
            transaction.execute("DELETE FROM documents WHERE key NOT IN (SELECT key FROM wanted)")
            transaction.execute("DELETE FROM files WHERE key NOT IN (SELECT key FROM wanted)")
            transaction.execute("DROP TABLE wanted")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextlib.contextmanager
def open_cache(output: Path) -> Iterator[Cache]:
    """The cache of the build in a folder, made where there is none or one that cannot be read.

    Raises UserError where it cannot be written or, read, turns out to be damaged.
    """
    file = output / FOLDER / _FILE
    try:
        file.parent.mkdir(exist_ok=True)
        connection = _connected(file)
        try:
            yield Cache(file, connection)
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise UserError(f"{output}: the build could not be written: {error}; the one before is as it was") from error
    except sqlite3.DatabaseError as error:
        raise UserError(f"{file} is damaged: {error}; remove it and build again") from error


@contextlib.contextmanager
def read_cache(file: Path) -> Iterator[Cache]:
    """The cache in a file, to be read only, by one of several processes."""
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    try:
        yield Cache(file, connection)
    finally:
        connection.close()


def _connected(file: Path) -> sqlite3.Connection:
    """A connection to a cache with our tables in it."""
    with contextlib.suppress(sqlite3.DatabaseError):
        connection = sqlite3.connect(file)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == _VERSION:
            return _set(connection)
        connection.close()
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
    connection = _set(sqlite3.connect(file))
    with connection as transaction:
        transaction.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
    return connection


def _set(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Whole after a power cut too, read while it is written, and no deleted words left in it."""
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _row(result: Result) -> tuple[str, bytes | None, bytes | None, bytes | None]:
    about: dict[str, object] = {
        "path": result.path,
        "problems": [(problem.where, problem.what, problem.remedy) for problem in result.problems],
    }
    if isinstance(result, LeftOut):
        return json.dumps(about), None, None, None
    about |= {"sha256": result.sha256, "corrected": result.corrected}
    return json.dumps(about), result.packed_outline, result.packed_text, result.packed_lines
