"""A pile of documents: what two processes gain, what memory grows with, what a second build costs.

    python benchmarks/pile.py [DOCUMENTS]          (1000; 10000 take an hour on two processors)

The documents are made of the paragraphs of `corpus/`, about ten kilobytes each, by bodies that publish two dozen each:
names, dates, figures and many of the nouns are others in each. Prints ratios of one run on one machine, and fails where
one is worse than it should be.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIZE, DOCUMENTS_OF_A_BODY = 10_000, 25
SYLLABLES = "ba co du fer gil hon jas kel lor mun nep por qui ras sten tor ul ven wex yar".split()
KINDS = "County Council,Hospitals Trust,Constabulary,Academy Trust,Probation Service".split(",")
MONTHS = "January February March April May June July August September October November December".split()
BODIES = re.compile(r"\b(?:Cafcass|Ofsted|SafeLives|Napo)\b")
NOUNS = re.compile(
    r"\b(?:children|families|abuse|court|courts|practice|training|programme|learning|parents|audit|feedback|services?"
    r"|cases|advisers?|panel|board|plan|staff|safety|reports?|harm|evidence|welfare|quality|guidance|research)\b"
)
FIGURES = re.compile(r"\b\d{2,3}\b")
MOST = {"linking": 0.20, "unchanged": 0.03, "changed": 0.10}
LEAST = {"documents": 1.7, "build": 1.45}
MEMORY = 2 << 30


def made_up(number: int) -> str:
    """A word for a number."""
    word = ""
    while number or len(word) < 4:
        number, at = divmod(number, len(SYLLABLES))
        word += SYLLABLES[at]
    return word


def write_corpus(folder: Path, count: int) -> None:
    """Write so many documents."""
    folder.mkdir()
    texts = (file.read_text(encoding="utf-8") for file in sorted((ROOT / "corpus").glob("20*.txt")))
    paragraphs = [part for text in texts for part in re.split(r"\n\s*\n", text) if len(part) > 60]
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(document(number, count, paragraphs), encoding="utf-8")


def document(number: int, count: int, paragraphs: list[str]) -> str:
    """One document: a title, a date, paragraphs."""
    rng = random.Random(number)  # noqa: S311  the same documents in every run
    body = number % max(1, count // DOCUMENTS_OF_A_BODY)
    name = f"{made_up(body + 50).title()} {KINDS[body % len(KINDS)]}"
    others = [f"{made_up(rng.randrange(50, 50 + count)).title()} Trust" for _ in range(2)]
    nouns = [made_up(int(2000 ** (1 + rng.random()))) for _ in range(12)]
    written, day = 0, f"{rng.randrange(1, 29)} {rng.choice(MONTHS)} {rng.randrange(2012, 2024)}"
    parts = [f"{name}: our {rng.choice(nouns)} plan\n\n{day}"]
    while written < SIZE:
        part = rng.choice(paragraphs)
        part = BODIES.sub(lambda _: name if rng.random() < 0.8 else rng.choice(others), part)
        part = NOUNS.sub(lambda found: found[0] if rng.random() < 0.5 else rng.choice(nouns), part)
        part = FIGURES.sub(lambda _: str(rng.randrange(10, 1000)), part)
        parts.append(part)
        written += len(part)
    return "\n\n".join(parts) + "\n"


class Peak:
    """The most memory that a process and its children have at one time, in bytes, and the most that one of them has."""

    def __init__(self, pid: int) -> None:
        """Begin to look, ten times a second."""
        self.all = self.one = 0
        self._pid, self._over = pid, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(0.1):
            sizes = [_resident(pid) for pid in _family(self._pid)]
            self.all, self.one = max(self.all, sum(sizes)), max(self.one, *sizes, 0)

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def timed(command: list[str]) -> tuple[float, Peak]:
    """Seconds and memory of a process and its children."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = Peak(process.pid)
    code = process.wait()
    peak.stop()
    if code:
        raise SystemExit(f"{command} failed")
    return time.perf_counter() - started, peak


def build(corpus: Path, output: Path, jobs: int | None = None) -> tuple[float, Peak, dict[str, float]]:
    """Build, and what `build.json` says how long the parts took."""
    options = ["--jobs", str(jobs)] if jobs else []
    took, peak = timed([sys.executable, "-m", "ontherecord", "build", str(corpus), "--output", str(output), *options])
    return took, peak, json.loads((output / "build.json").read_text(encoding="utf-8"))["parts"]


DESCRIBE = """
import sys
from pathlib import Path
from ontherecord import workers
from ontherecord.corpus import find_documents
from ontherecord.loading import load
from ontherecord.publish.prefixes import BASE
from ontherecord.settings import Settings
from ontherecord.workspace import ontology_for
if __name__ == "__main__":
    sources = find_documents([Path(sys.argv[1])]).sources[: int(sys.argv[3])]
    settings, crew = Settings(ontology_for(None), BASE), workers.local(int(sys.argv[2]))
    for _ in workers.work_through(map(load, sources), settings, crew):
        pass
"""


def describe(script: Path, corpus: Path, jobs: int, count: int) -> tuple[float, Peak]:
    """Read to describe of so many documents, and nothing else."""
    return timed([sys.executable, str(script), str(corpus), str(jobs), str(count)])


def say(what: str, value: float, *, least: float | None = None, most: float | None = None) -> bool:
    """Print a figure with what it should be; gives back whether it is worse."""
    wanted = f"at least {least:g}" if least is not None else f"at most {most:g}"
    wrong = value < least if least is not None else most is not None and value > most
    print(f"{what:<58}{value:>8.3f}  ({wanted}){'  WORSE' if wrong else ''}", flush=True)
    return wrong


def main() -> int:
    """Measure all of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    folder = Path(tempfile.mkdtemp(dir=os.environ.get("PILE")))
    wrong = False
    try:
        corpus, script = folder / "corpus", folder / "describe.py"
        write_corpus(corpus, count)
        script.write_text(DESCRIBE, encoding="utf-8")
        size = sum(file.stat().st_size for file in corpus.iterdir()) / 1e6
        print(f"{count} documents, {size:.1f} MB", flush=True)
        few = describe(script, corpus, 2, count // 10)
        one, two = describe(script, corpus, 1, count), describe(script, corpus, 2, count)
        wrong |= say("read to describe: one process / two", one[0] / two[0], least=LEAST["documents"])
        wrong |= say("its memory: all documents / a tenth", two[1].all / few[1].all, most=1.1)

        alone, _, _ = build(corpus, folder / "alone", 1)
        took, peak, parts = build(corpus, folder / "output", 2)
        print(f"build: {alone:.0f} s in one process, {took:.0f} s in two; of those {parts}", flush=True)
        wrong |= say("whole build: one process / two", alone / took, least=LEAST["build"])
        wrong |= say("linking / whole build in one process", parts["linking"] / alone, most=MOST["linking"])
        wrong |= say("peak memory of all processes, GiB", peak.all / (1 << 30), most=MEMORY / (1 << 30))
        wrong |= say("peak memory of one process, GiB", peak.one / (1 << 30), most=MEMORY / (1 << 30))

        again, _, _ = build(corpus, folder / "output")
        wrong |= say("again, nothing changed / first", again / took, most=MOST["unchanged"])
        for number in range(0, count, 100):
            file = corpus / f"{number:05}.txt"
            file.write_text(file.read_text(encoding="utf-8").replace(" will ", " shall "), encoding="utf-8")
        changed, _, parts = build(corpus, folder / "output")
        print(f"changed: {changed:.0f} s; of those {parts}", flush=True)
        wrong |= say("again, 1% changed / first", changed / took, most=MOST["changed"])
    finally:
        shutil.rmtree(folder)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
