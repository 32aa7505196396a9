"""The page in a browser: each view, selection, filters, address, and that it is silent, still and open to all."""

from __future__ import annotations

import pytest

from page_browser import PHONE, WIDE

VIEWS = ["commitments", "table", "graph", "timeline", "record", "query"]


@pytest.mark.parametrize("view", VIEWS)
def test_asks_for_nothing_and_says_nothing(browser, page_file, view):
    browser.open(page_file, f"#view={view}&sel=organisation/harbour-care")
    browser.find("#card h2")
    assert browser.requests() == []
    assert browser.messages() == []


@pytest.mark.parametrize(("size", "dark"), [(WIDE, False), (PHONE, True)], ids=["wide-light", "phone-dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_is_open_to_all(browser, page_file, view, size, dark):
    for selected in ("sel=organisation/harbour-care", "sel=organisation/harbour-care&to=person/ada-lane&list=yes"):
        browser.open(page_file, f"#view={view}&read=document/2016/notice-1.txt&{selected}", size, dark)
        assert browser.violations() == []
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
