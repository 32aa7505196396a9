"""The words of a text (see `ontherecord.words`)."""

from ontherecord.words import Words, normalise, pipeline, split_words

__all__ = ["Words", "normalise", "pipeline", "split_words"]
