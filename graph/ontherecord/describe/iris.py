"""IRIs from content: where each resource of the graph lies below the data namespace.

A reference (`Ref`) is such a place: `organisation/cafcass`. What belongs to one document (`statement/question-12-60`)
has the document's path put in after its kind: `statement/<path>/question-12-60`. The last segment never holds a `/`,
so no two resources of two documents share an IRI.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote, urlsplit

from ontherecord.facts import Ref, Span
from ontherecord.problems import UserError

# Kinds of resource that belong to one document.
_OF_A_DOCUMENT = frozenset(["passage", "quotation", "statement", "relation", "membership", "reader", "unnamed"])
_LONGEST_SLUG = 80  # characters; past it a name is cut and its hash added
_HASH = 16  # hexadecimal digits: 64 bits, so that a clash among ten million is out of reach

# RFC 3986: characters of a path, query or fragment, and whole percent-encodings.
_ADDRESS = "/?:@!$&'()*+,;=-._~%"
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?", re.IGNORECASE)


def slug(name: str) -> str:
    """A name as a segment of an IRI: its letters and digits, small, without accents, with single hyphens between words.

    Never empty and never with two hyphens in a row, which set off what tells homonyms apart. The slug of a slug is
    itself.
    """
    plain = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘ʼ")
    short = "-".join(re.findall(r"[^\W_]+", letters))
    if not short:
        return digest([name])
    return (
        short if len(short) <= _LONGEST_SLUG else f"{short[: _LONGEST_SLUG - _HASH - 1].rstrip('-')}-{digest([name])}"
    )


def digest(parts: Iterable[str]) -> str:
    """A short hash of some texts, in order."""
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


@lru_cache(maxsize=1024)
def encoded(path: str) -> str:
    """A path with each of its segments percent-encoded; segments of dots alone too, which programs would walk up."""
    return "/".join(_encoded_segment(segment) for segment in path.split("/"))


def _encoded_segment(segment: str) -> str:
    if segment in {".", ".."}:
        return segment.replace(".", "%2E")
    return quote(segment, safe="-._~", errors="surrogatepass")


def document(base: str, path: str) -> str:
    """The IRI of a document, which is its graph's name too."""
    return f"{base}document/{encoded(path)}"


def resource(base: str, path: str, ref: Ref) -> str:
    """The IRI of what a reference in the document of that path stands for."""
    kind, _, rest = ref.partition("/")
    if kind in _OF_A_DOCUMENT:
        return f"{base}{kind}/{encoded(path)}/{quote(rest, safe='-._~:', errors='surrogatepass')}"
    return base + encoded(ref)


def passage(span: Span) -> Ref:
    """The reference of a passage."""
    return Ref(f"passage/{span.start}-{span.end}")


def quotation(span: Span) -> Ref:
    """The reference of a quotation."""
    return Ref(f"quotation/{span.start}-{span.end}")


def membership(member: Ref, organisation: Ref | None, role: str, tenure: str) -> Ref:
    """The reference of a post: `<member>--<organisation>--<role>`, and the tenure where it is not current.

    Hyphens in a row within a part, which mark homonyms, become `~`, so that the parts cannot be misread; a body that
    is not told is `~` alone.
    """
    parts = [_part(member, "person/"), _part(organisation, "organisation/") if organisation else "~", slug(role)]
    return Ref("membership/" + "--".join(parts if tenure == "Current" else [*parts, tenure.lower()]))


def _part(ref: Ref, usual: str) -> str:
    return ref.removeprefix(usual).replace("--", "~").replace("/", ":")


def web_address(text: str) -> str | None:
    """An address of the web as an IRI; None where it is no `http(s)` address, or a malformed one."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(parts.netloc):
        return None
    tail = parts._replace(scheme="", netloc="").geturl()
    before, hash_, fragment = tail.partition("#")
    safe = [
        _BROKEN_PERCENT.sub("%25", quote(part, safe=_ADDRESS, errors="surrogatepass")) for part in (before, fragment)
    ]
    return f"{parts.scheme}://{parts.netloc}{safe[0]}{hash_}{safe[1]}"


def base_iri(text: str) -> str:
    """The data namespace that a user gives, checked. Raises UserError where resources could not lie below it."""
    if web_address(text) != text or not text.endswith(("/", "#")):
        raise UserError(
            f"{text!r} cannot be the base of IRIs: give an http(s) address that ends in /, as https://example.org/id/",
            2,
        )
    return text
