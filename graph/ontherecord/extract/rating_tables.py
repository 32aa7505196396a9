"""Ratings in lists and tables: “Preventing crime: Outstanding”, “2017 – Good”, a row of stars for each company."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontherecord.dates import Date
from ontherecord.document import Block, BlockKind
from ontherecord.extract.clause import Clause
from ontherecord.extract.grades import NUMBERS, Clarity, Grade, GradeWords, find_grades, whole_grade
from ontherecord.extract.rated import Parties
from ontherecord.extract.verdict import Verdict
from ontherecord.facts import Ref
from ontherecord.parse.analysis import within

YEAR = re.compile(r"(?:19|20)\d\d")
GENERAL = frozenset(
    "overall rating ratings grade grades judgement judgment verdict result outcome effectiveness score our final "
    "current this inspection".split()
)
"""Words in a label that leave it the overall grade."""
Span = tuple[int, int]
"""Words from one index to before another."""
LONGEST = 60
"""Words of the longest paragraph that is a row of labels and grades."""
SHORT = 8
"""Words of the longest label with its grade."""
DASHES = frozenset("-–—")


def listed_ratings(clause: Clause, parties: Parties, lists: GradeWords) -> Iterator[Verdict]:
    """The grades of one item or row; none where it is neither, or nothing above it speaks of ratings."""
    block = clause.analysis.block(clause.segment)
    if len(block.cells) > 1:
        rows = [[clause.words.between(start, end) for start, end in block.cells]]
    else:
        rows = [list(pair) for pair in _pairs(clause, lists)]
    if not rows:
        return
    announced = _announced(clause, block, lists)
    header = _header(clause, block) if len(block.cells) > 1 else []
    for label, *cells in (_split_label(clause, row, lists) for row in rows):
        if label[0] == label[1] or (label[1] - label[0] == 1 and clause.norms[label[0]] in NUMBERS):
            continue
        spans = enumerate(cells, 1)
        found = [(index, grade) for index, cell in spans if (grade := _grade(clause, cell, lists, announced=announced))]
        if found and (announced or _known_label(clause, label, lists)):
            yield from _row(clause, parties, label, found, header)


def _split_label(clause: Clause, row: list[Span], lists: GradeWords) -> list[Span]:
    """A row whose first cell holds its first grade too: only one space stood between them."""
    label, *cells = row
    for grade in find_grades(clause.words, label[0] + 1, label[1], lists) if cells else ():
        if grade.outer_last == label[1] and grade.clarity >= Clarity.CAPITAL:
            return [(label[0], grade.outer_first), (grade.outer_first, label[1]), *cells]
    return row


def _pairs(clause: Clause, lists: GradeWords) -> Iterator[tuple[Span, Span]]:
    """Labels and what follows them: “Overall: Good”, “2017 – Good”, “Safe: Good; caring: Good”, “Overall Good”."""
    if clause.last - clause.first > LONGEST:
        return
    colons = sum(norm == ":" for norm in clause.norms[clause.first : clause.last])
    stops = {";", ","} if colons > 1 else {";"}
    first = clause.first
    for at in range(clause.first, clause.last + 1):
        if at == clause.last or clause.norms[at] in stops:
            if pair := _halves(clause, first, at) or _label_and_grade(clause, first, at, lists):
                yield pair
            first = at + 1


def _halves(clause: Clause, first: int, last: int) -> tuple[Span, Span] | None:
    """The two sides of a colon, or of a dash with space around it."""
    words = clause.words
    for at in range(first + 1, last - 1):
        if words.norms[at] == ":" or (words.word(at) in DASHES and words.starts[at] > words.ends[at - 1]):
            return (first, at), (at + 1, last)
    return None


def _label_and_grade(clause: Clause, first: int, last: int, lists: GradeWords) -> tuple[Span, Span] | None:
    """A line with no mark between a label and its grade: “Overall effectiveness Good”."""
    last -= last > first and clause.norms[last - 1] == "."
    if last - first > SHORT:
        return None
    for grade in find_grades(clause.words, first + 1, last, lists):
        if grade.outer_last == last and grade.clarity >= Clarity.CAPITAL:
            return (first, grade.outer_first), (grade.outer_first, last)
    return None


def _announced(clause: Clause, block: Block, lists: GradeWords) -> bool:
    """Whether the heading, introduction or column heads above speak of grades."""
    analysis = clause.analysis
    for index in (block.intro, block.heading, _paragraph_above(clause, block)):
        if index is None:
            continue
        above = analysis.document.blocks[index]
        first, last = analysis.words.between(above.start, above.end)
        norms = analysis.words.norms[first:last]
        speaks = (
            lists.lists["nouns"] - {"outcome", "level", "mark", "status"} | lists.lists["verbs"] | {"star", "stars"}
        )
        if not speaks.isdisjoint(norms):
            return True
    return False


def _paragraph_above(clause: Clause, block: Block) -> int | None:
    """The paragraph right above the first row of a table."""
    blocks = clause.analysis.document.blocks
    if block.kind is not BlockKind.ROW or block.intro is None:
        return None
    above = block.intro - 1
    return above if above >= 0 and blocks[above].kind is BlockKind.PARAGRAPH else None


def _known_label(clause: Clause, label: Span, lists: GradeWords) -> bool:
    """Whether a label is that of the overall grade or of a well-known sub-judgement, and needs nothing above it."""
    norms = clause.norms[label[0] : label[1]]
    norms = norms[1:] if norms[:1] == ["the"] else norms
    if norms[:1] == ["overall"] or norms[-1:] in (["rating"], ["grade"], ["judgement"], ["judgment"]):
        return True
    text = " ".join(norms).replace(" - ", "-")
    if norms[-1:] == ["?"]:
        return any(text.endswith(f" {aspect} ?") for aspect in lists.lists["aspects"])
    return text in lists.lists["aspects"]


def _header(clause: Clause, block: Block) -> list[str]:
    """The heads of the columns, where the block above has as many cells."""
    if block.intro is None:
        return []
    above = clause.analysis.document.blocks[block.intro]
    if len(above.cells) != len(block.cells):
        return []
    return [" ".join(clause.words.text[start:end].split()) for start, end in above.cells]


def _grade(clause: Clause, cell: Span, lists: GradeWords, *, announced: bool) -> Grade | None:
    """The grade that a cell is; below a heading that speaks of ratings a single figure is one, too."""
    first, last = cell
    numeral = announced and last - first == 1 and clause.norms[first] in NUMBERS and clause.norms[first].isdigit()
    if numeral:
        return Grade(first, last, Clarity.CODE, first, last)
    return whole_grade(clause.words, first, last, lists)


def _row(
    clause: Clause, parties: Parties, label: Span, found: list[tuple[int, Grade]], header: list[str]
) -> Iterator[Verdict]:
    """The verdicts of a row, from its label, its grades by column, and the heads of the columns."""
    words = clause.words
    start, end = words.starts[label[0]], words.ends[label[1] - 1]
    text = " ".join(words.text[start:end].split())
    rater = parties.rater_in(clause.segment) or _above(clause, parties, rates_others=True)
    rater = rater or parties.context_rater(start)
    named = next((mention.thing for mention in within(parties.bodies, start, end) if mention.thing != rater), None)
    rated = named or _above(clause, parties, rates_others=False) or parties.reported_on()
    rated = rated or parties.beside(clause, 0, rater) or parties.context_rated(start, rater)
    parties.last_rater = rater
    for index, grade in found:
        head = header[index] if index < len(header) else ""
        date = _year(head) or _year(text)
        label_tells = named is None and _year(text) is None
        aspect = _aspect(text) if label_tells else _aspect(head) if head and not _year(head) and named else ""
        yield Verdict(grade, rater, (rated,) if rated else (), aspect, date)


def _above(clause: Clause, parties: Parties, *, rates_others: bool) -> Ref | None:
    """The body that the introduction or heading above names, as a rater or as rated."""
    block = clause.analysis.block(clause.segment)
    for index in (block.intro, block.heading):
        if index is None:
            continue
        above = clause.analysis.document.blocks[index]
        for mention in within(parties.bodies, above.start, above.end):
            if parties.rates_others(mention.thing) == rates_others and (
                rates_others or parties.may_be_rated(mention.thing)
            ):
                return mention.thing
    return None


def _year(text: str) -> Date | None:
    match = YEAR.fullmatch(text.strip(" :()"))
    return Date.parse(match[0]) if match else None


def _aspect(text: str) -> str:
    """A label as sub-judgement; empty where it is that of the overall grade."""
    return "" if GENERAL.issuperset(re.findall(r"[a-z]+", text.lower())) else text
