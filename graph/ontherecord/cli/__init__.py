"""The commands: `building` makes a graph, `asking` reads it, `sharing` hands it on. Click is known here alone.

Each command imports what it needs when it runs: help comes at once.
"""

from __future__ import annotations

import click

from ontherecord.cli import asking, building, sharing
from ontherecord.cli.failure import Commands

COMMANDS = (
    *(building.build, building.check, building.diff, building.init),
    *(asking.query, asking.show, asking.timeline, asking.names),
    *(sharing.export, sharing.page, sharing.serve, sharing.push),
)


@click.group(
    cls=Commands,
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="ontherecord", message="%(prog)s %(version)s")
def main() -> None:
    """Who promised what, in which words, and what came of it: public documents as an RDF graph.

    Every command says with --help what it does, and gives an example. Exit codes: 0 done; 1 failed, or something was
    left out; 2 wrong use.
    """
