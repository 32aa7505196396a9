"""Pictures of the page for `docs/`: each view, wide and light, narrow and dark.

python tests/page_screens.py output/graph.html
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

from page_browser import PHONE, WIDE, chromium

DOCS = Path(__file__).parents[1] / "docs"
LETTER = "document/2021-06-17-cafcass-letter-after-board-meeting.txt"
VIEWS = {
    "commitments": "",
    "table": "#view=table&kind=Question,Answer&sel=organisation/napo",
    "graph": "#view=graph&sel=person/eileen-munro",
    "timeline": "#view=timeline",
    "record": f"#view=record&read={LETTER}",
    "query": "#view=query&ask=ratings",
}


def main(file: Path) -> None:
    """Take all pictures of a page."""
    (DOCS / "screens").mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for name, address in VIEWS.items():
            for size, dark, kind in ((WIDE, False, "wide"), (PHONE, True, "narrow")):
                browser.open(file, address, size, dark)
                if name == "query":
                    browser.wait(lambda: "row" in browser.text("#asking"), "an answer")
                take(browser, DOCS / "screens" / f"{name}-{kind}.png")
        browser.open(file)
        take(browser, DOCS / "page.png")


def take(browser, target: Path) -> None:
    """Save what can be seen."""
    browser.run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    target.write_bytes(base64.b64decode(browser.command("Page.captureScreenshot", format="png")["data"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
