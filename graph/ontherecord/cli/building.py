"""Commands that make a graph, and look whether it is sound."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from ontherecord.cli.failure import report
from ontherecord.cli.places import FILE, FOLDER, base_of, build_in, from_here, located, store_of
from ontherecord.workspace import corpus_folder, find_workspace, ontology_for

if TYPE_CHECKING:
    from ontherecord.ontology import Ontology
    from ontherecord.workers import Crew, Done


@click.command(epilog="Example: ontherecord build corpus --output output")
@click.argument("folders", nargs=-1, type=FOLDER, metavar="[FOLDER]...")
@click.option("--base-iri", metavar="IRI", help="Namespace of the resources, in place of the usual one.")
@click.option("--jobs", type=click.IntRange(1), help="Processes to use. Default: as many as are worth it.")
@click.option("--no-comments", is_flag=True, help="Leave out what readers' comments say.")
@click.option("--redact", type=FILE, help="File of strings, one a line, that must stand in nothing that is written.")
@click.option("--dask", metavar="ADDRESS", help="Read the documents on the Dask cluster with that scheduler.")
@click.option("--watch", is_flag=True, help="Build again whenever a document or the ontology changes, until Ctrl-C.")
@located
def build(
    folders: tuple[Path, ...],
    base_iri: str | None,
    jobs: int | None,
    no_comments: bool,
    redact: Path | None,
    dask: str | None,
    watch: bool,
    workspace: Path | None,
    output: Path,
) -> None:
    """Build the graph of all documents in the folders.

    Without a folder, the workspace's corpus/ is built. The graph takes the place of the one before when it is complete.
    Only what has changed since then is read again; a build that was interrupted is gone on with.
    """
    from ontherecord.build import build as build_graph
    from ontherecord.describe.iris import base_iri as checked
    from ontherecord.publish.prefixes import BASE
    from ontherecord.redaction import read_redactions
    from ontherecord.settings import Settings
    from ontherecord.workers import seldom_look_for_garbage

    folders = folders or (corpus_folder(workspace),)
    if watch:
        _again_and_again(folders, ontology_for(workspace), output)
        return
    seldom_look_for_garbage()
    redacted = read_redactions(redact) if redact else ()
    base = checked(base_iri) if base_iri else BASE
    settings = Settings(ontology_for(workspace), base, not no_comments, redacted)
    with _crew(dask, settings.ontology, jobs) as workers:
        built = build_graph(folders, output, settings, workers, _progress)
    report(built.problems)
    counted = [(built.documents, "document"), (built.counts.get("otr:Statement", 0), "statement")]
    said = ", ".join(f"{number:,} {word}{'s' * (number != 1)}" for number, word in counted)
    click.echo(f"{said}, {built.counts['triples']:,} triples in {from_here(output)}")
    if built.left_out:
        raise click.exceptions.Exit(1)


@contextlib.contextmanager
def _crew(dask: str | None, ontology: Ontology, jobs: int | None) -> Iterator[Crew | int | None]:
    """The processes to work in: those of a cluster, or so many of this machine."""
    if dask is None:
        yield jobs
        return
    from ontherecord.cluster import cluster

    with cluster(dask, ontology) as crew:
        yield crew


def _again_and_again(folders: Iterable[Path], ontology: Ontology, output: Path) -> None:
    """Run this command without --watch now and at every change, in a new process: that knows no old rules."""
    from ontherecord.watching import changes

    command = [sys.executable, "-m", "ontherecord", *(each for each in sys.argv[1:] if each != "--watch")]
    files = [*folders, *ontology.folders]
    with contextlib.suppress(KeyboardInterrupt):
        changed = changes(files, leave_out=output)
        while True:
            subprocess.run(command, check=False)  # noqa: S603  this very command; what is wrong, it has said
            next(changed)


def _progress(results: Iterable[Done], total: int) -> Iterator[Done]:
    """Show on a terminal how far the work is; say nothing to a pipe. Ctrl-C ends it."""
    with _interrupts() as heard:
        for result in _shown(results, total):
            if heard:
                break
            yield result
        if heard:
            raise KeyboardInterrupt


def _shown(results: Iterable[Done], total: int) -> Iterable[Done]:
    if not sys.stderr.isatty():
        return results
    from rich.console import Console
    from rich.progress import track

    return track(results, "Reading", total=total, console=Console(stderr=True), transient=True)


@contextlib.contextmanager
def _interrupts() -> Iterator[list[int]]:
    """Every Ctrl-C that came, for Python drops the exception of one that comes while it does away with an object."""
    heard: list[int] = []

    def hear(number: int, _: FrameType | None) -> None:
        heard.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield heard
    finally:
        signal.signal(signal.SIGINT, before)


@click.command(epilog="Example: ontherecord check --json")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@located
def check(as_json: bool, workspace: Path | None, output: Path) -> None:
    """Check that the built graph keeps its promises.

    Every quotation stands in its text character for character; every statement says who said it, where and in whose
    voice; nothing hangs on chance; and the shapes of the ontology hold.
    """
    from ontherecord.verify import verify

    problems = verify(build_in(output), ontology_for(workspace))
    if as_json:
        found = [{"where": p.where, "what": p.what, "remedy": p.remedy} for p in problems]
        click.echo(json.dumps({"problems": found}, indent=1, ensure_ascii=False))
    else:
        report(problems)
        click.echo("every check holds" if not problems else f"{len(problems)} problems")
    if problems:
        raise click.exceptions.Exit(1)


@click.command(epilog="Example: ontherecord diff before output")
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
def diff(old: Path, new: Path) -> None:
    """Show what the build in the folder NEW says that the one in OLD does not, what is gone, and what changed."""
    from ontherecord import terminal
    from ontherecord.publish.diff import diff as compare

    found = compare(store_of(old), base_of(old), store_of(new), base_of(new))
    terminal.show(terminal.changes(found))
    signs = [change.sign for change in found]
    click.echo(f"{signs.count('+')} said anew, {signs.count('-')} gone, {signs.count('~')} changed")


@click.command(epilog="Example: ontherecord init letters")
@click.argument("folder", type=FOLDER)
@click.option("--workspace", type=FOLDER, help="Folder that holds ontology/. Default: the nearest one upwards.")
def init(folder: Path, workspace: Path | None) -> None:
    """Write a corpus.toml of what is inferred of each document in FOLDER, for a person to correct."""
    from ontherecord.init import declare

    file, problems = declare(folder, ontology_for(workspace or find_workspace(Path.cwd())))
    report(problems)
    click.echo(f"{file} written")
