"""What a person sees on a terminal."""

import io
import os
import pty
import subprocess
import sys

import pyoxigraph as ox
import pytest
from rich.console import Console

from ontherecord import terminal
from ontherecord.publish.prefixes import BASE
from ontherecord.publish.query import ask
from ontherecord.publish.show import show

HOSTILE = "[red]x[/red]\x1b[2J\u202e https://example.org/ " + "word " * 40
DATA = f"""
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
<{BASE}person/ada> a foaf:Person ; rdfs:label "Ada" .
"""


@pytest.fixture
def store():
    store = ox.Store()
    store.load(DATA.encode(), ox.RdfFormat.TURTLE)
    subject, label = ox.NamedNode(f"{BASE}person/ada"), ox.NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    store.add(ox.Quad(subject, label, ox.Literal(HOSTILE)))
    return store


def seen(what, width=60):
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, force_terminal=True, color_system=None).print(what)
    return out.getvalue()


def test_a_table_fits_the_terminal_and_keeps_every_word(store):
    text = seen(terminal.answer(ask(store, "SELECT ?name WHERE { ?s skos:altLabel ?name }", BASE, "q"), BASE))
    assert max(map(len, text.splitlines())) <= 60
    assert text.count("word") == 40


def test_nothing_in_a_text_is_markup_or_a_command(store):
    table = terminal.answer(ask(store, "SELECT ?name WHERE { ?s skos:altLabel ?name }", BASE, "q"), BASE)
    things = [terminal.thing(found) for found in show(store, "ada", BASE)]
    for text in map(seen, [table, *things]):
        assert "\x1b[2J" not in text
        assert "\u202e" not in text
        assert "[red]" in text


def test_progress_is_shown_on_a_terminal_alone(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Our plan\n\nWe will publish a plan for all courts in June 2021.\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ontherecord", "build", "in", "--output", "out"]
    build = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        written += piece
    said, _ = build.communicate()
    assert build.returncode == 0
    assert b"Reading" in written
    assert said.startswith(b"1 document, ")
