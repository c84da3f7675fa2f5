"""Readers of formats: each builds a mask, the text with its markup blanked by padding of equal length."""

from __future__ import annotations

from lint.record import Record

# Fills up a character entity that is shorter than its source inside a word (`caf&eacute;s`), where a space would cut
# the word in two. U+034F (combining grapheme joiner) is invisible, no letter, no space, and unknown in news copy.
PAD = "\u034f"


class Part(Record):
    """A stretch of text with a role that its markup names: heading, paragraph, list_item or block_quote."""

    kind: str
    start: int
    end: int


class Masked(Record):
    """The text of a file with its markup blanked, of the same length, and the parts that the markup names."""

    text: str
    parts: list[Part]


def blanked(markup: str) -> str:
    """Spaces in place of `markup`, its line ends kept."""
    if "\n" not in markup and "\r" not in markup:
        return " " * len(markup)
    return "".join(char if char in "\r\n" else " " for char in markup)
