"""Read → parse → extract → describe for every file whose results are not kept from an earlier build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ontherecord import fingerprints, workers
from ontherecord.cache import Cache, Kept
from ontherecord.corpus import Corpus, Source
from ontherecord.loading import Loaded, load
from ontherecord.problems import Problem
from ontherecord.read import ReadError
from ontherecord.results import LeftOut
from ontherecord.settings import Settings
from ontherecord.workers import Crew, Done

Watch = Callable[[Iterable[Done], int], Iterable[Done]]
"""Hands on the results of each file as they come, of so many files in all, and shows how far the work is."""

Hands = Crew | int | None
"""The processes to work in, or how many of this machine; None for as many as are worth their start."""


@dataclass(slots=True)
class Worked:
    """What the cache has of a corpus once every file of it has been worked on."""

    documents: list[Kept]
    """Those that go into the graph, in the order of their paths."""
    left_out: list[LeftOut]
    keys: dict[str, str]
    """Path of each file, and the fingerprint of its results."""
    chance: set[str] = field(default_factory=set)
    """Those keys whose results may be others next time, so that they are not to be kept."""

    @property
    def problems(self) -> list[Problem]:
        """Of all documents."""
        found: list[Kept | LeftOut] = [*self.documents, *self.left_out]
        return [problem for each in sorted(found, key=lambda each: each.path) for problem in each.problems]


class _Files:
    """The files of a corpus as they are loaded, and those that could not be."""

    def __init__(self, settings: Settings) -> None:
        """Begin with none."""
        self._ontology, self._common = settings.ontology, fingerprints.of_settings(settings)
        self.unread: dict[str, LeftOut] = {}

    def loaded(self, sources: Iterable[Source]) -> Iterator[tuple[Source, Loaded]]:
        """Each file that can be read, read when it is asked for."""
        for source in sources:
            try:
                yield source, load(source)
            except ReadError as error:
                self.unread[source.path] = LeftOut(source.path, (error.problem,), by_chance=True)

    def key(self, loaded: Loaded) -> str:
        """The fingerprint of a file's results."""
        return fingerprints.of_file(loaded, self._common, self._ontology)


def work_up(corpus: Corpus, settings: Settings, cache: Cache, hands: Hands, watch: Watch) -> Worked:
    """Bring the cache up to what the files are now."""
    files = _Files(settings)
    keys = {source.path: files.key(loaded) for source, loaded in files.loaded(corpus.sources)}
    missing = [source for source in corpus.sources if source.path in keys and not cache.has(keys[source.path])]
    worked = Worked([], [], keys)
    if missing:
        again = (loaded for _, loaded in files.loaded(missing))
        crew = hands if isinstance(hands, Crew) else crew_for(missing, hands)
        done = workers.work_through(again, settings, crew) if crew else workers.work_here(again, settings)
        for loaded, results in watch(done, len(missing)):
            key = keys[loaded.path] = files.key(loaded)  # of the bytes that were worked on, should they have changed
            cache.add(key, results)
            if any(isinstance(result, LeftOut) and result.by_chance for result in results):
                worked.chance.add(key)
    for path in files.unread:
        keys.pop(path, None)
    for result in [*cache.results(keys.values()), *files.unread.values()]:
        if isinstance(result, Kept):
            worked.documents.append(result)
        else:
            worked.left_out.append(result)
    worked.documents.sort(key=lambda document: document.path)
    return worked


def crew_for(sources: Sequence[Source], jobs: int | None) -> Crew | None:
    """The processes of this machine that are worth their start; none where this process alone will do.

    A reader of a binary format may end its process over a damaged file: never this one.
    """
    processes = workers.worthwhile([source.file for source in sources], jobs)
    is_binary = any(_suffix(source.file) in workers.BINARY for source in sources)
    return workers.local(processes) if processes > 1 or is_binary else None


def _suffix(file: Path) -> str:
    return file.suffix.lower()
