"""Write `output/golden/` and the README's numbers from the build in `output/`, once a person has read what changed."""

import gzip
import hashlib
import json
import re
import shutil
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "output"
GOLDEN = OUTPUT / "golden"
HASHES = "sha256"


def hashes(output):
    """SHA-256 of each file that is the same on every machine, as `sha256sum` lists them; of quads, unpacked."""
    files = [output / name for name in ("graph.ttl", "graph.trig", "graph.html")]
    files += [*(output / "quads").iterdir(), *(path for path in (output / "text").rglob("*") if path.is_file())]
    lines = []
    for file in sorted(files):
        data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {file.relative_to(output).as_posix().removesuffix('.gz')}\n")
    return "".join(lines)


def counted(output):
    """What the command says of a build, as the README shows it."""
    counts = json.loads((output / "build.json").read_text(encoding="utf-8"))["counts"]
    return f"5 documents, {counts['otr:Statement']:,} statements, {counts['triples']:,} triples in output"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    shutil.copyfile(OUTPUT / "graph.ttl", GOLDEN / "graph.ttl")
    (GOLDEN / HASHES).write_text(hashes(OUTPUT), encoding="utf-8")
    readme = OUTPUT.parent / "README.md"
    said = re.sub(r"^5 documents, .* in output$", counted(OUTPUT), readme.read_text(encoding="utf-8"), flags=re.M)
    readme.write_text(said, encoding="utf-8")
