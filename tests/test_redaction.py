"""What is to be redacted stands in nothing that a build writes, whatever the format and the place."""

import gzip
import sqlite3
import zlib

import pytest

from conftest import invoke
from ontherecord.document import Document, Metadata
from ontherecord.problems import UserError
from ontherecord.redaction import read_redactions, redact, strike

NAME = "Jane Hollis"
TEXT = f"""Letter from {NAME}

10 June 2021

We will publish a plan for all family courts in June 2022. {NAME}, Chief Executive of Vale Council, said: “We agree
with Jane
Hollis's predecessor.”
"""


def everything(output):
    """All bytes that a build has written, unpacked where they are packed."""
    for file in sorted(output.rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            yield file.name, gzip.decompress(data) if file.name.endswith(".gz") else data
    rows = sqlite3.connect(output / ".cache" / "results.sqlite").execute("SELECT outline, text, lines FROM documents")
    for row in rows:
        yield from (("cache", zlib.decompress(part)) for part in row if part)


def test_it_stands_in_no_file_of_a_build(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "names.txt").write_text(f"# by order\n{NAME}\n")
    (tmp_path / "corpus" / "a.txt").write_text(TEXT)
    (tmp_path / "corpus" / "b.html").write_text(f"<title>{NAME}</title><p>{NAME} will publish a plan in June 2022.</p>")
    assert invoke("build").exit_code == 0
    assert any(b"Hollis" in data for _, data in everything(tmp_path / "output"))
    result = invoke("build", "--redact", "names.txt")
    assert result.exit_code == 0, result.output
    assert [name for name, data in everything(tmp_path / "output") if b"hollis" in data.lower()] == []
    assert "█" in (tmp_path / "output" / "text" / "a.txt").read_text(encoding="utf-8")
    assert invoke("check").exit_code == 0


def test_a_name_of_a_file_is_not_written_either(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "names.txt").write_text(NAME)
    (tmp_path / "corpus" / "a.txt").write_text(TEXT)
    (tmp_path / "corpus" / f"{NAME}.txt").write_text(TEXT)
    result = invoke("build", "--redact", "names.txt")
    assert result.exit_code == 1
    assert "has a name that is to be redacted: rename it" in result.stderr
    assert [name for name, data in everything(tmp_path / "output") if b"hollis" in data.lower()] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ann read the Annual report", "███ read the Annual report"),
        ("JANE \n HOLLIS", "█" * 13),
        ("Jane Hollister", "Jane Hollister"),
        ("José and Jose\u0301 came", "████ and █████ came"),
        ("O’Neil, O'Neil", "██████, ██████"),
    ],
)
def test_what_is_struck_out(text, left):
    struck = strike(text, ("Ann", "Jane Hollis", "José", "O'Neil"))
    assert len(struck) == len(text)
    assert struck == left


def test_positions_stay():
    document = Document("a.txt", "By Jane Hollis. We will.", (), Metadata(title="Jane Hollis on plans"))
    found = redact(document, ("Jane Hollis",))
    assert found.text.index("We will") == document.text.index("We will")
    assert found.metadata.title == "███████████ on plans"


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"\xff\xfe\xff"])
def test_a_file_that_redacts_nothing_stops_the_build(tmp_path, content):
    (tmp_path / "names.txt").write_bytes(content)
    with pytest.raises(UserError, match="nothing was built"):
        read_redactions(tmp_path / "names.txt")
