"""How long each part of a build took, for `build.json`."""

from __future__ import annotations

import time


class Stopwatch:
    """Seconds of wall clock from its making, part by part."""

    def __init__(self) -> None:
        """Start."""
        self._started = self._last = time.monotonic()
        self.parts: dict[str, float] = {}

    def lap(self, part: str) -> None:
        """Say that what has been done since the part before was this one."""
        now = time.monotonic()
        self.parts[part] = round(now - self._last, 3)
        self._last = now

    @property
    def seconds(self) -> float:
        """All of it so far."""
        return time.monotonic() - self._started
