"""The page's scripts: what others wrote is what the lock says, all texts are in one place, checkers find nothing."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
import pyvis

from ontherecord.publish.page.bundle import bundle

PAGE = Path(str(files("ontherecord.publish.page")))
SOURCE = Path(__file__).parents[1] / "graph/ontherecord/publish/page"
"""In the checkout: what only whoever edits the scripts needs does not travel in the package."""
SCRIPTS = sorted((PAGE / "scripts").glob("*.js"))
VENDORED = Path(__file__).parent / "vendor"


def sums(folder):
    return {name: digest for digest, name in map(str.split, (folder / "SHA256SUMS").read_text().splitlines())}


def test_scripts_by_others_are_what_the_lock_says():
    expected = sums(PAGE / "vendor")
    packed = (PAGE / "vendor" / "oxigraph.wasm.gz").read_bytes()
    found = {
        "oxigraph.js": (PAGE / "vendor" / "oxigraph.js").read_bytes(),
        "oxigraph.wasm.gz": packed,
        "oxigraph.wasm": gzip.decompress(packed),
        "vis-network.min.js": (Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js").read_bytes(),
    }
    assert {name: hashlib.sha256(content).hexdigest() for name, content in found.items()} == expected
    assert sums(VENDORED) == {"axe.min.js": hashlib.sha256((VENDORED / "axe.min.js").read_bytes()).hexdigest()}


def test_the_lock_holds_what_the_manifest_asks_for():
    wanted = json.loads((SOURCE / "package.json").read_text())
    locked = json.loads((SOURCE / "package-lock.json").read_text())["packages"]
    for name, version in {**wanted["dependencies"], "axe-core": wanted["devDependencies"]["axe-core"]}.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert locked[f"node_modules/{name}"]["integrity"].startswith("sha512-")


def test_what_npm_has_is_what_is_vendored():
    modules = SOURCE / "node_modules"
    if not (modules / "oxigraph").is_dir():
        pytest.skip("needs `npm ci --ignore-scripts` in the page's folder")
    assert (modules / "oxigraph/web.js").read_bytes() == (PAGE / "vendor/oxigraph.js").read_bytes()
    assert (modules / "oxigraph/web_bg.wasm").read_bytes() == gzip.decompress(
        (PAGE / "vendor/oxigraph.wasm.gz").read_bytes()
    )
    assert (modules / "axe-core/axe.min.js").read_bytes() == (VENDORED / "axe.min.js").read_bytes()


def test_type_checker_and_linter_find_nothing():
    if not (SOURCE / "node_modules/typescript").is_dir() or not shutil.which("npm"):
        pytest.skip("needs npm, and `npm ci --ignore-scripts` in the page's folder")
    done = subprocess.run(["npm", "run", "--silent", "check"], cwd=SOURCE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def texts():
    return json.loads((PAGE / "texts.en.json").read_text(encoding="utf-8"))


def test_every_text_that_is_asked_for_is_there():
    asked = {key for script in SCRIPTS for key in re.findall(r"\b(?:t|rich)\(\s*'([\w.]+)'", script.read_text())}
    for key in asked:
        found = texts()
        for part in key.split("."):
            found = found[part]
        assert isinstance(found, str) or "other" in found


def test_no_text_stands_in_a_script():
    for script in SCRIPTS:
        code = re.sub(r"/\*.*?\*/|//.*", "", script.read_text(), flags=re.DOTALL)
        assert not re.findall(r"el\('\w+', \{[^{}]*\}, '[A-Z][a-z]+ ", code), script.name


def test_no_module_is_long_and_none_makes_html_of_text():
    for script in SCRIPTS:
        code = script.read_text()
        assert code.count("\n") <= 300, script.name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", code), script.name


def test_modules_come_in_the_order_in_which_they_need_each_other(tmp_path):
    (tmp_path / "a.js").write_text(
        "import { two as zwei } from './b.js';\nimport * as c from './c.js';\nzwei + c.one;\n"
    )
    (tmp_path / "b.js").write_text("import { one } from './c.js';\nexport const two = one + one;\n")
    (tmp_path / "c.js").write_text("export const one = 1;\n")
    script = bundle(tmp_path, "a")
    assert [script.index(f"const ${name} ") for name in "cba"] == sorted(
        script.index(f"const ${name} ") for name in "cba"
    )
    assert "const { two: zwei } = $b;" in script
    assert "const c = $c;" in script
    (tmp_path / "c.js").write_text("import { two } from './b.js';\nexport const one = two;\n")
    with pytest.raises(ValueError, match="a > b > c > b"):
        bundle(tmp_path, "a")
