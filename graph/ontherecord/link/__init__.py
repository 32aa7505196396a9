"""What hangs together across documents: one name for one thing, and what came of each promise."""

from ontherecord.link.link import Linked, link
from ontherecord.link.outline import Outline, outline
from ontherecord.link.packing import Packing
from ontherecord.link.settle import settle

__all__ = ["Linked", "Outline", "Packing", "link", "outline", "settle"]
