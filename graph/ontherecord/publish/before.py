"""The build that the next one takes the place of: what of it can be used again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ontherecord.problems import UserError
from ontherecord.publish.record import hashes, read_record
from ontherecord.publish.store import open_store


@dataclass(frozen=True, slots=True)
class Before:
    """What a build in a folder is known by; of none, nothing can be used."""

    output: Path
    fingerprint: str = ""
    """Of all that went into it."""
    graphs: Mapping[str, str] = field(default_factory=dict)
    """Path of each document, and the fingerprint of its graph."""
    outputs: Mapping[str, str] = field(default_factory=dict)
    """Each file and the SHA-256 that it had when it was written."""

    def is_whole(self) -> bool:
        """Whether its files are as they were written, and its store can be opened."""
        try:
            open_store(self.output)
        except UserError:
            return False
        return dict(self.outputs) == hashes(self.output)


def before(output: Path) -> Before:
    """The build in a folder, or what stands for none."""
    try:
        record = read_record(output)
        graphs = {path: known["graph"] for path, known in record["inputs"].items()}
        return Before(output, record["fingerprint"], graphs, record["outputs"])
    except (UserError, KeyError, TypeError, AttributeError):  # none, or of an earlier version
        return Before(output)
