"""From a document to what the extractors see: words, sentences, cues, dates, figures, names and voices."""

from __future__ import annotations

from dataclasses import replace

from ontherecord.document import Document
from ontherecord.lexicon import lexicon
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis
from ontherecord.parse.dates import find_dates
from ontherecord.parse.figures import find_figures
from ontherecord.parse.names import find_things
from ontherecord.parse.offices import Offices
from ontherecord.parse.places import PlacedText
from ontherecord.parse.sentences import split_sentences
from ontherecord.parse.voices import hear, whole_sentences
from ontherecord.parse.words import split_words


def parse(document: Document, ontology: Ontology) -> Analysis:
    """Make a document ready for the extractors. Pure: the same document and ontology give the same analysis."""
    from ontherecord.extract.posts import posts  # noqa: PLC0415  whom a person speaks for hangs on the post

    words = split_words(document.readable)
    sentences = split_sentences(document, words, ontology)
    hits = tuple(lexicon(ontology).find(words.norms))
    dates = find_dates(words, sentences, hits, document.metadata.date, ontology)
    figures = find_figures(words, sentences, hits, dates, ontology)
    named = find_things(document, words, sentences, hits, ontology)
    silent = Analysis(
        document, words, sentences, hits, named.things, named.mentions, named.publisher, named.creator, dates, figures
    )
    silent = replace(silent, segments=whole_sentences(silent), offices=tuple(Offices(_placed(silent), ontology).find()))
    holders = tuple(posts(silent))
    voices = hear(silent, holders, ontology)
    return replace(
        silent,
        segments=tuple(sorted(voices.segments, key=lambda each: (each.start, each.end))),
        quotations=tuple(voices.quotations),
        agents=tuple(voices.agents[ref] for ref in sorted(voices.agents)),
        comments=tuple(voices.comments),
        affiliations={post.member: post.organisation for post in reversed(holders) if post.organisation},
    )


def _placed(analysis: Analysis) -> PlacedText:
    """The text with the places of its things."""
    return PlacedText(
        analysis.document,
        analysis.words,
        analysis.sentences,
        analysis.hits,
        analysis.things,
        analysis.mentions,
        analysis.publisher,
    )
