"""A read-only SPARQL endpoint on a built graph, with a page for each resource: safe to open to strangers."""

from ontherecord.serve.limits import Limits
from ontherecord.serve.server import Address, run

__all__ = ["Address", "Limits", "run"]
