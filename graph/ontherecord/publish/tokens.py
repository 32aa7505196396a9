"""The words of a SPARQL query: what of it can be a keyword or a name, and where.

Oxigraph gives no parse away. This reads as much as is needed to see SERVICE, FROM and brackets: never less than the
engine sees, in doubt more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOCAL = r"(?:[\w:%]|\\.)(?:[\w:%\-]|\\.|\.(?=[\w:%\-\\]))*+"
TOKEN = re.compile(
    rf'''
      """(?:[^"\\]|\\.|"(?!""))*+(?:"""|(?P<open>\Z))
    | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*+(?:\'\'\'|(?P<ajar>\Z))
    | "(?:[^"\\\n\r]|\\.)*+"
    | '(?:[^'\\\n\r]|\\.)*+'
    | \#[^\n\r]*+
    | [?$]\w++
    | \\.
    | (?P<iri> <[^<>"{{}}|^`\\\x00-\x20]*+>)
    | (?P<prefixed> (?P<prefix>(?:[^\W\d_][\w.\-]*+)?):(?:{_LOCAL})?)
    | (?P<word> [^\W\d_][\w.\-]*+)
    | (?P<bracket> [(){{}}\[\]])
    ''',
    re.VERBOSE | re.DOTALL,
)
"""Strings, comments, variables and what is escaped are passed over. Repetitions are possessive: no query, however it is
made, lets the search go back."""


def tokens(query: str) -> Iterator[re.Match[str]]:
    """The tokens of a query; what is no token of these is left out."""
    return TOKEN.finditer(query)
