"""The commands. This module alone knows click. Each command imports what it needs when it runs: help comes at once."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ontherecord.problems import UserError, printable
from ontherecord.workspace import corpus_folder, find_workspace, ontology_for, output_folder

if TYPE_CHECKING:
    import pyoxigraph as ox

    from ontherecord.problems import Problem
    from ontherecord.stages import Result

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
ANSWERS = ("csv", "tsv", "json", "xml", "turtle", "markdown")
EXPORTS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "graphml", "gexf", "csv")
FILE = click.Path(dir_okay=False, path_type=Path)
PLACE = click.Path(file_okay=False, path_type=Path)


class Commands(click.Group):
    """The commands, with a clear sentence and an exit code for what is the user's to mend: 1 it failed, 2 wrong use."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn a UserError into what click shows."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            raise Failure(error) from error


class Failure(click.ClickException):
    """A UserError as click shows it."""

    def __init__(self, error: UserError) -> None:
        """Keep its sentence and its exit code."""
        super().__init__("\n".join(map(printable, str(error).split("\n"))))
        self.exit_code = error.exit_code  # type: ignore[misc]  # click reads it from the instance


def located(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that say where things are, the same for every command: it gets `workspace` and `output`."""

    @click.option("--workspace", type=FOLDER, help="Folder that holds ontology/. Default: the nearest one upwards.")
    @click.option("--output", type=PLACE, help="Folder of the built graph. Default: output/ of the workspace.")
    @functools.wraps(command)
    def run(*args: Any, workspace: Path | None, output: Path | None, **options: Any) -> Any:
        workspace = workspace or find_workspace(Path.cwd())
        return command(*args, workspace=workspace, output=output or output_folder(workspace), **options)

    return run


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="ontherecord", message="%(prog)s %(version)s")
def main() -> None:
    """Who promised what, in which words, and what came of it: public documents as an RDF graph.

    Every command says with --help what it does, and gives an example. Exit codes: 0 done; 1 failed, or something was
    left out; 2 wrong use.
    """


@main.command(epilog="Example: ontherecord build corpus --output output")
@click.argument("folders", nargs=-1, type=FOLDER, metavar="[FOLDER]...")
@click.option("--base-iri", metavar="IRI", help="Namespace of the resources, in place of the usual one.")
@click.option("--jobs", type=click.IntRange(1), help="Processes to use. Default: as many as are worth it.")
@click.option("--no-comments", is_flag=True, help="Leave out what readers' comments say.")
@located
def build(
    folders: tuple[Path, ...],
    base_iri: str | None,
    jobs: int | None,
    no_comments: bool,
    workspace: Path | None,
    output: Path,
) -> None:
    """Build the graph of all documents in the folders.

    Without a folder, the workspace's corpus/ is built. The graph takes the place of the one before when it is complete.
    """
    from ontherecord.build import build as build_graph
    from ontherecord.describe.iris import base_iri as checked
    from ontherecord.publish.prefixes import BASE
    from ontherecord.stages import Settings
    from ontherecord.workers import seldom_look_for_garbage

    seldom_look_for_garbage()
    settings = Settings(ontology_for(workspace), checked(base_iri) if base_iri else BASE, not no_comments)
    built = build_graph(folders or [corpus_folder(workspace)], output, settings, jobs, _progress)
    _report(built.problems)
    counted = [(built.documents, "document"), (built.counts.get("otr:Statement", 0), "statement")]
    said = ", ".join(f"{number:,} {word}{'s' * (number != 1)}" for number, word in counted)
    click.echo(f"{said}, {built.counts['triples']:,} triples in {_from_here(output)}")
    if built.left_out:
        raise click.exceptions.Exit(1)


@main.command(
    epilog="Example: ontherecord query sources --thing Cafcass --format csv",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
@click.argument("query", required=False, metavar="NAME|FILE|-")
@click.option("--list", "list_", is_flag=True, help="List the saved queries, with their questions.")
@click.option("--format", "form", type=click.Choice(ANSWERS), help="Default: a table on a terminal, else csv.")
@located
@click.pass_context
def query(
    context: click.Context, query: str | None, list_: bool, form: str | None, workspace: Path | None, output: Path
) -> None:
    """Ask the graph: a saved query by NAME, with --PARAMETER VALUE where it takes one, or SPARQL in a FILE or from -.

    The prefixes of the graph are known in every query.
    """
    from ontherecord import terminal
    from ontherecord.publish.answers import as_text
    from ontherecord.publish.queries import saved_queries, saved_query
    from ontherecord.publish.query import ask, asked

    ontology = ontology_for(workspace)
    if list_:
        terminal.show(terminal.saved(saved_queries(ontology).values()))
        return
    if query is None:
        raise click.UsageError("Say which query: a saved one (--list shows them), a file, or -.")
    values, base, store = _values(context.args), _base(output), _store(output)
    if query == "-" or Path(query).is_file():
        if values:
            raise click.UsageError(f"Only saved queries take parameters, not {query}: {', '.join(values)}.")
        answer = ask(store, click.open_file(query, encoding="utf-8").read(), base, query)
    else:
        answer = asked(store, saved_query(ontology, query), values, base)
    if form is None and sys.stdout.isatty():
        terminal.show(terminal.answer(answer, base))
    else:
        click.echo(as_text(answer, form or "csv", base), nl=False)


def _values(args: list[str]) -> dict[str, str]:
    """The pairs of `--name value`, or `--name=value`, that no option of the command has taken."""
    values, rest = {}, list(args)
    while rest:
        name, is_given, value = rest.pop(0).partition("=")
        if not name.startswith("--") or not (is_given or rest):
            raise click.UsageError(f"{name} is not understood: a parameter is given as --NAME VALUE.")
        values[name.removeprefix("--")] = value if is_given else rest.pop(0)
    return values


@main.command(epilog="Example: ontherecord show Cafcass")
@click.argument("thing")
@located
def show(thing: str, workspace: Path | None, output: Path) -> None:  # noqa: ARG001  every command has both options
    """Show all that the graph says of THING: a name, whatever the case of its letters, or an IRI."""
    from ontherecord import terminal
    from ontherecord.publish.show import show as find

    for found in find(_store(output), thing, _base(output)):
        terminal.show(terminal.thing(found))


@main.command(epilog="Example: ontherecord export --format graphml --to network.graphml")
@click.option("--format", "form", type=click.Choice(EXPORTS), required=True, help="What to write.")
@click.option("--to", "file", type=FILE, help="File to write. Default: the output.")
@located
def export(form: str, file: Path | None, workspace: Path | None, output: Path) -> None:  # noqa: ARG001
    """Write the graph in a format for other programs.

    turtle, ntriples and rdfxml hold the merged graph; trig, nquads and jsonld one graph a document; graphml and gexf
    the network of things; csv a row for each statement.
    """
    from ontherecord.publish.export import FORMATS
    from ontherecord.publish.files import whole

    write, base = FORMATS[form], _base(output)
    if file:
        with whole(file) as out:
            write(output, base, out)
    else:
        write(output, base, sys.stdout.buffer)


@main.command(epilog="Example: ontherecord page --about Ofsted --to ofsted.html")
@click.option(
    "--about", multiple=True, metavar="THING|TOPIC|DOCUMENT", help="Only what is said on it; may be repeated."
)
@click.option("--query", "question", type=FILE, help="Only what is said on that which the SPARQL in a file finds.")
@click.option("--no-sparql", is_flag=True, help="Without the engine that answers SPARQL: 2 MB smaller.")
@click.option("--to", "file", type=click.Path(dir_okay=False, path_type=Path), help="Default: graph.html in --output.")
@located
def page(
    about: tuple[str, ...],
    question: Path | None,
    no_sparql: bool,
    file: Path | None,
    workspace: Path | None,
    output: Path,
) -> None:
    """Write the page: the record, or a part of it, in one HTML file, to open in a browser without a network."""
    from ontherecord.publish.page import found_by, write_page
    from ontherecord.publish.query import ask

    store, target = _store(output), file or output / "graph.html"
    if question:
        about += tuple(found_by(ask(store, question.read_text(encoding="utf-8"), _base(output), str(question))))
    ontology, texts = ontology_for(workspace), output / "text"
    _report(write_page(store, target, about=about, sparql=not no_sparql, ontology=ontology, texts=texts))
    click.echo(f"{_from_here(target)} written")


@main.command(epilog="Example: ontherecord check --json")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@located
def check(as_json: bool, workspace: Path | None, output: Path) -> None:
    """Check that the built graph keeps its promises.

    Every quotation stands in its text character for character; every statement says who said it, where and in whose
    voice; nothing hangs on chance; and the shapes of the ontology hold.
    """
    from ontherecord.verify import verify

    problems = verify(_settled(output), ontology_for(workspace))
    if as_json:
        found = [{"where": p.where, "what": p.what, "remedy": p.remedy} for p in problems]
        click.echo(json.dumps({"problems": found}, indent=1, ensure_ascii=False))
    else:
        _report(problems)
        click.echo("every check holds" if not problems else f"{len(problems)} problems")
    if problems:
        raise click.exceptions.Exit(1)


@main.command(epilog="Example: ontherecord diff before output")
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
def diff(old: Path, new: Path) -> None:
    """Show what the build in the folder NEW says that the one in OLD does not, what is gone, and what changed."""
    from ontherecord import terminal
    from ontherecord.publish.diff import diff as compare

    found = compare(_store(old), _base(old), _store(new), _base(new))
    terminal.show(terminal.changes(found))
    signs = [change.sign for change in found]
    click.echo(f"{signs.count('+')} said anew, {signs.count('-')} gone, {signs.count('~')} changed")


@main.command(epilog="Example: ontherecord init letters")
@click.argument("folder", type=FOLDER)
@click.option("--workspace", type=FOLDER, help="Folder that holds ontology/. Default: the nearest one upwards.")
def init(folder: Path, workspace: Path | None) -> None:
    """Write a corpus.toml of what is inferred of each document in FOLDER, for a person to correct."""
    from ontherecord.init import declare

    file, problems = declare(folder, ontology_for(workspace or find_workspace(Path.cwd())))
    _report(problems)
    click.echo(f"{file} written")


@main.command(epilog="Example: ontherecord serve --port 8000")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; others than this computer's open it to the network.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--seconds", type=click.FloatRange(0, min_open=True), help="Time that a query may take.  [default: 10]")
@click.option("--memory", type=click.IntRange(64), help="MiB of memory that a query may take.  [default: 1024]")
@click.option("--name", default="", help="Name by which a proxy in front calls it, such as data.example.org.")
@click.option("--cors", is_flag=True, help="Let scripts of other sites read the answers.")
@located
def serve(
    host: str,
    port: int,
    seconds: float | None,
    memory: int | None,
    name: str,
    cors: bool,
    workspace: Path | None,
    output: Path,
) -> None:
    """Serve the graph: SPARQL at /sparql, a page to ask on, and each resource at its address.

    Nothing can be changed through it. A query that takes too long or too much is ended. A rebuild is picked up.
    """
    from ontherecord.serve import Address, run
    from ontherecord.serve.limits import limits_of

    run(output, ontology_for(workspace), Address(host, port, name, cors), limits_of(seconds, memory))


@main.command(epilog="Example: ontherecord push http://localhost:3030/record/data")
@click.argument("url")
@click.option(
    "--no-default", is_flag=True, help="Leave the default graph alone: for a store where it is the union of all."
)
@located
def push(url: str, no_default: bool, workspace: Path | None, output: Path) -> None:  # noqa: ARG001
    """Send the graph to a store, at the URL of its SPARQL Graph Store, graph by graph.

    What has changed is replaced, what is gone deleted, the rest left alone. One that was interrupted is gone on with.
    User and password are read from ~/.netrc.
    """
    from ontherecord.publish.push import push as push_graphs

    pushed = push_graphs(
        _settled(output), _base(output), url, lambda done, graph: click.echo(f"{done} {graph}"), default=not no_default
    )
    click.echo(f"{pushed.sent} sent, {pushed.deleted} deleted, {pushed.unchanged} unchanged")


def _store(output: Path) -> ox.Store:
    """The store of the build in a folder."""
    from ontherecord.publish.store import open_store

    return open_store(_settled(output))


def _settled(output: Path) -> Path:
    """The folder of a build, all of whose files are in place."""
    from ontherecord.publish.files import settled

    return settled(output)


def _base(output: Path) -> str:
    """The namespace of the resources of the build in a folder."""
    from ontherecord.publish.record import read_record

    return str(read_record(output)["base"])


def _from_here(path: Path) -> Path:
    """The path as one would type it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _progress(results: Iterable[list[Result]], total: int) -> Iterable[list[Result]]:
    """Show on a terminal how far the work is; say nothing to a pipe."""
    if not sys.stderr.isatty():
        return results
    from rich.console import Console
    from rich.progress import track

    return track(results, "Reading", total=total, console=Console(stderr=True), transient=True)


def _report(problems: Iterable[Problem]) -> None:
    """Each problem as a line of its own, beside the output."""
    for problem in problems:
        click.echo(printable(str(problem)), err=True)
