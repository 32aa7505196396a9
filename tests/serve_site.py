"""A small built graph, and the endpoint as a process of its own on a free port, for the tests that talk to it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx

import rdf_sample as sample
from ontherecord.publish.files import replacing
from ontherecord.publish.graphs import document_graph
from ontherecord.publish.quads import write_quads
from ontherecord.publish.record import Record, counts
from ontherecord.publish.store import write_store
from ontherecord.publish.vocabulary import vocabulary
from ontherecord.workspace import ontology_for

START = """
import json, sys
from pathlib import Path
from ontherecord.serve import Address, Limits, run
from ontherecord.workspace import ontology_for
output, address, limits = json.loads(sys.argv[1])
run(Path(output), ontology_for(None), Address(**address), Limits(**limits))
"""
MIB = 1 << 20


def write_build(output, lines=None, base=sample.BASE):
    """A build, as `ontherecord build` writes one, of quads: those of the sample where none are given."""
    lines = [*(lines or sample.quads()), *vocabulary(ontology_for(None), base).lines]
    with replacing(output) as new:
        by_graph = {}
        for line in lines:
            by_graph.setdefault(line[line.rindex(" <") + 2 : -3], []).append(line)
        graphs = [document_graph(iri, found) for iri, found in sorted(by_graph.items())]
        store = write_store(new / "store", graphs)
        write_quads(new / "quads", graphs)
        Record(base, 0.0, {}, {}, counts(store, base), (), ()).write(new)
        del store
    return output


@dataclass
class Site:
    """A running endpoint."""

    url: str
    process: subprocess.Popen

    @property
    def sparql(self):
        return f"{self.url}/sparql"

    def ask(self, query, accept="application/sparql-results+json, */*;q=0.1", **more):
        """A query in the plainest way; the answer, whatever its status."""
        return httpx.post(self.sparql, data={"query": query} | more, headers={"Accept": accept}, timeout=60)

    def count(self, query):
        """The value of ?n of the one row."""
        return int(self.ask(query).raise_for_status().json()["results"]["bindings"][0]["n"]["value"])

    def memory(self):
        """Bytes that the front and its workers hold."""
        pids = [self.process.pid, *children(self.process.pid)]
        return sum(resident(pid) for pid in pids)


def children(pid):
    """The processes that a process started and that live."""
    with contextlib.suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    return []


def resident(pid):
    """Bytes of memory that a process holds."""
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


@contextlib.contextmanager
def serving(output, address=None, **limits):
    """An endpoint on a build, with other limits than the usual ones where they are given."""
    arguments = json.dumps([str(output), {"port": 0} | (address or {}), limits])
    process = subprocess.Popen([sys.executable, "-c", START, arguments], stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield Site(_ready(process), process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()


def _ready(process):
    """Its URL, once it answers."""
    url = process.stdout.readline().decode().partition("/ ")[0]
    if not url:
        raise AssertionError(process.stderr.read().decode())
    httpx.get(f"{url}/health", timeout=60).raise_for_status()
    return url
