"""The graph pushed into a Graph Store: what changed, what is gone, and going on after any interruption."""

from __future__ import annotations

import contextlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import time

import httpx
import pyoxigraph as ox
import pytest

import graph_store
import rdf_sample as sample
from conftest import ontherecord
from ontherecord.problems import UserError
from ontherecord.publish.graphs import merged
from ontherecord.publish.push import push
from ontherecord.publish.quads import read_graphs
from serve_site import write_build

EXTRA = f"<{sample.BASE}graph/extra>"


def line(number, graph=EXTRA):
    return f'<{sample.BASE}test/{number}> <http://www.w3.org/2000/01/rdf-schema#label> "{number}" {graph} .'


def expected(build, default=True):
    """The quads that a store should hold; a store, since Oxigraph keeps every kind of integer as xsd:integer."""
    graphs = read_graphs(build / "quads")
    lines = [line for graph in graphs for line in graph.lines] + (merged(graphs, sample.BASE) if default else [])
    held = ox.Store()
    held.load("\n".join(lines).encode(), ox.RdfFormat.N_QUADS)
    return set(held)


def send(build, store, **more):
    return push(build, sample.BASE, store.url, lambda *_: None, **more)


@pytest.fixture
def store():
    with graph_store.running() as running:
        yield running


@pytest.fixture(scope="module")
def builds(tmp_path_factory):
    """A build, and a later one: a graph has changed, one is gone, one is new."""
    folder = tmp_path_factory.mktemp("builds")
    old = [*sample.quads(), line(1), line(2, f"<{sample.BASE}graph/gone>")]
    new = [*sample.quads(), line(1), line(3), line(4, f"<{sample.BASE}graph/new>")]
    return write_build(folder / "old", old), write_build(folder / "new", new)


def test_all_graphs_arrive_and_the_default_graph_is_merged(store, builds):
    pushed = send(builds[0], store)
    assert store.quads() == expected(builds[0])
    assert (pushed.sent, pushed.deleted, pushed.unchanged) == (len(read_graphs(builds[0] / "quads")) + 1, 0, 0)


def test_nothing_is_sent_twice(store, builds):
    send(builds[0], store)
    store.asked.clear()
    pushed = send(builds[0], store)
    assert store.asked == [("GET", f"{sample.BASE}graph/pushed")]
    assert pushed.sent == pushed.deleted == 0


def test_what_changed_is_replaced_and_what_is_gone_is_dropped(store, builds):
    send(builds[0], store)
    store.asked.clear()
    pushed = send(builds[1], store)
    assert store.quads() == expected(builds[1])
    graph = f"{sample.BASE}graph/"
    assert sorted(store.changes()) == [
        ("DELETE", f"{graph}gone"),
        ("PUT", ""),
        ("PUT", f"{graph}extra"),
        ("PUT", f"{graph}new"),
    ]
    assert (pushed.sent, pushed.deleted) == (3, 1)


def test_other_graphs_of_the_store_are_left_alone(store, builds):
    other = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o"), ox.NamedNode("urn:theirs"))
    store.store.add(other)
    for build in builds:
        send(build, store)
    assert other in store.quads()


def test_the_default_graph_can_be_left_alone(store, builds):
    theirs = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o"))
    store.store.add(theirs)
    for build in builds:
        send(build, store, default=False)
    assert store.quads() == expected(builds[1], default=False) | {theirs}


def test_a_store_that_was_emptied_is_filled_again(store, builds):
    send(builds[0], store)
    store.store.clear()
    send(builds[0], store)
    assert store.quads() == expected(builds[0])


@pytest.mark.parametrize("after", range(14))
def test_an_interrupted_push_is_gone_on_with(store, builds, after):
    """The store gives up after so many changes; then the old or the new build is pushed: it ends whole."""
    old, new = builds
    send(old, store)
    store.left = after
    with contextlib.suppress(UserError):
        send(new, store)
    store.left, kept = None, store.store
    for build in (new, old):
        store.store = ox.Store()
        store.store.extend(kept)
        send(build, store)
        assert store.quads() == expected(build)


def test_what_has_arrived_is_not_sent_again(store, builds):
    store.left = 6
    with pytest.raises(UserError, match="503 no more for today; push again to go on"):
        send(builds[0], store)
    done = {graph for _, graph in store.changes()[:-1]}
    assert done
    store.left = None
    store.asked.clear()
    send(builds[0], store)
    again = {graph for _, graph in store.changes()}
    assert len(again & done) <= 1  # the one that was sent, but not yet noted
    assert store.quads() == expected(builds[0])


def test_killed_at_any_moment_and_pushed_again_it_is_whole(builds):
    moments = random.Random(6)  # noqa: S311
    for number in range(20):
        with graph_store.running() as store:
            send(builds[0], store)
            command = [sys.executable, "-m", "ontherecord", "push", store.url, "--output", builds[1]]
            pushing = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            store.asked.clear()
            while number % 5 and not store.asked and pushing.poll() is None:
                time.sleep(0.002)  # most are ended once it speaks to the store
            with contextlib.suppress(subprocess.TimeoutExpired):
                pushing.wait(moments.random() * 0.05)
            pushing.send_signal(signal.SIGKILL)
            pushing.communicate()
            time.sleep(0.05)  # what was sent arrives
            send(builds[1], store)
            assert store.quads() == expected(builds[1])


def test_the_command(store, builds):
    first = ontherecord("push", store.url, "--output", builds[0])
    assert first.returncode == 0, first.stderr
    assert f"sent {sample.BASE}graph/extra\n" in first.stdout
    second = ontherecord("push", store.url, "--output", builds[1])
    assert f"deleted {sample.BASE}graph/gone\n" in second.stdout
    assert "3 sent, 1 deleted, " in second.stdout
    assert store.quads() == expected(builds[1])


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1:9/store", "cannot be reached"),
        ("ftp://127.0.0.1/store", "begins with http"),
        ("nonsense", "begins with http"),
        ("http://me:secret@127.0.0.1/store", "netrc"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(builds, url, said):
    with pytest.raises(UserError, match=said) as told:
        push(builds[0], sample.BASE, url, lambda *_: None)
    assert "secret" not in str(told.value)


def test_what_is_no_graph_store_is_told(builds, store):
    store.answer = lambda *_: (200, b"<!doctype html>")
    with pytest.raises(UserError, match="Graph Store"):
        send(builds[0], store)


def test_into_a_real_store(tmp_path, builds):
    """Oxigraph's own server."""
    if not shutil.which("oxigraph"):
        pytest.skip("needs the oxigraph server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        ["oxigraph", "serve", "--location", tmp_path / "store", "--bind", place], stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            with contextlib.suppress(httpx.TransportError):
                httpx.get(f"http://{place}/")
                break
            time.sleep(0.05)
        for build in builds:
            push(build, sample.BASE, f"http://{place}/store", lambda *_: None)
            answer = httpx.get(f"http://{place}/store", headers={"Accept": "application/n-quads"})
            found = set(ox.parse(answer.content, format=ox.RdfFormat.N_QUADS))
            assert {quad for quad in found if "graph/pushed" not in str(quad.graph_name)} == expected(build)
    finally:
        server.terminate()
        server.wait()
