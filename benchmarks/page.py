"""How soon the page can be used and how smoothly it moves, beside plain pyvis on the same graph, in one run.

    python benchmarks/page.py [THINGS ...] [--plain]

Usable is the first frame after which a reader can act: the commitments stand there and the picture is drawn; of plain
pyvis, that its loading bar has gone. Median of five for ours. `--plain` times plain pyvis, once, on the first size: it
takes over a minute at 1,000 things.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from pyvis.network import Network

from ontherecord.publish.page import to_pyvis, write_page
from page_browser import chromium
from page_sample import make

RUNS = 5
LIMIT = 900
"""Seconds that plain pyvis may block its page."""
OURS = (
    "document.querySelector('#commitments tbody tr, #commitments .nothing') && document.querySelector('#canvas canvas')"
)
PLAIN = "document.getElementById('loadingBar')?.style.display === 'none'"
WATCH = """
window.usable = 0;
(function look() { requestAnimationFrame(() => { if (%s) requestAnimationFrame(() => { usable = performance.now(); });
  else look(); }); })();
"""
COUNT = "window.frames_ = 0; (function next() { requestAnimationFrame(() => { frames_++; next(); }); })();"


def usable(browser, file, ready):
    """Seconds from opening a file to its first usable frame."""
    script = browser.command("Page.addScriptToEvaluateOnNewDocument", source=WATCH % ready)
    browser.open(file)
    try:
        browser.wait(lambda: browser.run("return window.usable"), f"{file} usable", LIMIT)
        return browser.run("return usable") / 1000
    finally:
        browser.command("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])


def panning(browser):
    """Frames a second while the picture is dragged about for two seconds."""
    browser.open(browser.driver.current_url.removeprefix("file://").partition("#")[0], "#view=graph&all=yes")
    x, y, wide, high = browser.run(
        "const r = document.querySelector('canvas').getBoundingClientRect(); return [r.x, r.y, r.width, r.height]"
    )
    x, y = x + 5, y + 5
    send = lambda kind, **at: browser.command("Input.dispatchMouseEvent", type=kind, button="left", **at)  # noqa: E731
    send("mousePressed", x=x, y=y, clickCount=1)
    browser.run(COUNT)
    began, step = time.monotonic(), 0
    while time.monotonic() - began < 2:
        step += 1
        send("mouseMoved", x=x + (7 * step) % (wide - 20), y=y + (5 * step) % (high - 20), buttons=1)
    frames, took = browser.run("return frames_"), time.monotonic() - began
    send("mouseReleased", x=x, y=y, clickCount=1)
    return frames / took


def plain(store, file):
    """The same nodes and edges as pyvis draws them by itself."""
    ours = to_pyvis(store)
    network = Network(directed=True, cdn_resources="in_line")
    for node in ours.nodes:
        network.add_node(node["id"], label=node["label"])
    for edge in ours.edges:
        network.add_edge(edge["from"], edge["to"])
    file.write_text(network.generate_html(), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("things", nargs="*", type=int, default=[1000, 3000, 10_000])
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        browser.driver.set_script_timeout(LIMIT)
        browser.driver.command_executor.client_config.timeout = LIMIT
        for number, things in enumerate(options.things):
            sample, file = make(things, statements=things // 2, relations=2 * things), Path(folder) / "graph.html"
            store = sample.store()
            began = time.monotonic()
            write_page(store, file, sparql=False)
            wrote = time.monotonic() - began
            times = [usable(browser, file, OURS) for _ in range(RUNS)]
            frames, median = panning(browser), statistics.median(times)
            size = file.stat().st_size / 1e6
            made = f"{size:.1f} MB, written in {wrote:.1f} s"
            print(f"{things:,} things: {made}, usable in {median:.2f} s, {frames:.0f} frames/s")
            if options.plain and not number:
                plain(store, file)
                other = usable(browser, file, PLAIN)
                print(f"  plain pyvis: usable in {other:.1f} s, {other / median:.0f} times as long")


if __name__ == "__main__":
    main()
