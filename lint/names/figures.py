"""Full names that are those of a known figure but for one part, which is near to the right one and no known name itself."""

from __future__ import annotations

from lint.names.edits import distance_at_most, ending
from lint.names.folding import fold_name
from lint.names.mentions import mentions_of, plain
from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.document.document import Document
    from lint.names.lexicon import Lexicon

TWO_EDITS = 8  # letters of a part from which two edits are a misspelling
_SHORTEST = 4  # letters of a part that is compared
_SPLIT = lazy(r"[\s-]+")
_BETWEEN = frozenset((" ", "-", "\u00a0"))


class Near(Record):
    """A part of a name (index of its token), what stands there in the right name, and the right name."""

    token: int
    part: str
    name: str
    two_edits: bool


Index = tuple[dict[str, str], dict[str, str], int]


def index(names: Iterable[Sequence[str]]) -> Index:
    """Right full names by their first and by their last part, folded: a line each, the folded name before the name. With the
    number of parts of the longest.

    `names`: for each figure the accepted full names.
    """
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    known: set[tuple[str, ...]] = set()
    for accepted in names:
        for name in accepted:
            folded = tuple(fold_name(part) for part in _SPLIT.split(name))
            if len(folded) > 1 and all(len(part) > 1 for part in folded) and folded not in known:
                known.add(folded)
                line = f"{' '.join(folded)}\t{name}\n"
                first[folded[0]] = first.get(folded[0], "") + line
                last[folded[-1]] = last.get(folded[-1], "") + line
    return first, last, max(map(len, known), default=0)


class Figures:
    """Right full names, found by their first and by their last part."""

    def __init__(self, names: Index) -> None:
        self._first, self._last, self._longest = names
        self._read: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # lines of the index

    def near(self, doc: Document, lexicon: Lexicon) -> Iterator[Near]:
        """Names of the text that differ from a figure's in one part that is not in the lexicon."""
        words = doc.tokens.words
        bare = mentions_of(doc).bare
        capital = {word: fold_name(bare[word]) for word in bare if word[0].isupper() and not word.isupper()}
        anchors = {word for word, folded in capital.items() if folded in self._first or folded in self._last}
        if not anchors:
            return
        unknown = {word for word, folded in capital.items() if len(folded) >= _SHORTEST and not lexicon.flags(folded)}
        seen: set[int] = set()
        for i in [i for i, word in enumerate(words) if word in anchors]:
            if unknown.isdisjoint(words[max(0, i - self._longest + 1) : i + self._longest]):
                continue
            folded = capital[words[i]]
            starting = ((0, *name) for name in self._names(self._first.get(folded, "")))
            closing = ((len(name[0]) - 1, *name) for name in self._names(self._last.get(folded, "")))
            for offset, name, shown in (*starting, *closing):
                found = self._compare(doc, i - offset, name, shown, lexicon)
                if found is not None and found.token not in seen:
                    seen.add(found.token)
                    yield found

    def _names(self, lines: str) -> list[tuple[tuple[str, ...], str]]:
        """Folded parts and right form of each name in some lines of the index."""
        if lines not in self._read:
            pairs = (line.split("\t") for line in lines.splitlines())
            self._read[lines] = [(tuple(folded.split(" ")), name) for folded, name in pairs]
        return self._read[lines]

    def _compare(self, doc: Document, start: int, name: tuple[str, ...], shown: str, lexicon: Lexicon) -> Near | None:
        """What is wrong with the tokens from `start` on, if they are `name` but for one part."""
        tokens = doc.tokens
        end = start + len(name)
        if start < 0 or end > len(tokens) or not all(gap in _BETWEEN for gap in tokens.gaps[start + 1 : end]):
            return None
        stand = [fold_name(plain(word)) for word in tokens.words[start:end]]
        wrong = [k for k in range(len(name)) if stand[k] != name[k]]
        if len(wrong) != 1 or any(stand == list(other) for other, _ in self._names(self._first.get(stand[0], ""))):
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
        return Near(start + k, _SPLIT.split(shown)[k], shown, two_edits)
