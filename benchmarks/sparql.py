"""The saved queries three ways in one run: through the endpoint, with raw pyoxigraph, with rdflib's own engine.

    python benchmarks/sparql.py OUTPUT [COPIES]

OUTPUT is a build, whose documents and things are copied until the graph is as large as wanted (100 copies of the five
documents are about a million quads). Prints for each query the times, their ratios, and whether the answers agree.
The endpoint should be at least 20 times faster than rdflib in the geometric mean, and at most 1.3 times raw pyoxigraph.
Last, how much slower a small query is while hostile ones run.
"""

import json
import math
import re
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
import pyoxigraph as ox
import rdflib

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from ontherecord.publish.graphs import NamedGraph, document_graph, merged  # noqa: E402
from ontherecord.publish.prefixes import prefixes  # noqa: E402
from ontherecord.publish.quads import read_graphs  # noqa: E402
from ontherecord.publish.queries import saved_queries  # noqa: E402
from ontherecord.publish.record import Record, counts, read_record  # noqa: E402
from ontherecord.publish.store import write_store  # noqa: E402
from ontherecord.workspace import ontology_for  # noqa: E402
from serve_site import serving  # noqa: E402

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
    folder.mkdir()
    store = write_store(folder / "store", graphs)
    Record(base, 0.0, {}, {}, counts(store, base), (), ()).write(folder)
    print(f"{sum(len(graph.lines) for graph in graphs):,} quads", flush=True)
    return base, merged(graphs, base)


def best(run, rounds=ROUNDS):
    """Seconds of the quickest of some rounds, and the last answer."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        answer = run()
        times.append(time.perf_counter() - start)
    return min(times), answer


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


def main():
    build, copies = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    with_rdflib = "--no-rdflib" not in sys.argv
    rdflib.NORMALIZE_LITERALS = False
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        base, triples = write(build, output, copies)
        raw = ox.Store.read_only(str(output / "store"))
        graph = rdflib.Graph()
        if with_rdflib:
            start = time.perf_counter()
            graph.parse(data="\n".join(triples), format="nt")
            print(f"rdflib is ready after {time.perf_counter() - start:.0f} s", flush=True)
        del triples
        known = prefixes(base)
        to_rdflib, to_raw = [], []
        with serving(output, seconds=120) as site, httpx.Client() as client:
            headers = {"Accept": "application/sparql-results+json"}
            for name, query in saved_queries(ontology_for(None)).items():
                text = query.text
                form = {"query": text}
                served, reply = best(
                    lambda form=form: client.post(site.sparql, data=form, headers=headers, timeout=180)
                )
                plain, direct = best(
                    lambda text=text: raw.query(text, prefixes=known).serialize(format=ox.QueryResultsFormat.JSON)
                )
                found = rows_of(reply.raise_for_status().content)
                agree = found == rows_of(direct)
                to_raw.append(served / plain)
                said = f"{name:12} {len(found):7,} rows  endpoint {served * 1000:8.1f} ms  raw ×{served / plain:.2f}"
                if with_rdflib:
                    slow, answer = best(lambda text=text: list(graph.query(text, initNs=known)), 1)
                    agree = (
                        agree and sorted(tuple(str(c) if c is not None else "" for c in row) for row in answer) == found
                    )
                    to_rdflib.append(slow / served)
                    said += f"  rdflib {slow * 1000:9.1f} ms ×{slow / served:.1f}"
                print(said, "" if agree else "  THE ANSWERS DIFFER", flush=True)
            mean = math.exp(statistics.fmean(map(math.log, to_raw)))
            print(f"endpoint to raw pyoxigraph: mean {mean:.2f}, worst {max(to_raw):.2f}")
            if to_rdflib:
                mean = math.exp(statistics.fmean(map(math.log, to_rdflib)))
                print(f"rdflib to endpoint: geometric mean {mean:.1f} (should be 20), least {min(to_rdflib):.1f} (1)")
        with serving(output) as site:
            slowdown(site)


if __name__ == "__main__":
    main()
