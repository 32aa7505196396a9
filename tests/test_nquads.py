"""Lines of N-Quads, as two independent parsers read them."""

from decimal import Decimal

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from ontherecord.describe import nquads

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib warns of itself

S, P, G = (f"<https://example.org/{name}>" for name in "spg")
CHARACTERS = st.characters(exclude_categories=("Cs",)) | st.sampled_from(
    '"\\\n\r\t\b\f\0\x1f\x7f\x85\u2028\u2029\ufffe'
)
HOSTILE = st.text(CHARACTERS)


def as_oxigraph_reads(line: str) -> ox.Literal:
    (quad,) = ox.parse(f"{line}\n".encode(), ox.RdfFormat.N_QUADS)
    assert isinstance(quad.object, ox.Literal)
    return quad.object


def as_rdflib_reads(line: str) -> rdflib.Literal:
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        data = rdflib.Dataset(default_union=True).parse(data=f"{line}\n", format="nquads")
    finally:
        rdflib.NORMALIZE_LITERALS = before
    (found,) = data.objects()
    assert isinstance(found, rdflib.Literal)
    return found


@given(HOSTILE)
def test_text_comes_back_character_for_character(text: str) -> None:
    line = nquads.quad(S, P, nquads.literal(text), G)
    assert len(line.splitlines()) == 1
    assert as_oxigraph_reads(line).value == text
    assert str(as_rdflib_reads(line)) == text


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_no_character_is_written_as_the_replacement_character(text: str) -> None:
    readable = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    found = as_oxigraph_reads(nquads.quad(S, P, nquads.literal(text), G)).value
    assert len(found) == len(text)
    if text == readable:
        assert found == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_a_number_keeps_its_value(number: Decimal) -> None:
    found = as_oxigraph_reads(nquads.quad(S, P, nquads.decimal(number), G))
    assert found.datatype.value == f"{nquads.XSD}decimal"
    assert Decimal(found.value) == number
    assert "E" not in found.value


@pytest.mark.parametrize(
    ("number", "text"),
    [("17.40", "17.4"), ("130000", "130000"), ("1.3E+5", "130000"), ("100", "100"), ("-0.0", "0"), ("0.8", "0.8")],
)
def test_a_number_is_written_one_way(number: str, text: str) -> None:
    assert nquads.decimal(Decimal(number)) == f'"{text}"^^<{nquads.XSD}decimal>'


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        nquads.decimal(Decimal(number))


def test_typed_literals_have_their_type() -> None:
    assert nquads.literal("2021-06", "gYearMonth") == f'"2021-06"^^<{nquads.XSD}gYearMonth>'
    assert nquads.integer(7) == f'"7"^^<{nquads.XSD}nonNegativeInteger>'
    assert nquads.boolean(False) == f'"false"^^<{nquads.XSD}boolean>'


@pytest.mark.parametrize("value", ["a b", "a>b", 'a"b', "a\nb", "a\\b", "a{b}", "a|b", "\ud800"])
def test_what_no_iri_may_hold_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not an IRI"):
        nquads.iri(f"https://example.org/{value}")
