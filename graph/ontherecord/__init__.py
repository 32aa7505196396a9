"""On the Record: who said what, in which words, and what came of it."""
