"""A page opened as a reader opens it: from the file system, in Debian's Chromium, with the network switched off."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import shutil
import time
from pathlib import Path

import pytest

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
WIDE, PHONE = (1400, 900), (320, 640)


class Page:
    """Chromium, and what a test does with it."""

    def __init__(self, driver):
        self.driver = driver

    def open(self, file, address="", size=WIDE, dark=False, still=True):
        """Open a file at an address, and forget what was logged before."""
        width, height = size
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )
        media = {
            "prefers-color-scheme": "dark" if dark else "light",
            "prefers-reduced-motion": "reduce" if still else "",
        }
        features = [{"name": name, "value": value} for name, value in media.items()]
        self.command("Emulation.setEmulatedMedia", features=features)
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(Path(file).as_uri() + address)

    def command(self, name, **arguments):
        """Send a command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(name, arguments)

    def run(self, script, *arguments):
        """Run a script in the page and give back its value."""
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        """The first element that matches and can be seen."""
        return self.wait(lambda: next((e for e in self.all(selector) if e.is_displayed()), None), selector)

    def all(self, selector):
        """All elements that match."""
        return self.driver.find_elements("css selector", selector)

    def text(self, selector):
        """What the reader sees of an element."""
        return self.find(selector).text

    def link(self, text, within="body"):
        """The first link or button with this text in it."""
        script = """return [...arguments[0].querySelectorAll('a,button,summary')]
            .find(e => e.textContent.includes(arguments[1]))"""
        return self.wait(lambda: self.run(script, self.find(within), text), f"{within}: {text}")

    def choose(self, name, text):
        """Choose an option of a filter by its text."""
        script = """const s = document.getElementById(arguments[0]);
            s.value = [...s.options].find(o => o.text.includes(arguments[1])).value;
            s.dispatchEvent(new Event('change'))"""
        self.run(script, name, text)

    def type(self, selector, *keys):
        """Type into a field."""
        self.find(selector).send_keys(*keys)

    def press(self, *keys):
        """Press keys wherever the focus is."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def focused(self):
        """What has the focus, in words: its name, or its text."""
        return self.run(
            "const e = document.activeElement; return e.getAttribute('aria-label') || e.id || e.textContent.trim()"
        )

    @staticmethod
    def wait(get, what, seconds=10):
        """Wait until `get` gives something; a page answers within moments."""
        for _ in range(seconds * 20):
            found = get()
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"never seen: {what}")

    def messages(self):
        """What the page wrote to the console."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """Addresses that the page asked for, beyond itself."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in sent if one.get("type") != "Document"]

    def violations(self):
        """What axe finds wrong, each with the elements that it is about."""
        self.run(AXE.read_text(encoding="utf-8"))
        found = self.driver.execute_async_script("axe.run(document).then(r => arguments[0](r.violations))")
        return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]


@contextlib.contextmanager
def chromium():
    """Chromium without a network. Raises LookupError where a part of it is missing."""
    binary, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (binary and chromedriver):
        raise LookupError("needs Debian's packages chromium and chromium-driver")
    if not importlib.util.find_spec("selenium"):
        raise LookupError("needs selenium")
    from selenium import webdriver  # noqa: PLC0415 - not everywhere

    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    options.binary_location = binary
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    try:
        page = Page(driver)
        page.command("Network.enable")
        offline = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        page.command("Network.emulateNetworkConditions", **offline)
        yield page
    finally:
        driver.quit()


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests, which are skipped where it is missing."""
    with contextlib.ExitStack() as stack:
        try:
            page = stack.enter_context(chromium())
        except LookupError as missing:
            pytest.skip(str(missing))
        yield page


@pytest.fixture(scope="session")
def page_file(tmp_path_factory):
    """The page of the sample record."""
    from ontherecord.publish.page import write_page  # noqa: PLC0415
    from page_sample import make  # noqa: PLC0415 - heavy, and for these tests alone

    folder = tmp_path_factory.mktemp("page")
    sample = make()
    sample.write_texts(folder / "text")
    write_page(sample.store(), folder / "graph.html")
    return folder / "graph.html"
