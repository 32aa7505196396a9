"""What goes wrong, as a user is told it: one clear sentence, and an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from ontherecord.problems import UserError, printable

if TYPE_CHECKING:
    from ontherecord.problems import Problem


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


def report(problems: Iterable[Problem]) -> None:
    """Each problem as a line of its own, beside the output."""
    for problem in problems:
        click.echo(printable(str(problem)), err=True)
