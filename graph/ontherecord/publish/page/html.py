"""The page as HTML: data that cannot run, scripts that are named by their hashes, and nothing from anywhere else."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis import network as pyvis_network
from pyvis.network import Network

from ontherecord.publish.page.bundle import bundle

HERE = Path(__file__).parent
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def render(network: Network, graph: dict[str, Any], documents: dict[str, str], engine: dict[str, Any] | None) -> str:
    """The whole page. pyvis hands its nodes, edges and options to our template."""
    texts = json.loads((HERE / "texts.en.json").read_text(encoding="utf-8"))
    style = (HERE / "page.css").read_text(encoding="utf-8")
    scripts = [_vis(), bundle(HERE / "scripts", "main")]
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(
        json=_json,
        texts=texts,
        graph=graph,
        documents=documents,
        style=Markup(style),  # noqa: S704 - ours
        scripts=[_script(script) for script in scripts],
        engine=engine and engine | {"script": _script(engine["script"])},
        policy=_policy(scripts, style, engine is not None),
    )
    network.templateEnv = environment
    network.path = "template.html"
    return str(network.generate_html())


def _json(value: Any, *, encoded: bool = False) -> Markup:
    """JSON that is safe in a script element: no character of it can end the element or the line."""
    text = value if encoded else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_UNSAFE))  # noqa: S704 - escaped here


def _policy(scripts: list[str], style: str, engine: bool) -> str:
    """The Content Security Policy: our own scripts and style, the engine's worker, and nothing else."""
    sources = [*map(_source, scripts), *(["'wasm-unsafe-eval'"] if engine else [])]
    rules = [
        "default-src 'none'",
        f"script-src {' '.join(sources)}",
        f"style-src {_source(style)}",
        "img-src data: blob:",
        "worker-src blob:" if engine else "worker-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(rules)


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _script(script: str) -> Markup:
    """A script as it may stand in HTML. Raises ValueError where its own text would end the element."""
    if any(mark in script.lower() for mark in ("</script", "<!--", "\r")):
        raise ValueError("a script of the page holds what ends a script element")
    return Markup(script)  # noqa: S704 - ours, vis-network or Oxigraph


def _vis() -> str:
    """vis-network as pyvis brings it, without the address of a source map that is not there."""
    folder = Path(pyvis_network.__file__).parent / "templates" / "lib" / "vis-9.1.2"
    return (folder / "vis-network.min.js").read_text(encoding="utf-8").partition("//# sourceMappingURL=")[0]
