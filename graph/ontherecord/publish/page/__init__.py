"""The page: the record in one HTML file, for everybody who will never write a query."""

from ontherecord.publish.page.notebook import Frame, to_pyvis
from ontherecord.publish.page.selection import found_by
from ontherecord.publish.page.write import compose, write_page

__all__ = ["Frame", "compose", "found_by", "to_pyvis", "write_page"]
