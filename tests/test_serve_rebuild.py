"""A graph that is built anew under the endpoint: picked up without a restart and without a failed request."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest

import rdf_sample as sample
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.publish.files import settled
from ontherecord.publish.prefixes import prefixes
from ontherecord.publish.queries import saved_queries
from ontherecord.publish.record import hashes, read_record
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


WRITER = (
    "import sys; sys.path[:0] = sys.argv[2:]; from pathlib import Path; from test_serve_rebuild import version; "
    "from serve_site import write_build; print('begin', flush=True); write_build(Path(sys.argv[1]), version(1))"
)


@pytest.mark.parametrize("is_first", [True, False], ids=["first build", "rebuild"])
@pytest.mark.parametrize("moment", range(20))
def test_a_writer_that_is_killed_leaves_a_whole_graph_to_serve(tmp_path, moment, is_first):
    """Ended with SIGKILL at one of twenty moments: the next start serves the old graph, if there is one, or the new."""
    output = tmp_path / "output" if is_first else write_build(tmp_path / "output", version(0))
    command = [sys.executable, "-c", WRITER, output, *sys.path]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    writer.stdout.readline()
    with contextlib.suppress(subprocess.TimeoutExpired):
        writer.wait(0.02 * moment)
    writer.kill()
    writer.communicate()
    if is_first and not (settled(output) / "store").exists():
        with pytest.raises(UserError, match="there is no built graph"):
            open_store(output)
        return
    store = open_store(settled(output))  # as the endpoint opens it
    found = store.query(COUNT, prefixes=prefixes(sample.BASE))
    assert [int(row["n"].value) for row in found] in ([[1]] if is_first else [[0], [1]])
    assert len({quad.triple for quad in store}) == read_record(output)["counts"]["triples"]


KILLS = int(os.environ.get("KILLS", "3"))
"""Of a whole build of documents, each of which takes seconds; 20 before a release."""


def build(corpus, output, seconds=None):
    """Run the program to build; where seconds are given, end it with SIGKILL so long after it has begun to write.

    Gives back how long it wrote, and its status.
    """
    command = [sys.executable, "-m", "ontherecord", "build", corpus, "--output", output, "--jobs", "1"]
    builder = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not (output / ".next").exists() and builder.poll() is None:
        time.sleep(0.002)
    began = time.monotonic()
    with contextlib.suppress(subprocess.TimeoutExpired):
        builder.wait(seconds)
    builder.kill()
    return time.monotonic() - began, builder.wait()


@pytest.fixture
def corpora(tmp_path):
    """Two folders of documents: before and after."""
    folders = [tmp_path / "before", tmp_path / "after"]
    for number, folder in enumerate(folders):
        folder.mkdir()
        for name in range(2):
            text = f"Our plan\n\nWe will publish plan {number} for court {name} in June 2022.\n"
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folders


def whole(output):
    """The words of the commitments of the graph that would be served, every file of which is as `build.json` says."""
    store = open_store(settled(output))  # as the endpoint opens it
    record = read_record(output)
    assert len({quad.triple for quad in store}) == record["counts"]["triples"]
    assert hashes(output) == record["outputs"]
    found = store.query("SELECT ?w { ?c a otr:Commitment ; otr:words/oa:exact ?w }", prefixes=prefixes(sample.BASE))
    return sorted(row["w"].value for row in found)


@pytest.mark.parametrize("is_first", [True, False], ids=["first build", "rebuild"])
def test_a_build_that_is_killed_leaves_a_whole_graph_to_serve(tmp_path, corpora, is_first):
    """Ended with SIGKILL at moments from its start to its end: what is served then is old or new, and whole."""
    answers = []
    for number, corpus in enumerate(corpora):
        seconds, status = build(corpus, tmp_path / f"whole{number}")
        assert status == 0
        answers.append(whole(tmp_path / f"whole{number}"))
    assert answers[0] != answers[1]
    ended = 0
    for kill in range(KILLS):
        output = tmp_path / f"output{kill}"
        if not is_first:
            shutil.copytree(tmp_path / "whole0", output)
        ended += build(corpora[1], output, seconds * kill / KILLS)[1] == -signal.SIGKILL
        if is_first and not (output / "store").exists() and not (output / ".ready").exists():
            with pytest.raises(UserError, match="there is no built graph"):
                open_store(settled(output))
        else:
            assert whole(output) in answers
    assert ended
    assert build(corpora[1], output)[1] == 0
    with serving(output) as site:
        words = site.ask("SELECT ?w { ?c a otr:Commitment ; otr:words/oa:exact ?w }").json()["results"]["bindings"]
        assert sorted(row["w"]["value"] for row in words) == answers[1]


def test_a_changed_query_is_offered(tmp_path):
    """What is read from the ontology is not kept for as long as the site runs."""
    folder = tmp_path / "ontology" / "queries"
    folder.mkdir(parents=True)
    ontology = Ontology((tmp_path / "ontology",))
    for question in ("Mine?", "Mine today?"):
        (folder / "mine.rq").write_text(f"# {question}\nASK {{}}", encoding="utf-8")
        assert saved_queries(ontology)["mine"].question == question


def test_without_a_graph_it_says_so(output):
    with serving(output, quick=1, slow=1) as site:
        assert site.ask("ASK {}").status_code == 200
        shutil.rmtree(output)
        assert site.ask("ASK {}").status_code in {200, 503}  # a worker that has its files open goes on
