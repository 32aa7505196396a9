"""A second build does only what has changed, and gives what a build from nothing gives."""

import shutil

import pytest

from conftest import invoke
from ontherecord.cache import open_cache
from ontherecord.publish.names import read_names
from ontherecord.publish.store import open_store

LETTER = "2021-06-17-cafcass-letter-after-board-meeting.txt"


@pytest.fixture
def worked_on(monkeypatch):
    """The paths of the files that were worked on, as they are."""
    from ontherecord import stages  # noqa: PLC0415

    paths = []
    work_on = stages.work_on

    def noted(loaded, settings):
        paths.append(loaded.path)
        return work_on(loaded, settings)

    monkeypatch.setattr("ontherecord.stages.work_on", noted)
    return paths


def content(output):
    """What must be the same; of the store, what is in it."""
    names = [output / name for name in ("graph.ttl", "graph.trig", "graph.html", "names.json")]
    files = [*names, *(output / "quads").iterdir(), *(output / "text").rglob("*.txt")]
    found = {file.relative_to(output).as_posix(): file.read_bytes() for file in files}
    return found | {"store": sorted(map(str, open_store(output)))}


def from_nothing(place):
    shutil.rmtree(place / "anew", ignore_errors=True)
    assert invoke("build", "--output", "anew").exit_code == 0
    return content(place / "anew")


def test_nothing_is_done_where_nothing_has_changed(place, worked_on):
    before = (place / "output" / "build.json").read_bytes()
    result = invoke("build")
    assert result.exit_code == 0, result.output
    assert worked_on == []
    assert (place / "output" / "build.json").read_bytes() == before
    assert result.stdout.startswith("5 documents, ")


def test_a_document_that_is_corrected_added_or_gone(place, worked_on):
    letter = place / "corpus" / LETTER
    letter.write_text(letter.read_text(encoding="utf-8").replace("we will", "we shall"), encoding="utf-8")
    assert invoke("build").exit_code == 0
    assert worked_on == [LETTER]
    assert content(place / "output") == from_nothing(place)

    worked_on.clear()
    shutil.copyfile(letter, place / "corpus" / "2022-new.txt")
    (place / "corpus" / "papa-why-cafcass-makes-mistakes.txt").unlink()
    declared = place / "corpus" / "corpus.toml"
    declared.write_text(declared.read_text(encoding="utf-8").partition('["papa')[0], encoding="utf-8")
    assert invoke("build").exit_code == 0
    assert worked_on == ["2022-new.txt"]
    assert content(place / "output") == from_nothing(place)


def test_a_line_of_names_tsv_reads_no_document_again(place, worked_on):
    own = place / "ontology"
    own.mkdir()
    (own / "names.tsv").write_text("same\tSafeLives\tNapo\n", encoding="utf-8")
    assert invoke("build").exit_code == 0
    assert worked_on == []
    assert content(place / "output") == from_nothing(place)


def test_a_new_rule_reads_all_again(place, worked_on):
    own = place / "ontology" / "cues"
    own.mkdir(parents=True)
    (own / "commitment.toml").write_text('firm = ["solemnly swear to"]\n', encoding="utf-8")
    assert invoke("build").exit_code == 0
    assert len(worked_on) == 5


def test_a_file_that_is_spoilt_is_made_again(place, worked_on):
    before = content(place / "output")
    (place / "output" / "graph.ttl").write_text("nonsense")
    shard = next((place / "output" / "quads").glob("[0-9a-f]*.nq.gz"))
    shard.write_bytes(b"nonsense")
    assert invoke("build").exit_code == 0
    assert worked_on == []
    assert content(place / "output") == before


@pytest.mark.parametrize("spoilt", [b"", b"nonsense" * 1000])
def test_a_cache_that_is_none_is_begun_anew(place, spoilt):
    before = content(place / "output")
    (place / "output" / ".cache" / "results.sqlite").write_bytes(spoilt)
    (place / "output" / "graph.ttl").unlink()
    assert invoke("build").exit_code == 0
    assert content(place / "output") == before


def test_what_is_gone_leaves_the_cache(place):
    (place / "corpus" / LETTER).unlink()
    declared = place / "corpus" / "corpus.toml"
    declared.write_text("", encoding="utf-8")
    assert invoke("build").exit_code == 0
    with open_cache(place / "output") as cache:
        rows = cache._connection.execute("SELECT about FROM documents").fetchall()
    assert len(rows) == 4
    assert not any(LETTER in about for (about,) in rows)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_documents_that_come_one_by_one_in_any_order_give_the_same(tmp_path, monkeypatch, order):
    monkeypatch.chdir(tmp_path)
    texts = [
        "Vale Council\n\n3 May 2020\n\nWe will set up a Housing Repairs Board (HRB) by June 2021.\n",
        "Vale Council\n\n9 July 2021\n\nThe HRB met for the first time in June 2021.\n",
        "Housing Repairs Board\n\n2 March 2022\n\nWe have met six times. Vale Council will publish our report.\n",
    ]
    (tmp_path / "corpus").mkdir()
    for number in order:
        (tmp_path / "corpus" / f"{number}.txt").write_text(texts[number])
        assert invoke("build").exit_code == 0
    assert content(tmp_path / "output") == from_nothing(tmp_path)


def test_a_merge_that_is_refused_stays_refused_after_every_kind_of_rebuild(place):
    joined = next(each for each in read_names(place / "output") if each.joined)

    def is_refused():
        merged = [(each.name, each.other) for each in read_names(place / "output") if each.joined]
        return (joined.name, joined.other) not in merged and joined.ref != joined.other_ref

    (place / "ontology").mkdir()
    decisions = place / "ontology" / "names.tsv"
    decisions.write_text(f"{joined.decision}\n", encoding="utf-8")
    assert invoke("build").exit_code == 0
    assert is_refused()
    letter = place / "corpus" / LETTER
    letter.write_text(letter.read_text(encoding="utf-8").replace("we will", "we shall"), encoding="utf-8")
    assert invoke("build").exit_code == 0
    assert is_refused()
    shutil.rmtree(place / "output" / ".cache")
    assert invoke("build", "--no-comments").exit_code == 0
    assert is_refused()
    shutil.rmtree(place / "output")
    assert invoke("build", "--jobs", "2").exit_code == 0
    assert is_refused()
    assert decisions.read_text(encoding="utf-8") == f"{joined.decision}\n"
