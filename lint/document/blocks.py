"""The blocks of a text: headings, paragraphs, list items, datelines, block quotes; where the article begins and ends.

Formats with markup name their parts themselves; in plain text they are told by the shape of lines and their neighbours.
"""

from __future__ import annotations

from lint.document.formats import Part
from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal["heading", "paragraph", "list_item", "dateline", "block_quote"]
    Zone = Literal["start", "body", "end"]


class Block(Record):
    """A part of the text without the white space around it; `end` is exclusive.

    `zone` is "start" before the first real paragraph (headline, byline, furniture), "end" after the last one.
    """

    kind: Kind
    start: int
    end: int
    zone: Zone


class _Line(Record):
    start: int
    end: int
    text: str
    apart: bool  # an empty line, or the start of the text, stands before it


_BULLET = lazy(r"(?:[•‣▪◦●∙·*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))[^\S\n]+(?=\S)")
_SENTENCE_END = lazy(r"[.!?…][\"”’'»)\]]*(?=\s|$)")
_CLOSERS = "\"”’'»)]"

# --- hard-wrapped text ---

_WRAP_MIN, _WRAP_MAX = 40, 100


def _wrap_width(lines: list[_Line]) -> int:
    """Width at which the text's lines were broken by a program, or 0 if each line is a paragraph.

    A wrapped line is one into which the next line's first word did not fit; that is chance between lines of their own.
    """
    lengths = [line.end - line.start for line in lines]
    if not lines or sum(length > _WRAP_MAX for length in lengths) * 10 > len(lines):
        return 0
    pairs = [
        (length, lines[i + 1].text.partition(" ")[0], lines[i].text)
        for i, length in enumerate(lengths[:-1])
        if not lines[i + 1].apart and _WRAP_MIN <= length <= _WRAP_MAX
    ]
    if len(pairs) < 2:
        return 0
    width = max(length for length in lengths if length <= _WRAP_MAX)
    full = sum(length + 1 + len(word) > width - 2 for length, word, _ in pairs)
    mid_sentence = sum(text.rstrip(_CLOSERS)[-1:] not in (".", "!", "?", "…", ":", "") for _, _, text in pairs)
    return width if full * 10 >= len(pairs) * 7 and mid_sentence * 2 >= len(pairs) else 0


def _joined(text: str, lines: list[_Line], width: int) -> list[_Line]:
    """The lines of hard-wrapped text put together into paragraphs."""
    units: list[_Line] = []
    previous: _Line | None = None
    for line in lines:
        first_word = line.text.partition(" ")[0]
        if (
            previous is not None
            and not line.apart
            and not _BULLET.match(line.text)
            and (len(previous.text) + 1 + len(first_word) > width * 0.85 or first_word[:1].islower())
        ):
            unit = units[-1]
            units[-1] = _Line(unit.start, line.end, text[unit.start : line.end], unit.apart)
        else:
            units.append(line)
        previous = line
    return units


# --- headings ---

_HEADING_MAX = 140
# Bylines, credits, links to other stories, dates and addresses: short lines that are no headings.
_NO_HEADING = lazy(
    r"(?i:by|photos?|images?|file photo|pictures?|source|credit|updated|published|posted|reporting by|editing by"
    r"|written by)\b(?:\s*[:.|]|\s*$|\s+[A-Z\d(])"
    r"|(?i:caption|©|read more|read also|also read|see also|watch|share|follow|subscribe|sign up|advertisement|tags?"
    r"|related|all news|more news|home|menu|comments?|leave a reply|print|loading)\b(?:\s*[:.|]|\s*$)"
    r"|(?:\w+,? )?(?:\d{1,2} \w{3,9}|\w{3,9}\.? \d{1,2}),? (?:19|20)\d\d\b|https?://|www\.|[^\s@]+@\S+$"
)
_LONG_WORD = lazy(r"[^\W\d_]{4,}")
_INNER_STOP = lazy(r"[.!?…][\"”’'»)]*\s+[\"“‘'«(]?[^\Wa-z_]")
_ABBREVIATED = lazy(r"\b(?:U\.S|U\.K|Mr|Mrs|Ms|Dr|St|vs|No|Gen|Sen|Rep|[A-Z])\.$")


def _heading_shape(text: str) -> str:
    """ "title" for a line in Title Case, "sentence" for another line that could be a heading, "" for all others."""
    if len(text) > _HEADING_MAX or not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“‘'«(¿¡$€£#"):
        return ""
    last = text.rstrip(_CLOSERS)[-1:]
    if last in ("", ",", ";", ":", "…", "-") or (last == "." and not _ABBREVIATED.search(text)):
        return ""
    if _NO_HEADING.match(text):
        return ""
    words = _LONG_WORD.findall(text)
    if len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.75 * len(words):
        return "title"
    if text[0] in '"“«' or _INNER_STOP.search(text) or text.count(" ") > 20:
        return ""
    return "sentence"


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in (".", "!", "?", "…")


def _is_real(text: str) -> bool:
    return len(text) >= 80 and _SENTENCE_END.search(text) is not None


def _heading_indexes(units: list[_Line]) -> set[int]:
    """Which of the lines are headings."""
    real = [_is_real(unit.text) for unit in units]
    if not any(real):
        real = [_ended(unit.text) for unit in units]
    last_real = max((i for i, is_real in enumerate(real) if is_real), default=-1)
    shapes = ["" if i >= last_real or _BULLET.match(unit.text) else _heading_shape(unit.text) for i, unit in enumerate(units)]
    dense = sum(unit.apart for unit in units) * 5 <= len(units)
    found: set[int] = set()
    for i, shape in enumerate(shapes):
        if not shape:
            continue
        unit, after = units[i], units[i + 1]
        words = unit.text.count(" ") + 1
        after_end = i == 0 or _ended(units[i - 1].text)
        if shape == "title":
            # A short line of names just under a heading is a byline; a run of title lines is a list of links.
            accepted = (unit.apart or after_end) and not (i - 1 in found and words <= 3)
            if accepted and shapes[i + 1] == "title":
                accepted = i == 0 or real[i - 1]
        elif words < 3:
            accepted = unit.apart and after.apart and real[i + 1]
        elif shapes[i + 1] and i > 0 and not real[i - 1]:
            accepted = False
        else:
            longer = len(after.text) > len(unit.text) or _BULLET.match(after.text) is not None
            accepted = longer and (
                (unit.apart and after.apart)
                or (i == 0 and real[1])
                or (dense and after_end and real[i + 1] and len(after.text) >= 2 * len(unit.text))
            )
            if accepted and unit.text[-1] in "?!":
                accepted = words <= 14
        if accepted:
            found.add(i)
    return found


def plain_parts(text: str) -> list[Part]:
    """The parts of plain text: one line is one paragraph, unless the text is hard-wrapped."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    lines: list[_Line] = []
    at, apart = 0, True
    for whole in text.split("\n"):
        line = whole.strip()
        if line:
            start = at + whole.index(line)
            lines.append(_Line(start, start + len(line), line, apart))
        at += len(whole) + 1
        apart = not line
    width = _wrap_width(lines)
    units = _joined(text, lines, width) if width else lines
    headings = _heading_indexes(units)
    parts: list[Part] = []
    for i, unit in enumerate(units):
        bullet = _BULLET.match(unit.text)
        if bullet:
            parts.append(Part("list_item", unit.start + bullet.end(), unit.end))
        else:
            parts.append(Part("heading" if i in headings else "paragraph", unit.start, unit.end))
    return parts


# --- datelines and zones ---

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
_DATELINE = lazy(
    rf"(?P<city>{_CAPITALS}(?:[ /,]{{1,2}}{_CAPITALS}){{0,4}}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    rf"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)??(?:[,.]? {_DATE})?"
    r"(?:\.? /[A-Z][\w .-]{1,20}/\.?(?=\s)|\.? \([A-Za-z][^()\n]{1,30}\) ?[-–—]{1,2}(?=\s)"
    r"|(?P<bare>\.? ?[–—]|\.? --?)(?=\s))"
)


def _dateline_end(text: str, start: int, end: int) -> int:
    """Where the dateline that opens a paragraph ends; `start` if it has none."""
    if not text[start].isupper():
        return start
    match = _DATELINE.match(text, start, min(end, start + 120))
    # Without an agency only a place in capitals is a dateline: "WASHINGTON — The", not "Putin — the".
    if match is None:
        return start
    if match["bare"] is not None:
        following = text[match.end() : end].lstrip()[:1]
        if not match["city"].isupper() or len(match["city"]) < 4 or following.islower():
            return start
    return match.end()


def to_blocks(text: str, parts: list[Part]) -> tuple[Block, ...]:
    """Blocks of the parts, trimmed, with datelines split off and zones told; parts without text are left out."""
    spans: list[tuple[Kind, int, int]] = []
    for kind, start, end in parts:
        body = text[start:end]
        stripped = body.strip()
        if not stripped:
            continue
        start += body.index(stripped[0])
        end = start + len(stripped)
        if kind == "paragraph":
            cut = _dateline_end(text, start, end)
            if cut > start:
                spans.append(("dateline", start, cut))
                rest = text[cut:end]
                start = cut + len(rest) - len(rest.lstrip())
                if start >= end:
                    continue
        spans.append((kind, start, end))  # type: ignore[arg-type]
    first, last = _body(text, spans)
    return tuple(
        Block(kind, start, end, "start" if i < first else "body" if i <= last else "end") for i, (kind, start, end) in enumerate(spans)
    )


def _body(text: str, spans: list[tuple[Kind, int, int]]) -> tuple[int, int]:
    """Indexes of the first and the last real paragraph; of all spans if there is none."""
    prose = [i for i, (kind, _, _) in enumerate(spans) if kind not in ("heading", "dateline")]
    real = [i for i in prose if spans[i][2] - spans[i][1] >= 80 and _SENTENCE_END.search(text, *spans[i][1:])]
    real = real or [i for i in prose if _SENTENCE_END.search(text, *spans[i][1:])]
    if not real:
        return 0, len(spans) - 1
    first = real[0]
    if first and spans[first - 1][0] == "dateline":
        first -= 1
    return first, real[-1]
