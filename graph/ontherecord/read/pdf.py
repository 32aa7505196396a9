"""PDF: the lines of each page as they stand on paper, by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ontherecord.problems import Problem
from ontherecord.read.draft import Draft
from ontherecord.read.phrases import Layout
from ontherecord.read.printed import CELL_GAP, Page, PrintedLine, Run, set_out
from ontherecord.read.reflow import reflow
from ontherecord.read.unreadable import UnreadableError

_MOST_PAGES, _MOST_CHARACTERS = 2_000, 20_000_000
"""Pages and characters read of one file; what lies beyond is reported."""
_LINE_HYPHENS = {"\x02", "\ufffe"}
"""What pdfium gives for a hyphen at a line's end, instead of the end."""


def read(data: bytes, layout: Layout) -> Draft:
    """The text of a PDF in reading order, its lines joined to paragraphs. Raises UnreadableError."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = ("is protected by a password", "save it without") if locked else ("is damaged", "save it again as PDF")
        raise UnreadableError(*reason) from error
    try:
        pages = list(_pages(document))
        problems = _problems(len(document), pages)
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise UnreadableError("holds pictures of pages and no text", "run text recognition over it first")
    return replace(reflow(set_out(pages), layout), problems=problems)


def _problems(length: int, pages: list[Page]) -> tuple[Problem, ...]:
    """What of the document could not be read; where it is, the caller knows."""
    scanned = [str(page.number) for page in pages if not page.lines and page.pictures]
    found = []
    if scanned:
        which = (
            f"{'page' if len(scanned) == 1 else 'pages'} {', '.join(scanned[:20])}{' …' if len(scanned) > 20 else ''}"
        )
        found.append(Problem("", f"{which} scanned, without text", "run text recognition over it first"))
    if len(pages) < length:
        found.append(Problem("", f"only the first {len(pages)} of {length} pages were read", "split it into parts"))
    return tuple(found)


def _pages(document: pdfium.PdfDocument) -> Iterator[Page]:
    total = 0
    for index in range(min(len(document), _MOST_PAGES)):
        try:
            page = document[index]
            text = page.get_textpage()
        except pdfium.PdfiumError:
            yield Page(index + 1, [], pictures=True)
            continue
        total += text.count_chars()
        if total > _MOST_CHARACTERS:
            return
        lines = list(_lines(text))
        pictures = not lines and any(True for _ in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        yield Page(index + 1, lines, pictures)
        text.close()
        page.close()


def _lines(text: pdfium.PdfTextPage) -> Iterator[PrintedLine]:
    """Lines in the order in which the page is written; runs that stand side by side are one line."""
    line: PrintedLine | None = None
    for first, words in _runs(text):
        run = _placed(text, first, words)
        if run is None:
            continue
        if line is not None and line.beside(run):
            line = line.joined(run)
            continue
        if line is not None:
            yield line
        line = PrintedLine((run,))
    if line is not None:
        yield line


def _runs(text: pdfium.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Runs of characters that neither a line's end nor a wide gap parts, and where each begins."""
    first, words = 0, ""
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if character in "\r\n" or character in _LINE_HYPHENS:
            if words.strip():
                yield first, words + "-" * (character in _LINE_HYPHENS)
            words = ""
        elif character.isspace() and words and _wide(text, index):
            yield first, words
            words = ""
        else:
            if not words:
                first = index
            words += character
    if words.strip():
        yield first, words


def _wide(text: pdfium.PdfTextPage, space: int) -> bool:
    """Whether the gap at a space is too wide for one between words."""
    size = pdfium_c.FPDFText_GetFontSize(text, max(space - 1, 0)) or 10.0
    before, after = _box(text, space - 1), _box(text, space + 1)
    return bool(before and after and after[0] - before[1] > CELL_GAP * size)


def _box(text: pdfium.PdfTextPage, index: int) -> tuple[float, float, float] | None:
    """Left, right and baseline of a character, in points."""
    if not 0 <= index < text.count_chars():
        return None
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    if not pdfium_c.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return None
    pdfium_c.FPDFText_GetCharOrigin(text, index, x, y)
    return left.value, right.value, y.value


def _placed(text: pdfium.PdfTextPage, first: int, words: str) -> Run | None:
    """A run with its place and type; None where it has no place."""
    length = len(words.rstrip())
    lead = len(words) - len(words.lstrip())
    start, stop = _box(text, first + lead), _box(text, first + length - 1)
    if start is None or stop is None:
        return None
    size = pdfium_c.FPDFText_GetFontSize(text, first + lead) or 10.0
    weights = (pdfium_c.FPDFText_GetFontWeight(text, index) for index in (first + lead, first + length - 1))
    return Run(words.strip(), start[0], stop[1], start[2], size, all(weight >= 600 for weight in weights))
