"""The one place that knows RDF terms: facts become quads."""

from ontherecord.describe.describe import describe

__all__ = ["describe"]
