"""The SPARQL engine that a page may carry: Oxigraph, compiled to WebAssembly, and the worker that runs it."""

from __future__ import annotations

import base64
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ontherecord.ontology import Ontology
from ontherecord.publish.queries import saved_queries

HERE = Path(__file__).parent
_IMPORT = "import { Store, initSync } from 'oxigraph/web.js';\n"
_EXPORT = re.compile(r"^export (?:\{[^}]*\};$)?", re.MULTILINE)


def engine(ontology: Ontology) -> dict[str, Any]:
    """What the template needs to put the engine into the page: the worker's script, the module, the saved queries."""
    licence = (HERE / "vendor" / "oxigraph.LICENSE").read_text(encoding="utf-8")
    library = (HERE / "vendor" / "oxigraph.js").read_text(encoding="utf-8")
    worker = (HERE / "scripts" / "worker.js").read_text(encoding="utf-8")
    packed = (HERE / "vendor" / "oxigraph.wasm.gz").read_bytes()
    return {
        "script": f"/*!\n{licence}*/\n{_plain(library)}\n{worker.replace(_IMPORT, '')}",
        "wasm": base64.b64encode(packed).decode(),
        "queries": [asdict(query) for query in saved_queries(ontology).values()],
    }


def _plain(module: str) -> str:
    """A module as a plain script: browsers let a page from the file system start no worker that is a module."""
    return _EXPORT.sub("", module).replace("import.meta.url", "self.location.href")
