"""The lexicon of known words and names: a file that is searched where it lies, so that opening it costs nothing.

One line is `word flags`; words are folded by `fold_name`, of a-z only, and sorted. The first line says where the words with each
three first letters begin, from "aaa" to "zzz" and behind it: offsets from the end of that line, six hexadecimal digits each.
Built by tools/build_lexicon.py. Flags:

w  English word                    N  proper name of the word lists     K  word of a name in the tables of the same folder
S  common surname                  G  common given name                 P  large place
s  rare surname                    g  rare given name                   p  small place         k  name in namesakes.tsv
"""

from __future__ import annotations

import os
from functools import lru_cache
from mmap import ACCESS_READ, mmap

COMMON = frozenset("wNSGPKk")  # flags of which one makes a word common


_DIGITS = 6
SLOTS = 26**3
_WORDS = _DIGITS * (SLOTS + 1) + 1  # offset of the first word


def slot(word: bytes) -> int:
    """The number of the first three letters of a word of a-z: 0 for "aaa"."""
    return ((word[0] - 97) * 26 + word[1] - 97) * 26 + word[2] - 97


class Lexicon:
    """Look-ups in a lexicon file."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            self._data: mmap | bytes = mmap(file.fileno(), 0, access=ACCESS_READ)
        self.flags = lru_cache(maxsize=65536)(self._flags)

    def _flags(self, word: str) -> str:
        """Flags of a folded word, its apostrophes left out; "" for one that is not there."""
        needle = word.replace("'", "").encode()
        if len(needle) < 3 or not (needle.isalpha() and needle.islower()):
            return ""
        at = _DIGITS * slot(needle)
        start, end = int(self._data[at : at + _DIGITS], 16), int(self._data[at + _DIGITS : at + 2 * _DIGITS], 16)
        lines = self._data[_WORDS + start - 1 : _WORDS + end]
        at = lines.find(b"\n%b " % needle)
        return lines[at + len(needle) + 2 : lines.index(b"\n", at + 1)].decode() if at >= 0 else ""

    def grade(self, word: str) -> int:
        """How well a folded word is known: 2 common, 1 rare, 0 not at all."""
        flags = self.flags(word)
        return 2 if COMMON.intersection(flags) else 1 if flags else 0


@lru_cache(maxsize=1)
def builtin() -> Lexicon:
    """The lexicon that comes with the program."""
    from lint.cards.load import builtin_folder

    return Lexicon(os.path.join(builtin_folder(), "names", "lexicon.txt"))
