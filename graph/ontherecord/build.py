"""The whole way: read → parse → extract → describe (document by document, in `worker`) → link → check → publish."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ontherecord.check import check_graph
from ontherecord.corpus import find_documents
from ontherecord.corrections import unused
from ontherecord.describe import iris
from ontherecord.link import link, settle
from ontherecord.problems import Problem, UserError
from ontherecord.publish import record
from ontherecord.publish.files import replacing
from ontherecord.publish.graphs import NamedGraph, document_graph, shared_graph
from ontherecord.publish.quads import write_quads
from ontherecord.publish.readable import write_readable
from ontherecord.publish.store import write_store
from ontherecord.publish.texts import write_texts
from ontherecord.publish.vocabulary import vocabulary
from ontherecord.worker import Described, Result, Settings, work_through

READABLE = 1000
"""Documents up to which Turtle, TriG and the page are written without being asked for."""

Watch = Callable[[Iterable[Result], int], Iterable[Result]]
"""Hands on the results as they come, of so many documents in all, and shows how far the work is."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build tells whoever asked for it."""

    documents: int
    counts: dict[str, int]
    left_out: int
    """Documents that could not go into the graph."""
    problems: tuple[Problem, ...]


def build(folders: Sequence[Path], output: Path, settings: Settings, jobs: int | None, watch: Watch) -> Built:
    """Build the graph of all documents below the folders into `output`, in place of the build before.

    A document that cannot be worked through is a problem in the result. Raises UserError where nothing can be built;
    the build before is then as it was.
    """
    started = time.monotonic()
    corpus = find_documents(folders, leave_out=[output])
    with replacing(output) as new:
        results = list(watch(work_through(corpus.sources, settings, jobs), len(corpus.sources)))
        held = tuple(correction for result in results for correction in result.corrections)
        problems = (*corpus.problems, *(p for r in results for p in r.problems), *unused(settings.ontology, held))
        good = [result for result in results if isinstance(result, Described)]
        if not good:
            raise UserError("\n".join(["no document could be built:", *map(str, problems)]))
        graphs = _linked(good, settings)
        store = write_store(new / "store", graphs)
        wrong = check_graph(store, settings.ontology)
        if wrong:
            raise UserError(
                "\n".join(["the graph is not published, because it fails its own checks:", *map(str, wrong)])
            )
        write_quads(new / "quads", graphs)
        texts = write_texts(new / "text", [result.facts.document for result in good])
        if len(good) <= READABLE:
            write_readable(new, graphs, store, settings.base)
        counts = record.counts(store, settings.base)
        record.Record(
            base=settings.base,
            seconds=time.monotonic() - started,
            inputs={r.path: {"sha256": r.facts.document.sha256, "text": texts[r.path]} for r in good},
            rules=record.rule_hashes(settings.ontology),
            counts=counts,
            corrections=held,
            problems=problems,
        ).write(new)
        del store  # closes its files, before they are moved
    return Built(len(good), counts, len(results) - len(good), problems)


def _linked(documents: Sequence[Described], settings: Settings) -> list[NamedGraph]:
    """Each document's graph under settled names, then the graph of what is found across documents, and the ontology."""
    base = settings.base
    linked = link([document.facts for document in documents], settings.ontology, base)
    own = []
    for document in documents:
        lines = settle(document.lines, linked.renames.get(document.path, {}), base)
        own.append(document_graph(iris.document(base, document.path), lines))
    return [*own, shared_graph("links", base, linked.quads), vocabulary(settings.ontology, base)]
