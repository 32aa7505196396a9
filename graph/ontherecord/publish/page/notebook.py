"""The page and its picture in a notebook."""

from __future__ import annotations

import html
from collections.abc import Sequence

import pyoxigraph as ox
from pyvis.network import Network

from ontherecord.publish.page.network import draw
from ontherecord.publish.page.selection import about as on
from ontherecord.publish.page.triples import read_triples
from ontherecord.publish.page.write import compose


def to_pyvis(store: ox.Store, *, about: Sequence[str] = ()) -> Network:
    """The things of the record and what ties them, as a pyvis network to change and show as one likes.

    Nodes have `label`, `group`, shape and position; edges have `kind`, the property that ties, and `evidence`.
    """
    triples = read_triples(store)
    part = on(triples, about) if about else triples
    return draw(part, part.numbers())


class Frame:
    """The page of a graph as a notebook shows it: the last value of a cell."""

    def __init__(self, store: ox.Store, *, about: Sequence[str] = (), height: int = 800) -> None:
        """Compose the page, without an engine; `height` in pixels."""
        self._page, self._height = compose(store, None, about=about), height

    def _repr_html_(self) -> str:
        """A frame of its own, so that neither the page nor the notebook can reach into the other."""
        source = html.escape(self._page)
        return (
            f'<iframe srcdoc="{source}" sandbox="allow-scripts allow-downloads allow-popups" title="On the record"'
            f' style="width:100%;height:{self._height}px;border:1px solid"></iframe>'
        )
