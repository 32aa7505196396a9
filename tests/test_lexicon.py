"""Cues are found as their notation says, and at a cost that does not grow with their number."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontherecord.inflection import inflect
from ontherecord.lexicon import entries, expand, lexicon
from ontherecord.ontology import Ontology
from ontherecord.problems import UserError
from ontherecord.words import normalise, split_words


def found(folder: Path, cues: str, text: str) -> list[tuple[str, str]]:
    (folder / "cues").mkdir(exist_ok=True)
    (folder / "cues" / "test.toml").write_text(cues, encoding="utf-8")
    words = split_words(text)
    hits = lexicon(Ontology((folder,))).find(words.norms)
    return [(hit.label, text[words.starts[hit.first] : words.ends[hit.last - 1]]) for hit in hits]


@pytest.mark.parametrize(
    ("cue", "text", "words"),
    [
        ("will publish", "We will publish it.", "will publish"),
        ("will not publish", "We won’t publish it.", "won’t publish"),
        ("is (keen|eager) to", "She is eager to help.", "is eager to"),
        ("has [also] agreed", "It has agreed.", "has agreed"),
        ("has [also] agreed", "It has also agreed.", "has also agreed"),
        ("refus(e|es|ed) to", "They refused to act.", "refused to"),
        ("need[s] repair", "The roof needs repair.", "needs repair"),
        ("tell _ that", "I tell you that it rains.", "tell you that"),
        ("treat ... as", "They treat old wards as stores.", "treat old wards as"),
        ("was <verbs~en>", "It was rewritten twice.", "was rewritten"),
        ("<verbs~ing> it", "Setting up it costs.", "Setting up it"),
    ],
)
def test_a_cue_is_found(tmp_path: Path, cue: str, text: str, words: str) -> None:
    assert ("test.cues", words) in found(tmp_path, f'verbs = ["rewrite", "set up"]\ncues = ["{cue}"]', text)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("will publish", "They willpublish it."),
        ("treat ... as", "They treat wards. As stores they serve."),
        ("treat ... as", "They treat a b c d e f g as stores."),
        ("tell _ that", "I tell. that is all"),
        ("was <verbs~en>", "It was rewrite twice."),
    ],
)
def test_a_cue_is_not_found(tmp_path: Path, cue: str, text: str) -> None:
    assert "test.cues" not in [label for label, _ in found(tmp_path, f'verbs = ["rewrite"]\ncues = ["{cue}"]', text)]


def test_of_one_label_the_longest_is_kept(tmp_path: Path) -> None:
    assert found(tmp_path, 'cues = ["will", "will not"]', "We will not go.") == [("test.cues", "will not")]


@pytest.mark.parametrize("cue", ["(open", "closed)", "<nowhere>", "<test.cues~xx>"])
def test_a_malformed_cue_names_itself(tmp_path: Path, cue: str) -> None:
    with pytest.raises(UserError, match="cues"):
        found(tmp_path, f'cues = ["a {cue}"]', "text")


def test_a_cue_that_is_no_phrase_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"test\.toml"):
        found(tmp_path, "cues = [1]", "text")


def test_a_workspace_adds_to_the_packaged_lists(tmp_path: Path) -> None:
    for name, entry in (("a", "one"), ("b", "two")):
        (tmp_path / name / "cues").mkdir(parents=True)
        (tmp_path / name / "cues" / "test.toml").write_text(f'cues = ["{entry}"]', encoding="utf-8")
    assert entries(Ontology((tmp_path / "a", tmp_path / "b")), "test.cues") == {"one", "two"}


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("publish", {"publish", "publishes", "published", "publishing"}),
        ("commit", {"commit", "commits", "committed", "committing"}),
        ("identify", {"identify", "identifies", "identified", "identifying"}),
        ("oversee", {"oversee", "oversees", "oversaw", "overseen", "overseeing"}),
        ("pay", {"pay", "pays", "paid", "paying"}),
        ("offer", {"offer", "offers", "offered", "offering"}),
        ("pilot", {"pilot", "pilots", "piloted", "piloting"}),
    ],
)
def test_verbs_are_inflected(verb: str, forms: set[str]) -> None:
    assert inflect(verb) == forms


@given(st.text(max_size=60))
def test_any_text_splits_into_words_that_stand_in_it(text: str) -> None:
    words = split_words(text)
    assert all(text[start:end].strip() for start, end in zip(words.starts, words.ends, strict=True))
    assert len(words.norms) == len(words.starts)


@given(st.lists(st.sampled_from(["a", "bc", "(a|b)", "[c]", "_", "..."]), min_size=1, max_size=5))
def test_a_well_formed_cue_expands(parts: list[str]) -> None:
    assert all(isinstance(words, tuple) for words in expand(" ".join(parts)))


def test_signs_are_made_alike() -> None:
    assert normalise("the Trust’s “plan” – £5m") == normalise('the trust\'s "plan" - £5m')
