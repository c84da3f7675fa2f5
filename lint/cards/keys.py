"""The words that tell that a literal cannot stand in a text.

The *keys* of a literal are the words, runs of a-z and 0-9, that stand in it whole, and the pairs of them. A text that lacks a key
lacks the literal, so only literals whose key is among the words of a text need to be looked for.
"""

from __future__ import annotations

from itertools import pairwise
from zlib import crc32

from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Key = str  # a word, or two with a space between them

AHEAD = 200  # characters behind a line that its patterns may look at
LEAD = 9  # characters that a match may have before the line in which its literal stands
_BITS = 22  # of a slot, for the number
_NUMBER = (1 << _BITS) - 1
_CHUNK = 1 << 20  # code points taken to words at a time, so that a long text does not become one huge list
_RUN = lazy(r"[a-z0-9]+")


def words_and_pairs(folded: str) -> set[Key]:
    """The runs of a-z and 0-9 of a folded text, and all pairs of neighbours among them."""
    found: set[Key] = set()
    start, last = 0, ""
    while start < len(folded):
        end = folded.find(" ", start + _CHUNK)
        end = end if end >= 0 else len(folded)
        words = [last, *_RUN.findall(folded, start, end)]
        found.update(words)
        found.update(map(" ".join, pairwise(words)))
        start, last = end, words[-1]
    return found


def keys_of(literal: str, starts: bool = False, ends: bool = False) -> list[Key]:
    """The keys of a folded literal: runs of a-z and 0-9 that stand in it whole, and pairs of neighbours among them.

    `starts` and `ends` say that no word character can come directly before and after the literal where it counts.
    """
    whole = len(literal)
    words = [m.group() for m in _RUN.finditer(literal) if (m.start() > 0 or starts) and (m.end() < whole or ends)]
    return [*words, *map(" ".join, pairwise(words))]


def best_key(keys: Iterable[Key], shared: Mapping[Key, int] | None = None) -> Key:
    """The key that tells most: a pair before a word, then the one that fewest share, then the longest."""

    def worth(key: Key) -> tuple[bool, int, int, str]:
        return " " not in key, shared.get(key, 0) if shared else 0, -len(key), key

    return min(keys, key=worth)


def slots_of(keys: Iterable[Key]) -> bytes:
    """A hash table of the numbers of keys, in the order given, for `numbers_of`.

    Its slots are 4 bytes each, at least twice as many as keys: number + 1 below the upper bits of the key's CRC-32, in the
    first free slot from the one that the lower bits of that say; 0 is free. A table of Python's own would take longer to load than to
    search, and its hashes differ from process to process.
    """
    from array import array

    keys = list(keys)
    slots = array("I", bytes(4 << (2 * len(keys)).bit_length()))
    for number, key in enumerate(keys):
        crc = crc32(key.encode())
        at = crc % len(slots)
        while slots[at]:
            at = (at + 1) % len(slots)
        slots[at] = crc >> _BITS << _BITS | number + 1
    return slots.tobytes()


def numbers_of(keys: Iterable[Key], slots: memoryview) -> list[int]:
    """The numbers of those of `keys` that are in a table made by `slots_of`, and once in a while of one that is not."""
    last = len(slots) - 1
    found = []
    for key in keys:
        crc = crc32(key.encode())
        at = crc & last
        while slot := slots[at]:
            if slot >> _BITS == crc >> _BITS:
                found.append((slot & _NUMBER) - 1)
            at = (at + 1) & last
    return found
