"""Changes of files are noticed, each once."""

import os
import signal
import subprocess
import sys

from conftest import heed_interrupts
from ontherecord.watching import changes


def test_what_comes_changes_and_goes_is_noticed(tmp_path):
    (tmp_path / "a.txt").write_text("one")
    found = changes([tmp_path], leave_out=tmp_path / "output", seconds=0.01)
    for change in (
        lambda: (tmp_path / "a.txt").write_text("another"),
        lambda: (tmp_path / "b.txt").write_text("new"),
        (tmp_path / "b.txt").unlink,
    ):
        change()
        next(found)


def test_a_build_is_made_again_when_a_document_changes(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Our plan\n\nWe will publish a plan for all courts in June 2021.\n")
    command = [sys.executable, "-m", "ontherecord", "build", "--watch"]
    watching = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )
    try:
        assert watching.stdout.readline().startswith("1 document, ")
        (tmp_path / "corpus" / "b.txt").write_text("Our plan\n\nWe will publish a plan for all courts in 2022.\n")
        assert watching.stdout.readline().startswith("2 documents, ")
        os.killpg(watching.pid, signal.SIGINT)
        assert watching.wait(timeout=60) == 0
    finally:
        if watching.poll() is None:
            os.killpg(watching.pid, signal.SIGKILL)
        watching.wait()
