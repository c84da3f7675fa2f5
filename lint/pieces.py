"""Checking a very long plain text piece by piece, so that its memory stays within bounds.

A piece is cut at an empty line where there is one, and is read with a margin of text before and after it; what is found in the
margins is left to the pieces that they belong to. So a rule that looks at paragraphs, sentences or quotations sees what it
would see in the whole text, and one that compares places of a text compares those of a piece.
"""

from __future__ import annotations

from lint.document.document import Document
from lint.finding import Position
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lint.checks.api import Hit
    from lint.finding import Finding

    Also = Iterable[tuple[str, Hit]]
    Check = Callable[[Document, Also, bool], Iterable[Finding]]  # the last says whether it is the beginning of the text

_PIECE = 1_000_000  # code points
_MARGIN = 20_000  # code points at least
_SLACK = 20_000  # code points before a place in which a good one for a cut is looked for


class Piece(Record):
    """`text[low:high]`, to be read as `text[start:end]`."""

    start: int
    low: int
    high: int
    end: int


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text, which cover it without gaps."""
    low = 0
    while low < len(text):
        high = _cut(text, low + _PIECE) if low + _PIECE + _MARGIN < len(text) else len(text)
        end = _cut(text, high + _MARGIN + _SLACK)
        yield Piece(_cut(text, max(0, low - _MARGIN)), low, high, end)
        low = high


def findings(doc: Document, check: Check, also: Also = ()) -> list[Finding]:
    """What `check` finds in the pieces of a text, in order; `also` are hits that it is to take in. Leaves the verdict on the first."""
    found: list[Finding] = []
    elsewhere = list(also)
    line, begin, seen = 1, 0, 0  # of the line in which the piece starts: its number and offset; up to where lines were counted
    for piece in pieces(doc.original):
        ends = Document(doc.original[seen : piece.start]).line_starts
        line, begin, seen = line + len(ends) - 1, seen + ends[-1] if len(ends) > 1 else begin, piece.start
        part = _Part(doc, piece, line, begin)
        hits = [(code, part.moved(hit)) for code, hit in elsewhere if piece.low <= hit.start < piece.high and hit.end <= piece.end]
        found += (f for f in check(part, hits, piece.low == 0) if piece.low <= f.start.offset < piece.high)
        if piece.low == 0:
            doc.verdict = part.verdict
    return found


def words(text: str) -> int:
    """The number of words of a text, without a list of all of them."""
    return sum(len(text[piece.low : piece.high].split()) for piece in pieces(text))


class _Part(Document):
    """A piece of a text as a document of its own that tells places as the whole has them."""

    def __init__(self, whole: Document, piece: Piece, line: int, begin: int) -> None:
        super().__init__(whole.original[piece.start : piece.end], whole.path)
        self._start = piece.start
        self._before = line - 1
        self._indent = piece.start - begin

    def line_of(self, offset: int) -> int:
        """Number of the line in the part, which a message shows as that in the whole."""
        line = _Line(super().line_of(offset))
        line.before = self._before
        return line

    def position(self, offset: int) -> Position:
        """Place in the whole of an offset into the part."""
        _, line, column = super().position(offset)
        return Position(offset + self._start, line + self._before, column + (self._indent if line == 1 else 0))

    def moved(self, hit: Hit) -> Hit:
        """A hit on the whole as one on the part, without places outside it."""
        spans = [(start - self._start, end - self._start) for start, end in hit.related]
        related = tuple(span for span in spans if span[0] >= 0 and span[1] <= len(self.original))
        return hit._replace(start=hit.start - self._start, end=hit.end - self._start, related=related)


class _Line(int):
    """The number of a line in a part."""

    before = 0  # lines of the whole before the part

    def __format__(self, form: str) -> str:
        return format(int(self) + self.before, form)


def _cut(text: str, near: int) -> int:
    """The best place for a cut shortly before an offset: after an empty line, a line, a word; never inside a line end."""
    if near >= len(text):
        return len(text)
    low = max(0, near - _SLACK)
    for end in ("\n\n", "\r\n\r\n", "\n", "\r", " "):
        at = text.rfind(end, low, near)
        if at >= 0:
            near = at + len(end)
            break
    return near + 1 if text[near - 1 : near + 1] == "\r\n" else near
