"""What a person sees on a terminal: tables, all that is said of a thing, what changed between two builds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ontherecord.problems import printable
from ontherecord.publish.answers import readable, rows
from ontherecord.publish.diff import Change
from ontherecord.publish.queries import SavedQuery
from ontherecord.publish.query import Answer
from ontherecord.publish.show import Saying, Shown


def show(what: RenderableType) -> None:
    """Print it: in the width and colours of the terminal or, in a pipe, plainly."""
    Console(highlight=False, soft_wrap=False).print(what)


def answer(given: Answer, base: str) -> Table:
    """An answer as a table."""
    columns, lines = rows(given)
    return table(columns, ([_folded(readable(term, base)) for term in line] for line in lines))


def table(columns: Iterable[str], lines: Iterable[Iterable[str]]) -> Table:
    """A table whose cells are shown as they are, whatever is in them."""
    shown = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in columns:
        shown.add_column(Text(column), overflow="fold")
    for line in lines:
        shown.add_row(*map(plain, line))
    return shown


def saved(queries: Iterable[SavedQuery]) -> Table:
    """The saved queries with their questions and parameters."""
    lines = ([q.name, q.question, " ".join(f"--{name}" for name in [*q.parameters, *q.options])] for q in queries)
    return table(["name", "question", "parameters"], lines)


def plain(text: str, style: str = "") -> Text:
    """The text with nothing in it read as markup or as a command to the terminal."""
    return Text(printable(text), style)


def thing(shown: Shown) -> RenderableType:
    """All that the graph says of a thing."""
    return Group(plain(shown.name, "bold"), plain(shown.iri, "dim"), *_properties(shown), *map(_saying, shown.sayings))


def _properties(shown: Shown) -> Iterator[RenderableType]:
    for name, value in shown.properties:
        yield plain(f"  {name} {value}")


def _saying(saying: Saying) -> RenderableType:
    """One statement: its kind, who says it, and the words it rests on."""
    roles = ", ".join(sorted(role.partition(":")[2] for role in saying.roles))
    head = Text.assemble("\n", plain(saying.kind.partition(":")[2], "bold"), plain(f" ({roles})", "dim"))
    source = " · ".join(filter(None, [saying.speaker, saying.voice, saying.date, saying.path]))
    quoted = [f"“{_folded(words)}”" for _, words in sorted(saying.quotations.items())]
    lines = [_folded(saying.what), source, *quoted]
    return Group(head, *(Padding(plain(line), (0, 0, 0, 2), expand=False) for line in lines if line))


def changes(found: Iterable[Change]) -> RenderableType:
    """What changed between two builds, statement by statement."""
    return Group(*map(_change, found))


def _change(change: Change) -> RenderableType:
    key = change.key
    style = {"+": "green", "-": "red", "~": "yellow"}[change.sign]
    head = plain(f"{change.sign} {key.path}: {key.kind.removeprefix('otr:')} “{key.words}”", style)
    lines = [f"    - {name} {value}" for name, value in change.before]
    lines += [f"    + {name} {value}" for name, value in change.after]
    return Group(head, *map(plain, lines))


def _folded(text: str) -> str:
    return " ".join(text.split())
