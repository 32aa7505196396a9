"""Whether the graph keeps its promises: nothing is published that fails."""

from ontherecord.check.check import check_document, check_graph

__all__ = ["check_document", "check_graph"]
