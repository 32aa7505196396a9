"""What a passage is about, by the labels of the scheme of topics (`ontology/topics.ttl`)."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontherecord.facts import Ref, Span
from ontherecord.lexicon import Lexicon, Node
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis
from ontherecord.parse.words import normalise
from ontherecord.problems import UserError

SKOS = "http://www.w3.org/2004/02/skos/core#"
LABELS = frozenset(NamedNode(f"{SKOS}{name}") for name in ("prefLabel", "altLabel", "hiddenLabel"))


def topics(analysis: Analysis, ontology: Ontology) -> Callable[[Span], tuple[Ref, ...]]:
    """A look-up from a span of the document's text to the topics that it names, each once, sorted."""
    lexicon = _lexicon(ontology)
    words = analysis.words
    hits = lexicon.find(words.norms)
    starts = [words.starts[hit.first] for hit in hits]

    def of(span: Span) -> tuple[Ref, ...]:
        inside = hits[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        return tuple(sorted({Ref(hit.label) for hit in inside if words.ends[hit.last - 1] <= span.end}))

    return of


@lru_cache(maxsize=4)
def _lexicon(ontology: Ontology) -> Lexicon:
    """The labels of all topics, each leading to `topic/<slug>`. Raises UserError where a file is not Turtle."""
    labels: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for path in ontology.files("topics.ttl"):
        try:
            for quad in parse(path=path, format=RdfFormat.TURTLE):
                if (
                    quad.predicate in LABELS
                    and isinstance(quad.object, Literal)
                    and isinstance(quad.subject, NamedNode)
                ):
                    topic = f"topic/{quad.subject.value.rstrip('/#').rpartition('topic/')[2]}"
                    labels[topic].add(normalise(quad.object.value.lower()))
        except SyntaxError as error:
            raise UserError(f"{path}: not valid Turtle: {error}; correct the file", 2) from error
    root = Node()
    for topic, phrases in sorted(labels.items()):
        for words in sorted(phrases):
            root.add(topic, words)
            root.add(topic, (*words[:-1], _plural(words[-1])))
    return Lexicon(root, {})


def _plural(noun: str) -> str:
    """The regular plural; an irregular one has a label of its own."""
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
