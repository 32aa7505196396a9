"""Cases of extraction: a sentence or a short document in, facts out, in files that anybody can add to.

    title of the case
    .
    the text, as a file would hold it
    .
    Commitment | We will publish the plan | strength=Firm | by=Ravensby Council
    .

The facts are all those of the file's kind (`commitments.md`: Commitment), one a line, in the order of the text:
kind, words, then as many attributes as the case is about. `nothing` where there are none.
Words that begin or end with “…” stand for any words that contain them. A title that ends in “(open)” marks
a case that a careful reader would want so and the program does not give yet: it is expected to fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from ontherecord.dates import Date
from ontherecord.document import Metadata
from ontherecord.extract import extract
from ontherecord.facts import Facts, Ref, Statement, Value
from ontherecord.ontology import Ontology
from ontherecord.parse import parse
from ontherecord.read import read

HERE = Path(__file__).parent
ONTOLOGY = Ontology((HERE.parent / "ontology",))
STILL_OPEN = pytest.mark.xfail(strict=True, reason="not read as a careful reader would")


@dataclass(frozen=True)
class Case:
    """One case: where it stands, its title, the text and the facts expected of it."""

    place: str
    title: str
    text: str
    facts: tuple[str, ...]


def cases(name: str) -> Iterator[Case]:
    """The cases of a file below `cases/`."""
    lines = (HERE / "cases" / name).read_text(encoding="utf-8").split("\n")
    dots = [number for number, line in enumerate(lines) if line == "."]
    for first, second, third in zip(dots[::3], dots[1::3], dots[2::3], strict=True):
        facts = tuple(line for line in lines[second + 1 : third] if line.strip() and line.strip() != "nothing")
        yield Case(f"{name}:{first}", lines[first - 1].strip(), "\n".join(lines[first + 1 : second]), facts)


def parameters(found: Iterable[Case]) -> list[ParameterSet]:
    """The cases as parameters of a test: the open ones must fail, so that whoever mends one is told to close it."""
    return [
        pytest.param(case, id=f"{case.place} {case.title}", marks=[STILL_OPEN] if case.title.endswith("(open)") else [])
        for case in found
    ]


@lru_cache(maxsize=512)
def facts_of(text: str, folder: Path, publisher: str | None = "Ravensby Council") -> Facts:
    """The facts of a text by a publisher, of 3 March 2024."""
    file = folder / "case.txt"
    file.write_text(text, encoding="utf-8")
    declared = Metadata(publisher=publisher, date=Date.parse("2024-03-03"))
    return extract(parse(read(file, "case.txt", declared), ONTOLOGY), ONTOLOGY)


def line_of(statement: Statement, facts: Facts, wanted: str) -> str:
    """A statement in the notation of the cases, with those attributes that the expected line has."""
    words = " ".join(facts.document.text[statement.words.start : statement.words.end].split())
    fields = wanted.split(" | ")
    parts = [statement.kind, matching(words, fields[1]) if len(fields) > 1 else words]
    for part in fields[2:]:
        name = part.partition("=")[0]
        parts.append(f"{name}={_value(statement, facts, name)}")
    return " | ".join(parts)


def matching(words: str, wanted: str) -> str:
    """The words as expected where the expectation is shortened with “…” and they contain it; else as they are."""
    shortened = wanted.startswith("…") or wanted.endswith("…")
    return wanted if shortened and wanted.strip("… ") in words else words


def _value(statement: Statement, facts: Facts, name: str) -> str:
    if name == "by":
        return _name(statement.saying.said_by, facts)
    if name == "for":
        return _name(statement.saying.on_behalf_of, facts) if statement.saying.on_behalf_of else "none"
    if name == "voice":
        return statement.saying.voice.value.removesuffix("Voice")
    return ", ".join(_shown(value, facts) for value in statement.values(name)) or "none"


def _shown(value: Value, facts: Facts) -> str:
    if isinstance(value, Ref):
        return _name(value, facts)
    return value.value if isinstance(value, Date) else str(value)


def _name(ref: Ref, facts: Facts) -> str:
    names = {thing.ref: thing.name for thing in facts.things} | {agent.ref: agent.label for agent in facts.agents}
    return names.get(ref, str(ref))
