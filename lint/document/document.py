"""The Document: one text and its views, each computed once, on first use.

Every offset is an index, in Unicode code points, into `text`, which has the same length as `original`.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from lint.finding import Position
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeVar

    from lint.document.blocks import Block
    from lint.document.formats import Masked
    from lint.document.quotations import Analysis, Mark, Quotation
    from lint.document.tokens import Tokens
    from lint.finding import Finding
    from lint.verdict import Verdict

    T = TypeVar("T")

_LINE_END = lazy(r"\r\n?|\n")
_UNUSUAL = lazy(r"[^\t\n\r -~]+")


class Document:
    """One text. `format` is plain, markdown or html; markup is blanked by spaces of equal length in `text`."""

    def __init__(self, original: str, path: str = "<text>", format: str = "plain") -> None:
        self.original = original
        self.path = path
        self.format = format
        self._views: dict[Callable[[Document], Any], Any] = {}
        self.findings: Sequence[Finding] = ()  # of the other rules, for a rule that runs `after_others`
        self.verdict: Verdict | None = None  # left by the rule that judges the whole text

    @cached_property
    def _masked(self) -> Masked | None:
        """What the reader of a format with markup found; None for plain text."""
        if self.format == "markdown":
            from lint.document.formats import markdown

            return markdown.read(self.original)
        if self.format == "html":
            from lint.document.formats import html

            return html.read(self.original)
        return None

    @cached_property
    def text(self) -> str:
        """The original with markup blanked; the original itself for plain text."""
        return self._masked.text if self._masked else self.original

    def has_markup(self, start: int, end: int) -> bool:
        """Was any of `text[start:end]` blanked or decoded, so that it is not what stands in the file?

        Spaces there are no evidence of how the copy is spaced: `**bold**,` reads `bold  ,` in `text`.
        """
        return self._masked is not None and self.text[start:end] != self.original[start:end]

    @cached_property
    def folded(self) -> str:
        """`text` in lower case, curly quotes straight, every white space character a space; the same length."""
        from lint.document.folding import fold

        return fold(self.text)

    @cached_property
    def unusual(self) -> str:
        """The characters of `text` that are neither printable ASCII nor tabs or line ends, each once."""
        return "".join(dict.fromkeys("".join(_UNUSUAL.findall(self.text))))

    @cached_property
    def line_starts(self) -> list[int]:
        r"""Offset of each line's first character. Lines end at `\n`, `\r\n` or `\r` only."""
        if "\r" in self.original:
            return [0, *(match.end() for match in _LINE_END.finditer(self.original))]
        return list(accumulate((len(line) + 1 for line in self.original.split("\n")[:-1]), initial=0))

    def line_of(self, offset: int) -> int:
        """Number of the line, from 1, that holds `offset`."""
        return bisect_right(self.line_starts, offset)

    def position(self, offset: int) -> Position:
        """Offset, line and column (code points, from 1)."""
        line = self.line_of(offset)
        return Position(offset, line, offset - self.line_starts[line - 1] + 1)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Headings, paragraphs, list items, datelines and block quotes, in order, without white space around them."""
        from lint.document.blocks import plain_parts, to_blocks

        return to_blocks(self.text, self._masked.parts if self._masked else plain_parts(self.text))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds `offset`."""
        index = bisect_right(self._block_starts, offset) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Spans of the sentences of all blocks, in order."""
        from lint.document.sentences import sentence_spans

        return sentence_spans(self.text, self.blocks)

    def sentence_of(self, offset: int) -> int:
        """Number of the sentence, from 0, that holds `offset`, or else of the last one before it."""
        return bisect_right(self.sentences, (offset, len(self.text))) - 1

    @cached_property
    def tokens(self) -> Tokens:
        """All words of the text."""
        from lint.document.tokens import Tokens

        return Tokens(self.text)

    @cached_property
    def _quoting(self) -> Analysis:
        from lint.document.quotations import analyse

        return analyse(self.text, self.blocks)

    @property
    def quotation_marks(self) -> tuple[Mark, ...]:
        """The quotation marks of the text with their roles, in order (see `lint.document.quotations`)."""
        return self._quoting.marks

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Spans of quoted speech, in order, outermost only; a quotation may run over several paragraphs."""
        return self._quoting.quotations

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.start for quotation in self.quotations]

    def shared(self, view: Callable[[Document], T]) -> T:
        """`view(self)`, computed once: for a view that several checks need but that is not everybody's."""
        if view not in self._views:
            self._views[view] = view(self)
        value: T = self._views[view]
        return value

    def in_quotation(self, offset: int) -> bool:
        """Does `offset` lie inside quoted speech? The quotation marks themselves do."""
        index = bisect_right(self._quotation_starts, offset) - 1
        return index >= 0 and offset < self.quotations[index].end
