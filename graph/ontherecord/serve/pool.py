"""The workers: how many queries run at once, for how long, and on which build of the graph.

Every query begins in one of a few quick places. One that takes longer than its first moments moves, at a lower
priority, to one of a few slow places, or is ended where none is free: long queries hold up long queries alone. A query
that has reached its time limit is ended with its process, which is the only way that always works.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from ontherecord.problems import UserError
from ontherecord.publish.files import settled
from ontherecord.serve.limits import Limits
from ontherecord.serve.process import Answer, GoneError, Process, Status, identity

_NICE = 10
"""Priority, in the sense of nice(1), at which a query goes on after its first moments."""
_LOOKS, _PAUSE = 40, 0.05
"""How often a build is looked for that is just being moved to its place, and the seconds between two looks."""


class Pool:
    """Workers on the build in a folder."""

    def __init__(self, output: Path, limits: Limits) -> None:
        """Start no worker yet."""
        self._output, self._limits = output, limits
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._quick = asyncio.Semaphore(limits.quick)
        self._slow = asyncio.Semaphore(limits.slow)
        self._waiting = 0
        self._spare: asyncio.Task[None] | None = None
        self.base = ""
        """The namespace of the resources of the build that was opened last."""

    async def open(self) -> None:
        """Start the first workers. Raises UserError where there is no graph to be served."""
        self._idle += await asyncio.gather(*(self._start() for _ in range(self._limits.quick)))

    async def close(self) -> None:
        """End all workers."""
        if self._spare:
            self._spare.cancel()
        await asyncio.gather(*(process.end() for process in [*self._idle, *self._busy]))
        self._idle.clear()

    @property
    def workers(self) -> list[Process]:
        """All that there are now."""
        return [*self._idle, *self._busy]

    async def ask(self, request: dict[str, Any]) -> Answer:
        """What comes of a query, within the limits. Its worker is ended when this is cancelled.

        Raises UserError where there is no graph any more.
        """
        if self._waiting >= self._limits.waiting:
            return Answer(Status.BUSY)
        async with self._place() as place:
            answer, build = await self._answer(request, place)
            if answer.status is Status.FAILED and build != identity(self._output):
                answer, _ = await self._answer(request, place)  # the files may have gone from under it
            return answer

    @contextlib.asynccontextmanager
    async def _place(self) -> AsyncIterator[contextlib.AsyncExitStack]:
        """A quick place, as a stack that can be closed before the block ends, to make room for the next query."""
        self._waiting += 1
        try:
            await self._quick.acquire()
        finally:
            self._waiting -= 1
        async with contextlib.AsyncExitStack() as place:
            place.callback(self._quick.release)
            yield place

    async def _answer(self, request: dict[str, Any], place: contextlib.AsyncExitStack) -> tuple[Answer, object]:
        """The answer of a worker, which is then idle again or has been ended; and the build that it is from."""
        process = await self._worker()
        asked = asyncio.ensure_future(process.ask(request))
        try:
            answer = await self._within_limits(asked, process, place)
            if asked.done() and not process.is_slow:
                self._idle.append(process)
        except GoneError as gone:
            answer = Answer(gone.status)
        finally:
            self._busy.discard(process)
            if process not in self._idle:
                asked.cancel()
                self._refill()
                await asyncio.shield(process.end())
        return answer, process.build

    async def _within_limits(
        self, asked: asyncio.Future[Answer], process: Process, place: contextlib.AsyncExitStack
    ) -> Answer:
        """The answer, if it comes in time."""
        quick = min(self._limits.quick_seconds, self._limits.seconds)
        await asyncio.wait([asked], timeout=quick)
        if not asked.done() and not await self._moved(process, place):
            return Answer(Status.CROWDED)
        await asyncio.wait([asked], timeout=self._limits.seconds - quick)
        return asked.result() if asked.done() else Answer(Status.LATE)

    async def _moved(self, process: Process, place: contextlib.AsyncExitStack) -> bool:
        """Move to a slow place, in which the worker gives way to others. False where none is free."""
        if self._slow.locked():
            return False
        await self._slow.acquire()
        await place.aclose()
        place.callback(self._slow.release)
        process.is_slow = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, _NICE)
        self._refill()
        return True

    async def _worker(self) -> Process:
        """An idle worker on the build of now, or a new one; those on an older build are ended."""
        now = identity(self._output)
        while self._idle:
            process = self._idle.pop()
            if now is None or process.build == now:
                break
            await process.end()
        else:
            process = await self._start()
        self._busy.add(process)
        return process

    async def _start(self) -> Process:
        """A new worker. Raises UserError where no whole build appears in the folder within moments."""
        for look in range(_LOOKS):
            await asyncio.to_thread(settled, self._output)
            try:
                process = await Process.start(self._output, self._limits)
            except UserError:
                if look == _LOOKS - 1 or self._is_empty():
                    raise
            else:
                if process.build is not None and process.build == identity(self._output):
                    self.base = process.base
                    return process
                await process.end()
            await asyncio.sleep(_PAUSE)
        raise UserError(f"the graph in {self._output} is being built again and again")

    def _is_empty(self) -> bool:
        """Whether no build is there, nor any under way that could be arriving."""
        return not any(self._output.glob(".*")) and identity(self._output) is None

    def _refill(self) -> None:
        """Start a worker beforehand for the next query, where one has been lost to a long one."""
        if not self._idle and (self._spare is None or self._spare.done()):
            self._spare = asyncio.create_task(self._add())

    async def _add(self) -> None:
        with contextlib.suppress(UserError):
            self._idle.append(await self._start())
