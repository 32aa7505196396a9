"""What the words around a name say of who bears it (`ontology/cues/names.toml`, `cues/reporting.toml`)."""

from __future__ import annotations

from ontherecord.parse.naming.reading import Reading

REPORTING = frozenset(
    f"reporting.{act}"
    for act in ("say ask find answer promise recommend deny admit apologise praise criticise".split())
)
"""Labels of verbs that have a speaker for their subject."""
SPEAKING = frozenset({"reporting.say", "reporting.ask", "reporting.answer"})
BODY_BEFORE, BODY_AFTER, BODY_HINT = "names.body_before", "names.body_after", "names.body_hint"
ADVERBS = frozenset({"also", "then", "has", "have", "now"})


def before(reading: Reading, first: int) -> frozenset[str]:
    """Labels of the cues that end right before a word."""
    return frozenset(reading.cues_before.get(first, ()))


def after(reading: Reading, last: int) -> frozenset[str]:
    """Labels of the cues that begin with a word, or after an adverb there."""
    found = frozenset(reading.cues_after.get(last, ()))
    if last < len(reading.words) and reading.words.norms[last] in ADVERBS:
        found |= REPORTING & frozenset(reading.cues_after.get(last + 1, ()))
    return found
