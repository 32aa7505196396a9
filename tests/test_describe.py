"""Facts set down by hand come out as the quads of the model."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import FOAF, ORG, RDF, RDFS, SKOS

import rdf_sample as sample
from ontherecord.check.quotations import wrong_quotations
from ontherecord.dates import Date
from ontherecord.describe import describe
from ontherecord.describe.terms import OA, OTR
from ontherecord.document import Block, Document, Metadata
from ontherecord.facts import Facts, Mention, Ref, Saying, Span, Statement, Term, Thing, ThingType, Voice

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib warns of itself

BASE = sample.BASE
CAFCASS = rdflib.URIRef(BASE + sample.CAFCASS)


def graph_of(facts: Facts) -> rdflib.Graph:
    """The document's triples, as rdflib reads them."""
    data = rdflib.Dataset(default_union=True).parse(data="\n".join(describe(facts, BASE)), format="nquads")
    graph = rdflib.Graph()
    for subject, predicate, value, _ in data.quads():
        graph.add((subject, predicate, value))
    return graph


@pytest.fixture(scope="module")
def release() -> rdflib.Graph:
    return graph_of(sample.rated_outstanding())


@pytest.fixture(scope="module")
def response() -> rdflib.Graph:
    return graph_of(sample.response_to_harm_panel())


@pytest.fixture(scope="module")
def letter() -> rdflib.Graph:
    return graph_of(sample.letter_after_board_meeting())


def one(graph: rdflib.Graph, kind: rdflib.URIRef, **wanted: object) -> rdflib.term.Node:
    """The one node of a class that has these values."""
    (found,) = [
        node
        for node in graph.subjects(RDF.type, kind)
        if all((node, OTR[name], value) in graph for name, value in wanted.items())
    ]
    return found


def test_lines_are_sorted_unique_quads_of_the_documents_own_graph() -> None:
    for facts in sample.all_facts():
        lines = describe(facts, BASE)
        assert lines == sorted(set(lines))
        quads = list(ox.parse("\n".join(lines).encode(), ox.RdfFormat.N_QUADS))
        assert len(quads) == len(lines)
        assert {quad.graph_name.value for quad in quads} == {f"{BASE}document/{facts.document.path}"}
        assert not [quad for quad in quads if isinstance(quad.subject, ox.BlankNode)]


def test_two_independent_parsers_read_the_same_quads() -> None:
    for facts in sample.all_facts():
        text = "\n".join(describe(facts, BASE))
        as_oxigraph = {str(quad) for quad in ox.parse(text.encode(), ox.RdfFormat.N_QUADS)}
        assert len(rdflib.Dataset(default_union=True).parse(data=text, format="nquads")) == len(as_oxigraph)


def test_the_lines_do_not_hang_on_the_hash_seed_or_the_folder(tmp_path: Path) -> None:
    code = "import rdf_sample, sys; sys.stdout.buffer.write('\\n'.join(rdf_sample.quads()).encode())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)},
        ).stdout
        for seed in ("0", "1")
    }
    assert runs == {"\n".join(sample.quads()).encode()}


def test_the_order_of_facts_does_not_matter() -> None:
    facts = sample.rated_outstanding()
    backwards = replace(
        facts,
        things=facts.things[::-1],
        mentions=facts.mentions[::-1],
        statements=facts.statements[::-1],
        relations=facts.relations[::-1],
    )
    assert describe(backwards, BASE) == describe(facts, BASE)


def test_every_passage_quotes_the_text_character_for_character() -> None:
    for facts in sample.all_facts():
        graph = graph_of(facts)
        passages = list(graph.subjects(RDF.type, OTR.Passage))
        assert passages
        for passage in passages:
            start, end = int(graph.value(passage, OA.start)), int(graph.value(passage, OA.end))  # type: ignore[arg-type]
            assert str(graph.value(passage, OA.exact)) == facts.document.text[start:end]


def test_nothing_stands_without_a_passage(release: rdflib.Graph, response: rdflib.Graph, letter: rdflib.Graph) -> None:
    for graph in (release, response, letter):
        passages = set(graph.subjects(RDF.type, OTR.Passage))
        for kind in (OTR.Statement, OTR.Relation, ORG.Membership):
            for node in graph.subjects(RDF.type, kind):
                assert passages.intersection(graph.objects(node, OTR.evidence)), node
        for kind in (ORG.Organization, FOAF.Person, OTR.Report, OTR.Initiative):
            for node in graph.subjects(RDF.type, kind):
                assert passages.intersection(graph.subjects(OTR.mentions, node)), node


def test_a_document_is_described(release: rdflib.Graph) -> None:
    document = rdflib.URIRef(f"{BASE}document/2018-03-cafcass-rated-outstanding.txt")
    values = {predicate.split("#")[-1].split("/")[-1]: str(value) for predicate, value in release[document]}
    assert values["title"] == values["label"] == "Watershed moment for Cafcass"
    assert values["fileName"] == values["path"] == "2018-03-cafcass-rated-outstanding.txt"
    assert (values["date"], values["earliest"], values["latest"]) == ("2018-03", "2018-03-01", "2018-03-31")
    assert values["genre"] == str(OTR.PressRelease)
    assert values["publisher"] == str(CAFCASS)
    assert values["source"] == "https://www.cafcass.gov.uk/2018/03/27/outstanding/"
    assert values["inferred"] == "title"
    assert len(values["sha256"]) == 64


def test_a_hostile_source_is_left_out() -> None:
    facts = sample.rated_outstanding()
    metadata = replace(facts.document.metadata, source="javascript:alert(document.cookie)")
    lines = describe(replace(facts, document=replace(facts.document, metadata=metadata)), BASE)
    assert not [line for line in lines if "dc/terms/source" in line or "javascript" in line]


def test_a_document_without_title_is_called_by_its_file(letter: rdflib.Graph) -> None:
    document = one(letter, OTR.Document)
    assert str(letter.value(document, RDFS.label)) == "2021-06-17-cafcass-letter-after-board-meeting.txt"
    assert letter.value(document, rdflib.DCTERMS.title) is None


def test_superclasses_of_ours_are_written_out(release: rdflib.Graph) -> None:
    rating = one(release, OTR.Rating, grade=rdflib.Literal("Good"))
    assert set(release.objects(rating, RDF.type)) == {OTR.Rating, OTR.Finding, OTR.Statement}
    for quotation in release.subjects(RDF.type, OTR.Quotation):
        assert (quotation, RDF.type, OTR.Passage) in release
    for comment in release.subjects(RDF.type, OTR.Comment):
        assert (comment, RDF.type, OTR.Passage) in release


def test_a_rating_keeps_when_it_was_given_apart_from_when_it_was_told(release: rdflib.Graph) -> None:
    rating = one(release, OTR.Rating, grade=rdflib.Literal("not fit for purpose"))
    assert str(release.value(rating, OTR.ratedOn)) == "2010"
    assert str(release.value(rating, OTR.ratedLatest)) == "2010-12-31"
    assert str(release.value(rating, OTR.statedOn)) == "2018-03"
    assert str(release.value(rating, OTR.latest)) == "2018-03-31"


def test_values_have_the_types_of_the_model(release: rdflib.Graph) -> None:
    figure = one(release, OTR.Statistic, unit=rdflib.Literal("children"))
    assert release.value(figure, OTR.value) == rdflib.Literal("130000", datatype=rdflib.XSD.decimal)
    assert release.value(figure, OTR.valueHigh) == rdflib.Literal("140000", datatype=rdflib.XSD.decimal)
    assert release.value(figure, OTR.approximate) == rdflib.Literal(True)
    assert release.value(figure, OTR.change) == OTR.Increase
    assert release.value(figure, OTR.about) == CAFCASS
    assert release.value(figure, OTR.confidence) == rdflib.Literal("0.8", datatype=rdflib.XSD.decimal)


def test_a_due_date_has_its_own_first_and_last_day(letter: rdflib.Graph) -> None:
    commitment = one(letter, OTR.Commitment)
    assert str(letter.value(commitment, OTR.due)) == "2021-06"
    assert str(letter.value(commitment, OTR.dueEarliest)) == "2021-06-01"
    assert str(letter.value(commitment, OTR.dueLatest)) == "2021-06-30"
    assert str(letter.value(commitment, OTR.earliest)) == "2021-06-17"
    assert letter.value(commitment, OTR.status) is None, "whether it was kept is found across documents"


def test_a_season_has_days_but_no_date() -> None:
    facts = sample.letter_after_board_meeting()
    autumn = Date(Date.parse("2021-09").earliest, Date.parse("2021-11").latest)
    commitment = facts.statements[-1]
    attributes = tuple((name, autumn if name == "due" else value) for name, value in commitment.attributes)
    graph = graph_of(replace(facts, statements=(*facts.statements[:-1], replace(commitment, attributes=attributes))))
    node = one(graph, OTR.Commitment)
    assert graph.value(node, OTR.due) is None
    assert str(graph.value(node, OTR.dueEarliest)) == "2021-09-01"
    assert str(graph.value(node, OTR.dueLatest)) == "2021-11-30"


def test_a_document_without_date_dates_nothing() -> None:
    facts = sample.rated_outstanding()
    undated = replace(facts, document=replace(facts.document, metadata=replace(facts.document.metadata, date=None)))
    graph = graph_of(undated)
    assert not list(graph.subject_objects(OTR.statedOn))
    assert not list(graph.subject_objects(OTR.asOf))


def test_an_answer_points_to_its_question(letter: rdflib.Graph) -> None:
    answer = one(letter, OTR.Answer)
    question = letter.value(answer, OTR.answers)
    assert (question, RDF.type, OTR.Question) in letter
    assert str(question).startswith(f"{BASE}statement/2021-06-17-cafcass-letter-after-board-meeting.txt/question-")


def test_who_speaks_for_whom_in_which_voice_is_kept(release: rdflib.Graph) -> None:
    commitment = one(release, OTR.Commitment)
    assert release.value(commitment, OTR.saidBy) == rdflib.URIRef(BASE + sample.DOUGLAS)
    assert release.value(commitment, OTR.onBehalfOf) == CAFCASS
    assert release.value(commitment, OTR.voice) == OTR.QuotedVoice
    quotation = release.value(commitment, OTR.quotedIn)
    assert str(release.value(quotation, OTR.cue)) == "Cafcass Chief Executive, Anthony Douglas said"
    assert (None, OTR.continues, quotation) in release


def test_a_readers_word_is_a_readers(release: rdflib.Graph) -> None:
    criticism = one(release, OTR.Criticism)
    reader = release.value(criticism, OTR.saidBy)
    assert (reader, RDF.type, OTR.Reader) in release
    assert str(release.value(reader, RDFS.label)) == "a reader"
    assert release.value(criticism, OTR.voice) == OTR.CommentVoice
    assert {reader} == {release.value(comment, OTR.saidBy) for comment in release.subjects(RDF.type, OTR.Comment)}


def test_an_affirmed_relation_has_its_plain_triple_beside_it(release: rdflib.Graph) -> None:
    ofsted = rdflib.URIRef(BASE + sample.OFSTED)
    relation = one(release, OTR.Relation, voice=OTR.PublisherVoice)
    assert set(release.objects(relation, RDF.predicate)) == {OTR.inspected}
    assert len(list(release.objects(relation, OTR.evidence))) == 2, "told twice, one relation"
    assert (ofsted, OTR.inspected, CAFCASS) in release


def test_neither_a_promise_nor_a_readers_word_is_a_shortcut(release: rdflib.Graph, response: rdflib.Graph) -> None:
    assert one(release, OTR.Relation, voice=OTR.CommentVoice)
    assert (None, OTR.surveyed, None) not in release
    assert (None, RDF.predicate, OTR.established) in response
    assert (None, OTR.established, None) not in response


def test_a_post_is_a_membership_with_role_and_date(letter: rdflib.Graph) -> None:
    membership = one(letter, ORG.Membership)
    assert str(membership).endswith("/jacky-tiotto--cafcass--chief-executive")
    role = letter.value(membership, ORG.role)
    assert role == rdflib.URIRef(f"{BASE}role/chief-executive")
    assert (role, SKOS.altLabel, rdflib.Literal("Chief Executive")) in letter
    assert letter.value(membership, OTR.tenure) == OTR.Current
    assert str(letter.value(membership, OTR.asOf)) == "2021-06-17"


def test_names_are_alternative_until_one_is_settled(release: rdflib.Graph) -> None:
    assert {str(label) for label in release.objects(CAFCASS, SKOS.altLabel)} == {"Cafcass", "CAFCASS"}
    assert release.value(CAFCASS, RDFS.label) is None


def test_a_mention_outside_all_evidence_is_quoted_with_its_sentence(release: rdflib.Graph) -> None:
    frazer = rdflib.URIRef(BASE + sample.FRAZER)
    passages = [node for node in release.subjects(OTR.mentions, frazer) if (node, RDF.type, OTR.Passage) in release]
    assert [str(release.value(node, OA.exact)) for node in passages] == ["Family Justice Minister Lucy Frazer said:"]
    assert (one(release, OTR.Document), OTR.mentions, frazer) in release


def test_a_mention_in_no_sentence_is_quoted_by_itself() -> None:
    facts = sample.response_to_harm_panel()
    span = Span(4, 9)
    nothing = replace(facts, statements=(), relations=(), posts=())
    graph = graph_of(replace(nothing, mentions=(Mention(span, sample.CAFCASS),), sentences=(Span(0, 6),)))
    assert (None, OA.exact, rdflib.Literal(facts.document.text[4:9])) in graph


def test_pages_are_counted_from_one() -> None:
    facts = sample.response_to_harm_panel()
    graph = graph_of(replace(facts, document=replace(facts.document, pages=(0, 2000, 4000))))
    for passage in graph.subjects(RDF.type, OTR.Passage):
        start = int(graph.value(passage, OA.start))  # type: ignore[arg-type]
        assert int(graph.value(passage, OTR.page)) == 1 + (start >= 2000) + (start >= 4000)  # type: ignore[arg-type]


def test_a_hostile_name_stays_a_name() -> None:
    facts = sample.response_to_harm_panel()
    evil = '<script>"\n> <urn:x> <urn:y> <urn:z> .\n\u2028\ud800'
    things = (replace(facts.things[0], forms=(evil,)), *facts.things[1:])
    lines = describe(replace(facts, things=things), BASE)
    assert len(lines) == len(list(ox.parse("\n".join(lines).encode(), ox.RdfFormat.N_QUADS)))
    assert not [line for line in lines if line.startswith("<urn:")]


@given(
    st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from('"\\\n\r\u2028<>'), min_size=1),
    st.text(st.characters(exclude_categories=()), min_size=1),
    st.data(),
)
def test_any_text_and_any_path_give_valid_lines_that_quote_it(text: str, path: str, data: st.DataObject) -> None:
    def span() -> Span:
        start = data.draw(st.integers(0, len(text) - 1))
        return Span(start, data.draw(st.integers(start + 1, len(text))))

    document = Document(path, text, (Block(0, len(text)),), Metadata(title=text), "0" * 64)
    mention, words = Mention(span(), sample.CAFCASS), span()
    statement = Statement("Praise", words, (words,), Saying(sample.CAFCASS, Voice.PUBLISHER), "tests")
    cafcass = Thing(sample.CAFCASS, ThingType.ORGANIZATION, text, (path,))
    facts = Facts(document, (cafcass,), (mention,), publisher=sample.CAFCASS, statements=(statement,))
    lines = describe(facts, BASE)
    quads = list(ox.parse("\n".join(lines).encode(), ox.RdfFormat.N_QUADS))
    assert len(quads) == len(lines)
    assert not list(wrong_quotations(quads, text))
    assert all(len(line.splitlines()) == 1 for line in lines)


def test_a_statement_told_twice_is_written_once() -> None:
    facts = sample.response_to_harm_panel()
    first = facts.statements[0]
    doubtful = replace(
        first, extractor="guesses", confidence=first.confidence / 2, saying=Saying(sample.TIOTTO, Voice.QUOTED)
    )
    assert describe(replace(facts, statements=(doubtful, *facts.statements)), BASE) == describe(facts, BASE)


def test_a_misspelt_term_is_an_error() -> None:
    facts = sample.response_to_harm_panel()
    wrong = Statement("Commitmint", Span(0, 5), (Span(0, 5),), Saying(Ref("organisation/x"), Voice.PUBLISHER), "tests")
    with pytest.raises(AttributeError, match="Commitmint"):
        describe(replace(facts, statements=(wrong,)), BASE)
    right = replace(wrong, kind="Commitment", attributes=(("strength", Term("Frim")),))
    with pytest.raises(AttributeError, match="Frim"):
        describe(replace(facts, statements=(right,)), BASE)
