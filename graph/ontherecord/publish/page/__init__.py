"""The page: the record in one HTML file, for everybody who will never write a query."""

from ontherecord.publish.page.compose import compose, write_page
from ontherecord.publish.page.notebook import Frame, to_pyvis

__all__ = ["Frame", "compose", "to_pyvis", "write_page"]
