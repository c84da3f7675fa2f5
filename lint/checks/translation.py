"""What machine translation does to the structure of English sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.checks.api import Context, Hit
from lint.document.document import Document

_NAME_PART = re.compile(r"[A-Z\u00c0-\u00de][\w’'.-]*")
_NAME_RUN = re.compile(r"[A-Z\u00c0-\u00de][\w’'.-]*(?: [A-Z\u00c0-\u00de][\w’'.-]*)*")
_BREAKS = "\n\r.!?,;:\"”)—–-•"
_LAST_WORD = re.compile(r"[\w’'-]+\Z")
_TITLE_OF = re.compile(r"[A-Z][a-z]+ of\Z")  # Secretary of State Wendy Sherman
_SCRIPTS = re.compile(
    r"[\u0400-\u052f]{3,}(?:[\s-]+[\u0400-\u052f]+)*|[\u0600-\u06ff]{3,}(?:\s+[\u0600-\u06ff]+)*"
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]{1,}(?:\s?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]+)*"
)
_GLOSS = re.compile(r"[(\[（「『《«\"“‘'/:][^()\[\]\n]{0,40}\Z")


def subject_doubled(doc: Document, ctx: Context) -> Iterator[Hit]:
    """`Wendy Sherman he told reporters`: a full name, then a pronoun and a verb of saying, with nothing between them."""
    text = doc.text
    for m in ctx.memo(_pronoun_says).finditer(text):
        starts = _name_before(text, m.start())
        if len(starts) < 2:
            continue
        variant = _governed(text, starts[-1], ctx)
        if variant is not None:
            start = starts[1]  # given name and surname; a title may stand in front of them
            yield Hit(start, m.end(), {"pronoun": m["pronoun"]}, f"{text[start : m.start()]} {m['verb']}", variant=variant)


def _pronoun_says(ctx: Context) -> re.Pattern[str]:
    return re.compile(rf"(?<=[a-z\u00df-\u00ff]) (?P<pronoun>he|she) (?P<verb>{'|'.join(ctx.options['verbs'])})\b")


def _name_before(text: str, end: int) -> list[int]:
    """Starts of the capitalised words that end at `end` with one space between them, the last word first."""
    starts: list[int] = []
    for m in reversed(list(_NAME_RUN.finditer(text, max(0, end - 80), end))):
        if m.end() == end:
            starts = [m.start() + word.start() for word in _NAME_PART.finditer(m.group())][::-1]
        break
    return starts


def _governed(text: str, start: int, ctx: Context) -> str | None:
    """The variant to report, by what stands before the name: "" for nothing or a role, None for a word that may govern the name."""
    before = text[max(0, start - 40) : start].rstrip(" ")
    if not before or before[-1] in _BREAKS:
        return None if text[start:].split(" ", 1)[0] in ctx.options["time_words"] else ""
    word = _LAST_WORD.search(before)
    last = word.group().lower() if word else ""
    if last == "of" and _TITLE_OF.search(before):
        return ""
    if last in ctx.options["governing"] or last.endswith("ing"):
        return None
    return "" if last in ctx.options["roles"] else "unsure"


def untranslated(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Words in another script outside brackets, quotation marks and glosses, in a text that is otherwise in Latin letters."""
    text = doc.text
    if text.isascii():
        return
    hits = [m for m in _SCRIPTS.finditer(text) if not _GLOSS.search(text, max(0, m.start() - 60), m.start())]
    if sum(m.end() - m.start() for m in hits) > len(text) * ctx.options["most_share"]:
        return
    for m in hits:
        if not doc.in_quotation(m.start()):
            yield Hit(*m.span())
