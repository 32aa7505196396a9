"""The whole way: read → parse → extract → describe (document by document, in `stages`) → link → check → publish."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ontherecord.check import check_graph
from ontherecord.corpus import find_documents
from ontherecord.corrections import unused
from ontherecord.describe import iris
from ontherecord.link import Linked, link, settle
from ontherecord.problems import Problem, UserError
from ontherecord.publish import record
from ontherecord.publish.files import replacing
from ontherecord.publish.graphs import NamedGraph, document_graph, shared_graph
from ontherecord.publish.names import write_names
from ontherecord.publish.quads import write_quads
from ontherecord.publish.readable import write_readable
from ontherecord.publish.store import write_store
from ontherecord.publish.texts import write_texts
from ontherecord.publish.vocabulary import vocabulary
from ontherecord.stages import Described, Result, Settings
from ontherecord.workers import work_through

READABLE = 1000
"""Documents up to which Turtle, TriG and the page are written without being asked for."""

Watch = Callable[[Iterable[list[Result]], int], Iterable[list[Result]]]
"""Hands on the results of each file as they come, of so many files in all, and shows how far the work is."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build tells whoever asked for it."""

    documents: int
    counts: dict[str, int]
    left_out: int
    """Documents that could not go into the graph."""
    problems: list[Problem]


def build(folders: Sequence[Path], output: Path, settings: Settings, jobs: int | None, watch: Watch) -> Built:
    """Build the graph of all documents below the folders into `output`, in place of the build before.

    A document that cannot be worked through is a problem in the result. Raises UserError where nothing can be built;
    the build before is then as it was.
    """
    started = time.monotonic()
    ontology, base = settings.ontology, settings.base
    corpus = find_documents(folders, leave_out=[output])
    with replacing(output) as new:
        files = watch(work_through(corpus.sources, settings, jobs), len(corpus.sources))
        results = sorted((result for of_file in files for result in of_file), key=lambda result: result.path)
        held = [correction for result in results for correction in result.corrections]
        problems = [*corpus.problems, *(p for result in results for p in result.problems), *unused(ontology, held)]
        documents = [result for result in results if isinstance(result, Described)]
        _refuse_unless(documents, "no document could be built", problems)

        linked = link([document.facts for document in documents], settings.ontology, settings.base)
        graphs = _graphs(documents, linked, settings)
        store = write_store(new / "store", graphs)
        wrong = check_graph(store, ontology)
        _refuse_unless(not wrong, "the graph is not published, because it fails its own checks", wrong)

        write_quads(new / "quads", graphs)
        write_names(new, linked)
        texts = write_texts(new / "text", [document.facts.document for document in documents])
        if len(documents) <= READABLE:
            problems += write_readable(new, graphs, store, ontology, base)
        counts = record.counts(store, base)
        del store  # closes its files, before they are moved
        inputs = {d.path: {"sha256": d.facts.document.sha256, "text": texts[d.path]} for d in documents}
        rules = record.rule_hashes(ontology)
        record.Record(base, time.monotonic() - started, inputs, rules, counts, held, problems).write(new)
    return Built(len(documents), counts, len(results) - len(documents), problems)


def _refuse_unless(good: object, what: str, problems: Iterable[Problem]) -> None:
    """Raise UserError with what is wrong and the problems behind it, each on a line of its own, unless all is good."""
    if not good:
        raise UserError("\n".join([f"{what}:", *map(str, problems)]))


def _graphs(documents: Sequence[Described], linked: Linked, settings: Settings) -> list[NamedGraph]:
    """Each document's graph under settled names, then the graph of what is found across documents, and the ontology."""
    base = settings.base
    own = []
    for document in documents:
        lines = settle(document.lines, linked.renames.get(document.path, {}), base)
        own.append(document_graph(iris.document(base, document.path), lines))
    return [*own, shared_graph("links", base, linked.quads), vocabulary(settings.ontology, base)]
