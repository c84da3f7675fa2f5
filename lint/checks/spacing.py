"""Spaces at the ends of lines."""

from __future__ import annotations

from lint.checks.api import Hit
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.checks.api import Context
    from lint.document.document import Document

_AT_START = lazy(r"(?m)^[ \t\u00a0\u2007\u202f]+(?=[^\s•*>–—-])")
_AT_END = lazy(r"(?m)(?<=\S)[ \t\u00a0\u2007\u202f]+(?=\r?$)")
_NO_BREAK = "\u00a0\u2007\u202f"
_LINE = lazy(r"(?m)^[^\n]*\S[^\n]*$")


def stray(doc: Document, ctx: Context) -> Iterator[Hit]:
    """White space at the start or the end of a line of plain text in which nearly all other lines have none there.

    Where many lines have it, a program set it (an indent, a mail client) and it means nothing.
    """
    hits = [(match, "") for match in _AT_START.finditer(doc.text)]
    if ctx.options["trailing_spaces"] or any(space in doc.unusual for space in _NO_BREAK):
        hits += [(match, "end") for match in _AT_END.finditer(doc.text)]
    if not hits:
        return
    lines = sum(1 for _ in _LINE.finditer(doc.text))
    if len(hits) > max(1, lines * ctx.options["largest_share"]):
        return
    for match, variant in sorted(hits, key=lambda hit: hit[0].start()):
        if variant != "end" or ctx.options["trailing_spaces"] or any(space in match.group() for space in _NO_BREAK):
            yield Hit(*match.span(), {}, "", variant=variant)
