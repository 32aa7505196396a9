"""What a client is told: answers as they come from a worker, and refusals in one sentence with the right status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from starlette.background import BackgroundTask
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from ontherecord.serve.limits import MIB, Limits
from ontherecord.serve.process import Answer, Status

_AT_ONCE = 1 << 20
"""Bytes that are sent without giving others a turn in between."""
_PIECE = 1 << 18
_RETRY = "5"
"""Seconds after which a client that was refused for want of room may try again."""


def response(answer: Answer, limits: Limits) -> Response:
    """The answer as HTTP. One that was cut off is never among them: a worker's answer is whole before it is sent."""
    if answer.status is Status.OK and answer.body is not None:
        if answer.length <= _AT_ONCE:
            with answer.body as body:
                return Response(body.read(), media_type=answer.media, headers={"Vary": "Accept"})
        return StreamingResponse(
            _pieces(answer.body),
            media_type=answer.media,
            headers={"Content-Length": str(answer.length), "Vary": "Accept"},
            background=BackgroundTask(answer.body.close),
        )
    code, sentence = _REFUSALS[answer.status]
    values = {"seconds": f"{limits.seconds:g}", "memory": limits.memory // MIB, "answer": limits.answer // MIB}
    return refusal(code, answer.message or sentence.format(**values))


_REFUSALS = {
    Status.MALFORMED: (400, "The query is not valid."),
    Status.UNACCEPTABLE: (406, "The answer has no form that the Accept header takes."),
    Status.LONG: (403, "The answer is longer than {answer} MiB: ask for less, with LIMIT or a narrower pattern."),
    Status.MEMORY: (500, "The query was ended: it needs more than the {memory} MiB of memory that one may take."),
    Status.LATE: (504, "The query was ended: it takes longer than the {seconds} seconds that one may take."),
    Status.CROWDED: (503, "The query was ended: others that take long are running; try again in a moment."),
    Status.BUSY: (503, "Too many queries are waiting; try again in a moment."),
    Status.FAILED: (500, "The query was ended: the engine failed on it."),
}


def refusal(code: int, sentence: str) -> Response:
    """A sentence that says why not."""
    headers = {"Retry-After": _RETRY} if code == 503 else {}
    return PlainTextResponse(f"{sentence}\n", code, headers)


def _pieces(body: BinaryIO) -> Iterator[bytes]:
    while piece := body.read(_PIECE):
        yield piece
