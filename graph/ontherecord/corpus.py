"""The documents of a corpus: which files there are, and what `corpus.toml` declares of each."""

from __future__ import annotations

import contextlib
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from ontherecord.dates import Date
from ontherecord.document import Metadata
from ontherecord.problems import Problem, UserError, printable

DECLARATIONS = "corpus.toml"
GENRES = ("PressRelease", "Letter", "WebPage", "Article", "ReportGenre", "Minutes", "Transcript")
FIELDS = {"title": "title", "publisher": "publisher", "date": "date", "genre": "genre", "url": "source"}
"""Names of the fields in `corpus.toml`, and in `Metadata`."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, the path that names it in the graph, and what somebody declared of it."""

    file: Path
    path: str
    declared: Metadata = field(default_factory=Metadata)
    inside: Mapping[str, Metadata] = field(default_factory=dict)
    """Of an archive: what is declared of the documents in it, by their paths (`letters.zip/2021/june.txt`)."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents in the order of their paths, and what was left out and why."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()


def find_documents(folders: Iterable[Path], leave_out: Iterable[Path] = ()) -> Corpus:
    """All documents below the folders, in the order of their paths: neither the file system nor the caller orders them.

    Hidden files, `corpus.toml` and READMEs are no documents. What a folder of `leave_out` holds is not looked at.
    Raises UserError for a broken `corpus.toml`, for two files of the same path, and where no document is found.
    """
    apart = {folder.resolve() for folder in leave_out}
    found: dict[str, Source] = {}
    problems: list[Problem] = []
    unique = {folder.resolve(): folder for folder in folders}
    for folder in unique.values():
        declared = read_declarations(folder)
        for file in _files(folder, apart, problems):
            path = unicodedata.normalize("NFC", file.relative_to(folder).as_posix())
            reason = _why_not(file, folder, path)
            if reason:
                problems.append(Problem(printable(path), *reason))
            elif path in found:
                raise UserError(f"{file} and {found[path].file} would be one document, {path}: rename one of them", 2)
            else:
                inside = {name: declared.pop(name) for name in sorted(declared) if name.startswith(f"{path}/")}
                found[path] = Source(file, path, declared.pop(path, Metadata()), inside)
        problems += [
            Problem(f"{folder / DECLARATIONS}: {path}", "no document of that name is here", "correct the name")
            for path in declared
        ]
    if not found:
        where = ", ".join(map(str, unique.values()))
        raise UserError(f"no document in {where}: put some there, or name another folder", 2)
    return Corpus(tuple(found[path] for path in sorted(found)), tuple(sorted(problems)))


def _files(folder: Path, leave_out: set[Path], problems: list[Problem]) -> Iterator[Path]:
    """The files below a folder that could be documents, in the order of their names, links to folders not followed."""

    def unreadable(error: OSError) -> None:
        problems.append(Problem(printable(str(error.filename)), f"cannot be looked into: {error.strerror}"))

    for where, below, names in os.walk(folder, onerror=unreadable):
        at = Path(where)
        below[:] = sorted(name for name in below if not name.startswith(".") and (at / name).resolve() not in leave_out)
        yield from (at / name for name in sorted(names) if is_document(name))


def is_document(name: str) -> bool:
    """Whether a file of that name is a document, and not hidden, `corpus.toml` or a README."""
    return not (name.startswith(".") or name == DECLARATIONS or PurePath(name).stem.casefold() == "readme")


def _why_not(file: Path, folder: Path, path: str) -> tuple[str, str] | None:
    """Why a file cannot be a document whatever is in it (what, what to do), or None."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return "its name is not valid Unicode", "rename it"
    if not file.resolve().is_relative_to(folder.resolve()):
        return "it is a link that leads out of the folder", "copy the document there"
    if not file.is_file():
        return "it is no regular file", "remove it, or put the document in its place"
    return None


def read_declarations(folder: Path) -> dict[str, Metadata]:
    """What the folder's `corpus.toml` declares: path of a document to its metadata; empty where there is none.

    Raises UserError, with file and line, for what is not TOML, an unknown field, or a value of the wrong kind.
    """
    file = folder / DECLARATIONS
    if not file.is_file():
        return {}
    try:
        text = file.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise UserError(f"{file}: not UTF-8 text: save it as UTF-8", 2) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = line[1] if line else len(text.splitlines())
        raise UserError(f"{file}:{where}: not valid TOML: {error}; correct that line", 2) from error
    except OSError as error:
        raise UserError(f"{file}: cannot be read: {error.strerror}", 2) from error
    return {unicodedata.normalize("NFC", path): _metadata(file, text, path, table) for path, table in tables.items()}


def _metadata(file: Path, text: str, path: str, table: Any) -> Metadata:
    """One table of `corpus.toml` as metadata. Raises UserError with file and line."""
    if not isinstance(table, dict):
        raise UserError(f'{file}:{_line(text, path)}: {path} stands outside a table: begin with ["FILE NAME"]', 2)
    values: dict[str, Any] = {}
    for name, value in table.items():
        try:
            values[_field(name, value)] = _value(name, value)
        except ValueError as error:
            raise UserError(f"{file}:{_line(text, path, name)}: {error}", 2) from error
    return Metadata(**values)


def _field(name: str, value: Any) -> str:
    """The field of `Metadata` that a name in `corpus.toml` stands for. Raises ValueError where it stands for none."""
    if isinstance(value, dict):
        raise ValueError(f"{name} is a table in a table: put the whole file name in quotation marks")
    if name not in FIELDS:
        raise ValueError(f"unknown field {name}: known are {', '.join(FIELDS)}")
    return FIELDS[name]


def _value(name: str, value: Any) -> str | Date:
    """A field's value as `Metadata` holds it. Raises ValueError with a sentence that says what is wrong."""
    if name == "date":
        return _date(value)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} must be text in quotation marks")
    if name == "genre" and value not in GENRES:
        raise ValueError(f"unknown genre {value}: known are {', '.join(GENRES)}")
    if name == "url" and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`\x00-\x1f]+", value):
        raise ValueError(f"{value} is no web address: it begins with http:// or https:// and has no spaces")
    return value.strip()


def _date(value: Any) -> Date:
    """A TOML date, a year, or text as `Date.parse` reads it. Raises ValueError that says what is wrong."""
    text = str(value)
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        with contextlib.suppress(ValueError):  # such as 2021-02-30
            return Date.parse(text)
    raise ValueError(f'{text} is no date: write "YYYY", "YYYY-MM" or "YYYY-MM-DD"')


def _line(text: str, path: str, name: str = "") -> int:
    """The line of a table's head or, below it, of one of its fields; 1 where it cannot be made out."""
    lines = text.splitlines()
    head = next((n for n, line in enumerate(lines, 1) if path in line), 1)
    if not name:
        return head
    return next((n for n, line in enumerate(lines[head:], head + 1) if line.lstrip(" \"'").startswith(name)), head)
