"""Small sets of documents and what hangs together in them: `cases/links.md`, by the whole way from text to links.

A document begins with `--- DATE PUBLISHER`. What is expected stands after the dot:
a relation with words of the later and the earlier sentence, a status or response with words of the sentence,
or `no RELATION`.
"""

import re
from pathlib import Path

import pytest

from link_sample import BASE, PACKAGED
from ontherecord.dates import Date
from ontherecord.document import Metadata
from ontherecord.extract import extract
from ontherecord.link import link
from ontherecord.parse import parse
from ontherecord.read import read

CASES = Path(__file__).parent / "cases" / "links.md"
OTR = "https://w3id.org/ontherecord#"
STATUSES = {"NoFollowUpFound", "ProgressReported", "ReportedDelivered", "Overdue"}


def cases():
    blocks = re.split(r"^\.\n", CASES.read_text(encoding="utf-8"), flags=re.M)
    for title, documents, expected in zip(blocks[::3], blocks[1::3], blocks[2::3], strict=False):
        yield pytest.param(documents, expected.strip().splitlines(), id=title.strip())


def facts(documents, folder):
    for number, text in enumerate(re.split(r"^--- ?", documents, flags=re.M)[1:]):
        head, _, body = text.partition("\n")
        file = folder / f"{number}.txt"
        date, _, publisher = head.partition(" ")
        declared = Metadata(title="Notice", publisher=publisher, date=Date.parse(date))
        file.write_text(body, encoding="utf-8")
        yield extract(parse(read(file, file.name, declared, PACKAGED), PACKAGED), PACKAGED)


class Found:
    """The links of some documents, by the sentences that they join."""

    def __init__(self, documents):
        self.sentences = {
            f"{BASE}statement/{each.document.path}/{statement.ref.partition('/')[2]}": " ".join(
                each.document.text[statement.evidence[-1].start : statement.evidence[-1].end].split()
            )
            for each in documents
            for statement in each.statements
        }
        quads = link(documents, PACKAGED, BASE).quads
        self.triples = [tuple(line.split(" ")[:3]) for line in quads if f"{BASE}link/" not in line.split(" ")[0]]
        self.drifts = {line.split(" ")[2] for line in quads if f"<{OTR}drift>" in line}

    def joined(self, relation):
        return [
            (self.sentences[one[1:-1]], self.sentences[other[1:-1]])
            for one, name, other in self.triples
            if name == f"<{OTR}{relation}>"
        ]

    def told(self, name, value):
        return [self.sentences[one[1:-1]] for one, prop, other in self.triples if (prop, other) == (name, value)]


@pytest.mark.parametrize(("documents", "expected"), list(cases()))
def test_links(documents, expected, tmp_path):
    found = Found(list(facts(documents, tmp_path)))
    for line in expected:
        name, *words = (part.strip() for part in line.split("|"))
        relation, *drift = name.split()
        if relation == "no":
            assert found.joined(drift[0]) == []
        elif relation in STATUSES:
            assert any(words[0] in each for each in found.told(f"<{OTR}status>", f"<{OTR}{relation}>")), found.triples
        elif relation in {"Accepted", "PartlyAccepted", "Rejected"}:
            assert any(words[0] in each for each in found.told(f"<{OTR}response>", f"<{OTR}{relation}>")), found.triples
        else:
            joined = found.joined(relation)
            assert any(words[0] in later and words[1] in earlier for later, earlier in joined), (
                joined,
                found.sentences,
            )
            assert {f"<{OTR}{each}>" for each in drift} <= found.drifts
