"""`corpus.toml` of what was inferred of each document, for a person to correct."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import tomlkit

from ontherecord.corpus import DECLARATIONS, FIELDS, GENRES, find_documents
from ontherecord.document import Metadata
from ontherecord.ontology import Ontology
from ontherecord.parse import parse
from ontherecord.problems import Problem, UserError
from ontherecord.publish.files import whole
from ontherecord.read import ReadError, read

_HEAD = (
    "What is known of each document. Correct what is wrong; a field that is left out is inferred from the text.",
    f"date: YYYY, YYYY-MM or YYYY-MM-DD. genre: {', '.join(GENRES)}.",
)


def declare(folder: Path, ontology: Ontology) -> tuple[Path, Sequence[Problem]]:
    """Write the folder's `corpus.toml`; gives back the file, and the documents that could not be read.

    Raises UserError where there is one already: a person's work is never overwritten.
    """
    file = folder / DECLARATIONS
    if file.exists():
        raise UserError(f"{file} is there already: edit it, or move it away first", 2)
    corpus, problems = find_documents([folder]), []
    content = tomlkit.document()
    for line in _HEAD:
        content.add(tomlkit.comment(line))
    for source in corpus.sources:
        try:
            document = read(source.file, source.path, source.declared, ontology)
        except ReadError as error:
            problems.append(error.problem)
            continue
        analysis = parse(document, ontology)
        publisher = analysis.things[analysis.publisher].name if analysis.publisher else None
        content.add(tomlkit.nl())
        content.add(source.path, _table(document.metadata, publisher))
    with whole(file) as out:
        out.write(tomlkit.dumps(content).encode())
    return file, (*corpus.problems, *problems)


def _table(known: Metadata, publisher: str | None) -> tomlkit.items.Table:
    """One document's table, with those fields of which something is known."""
    values = {name: getattr(known, field) for name, field in FIELDS.items()}
    values |= {"publisher": publisher, "date": known.date.value if known.date else None}
    table = tomlkit.table()
    for name, value in values.items():
        if value:
            table.add(name, value)
    return table
