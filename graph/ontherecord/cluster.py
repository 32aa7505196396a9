"""The processes of a Dask cluster that is there already, to work on documents as those of this machine do.

A worker needs this program, in this version, and nothing else: documents and ontology are sent to it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontherecord import fingerprints
from ontherecord.loading import Loaded
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.results import Result
from ontherecord.settings import Settings
from ontherecord.workers import Crew, work_on_batch

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 20
"""Seconds until the scheduler must have answered."""
_FILES = 64
"""Files sent at once: some ten seconds of work, for which sending them takes a hundredth of one."""
_PLUGIN = "ontherecord-ontology"


@contextlib.contextmanager
def cluster(address: str, ontology: Ontology) -> Iterator[Crew]:
    """The crew of the cluster whose scheduler is at that address.

    Raises UserError where the library is not installed, nobody answers, or a worker runs another version.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415  an extra, and slow to import
    except ModuleNotFoundError as error:
        raise UserError('--dask needs a library: install it with: pip install "ontherecord[dask]"', 2) from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UserError(f"no Dask scheduler answers at {address}: start one, or correct the address") from error
    with client:
        _refuse_other_versions(client, address)
        client.register_plugin(_plugin(ontology), name=_PLUGIN)
        executor = client.get_executor(pure=False)
        threads = sum(client.nthreads().values())
        yield Crew(threads, lambda _: contextlib.nullcontext(executor), (KilledWorker,), _work_there, _FILES)


def _refuse_other_versions(client: Client, address: str) -> None:
    """Raise UserError where a worker would make something else of a document, or there is none."""
    found = client.run(fingerprints.of_program, on_error="return")
    if not found:
        raise UserError(f"the Dask scheduler at {address} has no workers: start some")
    other = sorted(worker for worker, program in found.items() if program != fingerprints.of_program())
    if other:
        what = "does not have this version of ontherecord and its libraries"
        raise UserError(f"the worker {other[0]} {what}: install the same there as here")


@dataclass
class _Files:
    """The files of an ontology, folder by folder, as they are sent."""

    folders: tuple[Mapping[str, bytes], ...]

    @classmethod
    def of(cls, ontology: Ontology) -> _Files:
        """All files that an ontology has."""
        return cls(
            tuple({name: (folder / name).read_bytes() for name in _names(folder)} for folder in ontology.folders)
        )

    def write(self, where: Path) -> None:
        """Write them below a folder, where `_there` finds them."""
        for folder, files in zip(_folders(where, len(self.folders)), self.folders, strict=True):
            for name, data in files.items():
                file = folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)


def _names(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def _folders(where: Path, count: int) -> list[Path]:
    return [where / _PLUGIN / str(number) for number in range(count)]


def _plugin(ontology: Ontology) -> Any:
    """What every worker does first, also one that joins later: write the ontology beside its own files."""
    from distributed import WorkerPlugin  # noqa: PLC0415

    class Knowledge(WorkerPlugin):
        """Writes the ontology for a worker."""

        def __init__(self, files: _Files) -> None:
            """Keep the files, to be sent."""
            self.files = files

        def setup(self, worker: Any) -> None:
            """Write them."""
            self.files.write(Path(worker.local_directory))

    return Knowledge(_Files.of(ontology))


def _work_there(batch: Sequence[Loaded], settings: Settings) -> list[list[Result]]:
    """The results of a batch, in a worker, by the ontology that was sent to it."""
    from distributed import get_worker  # noqa: PLC0415

    where = Path(get_worker().local_directory)
    here = Ontology(tuple(_folders(where, len(settings.ontology.folders))))
    return work_on_batch(batch, replace(settings, ontology=here))
