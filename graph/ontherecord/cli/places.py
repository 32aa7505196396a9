"""Where things are: the options that say it, the same for every command, and what is found there."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ontherecord.workspace import find_workspace, output_folder

if TYPE_CHECKING:
    import pyoxigraph as ox

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
TARGET = click.Path(dir_okay=False, path_type=Path)
PLACE = click.Path(file_okay=False, path_type=Path)


def located(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that say where things are, the same for every command: it gets `workspace` and `output`."""

    @click.option("--workspace", type=FOLDER, help="Folder that holds ontology/. Default: the nearest one upwards.")
    @click.option("--output", type=PLACE, help="Folder of the built graph. Default: output/ of the workspace.")
    @functools.wraps(command)
    def run(*args: Any, workspace: Path | None, output: Path | None, **options: Any) -> Any:
        workspace = workspace or find_workspace(Path.cwd())
        return command(*args, workspace=workspace, output=output or output_folder(workspace), **options)

    return run


def store_of(output: Path) -> ox.Store:
    """The store of the build in a folder."""
    from ontherecord.publish.store import open_store

    return open_store(build_in(output))


def build_in(output: Path) -> Path:
    """The folder of a build, all of whose files are in place."""
    from ontherecord.publish.files import settled

    return settled(output)


def base_of(output: Path) -> str:
    """The namespace of the resources of the build in a folder."""
    from ontherecord.publish.record import read_record

    return str(read_record(output)["base"])


def from_here(path: Path) -> Path:
    """The path as one would type it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
