"""The saved queries of `ontology/queries/`: each a question in plain English, and the SPARQL that answers it.

The first line of a query is its question, as a comment. Further comments of the form

    # parameter thing: the thing

name columns whose value may be given. It is given to the engine as a binding of that variable (`ask(…, values)`),
never put into the text, so that no name can become SPARQL. What is given is the exact label that the column would
show: `labels` finds it from any name of a thing. A parameter must therefore be a column that a triple pattern of the
query binds; one that stands in a FILTER alone would be ignored.

Comments of the form

    # option since: the first year, month or day, as 2020, 2020-06 or 2020-06-30

name what narrows the answer without being a column. The query has `BIND("" AS ?since)`, and what is given takes the
place of this empty string, escaped as a string of SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from ontherecord.ontology import Ontology
from ontherecord.problems import UserError

FOLDER = "queries"
_PARAMETER = re.compile(r"^# parameter (\w+): (.+)$", re.MULTILINE)
_OPTION = re.compile(r"^# option (\w+): (.+)$", re.MULTILINE)
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_NAMES = """
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT DISTINCT ?name ?label WHERE { ?thing rdfs:label|skos:altLabel ?name ; rdfs:label ?label }
"""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question that the graph answers."""

    name: str
    question: str
    text: str
    parameters: Mapping[str, str]
    """Name of each column whose value may be given, and what it is."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Name of each other thing that may be given, and what it is."""

    def narrowed(self, values: Mapping[str, str]) -> str:
        """The text, with the options among the values in their places. Raises UserError for what is no day."""
        text = self.text
        for name in sorted(values.keys() & self.options.keys()):
            if not _DAY.fullmatch(values[name]):
                raise UserError(f"{name} takes {self.options[name]}, not {values[name]!r}", 2)
            text = text.replace(f'BIND("" AS ?{name})', f"BIND({ox.Literal(values[name])} AS ?{name})")
        return text

    def bindings(self, values: Mapping[str, str]) -> dict[ox.Variable, ox.Literal]:
        """The parameters among the values, as the engine takes them. Raises UserError for a name that is not known."""
        known = [*self.parameters, *self.options]
        for name in sorted(values):
            if name not in known:
                raise UserError(f"the query {self.name} takes no {name}; it takes: {', '.join(known) or 'none'}", 2)
        return {ox.Variable(name): ox.Literal(value) for name, value in values.items() if name in self.parameters}


def saved_queries(ontology: Ontology) -> Mapping[str, SavedQuery]:
    """All saved queries by name, sorted; a workspace's stands in for a packaged one of the same name.

    They are read anew each time, so that a site which runs for months offers those of today.
    Raises UserError for a file without a question.
    """
    names = ontology.names(f"{FOLDER}/*.rq")
    return {query.name: query for query in (_query(ontology.files(name)[-1]) for name in names)}


def saved_query(ontology: Ontology, name: str) -> SavedQuery:
    """The saved query of that name. Raises UserError, with the known names, where there is none."""
    known = saved_queries(ontology)
    if name not in known:
        raise UserError(f"there is no saved query {name!r}; there are: {', '.join(known)}", 2)
    return known[name]


def _query(file: Path) -> SavedQuery:
    text = file.read_text(encoding="utf-8")
    first = text.partition("\n")[0]
    question = first.removeprefix("#").strip()
    if not first.startswith("#") or not question:
        raise UserError(f"{file}:1: has no question: write it on the first line, after #", 2)
    return SavedQuery(file.stem, question, text, dict(_PARAMETER.findall(text)), dict(_OPTION.findall(text)))


def labels(store: ox.Store, name: str) -> list[str]:
    """The preferred names of all things that go by a name, whatever its case; sorted, none where nothing does."""
    wanted = name.casefold()
    found = cast("Iterable[ox.QuerySolution]", store.query(_NAMES))
    return sorted({row["label"].value for row in found if row["name"].value.casefold() == wanted})


def names(store: ox.Store) -> set[str]:
    """All names of things."""
    return {row["name"].value for row in cast("Iterable[ox.QuerySolution]", store.query(_NAMES))}
