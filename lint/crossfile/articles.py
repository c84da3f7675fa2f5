"""Articles that stand twice in a set of texts."""

from __future__ import annotations

from collections import Counter

from lint.crossfile.sketch import resemblance
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lint.crossfile.sketch import Sketch

_LOOKED_UP = 16  # shingles by which a text finds those like it
_FOUND_BY = 3  # of them that two texts must have in common to be compared


class Double(Record):
    """Text `second` is like text `first`, which came before it; numbers of texts, and their resemblance from 0 to 1."""

    first: int
    second: int
    alike: float


def doubles(sketches: Sequence[Sketch], alike: float, progress: Callable[[int, int], None] | None = None) -> Iterator[Double]:
    """Each text that is like an earlier one, with the one it is most like.

    A text is compared only with the first and with the last one before it that has a shingle in common with it, and only when it
    has several with that one: the time is in proportion to the number of texts, even if a line stands in all of them. Of two texts
    with a resemblance of 0.5 one pair in 500 is missed, of 0.7 one in 100,000 (binomial, three of sixteen).
    """
    first_with: dict[int, int] = {}
    last_with: dict[int, int] = {}
    for number, sketch in enumerate(sketches):
        common: Counter[int] = Counter()
        looked_up = sketch.shingles[:_LOOKED_UP]
        for shingle in looked_up:
            first = first_with.setdefault(shingle, number)
            if first != number:
                common[first] += 1
                last = last_with.get(shingle, first)
                if last != first:
                    common[last] += 1
                last_with[shingle] = number
        needed = min(_FOUND_BY, len(looked_up))
        found = [
            Double(other, number, found)
            for other, times in common.items()
            if times >= needed and (found := resemblance(sketches[other], sketch)) >= alike
        ]
        if found:
            yield min(found, key=lambda double: (-double.alike, double.first))
        if progress is not None and number % 1000 == 999:
            progress(number + 1, len(sketches))


def families(found: Sequence[Double]) -> dict[int, int]:
    """Text -> first text of its family, for texts that are like another one."""
    head: dict[int, int] = {}
    for first, second, _ in found:
        head[second] = head.get(first, first)
    return head
