"""A verdict: a grade with who gave it, to whom, for what and when; what a Rating is made of."""

from __future__ import annotations

from dataclasses import dataclass

from ontherecord.dates import Date
from ontherecord.extract.clause import CERTAIN, LIKELY, Clause
from ontherecord.extract.grades import Clarity, Grade
from ontherecord.facts import Ref, Span, Statement, Value

EXTRACTOR = "ratings"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A grade given."""

    grade: Grade
    rater: Ref | None
    rated: tuple[Ref, ...]
    aspect: str = ""
    """The sub-judgement; empty for the overall grade."""
    date: Date | None = None

    def statement(self, clause: Clause) -> Statement:
        """The Rating that the clause's speaker reports."""
        words = clause.words
        span = Span(words.starts[self.grade.first], words.ends[self.grade.last - 1])
        attributes: list[tuple[str, Value]] = [("grade", " ".join(words.text[span.start : span.end].split()))]
        attributes += [("rates", ref) for ref in self.rated]
        if self.rater is not None:
            attributes.append(("ratedBy", self.rater))
        if self.aspect:
            attributes.append(("aspect", self.aspect))
        if self.date is not None:
            attributes.append(("ratedOn", self.date))
        sure = CERTAIN if self.grade.clarity >= Clarity.PHRASE else LIKELY
        return clause.state("Rating", span, EXTRACTOR, attributes, sure)
