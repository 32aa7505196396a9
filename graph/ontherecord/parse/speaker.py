"""A speaker as found in a text."""

from __future__ import annotations

from dataclasses import dataclass

from ontherecord.facts import Agent, Ref


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a thing, or an unnamed agent; `first` is the word that the naming begins with."""

    ref: Ref
    first: int
    on_behalf_of: Ref | None = None
    agent: Agent | None = None
    """Where the speaker is unnamed."""
