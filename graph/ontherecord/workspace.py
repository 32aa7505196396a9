"""Where things are: the corpus, the ontology and the output of a workspace."""

from __future__ import annotations

from pathlib import Path

from ontherecord.ontology import Ontology
from ontherecord.problems import UserError

ONTOLOGY, CORPUS, OUTPUT = "ontology", "corpus", "output"
_INSTALLED = {"site-packages", "dist-packages"}


def packaged_ontology() -> Path:
    """The ontology that comes with the code: inside the installed package or, in a checkout, at its top.

    Raises UserError where there is neither, as in a broken installation.
    """
    package = Path(__file__).resolve().parent
    inside = package / ONTOLOGY
    if inside.is_dir():
        return inside
    checkout = package.parent.parent
    if package.parent.name == "graph" and (checkout / "pyproject.toml").is_file() and (checkout / ONTOLOGY).is_dir():
        return checkout / ONTOLOGY
    raise UserError("the ontology that belongs to this program is missing: install ontherecord again")


def find_workspace(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that holds `ontology/`; never one inside an installation."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if _INSTALLED.isdisjoint(folder.parts) and (folder / ONTOLOGY).is_dir():
            return folder
    return None


def ontology_for(workspace: Path | None) -> Ontology:
    """The packaged ontology, and what the workspace adds to it. The one place that decides where an ontology is from.

    A checkout of this project is the packaged ontology's own source, so there it stands alone.
    Raises UserError where a workspace is given that holds no `ontology/`.
    """
    packaged = packaged_ontology()
    if workspace is None:
        return Ontology((packaged,))
    own = workspace.resolve() / ONTOLOGY
    if not own.is_dir():
        raise UserError(f"{workspace} holds no folder {ONTOLOGY}/: give one that does, or leave --workspace out", 2)
    if own.samefile(packaged) or (workspace / "graph" / "ontherecord").is_dir():
        return Ontology((own,))
    return Ontology((packaged, own))


def corpus_folder(workspace: Path | None) -> Path:
    """The workspace's `corpus/`, which is built where no folder is given. Raises UserError where there is none."""
    folder = (workspace or Path.cwd()) / CORPUS
    if not folder.is_dir():
        raise UserError(f"there is no folder {folder}: say which folder of documents to build", 2)
    return folder


def output_folder(workspace: Path | None) -> Path:
    """Where a build is written where nobody says: the workspace's `output/`, else `output/` in the current folder."""
    return (workspace or Path.cwd()) / OUTPUT
