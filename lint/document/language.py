"""Is a text English? A quick look at small words; for paragraphs in other languages see `lint.checks.language`."""

from __future__ import annotations

from collections import Counter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.document.document import Document

_ENGLISH = ("the", "of", "to", "and", "is", "was", "for", "that")
_OTHERS = ("de", "la", "el", "que", "und", "der", "die", "les", "il", "di", "w", "na", "och", "en", "het")


def is_english(doc: Document) -> bool:
    """Is this English, or at least no other language that is written with Latin letters?"""
    return doc.shared(_is_english)


def _is_english(doc: Document) -> bool:
    counts = Counter(doc.tokens.folded)
    return sum(counts[word] for word in _ENGLISH) >= sum(counts[word] for word in _OTHERS)
