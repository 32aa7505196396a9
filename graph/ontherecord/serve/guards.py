"""What a worker denies itself before it runs strangers' queries: memory, processor time, connections."""

from __future__ import annotations

import contextlib
import errno
import math
import resource
import sys
from pathlib import Path

_DENIED = ("socket", "socketpair", "connect", "bind", "sendto", "io_uring_setup", "execve", "execveat", "ptrace")
"""System calls by which a process reaches others. `io_uring_setup`, since what goes through a ring is not filtered."""


def bound_memory(more: int) -> None:
    """Let this process take so many bytes beyond what it has now, and leave no core file behind.

    Where the system does not tell what a process has, or cannot hold it to a bound (macOS), the bound is not kept.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        bound = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def bound_time(seconds: float) -> None:
    """End this process when it has worked for so many seconds from now: a second guard, should the front be gone."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(usage.ru_utime + usage.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def deny_connections() -> bool:
    """Let the kernel refuse this process every new connection. False where there is no such filter.

    That is on other systems than Linux, and where libseccomp is missing; `screen` refuses SERVICE there as well.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        import pyseccomp  # noqa: PLC0415 - it fails to load without the system's libseccomp

        rules = pyseccomp.SyscallFilter(defaction=pyseccomp.ALLOW)
        for name in _DENIED:
            rules.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
        rules.load()
    except (ImportError, OSError, RuntimeError):
        return False
    return True
