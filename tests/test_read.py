"""Reading files of any kind: encodings, what cannot be read, and what holds of every document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ontherecord.document import BlockKind, Document, Metadata, Region
from ontherecord.read import LARGEST, ReadError, read

CORPUS = Path(__file__).parent.parent / "corpus"
BOUNDED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def document(folder: Path, data: bytes, name: str = "page.txt") -> Document:
    """The document in some bytes."""
    file = folder / name
    file.write_bytes(data)
    return read(file, name, Metadata())


def sound(read_document: Document) -> None:
    """What holds of the blocks of every document."""
    text, blocks = read_document.text, read_document.blocks
    text.encode("utf-8")
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)
    end = furniture_end = 0
    for index, block in enumerate(blocks):
        assert 0 <= block.start < block.end <= len(text)
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        if block.region is Region.FURNITURE:
            assert block.start >= furniture_end
            furniture_end = block.end
        else:
            assert block.start >= end, "only furniture stands inside another block"
            end = block.end
        assert block.heading is None or (block.heading < index and blocks[block.heading].kind is BlockKind.HEADING)
        assert block.intro is None or (block.intro < index and block.kind in (BlockKind.ITEM, BlockKind.ROW))
        assert (block.comment is not None) == (block.region is Region.COMMENT)
        assert all(block.start <= start or start == stop for start, stop in block.cells)
        assert list(block.cells) == sorted(block.cells)
        assert all(start <= stop <= block.end for start, stop in block.cells)
    assert len(read_document.readable) == len(text)


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.txt")), ids=lambda file: file.stem[:20])
def test_the_corpus_is_sound_and_its_text_is_the_files(file: Path) -> None:
    found = read(file, file.name, Metadata())
    sound(found)
    assert found.text == file.read_text(encoding="utf-8")
    covered = [block for block in found.blocks if block.region is not Region.FURNITURE]
    assert sum(block.end - block.start for block in covered) > 0.9 * len(found.text.strip())


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"], ids=str
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "The Trust’s plan – “A fair start” – costs £2.5m, and Mrs Søndergård said that it would be kept.\n" * 3
    assert document(tmp_path, text.encode(encoding)).text == text


def test_one_broken_character_does_not_change_the_encoding(tmp_path: Path) -> None:
    data = "It costs £5. It was £4. “Too much”, they say – “far too much”.".encode()
    assert document(tmp_path, data + b"\xff.").text == data.decode() + "\ufffd."


def test_line_ends_become_one_and_all_else_stays(tmp_path: Path) -> None:
    found = document(tmp_path, "One\u00a0two \r\nthree\rfour\x0cfive\u2028six\t\u200bseven".encode())
    assert found.text == "One\u00a0two \nthree\nfour\nfive\nsix\t\u200bseven"


def test_a_character_that_xml_cannot_carry_is_replaced(tmp_path: Path) -> None:
    found = document(tmp_path, b"The minutes were agreed \x1b by all who came to the meeting.")
    assert found.text == "The minutes were agreed \ufffd by all who came to the meeting."


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 50, b"text\x00text", bytes(range(256)) * 4], ids=["binary", "nul", "all"]
)
def test_binary_data_is_no_text(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        document(tmp_path, data)
    assert caught.value.problem.where == "page.txt"
    assert "no readable text" in caught.value.problem.what
    assert caught.value.problem.remedy


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read(tmp_path / "gone.txt", "gone.txt", Metadata())


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(ReadError, match="larger than"):
        read(file, "large.txt", Metadata())


def test_an_empty_file_is_an_empty_document(tmp_path: Path) -> None:
    found = document(tmp_path, b" \n\n ")
    assert (found.blocks, found.text) == ((), " \n\n ")


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    assert document(tmp_path, b"abc").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_page_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    found = document(tmp_path, b"<!DOCTYPE html><body><p>The roof <b>leaks</b>.</p>", "page.txt")
    assert found.text == "The roof leaks."


PIECES = st.sampled_from(
    [
        *"""The trust will publish its plan by May. ¦ ¦  ¦• ¦- ¦1. ¦(a) ¦1.1 ¦“¦”¦‘¦’¦"¦—¦Q1 Chair: ¦Page 1 of 3
¦i cant do it !!¦4 comments¦Jane says:¦Leave a reply¦ENDS¦Dear Sir,¦Yours sincerely¦12 May 2022¦Safe: Good
¦2017 – Good¦A    B¦a¦A¦!¦?¦.¦:¦>¦·¦|¦<p>¦<li>¦</ul>¦<table><tr><td>¦<div class=comments>¦&lt;¦**¦#¦# ¦é""".split("¦"),
        *("\n", "\n\n", "\t", "\u2028", "\u00ad", "\U0001f600", "---\n", "|a|b|\n|-|-|\n"),
    ]
)


@BOUNDED
@given(
    text=st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join), suffix=st.sampled_from(["txt", "html", "md"])
)
def test_every_text_makes_a_sound_document(tmp_path: Path, text: str, suffix: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        found = document(tmp_path, data, f"page.{suffix}")
    except ReadError:
        return
    sound(found)


@BOUNDED
@given(data=st.binary(max_size=300), suffix=st.sampled_from(["txt", "html", "md", "bin", ""]))
def test_any_bytes_are_read_or_reported(tmp_path: Path, data: bytes, suffix: str) -> None:
    try:
        found = document(tmp_path, data, f"page.{suffix}" if suffix else "page")
    except ReadError:
        return
    sound(found)
