"""The commands as a user meets them."""

import shlex
import subprocess
import sys

import click
import pytest

from conftest import CORPUS, invoke, ontherecord
from ontherecord.cli import main

COMMANDS = sorted(main.commands)
HEAVY = {"spacy", "pyoxigraph", "rdflib", "pyshacl", "networkx", "pyvis", "lxml", "rich", "dateparser"}

WITH_A_PARTNER = {"serve", "push"}
"""Commands that talk to another program; their own tests bring one."""


def example(command):
    """The example that a command's help gives, as words."""
    words = shlex.split(main.commands[command].epilog.removeprefix("Example: "))
    assert words[:2] == ["ontherecord", command]
    return words[1:]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_it_does_and_gives_the_example(command):
    result = invoke(command, "--help")
    assert result.exit_code == 0
    assert main.commands[command].epilog in " ".join(result.output.split())


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - WITH_A_PARTNER))
def test_the_example_runs(command, place):
    (place / "letters").mkdir()
    (place / "letters" / "one.txt").write_text("Dear colleague,\n\nWe will publish the review in June 2022.\n")
    result = invoke(*example(command))
    assert result.exit_code == 0, result.output
    assert result.output or command == "export"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    readme = CORPUS.parent / "README.md"
    assert f"`{command}" in readme.read_text(encoding="utf-8")


def test_help_and_version_load_nothing_heavy():
    code = "import sys; from ontherecord.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Commands:" in result.stdout
    assert HEAVY.isdisjoint(result.stdout.split())


def test_a_build_in_a_pipe_says_one_line(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Cafcass will publish a plan in June 2021.\n")
    result = ontherecord("build", "in", "--output", "out", cwd=tmp_path)
    assert result.stderr == ""
    assert result.stdout.startswith("1 document, ")
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["build", "no-such-folder"],
        ["build", "--jobs", "0"],
        ["build", "corpus", "--base-iri", "no iri"],
        ["query"],
        ["query", "no-such-query"],
        ["query", "ratings", "--format", "html"],
        ["query", "ratings", "--nonsense", "x"],
        ["query", "ratings", "stray"],
        ["export"],
        ["query", "ratings", "--workspace", "corpus"],
        ["init", "corpus"],
    ],
)
@pytest.mark.usefixtures("place")
def test_wrong_use_is_told_in_a_sentence_with_exit_code_2(args):
    result = invoke(*args)
    assert result.exit_code == 2, result.output
    assert "Error: " in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("args", [["show", "Nobody Anywhere"], ["query", "ratings", "--output", "no-such-folder"]])
@pytest.mark.usefixtures("place")
def test_a_command_that_fails_says_why_with_exit_code_1(args):
    result = invoke(*args)
    assert result.exit_code == 1
    assert "Error: " in result.output


def test_every_command_that_reads_a_graph_finds_it_by_output():
    for name in set(COMMANDS) - {"init", "diff"}:
        options = {
            option for each in main.commands[name].params if isinstance(each, click.Option) for option in each.opts
        }
        assert {"--output", "--workspace"} <= options, name


@pytest.mark.usefixtures("place")
def test_no_output_reaches_the_terminal_unescaped():
    result = invoke("show", "\x1b[2JNobody")
    assert "\x1b" not in result.output
