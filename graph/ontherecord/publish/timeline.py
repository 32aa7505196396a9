"""What was said of a thing or topic in the order of time, with what came of it: as text, Markdown and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, cast

import pyoxigraph as ox

from ontherecord.problems import printable
from ontherecord.publish.prefixes import OTR, prefixes
from ontherecord.publish.show import find

_SAID = """
    SELECT DISTINCT ?thing ?statement ?class ?words ?exact ?start ?speaker ?voice ?date ?earliest ?path ?status WHERE {
      { ?near ?as ?thing FILTER(?as NOT IN (otr:saidBy, otr:onBehalfOf)) }
      UNION { ?passage otr:mentions ?thing . ?near otr:evidence ?passage }
      ?near (otr:followsUp|^otr:followsUp|otr:restates|^otr:restates|otr:disputes|^otr:disputes)? ?statement .
      ?statement a otr:Statement, ?class ;
        otr:words/oa:exact ?words ;
        otr:evidence ?said ;
        otr:statedIn/otr:path ?path .
      ?said oa:exact ?exact ; oa:start ?start .
      OPTIONAL { ?statement otr:saidBy/rdfs:label ?speaker }
      OPTIONAL { ?statement otr:voice ?voice }
      OPTIONAL { ?statement otr:statedOn ?date }
      OPTIONAL { ?statement otr:earliest ?earliest }
      OPTIONAL { ?statement otr:status/rdfs:label ?status }
    }"""
_RELATIONS = {
    "followsUp": ("reports the outcome of", "its outcome is reported by"),
    "restates": ("makes again", "is made again by"),
    "disputes": ("differs from", "is disputed by"),
    "answers": ("answers", "is answered by"),
    "inResponseTo": ("responds to", "is responded to by"),
}
"""What a link says of its later statement, and of its earlier one."""
_VOICES = {"QuotedVoice": "quoted", "ReportedVoice": "reported", "CommentVoice": "a reader's comment"}
_GENERAL = frozenset(["Statement"])
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+!|~])")


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """What a statement has to do with another."""

    how: str
    date: str
    path: str
    words: str


@dataclass(slots=True)
class Event:
    """A sentence in which something is said of the thing."""

    date: str
    path: str
    start: int
    """Where the sentence begins, in code points of the document's text."""
    speaker: str
    voice: str
    """Local name of the term."""
    kinds: list[str]
    """Local names of the classes of its statements."""
    sentence: str
    """As the document has it; after the line that introduces it, where it is an item of a list."""
    status: str = ""
    """Of a commitment: what came of it, as far as the documents tell."""
    ties: list[Tie] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is said of one thing, the earliest first; what has no date last."""

    iri: str
    name: str
    events: list[Event]


def timeline(store: ox.Store, name: str, base: str, *, comments: bool = True) -> list[Timeline]:
    """The timelines of all things and topics of that name, or of that IRI; readers' comments may be left out.

    To what is said of the thing belongs what follows it up, makes it again or disputes it, whatever name it uses.
    Raises UserError where there is no such thing.
    """
    return [_timeline(store, thing, base, comments=comments) for thing in find(store, name, base)]


def _timeline(store: ox.Store, thing: ox.NamedNode, base: str, *, comments: bool) -> Timeline:
    events: dict[tuple[str, str, str], Event] = {}
    days: dict[tuple[str, str, str], str] = {}
    sentences: dict[str, dict[int, str]] = {}
    rows = [row for row in _rows(store, _SAID, base, thing) if comments or _local(row["voice"]) != "CommentVoice"]
    for row in rows:
        sentences.setdefault(row["statement"].value, {})[int(row["start"].value)] = row["exact"].value
    for row in sorted(rows, key=lambda row: (row["statement"].value, row["class"].value)):
        said = sentences[row["statement"].value]
        key = row["path"].value, _text(row["speaker"]), str(max(said))
        event = events.setdefault(
            key,
            Event(
                date=_text(row["date"]),
                path=row["path"].value,
                start=max(said),
                speaker=_text(row["speaker"]),
                voice=_local(row["voice"]),
                kinds=[],
                sentence=" ".join(" ".join(said[start] for start in sorted(said)).split()),
            ),
        )
        days[key] = _text(row["earliest"]) or "9999"
        kind = _local(row["class"])
        if kind not in event.kinds and kind not in _GENERAL:
            event.kinds.append(kind)
        event.status = _text(row["status"]) or event.status
        event.ties = sorted({*event.ties, *_ties(store, row["statement"])})
    order = sorted(events, key=lambda key: (days[key], key[0], int(key[2]), key[1]))
    label = _first(store, thing, "http://www.w3.org/2000/01/rdf-schema#label")
    label = label or _first(store, thing, "http://www.w3.org/2004/02/skos/core#prefLabel")
    return Timeline(thing.value, label or thing.value, [events[key] for key in order])


def _rows(store: ox.Store, query: str, base: str, thing: ox.NamedNode) -> Iterable[ox.QuerySolution]:
    bindings: Mapping[ox.Variable, Any] = {ox.Variable("thing"): thing}
    return cast("ox.QuerySolutions", store.query(query, prefixes=prefixes(base), substitutions=dict(bindings)))


def _ties(store: ox.Store, statement: ox.NamedNode) -> Iterator[Tie]:
    """What other statements a statement is tied to by a link."""
    for name, (forwards, backwards) in _RELATIONS.items():
        relation = ox.NamedNode(OTR + name)
        for quad in store.quads_for_pattern(statement, relation, None, ox.DefaultGraph()):
            if _first(store, quad.object, OTR + "words"):
                yield _tie(store, forwards, quad.object)
        for quad in store.quads_for_pattern(None, relation, statement, ox.DefaultGraph()):
            yield _tie(store, backwards, quad.subject)


def _tie(store: ox.Store, how: str, statement: Any) -> Tie:
    words, document = (ox.NamedNode(_first(store, statement, OTR + name)) for name in ("words", "statedIn"))
    exact = " ".join(_first(store, words, "http://www.w3.org/ns/oa#exact").split())
    return Tie(how, _first(store, statement, OTR + "statedOn"), _first(store, document, OTR + "path"), exact)


def _first(store: ox.Store, subject: Any, prop: str) -> str:
    """The first value of a property; empty where it has none."""
    quads = store.quads_for_pattern(subject, ox.NamedNode(prop), None, ox.DefaultGraph())
    return min((cast("ox.NamedNode", quad.object).value for quad in quads), default="")


def _text(term: Any) -> str:
    return term.value if term else ""


def _local(term: Any) -> str:
    return _text(term).removeprefix(OTR)


def as_text(timelines: Iterable[Timeline]) -> str:
    """For a terminal or a pipe, with nothing in it that a terminal would obey."""
    lines: list[str] = []
    for each in timelines:
        lines += [each.name, each.iri, ""]
        for event in each.events:
            lines += [_heading(event), f"  “{event.sentence}”", f"  {event.path}, at {event.start}"]
            lines += [f"  → {tie.how}: “{tie.words}” ({_when(tie.date)}, {tie.path})" for tie in event.ties]
            lines.append("")
    return "".join(f"{printable(line)}\n" for line in lines)


def as_markdown(timelines: Iterable[Timeline]) -> str:
    """For a report, with nothing in it that would be read as markup."""
    lines: list[str] = []
    for each in timelines:
        lines += [f"# {_plain(each.name)}", ""]
        for event in each.events:
            lines += [f"## {_plain(_heading(event))}", "", f"> {_plain(event.sentence)}", ""]
            lines += [f"{_plain(event.path)}, at {event.start}", ""]
            ties = [f"- {tie.how}: “{tie.words}” ({_when(tie.date)}, {tie.path})" for tie in event.ties]
            lines += [*(f"- {_plain(tie.removeprefix('- '))}" for tie in ties), ""] if ties else []
    return "\n".join(lines).rstrip("\n") + "\n"


def as_json(timelines: Iterable[Timeline]) -> str:
    """For a program."""
    return json.dumps({"timelines": [asdict(each) for each in timelines]}, ensure_ascii=False, indent=1) + "\n"


def _heading(event: Event) -> str:
    parts = (_when(event.date), event.speaker, _VOICES.get(event.voice, ""), ", ".join(event.kinds), event.status)
    return " · ".join(part for part in parts if part)


def _when(date: str) -> str:
    return date or "no date"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", printable(text))
