"""Folding: the form of a text in which letter case, curly quotes and kinds of white space make no difference."""

from __future__ import annotations

_SPACES = tuple("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_QUOTES = tuple([(char, "'") for char in "’‘‛ʼ"] + [(char, '"') for char in "“”„‟"])


def fold_letters(text: str) -> str:
    """`text` in lower case with straight quotes and apostrophes, white space as it is; the same length."""
    if text.isascii():
        return text.lower()
    # U+0130 is the one character whose lower case is longer than itself.
    folded = text.replace("İ", "i").lower()
    for char, plain in _QUOTES:
        folded = folded.replace(char, plain)
    return folded


def fold(text: str) -> str:
    """`text` in lower case, curly quotes straight, every white space character a space; the same length."""
    folded = fold_letters(text)
    for char in _SPACES[:9] if folded.isascii() else _SPACES:
        folded = folded.replace(char, " ")
    return folded
