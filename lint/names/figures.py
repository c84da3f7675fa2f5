"""Full names that are those of a known figure but for one part, which is near to the right one and no known name itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lint.names.edits import distance_at_most, ending
from lint.names.folding import fold_name
from lint.names.lexicon import Lexicon
from lint.names.mentions import plain
from lint.pattern import lazy

if TYPE_CHECKING:
    from lint.document.document import Document

TWO_EDITS = 8  # letters of a part from which two edits are a misspelling
_SHORTEST = 4  # letters of a part that is compared
_SPLIT = lazy(r"[\s-]+")
_BETWEEN = frozenset((" ", "-", "\u00a0"))


class Near(NamedTuple):
    """A part of a name (index of its token), what stands there in the right name, and the right name."""

    token: int
    part: str
    name: str
    two_edits: bool


class Figures:
    """Right full names, found by their first and by their last part."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        """`names`: for each figure the accepted full names."""
        self._first: dict[str, list[tuple[str, ...]]] = {}
        self._last: dict[str, list[tuple[str, ...]]] = {}
        self._shown: dict[tuple[str, ...], str] = {}
        for accepted in names:
            for name in accepted:
                parts = tuple(_SPLIT.split(name))
                folded = tuple(fold_name(part) for part in parts)
                if len(parts) > 1 and all(len(part) > 1 for part in parts) and folded not in self._shown:
                    self._shown[folded] = name
                    self._first.setdefault(folded[0], []).append(folded)
                    self._last.setdefault(folded[-1], []).append(folded)

    def near(self, doc: Document, lexicon: Lexicon) -> Iterator[Near]:
        """Names of the text that differ from a figure's in one part that is not in the lexicon."""
        words = doc.tokens.words
        capital = {word: fold_name(plain(word)) for word in set(words) if word[0].isupper() and not word.isupper()}
        anchors = {word for word, folded in capital.items() if folded in self._first or folded in self._last}
        if not anchors:
            return
        seen: set[int] = set()
        for i in [i for i, word in enumerate(words) if word in anchors]:
            folded = capital[words[i]]
            for name, offset in (*((n, 0) for n in self._first.get(folded, ())), *((n, len(n) - 1) for n in self._last.get(folded, ()))):
                found = self._compare(doc, i - offset, name, lexicon)
                if found is not None and found.token not in seen:
                    seen.add(found.token)
                    yield found

    def _compare(self, doc: Document, start: int, name: tuple[str, ...], lexicon: Lexicon) -> Near | None:
        """What is wrong with the tokens from `start` on, if they are `name` but for one part."""
        tokens = doc.tokens
        end = start + len(name)
        if start < 0 or end > len(tokens) or not all(gap in _BETWEEN for gap in tokens.gaps[start + 1 : end]):
            return None
        stand = [fold_name(plain(word)) for word in tokens.words[start:end]]
        wrong = [k for k in range(len(name)) if stand[k] != name[k]]
        if len(wrong) != 1 or tuple(stand) in self._shown:
            return None
        k = wrong[0]
        here, right, word = stand[k], name[k], tokens.words[start + k]
        if min(len(here), len(right)) < _SHORTEST or not word[0].isupper() or word[1:2].isupper() or here[0] != right[0]:
            return None
        if lexicon.flags(here) or ending(here, right) or ending(right, here) or (k < len(name) - 1 and plain(word) != word):
            return None
        if distance_at_most(here, right, 1):
            two_edits = False
        elif min(len(here), len(right)) >= TWO_EDITS and distance_at_most(here, right, 2):
            two_edits = True
        else:
            return None
        shown = self._shown[name]
        return Near(start + k, _SPLIT.split(shown)[k], shown, two_edits)
