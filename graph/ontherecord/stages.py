"""The stages that see one document and nothing else: read → parse → extract → describe → check.

The result is the same in whichever process, order and company.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from unicodedata import normalize

from ontherecord.check import check_document
from ontherecord.corpus import Source, is_document
from ontherecord.corrections import Correction
from ontherecord.corrections import apply as apply_corrections
from ontherecord.describe import describe
from ontherecord.document import Document, Metadata, Region
from ontherecord.extract import extract
from ontherecord.facts import Facts
from ontherecord.ontology import Ontology
from ontherecord.parse import parse
from ontherecord.problems import Problem, UserError, printable
from ontherecord.read import ReadError, read, read_bytes
from ontherecord.read.archive import members
from ontherecord.read.formats import ARCHIVES
from ontherecord.read.unreadable import UnreadableError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a document's quads hang on besides the document."""

    ontology: Ontology
    base: str
    comments: bool = True
    """Whether what readers' comments say goes into the graph."""


@dataclass(frozen=True, slots=True)
class Described:
    """A document that goes into the graph."""

    path: str
    facts: Facts
    lines: tuple[str, ...]
    corrections: tuple[Correction, ...]
    """Those that took something out of it."""
    problems: tuple[Problem, ...]
    """What is wrong with it, but does not keep it out."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that does not go into the graph, and why."""

    path: str
    problems: tuple[Problem, ...]
    corrections: tuple[Correction, ...] = ()


Result = Described | LeftOut


def work_on(source: Source, settings: Settings) -> list[Result]:
    """What comes of a file: one result or, of an archive, one for each document in it."""
    if not source.path.lower().endswith(ARCHIVES):
        return [_document(source.path, partial(read, source.file, source.path, source.declared), settings)]
    return list(_archive(source, settings))


def _archive(source: Source, settings: Settings) -> Iterator[Result]:
    """The results of the documents in an archive; of two by the same name, the first counts."""
    seen = set()
    try:
        for name, data in members(source.path, source.file.read_bytes()):
            path = normalize("NFC", PurePosixPath(name).as_posix())
            if path not in seen and all(map(is_document, PurePosixPath(path).parts)):
                seen.add(path)
                declared = source.inside.get(path, Metadata())
                yield _document(path, partial(read_bytes, data, path, declared), settings)
    except UnreadableError as error:
        yield LeftOut(source.path, (Problem(printable(source.path), error.what, error.remedy),))
    except OSError as error:
        yield LeftOut(source.path, (Problem(printable(source.path), f"cannot be read ({error.strerror})"),))


def _document(path: str, read_it: Callable[[Ontology], Document], settings: Settings) -> Result:
    """One document through all stages. Whatever goes wrong with it is its own problem."""
    try:
        document = read_it(settings.ontology)
        analysis = parse(document if settings.comments else without_comments(document), settings.ontology)
        facts, corrections = apply_corrections(extract(analysis, settings.ontology), settings.ontology)
        lines = tuple(describe(facts, settings.base))
        problems = check_document(facts, lines, settings.ontology)
    except UserError:
        raise
    except ReadError as error:
        return LeftOut(path, (error.problem,))
    except Exception as error:  # a fault of ours: one document must not cost the others
        what = f"could not be worked through: {type(error).__name__}: {printable(str(error))[:200]}"
        return LeftOut(path, (Problem(printable(path), what, "report this, with the document"),))
    if problems:
        return LeftOut(path, tuple(problems))
    return Described(path, facts, lines, corrections, (*document.problems, *facts.problems))


def without_comments(document: Document) -> Document:
    """The document with its readers' comments as furniture, which says nothing. The text stays, and so do positions."""
    silent = (
        replace(block, region=Region.FURNITURE, comment=None) if block.region is Region.COMMENT else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(silent))
