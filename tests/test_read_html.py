"""Web pages: what is left out, how the rest is built, whose comments are whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontherecord.document import BlockKind, Document, Metadata, Region
from ontherecord.read import ReadError, read


def page(folder: Path, body: str, head: str = "") -> Document:
    """The document in a page."""
    file = folder / "page.html"
    file.write_text(
        f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>", encoding="utf-8"
    )
    return read(file, "page.html", Metadata())


def words(document: Document, region: Region = Region.BODY) -> list[str]:
    """The words of all blocks of a region."""
    return [document.text[block.start : block.end] for block in document.blocks if block.region is region]


GOVERNMENT = """
<div class="cookie-banner"><p>We use cookies.</p></div><a class="skip-link" href="#c">Skip</a>
<header role="banner"><p>Ministry</p><nav><ul><li>Topics</li></ul></nav></header>
<div class="govuk-breadcrumbs"><ol><li>Home</li></ol></div>
<main id="content"><span>Press release</span><h1>Prison is unsafe, say inspectors</h1>
<dl><dt>From:</dt><dd>Prisons Inspectorate</dd><dt>Published</dt><dd>9 March 2023</dd></dl>
<p>Inspectors found that:</p>
<ul><li>half of all prisoners felt <strong>unsafe</strong></li>
<li>staff were short, with:<ul><li>41 gaps on the wings</li></ul></li></ul>
<p>The Chief Inspector, Ngaio Prentice, said:</p>
<blockquote><p>Calder is the worst prison I&nbsp;have seen.</p>
<p>It needs help &ndash; and needs it now.</p></blockquote>
<p hidden>We will never be seen.</p><p style="DISPLAY : none">Nor will we.</p><p aria-hidden="true">Nor I.</p>
<span class="visually-hidden">Nor you.</span>
<script>var a = "We will track you";</script>
<template><p>We will wait.</p></template><noscript>We will not run.</noscript>
<div class="share-links"><h2>Share</h2></div></main>
<aside><h2>Related content</h2></aside><footer><p>Open Government Licence</p></footer>
"""


def test_only_the_visible_main_text_is_read(tmp_path: Path) -> None:
    assert words(page(tmp_path, GOVERNMENT)) == [
        "Press release",
        "Prison is unsafe, say inspectors",
        "From:\tPrisons Inspectorate",
        "Published\t9 March 2023",
        "Inspectors found that:",
        "half of all prisoners felt unsafe",
        "staff were short, with:",
        "41 gaps on the wings",
        "The Chief Inspector, Ngaio Prentice, said:",
        "“Calder is the worst prison I have seen.",
        "“It needs help – and needs it now.”",
    ]


def test_a_list_inside_a_quotation_stays_in_its_place(tmp_path: Path) -> None:
    found = page(
        tmp_path, "<h1>A</h1><p>She said:</p><blockquote><p>We need:</p><ul><li>a roof</ul><p>Soon.</p></blockquote>"
    )
    assert words(found) == ["A", "She said:", "“We need:”", "a roof", "Soon."]


def test_items_know_their_depth_and_what_introduces_them(tmp_path: Path) -> None:
    found = page(tmp_path, GOVERNMENT)
    items = [block for block in found.blocks if block.kind is BlockKind.ITEM]
    assert [(block.level, found.text[found.blocks[block.intro or 0].start :][:10]) for block in items] == [
        (1, "Inspectors"),
        (1, "Inspectors"),
        (2, "staff were"),
    ]


def test_the_text_reads_well(tmp_path: Path) -> None:
    found = page(tmp_path, "<main><h1>Roof</h1><p>It\n leaks.</p><ol><li>Mend it.<li>Paint it.</ol><p>Soon.</p></main>")
    assert found.text == "Roof\n\nIt leaks.\n\n1. Mend it.\n2. Paint it.\n\nSoon."


def test_a_table_is_rows_with_cells_below_the_row_that_heads_them(tmp_path: Path) -> None:
    table = (
        "<h2>Ratings</h2><table><caption>By year</caption><thead><tr><th>Company<th>2022<th>2023</thead>"
        "<tr><td>Harrow Bay<td>3<td></tr><tr><td>Linnet<td colspan=2>1 star</table>"
    )
    found = page(tmp_path, table)
    rows = [block for block in found.blocks if block.kind is BlockKind.ROW]
    assert [[found.text[start:end] for start, end in row.cells] for row in rows] == [
        ["Company", "2022", "2023"],
        ["Harrow Bay", "3"],
        ["Linnet", "1 star"],
    ]
    assert found.text[found.blocks[rows[0].intro or 0].start :].startswith("By year")
    assert rows[1].intro == rows[2].intro == found.blocks.index(rows[0])


def test_a_page_laid_out_with_tables_and_a_form_is_read(tmp_path: Path) -> None:
    old = (
        "<form id=aspnetForm><table><tr><td class=leftmenu><a>Home</a><br><a>Board</a></td><td><h1>Minutes</h1>"
        "<p><b>1. APOLOGIES</b><br>1.1 None were received.<br><br>1.2 Nobody declared<br>an interest.</p>"
        "<table><tr><td>Mend the lift</td><td>Ms Ansah</td></tr></table>"
        "<p>&#8226; Thanks were given.</p></td></tr></table></form>"
    )
    found = page(tmp_path, old)
    assert [(block.kind.value, found.text[block.start : block.end]) for block in found.blocks] == [
        ("heading", "Minutes"),
        ("heading", "APOLOGIES"),
        ("paragraph", "None were received."),
        ("paragraph", "Nobody declared an interest."),
        ("row", "Mend the lift\tMs Ansah"),
        ("item", "Thanks were given."),
    ]


def test_a_run_of_links_is_a_menu(tmp_path: Path) -> None:
    links = "<ul><li><a>Our plan</a><li><a>Our data</a><li><a>Our board</a></ul>"
    found = page(tmp_path, f"<h1>Roof</h1>{links}<p>The roof will be mended by June.</p>")
    assert words(found) == ["Roof", "The roof will be mended by June."]


COMMENTS = """
<main><article><header><h2>Cafe closes</h2>
<p>Posted on <time datetime="2019-05-04">May 4, 2019</time> by <a>Ann Doyle</a></p></header>
<p>The cafe in Mill Park will close on Friday, the council has told us.</p></article>
<div id="comments" class="comments-area"><h2>2 thoughts on “Cafe closes”</h2><ol class="comment-list">
<li class="comment"><article><footer class="comment-meta"><b class="fn">Brenda Carr</b> says:</footer>
<p>A shame. My kids loved it.</p><p>Who do I write to?</p><div class="reply">Reply</div></article>
<ol><li class="comment"><article><footer class="comment-meta"><b>Ann Doyle</b></footer>
<ul><li>To the parks department.</ul></article></ol></ol>
<form><p>Your email will not be published.</p></form></div></main>
"""


def test_comments_are_told_by_their_markup_and_their_writers_left_out(tmp_path: Path) -> None:
    found = page(tmp_path, COMMENTS, "<title>Cafe closes – Friends of Mill Park</title>")
    assert [
        (block.comment, found.text[block.start : block.end]) for block in found.blocks if block.comment is not None
    ] == [
        (0, "A shame. My kids loved it."),
        (0, "Who do I write to?"),
        (1, "To the parks department."),
    ]
    assert "Brenda" not in found.text
    assert words(found)[0] == "Cafe closes"
    assert found.metadata.publisher == "Friends of Mill Park"
    assert found.metadata.creator == "Ann Doyle"


def test_a_page_open_to_comments_without_any_has_none(tmp_path: Path) -> None:
    body = (
        '<div class="post comments-open"><h1>Cafe closes</h1><p>I am sorry to say that we are closing.</p></div>'
        '<div id="comments" class="no-comments"></div>'
    )
    found = page(tmp_path, body)
    assert not words(found, Region.COMMENT)
    assert words(found) == ["Cafe closes", "I am sorry to say that we are closing."]


def test_what_the_markup_declares(tmp_path: Path) -> None:
    head = """<title>Crews vote - Calder Echo</title><link rel=canonical href="https://echo.example/crews">
    <script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"],
    "datePublished": "2024-02-01T06:00:00Z",
    "author": [{"@type": "Person", "name": "Jo Marsh"}],
    "publisher": {"@type": "Organization", "name": "Calder Echo"}}]}</script>"""
    found = page(
        tmp_path, "<article><h1>Crews vote</h1><p>Ambulance crews have voted to strike.</p></article>", head
    ).metadata
    assert (found.title, found.publisher, found.creator) == ("Crews vote", "Calder Echo", "Jo Marsh")
    assert found.date is not None
    assert (found.date.value, found.genre, found.source) == ("2024-02-01", "Article", "https://echo.example/crews")
    assert found.inferred == {"title", "publisher", "creator", "date", "genre", "source"}


def test_a_site_that_many_share_is_no_publisher(tmp_path: Path) -> None:
    site = '<meta property="og:site_name" content="GOV.UK">'
    body = '<meta name="govuk:primary-publishing-organisation" content="Prisons Inspectorate">'
    assert page(tmp_path, "<h1>A</h1><p>B</p>", site + body).metadata.publisher == "Prisons Inspectorate"
    assert page(tmp_path, "<h1>A</h1><p>B</p>", site).metadata.publisher is None


@pytest.mark.parametrize("script", ['{"a":' * 3000, "[" * 100_000, "{", '"x"', "[[1]]", '{"@type": 3}'])
def test_broken_json_declares_nothing(tmp_path: Path, script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    assert page(tmp_path, "<h1>A</h1><p>B</p>", head).metadata.publisher is None


def test_an_address_that_is_none_is_left_out(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="javascript:alert(1)">'
    assert page(tmp_path, "<h1>A</h1><p>B</p>", head).metadata.source is None


@pytest.mark.parametrize(
    "body",
    ["<div>" * 50_000 + "deep", "<ul><li>" * 20_000, "<table><tr><td>" * 5_000, "<b>" * 50_000 + "x", "<p>" * 20_000],
    ids=["div", "list", "table", "bold", "paragraph"],
)
def test_deep_nesting_is_bounded(tmp_path: Path, body: str) -> None:
    assert len(page(tmp_path, f"<h1>A</h1>{body}").blocks) >= 1


def test_entities_do_not_grow(tmp_path: Path) -> None:
    file = tmp_path / "laughs.html"
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    file.write_text(f'<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}]><html><body><p>&l11;</p></body></html>')
    assert len(read(file, "laughs.html", Metadata()).text) < 10_000


def test_the_declared_encoding_is_used(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(
        "<html><head><meta charset='iso-8859-2'></head><body><p>Świątek</p></body></html>".encode("iso-8859-2")
    )
    assert read(file, "page.html", Metadata()).text == "Świątek"


def test_an_empty_page_is_reported_or_empty(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(b"<!-- -->")
    with pytest.raises(ReadError):
        read(file, "page.html", Metadata())


def test_comments_that_no_markup_sets_apart_are_told_by_the_lines_above_them(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        "<main><h1>Cafe closes</h1><p>The cafe in Mill Road will close in March, after nineteen years.</p></main>"
        '<section id="comments"><h2>2 thoughts on “Cafe closes”</h2>'
        "<p>Brenda Carr says:<br>9 March 2023 at 6.12 pm</p><p>A great pity.</p><p>The cakes were good.</p>"
        "<p>oldtimer66 10 Mar, 8.02am</p><p>Nobody goes there.</p><p>Comments are moderated.</p></section>",
    )
    comments = [
        (block.comment, found.text[block.start : block.end]) for block in found.blocks if block.comment is not None
    ]
    assert comments == [(0, "A great pity."), (0, "The cakes were good."), (1, "Nobody goes there.")]
