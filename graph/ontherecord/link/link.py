"""The whole of linking on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ontherecord.describe import iris, nquads
from ontherecord.facts import Facts, Ref
from ontherecord.link.answers import later_answers, responses
from ontherecord.link.disputes import disputes
from ontherecord.link.families import Families
from ontherecord.link.figures import disputed_figures
from ontherecord.link.followups import follow_ups
from ontherecord.link.index import Index, Place
from ontherecord.link.likeness import Scale, Shared
from ontherecord.link.lines import LinkLines
from ontherecord.link.names import Lookalike, Merge, Names, settle_names
from ontherecord.link.outline import Outline, outline
from ontherecord.link.particulars import meanings
from ontherecord.link.restatements import restatements
from ontherecord.link.status import latest_day, statuses
from ontherecord.link.vocabulary import known_names
from ontherecord.ontology import Ontology
from ontherecord.problems import Problem

_REASONS = 8
"""Shared words that a link gives as its reasons, the weightiest first."""


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
    index = Index(outlines, names, Families(outlines, names))
    _add_links(lines, outlines, index, Scale(index, meanings(ontology)))
    return Linked(names.renames, lines.sorted(), names.merges, names.lookalikes, names.problems)


def _add_names(lines: LinkLines, names: Names) -> None:
    """Say what each thing is called, what it was called, and why these are one."""
    for ref, label in names.labels.items():
        lines.add_label(ref, label)
    for merge in names.merges:
        triple = lines.term(merge.ref), "formerly", lines.term(merge.formerly)
        lines.add_link(triple, map(nquads.literal, (merge.name, merge.because)), merge.confidence)


def _add_links(lines: LinkLines, outlines: Sequence[Outline], index: Index, scale: Scale) -> None:
    """Say what followed what, and the status of every commitment."""
    followed = follow_ups(index, scale)
    for found in followed:
        lines.add_link(
            _triple(lines, found.later, "followsUp", found.earlier),
            _because(lines, found.shared, found.later),
            found.confidence,
        )
    for again in restatements(index, scale):
        triple = _triple(lines, again.later, "restates", again.earlier)
        lines.add_link(triple, _because(lines, again.shared, again.later), again.confidence, again.drift)
    for dispute in (*disputes(index, scale), *disputed_figures(index, scale)):
        triple = _triple(lines, dispute.one, "disputes", dispute.other)
        lines.add_link(triple, _because(lines, dispute.shared, dispute.one), dispute.confidence)
    for response in responses(index, scale):
        triple = _triple(lines, response.later, "inResponseTo", response.earlier)
        lines.add_link(triple, _because(lines, response.shared, response.later), response.confidence)
        lines.add_value(_statement(lines, response.earlier), "response", response.response)
    for answer in later_answers(index, scale):
        triple = _triple(lines, answer.later, "answers", answer.earlier)
        lines.add_link(triple, _because(lines, answer.shared, answer.later), Decimal("0.6"))
    for place, status in statuses(index, followed, latest_day(outlines)):
        lines.add_value(_statement(lines, place), "status", status)


def _statement(lines: LinkLines, place: Place) -> str:
    return lines.term(place.entry.ref, place.outline.path)


def _triple(lines: LinkLines, later: Place, name: str, earlier: Place) -> tuple[str, str, str]:
    return _statement(lines, later), name, _statement(lines, earlier)


def _because(lines: LinkLines, shared: Shared, later: Place) -> list[str]:
    """The terms of the shared things and words, the weightiest first."""
    return [*map(lines.term, shared.things), *(nquads.literal(word) for word in shared.words(later)[:_REASONS])]


def _add_roles(lines: LinkLines, outlines: Iterable[Outline]) -> None:
    """Say what each role is called: of several spellings the first in the alphabet, capitals first."""
    labels: dict[Ref, str] = {}
    for role in sorted({role for each in outlines for role in each.roles}):
        labels.setdefault(Ref(f"role/{iris.slug(role)}"), role)
    for ref, label in labels.items():
        lines.add_label(ref, label)
