"""Brackets that are not closed or not opened."""

from __future__ import annotations

from lint.checks.api import Hit
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.checks.api import Context
    from lint.document.document import Document

_OPENING = {")": "(", "]": "["}
_WORD = lazy(r"\s*[^\s()\[\]]*")
_BRACKET = lazy(r"[()\[\]]")


def unbalanced(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A round or square bracket without its partner in the same paragraph; the hit is the bracket with the word beside it.

    List markers (`1)`, `a)`), smileys are no brackets; options `list_marker`, `smileys`.
    """
    faces, markers = ctx.pattern("smileys"), ctx.pattern("list_marker")
    for block in doc.blocks:
        text = doc.text[block.start : block.end]
        if text.count("(") == text.count(")") and text.count("[") == text.count("]"):
            continue
        skipped = {at for match in faces.finditer(text) for at in range(*match.span())}
        marked = {match.end() - 1 for match in markers.finditer(text)}
        waiting: list[int] = []
        lone: list[int] = []
        for match in _BRACKET.finditer(text):
            at = match.start()
            if at in skipped:
                continue
            if match.group() in "([":
                waiting.append(at)
            elif any(text[other] == _OPENING[match.group()] for other in waiting):
                while text[waiting[-1]] != _OPENING[match.group()]:
                    lone.append(waiting.pop())
                waiting.pop()
            elif at not in marked:
                lone.append(at)
        for at in sorted(lone + waiting):
            yield _hit(doc, block.start + at, block.end)


def _hit(doc: Document, at: int, block_end: int) -> Hit:
    text = doc.text
    if text[at] in "([":
        word = _WORD.match(text, at + 1, block_end)
        return Hit(at, word.end() if word else at + 1, {}, variant="opened")
    start = at
    while start and not text[start - 1].isspace() and text[start - 1] not in "()[]" and at - start < 30:
        start -= 1
    return Hit(start, at + 1, {}, variant="closed")
