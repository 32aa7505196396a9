"""Commands that ask the built graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ontherecord.cli.places import base_of, build_in, located, store_of
from ontherecord.workspace import ontology_for

ANSWERS = ("csv", "tsv", "json", "xml", "turtle", "markdown")
TEXTS = ("text", "markdown", "json")


@click.command(
    epilog="Example: ontherecord query sources --thing Cafcass --format csv",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
@click.argument("query", required=False, metavar="NAME|FILE|TEXT|-")
@click.option("--list", "list_", is_flag=True, help="List the saved queries, with their questions.")
@click.option("--format", "form", type=click.Choice(ANSWERS), help="Default: a table on a terminal, else csv.")
@located
@click.pass_context
def query(
    context: click.Context, query: str | None, list_: bool, form: str | None, workspace: Path | None, output: Path
) -> None:
    """Ask the graph: a saved query by NAME, with --PARAMETER VALUE where it takes one, or SPARQL.

    SPARQL is given as TEXT, in a FILE, or with - on the standard input.
    The prefixes of the graph are known in every query.
    """
    from ontherecord import terminal
    from ontherecord.publish.answers import as_text
    from ontherecord.publish.queries import saved_queries, saved_query
    from ontherecord.publish.query import ask, asked, is_sparql

    ontology = ontology_for(workspace)
    if list_:
        terminal.show(terminal.saved(saved_queries(ontology).values()))
        return
    if query is None:
        raise click.UsageError("Say which query: a saved one (--list shows them), a file, or -.")
    values, base, store = _values(context.args), base_of(output), store_of(output)
    is_text = is_sparql(query)
    if is_text or query == "-" or Path(query).is_file():
        if values:
            raise click.UsageError(f"Only saved queries take parameters, not SPARQL: {', '.join(values)}.")
        text = query if is_text else click.open_file(query, encoding="utf-8").read()
        answer = ask(store, text, base, "query" if is_text else query)
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


@click.command(epilog="Example: ontherecord show Cafcass")
@click.argument("thing")
@located
def show(thing: str, workspace: Path | None, output: Path) -> None:  # noqa: ARG001  every command has both options
    """Show all that the graph says of THING: a name, whatever the case of its letters, or an IRI."""
    from ontherecord import terminal
    from ontherecord.publish.show import show as find

    for found in find(store_of(output), thing, base_of(output)):
        terminal.show(terminal.thing(found))


@click.command(epilog="Example: ontherecord timeline Cafcass --format markdown")
@click.argument("thing")
@click.option("--format", "form", type=click.Choice(TEXTS), default="text", show_default=True)
@click.option("--no-comments", is_flag=True, help="Leave out what readers' comments say.")
@located
def timeline(thing: str, form: str, no_comments: bool, workspace: Path | None, output: Path) -> None:  # noqa: ARG001
    """Show what was said of THING, or of a topic, in the order of time, and what came of it.

    THING is a name, whatever the case of its letters, or an IRI.
    """
    from ontherecord.publish import timeline as lines

    write = {"text": lines.as_text, "markdown": lines.as_markdown, "json": lines.as_json}[form]
    found = lines.timeline(store_of(output), thing, base_of(output), comments=not no_comments)
    click.echo(write(found), nl=False)


@click.command(epilog="Example: ontherecord names --json")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@located
def names(as_json: bool, workspace: Path | None, output: Path) -> None:  # noqa: ARG001
    """List which names were taken for one thing, and which look alike but were not: the most doubtful first.

    Each comes with the line for ontology/names.tsv that makes it the other way in every later build.
    """
    from ontherecord.publish import names as judged

    write = judged.as_json if as_json else judged.as_text
    click.echo(write(judged.read_names(build_in(output))), nl=False)
