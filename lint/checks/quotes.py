"""Quotations that are not opened, not closed, or whose marks are of different kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lint.checks.api import Context, Hit
from lint.document.document import Document
from lint.document.quotations import Mark

_WORDS = re.compile(r"\W*\w[\w'’-]*(?:\W{1,3}\w[\w'’-]*)?")  # up to two words, with the mark before them


def unclosed(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A quotation that its last paragraph does not close, or that another one follows in the same paragraph."""
    opening = None
    for mark in doc.quotation_marks:
        if mark.depth != 1:
            continue
        if mark.role == "reopen" and opening is not None:
            block = doc.block_at(mark.offset)
            if block is not None and mark.offset > block.start:
                yield Hit(*_from(doc, opening.offset), variant="reopened")
            elif ctx.memo(_attribution).search(doc.text, opening.offset, _block_end(doc, opening)):
                yield Hit(*_from(doc, opening.offset))
        opening = None if mark.role == "close" else mark
        if opening is not None and not _closed(doc, opening):
            yield Hit(*_from(doc, opening.offset))


def _attribution(ctx: Context) -> re.Pattern[str]:
    return re.compile(ctx.options["attribution"])
