"""What these documents tell of what came of each commitment, as of the latest of them. Never a verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from ontherecord.facts import Term
from ontherecord.link.followups import FollowUp
from ontherecord.link.index import Index, Place
from ontherecord.link.outline import Outline
from ontherecord.link.signs import Sign

_NOT_YET = Sign.UNDER_WAY | Sign.MISSED | Sign.PROMISED | Sign.PARTIAL | Sign.DROPPED


def statuses(index: Index, follow_ups: Iterable[FollowUp], today: dt.date | None) -> Iterator[tuple[Place, Term]]:
    """Every commitment with its status. `today` is the latest day of the corpus, None where no document has a date."""
    told: dict[int, list[FollowUp]] = {}
    for found in follow_ups:
        told.setdefault(found.earlier.number, []).append(found)
    for number in range(len(index)):
        if index.entry(number).kind == "Commitment":
            place = index.place(number)
            yield place, Term(_status(place, told.get(number, []), today))


def latest_day(outlines: Sequence[Outline]) -> dt.date | None:
    """The first day that the latest document can be of: the corpus reaches so far for certain."""
    return max((outline.date.earliest for outline in outlines if outline.date), default=None)


def _status(place: Place, told: Sequence[FollowUp], today: dt.date | None) -> str:
    """Delivered where one report says so in full; progress where one says that something was done."""
    if any(_is_delivered(found) for found in told):
        return "ReportedDelivered"
    if any(not _is_dropped(found) for found in told):
        return "ProgressReported"
    due = place.entry.due
    if not told and due and today and due.latest < today:
        return "Overdue"
    return "NoFollowUpFound"


def _is_delivered(found: FollowUp) -> bool:
    says = found.later.entry.says
    return bool(says & Sign.DELIVERED) and not says & _NOT_YET


def _is_dropped(found: FollowUp) -> bool:
    """Whether a report says nothing but that it was given up: that is told by the statement, not by a status."""
    says = found.later.entry.says
    return bool(says & Sign.DROPPED) and not says & (Sign.UNDER_WAY | Sign.DELIVERED)
