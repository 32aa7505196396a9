"""Facts set down by hand from a few sentences of the corpus, with every kind of fact, for the tests of the graph."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from ontherecord.dates import Date
from ontherecord.describe import describe
from ontherecord.describe.nquads import decimal, literal, quad
from ontherecord.describe.terms import RDF, RDFS, classes, own, term
from ontherecord.document import Block, Document, Metadata
from ontherecord.facts import (
    Agent,
    Facts,
    Mention,
    Post,
    Quotation,
    Ref,
    Relation,
    Saying,
    Span,
    Statement,
    Term,
    Thing,
    ThingType,
    Voice,
)

BASE = "https://w3id.org/ontherecord/id/"
CORPUS = Path(__file__).parent.parent / "corpus"

CAFCASS, OFSTED, NAPO = Ref("organisation/cafcass"), Ref("organisation/ofsted"), Ref("organisation/napo")
PAC = Ref("organisation/public-accounts-committee")
BOARD = Ref("organisation/learning-and-improvement-board")
DOUGLAS, TIOTTO, FRAZER = Ref("person/anthony-douglas"), Ref("person/jacky-tiotto"), Ref("person/lucy-frazer")
HARM_REPORT, SURVEY = Ref("report/harm-panel-report"), Ref("report/survey-of-cafcass-staff")
PATHWAY = Ref("initiative/domestic-abuse-practice-pathway-and-guidance")
LABELS = {
    CAFCASS: "Cafcass",
    OFSTED: "Ofsted",
    NAPO: "Napo",
    PAC: "Public Accounts Committee",
    BOARD: "Learning and Improvement Board",
    DOUGLAS: "Anthony Douglas",
    TIOTTO: "Jacky Tiotto",
    FRAZER: "Lucy Frazer",
    HARM_REPORT: "Harm Panel report",
    SURVEY: "Ofsted survey of Cafcass staff",
    PATHWAY: "Domestic Abuse Practice Pathway and Guidance",
    Ref("role/chief-executive"): "Chief Executive",
}
PUBLISHER = Saying(CAFCASS, Voice.PUBLISHER)


class Text:
    """A document of the corpus, and where words stand in it."""

    def __init__(self, path: str, metadata: Metadata) -> None:
        data = (CORPUS / path).read_bytes()
        self.text = data.decode()
        block = Block(0, len(self.text))
        self.document = Document(path, self.text, (block,), metadata, hashlib.sha256(data).hexdigest())

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def sentence(self, words: str) -> Span:
        """The line with these words: near enough to a sentence for these tests."""
        start, end = self.span(words)
        first = max(self.text.rfind("\n", 0, start), self.text.rfind(". ", 0, start) + 1) + 1
        stops = [at for at in (self.text.find("\n", end), self.text.find(". ", end - 1) + 1) if at > 0]
        return Span(first, min(stops, default=len(self.text)))

    def statement(
        self, kind: str, words: str, saying: Saying = PUBLISHER, *attributes: tuple[str, object], **more: object
    ) -> Statement:
        found = {"extractor": f"{kind.lower()}s", "evidence": (self.sentence(words),)} | more
        return Statement(kind, self.span(words), saying=saying, attributes=attributes, **found)  # type: ignore[arg-type]

    def mentions(self, *pairs: tuple[str, Ref]) -> tuple[Mention, ...]:
        return tuple(Mention(self.span(words), thing) for words, thing in pairs)


def things(*refs: Ref) -> tuple[Thing, ...]:
    kinds = {"organisation": ThingType.ORGANIZATION, "person": ThingType.PERSON, "report": ThingType.REPORT}
    return tuple(
        Thing(ref, kinds.get(ref.split("/")[0], ThingType.INITIATIVE), LABELS[ref], (LABELS[ref].upper(),))
        for ref in sorted(refs)
    )


def rated_outstanding() -> Facts:
    """The press release of 2018: ratings, a figure, posts, quotations, praise and readers' comments."""
    metadata = Metadata(
        title="Watershed moment for Cafcass",
        date=Date.parse("2018-03"),
        genre="PressRelease",
        source="https://www.cafcass.gov.uk/2018/03/27/outstanding/",
        inferred=frozenset({"title"}),
    )
    t = Text("2018-03-cafcass-rated-outstanding.txt", metadata)
    first, second = t.span("I am thrilled with the inspection findings."), t.span("As the largest employer")
    douglas = Saying(DOUGLAS, Voice.QUOTED, CAFCASS, first)
    frazer = Saying(FRAZER, Voice.QUOTED, None, t.span("I warmly congratulate Cafcass on these inspection findings"))
    reader = Ref("reader/1")
    comment = t.sentence("Outstanding eh? But only in leadership")
    question = t.span("how can one of your people know without a doubt")
    judgement = t.sentence("an Ofsted judgement of ‘Good’ in 2014")
    rated = ("rates", CAFCASS)
    return Facts(
        document=t.document,
        things=things(CAFCASS, OFSTED, PAC, DOUGLAS, FRAZER, SURVEY),
        mentions=t.mentions(
            ("Cafcass", CAFCASS),
            ("Ofsted", OFSTED),
            ("Public Accounts Committee", PAC),
            ("Anthony Douglas", DOUGLAS),
            ("Lucy Frazer", FRAZER),
            ("Ofsted survey of Cafcass staff", SURVEY),
        ),
        agents=(Agent(reader, "a reader"),),
        publisher=CAFCASS,
        quotations=(
            Quotation(first, douglas, t.span("Cafcass Chief Executive, Anthony Douglas said")),
            Quotation(second, Saying(DOUGLAS, Voice.QUOTED, CAFCASS), continues=first),
            Quotation(t.span("I warmly congratulate Cafcass on these inspection findings"), frazer),
        ),
        comments=((comment, reader), (t.sentence("how can one of your people know"), reader)),
        sentences=(t.sentence("Family Justice Minister Lucy Frazer said"),),
        statements=(
            t.statement("Rating", "‘not fit for purpose’", PUBLISHER, rated, ("ratedBy", PAC),
                        ("grade", "not fit for purpose"), ("ratedOn", Date.parse("2010")), evidence=(judgement,)),
            t.statement("Rating", "‘Good’ in 2014", PUBLISHER, rated, ("ratedBy", OFSTED),
                        ("grade", "Good"), ("ratedOn", Date.parse("2014")), evidence=(judgement,)),
            t.statement("Rating", "‘Outstanding’ in 2018", PUBLISHER, rated, ("ratedBy", OFSTED),
                        ("grade", "Outstanding"), ("ratedOn", Date.parse("2018")), evidence=(judgement,)),
            t.statement("Statistic", "97%", PUBLISHER, ("value", Decimal(97)), ("unit", "percent"),
                        ("measures", "staff who agreed"), ("foundIn", SURVEY), ("approximate", False)),
            t.statement("Statistic", "over 130,000 children a year", PUBLISHER, ("value", Decimal("130000.0")),
                        ("valueHigh", Decimal("1.4E+5")), ("unit", "children"), ("approximate", True),
                        ("change", Term("Increase")), ("periodText", "a year"), about=(CAFCASS,)),
            t.statement("Finding", "Exceptional, aspirational corporate leaders work relentlessly",
                        Saying(OFSTED, Voice.REPORTED), ("foundIn", SURVEY),
                        topics=(Ref("topic/leadership-and-governance"),)),
            t.statement("Praise", "I warmly congratulate Cafcass", frazer, ("praises", CAFCASS)),
            t.statement("Commitment", "take our work to the next level", douglas, ("committedBy", CAFCASS),
                        ("action", "take our work to the next level"), ("strength", Term("Intended")),
                        ("specificity", Term("Vague")), about=(CAFCASS,)),
            t.statement("Criticism", "But only in leadership", Saying(reader, Voice.COMMENT),
                        ("criticises", CAFCASS), evidence=(comment,)),
            Statement("Question", question, (t.sentence("how can one of your people know"),),
                      Saying(reader, Voice.COMMENT), "questions", attributes=(("addressedTo", CAFCASS),)),
        ),
        relations=(
            Relation(OFSTED, "inspected", CAFCASS, t.sentence("Ofsted inspection in 2014"), PUBLISHER, "relations"),
            Relation(OFSTED, "inspected", CAFCASS, judgement, PUBLISHER, "relations", Decimal("0.9")),
            Relation(OFSTED, "surveyed", CAFCASS, comment, Saying(reader, Voice.COMMENT), "relations"),
        ),
        posts=(
            Post(DOUGLAS, CAFCASS, "Chief Executive", t.sentence("Executive, Anthony Douglas"), PUBLISHER),
        ),
    )  # fmt: skip


def response_to_harm_panel() -> Facts:
    """The response of 2020: commitments, an apology, an acknowledgement, a disagreement and a recommendation."""
    metadata = Metadata(title="Cafcass responds", date=Date.parse("2020-06"), genre="PressRelease")
    t = Text("2020-06-cafcass-response-to-harm-panel.txt", metadata)
    sorry = t.span("I am sorry to the families and children who have reported")
    tiotto = Saying(TIOTTO, Voice.QUOTED, CAFCASS, sorry)
    return Facts(
        document=t.document,
        things=things(CAFCASS, BOARD, TIOTTO, HARM_REPORT),
        mentions=t.mentions(
            ("Cafcass", CAFCASS),
            ("learning and improvement board, involving", BOARD),
            ("Harm Panel report", HARM_REPORT),
            ("Jacky Tiotto", TIOTTO),
        ),
        publisher=CAFCASS,
        quotations=(Quotation(sorry, tiotto, t.span("Cafcass Chief Executive, Jacky Tiotto said")),),
        statements=(
            t.statement("Commitment", "establish a learning and improvement board", PUBLISHER, ("committedBy", CAFCASS),
                        ("action", "establish a learning and improvement board"), ("strength", Term("Firm")),
                        ("specificity", Term("Specific")), ("inResponseTo", HARM_REPORT), about=(BOARD,)),
            t.statement("Apology", "I am sorry to the families", tiotto, ("addressedTo", CAFCASS)),
            t.statement("Acknowledgement", "We are clear that we have more to learn"),
            t.statement("Disagreement", "we do not agree that", PUBLISHER, ("inResponseTo", HARM_REPORT)),
            t.statement("Recommendation", "there is a need for greater consistency"),
        ),
        relations=(
            Relation(CAFCASS, "respondedTo", HARM_REPORT, t.sentence("Cafcass responds to the publication"), PUBLISHER,
                     "relations"),
            Relation(CAFCASS, "established", BOARD, t.sentence("Our first step is"), PUBLISHER, "relations",
                     affirmed=False),
        ),
        posts=(Post(TIOTTO, CAFCASS, "Chief Executive", t.sentence("Executive, Jacky Tiotto"), PUBLISHER),),
    )  # fmt: skip


def letter_after_board_meeting() -> Facts:
    """The letter of 2021: a union's question and figure, the answer, progress and a commitment that is due."""
    metadata = Metadata(date=Date.parse("2021-06-17"), genre="Letter", inferred=frozenset({"date", "genre"}))
    t = Text("2021-06-17-cafcass-letter-after-board-meeting.txt", metadata)
    napo = Saying(NAPO, Voice.QUOTED)
    tiotto = Saying(TIOTTO, Voice.PUBLISHER, CAFCASS)
    question = t.statement("Question", "Does the Cafcass Board expect Cafcass staff", napo, ("addressedTo", CAFCASS))
    june = Date.parse("2021-06")
    return Facts(
        document=t.document,
        things=things(CAFCASS, NAPO, TIOTTO, BOARD),
        mentions=t.mentions(
            ("Cafcass", CAFCASS),
            ("Napo", NAPO),
            ("Cafcass Learning and Improvement Board", BOARD),
            ("Jacky Tiotto", TIOTTO),
        ),
        publisher=CAFCASS,
        creator=TIOTTO,
        statements=(
            question,
            t.statement("Answer", "the figure of 25 cases has been noted", tiotto, ("answers", question.ref)),
            t.statement("Statistic", "17.4", napo, ("value", Decimal("17.4")), ("unit", "cases"),
                        ("measures", "cases that practitioners thought they could safely hold")),
            t.statement("Statistic", "25 cases has been noted", tiotto, ("value", Decimal(25)), ("unit", "cases")),
            t.statement("Progress", "is signalled though the establishment of", tiotto,
                        ("action", "the establishment of the Cafcass Learning and Improvement Board"), about=(BOARD,)),
            t.statement("Commitment", "will be published later in June", tiotto, ("committedBy", CAFCASS),
                        ("action", "publish the action plan"), ("strength", Term("Firm")), ("due", june),
                        ("dueText", "later in June"), ("specificity", Term("Specific"))),
        ),
        relations=(Relation(NAPO, "asked", CAFCASS, t.sentence("Napo asked"), PUBLISHER, "relations"),),
        posts=(Post(TIOTTO, CAFCASS, "Chief Executive", t.sentence("Jacky Tiotto"), PUBLISHER),),
    )  # fmt: skip


def all_facts() -> list[Facts]:
    return [rated_outstanding(), response_to_harm_panel(), letter_after_board_meeting()]


def links(facts: Sequence[Facts]) -> list[str]:
    """What linking would find among them: labels, statuses, one follow-up and one disagreement."""
    graph = f"<{BASE}graph/links>"
    letter = facts[2]
    iri = {
        (document.document.path, s.kind, s.words): f"<{BASE}{s.ref.replace('/', f'/{document.document.path}/', 1)}>"
        for document in facts
        for s in document.statements
    }
    by_kind = {(key[0][:4], key[1]): value for key, value in sorted(iri.items(), reverse=True)}
    figures = [value for key, value in sorted(iri.items()) if key[0] == letter.document.path and key[1] == "Statistic"]
    pairs = [
        (by_kind["2021", "Progress"], "followsUp", by_kind["2020", "Commitment"]),
        (figures[0], "disputes", figures[1]),
    ]
    lines = [quad(f"<{BASE}{ref}>", term(RDFS.label), literal(label), graph) for ref, label in LABELS.items()]
    for number, (later, predicate, earlier) in enumerate(pairs):
        link = f"<{BASE}link/{number}>"
        lines.append(quad(later, own(predicate), earlier, graph))
        lines += [quad(link, term(RDF.type), own(name), graph) for name in classes("Link")]
        lines += [
            quad(link, term(RDF.subject), later, graph),
            quad(link, term(RDF.predicate), own(predicate), graph),
            quad(link, term(RDF.object), earlier, graph),
            quad(link, own("confidence"), decimal(Decimal("0.8")), graph),
            quad(link, own("because"), f"<{BASE}{BOARD}>", graph),
        ]
    for (_, kind, _), statement in sorted(iri.items()):
        if kind == "Commitment":
            followed = statement == by_kind["2020", "Commitment"]
            lines.append(
                quad(statement, own("status"), own("ProgressReported" if followed else "NoFollowUpFound"), graph)
            )
    return lines


def quads() -> list[str]:
    """The whole sample graph."""
    facts = all_facts()
    return sorted({line for document in facts for line in describe(document, BASE)} | set(links(facts)))


def store(lines: Sequence[str]) -> ox.Store:
    """A store as a build fills it: the documents as named graphs, all triples merged in the default graph."""
    built = ox.Store()
    built.bulk_load("\n".join(lines).encode(), ox.RdfFormat.N_QUADS)
    merged = {ox.Quad(q.subject, q.predicate, q.object, ox.DefaultGraph()) for q in built}
    built.extend(merged)
    return built
