"""The page's scripts as one: modules in the order in which they need each other, without their imports and exports.

The scripts are plain ES modules, so that an editor, a linter and a type checker read them as they are; in one file
there is nothing to import from.
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r"^import (\{[^}]*\}|\* as \w+) from '\./(\w+)\.js';$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.MULTILINE)


def bundle(folder: Path, entry: str) -> str:
    """The module `entry` and all that it imports, as one script. Raises ValueError where modules need each other."""
    done: dict[str, str] = {}
    _add(folder, entry, done, ())
    return "\n".join(done.values())


def _add(folder: Path, name: str, done: dict[str, str], waiting: tuple[str, ...]) -> None:
    if name in waiting:
        raise ValueError(f"modules import each other: {' > '.join((*waiting, name))}")
    if name in done:
        return
    source = (folder / f"{name}.js").read_text(encoding="utf-8")
    for _, needed in _IMPORT.findall(source):
        _add(folder, needed, done, (*waiting, name))
    done[name] = _scoped(name, source)


def _scoped(name: str, source: str) -> str:
    """A module in a scope of its own, so that two may use one name; `$name` holds what it exports."""
    exported = ", ".join(_EXPORT.findall(source))
    body = _EXPORT.sub("", _IMPORT.sub(_taken, source))
    return f"const ${name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();"


def _taken(match: re.Match[str]) -> str:
    names, module = match.groups()
    return f"const {names.removeprefix('* as ').replace(' as ', ': ')} = ${module};"
