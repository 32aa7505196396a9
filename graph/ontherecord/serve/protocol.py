"""A query operation of the SPARQL 1.1 Protocol, as it stands in a request."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from ontherecord.serve.screen import MalformedError, RefusedError

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_MOST = 1000
"""Parameters of one request: more than any list of graphs that is written by hand."""


class MediaError(Exception):
    """A request whose body is in a format that the protocol does not know."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A query and the graphs that it is asked of."""

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def read_operation(method: str, query_string: bytes, content_type: str, body: bytes) -> Operation | None:
    """The operation of a request; None where a GET asks for none.

    Raises MalformedError, RefusedError for an update, MediaError.
    """
    media, _, parameters = (part.strip().lower() for part in content_type.partition(";"))
    if method != "POST":
        pairs = _pairs(query_string)
        return _operation(pairs) if pairs else None
    if "charset" in parameters and "utf-8" not in parameters:
        raise MediaError("The request's body is to be UTF-8.")
    if media == FORM:
        return _operation([*_pairs(query_string), *_pairs(body)])
    if media == DIRECT:
        return _operation([*_pairs(query_string), ("query", _text(body))])
    if media == UPDATE:
        raise RefusedError("This endpoint is read-only: it takes no update.")
    raise MediaError(f"A query is posted as {DIRECT}, or in a form as {FORM}.")


def _operation(pairs: list[tuple[str, str]]) -> Operation:
    found: dict[str, list[str]] = {"query": [], "update": [], "default-graph-uri": [], "named-graph-uri": []}
    for name, value in pairs:
        if name in found:
            found[name].append(value)
    if found["update"]:
        raise RefusedError("This endpoint is read-only: it takes no update.")
    if len(found["query"]) != 1:
        raise MalformedError("A request holds one query, in the parameter `query`.")
    return Operation(found["query"][0], tuple(found["default-graph-uri"]), tuple(found["named-graph-uri"]))


def _pairs(text: bytes) -> list[tuple[str, str]]:
    """The parameters, decoded. Raises MalformedError."""
    try:
        return parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except ValueError as error:
        raise MalformedError(
            "The request's parameters cannot be read: they are to be percent-encoded UTF-8."
        ) from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedError("The query is not UTF-8 text.") from error
