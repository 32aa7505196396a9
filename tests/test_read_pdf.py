"""PDF: reading order, headers and footers, broken words, tables, pages, what cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ontherecord.document import BlockKind, Document, Metadata
from ontherecord.read import ReadError, read

fpdf = pytest.importorskip("fpdf")
pytest.importorskip("pypdfium2")

LONG = (
    "Inspectors spoke to prisoners on every wing and found that fewer than half of them felt safe there, that staff "
    "were too few to unlock them each day, and that the governor had no plan by which any of this would be put right. "
)
GOVERNOR = "The governor of the prison, who had been there since the spring of that year, said that"


class Paper(fpdf.FPDF):  # type: ignore[name-defined, misc, unused-ignore]
    """A report with a running header and numbered pages."""

    def header(self) -> None:
        self.set_font("helvetica", "", 8)
        self.cell(0, 6, "Calder Prison: report of an inspection", align="R")
        self.ln(12)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", "", 8)
        self.cell(0, 8, f"Prisons Inspectorate      {self.page_no()}", align="C")

    def text_of(self, words: str, style: str = "", size: int = 11, gap: float = 3.0) -> None:
        """A paragraph."""
        self.set_font("helvetica", style, size)
        self.multi_cell(0, 5, words, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(gap)


def saved(folder: Path, paper: Any) -> Document:
    """The document in a PDF."""
    file = folder / "report.pdf"
    paper.output(str(file))
    return read(file, "report.pdf", Metadata())


def shown(document: Document) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def test_paragraphs_run_across_pages_without_headers_and_footers(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    paper.text_of("Safety on the wings", "B", 14)
    paper.text_of(LONG * 26)
    paper.text_of("What should happen", "B", 14)
    paper.text_of("- Staff should be hired.", gap=0)
    paper.text_of("- Cells should be mended.")
    found = saved(tmp_path, paper)
    assert shown(found) == [
        ("heading", "Safety on the wings"),
        ("paragraph", (LONG * 26).strip()),
        ("heading", "What should happen"),
        ("item", "Staff should be hired."),
        ("item", "Cells should be mended."),
    ]
    assert len(found.pages) == 2
    assert found.pages[0] == 0
    assert found.blocks[1].start < found.pages[1] < found.blocks[1].end
    assert found.text[found.pages[1] - 1] == " "
    assert found.blocks[3].start > found.pages[1]


def test_a_word_broken_at_a_lines_end_is_healed(tmp_path: Path) -> None:
    paper = fpdf.FPDF()
    paper.add_page()
    paper.set_font("helvetica", "", 11)
    for line in (
        "The inspection of this prison showed that the improve-",
        "ment plan was late, that a well-kept record and a non-",
        "existent one were both called good, and that a well-",
        "kept one was rare among all of those that were seen.",
    ):
        paper.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    text = saved(tmp_path, paper).text
    assert "the improvement plan" in text
    assert "a non-existent one" in text
    assert "a well-kept one" in text


def test_a_table_of_grades_keeps_its_cells(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    paper.text_of("Our grades", "B", 14)
    paper.set_font("helvetica", "", 10)
    for row in (
        ("Area", "Last visit", "This visit"),
        ("Safety", "Poor", "Not good enough"),
        ("Respect", "Good", "Good"),
    ):
        for words, width in zip(row, (60, 40, 40), strict=True):
            paper.cell(width, 6, words)
        paper.ln(6)
    found = saved(tmp_path, paper)
    rows = [block for block in found.blocks if block.kind is BlockKind.ROW]
    assert [[found.text[start:end] for start, end in row.cells] for row in rows] == [
        ["Area", "Last visit", "This visit"],
        ["Safety", "Poor", "Not good enough"],
        ["Respect", "Good", "Good"],
    ]
    assert rows[1].intro == found.blocks.index(rows[0])


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    paper = fpdf.FPDF()
    paper.add_page()
    paper.set_font("helvetica", "", 9)
    left = """The left column says that the school has
improved a good deal since the last time
that it was seen by any inspector, and it
goes on to say that its pupils are happy,
that their parents are content, and that
the roof of the hall has been mended.""".splitlines()
    right = """The right column says that the college is
worse than it was when it was last seen,
that its students are bored, that those
who teach them are tired, and it ends by
saying that its roof leaks whenever there
is rain, which is to say most of the time.""".splitlines()
    for one, other in zip(left, right, strict=True):
        paper.cell(95, 5, one)
        paper.cell(95, 5, other, new_x="LMARGIN", new_y="NEXT")
    assert [words for _, words in shown(saved(tmp_path, paper))] == [" ".join(left), " ".join(right)]


def test_a_note_stands_below_the_paragraph_that_it_interrupts(tmp_path: Path) -> None:
    paper = fpdf.FPDF()
    paper.set_auto_page_break(False)
    paper.add_page()
    paper.set_font("helvetica", "", 11)
    paper.multi_cell(
        0,
        5,
        LONG + GOVERNOR,
        new_x="LMARGIN",
        new_y="NEXT",
    )
    paper.set_y(-25)
    paper.set_font("helvetica", "", 7)
    paper.cell(0, 4, "1 See our report of 2019.")
    paper.add_page()
    paper.set_font("helvetica", "", 11)
    paper.multi_cell(0, 5, "more officers would come in the summer.", new_x="LMARGIN", new_y="NEXT")
    assert [words for _, words in shown(saved(tmp_path, paper))] == [
        LONG + GOVERNOR + " more officers would come in the summer.",
        "1 See our report of 2019.",
    ]


def test_pages_without_text_are_reported(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    picture = tmp_path / "scan.png"
    image.new("L", (40, 40), 128).save(picture)
    paper = fpdf.FPDF()
    for words in (LONG, None, LONG):
        paper.add_page()
        paper.set_font("helvetica", "", 11)
        if words:
            paper.multi_cell(0, 5, words)
        else:
            paper.image(str(picture), w=100)
    found = saved(tmp_path, paper)
    assert [str(problem) for problem in found.problems] == [
        "report.pdf: page 2 scanned, without text: run text recognition over it first"
    ]
    assert len(found.pages) == 3


def test_a_pdf_of_pictures_cannot_be_read(tmp_path: Path) -> None:
    paper = fpdf.FPDF()
    paper.add_page()
    paper.rect(10, 10, 50, 50)
    with pytest.raises(ReadError, match="pictures of pages"):
        saved(tmp_path, paper)


def test_a_locked_pdf_cannot_be_read(tmp_path: Path) -> None:
    paper = Paper()
    paper.set_encryption(owner_password="owner", user_password="user")  # noqa: S106
    paper.add_page()
    paper.text_of(LONG)
    with pytest.raises(ReadError, match="protected by a password"):
        saved(tmp_path, paper)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\x00garbage" * 500], ids=["empty", "garbage"])
def test_a_damaged_pdf_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(data)
    with pytest.raises(ReadError, match="is damaged"):
        read(file, "broken.pdf", Metadata())
