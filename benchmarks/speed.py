"""One process from text to facts and to N-Quads, against tokenising the same text and splitting its sentences.

    python benchmarks/speed.py [FOLDER]          (corpus)

All is warm: the second and later passes count, the best of them, in processor time. Then the same for one document
written 1, 4 and 16 times over: the time of a word should not grow.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from ontherecord.describe import describe
from ontherecord.document import Document, Metadata
from ontherecord.extract import extract
from ontherecord.parse import parse
from ontherecord.publish.prefixes import BASE
from ontherecord.read import read
from ontherecord.workspace import ontology_for

ROOT = Path(__file__).parents[1]
ROUNDS = 5
FACTS, QUADS = 8, 12
"""How many times as long as the blank pipeline it may take."""


def fastest(*tasks: Callable[[], object]) -> list[float]:
    """Processor seconds of each task, taken in turns, after a pass that does not count."""
    best = [float("inf")] * len(tasks)
    for task in tasks:
        task()
    for _ in range(ROUNDS):
        for index, task in enumerate(tasks):
            start = time.process_time()
            task()
            best[index] = min(best[index], time.process_time() - start)
    return best


def measure(what: str, files: list[Path]) -> None:
    """Print the ratios for some documents."""
    ontology = ontology_for(None)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")

    def opened() -> list[Document]:
        return [read(file, file.name, Metadata()) for file in files]

    documents = opened()
    tokens = sum(len(pipeline(document.text)) for document in documents)
    floor, facts, quads = fastest(
        lambda: [sum(1 for _ in pipeline(document.text).sents) for document in documents],
        lambda: [extract(parse(document, ontology), ontology) for document in documents],
        lambda: [describe(extract(parse(document, ontology), ontology), BASE) for document in opened()],
    )
    print(
        f"{what:<24}{tokens:>8} words  blank pipeline 1, to facts {facts / floor:.1f} (at most {FACTS}),"
        f" to N-Quads {quads / floor:.1f} (at most {QUADS}); {facts / tokens * 1e6:.1f} µs a word to facts",
        flush=True,
    )


def main() -> None:
    """Measure a folder, then its longest document over and over."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "corpus"
    files = [file for file in sorted(folder.iterdir()) if file.suffix in {".txt", ".html"}]
    measure(f"{len(files)} documents", files)
    longest = max((file for file in files if file.suffix == ".txt"), key=lambda file: file.stat().st_size)
    text = longest.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        for times in (1, 4, 16):
            file = Path(scratch) / f"{times}.txt"
            file.write_text("\n\n".join([text] * times), encoding="utf-8")
            measure(f"one, {times} times over", [file])


if __name__ == "__main__":
    main()
