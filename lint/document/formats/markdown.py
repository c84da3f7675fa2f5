"""Reading Markdown (CommonMark and the usual extensions): markup is blanked, what a reader sees stays.

A light reader: front matter, fenced code, HTML, links, images, emphasis, headings, lists, block quotes, tables and
footnotes. Indented code is read as text.
"""

from __future__ import annotations

from itertools import pairwise

from lint.document.formats import Masked, Part, blanked
from lint.document.formats.entities import decode_entities
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_FRONT_MATTER = lazy(r"(?s)\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:.*?\n)??(?:\1|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_FENCE = lazy(r"(?sm)^[ \t>]*(`{3,}|~{3,})[^\r\n]*$.*?(?:^[ \t>]*\1[`~]*[ \t]*\r?$|\Z)")
_COMMENT = lazy(r"(?si)<!--.*?(?:-->|\Z)|<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)")
_CODE = lazy(r"(?<!`)(`+)(?!`)[^\r\n]*?[^`\r\n](?<!`)\1(?!`)")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")
_DEFINITION = lazy(r"(?m)^ {0,3}\[([^\]\[\r\n^][^\]\[\r\n]*)\]:[^\r\n]*$")
_FOOTNOTE = lazy(r"\[\^[^\]\s]+\]:?")
_TARGET = (
    r"\([ \t]*(?:<[^<>\r\n]*>|(?:[^()\s]|\([^()\s]*\))*)"
    r"(?:\s+(?:\"[^\"\r\n]*\"|'[^'\r\n]*'|\([^()\r\n]*\)))?[ \t]*\)"
)
_LABEL = r"\[((?:[^\[\]\\]|\[[^\[\]\r\n]*\])*+)\]"
_IMAGE = lazy(rf"!{_LABEL}(?:{_TARGET}|\[[^\[\]\r\n]*\])")
_LINK = lazy(rf"{_LABEL}{_TARGET}")
_REFERENCE = lazy(r"\[([^\[\]]*+)\]\[([^\[\]\r\n]*+)\]")
_TAG = lazy(
    r"<(?:[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+"
    r"|/?[a-zA-Z](?:[^<>\"']++|\"[^\"\n]*+\"|'[^'\n]*+'){0,100}+)>"
)
_EMPHASIS = (
    lazy(r"(\*{1,3})(?=[^\s*])(?:[^*\n]|\n(?!\s*\n))+?(?<=[^\s*])\1"),
    lazy(r"(?<![\w_])(_{1,3})(?=[^\s_])(?:[^_\n]|\n(?!\s*\n)|(?<=\w)_(?=\w))+?(?<=[^\s_])\1(?![\w_])"),
    lazy(r"(~~|==)(?=\S)(?:[^~=\n]|\n(?!\s*\n))+?(?<=\S)\1"),
)
_NO_CHARACTER = "\ue000"  # holds the place of an escaped character while markup is looked for

_LINE = lazy(r"[^\r\n]+")
_QUOTE = lazy(r"(?:[ \t]{0,3}>[ \t]?)+")
_ATX = lazy(r"[ \t]{0,3}#{1,6}(?=[ \t]|$)")
_ATX_END = lazy(r"[ \t]+#+[ \t]*$")
_SETEXT = lazy(r"[ \t]{0,3}(?:=+|-+)[ \t]*$")
_RULE = lazy(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = lazy(r"[ \t]*(?:[-*+•]|(\d{1,9})[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_TABLE_RULE = lazy(
    r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$"
    r"|[ \t]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*$"
)


def _ends(match: re.Match[str]) -> str:
    """A match with its marks blanked at both ends; the marks are group 1."""
    size = len(match[1])
    return " " * size + match.group()[size:-size] + " " * size


def _label(match: re.Match[str]) -> str:
    """A link with all but its label blanked."""
    label = match[1]
    return f" {label} " + blanked(match.group()[len(label) + 2 :])


def _without_inline(original: str) -> str:
    """The text with code, links, HTML and emphasis blanked; the marks of blocks stay."""

    def whole(match: re.Match[str]) -> str:
        return blanked(match.group())

    text = _FRONT_MATTER.sub(whole, original, count=1)
    for pattern in (_FENCE, _COMMENT, _CODE):
        text = pattern.sub(whole, text)
    escaped = [match.start(1) for match in _ESCAPE.finditer(text)]
    text = _ESCAPE.sub(" " + _NO_CHARACTER, text)
    for pattern in _EMPHASIS:  # before links, whose blanked brackets would part the marks from the words
        for _ in range(3):  # emphasis inside emphasis: inner first
            text, changed = pattern.subn(_ends, text)
            if not changed:
                break
    defined = {match[1].strip().casefold() for match in _DEFINITION.finditer(text)}
    text = _DEFINITION.sub(whole, text)
    if "[" in text:
        text = _FOOTNOTE.sub(whole, text)
        text = _IMAGE.sub(whole, text)
        text = _LINK.sub(_label, text)
        if defined:

            def reference(match: re.Match[str]) -> str:
                return _label(match) if (match[2] or match[1]).strip().casefold() in defined else match.group()

            text = _REFERENCE.sub(reference, text)
    if "<" in text:
        text = _TAG.sub(whole, text)
    if escaped:
        characters = list(text)
        for offset in escaped:
            if characters[offset] == _NO_CHARACTER:
                characters[offset] = original[offset]
        text = "".join(characters)
    return decode_entities(text)


def read(original: str) -> Masked:
    """The text of a Markdown file with its markup blanked, and its parts.

    Lines that follow each other without an empty line are one paragraph, as Markdown has it.
    """
    text = _without_inline(original)
    blanks: list[tuple[int, int]] = []
    parts: list[Part] = []
    kind, start, end = "", 0, 0  # the part that goes on
    previous_end = 0
    for match in _LINE.finditer(text):
        line_start, line_end = match.span()
        between = text[previous_end:line_start].replace("\r\n", "\n").replace("\r", "\n")
        previous_end = line_end
        line = match.group()
        if kind and (between.count("\n") > 1 or not line.strip()):
            parts.append(Part(kind, start, end))
            kind = ""
        if not line.strip():
            continue
        at = line_start
        quote = _QUOTE.match(line)
        if quote:
            blanks.append((at, at + quote.end()))
            at += quote.end()
            line = line[quote.end() :]
        if kind in ("paragraph", "block_quote") and (kind == "block_quote") != bool(quote):
            parts.append(Part(kind, start, end))
            kind = ""
        plain = "block_quote" if quote else "paragraph"
        if kind == plain and _SETEXT.match(line):
            parts.append(Part("heading", start, end))
            kind = ""
            blanks.append((at, line_end))
            continue
        item = None
        if not line.strip() or _RULE.match(line) or _TABLE_RULE.match(line):
            blanks.append((at, line_end))
            new = ""
        elif heading := _ATX.match(line):
            blanks.append((at, at + heading.end()))
            closing = _ATX_END.search(line)
            if closing and closing.start() >= heading.end():
                blanks.append((at + closing.start(), line_end))
            new = "heading"
            at += heading.end()
        elif (item := _ITEM.match(line)) and (kind in ("", "list_item") or item[1] in (None, "1")):
            blanks.append((at, at + item.end()))
            at += item.end()
            new = plain if quote else "list_item"
        elif line.lstrip().startswith("|"):
            blanks += [(at + i, at + i + 1) for i, char in enumerate(line) if char == "|"]
            new = "row"
        else:
            item = None
            new = plain
        if kind and (new in ("", "heading", "row") or item):
            parts.append(Part(kind, start, end))
            kind = ""
        if new == "heading":
            parts.append(Part("heading", at, line_end))
        elif new == "row":
            cells = [*(at + i for i, char in enumerate(line) if char == "|"), line_end]
            parts += [Part("paragraph", left, right) for left, right in pairwise(cells)]
        elif new:
            if not kind:
                kind, start = new, at
            end = line_end
    if kind:
        parts.append(Part(kind, start, end))
    pieces: list[str] = []
    done = 0
    for cut, stop in blanks:
        pieces += (text[done:cut], " " * (stop - cut))
        done = stop
    pieces.append(text[done:])
    return Masked("".join(pieces), parts)
