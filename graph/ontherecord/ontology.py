"""Where the knowledge lies: the folders whose files say what words mean."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ontherecord.problems import UserError


@dataclass(frozen=True)
class Ontology:
    """An ordered set of ontology folders: the packaged one first, then a workspace's, which adds to it.

    Hashable, so that what is loaded from it can be cached for each process.
    """

    folders: tuple[Path, ...]

    def files(self, name: str) -> list[Path]:
        """The file of that name (`bodies.tsv`, `cues/commitment.toml`) in each folder that has one, packaged first."""
        return [path for folder in self.folders if (path := folder / name).is_file()]

    def names(self, pattern: str) -> list[str]:
        """Names, relative to their folder, of all files that match a glob such as `cues/*.toml`; sorted, each once."""
        return sorted({path.relative_to(folder).as_posix() for folder in self.folders for path in folder.glob(pattern)})

    def toml(self, name: str) -> list[dict[str, Any]]:
        """The tables of that TOML file, folder by folder. Raises UserError with file and line if malformed."""
        tables = []
        for path in self.files(name):
            try:
                tables.append(tomllib.loads(path.read_text(encoding="utf-8")))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise UserError(f"{path}: not valid TOML: {error}; correct the file", 2) from error
        return tables

    def rows(self, name: str) -> list[tuple[Path, int, list[str]]]:
        """Rows of a tab-separated file with where they stand (file, line from 1), without blank lines and comments."""
        found = []
        for path in self.files(name):
            try:
                lines = path.read_text(encoding="utf-8").splitlines()
            except UnicodeDecodeError as error:
                raise UserError(f"{path}: not UTF-8 text: {error}; save it as UTF-8", 2) from error
            for number, line in enumerate(lines, 1):
                if line.strip() and not line.startswith("#"):
                    found.append((path, number, [cell.strip() for cell in line.split("\t")]))
        return found
