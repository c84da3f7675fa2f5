"""The words of a text, as parallel lists."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import accumulate, chain

from lint.document.folding import fold_letters
from lint.document.formats import PAD
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Combining marks of the scripts that news copy quotes (Latin, Greek, Cyrillic, Hebrew, Arabic), which `\w` leaves out.
_MARK = f"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f{PAD}]"
_APOSTROPHE = "['’‘‛ʼ]"
# U+02BC (ʼ) is a letter for `\w`, yet an apostrophe for a reader: it is kept out of the letters, so that a text and its
# folded form, where it is a plain apostrophe, are cut at the same places.
_LETTERS = r"[^\W_ʼ]+"
_WORD = lazy(f"({_LETTERS}(?:(?:{_APOSTROPHE}|{_MARK}++{_APOSTROPHE}?+){_MARK}*+{_LETTERS})*{_MARK}*)")
_ASCII_WORD = lazy(r"([A-Za-z0-9]+(?:'[A-Za-z0-9]+)*)")  # the same for a text without other characters, in half the time


class Tokens:
    """Words of a text in order, as parallel lists.

    A word is a run of letters, digits and combining marks with inner apostrophes (`don't`, `O’Brien`); a hyphenated
    compound is several words with the gap "-". `words[i]` starts at offset `starts[i]`; `folded[i]` is the same word of
    the folded text; `gaps[i]` is the text before word i, and `gaps[-1]` the text after the last word, so there is one
    gap more than there are words. Padding inside a word of an HTML text (`PAD`) is left out of words and gaps.
    """

    def __init__(self, text: str) -> None:
        parts = (_ASCII_WORD if text.isascii() else _WORD).split(text)
        self.words: list[str] = parts[1::2]
        self.gaps: list[str] = parts[::2]
        self.starts: list[int] = list(accumulate(map(len, parts)))[:-1:2]
        if PAD in text:
            self.words = [word.replace(PAD, "") for word in self.words]
            self.gaps = [gap.replace(PAD, "") for gap in self.gaps]

    @cached_property
    def folded(self) -> list[str]:
        """The words in lower case with straight apostrophes."""
        return fold_letters("\n".join(self.words)).split("\n") if self.words else []

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def _numbers(self) -> defaultdict[str, list[int]]:
        """Where each word stands."""
        numbers = defaultdict(list)
        for number, word in enumerate(self.words):
            numbers[word].append(number)
        return numbers

    def numbers_of(self, words: frozenset[str]) -> list[int]:
        """Numbers of the words of the text that are among `words`, in order."""
        return sorted(chain.from_iterable(map(self._numbers.__getitem__, words & self.distinct)))

    def __len__(self) -> int:
        return len(self.words)


def indexes(words: Sequence[str], word: str) -> Iterator[int]:
    """Where `word` stands among `words`, in order."""
    at = -1
    for _ in range(words.count(word)):
        at = words.index(word, at + 1)
        yield at
