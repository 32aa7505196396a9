"""Several processes, of which one dies or hangs over a file: that file is left out, and nothing else."""

import contextlib
import os
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from ontherecord import limits, workers
from ontherecord.document import Metadata
from ontherecord.loading import Loaded
from ontherecord.publish.prefixes import BASE
from ontherecord.results import Described, LeftOut
from ontherecord.settings import Settings
from ontherecord.workspace import ontology_for

PLAN = b"Our plan\n\nWe will publish a plan for all family courts by June 2021.\n"


def loaded(path, data=PLAN):
    return Loaded(path, data, Metadata(), {})


def deadly(batch, _):
    """What a process does with a batch whose files called “bomb” end it."""
    if any(each.path.startswith("bomb") for each in batch):
        os._exit(1)
    return [[each.path] for each in batch]


@contextlib.contextmanager
def pool(processes):
    with ProcessPoolExecutor(processes, get_context("spawn")) as executor:
        yield executor


def test_a_file_that_ends_its_process_is_left_out_and_no_other():
    crew = workers.Crew(2, pool, work=deadly, files=3)
    names = [f"{number}.txt" for number in range(20)]
    names[4] = "bomb.pdf"
    names[15] = "bomb.docx"
    done = {each.path: results for each, results in workers.work_through(map(loaded, names), None, crew)}
    assert sorted(done) == sorted(names)
    assert {path for path, results in done.items() if isinstance(results[0], LeftOut)} == {"bomb.pdf", "bomb.docx"}
    assert all(results == [path] for path, results in done.items() if not path.startswith("bomb"))
    assert "ended the process that read it" in str(done["bomb.pdf"][0].problems[0])


def test_the_same_from_two_processes_as_from_this_one():
    settings = Settings(ontology_for(None), BASE)
    files = [loaded("a.txt"), loaded("b.txt", PLAN.replace(b"plan", b"report"))]
    here = sorted((each.path, results) for each, results in workers.work_here(files, settings))
    there = sorted((each.path, results) for each, results in workers.work_through(files, settings, workers.local(2)))
    assert here == there
    assert all(isinstance(result, Described) for _, (result,) in here)


def test_what_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 0.2)
    with pytest.raises(TimeoutError, match="takes more than"), limits.time_limit(0):
        time.sleep(5)


def test_what_takes_too_long_is_one_problem(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 0.2)
    monkeypatch.setattr("ontherecord.stages.read_bytes", lambda *_: time.sleep(5))
    ((_, (result,)),) = workers.work_here([loaded("a.txt")], Settings(ontology_for(None), BASE))
    assert isinstance(result, LeftOut)
    assert result.by_chance
    assert str(result.problems[0]) == "a.txt: takes more than 0.2 seconds: split it into parts"
