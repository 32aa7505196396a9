"""A graph that is built anew under the endpoint: picked up without a restart and without a failed request."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading

import pytest

import rdf_sample as sample
from ontherecord.publish.files import settled
from ontherecord.publish.prefixes import prefixes
from ontherecord.publish.record import read_record
from ontherecord.publish.store import open_store
from serve_site import serving, write_build

MARK = "<https://w3id.org/ontherecord/id/test/version>"
COUNT = f"SELECT ?n {{ {MARK} rdfs:label ?n }}"
WHOLE = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def version(number):
    """The sample, with one triple that tells which version it is."""
    graph = "<https://w3id.org/ontherecord/id/graph/links>"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    return [*sample.quads(), f'{MARK} {label} "{number}" {graph} .']


@pytest.fixture
def output(tmp_path):
    return write_build(tmp_path / "output", version(0))


def test_a_rebuild_is_picked_up_and_no_request_fails(output):
    failed, versions, done = [], set(), threading.Event()
    with serving(output, quick=2) as site:

        def ask():
            while not done.is_set():
                answer = site.ask(COUNT)
                if answer.status_code != 200:
                    failed.append(answer.text)
                else:
                    versions.update(row["n"]["value"] for row in answer.json()["results"]["bindings"])

        clients = [threading.Thread(target=ask) for _ in range(2)]
        for client in clients:
            client.start()
        for number in range(1, 4):
            write_build(output, version(number))
            assert site.count(COUNT) == number
        done.set()
        for client in clients:
            client.join()
    assert not failed
    assert {"0", "3"} <= versions


def test_a_query_that_is_under_way_ends_on_its_own_build(output):
    with serving(output, seconds=20, quick_seconds=0.3) as site:
        whole = site.count(WHOLE)
        long_one = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(CONTAINS(STR(?f), 'zz')) }"
        found = []
        asking = threading.Thread(target=lambda: found.append(site.ask(long_one)))
        asking.start()
        write_build(output, version(1))
        assert site.count(COUNT) == 1
        asking.join()
        assert found[0].status_code in {200, 504}
        assert site.count(WHOLE) == whole


def test_another_base_is_picked_up(output):
    other = "https://data.example.org/said/"
    moved = [line.replace(sample.BASE, other) for line in sample.quads()]
    with serving(output) as site:
        write_build(output, moved, other)
        assert site.ask("ASK { organisation:cafcass a org:Organization }").json()["boolean"]
        assert site.ask(f"ASK {{ <{other}organisation/cafcass> a org:Organization }}").json()["boolean"]


@pytest.mark.parametrize("moment", range(20))
def test_a_builder_that_is_killed_leaves_a_whole_graph_to_serve(tmp_path, moment):
    """Ended with SIGKILL at one of twenty moments of a rebuild: the next start serves the old graph or the new one."""
    output = write_build(tmp_path / "output", version(0))
    script = (
        "import sys; sys.path[:0] = sys.argv[2:]; from pathlib import Path; from test_serve_rebuild import version; "
        "from serve_site import write_build; print('begin', flush=True); write_build(Path(sys.argv[1]), version(1))"
    )
    command = [sys.executable, "-c", script, output, *sys.path]
    builder = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    builder.stdout.readline()
    try:
        builder.wait(0.02 * moment)
    except subprocess.TimeoutExpired:
        builder.send_signal(signal.SIGKILL)
    builder.communicate()
    store = open_store(settled(output))  # as the endpoint opens it
    found = store.query(COUNT, prefixes=prefixes(sample.BASE))
    assert [int(row["n"].value) for row in found] in ([0], [1])
    assert len({quad.triple for quad in store}) == read_record(output)["counts"]["triples"]


def test_without_a_graph_it_says_so(output):
    with serving(output, quick=1, slow=1) as site:
        assert site.ask("ASK {}").status_code == 200
        shutil.rmtree(output)
        assert site.ask("ASK {}").status_code in {200, 503}  # a worker that has its files open goes on
