"""One worker as the front sees it: a process that is asked, answers, and can be ended at any moment."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, BinaryIO

from ontherecord.problems import UserError
from ontherecord.publish.files import RECORD
from ontherecord.publish.store import FOLDER
from ontherecord.serve import frames
from ontherecord.serve.limits import MIB, Limits

Build = tuple[int, ...]
"""What tells one build in a folder from the next."""

_IN_MEMORY = 4 * MIB
"""Bytes of an answer that are held in memory; what is longer waits in a temporary file for its client."""
_PIECE = MIB
_START = 60
"""Seconds that a worker may take to open the graph."""


class Status(Enum):
    """What came of a query."""

    OK = "ok"
    MALFORMED = "malformed"
    UNACCEPTABLE = "unacceptable"
    LONG = "long"
    MEMORY = "memory"
    LATE = "late"
    CROWDED = "crowded"
    BUSY = "busy"
    FAILED = "failed"


_SIGNALS = {signal.SIGABRT: Status.MEMORY, signal.SIGXCPU: Status.LATE}
"""Why a worker ended: an allocation that fails aborts it."""


class GoneError(Exception):
    """A worker that ended instead of answering."""

    def __init__(self, status: Status) -> None:
        """Keep why."""
        super().__init__(status.value)
        self.status = status


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a query; where that is an answer, its format and its bytes."""

    status: Status
    message: str = ""
    media: str = ""
    length: int = 0
    body: BinaryIO | None = None


def identity(output: Path) -> Build | None:
    """Of the build in a folder; None while there is none, as in the moment in which one takes another's place."""
    try:
        files = [(output / name).stat() for name in (f"{FOLDER}/CURRENT", RECORD)]
    except OSError:
        return None
    return tuple(number for file in files for number in (file.st_ino, file.st_mtime_ns))


class Process:
    """A worker on one build."""

    def __init__(self, process: asyncio.subprocess.Process, build: Build | None, hello: dict[str, Any]) -> None:
        """Take a worker that has said that it is ready."""
        self._process = process
        self.build = build
        self.base: str = hello["base"]
        self.is_sealed: bool = hello["sealed"]
        self.is_slow = False

    @classmethod
    async def start(cls, output: Path, limits: Limits) -> Process:
        """A new worker on the build in a folder. Raises UserError where it cannot be opened."""
        build = identity(output)
        bounds = json.dumps({"memory": limits.memory, "seconds": limits.seconds, "answer": limits.answer})
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "ontherecord.serve.worker", str(output), bounds),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            start_new_session=True,  # the terminal's Ctrl+C is for the front
        )
        try:
            assert process.stdout  # noqa: S101 - it is a pipe
            async with asyncio.timeout(_START):
                hello = await frames.receive(process.stdout)
            if hello["status"] != "ready":
                raise UserError(hello["message"])
        except BaseException as error:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await asyncio.shield(process.wait())
            if isinstance(error, asyncio.IncompleteReadError | TimeoutError):
                raise UserError(f"the graph in {output} cannot be opened: build it again") from error
            raise
        return cls(process, build, hello)

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    async def ask(self, request: dict[str, Any]) -> Answer:
        """Its answer. Raises GoneError where it ends instead."""
        hear, say = self._process.stdout, self._process.stdin
        assert hear and say  # noqa: PT018, S101 - pipes
        try:
            say.write(frames.pack(request))
            await say.drain()
            head = await frames.receive(hear)
            body = await _body(hear, head["length"])
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            code = await self._process.wait()
            raise GoneError(
                _SIGNALS.get(signal.Signals(-code), Status.FAILED) if code < 0 else Status.FAILED
            ) from error
        return Answer(Status(head["status"]), head.get("message", ""), head.get("media", ""), head["length"], body)

    async def end(self) -> None:
        """End it, whatever it is at."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


async def _body(stream: asyncio.StreamReader, length: int) -> BinaryIO:
    """So many bytes of the stream, to be read from their start."""
    body = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by whoever reads it
    try:
        while length:
            piece = await stream.readexactly(min(length, _PIECE))
            body.write(piece)
            length -= len(piece)
        body.seek(0)
    except BaseException:
        body.close()
        raise
    return body  # type: ignore[return-value]  # it is one, but for its class
