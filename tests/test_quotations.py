"""Where quoted words begin and end, whatever the marks: each unbroken run once, without its outer marks."""

from __future__ import annotations

from itertools import pairwise
from typing import SupportsIndex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extraction import STILL_OPEN
from ontherecord.document import Block, Document
from ontherecord.parse.quotations import find_runs, joined

MARKED = st.text(alphabet="aS ,.s\n“”‘’\"'(—", max_size=60)


def document(text: str) -> Document:
    """A document of the paragraphs of a text."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(at, at + len(part)))
        at += len(part) + 2
    return Document("d.txt", text, tuple(blocks))


def quoted(text: str) -> list[str]:
    """The quoted words of a text, run by run."""
    return [text[run.span.start : run.span.end] for run in find_runs(document(text))]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("She said: “The lift is out.”", ["The lift is out."], id="curly"),
        pytest.param('She said: "The lift is out."', ["The lift is out."], id="straight"),
        pytest.param("She said: ‘The lift is out.’", ["The lift is out."], id="single"),
        pytest.param("She said: 'The lift is out.'", ["The lift is out."], id="straight single"),
        pytest.param("It was “a farce”, and ‘a shambles’.", ["a farce", "a shambles"], id="phrases"),
        pytest.param("No marks at all.", [], id="none"),
        pytest.param("The tenants’ lift isn’t the council’s.", [], id="apostrophes"),
        pytest.param("It isn't the tenants' lift, it's the council's.", [], id="straight apostrophes"),
        pytest.param("In the ’80s and ’90s it ran.", [], id="years"),
        pytest.param("She said: ‘It’s the tenants’ lift.’ He left.", ["It’s the tenants’ lift."], id="plural inside"),
        pytest.param("She said: ‘I don’t know.’", ["I don’t know."], id="contraction inside"),
        pytest.param("A gap of 6' 2\" was left.", [], id="feet and inches", marks=STILL_OPEN),
        pytest.param("“It is out,” she said, “again.”", ["It is out,", "again."], id="split by the attribution"),
        pytest.param("“It is out.” “Again?” “Yes.”", ["It is out.", "Again?", "Yes."], id="one after another"),
        pytest.param("“They said ‘soon’ and left.”", ["They said ‘soon’ and left."], id="single within double"),
        pytest.param("‘They said “soon” and left.’", ["They said “soon” and left."], id="double within single"),
        pytest.param("“They said “soon” and left.”", ["They said “soon” and left."], id="double within double"),
        pytest.param("“He wrote: ‘no.’”", ["He wrote: ‘no.’"], id="both close together"),
        pytest.param("“ It is out. ”", ["It is out."], id="space inside the marks"),
        pytest.param("“”", [], id="nothing inside"),
        pytest.param("(“it is out”)", ["it is out"], id="in brackets"),
        pytest.param("She said it was “out. He left.", ["out. He left."], id="never closed"),
    ],
)
def test_marks(text: str, runs: list[str]) -> None:
    assert quoted(text) == runs


def test_reopened_at_each_paragraph_it_is_one_utterance() -> None:
    text = "She said: “It is out.\n\n“It was out in May.\n\n“Nobody came.”\n\n“Who are you?” he said."
    runs = find_runs(document(text))
    assert [text[run.span.start : run.span.end] for run in runs] == [
        "It is out.", "It was out in May.", "Nobody came.", "Who are you?",
    ]  # fmt: skip
    assert [run.continues for run in runs] == [False, True, True, False]
    assert [before for _, before in joined(runs)] == [None, runs[0], runs[1], None]


def test_straight_marks_are_reopened_too() -> None:
    text = 'She said: "It is out.\n\n"Nobody came."'
    assert [run.continues for run in find_runs(document(text))] == [False, True]
    assert quoted(text) == ["It is out.", "Nobody came."]


def test_marks_may_embrace_a_paragraph_that_does_not_reopen_them() -> None:
    assert quoted("“It is out.\n\nNobody came.” She left.") == ["It is out.", "Nobody came."]


def test_a_mark_left_open_does_not_swallow_the_document() -> None:
    text = "It was “out, she said.\n\n" + "\n\n".join(f"Paragraph {n} is the council’s own." for n in range(30))
    assert not any("Paragraph" in run for run in quoted(text))


@given(MARKED)
@example("““”")
@example("“a\n\n”a”")
@example("‘“a”’")
def test_a_quotation_lies_between_its_marks(text: str) -> None:
    read = document(text)
    runs = find_runs(read)
    assert all(before.span.end <= after.span.start for before, after in pairwise(runs))
    for run in runs:
        block = read.blocks[run.block]
        assert block.start <= run.span.start < run.span.end <= block.end
        said = text[run.span.start : run.span.end]
        before = text[block.start : run.span.start].rstrip()
        after = text[run.span.end : block.end].lstrip()
        assert said == said.strip()
        assert before[-1:] in set("“‘\"'") or (run.continues and not before)
        assert after[:1] in set("”’\"'") or not after


class Counted(str):
    """A text that counts the characters that are looked at."""

    looks = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        """As of any string."""
        found = super().__getitem__(key)
        self.looks += len(found)
        return found


def looks(text: str) -> int:
    """How many characters are looked at to find the quotations of a text."""
    counted = Counted(text)
    read = document(text)
    read.__dict__["readable"] = counted
    find_runs(read)
    return counted.looks


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(lambda n: "“" * n + "a" + "”" * n, id="nested"),
        pytest.param(lambda n: "“" * n, id="only opened"),
        pytest.param(lambda n: "”" * n, id="only closed"),
        pytest.param(lambda n: " ‘a" * n, id="single, only opened"),
        pytest.param(lambda n: "“a.” b " * n, id="side by side"),
        pytest.param(lambda n: '"' * n, id="straight"),
        pytest.param(lambda n: "“a\n\n" * n, id="reopened at each paragraph"),
    ],
)
def test_ten_thousand_marks_are_linear_work(shape: object) -> None:
    assert callable(shape)
    assert looks(shape(10_000)) <= 2.2 * looks(shape(5_000))
