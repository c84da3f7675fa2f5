"""What is kept of a text so that it can be compared with a hundred thousand others: numbers instead of words.

Numbers are made of words by CRC-32 and put together by Python's own hash of a tuple of integers, which, unlike that of a string,
is the same in every process.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from zlib import crc32

from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.document.document import Document

SHINGLE = 4  # words
KEPT = 128  # shingles of a text, those with the smallest numbers
_MOST_WORDS = 500_000  # distinct words remembered with their numbers; forgetting them costs time only


class Paragraph(Record):
    """A block of a text: the number of its words' sequence, and its span."""

    key: int
    start: int
    end: int
    words: int


class Sketch(Record):
    """A text in numbers. `shingles` are the smallest `KEPT` numbers of its shingles (runs of four words), sorted; `size` is how many
    different shingles there are; `lead` is the span of the first block, to point at the text as a whole.

    The smallest numbers of two texts tell how alike the texts are (bottom-k sketches: A. Broder, On the resemblance and containment
    of documents, 1997; E. Cohen and H. Kaplan, Summarizing data using bottom-k sketches, 2007).
    """

    shingles: array[int]
    size: int
    words: int
    lead: tuple[int, int]
    paragraphs: list[Paragraph]


class _Numbers(dict[str, int]):
    """Number of each word, made when it is asked for."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        number = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return number


_numbers = _Numbers()


def sketch(doc: Document) -> Sketch:
    """The sketch of a text."""
    tokens = doc.tokens
    words = list(map(_numbers.__getitem__, tokens.folded))
    shingles = set(map(hash, zip(words, words[1:], words[2:], words[3:], strict=False)))
    starts = tokens.starts
    paragraphs = []
    for kind, start, end, _ in doc.blocks:
        if kind != "dateline":
            run = words[bisect_left(starts, start) : bisect_left(starts, end)]
            paragraphs.append(Paragraph(hash(tuple(run)), start, end, len(run)))
    lead = (doc.blocks[0].start, doc.blocks[0].end) if doc.blocks else (0, 0)
    return Sketch(array("q", sorted(shingles)[:KEPT]), len(shingles), len(words), lead, paragraphs)


def resemblance(a: Sketch, b: Sketch) -> float:
    """Estimated share of the shingles of two texts that both have (Jaccard index); exact for texts of up to `KEPT` shingles."""
    if not a.shingles or not b.shingles:
        return 0.0
    # Beyond the largest number kept of a longer text nothing is known of it.
    limits = [s.shingles[-1] for s in (a, b) if s.size > len(s.shingles)]
    one, two = set(a.shingles), set(b.shingles)
    if limits:
        limit = min(limits)
        one, two = ({number for number in numbers if number <= limit} for numbers in (one, two))
    return len(one & two) / len(one | two)


def share_of_first(a: Sketch, b: Sketch, alike: float) -> float:
    """Estimated share of the shingles of `a` that are in `b`, too, of two texts with that resemblance."""
    return min(1.0, alike / (1 + alike) * (a.size + b.size) / a.size)
