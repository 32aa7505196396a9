"""Which bodies and people answer for one another: a unit and what it is part of, a person and the body acted for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ontherecord.facts import Ref, ThingType
from ontherecord.link.names import Names
from ontherecord.link.outline import Outline

_BODIES = ("organisation/", "person/")


class Families:
    """Bodies and people by their settled references, with those that they belong to or act for."""

    def __init__(self, outlines: Sequence[Outline], names: Names) -> None:
        """Gather from all documents who belongs to whom."""
        self._above: defaultdict[Ref, set[Ref]] = defaultdict(set)
        self.independent = frozenset(
            names.settled(outline.path, thing.ref)
            for outline in outlines
            for thing in outline.things
            if thing.type in {ThingType.ORGANIZATION, ThingType.PERSON}
        )
        """People, and bodies that some document takes for no unit."""
        for outline in outlines:
            pairs = [(thing.ref, thing.part_of) for thing in outline.things if thing.part_of]
            for one, other in (*pairs, *outline.acts_for):
                below, above = names.settled(outline.path, one), names.settled(outline.path, other)
                if below != above and _is_body(below) and _is_body(above):
                    self._above[below].add(above)

    def circle(self, refs: Iterable[Ref]) -> frozenset[Ref]:
        """These bodies and people, and those that they belong to or act for."""
        own = {ref for ref in refs if _is_body(ref)}
        return frozenset(own.union(*(self._above.get(ref, ()) for ref in own)))


def _is_body(ref: Ref) -> bool:
    return ref.startswith(_BODIES)
