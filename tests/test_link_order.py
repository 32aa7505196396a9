"""Linking hangs on which documents there are, not on their order nor on which came first."""

from functools import lru_cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from link_sample import BASE, BODY, PACKAGED, PERSON, REPORT, UNIT, document, thing
from ontherecord.corpus import find_documents
from ontherecord.extract import extract
from ontherecord.link import link, outline
from ontherecord.parse import parse
from ontherecord.read import read

CORPUS = Path(__file__).parents[1] / "corpus"

BODIES = ("Vale Council", "Eastmarch Council", "Vale Hospitals Trust")
THINGS = st.sampled_from(
    [
        thing(BODY, "Policing Standards Inspectorate", "PSI"),
        thing(BODY, "Public Services International", "PSI"),
        thing(BODY, "PSI"),
        thing(UNIT, "Audit Committee"),
        thing(UNIT, "Audit Committee", of="Vale Council"),
        thing(UNIT, "Learning and Improvement Board"),
        thing(UNIT, "Domestic Abuse Learning and Improvement Board"),
        thing(UNIT, "Vale Council Learning and Improvement Board"),
        thing(REPORT, "Annual Report"),
        thing(REPORT, "Running on Empty"),
        thing(REPORT, "Running on Empty survey"),
        thing(PERSON, "John Smith"),
        thing(PERSON, "Mr J. Smith"),
        thing(PERSON, "Smith"),
    ]
)


@st.composite
def corpora(draw):
    """A few documents with names that are hard to tell apart, in some order."""
    made = []
    for number in range(draw(st.integers(2, 6))):
        things = {each.ref: each for each in draw(st.lists(THINGS, max_size=5))}
        publisher = draw(st.sampled_from(BODIES))
        bodies = [thing(BODY, body) for body in BODIES if body != publisher and draw(st.booleans())]
        posts = {"John Smith": publisher} if "person/john-smith" in things and draw(st.booleans()) else {}
        date = draw(st.sampled_from(["2019", "2020"]))
        named = [*things.values(), *bodies]
        made.append(document(f"{number}.txt", *named, publisher=publisher, date=date, posts=posts))
    return made, draw(st.permutations(made))


@given(corpora())
def test_names_do_not_hang_on_the_order_of_documents(corpus):
    documents, shuffled = corpus
    one, other = link(documents, PACKAGED, BASE), link(shuffled, PACKAGED, BASE)
    assert one.quads == other.quads
    assert one.renames == other.renames
    assert one.lookalikes == other.lookalikes


@lru_cache(maxsize=1)
def outlines():
    sources = find_documents([CORPUS]).sources
    documents = [read(source.file, source.path, source.declared, PACKAGED) for source in sources]
    return [outline(extract(parse(each, PACKAGED), PACKAGED), PACKAGED) for each in documents]


@settings(max_examples=10)
@given(st.data())
def test_links_do_not_hang_on_the_order_of_documents(data):
    some = data.draw(st.permutations(outlines()))[: data.draw(st.integers(2, len(outlines())))]
    assert link(some, PACKAGED, BASE) == link(sorted(some, key=lambda each: each.path), PACKAGED, BASE)
