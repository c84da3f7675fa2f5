"""Main clauses joined by a comma alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lint.checks.api import Context, Hit
from lint.document.document import Document
from lint.pattern import lazy

_BREAK = lazy(r"[:;–—]\s| - ")
_LAST_WORD = lazy(r"[^\s]+\Z")


def comma_splice(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Two main clauses with nothing but a comma between them, outside of quoted speech.

    Options are patterns: `second`, the comma and the beginning of the second clause; `plain`, the same where the first clause must
    have no comma and one of the verbs `present`. The first clause must have one of the verbs `finite`, not begin with one of
    `openers` and have none of `side`: it would be a side clause, an attribution or a contrast ("not a plan, it is a wish"). What
    follows must not be `reporting` ("..., it is said").
    """
    patterns = ctx.memo(_patterns)
    for name in ("second", "plain"):
        for second in patterns[name].finditer(doc.text):
            at = second.start()
            start, end = _sentence(doc, at)
            first = _BREAK.split(doc.text[start:at])[-1].lstrip("\"“‘'(").removeprefix("And ").removeprefix("But ")
            first = first[:1].upper() + first[1:]
            if patterns["openers"].match(first):
                rest = first.partition(", ")[2]  # "In 2021, nine restaurants received stars, this is"
                first = rest[:1].upper() + rest[1:]
            if first.count(" ") < 2 or patterns["openers"].match(first) or patterns["side"].search(first):
                continue
            verbs = patterns["finite" if name == "second" else "present"]
            if not verbs.search(first) or (name == "plain" and "," in first) or patterns["reporting"].match(doc.text, second.end(), end):
                continue
            word = _LAST_WORD.search(doc.text, start, at)
            if word and not doc.in_quotation(at):
                yield Hit(word.start(), second.end(), {"comma": word.group() + ","})


def _patterns(ctx: Context) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(ctx.options[name]) for name in ("second", "plain", "finite", "present", "openers", "side", "reporting")}


def _sentence(doc: Document, at: int) -> tuple[int, int]:
    """Span of the sentence at `at`."""
    number = bisect_right(doc.sentences, at, key=lambda span: span[0]) - 1
    return doc.sentences[number][0], doc.sentences[number][1]
