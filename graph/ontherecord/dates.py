"""Dates as exact as the text: a day, a month, a year, or a span between two days."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """The days it can mean, and the value as XML Schema writes it (`2021`, `2021-06`, `2021-06-17`).

    `value` is empty where the span is neither a day, a month nor a year (“autumn 2023”, “by Easter”,
    2023/24): then only `earliest` and `latest` are known.
    """

    earliest: dt.date
    latest: dt.date
    value: str = ""

    @classmethod
    def parse(cls, value: str) -> Date:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Raises ValueError where it is none of these or no such day exists."""
        parts = [int(part) for part in value.split("-")]
        match parts:
            case [year]:
                return cls(dt.date(year, 1, 1), dt.date(year, 12, 31), f"{year:04}")
            case [year, month]:
                return cls.month(year, month)
            case [year, month, day]:
                return cls.day(dt.date(year, month, day))
        raise ValueError(f"not a date: {value!r}")

    @classmethod
    def day(cls, day: dt.date) -> Date:
        """One day."""
        return cls(day, day, day.isoformat())

    @classmethod
    def month(cls, year: int, month: int) -> Date:
        """One calendar month."""
        last = dt.date(year, month, monthrange(year, month)[1])
        return cls(last.replace(day=1), last, f"{year:04}-{month:02}")

    @property
    def datatype(self) -> str:
        """Local name of the XML Schema type of `value`: date, gYearMonth, gYear, or empty."""
        return {0: "", 4: "gYear", 7: "gYearMonth", 10: "date"}[len(self.value)]
