"""Ratings in lists and tables: “Preventing crime: Outstanding”, “2017 – Good”, a row of stars for each company."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontherecord.dates import Date
from ontherecord.document import Block, BlockKind
from ontherecord.extract.clause import Clause
from ontherecord.extract.grades import NUMBERS, Clarity, Grade, GradeWords, whole_grade
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
DASHES = frozenset("-–—")


def listed_ratings(clause: Clause, parties: Parties, lists: GradeWords) -> Iterator[Verdict]:
    """The grades of one item or row; none where it is neither, or nothing above it speaks of ratings."""
    block = clause.analysis.block(clause.segment)
    if block.kind not in {BlockKind.ITEM, BlockKind.ROW} and not _short(clause):
        return
    cells = [cell for cell in block.cells if cell[1] > cell[0]] if block.kind is BlockKind.ROW else []
    parts = _cells(clause, cells) if len(cells) > 1 else _halves(clause)
    if len(parts) < 2:
        return
    announced = _announced(clause, block, lists)
    header = _header(clause, block) if len(block.cells) > 1 else []
    label, *others = parts
    if label[1] - label[0] == 1 and clause.norms[label[0]] in NUMBERS:
        return
    found = [
        (index, grade)
        for index, (first, last) in enumerate(others, 1)
        if (grade := _grade(clause, first, last, lists, announced=announced))
    ]
    if not found or not (announced or _known_label(clause, label, lists)):
        return
    yield from _row(clause, parties, label, found, header)


def _short(clause: Clause) -> bool:
    """Whether a paragraph is a label and little more (“Overall: Good”)."""
    return clause.last - clause.first <= 8 and ":" in clause.norms[clause.first : clause.last]


def _cells(clause: Clause, cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [clause.words.between(start, end) for start, end in cells]


def _halves(clause: Clause) -> list[tuple[int, int]]:
    """The two sides of a colon or a dash with space around it."""
    words = clause.words
    for at in range(clause.first + 1, clause.last - 1):
        spaced = words.starts[at] > words.ends[at - 1] or words.norms[at] == ":"
        if words.norms[at] == ":" or (words.word(at) in DASHES and spaced):
            return [(clause.first, at), (at + 1, clause.last)]
    return []


def _announced(clause: Clause, block: Block, lists: GradeWords) -> bool:
    """Whether the heading, introduction or column heads above speak of grades."""
    analysis = clause.analysis
    for index in (block.intro, block.heading):
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


def _known_label(clause: Clause, label: tuple[int, int], lists: GradeWords) -> bool:
    """Whether a label is that of the overall grade or of a well-known sub-judgement, and needs nothing above it."""
    norms = clause.norms[label[0] : label[1]]
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


def _grade(clause: Clause, first: int, last: int, lists: GradeWords, *, announced: bool) -> Grade | None:
    """The grade that a cell is; below a heading that speaks of ratings a single figure is one, too."""
    numeral = announced and last - first == 1 and clause.norms[first] in NUMBERS and clause.norms[first].isdigit()
    if numeral:
        return Grade(first, last, Clarity.CODE, first, last)
    return whole_grade(clause.words, first, last, lists)


def _row(
    clause: Clause, parties: Parties, label: tuple[int, int], found: list[tuple[int, Grade]], header: list[str]
) -> Iterator[Verdict]:
    """The verdicts of a row, from its label, its grades by column, and the heads of the columns."""
    words = clause.words
    start, end = words.starts[label[0]], words.ends[label[1] - 1]
    text = " ".join(words.text[start:end].split())
    rater = parties.rater_in(clause.segment) or _above(clause, parties, rates_others=True)
    rater = rater or parties.context_rater(start)
    named = next((mention.thing for mention in within(parties.bodies, start, end) if mention.thing != rater), None)
    rated = named or _above(clause, parties, rates_others=False) or parties.context_rated(start, rater)
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
