"""A made-up record in the model's terms: things, documents with their texts, statements, relations and follow-ups.

It gives the page's tests and benchmarks a graph of any size without a build, always the same for the same numbers.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from ontherecord.publish.prefixes import BASE, prefixes

NAMESPACES = prefixes(BASE)

NAMES = [
    ("organisation", "org:Organization", "Harbour Care", ("HC",)),
    ("organisation", "org:Organization", "Tidewater Council", ()),
    ("organisation", "org:Organization", "Office for Quality", ("OfQ",)),
    ("organisation", "org:Organization", "Safe Shores", ()),
    ("organisation", "org:Organization", "Carers’ Union", ("CU",)),
    ("organisation", "org:OrganizationalUnit", "Learning Board", ()),
    ("person", "foaf:Person", "Ada Lane", ("Professor Ada Lane",)),
    ("person", "foaf:Person", "Tom Reed", ()),
    ("report", "otr:Report", "Quality Report 2019", ()),
    ("initiative", "otr:Initiative", "Safe Start", ()),
]
TYPES = [
    ("organisation", "org:Organization", "Body"),
    ("person", "foaf:Person", "Person"),
    ("report", "otr:Report", "Report"),
    ("initiative", "otr:Initiative", "Programme"),
    ("organisation", "org:OrganizationalUnit", "Board"),
]
KINDS = {
    "Commitment": ("We will ", "publish plan {n} for every child by 1 May 2023"),
    "Progress": ("Our work goes on: ", "plan {n} is in place in all areas"),
    "Statistic": ("Last year ", "{n} percent of carers said that they were heard"),
    "Criticism": ("They ", "failed to answer letter {n} in time"),
    "Praise": ("I congratulate them: ", "letter {n} was answered with care"),
    "Recommendation": ("In our view ", "every board should read report {n}"),
    "Question": ("We asked: ", "does the board accept point {n}?"),
    "Acknowledgement": ("We know that ", "we have more to learn about case {n}"),
}
PREDICATES = ["org:memberOf", "otr:partnerOf", "otr:runs", "otr:inspected", "otr:published", "otr:consults"]


def iri(name: str) -> str:
    """A compact name (`otr:about`, or `:person/ada` below the data namespace) as N-Triples writes it."""
    prefix, _, local = name.partition(":")
    return f"<{NAMESPACES[prefix] if prefix else BASE}{local}>"


def literal(text: object, datatype: str = "") -> str:
    """A literal as N-Triples writes it; `datatype` as a compact name."""
    return str(ox.Literal(str(text), datatype=ox.NamedNode(iri(datatype)[1:-1]) if datatype else None))


@dataclass
class Sample:
    """Quads in N-Quads and the text of each document by its path."""

    quads: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)

    def add(self, graph: str, subject: str, **values: object) -> None:
        """State `prefix_local=value` of a subject: `:name` and `prefix:name` are IRIs, all else is literal."""
        for name, given in values.items():
            for value in given if isinstance(given, (list, tuple)) else [given]:
                text = value if isinstance(value, str) and value.startswith(("<", '"')) else iri(str(value))
                self.quads.add(f"{iri(subject)} {iri(name.replace('_', ':', 1))} {text} {iri(graph)} .")

    def store(self) -> ox.Store:
        """Merged triples in the default graph, documents as named graphs."""
        store = ox.Store()
        lines = "\n".join(sorted(self.quads))
        store.bulk_load(lines, format=ox.RdfFormat.N_QUADS)
        merged = sorted({line.rsplit(" <", 1)[0] + " ." for line in self.quads})
        store.bulk_load("\n".join(merged), format=ox.RdfFormat.N_TRIPLES)
        return store

    def write_texts(self, folder: Path) -> None:
        """Write each text below a folder, as a build does."""
        for path, text in self.texts.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")


class Page:
    """One document in the making: its text grows with each sentence said."""

    def __init__(self, sample: Sample, path: str, date: str, publisher: str, title: str) -> None:
        self.sample, self.path, self.date, self.publisher = sample, path, date, publisher
        self.ref, self.text = f":document/{path}", title + "\n\n"
        sample.add(
            self.ref,
            self.ref,
            rdf_type="otr:Document",
            dct_title=literal(title),
            rdfs_label=literal(title),
            dct_publisher=publisher,
            dct_date=literal(date, "xsd:date"),
            otr_earliest=literal(date, "xsd:date"),
            otr_latest=literal(date, "xsd:date"),
            otr_genre="otr:PressRelease",
            otr_fileName=literal(path.rsplit("/", 1)[-1]),
            otr_path=literal(path),
            otr_inferred=literal("date"),
        )

    def passage(self, start: int, end: int, kind: str = "otr:Passage", **more: object) -> str:
        """Put a span of the text into the graph."""
        name = "quotation" if kind == "otr:Quotation" else "passage"
        ref = f":{name}/{self.path}/{start}-{end}"
        self.sample.add(
            self.ref,
            ref,
            rdf_type=[kind, "otr:Passage"],
            oa_start=literal(start, "xsd:nonNegativeInteger"),
            oa_end=literal(end, "xsd:nonNegativeInteger"),
            oa_exact=literal(self.text[start:end]),
            dct_isPartOf=self.ref,
            **more,
        )
        return ref

    def say(self, kind: str, lead: str, words: str, by: str, voice: str = "PublisherVoice", **more: object) -> str:
        """Add a sentence and the statement that it makes."""
        start = len(self.text)
        self.text += lead + words + ". "
        evidence = self.passage(start, len(self.text) - 1)
        first = start + len(lead)
        ref = f":statement/{self.path}/{kind.lower()}-{first}-{first + len(words)}"
        self.sample.add(
            self.ref,
            ref,
            rdf_type=[f"otr:{kind}", "otr:Statement"],
            otr_saidBy=by,
            otr_voice=f"otr:{voice}",
            otr_statedIn=self.ref,
            otr_statedOn=literal(self.date, "xsd:date"),
            otr_earliest=literal(self.date, "xsd:date"),
            otr_latest=literal(self.date, "xsd:date"),
            otr_evidence=evidence,
            otr_words=self.passage(first, first + len(words)),
            otr_confidence=literal("0.8", "xsd:decimal"),
            otr_extractedBy=":extractor/sample",
            **more,
        )
        return ref

    def relate(self, subject: str, predicate: str, target: str, words: str) -> None:
        """Add a sentence and the relation that it tells, with its shortcut."""
        start = len(self.text)
        self.text += words + ". "
        digest = hashlib.sha256(f"{subject}{predicate}{target}".encode()).hexdigest()[:12]
        self.sample.add(
            self.ref,
            f":relation/{self.path}/{digest}",
            rdf_type="otr:Relation",
            rdf_subject=subject,
            rdf_predicate=predicate,
            rdf_object=target,
            otr_evidence=self.passage(start, len(self.text) - 1),
            otr_statedIn=self.ref,
            otr_saidBy=self.publisher,
            otr_voice="otr:PublisherVoice",
            otr_confidence=literal("0.8", "xsd:decimal"),
            otr_extractedBy=":extractor/sample",
        )
        self.sample.add(self.ref, subject, **{predicate.replace(":", "_"): target})

    def close(self) -> None:
        """Keep the text."""
        self.sample.texts[self.path] = self.text


def slug(name: str) -> str:
    """A name as it stands in an IRI."""
    return "-".join("".join(c if c.isalnum() and c.isascii() else " " for c in name.lower()).split())


def make(things: int = 30, statements: int = 60, documents: int = 5, relations: int = 40) -> Sample:
    """A record of so many things, statements, documents and relations (a third of the relations cluster on a few)."""
    sample = Sample()
    names = NAMES + [(*TYPES[n % 5][:2], f"{TYPES[n % 5][2]} {n}", ()) for n in range(things - len(NAMES))]
    refs = [f":{path}/{slug(name)}" for path, _, name, _ in names]
    pages = [
        Page(
            sample,
            f"20{15 + n % 9}/notice-{n}.txt",
            f"20{15 + n % 9}-0{1 + n % 9}-1{n % 9}",
            refs[n % 4],
            f"Notice {n}",
        )
        for n in range(documents)
    ]
    for (_, kind, name, others), ref in zip(names, refs, strict=True):
        types = [kind] if kind != "org:OrganizationalUnit" else [kind, "org:Organization"]
        sample.add(pages[0].ref, ref, rdf_type=types, skos_altLabel=[literal(other) for other in others])
        sample.add(":graph/links", ref, rdfs_label=literal(name))
    sample.add(":graph/ontology", ":topic/listening", rdf_type=["otr:Topic", "skos:Concept"])
    sample.add(
        ":graph/ontology", ":topic/listening", rdfs_label=literal("listening"), skos_prefLabel=literal("listening")
    )
    said: list[tuple[str, str]] = []
    kinds = list(KINDS)
    for n in range(statements):
        kind, page = kinds[n % len(kinds)], pages[n * documents // statements]
        lead, words = KINDS[kind]
        more: dict[str, object] = {"otr_about": refs[(7 * n) % things], "otr_topic": ":topic/listening"}
        by = refs[n % 5]
        if kind == "Commitment":
            more |= _undertaking(by)
        if kind in {"Criticism", "Praise"}:
            more["otr_criticises" if kind == "Criticism" else "otr_praises"] = refs[(n + 1) % 5]
        if kind == "Question":
            more["otr_addressedTo"] = refs[(n + 2) % 5]
        if kind == "Statistic":
            more |= {"otr_value": literal(n, "xsd:decimal"), "otr_unit": literal("percent")}
        said.append((kind, page.say(kind, lead, words.format(n=n), by, "PublisherVoice", **more)))
    for n in range(relations):
        subject, target = refs[n % things], refs[(n * n + 3 * n + 1) % things if n % 3 else n % 7]
        if subject != target:
            predicate = PREDICATES[n % len(PREDICATES)]
            pages[n % documents].relate(subject, predicate, target, f"Tie {n} links the two")
    for page in pages:
        page.text += "\n\n"
    _comment(pages[1], refs[0])
    _post(pages[0], refs[6], refs[0])
    _follow(sample, said)
    for page in pages:
        page.close()
    return sample


def _undertaking(by: str) -> dict[str, object]:
    return {
        "otr_committedBy": by,
        "otr_action": literal("publish a plan"),
        "otr_strength": "otr:Firm",
        "otr_specificity": "otr:Specific",
        "otr_due": literal("2023-05-01", "xsd:date"),
        "otr_dueText": literal("by 1 May 2023"),
        "otr_dueLatest": literal("2023-05-01", "xsd:date"),
        "otr_status": "otr:NoFollowUpFound",
    }


def _comment(page: Page, criticised: str) -> None:
    reader, start = f":reader/{page.path}/0", len(page.text)
    page.sample.add(page.ref, reader, rdf_type="otr:Reader", rdfs_label=literal("Reader 1"))
    page.say("Criticism", "You ", "never listen to parents", reader, "CommentVoice", otr_criticises=criticised)
    page.passage(start, len(page.text) - 1, "otr:Comment", otr_saidBy=reader)


def _post(page: Page, person: str, body: str) -> None:
    start = len(page.text)
    page.text += "Professor Ada Lane, Chair of Harbour Care, spoke first. "
    page.sample.add(":graph/links", ":role/chair", rdf_type="org:Role", rdfs_label=literal("Chair"))
    page.sample.add(
        page.ref,
        f":membership/{page.path}/ada-lane--harbour-care--chair",
        rdf_type="org:Membership",
        org_member=person,
        org_organization=body,
        org_role=":role/chair",
        otr_tenure="otr:Current",
        otr_asOf=literal(page.date, "xsd:date"),
        otr_statedIn=page.ref,
        otr_evidence=page.passage(start, len(page.text) - 1),
        otr_saidBy=page.publisher,
        otr_voice="otr:PublisherVoice",
    )


def _follow(sample: Sample, said: list[tuple[str, str]]) -> None:
    promises = [ref for kind, ref in said if kind == "Commitment"]
    reports = [ref for kind, ref in said if kind == "Progress"]
    for n, (promise, report) in enumerate(zip(promises[:3], reports[3:6], strict=False)):
        sample.add(
            ":graph/links",
            f":link/{n:04}",
            rdf_type=["otr:Link", "otr:Relation"],
            rdf_subject=report,
            rdf_predicate="otr:followsUp",
            rdf_object=promise,
            otr_confidence=literal("0.6", "xsd:decimal"),
            otr_because=literal("plan"),
        )
        sample.add(":graph/links", report, otr_followsUp=promise)
