"""Word, OpenDocument, e-mail, rich text and archives: the same structure from each, and clear words where it fails."""

from __future__ import annotations

import contextlib
import io
import mailbox
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ontherecord.document import Document, Metadata, Region
from ontherecord.read import ReadError, archive, read
from ontherecord.read.unreadable import UnreadableError

BLOCKS = [
    ("heading", 1, "The roof of the hall"),
    ("paragraph", 0, "The hall has a new roof – at last."),
    ("heading", 2, "Next steps"),
    ("paragraph", 0, "We will:"),
    ("item", 1, "paint it"),
    ("item", 2, "twice"),
    ("item", 1, "insure it"),
    ("row", 0, "Part\tState"),
    ("row", 0, "Tiles\tGood"),
]


def document(folder: Path, name: str, data: bytes) -> Document:
    """The document in a file of some bytes."""
    file = folder / name
    file.write_bytes(data)
    return read(file, name, Metadata())


def shown(found: Document) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [(block.kind.value, block.level, found.text[block.start : block.end]) for block in found.blocks]


def word() -> bytes:
    """A Word file of those blocks."""
    docx = pytest.importorskip("docx")
    pytest.importorskip("mammoth")
    paper = docx.Document()
    paper.add_heading("The roof of the hall", 0)
    paper.add_paragraph("The hall has a ").add_run("new roof").bold = True
    paper.paragraphs[-1].add_run(" – at last.")
    paper.add_heading("Next steps", 2)
    paper.add_paragraph("We will:")
    paper.add_paragraph("paint it", style="List Bullet")
    paper.add_paragraph("twice", style="List Bullet 2")
    paper.add_paragraph("insure it", style="List Bullet")
    table = paper.add_table(2, 2)
    for row, words in zip(table.rows, (("Part", "State"), ("Tiles", "Good")), strict=True):
        for cell, value in zip(row.cells, words, strict=True):
            cell.text = value
    paper.sections[0].header.paragraphs[0].text = "A running header"
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


CONTENT = """<?xml version="1.0"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
<office:body><office:text>
<text:tracked-changes><text:p>We will be left out.</text:p></text:tracked-changes>
<text:h text:outline-level="1">The roof of the hall</text:h>
<text:p>The hall has a <text:span>new roof</text:span><text:s/>–<text:note><text:note-body><text:p>A note.</text:p>
</text:note-body></text:note> at
 last.</text:p>
<text:section><text:h text:outline-level="2">Next steps</text:h><text:p>We will:</text:p></text:section>
<text:list><text:list-item><text:p>paint it</text:p>
 <text:list><text:list-item><text:p>twice</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>insure it</text:p></text:list-item></text:list>
<table:table>
<table:table-row><table:table-cell><text:p>Part</text:p></table:table-cell>
<table:table-cell><text:p>State</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Tiles</text:p></table:table-cell>
<table:table-cell><text:p>Good</text:p></table:table-cell></table:table-row>
</table:table>
</office:text></office:body></office:document-content>"""


def opendocument(content: str = CONTENT) -> bytes:
    """An OpenDocument file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    return stream.getvalue()


RICH = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}\f0 The roof of the hall\par\par The hall has a {\b new roof} "
    rb"\u8211? at last, and it cost \'a35,000.\par\par\trowd Part\cell State\cell\row\trowd Tiles\cell Good\cell\row}"
)


def message(**headers: str) -> EmailMessage:
    """An e-mail."""
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(
        "Dear all,\n\nThe roof is mended – at last.\n\nOn 3 May Bob wrote:\n> We will never mend it.\n> Never.\n"
    )
    return mail


def test_word(tmp_path: Path) -> None:
    found = document(tmp_path, "roof.docx", word())
    flat = [(kind, min(level, 1) if kind == "item" else level, words) for kind, level, words in BLOCKS]
    assert shown(found) == flat  # the style “List Bullet 2” says nothing of depth
    assert found.metadata.title == "The roof of the hall"


def test_opendocument(tmp_path: Path) -> None:
    assert shown(document(tmp_path, "roof.odt", opendocument())) == BLOCKS


def test_rich_text(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    found = document(tmp_path, "roof.rtf", RICH)
    assert shown(found) == [
        ("heading", 1, "The roof of the hall"),
        ("paragraph", 0, "The hall has a new roof – at last, and it cost £5,000."),
        ("row", 0, "Part\tState"),
        ("row", 0, "Tiles\tGood"),
    ]


def test_a_message(tmp_path: Path) -> None:
    mail = message(Subject="Re: The roof", From="Ann Doyle <ann@example.org>", Date="Thu, 12 May 2022 10:00:00 +0100")
    found = document(tmp_path, "roof.eml", bytes(mail))
    known = found.metadata
    assert (known.title, known.creator, known.genre) == ("The roof", "Ann Doyle", "Letter")
    assert known.date is not None
    assert known.date.value == "2022-05-12"
    assert [found.text[block.start : block.end] for block in found.blocks] == [
        "Dear all,",
        "The roof is mended – at last.",
    ]


def test_a_message_in_html(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail.set_content("<p>The roof is <b>mended</b>.</p><script>no</script>", subtype="html")
    assert document(tmp_path, "roof.eml", bytes(mail)).text == "The roof is mended."


def test_a_message_from_an_office_has_no_author(tmp_path: Path) -> None:
    assert document(tmp_path, "a.eml", bytes(message(From="Press Office <p@example.org>"))).metadata.creator is None


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.eml", "a.pdf"])
@pytest.mark.parametrize(
    "data", [b"", b"nothing of the kind", b"PK\x03\x04" + b"\x00" * 100], ids=["empty", "text", "zip"]
)
def test_what_is_no_such_file_is_reported(tmp_path: Path, name: str, data: bytes) -> None:
    if name == "a.eml" and data == b"nothing of the kind":
        pytest.skip("any text is a message without headers")
    with pytest.raises(ReadError) as caught:
        document(tmp_path, name, data)
    assert caught.value.problem.remedy


def test_a_library_that_is_missing_is_named_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.delitem(sys.modules, "ontherecord.read.pdf", raising=False)
    with pytest.raises(ReadError, match=r"pypdfium2.*ontherecord\[pdf\]"):
        document(tmp_path, "a.pdf", b"%PDF-1.7")


def test_xml_entities_do_not_grow(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    content = CONTENT.replace("?>\n", f'?>\n<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>\n', 1).replace("We will:", "&l11;")
    with contextlib.suppress(ReadError):
        assert len(document(tmp_path, "a.odt", opendocument(content)).text) < 10_000


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="unpacks to far more"):
        document(tmp_path, "a.odt", opendocument(" " * 50_000_000))


def zipped(*names: str) -> bytes:
    """A ZIP file with entries of those names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, b"words")
    return stream.getvalue()


def test_members_of_an_archive_stay_inside_it() -> None:
    data = zipped("b.txt", "a/c.txt", "../up.txt", "/etc/passwd", "x/../../y.txt", "..\\w.txt", "__MACOSX/b.txt", "d/")
    assert list(archive.members("all.zip", data)) == [("all.zip/a/c.txt", b"words"), ("all.zip/b.txt", b"words")]


def test_messages_of_a_mailbox(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "all.mbox")
    for subject in ("One", "Two"):
        box.add(message(Subject=subject))
    box.flush()
    found = list(archive.members("all.mbox", (tmp_path / "all.mbox").read_bytes()))
    assert [path for path, _ in found] == ["all.mbox/00001.eml", "all.mbox/00002.eml"]
    assert document(tmp_path, "two.eml", found[1][1]).metadata.title == "Two"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"x" * 1000])
def test_a_damaged_archive_is_reported(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        list(archive.members("all.zip", data))


def whole(name: str) -> bytes:
    """An undamaged file of a format."""
    match name:
        case "a.docx":
            return word()
        case "a.odt":
            return opendocument()
        case "a.rtf":
            return RICH
    return bytes(message(Subject="x"))


FUZZED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZED
@given(
    name=st.sampled_from(["a.docx", "a.odt", "a.rtf", "a.eml"]),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=6),
    keep=st.floats(0, 1),
)
def test_damaged_files_are_read_or_reported(
    tmp_path: Path, name: str, cuts: list[tuple[float, bytes]], keep: float
) -> None:
    data = whole(name)
    for place, new in cuts:
        at = int(place * len(data))
        data = data[:at] + new + data[at + len(new) :]
    try:
        found = document(tmp_path, name, data[: max(1, int(keep * 2 * len(data)))])
    except ReadError:
        return
    assert all(block.start < block.end <= len(found.text) for block in found.blocks)
    assert all(block.region is not Region.COMMENT or block.comment is not None for block in found.blocks)
