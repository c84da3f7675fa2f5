"""Flags of a compiled phrase: where it may stand, and whether capitals count. See `lint.cards.phrases`."""

LINE_START, SENTENCE_START, CASE = 1, 2, 4
