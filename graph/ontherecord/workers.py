"""Many files in several processes, here or on a cluster, of which any may die over a file."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from pathlib import Path

from ontherecord.limits import limit_memory, time_limit
from ontherecord.loading import Loaded
from ontherecord.problems import Problem, printable
from ontherecord.results import LeftOut, Result
from ontherecord.settings import Settings

_WORTH_A_PROCESS = 1_000_000
"""Bytes of documents that take longer to work through than another process takes to start."""
_FILES, _BYTES = 8, 1_000_000
"""Files, and bytes, handed to a process at once: far more than handing them over costs."""
_AHEAD = 3
"""Batches handed out for each process: it never waits for the next one, and few are lost when it dies."""
BINARY = (".pdf", ".docx", ".odt", ".rtf", ".zip")
"""Ends of the names of files whose readers may end their process: they are never read in this one."""

Done = tuple[Loaded, list[Result]]
Opened = contextlib.AbstractContextManager[Executor]


Work = Callable[[Sequence[Loaded], Settings], list[list[Result]]]


def work_on_batch(batch: Sequence[Loaded], settings: Settings) -> list[list[Result]]:
    """The results of each file of a batch, in the process that it was handed to."""
    from ontherecord.stages import work_on  # noqa: PLC0415  the stages take long to import

    found = []
    for each in batch:
        with time_limit(len(each.data), hard=True):
            found.append(work_on(each, settings))
    return found


@dataclass(frozen=True, slots=True)
class Crew:
    """Processes that work on documents."""

    size: int
    open: Callable[[int], Opened]
    """Starts, or finds, so many."""
    losses: tuple[type[BaseException], ...] = (BrokenProcessPool,)
    """What is raised where a process died over a file."""
    work: Work = work_on_batch
    """What each of them does with a batch."""
    files: int = _FILES
    """Files handed over at once."""


def worthwhile(files: Sequence[Path], jobs: int | None) -> int:
    """How many processes to use: `jobs`, else one for each processor, but none with less work than its own start."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    worth = sum(map(_size, files)) // _WORTH_A_PROCESS
    return max(1, min(jobs or min(available, worth), len(files)))


def local(processes: int) -> Crew:
    """So many processes of this machine."""
    return Crew(processes, _pool)


def work_here(loaded: Iterable[Loaded], settings: Settings) -> Iterator[Done]:
    """The results of each file, made in this process."""
    from ontherecord.stages import work_on  # noqa: PLC0415  the stages take long to import

    for each in loaded:
        with time_limit(len(each.data)):
            results = work_on(each, settings)
        yield each, results


def work_through(loaded: Iterable[Loaded], settings: Settings, crew: Crew) -> Iterator[Done]:
    """The results of each file, in the order in which they come. A file that ends its process is left out."""
    batches = _batches(loaded, crew.files)
    while lost := (yield from _until_lost(batches, settings, crew)):
        yield from _one_by_one(lost, settings, crew)


def _until_lost(batches: Iterator[list[Loaded]], settings: Settings, crew: Crew) -> Generator[Done, None, list[Loaded]]:
    """Work through batches. Where a process dies, returns the files of those that were under way: one is to blame."""
    running: dict[Future[list[list[Result]]], list[Loaded]] = {}
    lost: list[Loaded] = []
    with crew.open(crew.size) as executor:
        more = True
        while not lost and (more or running):
            while more and len(running) < _AHEAD * crew.size:
                batch = next(batches, None)
                more = batch is not None
                if batch and not _handed(executor, batch, settings, running, crew):
                    lost += batch
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                batch = running.pop(future)
                if isinstance(future.exception(), crew.losses):
                    lost += batch
                else:
                    yield from zip(batch, future.result(), strict=True)
        for future, batch in running.items():
            if isinstance(future.exception(), crew.losses):
                lost += batch
            else:
                yield from zip(batch, future.result(), strict=True)
    return lost


def _handed(
    executor: Executor,
    batch: list[Loaded],
    settings: Settings,
    running: dict[Future[list[list[Result]]], list[Loaded]],
    crew: Crew,
) -> bool:
    """Hand a batch to a process; false where there is none any more."""
    try:
        running[executor.submit(crew.work, batch, settings)] = batch
    except crew.losses:
        return False
    return True


def _one_by_one(lost: Iterable[Loaded], settings: Settings, crew: Crew) -> Iterator[Done]:
    """Work on files of which one ends its process, each alone, so that the one is known."""
    waiting = list(lost)
    while waiting:
        with crew.open(1) as executor:
            while waiting:
                each = waiting.pop(0)
                try:
                    (results,) = executor.submit(crew.work, [each], settings).result()
                except crew.losses:
                    what, remedy = "ended the process that read it, or took far too long", "save it in another format"
                    yield each, [LeftOut(each.path, (Problem(printable(each.path), what, remedy),), by_chance=True)]
                    break
                yield each, results


def _batches(loaded: Iterable[Loaded], files: int) -> Iterator[list[Loaded]]:
    """The files in batches, none much larger in bytes than its last file."""
    batch: list[Loaded] = []
    for each in loaded:
        batch.append(each)
        if len(batch) == files or sum(len(one.data) for one in batch) >= _BYTES:
            yield batch
            batch = []
    if batch:
        yield batch


@contextlib.contextmanager
def _pool(processes: int) -> Iterator[Executor]:
    """So many processes, which are ended with what they have in hand; what waits is let go."""
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_prepare)
    try:
        with _deaf_children():
            for _ in range(processes):  # each starts with a task that it is handed
                pool.submit(int)
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _prepare() -> None:
    """What a process does before the first file."""
    seldom_look_for_garbage()
    limit_memory()


@contextlib.contextmanager
def _deaf_children() -> Iterator[None]:
    """Let processes that start in this block pass over Ctrl-C: this one hears it, after the block, and ends them.

    They inherit what is blocked here, which is kept for later; what is ignored would be lost.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would lift the block when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def seldom_look_for_garbage() -> None:
    """Let Python look for garbage that refers to itself once for every 200,000 new objects, in place of 700.

    The cues and graphs of a build are hundreds of thousands of objects that stay, and looking through them again and
    again took a quarter of its time. For processes of our own only: it holds for the whole of one.
    """
    gc.set_threshold(200_000, 20, 100)


def _size(file: Path) -> int:
    """Bytes of the file; 0 where it has vanished, which reading it will report."""
    try:
        return file.stat().st_size
    except OSError:
        return 0
