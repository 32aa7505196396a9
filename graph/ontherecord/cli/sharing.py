"""Commands that hand the built graph on: to a file, to browsers, to other programs, to a store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ontherecord.cli.failure import report
from ontherecord.cli.places import FILE, TARGET, base_of, build_in, from_here, located, store_of
from ontherecord.workspace import ontology_for

EXPORTS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "graphml", "gexf", "csv")


@click.command(epilog="Example: ontherecord export --format graphml --to network.graphml")
@click.option("--format", "form", type=click.Choice(EXPORTS), required=True, help="What to write.")
@click.option("--to", "file", type=TARGET, help="File to write. Default: the output.")
@located
def export(form: str, file: Path | None, workspace: Path | None, output: Path) -> None:  # noqa: ARG001
    """Write the graph in a format for other programs.

    turtle, ntriples and rdfxml hold the merged graph; trig, nquads and jsonld one graph a document; graphml and gexf
    the network of things; csv a row for each statement.
    """
    from ontherecord.publish.export import FORMATS
    from ontherecord.publish.files import whole

    write, base = FORMATS[form], base_of(output)
    if file:
        with whole(file) as out:
            write(output, base, out)
    else:
        write(output, base, sys.stdout.buffer)


@click.command(epilog="Example: ontherecord page --about Ofsted --to ofsted.html")
@click.option(
    "--about", multiple=True, metavar="THING|TOPIC|DOCUMENT", help="Only what is said on it; may be repeated."
)
@click.option("--query", "question", type=FILE, help="Only what is said on that which the SPARQL in a file finds.")
@click.option("--no-sparql", is_flag=True, help="Without the engine that answers SPARQL: 2 MB smaller.")
@click.option("--to", "file", type=TARGET, help="Default: graph.html in --output.")
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

    store, target = store_of(output), file or output / "graph.html"
    if question:
        about += tuple(found_by(ask(store, question.read_text(encoding="utf-8"), base_of(output), str(question))))
    ontology, texts = ontology_for(workspace), output / "text"
    report(write_page(store, target, about=about, sparql=not no_sparql, ontology=ontology, texts=texts))
    click.echo(f"{from_here(target)} written")


@click.command(epilog="Example: ontherecord serve --port 8000")
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


@click.command(epilog="Example: ontherecord push http://localhost:3030/record/data")
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
        build_in(output),
        base_of(output),
        url,
        lambda done, graph: click.echo(f"{done} {graph}"),
        default=not no_default,
    )
    click.echo(f"{pushed.sent} sent, {pushed.deleted} deleted, {pushed.unchanged} unchanged")
