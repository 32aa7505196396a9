"""The words of a text (see `ontherecord.words`)."""

from ontherecord.words import FOLDED, Words, normalise, pipeline, split_words

__all__ = ["FOLDED", "Words", "normalise", "pipeline", "split_words"]
