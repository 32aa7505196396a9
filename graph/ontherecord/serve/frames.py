"""How the front and its workers talk: messages of JSON, and bytes, each with its length before it."""

from __future__ import annotations

import asyncio
import json
import struct
from typing import Any, BinaryIO

_LENGTH = struct.Struct(">Q")


def pack(message: dict[str, Any]) -> bytes:
    """A message as a frame."""
    content = json.dumps(message).encode()
    return _LENGTH.pack(len(content)) + content


def read(stream: BinaryIO) -> dict[str, Any] | None:
    """The next message, None at the end."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    message: dict[str, Any] = json.loads(stream.read(_LENGTH.unpack(head)[0]))
    return message


async def receive(stream: asyncio.StreamReader) -> dict[str, Any]:
    """The next message. Raises asyncio.IncompleteReadError where the stream ends before."""
    (length,) = _LENGTH.unpack(await stream.readexactly(_LENGTH.size))
    message: dict[str, Any] = json.loads(await stream.readexactly(length))
    return message
