"""The things that a document names, where it names them, and whose it is.

In `cases/names.md` the expected lines are all things of the text, `type | name`, where it helps with `also` another
name and `of` the body it is of; and, where the case is about them, some mentions: `mention | words | thing`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import ONTOLOGY, Case, cases, parameters
from ontherecord.document import Block, Document, Metadata, Region
from ontherecord.facts import Ref, Thing, ThingType
from ontherecord.lexicon import lexicon
from ontherecord.parse.names import Named, find_things
from ontherecord.parse.sentences import split_sentences
from ontherecord.problems import UserError
from ontherecord.read import read
from ontherecord.words import split_words

CORPUS = Path(__file__).parents[1] / "corpus"


def named(document: Document) -> Named:
    words = split_words(document.readable)
    sentences = split_sentences(document, words, ONTOLOGY)
    return find_things(document, words, sentences, tuple(lexicon(ONTOLOGY).find(words.norms)), ONTOLOGY)


def of_text(text: str, folder: Path, **declared: str) -> tuple[Document, Named]:
    file = folder / "case.txt"
    file.write_text(text, encoding="utf-8")
    document = read(file, "case.txt", Metadata(**declared), ONTOLOGY)
    return document, named(document)


def of_blocks(*parts: tuple[str, Region]) -> tuple[Document, Named]:
    """What is named in a document of paragraphs, each of a region."""
    text, blocks = "", []
    for part, region in parts:
        blocks.append(
            Block(len(text), len(text) + len(part), region=region, comment=0 if region is Region.COMMENT else None)
        )
        text += part + "\n\n"
    document = Document("page.txt", text, tuple(blocks))
    return document, named(document)


def name_of(things: dict[Ref, Thing], ref: Ref | None) -> str:
    return things[ref].name if ref else ""


@pytest.mark.parametrize("case", parameters(cases("names.md")))
def test_a_text_names_just_these(case: Case, tmp_path: Path) -> None:
    document, found = of_text(case.text, tmp_path)
    wanted = [line.split(" | ") for line in case.facts]
    things = {(thing.type.value, thing.name): thing for thing in found.things.values()}
    assert sorted(things) == sorted((kind, name) for kind, name, *_ in wanted if kind != "mention")
    for kind, name, *rest in wanted:
        if kind == "mention":
            places = [m.thing for m in found.mentions if document.text[m.span.start : m.span.end] == name]
            assert {found.things[ref].name for ref in places} == {rest[0]}, name
            continue
        for attribute in rest:
            about, _, value = attribute.partition(" ")
            if about == "also":
                assert value in things[kind, name].forms
            else:
                assert (about, name_of(found.things, things[kind, name].part_of)) == ("of", value)


# whose it is

PUBLISHERS = {
    "letterhead": (
        "Marle Valley Council\nTown Hall, Marle\n\nDear all,\n\nWe met Ofsted in May.\n",
        "Marle Valley Council",
    ),
    "responds": ("Orme University responds to the Pell Inquiry\n\nThe Pell Inquiry has reported.\n", "Orme University"),
    "site": ("Norwold Police | News\n\nThe Fire Inspectorate has graded us.\n", "Norwold Police"),
    "submitted": (
        "Health Committee\n\nWritten evidence submitted by Kinver Trust (KIN01)\n\nWe run homes.\n",
        "Kinver Trust",
    ),
    "owner": ("The Rail Agency met Lune Water.\n\nThe Rail Agency is here.\n\n© Lune Water 2024\n", "Lune Water"),
    "acronym": (
        "The Canal Agency (CA) met the Tax Office. We at the Canal Agency paid. Our staff were glad.\n",
        "Canal Agency",
    ),
    "office": ("OFFICE OF THE RAIL ADJUDICATOR\n\nBulletin\n\nWe heard 30 cases.\n", "Office of the Rail Adjudicator"),
    "from": (
        "News story\n\nNew limits for boats\n\nFrom: Department for Rivers and Ann Moss MP\n\n"
        "The Canal Agency has agreed.\n",
        "Department for Rivers",
    ),
    "inspectors": (
        "Report on an unannounced inspection of\n\nHMP Tarnford\n\nby the Inspectorate of Custody\n\n"
        "The prison was full.\n",
        "Inspectorate of Custody",
    ),
    "about": (
        "Sent home at seven\n\nThe Canal Agency has paid.\n\nAbout Open Desk Trust\n\nOpen Desk Trust is a charity.\n",
        "Open Desk Trust",
    ),
    "press office": (
        "PRESS RELEASE\n\nBoats to be checked\n\nThe Tax Office paid the Tax Office.\n\n"
        "Contact the Canal Agency press office on 01632 960001.\n",
        "Canal Agency",
    ),
    "what it says it is": (
        "PRESS RELEASE\n\nBoats to be checked\n\nThe Tax Office paid the Tax Office.\n\nNotes to editors\n\n"
        "The Canal Agency is an independent regulator.\n",
        "Canal Agency",
    ),
    "a number as a charity": (
        "Annual report\n\nHarbour Lamps (registered charity no. 12)\n\nHarbour Lamps helped the Canal Agency.\n",
        "Harbour Lamps",
    ),
    "a school's inspectors": (
        "Inspection report\n\nHolly Lane School\n\nHolly Lane School is good. Ofsted came in May.\n",
        "Ofsted",
    ),
    "newsletter": ("Orme Surgery - Autumn 2016 Newsletter\n\nWe are sorry. The Tax Office has paid.\n", "Orme Surgery"),
    "site above a headline": (
        "The Lantern\n\nCouncil to close four of its libraries by May\n\n4 March 2021\n\nBy Ann Moss\n\n"
        "Orme Council met. Orme Council told The Lantern so.\n",
        "The Lantern",
    ),
}
TOLD_OF = {
    "a newspaper's report": (
        "Council to close four of its libraries by May\n\nBy Ann Moss\n\nOrme Council met. Orme Council said: “We are "
        "sorry, and our staff are too.” Orme Council has 40 libraries.\n"
    ),
    "a page about a prison": "HMP Tarnford\n\nThe prison was full. HMP Tarnford has 400 cells.\n",
    "a letter to a body": (
        "1 Lock Lane\n\n19 November 2016\n\nPaul Marsh\n\nThe Canal Agency\n\nDear Mr Marsh,\n\n"
        "We ask the Canal Agency to pay. We wrote to the Canal Agency.\n\nYours sincerely\n\nAnn Moss\n"
    ),
    "a crown's copyright": "Boats and locks\n\nThe Canal Agency met the Tax Office.\n\n© Crown copyright 2024\n",
}
"""Documents that tell of bodies, none of which published them."""


@pytest.mark.parametrize("sign", sorted(PUBLISHERS))
def test_the_publisher_is_told_by_signs(sign: str, tmp_path: Path) -> None:
    text, publisher = PUBLISHERS[sign]
    _, found = of_text(text, tmp_path)
    assert name_of(found.things, found.publisher) == publisher


@pytest.mark.parametrize("what", sorted(TOLD_OF))
def test_nobody_is_the_publisher_for_being_told_of(what: str, tmp_path: Path) -> None:
    _, found = of_text(TOLD_OF[what], tmp_path)
    assert found.publisher is None


def test_a_declared_publisher_counts_whatever_the_text_says(tmp_path: Path) -> None:
    _, found = of_text(
        "Marle Council | News\n\nMarle Council met.\n", tmp_path, publisher="Lune Gazette", creator="Ann Moss"
    )
    assert name_of(found.things, found.publisher) == "Lune Gazette"
    assert name_of(found.things, found.creator) == "Ann Moss"
    assert found.things[found.creator].type is ThingType.PERSON


def test_a_declared_publisher_is_the_body_that_the_text_names(tmp_path: Path) -> None:
    _, found = of_text("The Canal Agency (CA) met.\n", tmp_path, publisher="Canal Agency")
    assert found.things[found.publisher].forms == ("CA",)


@pytest.mark.parametrize(
    ("document", "publisher", "creator"),
    [
        ("2018-03-cafcass-rated-outstanding.txt", "Cafcass", ""),
        ("2020-06-cafcass-response-to-harm-panel.txt", "Cafcass", ""),
        ("2021-06-17-cafcass-letter-after-board-meeting.txt", "Cafcass", "Jacky Tiotto"),
        ("2023-cafcass-domestic-abuse-programme.txt", "Cafcass", ""),
        ("papa-why-cafcass-makes-mistakes.txt", "PAPA", ""),
    ],
)
def test_the_corpus_tells_its_publishers_by_itself(document: str, publisher: str, creator: str) -> None:
    found = named(read(CORPUS / document, document, Metadata(), ONTOLOGY))
    assert name_of(found.things, found.publisher) == publisher
    assert name_of(found.things, found.creator) == creator


def test_the_board_is_the_publishers(tmp_path: Path) -> None:
    _, found = of_text(
        "Lune Hospitals Trust\n\nThe Board met. The Trust Board agreed with our Quality Team.\n", tmp_path
    )
    units = {thing.name: thing for thing in found.things.values() if thing.type is ThingType.UNIT}
    assert set(units) == {"Lune Hospitals Trust Board", "Quality Team"}
    assert {thing.part_of for thing in units.values()} == {found.publisher}
    assert units["Lune Hospitals Trust Board"].forms == ("Board", "Trust Board")


# readers


def test_who_is_named_in_readers_comments_only_is_no_thing() -> None:
    _, found = of_blocks(
        ("Marle Council met Dr Ann Moss, its chief executive.", Region.BODY),
        (
            "Well done, Dr Ann Moss! But Professor Max Lund, who lies, should go. Kevin Tate said so too.",
            Region.COMMENT,
        ),
    )
    people = {thing.name for thing in found.things.values() if thing.type is ThingType.PERSON}
    assert people == {"Ann Moss"}


def test_bodies_are_found_in_readers_comments_too() -> None:
    document, found = of_blocks(
        ("Marle Council met.", Region.BODY), ("I blame Marle Council, and Cafcass.", Region.COMMENT)
    )
    words = [document.text[m.span.start : m.span.end] for m in found.mentions]
    assert words == ["Marle Council", "Marle Council", "Cafcass"]


# promises

PIECES = st.lists(
    st.sampled_from(
        "The Marle Council Trust of and for & Dr Ann Moss ( ) “ ” ’s , . : ; Board report Lost Years HMCTS (HMCTS) "
        "said asked Chief Executive chaired by present : Lord Mr. van de - Inquiry into 2021 review Department "
        "Ministry © | \n \t".split(" ")
    ),
    max_size=60,
)


@given(st.one_of(st.text(max_size=300), PIECES.map(" ".join)))
def test_mentions_are_sorted_apart_and_of_things(text: str) -> None:
    document = Document("x.txt", text, (Block(0, len(text)),))
    found = named(document)
    last = 0
    for mention in found.mentions:
        assert last <= mention.span.start < mention.span.end <= len(text)
        assert mention.thing in found.things
        last = mention.span.end
    for ref, thing in found.things.items():
        assert thing.ref == ref
        assert thing.name.strip()
        assert thing.part_of is None or thing.part_of in found.things
    assert found == named(document)


@pytest.mark.parametrize(
    "text", ["(" * 3000, "A " * 3000, "“" * 3000, "Trust and " * 1500, "Mr " * 3000, "’s" * 3000, ", " * 3000]
)
def test_long_runs_of_one_thing_are_borne(text: str) -> None:
    named(Document("x.txt", text, (Block(0, len(text)),)))


# data


def test_known_bodies_have_one_row_each() -> None:
    names = [cells[0] for _, _, cells in ONTOLOGY.rows("bodies.tsv")]
    assert len(names) == len(set(names)) > 150


def test_a_body_that_a_workspace_adds_is_known(tmp_path: Path) -> None:
    from ontherecord.ontology import Ontology  # noqa: PLC0415  beside the case that needs it

    (tmp_path / "bodies.tsv").write_text("Flood Office\tOrganization\t\tFLO\n", encoding="utf-8")
    ontology = Ontology((*ONTOLOGY.folders, tmp_path))
    words = split_words("FLO came late.")
    document = Document("x.txt", words.text, (Block(0, len(words.text)),))
    sentences = split_sentences(document, words, ontology)
    found = find_things(document, words, sentences, tuple(lexicon(ontology).find(words.norms)), ontology)
    assert [thing.name for thing in found.things.values()] == ["Flood Office"]


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("bodies.tsv", "Flood Office\tTrust\n", "bodies.tsv:1: expected name, Organization or OrganizationalUnit"),
        ("names.toml", "bodies = 3\n", "bodies: expected a table of lists"),
        ("names.toml", "[bodies]\nlast = 'council'\n", "bodies.last: expected a list of words"),
    ],
)
def test_malformed_lists_are_told_by_name(tmp_path: Path, file: str, text: str, complaint: str) -> None:
    from ontherecord.ontology import Ontology  # noqa: PLC0415  beside the case that needs it
    from ontherecord.parse.naming.name_words import name_words  # noqa: PLC0415

    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=complaint):
        name_words(Ontology((*ONTOLOGY.folders, tmp_path)))
