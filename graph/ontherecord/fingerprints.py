"""What a result hangs on, as one short word: where the word is the same, the result is, and need not be made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from ontherecord.corrections import FILE as CORRECTIONS
from ontherecord.corrections import corrections
from ontherecord.facts import Ref
from ontherecord.loading import Loaded
from ontherecord.ontology import Ontology
from ontherecord.publish.record import rule_hashes, versions
from ontherecord.settings import Settings

_ACROSS = ("names.tsv", "queries/", "checks/", CORRECTIONS)
"""Files of an ontology that no document's own graph hangs on. A correction counts for its own document only."""


@lru_cache(maxsize=1)
def of_program() -> str:
    """Of this program and the libraries that its results hang on."""
    package = Path(__file__).parent
    files = sorted(package.rglob("*.py"))
    code = hashlib.sha256()
    for file in files:
        code.update(f"{file.relative_to(package).as_posix()}\0{len(file.read_bytes())}\0".encode() + file.read_bytes())
    return _word(code.hexdigest(), versions())


def of_settings(settings: Settings) -> str:
    """Of all that the graph of any one document hangs on besides the document."""
    rules = {name: digest for name, digest in rule_hashes(settings.ontology).items() if not _is_across(name)}
    return _word(of_program(), rules, settings.base, settings.comments, settings.redacted)


def of_file(loaded: Loaded, common: str, ontology: Ontology) -> str:
    """Of the results of a file; `common` is that of the settings."""
    own = [(each.document, each.kind, each.words) for each in corrections(ontology) if _is_of(each.document, loaded)]
    declared = [asdict(loaded.declared), {path: asdict(known) for path, known in loaded.inside.items()}]
    return _word(common, loaded.path, hashlib.sha256(loaded.data).hexdigest(), declared, own)


def of_graph(key: str, number: int, renames: Mapping[Ref, Ref]) -> str:
    """Of the graph of a document, the one of that number in its file, under settled names."""
    return _word(key, number, sorted(renames.items()))


def of_build(ontology: Ontology, settings: str, files: Iterable[tuple[str, str]]) -> str:
    """Of a whole build, of files with these paths and words."""
    return _word(settings, rule_hashes(ontology), sorted(files))


def _is_across(name: str) -> bool:
    return name.removeprefix("workspace/").startswith(_ACROSS)


def _is_of(document: str, loaded: Loaded) -> bool:
    return document == loaded.path or document.startswith(f"{loaded.path}/")


def _word(*parts: object) -> str:
    text = json.dumps(parts, sort_keys=True, default=_plain, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)
