"""Many documents in several processes."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from ontherecord.corpus import Source
from ontherecord.stages import Result, Settings, work_on

_WORTH_A_PROCESS = 1_000_000
"""Bytes of documents that take longer to work through than another process takes to start."""
_BATCH = 16
"""Files handed to a process at once, where there are many."""


def work_through(sources: Sequence[Source], settings: Settings, jobs: int | None) -> Iterator[list[Result]]:
    """The results of each file, in the order of the files, from `jobs` processes (None: as many as are worth it)."""
    processes = min(jobs or _worthwhile(sources), len(sources))
    one = partial(work_on, settings=settings)
    if processes == 1:
        yield from map(one, sources)
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=seldom_look_for_garbage) as pool:
        with _deaf_children():
            results = pool.map(one, sources, chunksize=max(1, min(_BATCH, len(sources) // (4 * processes))))
        yield from results


@contextlib.contextmanager
def _deaf_children() -> Iterator[None]:
    """Let processes that start in this block pass over Ctrl-C: this one hears it, and ends them in good order."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def seldom_look_for_garbage() -> None:
    """Let Python look for garbage that refers to itself once for every 200,000 new objects, in place of 700.

    The cues and graphs of a build are hundreds of thousands of objects that stay, and looking through them again and
    again took a quarter of its time. For processes of our own only: it holds for the whole of one.
    """
    gc.set_threshold(200_000, 20, 100)


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
