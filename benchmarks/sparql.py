"""The saved queries three ways in one run: through the endpoint, with raw pyoxigraph, with rdflib's own engine.

    python benchmarks/sparql.py OUTPUT [--copies 105] [--at FOLDER] [--only NAME …] [--patience SECONDS] [--no-rdflib]

OUTPUT is a build, whose documents and things are copied until the graph is as large as wanted (105 copies of the five
documents are about a million quads). The copied build is written into FOLDER, and taken from there by a later run.
Prints for each query the times, their ratios, and whether the answers agree; and the ratios of the processor time that
was spent, which others at work on the same machine change less. rdflib goes through some queries in the
square of their rows: one that takes longer than SECONDS is ended, and its ratio is at least what is printed.
The endpoint should be at least 20 times faster than rdflib in the geometric mean, and at most 1.3 times raw pyoxigraph.
Last, how much slower a small query is while hostile ones run.
"""

import argparse
import contextlib
import json
import math
import os
import re
import signal
import statistics
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

import httpx
import pyoxigraph as ox
import rdflib

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from ontherecord.publish.graphs import NamedGraph, document_graph  # noqa: E402
from ontherecord.publish.prefixes import prefixes  # noqa: E402
from ontherecord.publish.quads import read_graphs  # noqa: E402
from ontherecord.publish.queries import saved_queries  # noqa: E402
from ontherecord.publish.record import Record, counts, read_record  # noqa: E402
from ontherecord.publish.store import write_store  # noqa: E402
from ontherecord.workspace import ontology_for  # noqa: E402
from serve_site import children, serving  # noqa: E402

ROUNDS = 5
SHARED = "graph|role|extractor|topic"
LABEL = re.compile(r'(<http://www\.w3\.org/2000/01/rdf-schema#label> ".*)(" <)')
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def copied(graphs, base, copies):
    """The graphs, and copies whose documents, things and labels have other names."""
    own = re.compile(f"<{re.escape(base)}(?!(?:{SHARED})/)([a-z]+)/")
    for graph in graphs:
        yield graph
        if graph.iri == f"{base}graph/ontology":
            continue
        for number in range(1, copies):
            lines = [
                own.sub(rf"<{base}\1/{number}/", LABEL.sub(rf"\1 {number}\2", line))
                for line in graph.lines
                if own.match(line)
            ]
            iri = own.sub(rf"{base}\1/{number}/", f"<{graph.iri}>").strip("<>")
            yield document_graph(iri, lines) if iri != graph.iri else NamedGraph(iri, tuple(lines), graph.shard)


def write(build, folder, copies):
    """A build of the copied graphs."""
    base = read_record(build)["base"]
    graphs = list(copied(read_graphs(build / "quads"), base, copies))
    folder.mkdir(parents=True)
    store = write_store(folder / "store", graphs)
    Record(base, 0.0, {}, {}, counts(store, base), (), ()).write(folder)


def best(run, processor=time.process_time, rounds=ROUNDS):
    """Seconds, and seconds of a processor, of the quickest of some rounds; and the last answer."""
    times, worked = [], []
    for _ in range(rounds):
        start, before = time.perf_counter(), processor()
        answer = run()
        times.append(time.perf_counter() - start)
        worked.append(processor() - before)
    return min(times), min(worked), answer


def worked(site):
    """Seconds of a processor that the endpoint and its workers have spent, those that have been ended too."""
    pids = [site.process.pid, *children(site.process.pid)]
    fields = [Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split() for pid in pids]
    return sum(sum(map(int, field[11:15])) for field in fields) / os.sysconf("SC_CLK_TCK")


def rows_of(content):
    """The rows of an answer in JSON, in no order."""
    found = json.loads(content)
    return sorted(
        tuple(row.get(name, {}).get("value", "") for name in found["head"]["vars"])
        for row in found["results"]["bindings"]
    )


def slowdown(site):
    """How much longer a small query takes while hostile ones are running, as a ratio of medians."""

    def small():
        start = time.perf_counter()
        assert site.ask("ASK { ?c a otr:Commitment }").status_code == 200
        return time.perf_counter() - start

    alone = statistics.median(small() for _ in range(50))
    hostile = [threading.Thread(target=site.ask, args=(PRODUCT,)) for _ in range(4)]
    for one in hostile:
        one.start()
    time.sleep(2)
    beside = sorted(small() for _ in range(50))
    for one in hostile:
        one.join()
    print(
        f"small query beside 4 hostile ones: median {beside[25] / alone:.1f} times, 90% {beside[45] / alone:.1f} times"
    )


def rdflibs(store):
    """The triples of the default graph in rdflib's own store."""
    rdflib.NORMALIZE_LITERALS = False
    graph = rdflib.Graph()
    start = time.perf_counter()
    graph.parse(data=store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt")
    print(f"rdflib is ready after {time.perf_counter() - start:.0f} s", flush=True)
    return graph


def patiently(graph, text, known, seconds):
    """As `best` in one round of rdflib, its rows in no order; None for rows where it was ended before."""

    def end(*_):
        raise TimeoutError

    def run():
        with contextlib.suppress(TimeoutError):
            rows = graph.query(text, initNs=known)
            return sorted(tuple("" if cell is None else str(cell) for cell in row) for row in rows)
        return None

    signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    found = best(run, rounds=1)
    signal.alarm(0)
    return found


def compare(site, raw, slowly, query, known):
    """One query three ways: pairs of seconds and seconds of a processor, of the endpoint, of pyoxigraph, of rdflib."""
    text = query.text
    with httpx.Client(timeout=180, headers={"Accept": "application/sparql-results+json"}) as client:
        *served, reply = best(lambda: client.post(site.sparql, data={"query": text}), partial(worked, site))
    *plain, direct = best(lambda: raw.query(text, prefixes=known).serialize(format=ox.QueryResultsFormat.JSON))
    found = rows_of(reply.raise_for_status().content)
    agree = found == rows_of(direct)
    said = f"{query.name:12} {len(found):7,} rows  endpoint {served[0] * 1000:8.1f} ms  raw ×{served[0] / plain[0]:.2f}"
    slow = None
    if slowly:
        *slow, answer = slowly(text)
        agree = agree and answer in (None, found)
        said += f"  rdflib {slow[0] * 1000:9.1f} ms ×{slow[0] / served[0]:.1f}{' and more' if answer is None else ''}"
    print(said, "" if agree else "  THE ANSWERS DIFFER", flush=True)
    return served, plain, slow


def ratios(above, below):
    """The geometric mean and the extremes of ratios, of time and of processor time, as text."""
    said = []
    for kind, (name, least) in enumerate((("time", 0), ("processor time", 0.01))):  # the second is told in hundredths
        found = [max(one[kind], least) / max(other[kind], least) for one, other in zip(above, below, strict=True)]
        mean = math.exp(statistics.fmean(map(math.log, found)))
        said.append(f"{name} geometric mean {mean:.2f}, {min(found):.2f} to {max(found):.2f}")
    return "; ".join(said)


def main():
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("output", type=Path)
    reader.add_argument("--copies", type=int, default=105)
    reader.add_argument("--at", type=Path)
    reader.add_argument("--only", nargs="*")
    reader.add_argument("--patience", type=int, default=1200)
    reader.add_argument("--no-rdflib", action="store_true")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        output = given.at or Path(folder) / "output"
        if not output.is_dir():
            write(given.output, output, given.copies)
        raw = ox.Store.read_only(str(output / "store"))
        known = prefixes(read_record(output)["base"])
        print(f"{len(raw) - read_record(output)['counts']['triples']:,} quads", flush=True)
        slowly = None
        if not given.no_rdflib:
            slowly = partial(patiently, rdflibs(raw), known=known, seconds=given.patience)
        with serving(output, seconds=120) as site:
            chosen = [q for q in saved_queries(ontology_for(None)).values() if not given.only or q.name in given.only]
            found = [compare(site, raw, slowly, query, known) for query in chosen]
        served, plain, slow = zip(*found, strict=True)
        print(f"endpoint to raw pyoxigraph (at most 1.3): {ratios(served, plain)}")
        if slowly:
            print(f"rdflib to endpoint (at least 20, none below 1): {ratios(slow, served)}")
        with serving(output) as site:
            slowdown(site)


if __name__ == "__main__":
    main()
