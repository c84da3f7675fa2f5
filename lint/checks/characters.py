"""Characters that do not belong: letters of another script inside a word, things that cannot be seen, odd spaces, mojibake."""

from __future__ import annotations

from functools import cache

from lint.checks.api import Hit
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.checks.api import Context
    from lint.document.document import Document

# Letters that look exactly like a Latin one in common fonts. Source: the visible shapes; a subset of Unicode's confusables.
_CYRILLIC = "АВЕЅІЈКМНОРСТУХҮаеѕіјорсухүԁһԛԝӏ"
_CYRILLIC_TWINS = "ABESIJKMHOPCTYXYaesijopcyxydhqwl"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ"
_GREEK_TWINS = "ABEZHIKMNOPTYXovp"
_TWIN = dict(zip(_CYRILLIC + _GREEK, _CYRILLIC_TWINS + _GREEK_TWINS, strict=True))
_LATIN = "A-Za-z\u00c0-\u024f"
_OTHER = "\u0370-\u03ff\u0400-\u052f"  # Greek, Cyrillic
_FOREIGN = lazy(f"[{_OTHER}]")
_MIXED = lazy(rf"[^\W\d_]*(?:[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}])[^\W\d_]*")
_LONE = lazy(r"(?<=[a-z] )[аАіІ](?= [a-z])")
_LATIN_LETTER = lazy(f"[{_LATIN}]")

# Unicode's default-ignorable and control characters, without those that end or indent lines.
_INVISIBLE = lazy(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
_BIDI = lazy(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_RIGHT_TO_LEFT = lazy(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LINE_EDGE = ("", "\n", "\r")

_WIDE = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_WIDE_SPACE = lazy(rf"[{_WIDE}]")
_ODD_SPACE = lazy(rf"(?<=\S)(?: *[{_WIDE}][ {_WIDE}]+| +[{_WIDE}]| {{3,}})(?=\S)")

# What bytes 0x80 to 0xBF of UTF-8 become when they are read as Windows-1252 or Latin-1.
_TAIL = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030"
    "\u2039\u203a\u20ac\u2122"
)
_LEAD = "ÂÃâðÐÑÄÅÎÏïìí×Ø"
_SUSPECT_CHARACTER = lazy(f"[{_LEAD}\ufffd]")
_SUSPECT = lazy(f"[{_LEAD}][{_TAIL}]|\ufffd")
_SUSPECT_RUN = lazy(f"[\u00c0-\u00ff{_TAIL}]{{2,}}")
_REPLACEMENT = lazy("\ufffd+")


def mixed_script(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Latin words that hold Cyrillic or Greek letters; the fix puts the Latin twins where all of them have one."""
    if not _FOREIGN.search(doc.unusual):
        return
    text = doc.text
    for m in _MIXED.finditer(text):
        word = m.group()
        strangers = list(dict.fromkeys(_FOREIGN.findall(word)))
        if len(strangers) == 1 and strangers[0] in ctx.options["symbols"]:
            continue
        twins = all(letter in _TWIN for letter in strangers)
        values = {"letters": ", ".join(map(_describe, strangers))}
        yield Hit(*m.span(), values, "".join(_TWIN.get(c, c) for c in word) if twins else None, variant="" if twins else "unlike")
    for m in _LONE.finditer(text):
        yield Hit(*m.span(), {"letters": _describe(m.group())}, _TWIN[m.group()])


def _describe(letter: str) -> str:
    script = "Greek" if letter < "\u0400" else "Cyrillic"
    return f'{script} "{letter}" (U+{ord(letter):04X})'


def invisible(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Characters that show nothing: zero-width spaces, soft hyphens, control characters. Emoji and right-to-left scripts need some."""
    if not _INVISIBLE.search(doc.unusual):
        return
    text = doc.text
    for m in _INVISIBLE.finditer(text):
        start, end = m.span()
        if _BIDI.fullmatch(m.group()) or _joins(text, start, end):
            continue
        if text[start - 1 : start] in _LINE_EDGE and text[end : end + 1] in _LINE_EDGE:
            continue  # a line of its own, as page builders leave it for spacing: nobody reads, searches or copies it
        word = start > 0 and bool(_LATIN_LETTER.match(text, start - 1)) and bool(_LATIN_LETTER.match(text, end))
        yield Hit(start, end, {"character": _name(m.group()[0])}, "", variant="" if word else "outside")


def bidirectional(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Controls of the writing direction in a line that has no right-to-left letter, where they can only turn text around."""
    if not _BIDI.search(doc.unusual):
        return
    text = doc.text
    for m in _BIDI.finditer(text):
        line = doc.line_of(m.start())
        end = doc.line_starts[line] if line < len(doc.line_starts) else len(text)
        if not _RIGHT_TO_LEFT.search(text, doc.line_starts[line - 1], end):
            yield Hit(*m.span(), {"character": _name(m.group()[0])}, "")


@cache
def _name(character: str) -> str:
    import unicodedata

    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    return f"{name} ({code})" if name else f"control character {code}"


def _joins(text: str, start: int, end: int) -> bool:
    """Is this a joiner or selector with a job: between or after emoji and symbols, or in a script that is written with it?"""
    before, after = text[start - 1 : start], text[end : end + 1]
    return any((c and ord(c) > 0x2100) or (c in "#*0123456789©®" and "\ufe0f" in text[start:end]) for c in (before,) if c) or (
        bool(after) and 0x0590 <= ord(after) < 0x1200 and bool(before) and 0x0590 <= ord(before) < 0x1200
    )


def odd_space(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Runs of three spaces or more, and no-break or typographic spaces beside other spaces, inside a line of running text."""
    text = doc.text
    if doc.format != "plain" or not ("   " in text or _WIDE_SPACE.search(doc.unusual)):
        return
    hits = list(_ODD_SPACE.finditer(text))
    lines = [doc.line_of(m.start()) for m in hits]
    for m, line in zip(hits, lines, strict=True):
        # Several wide gaps in a line, or in neighbouring lines, are the columns of a table.
        if sum(abs(line - other) <= 1 for other in lines) <= ctx.options["most_gaps"]:
            yield Hit(*m.span(), {"count": m.end() - m.start()}, " ")


def mojibake(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Text that was decoded with the wrong encoding; the fix is what it meant."""
    text = doc.text
    if not _SUSPECT_CHARACTER.search(doc.unusual) or not _SUSPECT.search(text):
        return
    from ftfy import fix_encoding

    for m in _SUSPECT_RUN.finditer(text):
        # A broken character may end in a space or follow a letter: both belong to the run that is judged.
        meant = fix_encoding(m.group())
        if meant != m.group() and len(meant) < len(m.group()):
            yield Hit(*m.span(), {"meant": meant.replace("\u00a0", " ")}, meant)
    for m in _REPLACEMENT.finditer(text):
        yield Hit(*m.span(), {"meant": ""}, variant="lost")
