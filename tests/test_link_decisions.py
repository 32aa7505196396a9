"""What people decide in `ontology/names.tsv` holds against every rule, and a wrong line is named by its number."""

import pytest

from link_sample import BASE, BODY, PACKAGED, PERSON, UNIT, document, thing
from ontherecord.link import link
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError

INSPECTORATE, SHORT = thing(BODY, "Policing Standards Inspectorate", "PSI"), thing(BODY, "PSI")
DOCUMENTS = document("a.txt", INSPECTORATE), document("b.txt", SHORT)


def decided(tmp_path, *lines):
    """The packaged ontology with decisions added by a workspace."""
    (tmp_path / "names.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return Ontology((*PACKAGED.folders, tmp_path))


def is_one(ontology, documents=DOCUMENTS, ref=SHORT.ref):
    return ref in link(documents, ontology, BASE).renames.get("b.txt", {})


def test_a_merge_can_be_refused_and_stays_refused_when_documents_are_added(tmp_path):
    ontology = decided(tmp_path, "not the same\tPSI @ b.txt\tPolicing Standards Inspectorate")
    assert is_one(PACKAGED)
    assert not is_one(ontology)
    more = document("c.txt", thing(BODY, "Policing Standards Inspectorate", "PSI"))
    assert not is_one(ontology, (more, *DOCUMENTS))


def test_by_reference_and_with_a_note(tmp_path):
    line = f"not the same\t{SHORT.ref}\t{INSPECTORATE.ref}\tanother body of these letters"
    assert not is_one(decided(tmp_path, "# a comment", "", line))


def test_what_nobody_knows_stays_two(tmp_path):
    assert not is_one(decided(tmp_path, f"unsure\t{SHORT.ref}\t{INSPECTORATE.ref}"))


def test_names_that_no_rule_joins_can_be_joined(tmp_path):
    watch, board = thing(BODY, "Vale Watch"), thing(UNIT, "Scrutiny Board for the Vale")
    documents = document("a.txt", watch), document("b.txt", board)
    assert len({*link(documents, PACKAGED, BASE).renames}) == 0
    linked = link(documents, decided(tmp_path, "same\tVale Watch\tScrutiny Board for the Vale"), BASE)
    assert len(linked.merges) == 1
    assert linked.merges[0].because == "decided in names.tsv:1"


def test_namesakes_are_told_apart_by_document(tmp_path):
    smith = thing(PERSON, "John Smith")
    documents = [document(path, smith, publisher="Vale Council") for path in ("a.txt", "b.txt")]
    line = "not the same\tperson/john-smith @ a.txt\tperson/john-smith @ b.txt"
    assert not link(documents, PACKAGED, BASE).renames
    renames = link(documents, decided(tmp_path, line), BASE).renames
    assert len({renames["a.txt"][smith.ref], renames["b.txt"][smith.ref]}) == 2


@pytest.mark.parametrize(
    ("lines", "number", "what"),
    [
        (["same\tOne"], 1, "3 cells|2 cells"),
        (["", "alike\tOne\tOther"], 2, "'alike'"),
        (["same\tOne\tOne"], 1, "both names"),
        (["same\tOne\t @ a.txt"], 1, "missing"),
        (["same\tOne\tOther", "not the same\tOther\tOne"], 2, "contradicts names.tsv:1"),
    ],
)
def test_a_wrong_line_is_named_by_its_number(tmp_path, lines, number, what):
    with pytest.raises(UserError, match=rf"names\.tsv:{number}: .*({what})"):
        link(DOCUMENTS, decided(tmp_path, *lines), BASE)


def test_a_name_that_no_document_has_is_a_problem(tmp_path):
    linked = link(DOCUMENTS, decided(tmp_path, "same\tPSI\tPolicing Standrads Inspectorate"), BASE)
    assert [str(problem) for problem in linked.problems] == [
        "names.tsv:1: no document names 'Policing Standrads Inspectorate': correct or remove it"
    ]
