"""What people are shown of names that were joined or left two, and the line that turns it round."""

import pytest

from link_sample import BASE, BODY, PACKAGED, UNIT, document, thing
from ontherecord.link import link
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.publish.names import as_text, judged, read_names, write_names

DOCUMENTS = (
    document(
        "a.txt", thing(BODY, "Policing Standards Inspectorate", "PSI"), thing(UNIT, "Audit Committee"), publisher="Vale"
    ),
    document("b.txt", thing(BODY, "PSI"), thing(UNIT, "Audit Committee"), publisher="Fenmoor"),
    document("c.txt", thing(UNIT, "Domestic Abuse Learning and Improvement Board"), publisher="Vale"),
    document("d.txt", thing(UNIT, "Learning and Improvement Board"), publisher="Vale"),
)


def test_the_most_doubtful_come_first():
    found = judged(link(DOCUMENTS, PACKAGED, BASE))
    assert [(each.joined, each.name) for each in found] == [
        (False, "Audit Committee"),
        (True, "Domestic Abuse Learning and Improvement Board"),
        (True, "Policing Standards Inspectorate"),
    ]
    assert [each.doubt for each in found] == sorted((each.doubt for each in found), reverse=True)


@pytest.mark.parametrize("place", range(3))
def test_each_is_turned_round_by_its_line(tmp_path, place):
    before = judged(link(DOCUMENTS, PACKAGED, BASE))
    (tmp_path / "names.tsv").write_text(f"{before[place].decision}\n", encoding="utf-8")
    after = judged(link(DOCUMENTS, Ontology((*PACKAGED.folders, tmp_path)), BASE))
    turned = before[place]
    assert not any((each.joined, each.name, each.other) == (turned.joined, turned.name, turned.other) for each in after)


def test_they_are_kept_with_a_build(tmp_path):
    linked = link(DOCUMENTS, PACKAGED, BASE)
    write_names(tmp_path, linked)
    assert read_names(tmp_path) == judged(linked)
    assert "Policing Standards Inspectorate  =  PSI" in as_text(read_names(tmp_path))


def test_a_folder_without_a_build(tmp_path):
    with pytest.raises(UserError, match="no record of names"):
        read_names(tmp_path)
