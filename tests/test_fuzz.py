"""Damaged and made-up files of every format: each is a document or one problem, in bounded time, and nothing else.

`FUZZ=10000 pytest tests/test_fuzz.py` tries that many in place of the few of every day.
"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile

import pytest

from conftest import CORPUS
from formats import FORMATS, in_format
from ontherecord.document import Metadata
from ontherecord.loading import Loaded
from ontherecord.publish.prefixes import BASE
from ontherecord.read import read_bytes
from ontherecord.results import Described, LeftOut
from ontherecord.settings import Settings
from ontherecord.stages import work_on
from ontherecord.workspace import ontology_for

TIMES = int(os.environ.get("FUZZ", "450"))
SECONDS = 20
"""Of the processor: the longest that any one may take; a sound one takes a tenth of a second."""
TOKENS = (
    b"\0 \xff\xfe \xed\xa0\x80 \xe2\x80\xae <script> ]]> &#0; <!ENTITY %PDF-1.7 endobj stream {\\rtf {\\* PK\x03\x04 "
    b'/../../etc/passwd From: Content-Type: multipart/mixed;boundary=x --- ``` [a]( \xe2\x80\x9c " 9999999999999 %s'
).split(b" ")
TEXT = (CORPUS / "2021-06-17-cafcass-letter-after-board-meeting.txt").read_bytes()[:3000]
KINDS = (*FORMATS, "txt", "zip", "mbox")


@pytest.fixture(scope="module")
def sound():
    """A sound file of each kind."""
    document = read_bytes(TEXT, "a.txt", Metadata(), ontology_for(None))
    files = {"txt": TEXT}
    for form in FORMATS:
        pytest.importorskip({"docx": "docx", "pdf": "fpdf"}.get(form, "ontherecord"))
        files[form] = in_format(form, document)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for form, data in files.items():
            package.writestr(f"letters/a.{form}", data)
    return files | {"zip": packed.getvalue(), "mbox": b"From a@b Thu Jun 17 10:00:00 2021\n" + files["eml"]}


def damaged(data: bytes, rng: random.Random) -> bytes:
    """The file with some of its bytes changed, gone, twice or others in between; now and then nothing but chance."""
    found = bytearray(data if rng.random() < 0.95 else rng.randbytes(rng.randrange(2000)))
    for _ in range(rng.randrange(1, 8)):
        at, length = rng.randrange(len(found) + 1), rng.choice((1, 2, 16, 200))
        match rng.randrange(5):
            case 0:
                found[at : at + length] = rng.randbytes(length)
            case 1:
                del found[at : at + length]
            case 2:
                found[at:at] = found[at : at + length] * rng.randrange(1, 40)
            case 3:
                found[at:at] = rng.choice(TOKENS) * rng.choice((1, 1, 100))
            case 4:
                del found[at:]
    return bytes(found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_a_document_or_one_problem(kind, sound, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = Settings(ontology_for(None), BASE)
    rng = random.Random(kind)  # noqa: S311  the same files in every run
    for number in range(TIMES // len(KINDS)):
        data = damaged(sound[kind], rng)
        started = time.process_time()
        results = work_on(Loaded(f"a.{kind}", data, Metadata(), {}), settings)
        assert time.process_time() - started < SECONDS, number
        assert all(isinstance(result, Described | LeftOut) for result in results)
        faults = [str(problem) for result in results for problem in result.problems if "report this" in str(problem)]
        assert faults == [], number
    assert list(tmp_path.iterdir()) == []
