"""The error of a reader that finds nothing that it can read."""

from __future__ import annotations


class UnreadableError(ValueError):
    """A file that cannot be read: what is wrong with it, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        """Keep both."""
        super().__init__(what)
        self.what, self.remedy = what, remedy
