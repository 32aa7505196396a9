"""The files that the site's own pages are made of, each by one name; nothing else of the disk can be reached."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from ontherecord.serve.answers import refusal

HERE = Path(__file__).parent / "static"
PAGE = Path(__file__).parent.parent / "publish" / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content Security Policy of our own pages: what comes from this site, and no script within a page."""
_SCRIPT, _STYLE = "text/javascript", "text/css"
_GRAPH = "graph.html"


@cache
def files() -> dict[str, tuple[Path, str]]:
    """Each file by the name under which it is served, with its media type."""
    vis = importlib.util.find_spec("pyvis")
    library = Path((vis.submodule_search_locations or [""])[0] if vis else "") / "templates" / "lib" / "vis-9.1.2"
    own = {file.name: (file, _SCRIPT if file.suffix == ".js" else _STYLE) for file in HERE.glob("*.[jc]s*")}
    return own | {
        "page.css": (PAGE / "page.css", _STYLE),
        "dom.js": (PAGE / "scripts" / "dom.js", _SCRIPT),
        "vis-network.js": (library / "vis-network.min.js", _SCRIPT),
    }


async def static(request: Request) -> Response:
    """`/static/NAME`."""
    found = files().get(request.path_params["name"])
    if found is None:
        return refusal(404, "There is no such file.")
    return FileResponse(found[0], media_type=found[1])


async def editor(request: Request) -> Response:  # noqa: ARG001  as every endpoint
    """`/query`: the page to ask on."""
    return FileResponse(HERE / "editor.html", media_type="text/html", headers={"Content-Security-Policy": POLICY})


async def graph_page(request: Request) -> Response:
    """`/`: the page of the build, which says itself what it may load; where there is none, the page to ask on."""
    file: Path = request.app.state.output / _GRAPH
    if not file.is_file():
        return RedirectResponse("/query", 303)
    return FileResponse(file, media_type="text/html", headers={"Content-Security-Policy": "frame-ancestors 'none'"})
