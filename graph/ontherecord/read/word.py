"""Word documents (DOCX), by way of the HTML that mammoth makes of their styles, lists and tables."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import mammoth

from ontherecord.document import Metadata
from ontherecord.read import html
from ontherecord.read.archive import guard
from ontherecord.read.draft import Draft
from ontherecord.read.phrases import Layout
from ontherecord.read.unreadable import UnreadableError

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
"""


def read(data: bytes, layout: Layout) -> Draft:
    """The text of a Word document, without headers, footers, pictures and marked changes. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            guard(package)
        page = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {"src": ""})
        ).value
    except UnreadableError:
        raise
    except Exception as error:  # a damaged package fails anywhere in mammoth, zipfile or expat
        raise UnreadableError("is a damaged Word document", "open it in Word and save it again") from error
    return replace(html.read(f"<html><body>{page}</body></html>".encode(), layout), fallback=Metadata())
