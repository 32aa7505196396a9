"""`build.json`: what went into a build and what came out, enough to make it again and to verify it."""

from __future__ import annotations

import hashlib
import json
import platform
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox

from ontherecord.corrections import Correction
from ontherecord.ontology import Ontology
from ontherecord.problems import Problem, UserError
from ontherecord.publish.files import RECORD
from ontherecord.publish.prefixes import RDF_TYPE, shortened

_LIBRARIES = ("ontherecord", "spacy", "pyoxigraph", "rdflib", "pyshacl", "lxml", "networkx", "rustworkx", "pyvis")
_UNHASHED = {"store"}
"""Files of the store differ from run to run, though what they hold does not."""


@dataclass(frozen=True, slots=True)
class Record:
    """What `build.json` says of a build, but for its files, which `write` finds and hashes."""

    base: str
    seconds: float
    inputs: Mapping[str, Mapping[str, str]]
    """Path of a document: hash of its file, the file of `text/`, and the fingerprint of its graph."""
    rules: Mapping[str, str]
    counts: Mapping[str, int]
    corrections: Sequence[Correction]
    problems: Sequence[Problem]
    fingerprint: str = ""
    """Of all that went in: where it is the same, nothing need be built. Empty where chance had a hand in it."""
    parts: Mapping[str, float] = field(default_factory=dict)
    """Seconds that each part of the build took."""

    def write(self, folder: Path) -> None:
        """Write `build.json` into a folder that holds all other files of the build."""
        content: dict[str, Any] = {
            **asdict(self),
            "seconds": round(self.seconds, 3),
            "versions": versions(),
            "files": sorted(file.name for file in folder.iterdir()),
            "outputs": hashes(folder),
        }
        (folder / RECORD).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_record(output: Path) -> dict[str, Any]:
    """What `build.json` of the build in a folder says. Raises UserError where there is none, or a broken one."""
    try:
        record: dict[str, Any] = json.loads((output / RECORD).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UserError(
            f"there is no built graph in {output}: run `ontherecord build` first, or give --output"
        ) from error
    except (OSError, ValueError) as error:
        raise UserError(f"{output / RECORD}: cannot be read: {error}; build again") from error
    return record


def rule_hashes(ontology: Ontology) -> dict[str, str]:
    """SHA-256 of each file of the ontology, by its name; of a workspace's own, by its name after `workspace/`."""
    found = {}
    for prefix, folder in zip(("", *["workspace/"] * len(ontology.folders)), ontology.folders, strict=False):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not file.name.startswith("."):
                found[prefix + file.relative_to(folder).as_posix()] = digest(file)
    return dict(sorted(found.items()))


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of each file of a build, by its path below the build's folder; the cache and the lock are none."""
    shown = (path for path in sorted(folder.iterdir()) if path.name not in _UNHASHED and not path.name.startswith("."))
    files = (file for path in shown for file in _files(path))
    return {file.relative_to(folder).as_posix(): digest(file) for file in files if file.name != RECORD}


def _files(path: Path) -> Iterable[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def digest(file: Path) -> str:
    """SHA-256 of a file."""
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def counts(store: ox.Store, base: str) -> dict[str, int]:
    """How many triples the merged graph has, and how many resources below `base` there are of each class."""
    typed = store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), None, ox.DefaultGraph())
    classes = (quad.object for quad in typed if str(quad.subject).startswith(f"<{base}"))
    found = Counter(shortened(str(class_).strip("<>"), base) for class_ in classes)
    return {"triples": _triples(store), **dict(sorted(found.items()))}


def _triples(store: ox.Store) -> int:
    (row,) = cast("ox.QuerySolutions", store.query("SELECT (COUNT(*) AS ?all) WHERE { ?s ?p ?o }"))
    return int(row["all"].value)


def versions() -> dict[str, str]:
    """Of Python, this program and the libraries that its output hangs on."""
    return {"python": platform.python_version()} | {name: version(name) for name in _LIBRARIES}
