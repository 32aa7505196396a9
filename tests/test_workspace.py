"""Where the ontology, the corpus and the output of a workspace are."""

from pathlib import Path

import pytest

from ontherecord import workspace
from ontherecord.problems import UserError


def test_the_nearest_folder_upwards_that_holds_an_ontology_is_the_workspace(tmp_path):
    (tmp_path / "ontology").mkdir()
    (tmp_path / "a" / "ontology").mkdir(parents=True)
    below = tmp_path / "a" / "b" / "c"
    below.mkdir(parents=True)
    assert workspace.find_workspace(below) == tmp_path / "a"


def test_nothing_is_found_inside_an_installation(tmp_path):
    inside = tmp_path / "lib" / "site-packages" / "other"
    inside.mkdir(parents=True)
    (inside.parent / "ontology").mkdir()
    (inside / "ontology").mkdir()
    assert workspace.find_workspace(inside) is None


def test_without_a_workspace_the_packaged_ontology_stands_alone():
    assert workspace.ontology_for(None).folders == (workspace.packaged_ontology(),)


def test_a_workspace_adds_to_the_packaged_ontology(tmp_path):
    (tmp_path / "ontology").mkdir()
    folders = workspace.ontology_for(tmp_path).folders
    assert folders == (workspace.packaged_ontology(), tmp_path / "ontology")


def test_the_same_folder_is_never_read_twice():
    checkout = Path(__file__).parents[1]
    assert workspace.ontology_for(checkout).folders == (checkout / "ontology",)


def test_a_workspace_without_an_ontology_is_refused(tmp_path):
    with pytest.raises(UserError, match="ontology/"):
        workspace.ontology_for(tmp_path)


def test_where_no_folder_is_given_and_there_is_no_corpus_the_user_is_asked(tmp_path):
    with pytest.raises(UserError, match="which folder") as error:
        workspace.corpus_folder(tmp_path)
    assert error.value.exit_code == 2
