"""Where a text repeats itself: words that follow themselves at once (tandems), and runs of words that stand in two places (echoes).

Both take time in proportion to the text, whatever it says.
"""

from __future__ import annotations

from itertools import compress
from operator import itemgetter

from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.document.document import Document

LONGEST_PERIOD = 8  # words
SHORTEST_ECHO = 6  # words
_COUNTED = 5  # times that a phrase with a rising number stands in a row
_LONGEST_COUNT = 4  # words of such a phrase
_ANCHOR = 9  # letters of the words at which echoes are looked for: about one word in nine
_ANCHOR_WORDS = 4

_FIGURES = bytes(ord("0") if chr(byte).isdigit() else byte for byte in range(128)) + bytes(range(128, 256))
_SPREAD = bytes(length * 53 % 256 for length in range(256))  # so that an initial and a length seldom make the byte of another pair
_LONG = bytes(length >= _ANCHOR for length in range(256))


class Tandem(Record):
    """`length` words from token `first` on, of which each but the last `period` is the same as the one `period` words later."""

    first: int
    period: int
    length: int


class Tandems(Record):
    """`words`: tokens that are followed by themselves; `phrases`: tandems of two words and more, in order, none inside another;
    `counts`: phrases that stand five times in a row, but for numbers that go up by one.
    """

    words: list[int]
    phrases: list[Tandem]
    counts: list[Tandem]


class Echo(Record):
    """`length` words from token `first` on that stand again from token `second` on."""

    first: int
    second: int
    length: int


def tandems(doc: Document) -> Tandems:
    """Words and phrases of up to eight words that follow themselves, with whatever between the words.

    A byte for each word, made of its length and its initial, in one long integer: shifted by n words and compared as a whole,
    it leaves a run of n zeros where n words may be followed by the same n words. Only such places are looked at.
    """
    folded = doc.tokens.folded
    size = len(folded)
    if size < 2:
        return Tandems([], [], [])
    initials = "".join(itemgetter(*doc.tokens.starts)(doc.folded)).encode("ascii", "replace").translate(_FIGURES)
    code = int.from_bytes(initials, "little") ^ int.from_bytes(doc.shared(_lengths).translate(_SPREAD), "little")
    words: list[int] = []
    found: list[Tandem] = []
    counts: list[Tandem] = []
    for n in range(1, min(LONGEST_PERIOD, size // 2) + 1):
        same = (code ^ (code >> 8 * n)).to_bytes(size, "little")[: size - n]
        if n == 1:
            words = [i for i in _places(same, 1) if folded[i] == folded[i + 1]]
            continue
        reached = 0
        for i in _places(same, n):
            if i >= reached and folded[i : i + n] == folded[i + n : i + 2 * n]:
                end = i + 2 * n
                while end < size and folded[end] == folded[end - n]:
                    end += 1
                reached = end - n
                if len(set(folded[i : i + n])) > 1:
                    found.append(Tandem(i, n, end - i))
        if n <= _LONGEST_COUNT and bytes((_COUNTED - 1) * n) in same:
            counts += _counts(folded, same, n)
    return Tandems(words, _outermost(found), counts)


def _lengths(doc: Document) -> bytes:
    folded = doc.tokens.folded
    try:
        return bytes(map(len, folded))
    except ValueError:  # a word of more than 255 letters
        return bytes(min(len(word), 255) for word in folded)


def _places(same: bytes, n: int) -> Iterator[int]:
    needle = bytes(n)
    at = same.find(needle)
    while at >= 0:
        yield at
        at = same.find(needle, at + 1)


def _counts(folded: Sequence[str], same: bytes, n: int) -> Iterator[Tandem]:
    reached = 0
    for i in _places(same, (_COUNTED - 1) * n):
        if i < reached:
            continue
        end = i + n
        while end < len(folded) and (folded[end] == folded[end - n] or _next(folded[end - n], folded[end])):
            end += 1
        reached = end - n + 1  # from every word up to there the stretch ends at the same place
        if end - i >= _COUNTED * n and folded[i : i + n] != folded[i + n : i + 2 * n]:
            yield Tandem(i, n, end - i)


def _next(number: str, other: str) -> bool:
    return number.isdecimal() and other.isdecimal() and int(number) + 1 == int(other)


def _outermost(found: list[Tandem]) -> list[Tandem]:
    """In order, without those that begin inside another; of two that begin at one place the shorter period stays."""
    kept: list[Tandem] = []
    reached = -1
    for tandem in sorted(found):
        if tandem.first >= reached:
            kept.append(tandem)
            reached = tandem.first + 2 * tandem.period
    return kept


def echoes(doc: Document) -> list[Echo]:
    """Runs of at least six words that stood before in the text, in order of their second places, none crossing another.

    Four words from each long word on are looked up among the earlier ones; a run without a long word is not found.
    """
    folded = doc.tokens.folded
    size = len(folded)
    seen: dict[tuple[str, ...], int] = {}
    found: list[Echo] = []
    reached = 0  # end of the last run, so that no word is looked at twice
    for i in compress(range(size), doc.shared(_lengths).translate(_LONG)):
        first = seen.setdefault(tuple(folded[i : i + _ANCHOR_WORDS]), i)
        if first == i or i < reached:
            continue
        start, end = i, i + _ANCHOR_WORDS
        shift = i - first
        while start > reached and start > shift and folded[start - 1] == folded[start - 1 - shift]:
            start -= 1
        while end < size and end - start < shift and folded[end] == folded[end - shift]:
            end += 1
        if SHORTEST_ECHO <= end - start <= shift:
            reached = end
            found.append(Echo(start - shift, start, end - start))
    return found
