"""A document laid out anew in every other format: its headings, paragraphs, items and rows as that format has them."""

from __future__ import annotations

import html
import io
import re
import zipfile
from email.message import EmailMessage
from pathlib import Path

from ontherecord.document import Document

_FONT = Path("/usr/share/fonts/truetype/dejavu")
FORMATS = ("md", "html", "docx", "odt", "pdf", "eml", "rtf")
Part = tuple[str, str]
"""What a block is, and its words; the cells of a row with tabs between."""


def parts_of(document: Document) -> list[Part]:
    """The blocks of a document as they are to be laid out."""
    found = []
    for block in document.blocks:
        words = " ".join(document.text[block.start : block.end].split())
        if block.cells:
            words = "\t".join(" ".join(document.text[start:end].split()) for start, end in block.cells)
        if words:
            found.append((block.kind.value, words))
    return found


def in_format(name: str, document: Document) -> bytes:
    """The document as a file of a format, by the end of its name."""
    return globals()[f"_{name}"](parts_of(document))


def _md(parts: list[Part]) -> bytes:
    marks = {"heading": "## ", "item": "- "}
    lines = []
    for kind, words in parts:
        escaped = re.sub(r"([\\`*_\[\]<>#])", r"\\\1", words.replace("\t", " – "))
        lines.append(marks.get(kind, "") + re.sub(r"^(\d+)([.)])", r"\1\\\2", escaped))
    return "\n\n".join(lines).encode()


def _html(parts: list[Part]) -> bytes:
    tags = {
        "heading": ("<h2>", "</h2>"),
        "item": ("<ul><li>", "</li></ul>"),
        "row": ("<table><tr><td>", "</td></tr></table>"),
    }
    body = []
    for kind, words in parts:
        begin, end = tags.get(kind, ("<p>", "</p>"))
        body.append(begin + html.escape(words).replace("\t", "</td><td>") + end)
    joined = "\n".join(body).replace("</li></ul>\n<ul><li>", "</li>\n<li>").replace("</table>\n<table>", "\n")
    return f"<!doctype html><html><body><main>\n{joined}\n</main></body></html>".encode()


def _docx(parts: list[Part]) -> bytes:
    import docx  # noqa: PLC0415  an extra

    paper = docx.Document()
    for kind, words in parts:
        if kind == "row":
            cells = words.split("\t")
            for cell, value in zip(paper.add_table(1, len(cells)).rows[0].cells, cells, strict=True):
                cell.text = value
        elif kind == "heading":
            paper.add_heading(words, 2)
        else:
            paper.add_paragraph(words, style="List Bullet" if kind == "item" else None)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _odt(parts: list[Part]) -> bytes:
    tags = {
        "heading": ('<text:h text:outline-level="2">', "</text:h>"),
        "item": ("<text:list><text:list-item><text:p>", "</text:p></text:list-item></text:list>"),
        "row": (
            "<table:table><table:table-row><table:table-cell><text:p>",
            "</text:p></table:table-cell></table:table-row></table:table>",
        ),
    }
    body = ""
    for kind, words in parts:
        begin, end = tags.get(kind, ("<text:p>", "</text:p>"))
        body += begin + html.escape(words).replace("\t", "</text:p></table:table-cell><table:table-cell><text:p>") + end
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{each}="{names}:{each}:1.0"' for each in ("office", "text", "table"))
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    return stream.getvalue()


def _pdf(parts: list[Part]) -> bytes:
    from fpdf import FPDF  # noqa: PLC0415

    paper = FPDF()
    fonts = [_FONT / "DejaVuSans.ttf", _FONT / "DejaVuSans-Bold.ttf"]
    if all(font.is_file() for font in fonts):
        paper.add_font("text", fname=fonts[0])
        paper.add_font("text", style="B", fname=fonts[1])
    else:
        parts = [(kind, words.encode("latin-1", "replace").decode("latin-1")) for kind, words in parts]
    family = "text" if fonts[0].is_file() and fonts[1].is_file() else "helvetica"
    paper.add_page()
    for kind, words in parts:
        paper.set_font(family, style="B" if kind == "heading" else "", size=14 if kind == "heading" else 11)
        if kind == "item":
            paper.set_x(20)
        paper.multi_cell(0, 6, ("• " if kind == "item" else "") + words.replace("\t", "      "), align="L")
        paper.ln(4)
    return bytes(paper.output())


def _lines(parts: list[Part]) -> list[str]:
    return [("• " if kind == "item" else "") + words.replace("\t", "    ") for kind, words in parts]


def _eml(parts: list[Part]) -> bytes:
    mail = EmailMessage()
    mail.set_content("\n\n".join(_lines(parts)), cte="quoted-printable")
    return mail.as_bytes()


def _rtf(parts: list[Part]) -> bytes:
    def escaped(words: str) -> str:
        plain = re.sub(r"([\\{}])", r"\\\1", words)
        return "".join(each if ord(each) < 128 else f"\\u{ord(each)}?" for each in plain)

    return ("{\\rtf1\\ansi " + "\\par\\par\n".join(map(escaped, _lines(parts))) + "\\par}").encode("ascii")
