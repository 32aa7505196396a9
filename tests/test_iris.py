"""IRIs come from content, are valid whatever the text, and never clash."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontherecord.describe import iris
from ontherecord.facts import Ref, Span
from ontherecord.problems import UserError

BASE = "https://w3id.org/ontherecord/id/"
ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates, which file names can hold, too
PATHS = st.lists(ANY_TEXT.filter(lambda segment: "/" not in segment), min_size=1, max_size=4).map("/".join)
SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}(--[a-z0-9]+)?", fullmatch=True)
SPANS = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(lambda pair: Span(*sorted(pair)))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Cafcass", "cafcass"),
        ("Family Justice Young People’s Board", "family-justice-young-peoples-board"),
        ("Family Justice Young People's Board", "family-justice-young-peoples-board"),
        ("Harm & Hope", "harm-and-hope"),
        ("  St. Tŷ-Gwyn\nCollege ", "st-ty-gwyn-college"),
        ("Children’s Services (Leeds) – North", "childrens-services-leeds-north"),
        ("Łódź City", "łodz-city"),
    ],
)
def test_a_slug_is_the_name_in_small_letters(name: str, slug: str) -> None:
    assert iris.slug(name) == slug


@given(ANY_TEXT)
def test_a_slug_is_a_segment_and_its_own_slug(name: str) -> None:
    slug = iris.slug(name)
    assert slug
    assert "--" not in slug
    assert not set(slug) & set("/?#%~: ")
    assert len(slug) <= 80
    assert iris.slug(slug) == slug


def test_long_names_that_differ_at_their_end_have_slugs_that_differ() -> None:
    assert iris.slug("board of " * 200 + "a") != iris.slug("board of " * 200 + "b")


@given(PATHS)
def test_a_document_has_a_valid_iri(path: str) -> None:
    iri = iris.document(BASE, path)
    ox.NamedNode(iri)
    assert iri.isascii()
    assert not {".", ".."} & set(iri.split("/"))


@given(PATHS, PATHS)
def test_two_documents_have_two_iris(one: str, other: str) -> None:
    assert (one == other) == (iris.document(BASE, one) == iris.document(BASE, other))


@given(st.tuples(PATHS, SPANS), st.tuples(PATHS, SPANS))
def test_two_passages_have_two_iris(one: tuple[str, Span], other: tuple[str, Span]) -> None:
    iri, another = (iris.resource(BASE, path, iris.passage(span)) for path, span in (one, other))
    ox.NamedNode(iri)
    assert (one == other) == (iri == another)


def test_what_belongs_to_a_document_lies_below_its_path() -> None:
    path = "letters/Mr Smith’s #1?.txt"
    inside = "letters/Mr%20Smith%E2%80%99s%20%231%3F.txt"
    assert iris.document(BASE, path) == f"{BASE}document/{inside}"
    assert iris.resource(BASE, path, Ref("statement/question-12-60")) == f"{BASE}statement/{inside}/question-12-60"
    assert iris.resource(BASE, path, iris.quotation(Span(3, 9))) == f"{BASE}quotation/{inside}/3-9"
    assert iris.resource(BASE, path, Ref("organisation/cafcass")) == f"{BASE}organisation/cafcass"


POSTS = st.tuples(
    SLUGS.map("person/{}".format) | SLUGS.map("organisation/{}".format),
    SLUGS.map("organisation/{}".format),
    st.sampled_from(["Chair", "Deputy Chair", "Chief Executive"]),
    st.sampled_from(["Current", "Former", "Acting"]),
)


@given(POSTS, POSTS)
def test_two_posts_have_two_iris(one: tuple[str, str, str, str], other: tuple[str, str, str, str]) -> None:
    iri, another = (
        iris.resource(BASE, "a.txt", iris.membership(Ref(member), Ref(body), role, tenure))
        for member, body, role, tenure in (one, other)
    )
    ox.NamedNode(iri)
    assert (one == other) == (iri == another)


def test_a_post_is_named_by_who_where_and_what() -> None:
    ref = iris.membership(Ref("person/jacky-tiotto"), Ref("organisation/cafcass"), "Chief Executive", "Current")
    assert ref == "membership/jacky-tiotto--cafcass--chief-executive"


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("https://www.gov.uk/a?b=c#d", "https://www.gov.uk/a?b=c#d"),
        ("https://example.org/a b/“c”[1]", "https://example.org/a%20b/%E2%80%9Cc%E2%80%9D%5B1%5D"),
        ("http://example.org/50%", "http://example.org/50%25"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://[::1", None),
        ("http://user:secret@example.org/", None),
        ("https://", None),
        ("no address", None),
    ],
)
def test_only_addresses_of_the_web_are_sources(text: str, iri: str | None) -> None:
    assert iris.web_address(text) == iri


@given(ANY_TEXT.map("http://example.org/{}".format) | ANY_TEXT.map("https://{}".format))
def test_an_address_is_a_valid_iri_or_none(text: str) -> None:
    found = iris.web_address(text)
    if found is not None:
        ox.NamedNode(found)
        assert iris.web_address(found) == found


def test_a_base_must_let_resources_lie_below_it() -> None:
    assert iris.base_iri("https://example.org/id/") == "https://example.org/id/"
    for wrong in ("https://example.org/id", "id/", "urn:x:", "https://example.org/a b/", "https://example.org/<>/"):
        with pytest.raises(UserError):
            iris.base_iri(wrong)
