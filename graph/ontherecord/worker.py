"""One document from file to quads, and many of them in several processes.

`read` to `describe` see one document and nothing else: the result is the same in whichever process and order.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context

from ontherecord.check import check_document
from ontherecord.corpus import Source
from ontherecord.corrections import Correction
from ontherecord.corrections import apply as apply_corrections
from ontherecord.describe import describe
from ontherecord.document import Document, Region
from ontherecord.extract import extract
from ontherecord.facts import Facts
from ontherecord.ontology import Ontology
from ontherecord.parse import parse
from ontherecord.problems import Problem, UserError, printable
from ontherecord.read import ReadError, read

_WORTH_A_PROCESS = 1_000_000
"""Bytes of documents that take longer to work through than another process takes to start (about a second)."""


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


def work_through(sources: Sequence[Source], settings: Settings, jobs: int | None) -> Iterator[Result]:
    """The documents' results, in the order of the documents, from `jobs` processes (None: as many as are worth it)."""
    processes = min(jobs or _worthwhile(sources), len(sources))
    one = partial(_one_document, settings=settings)
    if processes == 1:
        yield from map(one, sources)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(one, sources, chunksize=max(1, min(16, len(sources) // (4 * processes))))


def _worthwhile(sources: Sequence[Source]) -> int:
    """As many processes as there are processors, but none that would wait for less work than its own start."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, sum(map(_size, sources)) // _WORTH_A_PROCESS))


def _size(source: Source) -> int:
    """Bytes of the file; 0 where it has vanished, which reading it will report."""
    try:
        return source.file.stat().st_size
    except OSError:
        return 0


def without_comments(document: Document) -> Document:
    """The document with its readers' comments as furniture, which says nothing. The text stays, and so do positions."""
    silent = (
        replace(block, region=Region.FURNITURE, comment=None) if block.region is Region.COMMENT else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(silent))


def _one_document(source: Source, settings: Settings) -> Result:
    """Read → parse → extract → correct → describe → check. Whatever goes wrong with a document is its own problem."""
    try:
        document = read(source.file, source.path, source.declared, settings.ontology)
        analysis = parse(document if settings.comments else without_comments(document), settings.ontology)
        facts, corrections = apply_corrections(extract(analysis, settings.ontology), settings.ontology)
        lines = tuple(describe(facts, settings.base))
        problems = check_document(facts, lines, settings.ontology)
    except UserError:
        raise
    except ReadError as error:
        return LeftOut(source.path, (error.problem,))
    except Exception as error:  # a fault of ours: one document must not cost the others
        what = f"could not be worked through: {type(error).__name__}: {printable(str(error))[:200]}"
        return LeftOut(source.path, (Problem(printable(source.path), what, "report this, with the document"),))
    if problems:
        return LeftOut(source.path, tuple(problems))
    return Described(source.path, facts, lines, corrections, facts.problems)
