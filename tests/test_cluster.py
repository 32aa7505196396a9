"""Documents read on a Dask cluster of processes of their own: the same bytes, also when one of them dies."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from conftest import CORPUS, invoke

pytest.importorskip("distributed")

ADDRESS = "tcp://127.0.0.1:{}"


def content(output):
    """What must not differ."""
    files = [output / "names.json", *(output / "quads").iterdir(), *(output / "text").rglob("*.txt")]
    return {file.relative_to(output): file.read_bytes() for file in files}


@contextlib.contextmanager
def started(*commands):
    """Processes of a cluster, which end with the block."""
    processes = [
        subprocess.Popen([sys.executable, "-m", *map(str, command)], stderr=subprocess.DEVNULL, start_new_session=True)
        for command in commands
    ]
    try:
        yield processes
    finally:
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def worker(port, folder):
    options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", folder]
    return ["distributed.cli.dask_worker", ADDRESS.format(port), *options]


@pytest.fixture
def cluster(tmp_path):
    """Scheduler and two workers: their processes, and the address."""
    scheduler_file = tmp_path / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", scheduler_file]
    with started(["distributed.cli.dask_scheduler", *options]) as (scheduler,):
        address = _address(scheduler, scheduler_file)
        port = address.rpartition(":")[2]
        with started(worker(port, tmp_path / "one"), worker(port, tmp_path / "two")) as workers:
            _wait_for(address, len(workers))
            yield workers, address


def _address(scheduler, file):
    for _ in range(600):
        assert scheduler.poll() is None
        with contextlib.suppress(OSError, ValueError, KeyError):
            return json.loads(file.read_text())["address"]
        time.sleep(0.1)
    raise AssertionError("the scheduler did not start")


def _wait_for(address, count):
    from distributed import Client  # noqa: PLC0415

    with Client(address, timeout=30, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=60)


def test_the_same_bytes_as_here(cluster, built, tmp_path):
    _, address = cluster
    result = invoke("build", CORPUS, "--output", tmp_path / "output", "--dask", address)
    assert result.exit_code == 0, result.output
    assert content(tmp_path / "output") == content(built)


def test_the_same_bytes_when_a_worker_is_killed_half_way(cluster, built, tmp_path, monkeypatch):
    workers, address = cluster
    monkeypatch.setattr("ontherecord.cluster._FILES", 1)

    def killing(results, _):
        for number, result in enumerate(results):
            if number == 0:
                os.killpg(workers[0].pid, signal.SIGKILL)
            yield result

    monkeypatch.setattr("ontherecord.cli.building._progress", killing)
    result = invoke("build", CORPUS, "--output", tmp_path / "output", "--dask", address)
    assert result.exit_code == 0, result.output
    assert workers[0].wait() == -signal.SIGKILL
    assert content(tmp_path / "output") == content(built)


def test_no_scheduler(tmp_path, monkeypatch):
    monkeypatch.setattr("ontherecord.cluster._PATIENCE", 1)
    result = invoke("build", CORPUS, "--output", tmp_path / "output", "--dask", ADDRESS.format(9))
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: no Dask scheduler answers at")


def test_a_worker_with_another_version_is_refused(cluster, tmp_path, monkeypatch):
    _, address = cluster
    monkeypatch.setattr("ontherecord.cluster.fingerprints.of_program", _another_program)
    result = invoke("build", CORPUS, "--output", tmp_path / "output", "--dask", address)
    assert result.exit_code == 1
    assert "does not have this version" in result.stderr


def _another_program():
    return str(os.getpid())
