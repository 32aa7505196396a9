"""The stages that see one document and nothing else: read → parse → extract → describe → check.

The result is the same in whichever process, order and company.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from unicodedata import normalize

from ontherecord.check import check_document
from ontherecord.corpus import is_document
from ontherecord.corrections import apply as apply_corrections
from ontherecord.describe import describe
from ontherecord.document import Document, Metadata, Region
from ontherecord.extract import extract
from ontherecord.link import Packing, outline
from ontherecord.loading import Loaded
from ontherecord.parse import parse
from ontherecord.problems import Problem, UserError, printable
from ontherecord.publish.graphs import in_order
from ontherecord.read import ReadError, read_bytes
from ontherecord.read.archive import members
from ontherecord.read.formats import ARCHIVES
from ontherecord.read.unreadable import UnreadableError
from ontherecord.redaction import redact, stands_in, strike
from ontherecord.results import Described, LeftOut, Result, pack, pack_lines
from ontherecord.settings import Settings


def work_on(loaded: Loaded, settings: Settings) -> list[Result]:
    """What comes of a file: one result or, of an archive, one for each document in it."""
    if not loaded.path.lower().endswith(ARCHIVES):
        return [_result(loaded.path, loaded.data, loaded.declared, settings)]
    return list(_archive(loaded, settings))


def _archive(loaded: Loaded, settings: Settings) -> Iterator[Result]:
    """The results of the documents in an archive; of two by the same name, the first counts."""
    seen = set()
    try:
        for name, data in members(loaded.path, loaded.data):
            path = normalize("NFC", PurePosixPath(name).as_posix())
            if path not in seen and all(map(is_document, PurePosixPath(path).parts)):
                seen.add(path)
                yield _result(path, data, loaded.inside.get(path, Metadata()), settings)
    except UnreadableError as error:
        yield LeftOut(loaded.path, (Problem(printable(loaded.path), error.what, error.remedy),))


def _result(path: str, data: bytes, declared: Metadata, settings: Settings) -> Result:
    """One document through all stages. Whatever goes wrong with it is its own problem."""
    if stands_in(path, settings.redacted):
        problem = Problem("a document", "has a name that is to be redacted", "rename it")
        return LeftOut(strike(path, settings.redacted), (problem,))
    try:
        return _described(read_bytes(data, path, declared, settings.ontology), settings)
    except UserError:
        raise
    except ReadError as error:
        return LeftOut(path, (error.problem,))
    except (TimeoutError, MemoryError) as error:
        what = str(error) if isinstance(error, TimeoutError) else "takes more memory than a document may"
        return LeftOut(path, (Problem(printable(path), what, "split it into parts"),), by_chance=True)
    except Exception as error:  # a fault of ours: one document must not cost the others
        what = f"could not be worked through: {type(error).__name__}: {printable(str(error))[:200]}"
        return LeftOut(path, (Problem(printable(path), what, "report this, with the document"),))


def _described(read: Document, settings: Settings) -> Result:
    """What is said in a document that could be read."""
    ontology = settings.ontology
    document = redact(read, settings.redacted)
    analysis = parse(document if settings.comments else without_comments(document), ontology)
    facts, corrections = apply_corrections(extract(analysis, ontology), ontology)
    lines = describe(facts, settings.base)
    wrong = check_document(facts, lines, ontology)
    if wrong:
        return LeftOut(document.path, tuple(wrong))
    return Described(
        document.path,
        document.sha256,
        tuple((correction.kind, correction.words) for correction in corrections),
        (*document.problems, *facts.problems),
        Packing.pack(outline(facts, ontology)),
        pack_lines(in_order(lines)),
        pack(document.text),
    )


def without_comments(document: Document) -> Document:
    """The document with its readers' comments as furniture, which says nothing. The text stays, and so do positions."""
    silent = (
        replace(block, region=Region.FURNITURE, comment=None) if block.region is Region.COMMENT else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(silent))
