"""What several tests share: the corpus built once, and the program as a user runs it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

from ontherecord.cli import main
from page_browser import browser, page_file  # noqa: F401 - fixtures

# How long an example takes hangs on the machine: no test may fail for it.
settings.register_profile("ontherecord", deadline=None)
settings.load_profile("ontherecord")

CORPUS = Path(__file__).parents[1] / "corpus"


def ontherecord(*args, cwd=None, stdin=None, before=None, **variables):
    """Run the program in a process of its own, in a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "ontherecord", *map(str, args)],
        cwd=cwd,
        input=stdin,
        env=os.environ | variables,
        preexec_fn=before,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def invoke(*args, **options):
    """Run a command in this process, which is quicker: the libraries and cues are there."""
    return CliRunner().invoke(main, [str(arg) for arg in args], prog_name="ontherecord", **options)


def heed_interrupts():
    """What runs in the background of a shell without job control is started deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The output of a build of the five documents; not to be changed."""
    output = tmp_path_factory.mktemp("built") / "output"
    result = invoke("build", CORPUS, "--output", output)
    assert result.exit_code == 0, result.output
    return output


@pytest.fixture
def place(tmp_path, built, monkeypatch):
    """A folder to work in, with `corpus/` and its build in `output/` and `before/`."""
    shutil.copytree(CORPUS, tmp_path / "corpus")
    for name in ("output", "before"):
        shutil.copytree(built, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory):
    """A build of the sample facts, which needs no reading of documents; not to be changed."""
    from serve_site import write_build  # noqa: PLC0415 - for the tests of the endpoint alone

    return write_build(tmp_path_factory.mktemp("sample") / "output")
