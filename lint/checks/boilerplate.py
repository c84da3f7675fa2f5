"""Site furniture in pasted copy: share bars, newsletter boxes, comment forms, boxes of related stories.

The text is read line by line. A line is furniture because it is on the list (`lines.tsv`), because of its shape (`shapes.tsv`:
"Image 3 of 12", a row of network names), because it invites the reader to sign up, or because it stands below a line that opens
the foot of a page ("Most read"). Lines of weak evidence ("Comments", "Print", "World") count only beside others, or as the
very last line. Neighbouring lines become one finding.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from lint.checks.api import Hit
from lint.pattern import escape, lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from lint.checks.api import Context
    from lint.document.document import Document

# What a line is worth. A LEGIT line belongs to the article although it looks like furniture: a correction, an agency's tail.
LEGIT, NOTHING, WEAK, SUPPORT, WARNING, ERROR = -1, 0, 1, 2, 3, 4
_LEVELS = {"legit": LEGIT, "weak": WEAK, "support": SUPPORT, "warning": WARNING, "error": ERROR}

_MARKS = " \t.:…!»›>→▼*•·-–—|<«‹[]()#"  # around a line they do not change what it is
_LEAD = " \t•·*▪»→>–—-"
_LONGEST = 420  # code points; a longer line is a paragraph, whatever it says
MOST_KINDS = 3  # kinds of furniture that a message names
MOST_CARRIED = 15  # lines without evidence of their own that may follow one another in a block
MOST_SHAPED = 18  # words; a longer line has no telling shape
_STARTER = 3  # prefixes are looked up by their first code points
_STOPS = (".", "!", "?", '."', '!"', '?"', ".'", ".)", '",', '"', ":", ";")
_LISTS = ("related", "comments", "nav")  # kinds whose lines stand above a list of anything
_BAR = lazy(r"\s*[|·•/›»>,]\s*|\s+[-–—]\s+|\s{2,}")


class Row(Record):
    """What a kind of line is worth, in which zone (start, inside, end, any), and which piece of a site it belongs to."""

    level: int
    zone: str
    kind: str


class Line(Record):
    """A line that is not blank: its span without white space around it, its row if it has one, and its shape.

    `prose` is a line that reads as a paragraph; `sentence` one that is a sentence at least.
    """

    start: int
    end: int
    words: int
    prose: bool
    sentence: bool
    row: Row | None


Known = tuple[
    list[tuple[int, str, str]],  # rows that differ, to which the numbers below refer
    dict[str, int],  # whole lines
    dict[str, tuple[tuple[str, ...], list[tuple[str, bool, int]]]],  # by their first code points, starts of lines, and of headings
    list[tuple[str, int]],  # telling phrases
    dict[str, int],  # names of shapes
    str,  # the shapes as one regular expression with a named group each
]


class Lists:
    """The tables of the card, ready to look up; all of it in folded text."""

    def __init__(self, known: Known, options: Mapping[str, Any]) -> None:
        rows, self.whole, self.starters, self.contained, self.shape_rows, shapes = known
        self.rows = [Row(*row) for row in rows]
        self.shapes = lazy(shapes)
        self.invitation = lazy(f"(?x){options['invitation']}")
        self.invites: Sequence[str] = options["invites"]

    def line(self, key: str) -> Row | None:
        """The row of a whole line."""
        number = self.whole.get(key)
        return None if number is None else self.rows[number]


def site_furniture(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Blocks of neighbouring lines that belong to a web page and not to the article."""
    lists = ctx.memo(_lists)
    lines = _read(doc, lists)
    if not any(line.row for line in lines):
        return
    opens = frozenset(ctx.options["opens"])
    body, foot = _zones(lines, opens)
    levels = [_level(line.row, n, body, foot) if line.row else NOTHING for n, line in enumerate(lines)]
    for first, last, sure in _blocks(lines, levels, body, foot):
        block = lines[first : last + 1]
        worth = levels[first : last + 1]
        told = [line.row.kind for line, level in zip(block, worth, strict=True) if line.row and level >= min(SUPPORT, max(worth))]
        values = {
            "line": _short(doc.text[block[0].start : block[0].end]),
            "last": _short(doc.text[block[-1].start : block[-1].end]),
            "lines": len(block),
            "why": ", ".join(ctx.options["kinds"][kind] for kind in list(dict.fromkeys(told))[:MOST_KINDS]),
        }
        # Lines above or below the article that are known one by one can go unseen; anything else wants an editor.
        known = sure and min(worth) >= SUPPORT and (last < body[0] or first > body[1] >= 0)
        variant = "-".join(part for part in ("" if sure else "doubtful", "block" if first < last else "") if part)
        yield Hit(block[0].start, block[-1].end, values, "" if known else None, variant=variant)


def _short(line: str, most: int = 60) -> str:
    """The line, cut at a word when it is longer than `most` code points."""
    line = " ".join(line.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + " …"


# ------------------------------------------------------------------------------------------------------------ reading


def _lists(ctx: Context) -> Lists:
    return Lists(ctx.prepare(_known), ctx.options)


def _known(ctx: Context) -> Known:
    numbers: dict[tuple[int, str, str], int] = {}

    def number(level: str, zone: str, kind: str) -> int:
        return numbers.setdefault((_LEVELS[level], zone, kind), len(numbers))

    whole: dict[str, int] = {}
    prefixes: dict[str, list[tuple[str, bool, int]]] = {}
    contained = []
    for line, zone, match, level, kind in ctx.tables["lines"]:
        folded = line.lower().replace("’", "'")
        row = number(level, zone, kind)
        if match == "whole-line":
            whole[folded.strip(_MARKS)] = row
        elif match == "contains":
            contained.append((folded, row))
        else:
            prefixes.setdefault(folded[:_STARTER], []).append((folded, match == "heading", row))
    starters = {
        start: (tuple(found[0] for found in group), sorted(group, key=lambda found: -len(found[0]))) for start, group in prefixes.items()
    }
    shapes = {f"s{n}": (pattern, number(level, zone, kind)) for n, (pattern, zone, level, kind, _) in enumerate(ctx.tables["shapes"])}
    source = "|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in shapes.items())
    return list(numbers), whole, starters, contained, {name: row for name, (_, row) in shapes.items()}, source


def _read(doc: Document, lists: Lists) -> list[Line]:
    """The lines of the text that are not blank."""
    folded, starts = doc.folded, doc.line_starts
    marked = _contained(folded, starts, lists)
    lines = []
    for n, start in enumerate(starts):
        end = starts[n + 1] - 1 if n + 1 < len(starts) else len(folded)
        whole = folded[start:end]
        line = whole.strip()
        if not line:
            continue
        start += whole.index(line)
        end = start + len(line)
        words = line.count(" ") + 1
        row = (_row(line, words, lists) or marked.get(n)) if end - start <= _LONGEST else None
        sentence = line.endswith(_STOPS)
        prose = (row is None or row.level == LEGIT) and (words >= 25 or (sentence and words >= 8))
        lines.append(Line(start, end, words, prose, sentence and words >= 4, row))
    return lines


def _row(line: str, words: int, lists: Lists) -> Row | None:
    """The row that says what the folded line is."""
    key = line.strip(_MARKS)
    whole = lists.line(key)
    if whole and not WEAK <= whole.level <= SUPPORT:
        return whole
    plain = line.lstrip(_LEAD) if line[0] in _LEAD else line
    if starters := lists.starters.get(plain[:_STARTER]):
        literals, rows = starters
        if plain.startswith(literals):
            for literal, heading, number in rows:
                if plain.startswith(literal) and not plain[len(literal) : len(literal) + 1].isalpha():
                    if not heading or (words <= 10 and not line.endswith((".", "!", "?", '"'))):
                        row = lists.rows[number]
                        return row if whole is None else max(whole, row)
                    break
    if whole:
        return whole
    if words <= MOST_SHAPED:
        if (found := lists.shapes.fullmatch(plain)) and found.lastgroup:
            return lists.rows[lists.shape_rows[found.lastgroup]]
        if words <= 14 and (parts := [part for part in _BAR.split(key) if part]) and len(parts) > 1:
            return _bar(parts, lists)
    return None


def _bar(parts: Sequence[str], lists: Lists) -> Row | None:
    """A row for a line that is made of known lines: "Terms of use | Privacy policy"."""
    rows = [lists.line(part.strip(_MARKS)) for part in parts]
    known = [row for row in rows if row and row.level > NOTHING]
    if len(known) < len(parts):
        return None
    best = max(known)
    return Row(ERROR if best.level == ERROR or len(known) > 2 else SUPPORT, "any", best.kind)


def _contained(folded: str, starts: Sequence[int], lists: Lists) -> dict[int, Row]:
    """Rows of lines by something inside them: a telling phrase, or an invitation to sign up."""
    marked: dict[int, Row] = {}
    for literal, number in lists.contained:
        at = folded.find(literal)
        while at >= 0:
            n = bisect_right(starts, at) - 1
            if n not in marked or marked[n].level != LEGIT:
                marked[n] = lists.rows[number]
            at = folded.find(literal, at + 1)
    for literal in lists.invites:
        at = folded.find(literal)
        while at >= 0:
            n = bisect_right(starts, at) - 1
            if n not in marked:
                line = folded[starts[n] : starts[n + 1] - 1 if n + 1 < len(starts) else len(folded)].strip()
                if len(line) <= _LONGEST and lists.invitation.search(line):
                    marked[n] = Row(ERROR, "any", "newsletter")
            at = folded.find(literal, at + 1)
    return marked


# ------------------------------------------------------------------------------------------------------------- blocks


def _zones(lines: Sequence[Line], opens: frozenset[str]) -> tuple[tuple[int, int], int]:
    """Indexes of the first and last paragraph of the article, and of the line that opens the foot of the page.

    The foot begins at the first line of an opening kind ("Most read", "Leave a Reply") below which there is hardly any prose:
    no two paragraphs running, and fewer than three in ten lines. Without such a line it begins behind the last line.
    """
    prose = [n for n, line in enumerate(lines) if line.prose]
    if not prose:
        return (0, -1), len(lines)
    together = max((a for a, b in pairwise(prose) if b == a + 1), default=-1)
    foot = len(lines)
    for n, line in enumerate(lines):
        if n > together and n > prose[0] and line.row and line.row.level == ERROR and line.row.kind in opens:
            below = len(prose) - bisect_right(prose, n)
            if 10 * below <= 3 * (len(lines) - n):
                foot = n
                break
    above = [n for n in prose if n < foot]
    return (above[0], above[-1]), foot


def _level(row: Row, n: int, body: tuple[int, int], foot: int) -> int:
    """What a row is worth where its line stands: outside of its zone a sure line only supports others."""
    if row.zone == "any" or row.level <= SUPPORT:
        return row.level
    zone = "end" if n > body[1] or n >= foot else "start" if n < body[0] else "inside"
    return row.level if row.zone == zone else SUPPORT


def _blocks(lines: Sequence[Line], levels: Sequence[int], body: tuple[int, int], foot: int) -> Iterator[tuple[int, int, bool]]:
    """First and last line of each block, and whether it is sure."""
    n = 0
    while n < len(lines):
        if levels[n] <= NOTHING:
            n += 1
            continue
        first = last = n
        while (found := _joined(lines, levels, first, last, body, foot)) > last:
            last = found
        n = last + 1
        while last > first and levels[last] == WEAK and last + 1 < len(lines) and lines[last + 1].prose:
            last -= 1  # the heading of what follows
        sure = _verdict(levels[first : last + 1], outside=first > body[1] or last < body[0])
        alone_at_end = first == last == len(lines) - 1 and levels[last] == SUPPORT and body[1] >= 0
        if sure is not None or alone_at_end:
            yield first, last, bool(sure)


def _verdict(levels: Sequence[int], outside: bool) -> bool | None:
    """Is a block with these lines furniture: surely, probably (False), or not enough to say so (None)?

    Inside the article it takes more lines of weak evidence than above or below it.
    """
    supports, weak = levels.count(SUPPORT), levels.count(WEAK)
    if ERROR in levels or supports >= (3 if outside else 4) or (outside and supports and supports + weak >= 5):
        return True
    enough = supports >= 2 or (supports and weak >= 2) or weak >= 4 if outside else supports >= 3 or (supports >= 2 and weak)
    return False if enough or WARNING in levels else None


def _joined(lines: Sequence[Line], levels: Sequence[int], first: int, last: int, body: tuple[int, int], foot: int) -> int:
    """The line up to which the block goes on below `last`; `last` itself where it ends there.

    A line without evidence of its own is carried along in the foot of the page, between two pieces of furniture or in a list
    of stories; in a menu above the article; and as a headline right below the label of a box ("Related").
    """
    n = last + 1
    if n == len(lines):
        return last
    if levels[n] > NOTHING:
        return n
    if lines[n].prose or levels[n] == LEGIT:
        return last
    if n > foot:
        while n < len(lines) and n - last <= MOST_CARRIED and not lines[n].prose and levels[n] == NOTHING:
            n += 1
        if n < len(lines) and levels[n] > NOTHING:
            return n
        if n < len(lines) and lines[n].prose:
            return _headlines(lines, levels, last)
        above = next((row.kind for k in range(last, first - 1, -1) if (row := lines[k].row)), "")
        return n - 1 if above in _LISTS else last
    if n < body[0]:
        while n < body[0] and n - last <= 3 and lines[n].words <= 3 and levels[n] == NOTHING:
            n += 1
        return n if levels[n] > NOTHING and last > first else last
    return _headlines(lines, levels, last)


def _headlines(lines: Sequence[Line], levels: Sequence[int], last: int) -> int:
    """The last of the headlines right below the label of a box of stories; `last` where there is no such box.

    A line of fewer than six words is more likely the heading of what follows.
    """
    row, n = lines[last].row, last + 1
    if row and row.kind == "related" and levels[last] == ERROR and lines[last].words <= 5:
        while n < len(lines) and n - last <= 6 and 6 <= lines[n].words <= 22 and not lines[n].sentence and levels[n] == NOTHING:
            n += 1
    return n - 1


# ------------------------------------------------------------------------------------------------------ left-over markup


def left_over_markup(doc: Document, ctx: Context) -> Iterator[Hit]:
    """HTML entities, tags, shortcodes and template fields that were not turned into text."""
    for found in ctx.memo(_markup).finditer(doc.text):
        kind = found.lastgroup or ""
        if kind == "entity":
            char = _decoded(found.group())
            if char is not None:
                told = f'"{char}"' if char.strip() else "a space" if char else "an invisible character"
                yield Hit(*found.span(), {"char": told}, char, variant="entity")
        else:
            yield Hit(*found.span(), variant="" if kind == "tag" else kind)


_DOUBLED_ENTITY = lazy("(?i)^&(?:amp;)+(?=.)")


def _decoded(entity: str) -> str | None:
    """What to write for an entity: its character, a plain space for any space, nothing for an invisible one; None if it is unknown."""
    from html import unescape

    char = unescape(_DOUBLED_ENTITY.sub("&", entity))
    if len(char) != 1:
        return None
    return " " if char.isspace() else char if char.isprintable() else ""


def _markup(ctx: Context) -> re.Pattern[str]:
    entities, tags, shortcodes = ("|".join(ctx.options[name]) for name in ("entities", "tags", "shortcodes"))
    return lazy(
        rf"""(?xi)
          (?P<entity> & (?:amp;)* (?: {entities} | \#\d{{2,6}} | \#x[0-9a-f]{{2,5}} ) ; )
        | (?P<tag> </ (?:{tags}) \s* > | < (?:{tags}) (?: \s+ [\w:-]+ \s*=\s* [^<>\n]* )? /? > | <!-- [^<>\n]{{0,300}} --> )
        | (?P<shortcode> \[ / (?:{shortcodes}) \] | \[ (?:{shortcodes}) \s+ [\w-]+ \s*=\s* [^\[\]\n]* \] )
        | (?P<template> \{{\{{ [^{{}}\n]{{0,120}} \}}\}} | \{{% [^{{}}\n]{{0,120}} %\}} )
        """
    )


def markdown_left_over(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Markdown that was not turned into text: emphasis, links, headings, in a text that is not Markdown."""
    for pattern, replacement, variant in ctx.memo(_markdown_patterns):
        for m in pattern.finditer(doc.text):
            yield Hit(*m.span(), {}, m.expand(replacement), variant=variant)


def _markdown_patterns(ctx: Context) -> list[tuple[re.Pattern[str], str, str]]:
    return [(lazy(f"(?m){row['pattern']}"), row["write"], row.get("variant", "")) for row in ctx.options["patterns"]]


def tracking_url(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A web address with parameters that only follow readers around; the fix leaves the address without them."""
    for m in ctx.memo(_tracking).finditer(doc.text):
        address = m.group().rstrip(".,;:!?)")
        base, _, query = address.partition("?")
        kept = [part for part in query.split("&") if not part.lower().startswith(tuple(ctx.options["parameters"]))]
        yield Hit(m.start(), m.start() + len(address), {}, f"{base}?{'&'.join(kept)}" if kept else base)


def _tracking(ctx: Context) -> re.Pattern[str]:
    names = "|".join(map(escape, ctx.options["parameters"]))
    return lazy(rf"(?i)https?://[^\s<>\"“”?]+\?(?:[^\s<>\"“”]*&)?(?:{names})[^\s<>\"“”]*")
