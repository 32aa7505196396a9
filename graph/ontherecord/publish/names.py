"""Which names were taken for one thing and which look alike but were not: for a person to judge, the doubtful first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from ontherecord.problems import UserError, printable

if TYPE_CHECKING:
    from ontherecord.link.link import Linked

FILE = "names.json"


@dataclass(frozen=True, slots=True)
class Judged:
    """Two names, and what was made of them."""

    doubt: float
    """From 0 to 1: how near it was to the other way."""
    joined: bool
    name: str
    other: str
    ref: str
    other_ref: str
    because: str
    decision: str
    """The line for `ontology/names.tsv` that makes it the other way."""


def judged(linked: Linked) -> list[Judged]:
    """All merges of different names, and all that look alike and were left two; the most doubtful first."""
    found = [
        Judged(
            doubt=float(1 - merge.confidence),
            joined=True,
            name=merge.label,
            other=merge.name,
            ref=merge.ref,
            other_ref=merge.formerly,
            because=merge.because,
            decision="\t".join(("not the same", *merge.namings)),
        )
        for merge in linked.merges
        if merge.namings[0] != merge.namings[1]
    ]
    found += [
        Judged(
            doubt=float(alike.likeness),
            joined=False,
            name=alike.label,
            other=alike.other_label,
            ref=alike.ref,
            other_ref=alike.other,
            because=alike.because,
            decision="\t".join(("same", *alike.namings)),
        )
        for alike in linked.lookalikes
    ]
    return sorted(found, key=lambda each: (-Decimal(str(each.doubt)), each.ref, each.other_ref, each.joined))


def write_names(output: Path, linked: Linked) -> None:
    """Keep them with the build."""
    (output / FILE).write_text(as_json(judged(linked)), encoding="utf-8")


def read_names(output: Path) -> list[Judged]:
    """Those of the build in a folder. Raises UserError where there are none."""
    try:
        return [Judged(**each) for each in json.loads((output / FILE).read_text(encoding="utf-8"))["names"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"there is no record of names in {output}: run `ontherecord build` first") from error


def as_text(names: Iterable[Judged]) -> str:
    """For a terminal or a pipe."""
    lines = []
    for each in names:
        told = f"{each.name}  =  {each.other}" if each.joined else f"{each.name}  ≠  {each.other}"
        lines += [f"{each.doubt:.2f}  {told}", f"      {each.ref}, {each.other_ref}", f"      because: {each.because}"]
        shown = each.decision.replace("\t", "<tab>")
        lines += [f"      to {'part' if each.joined else 'join'} them: {shown}", ""]
    return "".join(f"{printable(line)}\n" for line in lines)


def as_json(names: Iterable[Judged]) -> str:
    """For a program."""
    return json.dumps({"names": [asdict(each) for each in names]}, ensure_ascii=False, indent=1) + "\n"
