"""What one file may cost: a document that takes more is left out and reported, and stops nothing else."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType

SECONDS, SECONDS_PER_MEGABYTE = 60, 60
"""A megabyte of text takes about ten seconds; some formats are a tenth of their text in size."""
MEMORY = 4 << 30
"""Bytes of data of a process that works on documents; the libraries and cues take 0.3 GiB of them."""


@contextlib.contextmanager
def time_limit(size: int, *, hard: bool = False) -> Iterator[None]:
    """Raise TimeoutError where work on a file of so many bytes takes too long.

    Where it is `hard`, for a process of our own, the process ends if even that is not heard in twice the time: a
    library that hangs in C hears nothing. In a thread other than the main one there is no limit.
    """
    seconds = SECONDS + SECONDS_PER_MEGABYTE * size // 1_000_000
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"takes more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123  a path object of the null device is none
        if hard:
            faulthandler.dump_traceback_later(2 * seconds, exit=True, file=nowhere)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            if hard:
                faulthandler.cancel_dump_traceback_later()


def limit_memory() -> None:
    """Let this process, one of our own, take no more than MEMORY; more is a MemoryError."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # a system without such limits
        import resource  # noqa: PLC0415  not everywhere

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY if most < 0 else min(MEMORY, most), most))
