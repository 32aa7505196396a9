"""Facts become quads: the whole graph of one document, as sorted lines of N-Quads."""

from __future__ import annotations

from ontherecord.describe import iris, nquads
from ontherecord.describe.lines import LABEL, Lines, name
from ontherecord.describe.statements import add_comments, add_mentions, add_quotations, add_statements
from ontherecord.describe.terms import DCTERMS, own, term
from ontherecord.describe.things import add_agents, add_posts, add_relations, add_things
from ontherecord.facts import Facts


def describe(facts: Facts, base: str) -> list[str]:
    """The lines that say what was found in a document, each once, sorted, all in the document's own graph.

    Things have provisional IRIs and no preferred name: both are settled across documents. There are no blank nodes.
    Raises AttributeError where a fact uses a term that the vocabulary does not have.
    """
    lines = Lines(facts.document, base)
    _add_document(lines, facts)
    add_things(lines, facts.things)
    add_agents(lines, facts.agents)
    add_quotations(lines, facts.document.text, facts.quotations)
    add_comments(lines, facts.comments)
    add_statements(lines, facts)
    add_relations(lines, facts.relations)
    add_posts(lines, facts.posts, facts.document.metadata)
    add_mentions(lines, facts)
    return lines.sorted()


def _add_document(lines: Lines, facts: Facts) -> None:
    """Say what is known of the document itself. A source that is no address of the web is left out."""
    document, metadata, subject = facts.document, facts.document.metadata, lines.document
    file_name = document.path.rpartition("/")[2]
    lines.add_types(subject, "Document")
    lines.add(subject, LABEL, name(metadata.title or file_name))
    if metadata.title:
        lines.add(subject, term(DCTERMS.title), nquads.literal(metadata.title))
    if facts.publisher:
        lines.add(subject, term(DCTERMS.publisher), lines.term(facts.publisher))
    if facts.creator:
        lines.add(subject, term(DCTERMS.creator), lines.term(facts.creator))
    if metadata.source and (source := iris.web_address(metadata.source)):
        lines.add(subject, term(DCTERMS.source), nquads.iri(source))
    if metadata.genre:
        lines.add(subject, own("genre"), own(metadata.genre))
    lines.add_date(subject, term(DCTERMS.date), metadata.date)
    lines.add(subject, own("fileName"), nquads.literal(file_name))
    lines.add(subject, own("path"), nquads.literal(document.path))
    lines.add(subject, own("sha256"), nquads.literal(document.sha256))
    lines.add(subject, own("inferred"), *map(nquads.literal, metadata.inferred))
