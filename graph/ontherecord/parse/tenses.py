"""Whether a time without a year lies ahead or behind, as the verb tells: “opened in May”, “will open in May”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ontherecord.inflection import IRREGULAR
from ontherecord.parse.analysis import When
from ontherecord.parse.calendar import Calendar
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.words import Words

AHEAD, BEHIND, UNTOLD = 1, -1, 0
PAST = frozenset(form for forms in IRREGULAR.values() for form in forms) - {*IRREGULAR, "left", "lead", "found"}
"""Forms of irregular verbs that only the past has."""
NO_PAST = frozenset(
    "be is are being been a an the this that these its our their his her all any each no of for with to as".split()
)
"""Before a form in -ed, what makes an adjective or a passive of it: “a registered offender”, “to be published”."""
NO_VERB = frozenset(
    "the a an our their its his her my your this that these those us me him them it all each every date now".split()
)
"""After “to”, what is no infinitive."""
MEANT = frozenset({"supposed", "meant", "due", "scheduled"})
FORWARD = frozenset({"by", "until", "till", "before", "from", "starting", "beginning", "than", "ahead", "due"})
"""Prepositions that look ahead, unless the verb says otherwise."""
BACKWARD = frozenset({"since", "dated"})
FARTHEST = 40
"""Words to look for the verb."""
RECENT = 3
"""Times before, of the same sentence, from which “would” may count."""


@dataclass(frozen=True)
class Tenses:
    """Reads the tense around a word."""

    words: Words
    calendar: Calendar
    phrases: Collection[int]
    """Words at which a cue of what lies ahead begins (“is due to”)."""

    def direction(
        self, at: int, sentence: Sentence, before: Sequence[When], said: dt.date | None
    ) -> tuple[int, dt.date | None]:
        """Whether the time at a word lies ahead or behind, and of which day."""
        last = {self._norm(at - 1), self._norm(at - 2)}
        if last & BACKWARD or last == {"as", "at"}:
            return BEHIND, said
        forward, weak = bool(last & FORWARD), UNTOLD
        for index in range(at - 1, max(sentence.first, at - FARTHEST) - 1, -1):
            if forward and not weak and self._participle(index):
                weak = BEHIND
            elif tense := self._tense(index, forward=forward):
                earlier = [when.date for when in before[-RECENT:] if when.date]
                if self._norm(index) == "would" and earlier:
                    return AHEAD, earlier[-1].latest
                return tense, said
        if forward:
            return weak or AHEAD, said
        later = range(at, min(sentence.last, at + FARTHEST))
        return next((tense for index in later if (tense := self._tense(index, forward=False))), UNTOLD), said

    def recalled(self, at: int, sentence: Sentence) -> bool:
        """Whether a promise is told of here, not made (“we undertook to do it within a year”)."""
        for index in range(at - 1, max(sentence.first, at - FARTHEST) - 1, -1):
            norm = self._norm(index)
            if norm in {"will", "shall"}:
                return False
            if norm in {"was", "were", "had", "did"}:
                return True
            if (norm in PAST or self._participle(index)) and self._norm(index - 1) not in {"has", "have"}:
                return True
        return False

    def _norm(self, index: int) -> str:
        return self.words.norms[index] if 0 <= index < len(self.words) else ""

    def _tense(self, index: int, *, forward: bool) -> int:
        """What a word tells: AHEAD, BEHIND or UNTOLD."""
        norm, previous, following = self._norm(index), self._norm(index - 1), self._norm(index + 1)
        if index in self.phrases or norm in self.calendar.ahead:
            return UNTOLD if norm == "may" and self.words.word(index)[0].isupper() else AHEAD
        if norm == "to":
            if previous in MEANT and self._norm(index - 2) in {"was", "were", "been"}:
                return BEHIND
            return AHEAD if forward and self._infinitive(index + 1) else UNTOLD
        if norm in {"is", "are"}:
            return AHEAD if following in {"on", "at", "in", "from", "due"} else UNTOLD
        if norm in {"have", "has"} and (previous in {"will", "to", "shall"} or following == "to"):
            return UNTOLD
        past = norm in self.calendar.behind or (norm in PAST and previous not in NO_PAST) or self._participle(index)
        return BEHIND if past else UNTOLD

    def _participle(self, index: int) -> bool:
        """Whether a word is a regular past form, and no adjective or passive of another tense."""
        norm = self._norm(index)
        regular = norm.endswith("ed") and len(norm) > len("need") and not norm.endswith("eed")
        return regular and self._norm(index - 1) not in NO_PAST

    def _infinitive(self, index: int) -> bool:
        """Whether a verb may follow “to” here: a word in small letters that is no article or number."""
        form = self.words.word(index) if index < len(self.words) else ""
        return form.isalpha() and form.islower() and form not in NO_VERB and not form.endswith(("ing", "s"))
