"""The lexicon of known words and names: a sorted file that is searched where it lies, so that opening it costs nothing.

One line is `word flags`; words are folded by `fold_name`. Built by tools/build_lexicon.py. Flags:

w  English word                    N  proper name of the word lists     K  word of a name in the tables of the same folder
S  common surname                  G  common given name                 P  large place
s  rare surname                    g  rare given name                   p  small place         k  name in namesakes.tsv
"""

from __future__ import annotations

import os
from functools import lru_cache
from mmap import ACCESS_READ, mmap

COMMON = frozenset("wNSGPKk")  # flags of which one makes a word common


class Lexicon:
    """Look-ups in a lexicon file."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            self._data: mmap | bytes = mmap(file.fileno(), 0, access=ACCESS_READ)
        self._size = len(self._data)
        self.flags = lru_cache(maxsize=65536)(self._flags)

    def _flags(self, word: str) -> str:
        """Flags of a folded word, its apostrophes left out; "" for one that is not there."""
        data = self._data
        needle = word.replace("'", "").encode()
        low, high = 0, self._size  # the line, if there is one, starts in [low, high)
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", start)
            found, _, flags = data[start:end].partition(b" ")
            if found == needle:
                return flags.decode()
            if found < needle:
                low = end + 1
            else:
                high = start
        return ""

    def grade(self, word: str) -> int:
        """How well a folded word is known: 2 common, 1 rare, 0 not at all."""
        flags = self.flags(word)
        return 2 if COMMON.intersection(flags) else 1 if flags else 0


@lru_cache(maxsize=1)
def builtin() -> Lexicon:
    """The lexicon that comes with the program."""
    from lint.cards.load import builtin_folder

    return Lexicon(os.path.join(builtin_folder(), "names", "lexicon.txt"))
