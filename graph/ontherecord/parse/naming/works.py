"""Reports, initiatives and units in small letters that are particular ones all the same: “the review of rostering”,
“2023 audit”, “our national improvement plan”, “the council’s planning committee”.
"""

from __future__ import annotations

from collections.abc import Iterator

from ontherecord.facts import ThingType
from ontherecord.lexicon import entries as cue_entries
from ontherecord.parse.naming.capitals import POSSESSIVES
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.sentences import Sentence

REPORT, INITIATIVE, UNIT, BODY = ThingType.REPORT, ThingType.INITIATIVE, ThingType.UNIT, ThingType.ORGANIZATION
LONGEST = 9
"""Words of what a study is of."""
DEFINITE = frozenset({"the", "our", "its", "their", "this", "her", "his", "'s", "'"})
OWN = frozenset({"our", "its", "their", "'s", "'"})
MEETING = frozenset({"board", "committee", "subcommittee", "panel", "forum", "taskforce"})
"""Units that meet: “our scrutiny panel” is a particular one; “our safety team” need not be."""
STOPS = frozenset(
    "was were is are has have had will would shall should can could may might must which that who whose when where and "
    "but or because by after before since during published conducted carried commissioned led found shows showed says "
    "said to from with as if not being been did does do undertaken ordered concluded identified recommended "
    "revealed".split()
)
"""Words that end what a study is of."""


class Works:
    """Finds works and units in small letters in one text."""

    def __init__(self, reading: Reading, entries: Entries) -> None:
        """Take a text, and where to put what is found."""
        self.reading = reading
        self.entries = entries
        self.norms = reading.words.norms
        self.upper = reading.capitals.upper
        ontology = reading.ontology
        self.studies = cue_entries(ontology, "works.studies")
        self.kinds = cue_entries(ontology, "works.kinds")
        self.scopes = cue_entries(ontology, "works.scopes")
        self.unit_kinds = cue_entries(ontology, "works.unit_kinds")
        self.papers = cue_entries(ontology, "works.papers")
        self.units = reading.heads_of("bodies.units")
        self.reports = reading.heads_of("reports.last")
        self.heads = self.reports | reading.heads_of("initiatives.last")
        self.undecided = {
            piece.last: piece
            for piece, _ in reading.pieces
            if piece.kind is None and not piece.head and piece.last == piece.first + 1
        }
        self.bodies = {
            piece.last: piece
            for piece, _ in reading.pieces
            if piece.kind in {BODY, UNIT} or self._body(piece.first, piece.last)
        }

    def _body(self, first: int, last: int) -> Entry | None:
        entry = self.entries.get(self.reading.form(first, last))
        return entry if entry and entry.kind in {BODY, UNIT} else None

    def find(self, taken: set[int]) -> None:
        """Enter all that are found at words that no title holds."""
        for sentence in self.reading.sentences:
            if self.reading.comment(sentence) or self.reading.heading(sentence):
                continue
            for index in range(sentence.first, sentence.last):
                word = self.norms[index]
                if index in taken or not (word in self.heads or word in self.units):
                    continue
                for first, last, kind, owner in self._readings(index, sentence):
                    taken.update(range(first, last))
                    entry = self.entries.add(
                        kind, self.reading.text(first, last), self.reading.form(first, last), first, word
                    )
                    entry.owner = entry.owner or owner
                    break

    def _readings(self, at: int, sentence: Sentence) -> Iterator[tuple[int, int, ThingType, Entry | None]]:
        """What a noun may name: first and last word, kind, owner."""
        word = self.norms[at]
        kind = UNIT if word in self.units else REPORT if word in self.reports else INITIATIVE
        before = self.norms[at - 1] if at > sentence.first else ""
        if kind is UNIT:
            yield from self._unit(at, sentence)
            return
        if (
            before.isdigit()
            and len(before) == 4
            and kind is REPORT
            and self.norms[at - 2] not in self.reading.lists.never | {"in", "since", "of"}
        ):
            yield at - 1, at + 1, kind, None
        if self.upper[at] and at > sentence.first and (self.upper[at - 1] or self.norms[at - 1] == ")"):
            return
        year = self._year_after(at + 1, sentence.last)
        if year and self.upper[at]:
            yield at, year, kind, self._owner(at)
        if self.upper[at]:
            return
        if word in self.studies:
            end = self._complement(at + 1, sentence.last)
            if end and self._particular(at, end, sentence):
                first, owner = self._possessing(at)
                yield first, end, REPORT, owner
        named = self.undecided.get(at)
        if named and word in self.studies | {"report"} and self.norms[named.first - 1] == "the":
            kind = UNIT if word == "inquiry" else REPORT
            yield named.first, at + 1, kind, None
        owner_piece = self.bodies.get(at)
        if (
            owner_piece
            and word in self.studies | {"report"}
            and self.norms[owner_piece.first - 1] in DEFINITE | {"last", "recent", "latest", "first"}
        ):
            yield owner_piece.first, at + 1, REPORT, self._body(owner_piece.first, owner_piece.last)
        if word in self.papers:
            first = self._modifiers(at, sentence.first, self.kinds | self.scopes)
            known = [index for index in range(first, at) if self.norms[index] in self.kinds]
            told = (
                self.norms[first - 1] == "the" and word == "report" and self.norms[at + 1] in {"to", "of", "on", "for"}
            )
            if known and (at - first > 1 or self.norms[first - 1] in OWN or told or self._adjective_before(first)):
                year = self._in_year(at + 1, sentence.last)
                yield first, year or at + 1, kind, None

    def _adjective_before(self, first: int) -> bool:
        """“A refocused complaints framework”: a participle says that a particular one was worked on."""
        return self.norms[first - 1].endswith("ed") and self.norms[first - 2] in {"a", "the", "an", "our"}

    def _unit(self, at: int, sentence: Sentence) -> Iterator[tuple[int, int, ThingType, Entry | None]]:
        if self.upper[at]:
            return
        met = self.norms[at] not in {"group", "team"}
        if (
            met
            and self.norms[at + 1 : at + 2] == ["of"]
            and "works.unit_members" in self.reading.cues_after.get(at + 2, ())
        ):
            end = self._complement(at + 1, sentence.last, keep=frozenset({"by"}))
            if end:
                yield at, end, UNIT, None
        first = self._modifiers(at, sentence.first, self.unit_kinds)
        if first < at and first > sentence.first and self.norms[first - 1] in {"'s", "'"}:
            owner = self.bodies.get(first - 1)
            if owner:
                yield first, at + 1, UNIT, self._body(owner.first, owner.last)
        elif first < at and self.norms[first - 1] == "our" and self.norms[at] in MEETING:
            yield first, at + 1, UNIT, None

    def _owner(self, at: int) -> Entry | None:
        """The body whose possessive stands before a word."""
        if at > 1 and self.norms[at - 1] in POSSESSIVES and at - 1 in self.bodies:
            piece = self.bodies[at - 1]
            return self._body(piece.first, piece.last)
        return None

    def _year_after(self, at: int, last: int) -> int:
        """The end of a year or span of years after a head: “Strategy 2022–2026”, “Code of 2017”; 0 if none."""
        if (
            at < last
            and self.norms[at][:2] in {"19", "20"}
            and len(self.norms[at]) >= 4
            and self.norms[at][:4].isdigit()
        ):
            return at + 1
        if (
            at + 1 < last
            and self.norms[at] == "of"
            and self.norms[at + 1][:4].isdigit()
            and len(self.norms[at + 1]) == 4
        ):
            return at + 2
        return 0

    def _in_year(self, at: int, last: int) -> int:
        if at + 1 < last and self.norms[at] == "in" and self.norms[at + 1].isdigit() and len(self.norms[at + 1]) == 4:
            return at + 2
        return 0

    def _modifiers(self, at: int, first: int, known: frozenset[str]) -> int:
        """The first of the known words before a noun."""
        while at > first and (
            self.norms[at - 1] in known or (self.norms[at - 1] in {"and", "-"} and self.norms[at - 2] in known)
        ):
            at -= 1
        while self.norms[at] in {"and", "-"}:
            at += 1
        return at

    def _complement(self, at: int, last: int, keep: frozenset[str] = frozenset()) -> int:
        """The end of what a study is of: “of rostering”, “into sickness absence”; 0 where nothing follows."""
        if at >= last or self.norms[at] not in {"of", "into", "on"}:
            return 0
        end = at + 1
        while end < min(at + LONGEST, last):
            word = self.norms[end]
            span = word == "to" and self.norms[end - 1].isdigit() and self.norms[end + 1 : end + 2][0].isdigit()
            if (word in STOPS - keep and not span) or not (word[0].isalnum() or word in POSSESSIVES or word == "-"):
                break
            if word == "in" and end + 1 < last and (self.upper[end + 1] or self.norms[end + 1][0].isdigit()):
                break
            end += 1
        while end > at + 1 and self.norms[end - 1] in {
            "in",
            "of",
            "the",
            "a",
            "for",
            "on",
            "at",
            "its",
            "'s",
            "'",
            "-",
        }:
            end -= 1
        return end if end > at + 1 else 0

    def _particular(self, at: int, end: int, sentence: Sentence) -> bool:
        """Whether a study in small letters is a particular one: definite, somebody's, counted, or said to be done."""
        counted = self.norms[at + 2][0].isdigit() and not self.norms[at + 2].isalpha()
        before = self.norms[max(at - 4, sentence.first) : at]
        if counted or self.bodies.get(at):
            return True
        if "works.done" in self.reading.cues_before.get(at, ()) or "works.done" in self.reading.cues_before.get(
            at - 1, ()
        ):
            return True
        definite = bool(before) and (
            before[-1] in DEFINITE or (len(before) > 1 and before[-1] in self.scopes and before[-2] in DEFINITE)
        )
        return definite and self.norms[at] != "study" and end - at < LONGEST

    def _possessing(self, at: int) -> tuple[int, Entry | None]:
        """Where a study's name begins: with the body before it (“Napo survey of …”), else with its noun."""
        piece = self.bodies.get(at)
        if piece:
            return piece.first, self._body(piece.first, piece.last)
        if self.norms[at - 1] in POSSESSIVES and (piece := self.bodies.get(at - 1)):
            return at, self._body(piece.first, piece.last)
        return at, None


def find_works(reading: Reading, entries: Entries, taken: set[int]) -> None:
    """Enter the reports, initiatives and units that a text names in small letters."""
    Works(reading, entries).find(taken)
