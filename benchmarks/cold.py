"""A cold build of the five documents against its floor: import the libraries, tokenise the texts, do nothing else.

Each is a process of its own, taken in turns; the ratio is of the medians. It should be below 3.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 5
FLOOR = f"""
import lxml.html, markdown_it, networkx, pyoxigraph, pyshacl, pyvis.network, rdflib, rich, rustworkx, spacy
from pathlib import Path
pipeline = spacy.blank("en")
pipeline.add_pipe("sentencizer")
for file in sorted(Path({str(ROOT / "corpus")!r}).glob("*.txt")):
    sum(1 for _ in pipeline(file.read_text(encoding="utf-8")).sents)
"""


def seconds(*command):
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    floors, builds = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS):
            floors.append(seconds("-c", FLOOR))
            builds.append(seconds("-m", "ontherecord", "build", "corpus", "--output", f"{folder}/{len(builds)}"))
    floor, build = statistics.median(floors), statistics.median(builds)
    print(f"import and tokenise {floor:.2f} s, build {build:.2f} s, ratio {build / floor:.2f} (should be below 3)")


if __name__ == "__main__":
    main()
