"""The whole of linking on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ontherecord.describe import iris, nquads
from ontherecord.facts import Facts, Ref
from ontherecord.link.lines import LinkLines
from ontherecord.link.names import Lookalike, Merge, Names, settle_names
from ontherecord.link.outline import Outline, outline
from ontherecord.link.vocabulary import known_names
from ontherecord.ontology import Ontology
from ontherecord.problems import Problem


@dataclass(frozen=True)
class Linked:
    """What was found across documents."""

    renames: Mapping[str, Mapping[Ref, Ref]]
    """Path of a document, its own reference of a thing, the settled one; only where they differ."""
    quads: Sequence[str]
    """The graph `graph/links`: N-Quads lines, each once, sorted."""
    merges: Sequence[Merge]
    lookalikes: Sequence[Lookalike]
    problems: Sequence[Problem] = ()


def link(documents: Iterable[Facts | Outline], ontology: Ontology, base: str) -> Linked:
    """Find what hangs together across documents. Their order does not matter.

    A document comes as its facts or, where there are many, as the outline that `outline` drew up of them.
    Raises UserError where `names.tsv` or `linking.toml` is malformed.
    """
    outlines = [each if isinstance(each, Outline) else outline(each, ontology) for each in documents]
    outlines.sort(key=lambda each: each.path)
    names = settle_names(outlines, ontology, known_names(ontology))
    lines = LinkLines(base)
    _add_names(lines, names)
    _add_roles(lines, outlines)
    return Linked(names.renames, lines.sorted(), names.merges, names.lookalikes, names.problems)


def _add_names(lines: LinkLines, names: Names) -> None:
    """Say what each thing is called, what it was called, and why these are one."""
    for ref, label in names.labels.items():
        lines.add_label(ref, label)
    for merge in names.merges:
        triple = lines.term(merge.ref), "formerly", lines.term(merge.formerly)
        lines.add_link(triple, map(nquads.literal, (merge.name, *merge.because)), merge.confidence)


def _add_roles(lines: LinkLines, outlines: Iterable[Outline]) -> None:
    """Say what each role is called: of several spellings the first in the alphabet, capitals first."""
    labels: dict[Ref, str] = {}
    for role in sorted({role for each in outlines for role in each.roles}):
        labels.setdefault(Ref(f"role/{iris.slug(role)}"), role)
    for ref, label in labels.items():
        lines.add_label(ref, label)
