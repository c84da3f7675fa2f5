"""The report for people: each finding with its line, the spot underlined, and what to write instead."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from lint.finding import SEVERITIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.finding import Finding, Results

    Paint = Callable[[str, str], str]

_COLOURS = {"error": "1;31", "warning": "1;33", "suggestion": "1;36", "path": "1", "dim": "2", "fix": "32"}
_LINE_ENDS = "\n\r"
_MOST_RELATED = 3  # places shown; the JSON report has all


def render(results: Results, *, colour: bool = False, width: int = 100) -> str:
    """Findings by file, then a summary of one line; nothing at all when there is nothing to say.

    `width` is the width of the page in columns.
    """
    paint: Paint = (lambda kind, text: f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m") if colour else (lambda kind, text: text)
    originals = {file.path: file.original for file in results.files}
    out: list[str] = []
    for path, group in groupby(results.findings, key=lambda finding: finding.path):
        findings = list(group)
        gutter = max(len(f"{f.start.line}:{f.start.column}") for f in findings)
        out.append(paint("path", path))
        for finding in findings:
            out += _finding(finding, originals.get(path, ""), gutter, paint, width)
        out.append("")
    if results.findings:
        out.append(summary(results))
    return "\n".join(out) + "\n" if out else ""


def summary(results: Results) -> str:
    """`2 errors, 1 warning in 1 of 5 files`; `no findings in 5 files`."""
    counts = Counter(finding.severity for finding in results.findings)
    said = ", ".join(_count(counts[severity], severity) for severity in SEVERITIES if counts[severity])
    files = len(results.files)
    if not said:
        return f"no findings in {_count(files, 'file')}"
    return f"{said} in {len({f.path for f in results.findings})} of {_count(files, 'file')}"


def statistics(results: Results) -> str:
    """A table of how often each rule spoke, most frequent first."""
    counts = Counter((f.rule, f.name, f.severity) for f in results.findings)
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{count:6}  {rule}  {severity:10}  {name}\n" for (rule, name, severity), count in rows)


def _finding(finding: Finding, original: str, gutter: int, paint: Paint, width: int) -> list[str]:
    place = f"{finding.start.line}:{finding.start.column}".rjust(gutter)
    indent = " " * (gutter + 4)
    first, *more = _wrapped(f"{finding.severity} {finding.message}  {finding.rule}", width - len(indent))
    first = paint(finding.severity, finding.severity) + first.removeprefix(finding.severity)
    head = [f"  {place}  {first}", *(indent + line for line in more)]
    lines = [f"{line.removesuffix(finding.rule)}{paint('dim', finding.rule)}" if line.endswith(finding.rule) else line for line in head]
    source, marks = _excerpt(original, finding, width - len(indent))
    if source:
        lines += [indent + source, indent + paint(finding.severity, marks)]
    if finding.fix is not None:
        new = finding.fix.replacement
        lines.append(indent + paint("fix", f"write: {_visible(new)}" if new.strip() else "delete it" if not new else "write: a space"))
    for message, group in groupby(finding.related[:_MOST_RELATED], key=lambda related: related.message):
        numbers = list(dict.fromkeys(str(related.start.line) for related in group))
        noun = "line" if len(numbers) == 1 else "lines"
        lines.append(indent + paint("dim", f"{message} ({noun} {', '.join(numbers)})"))
    return lines


def _wrapped(text: str, room: int) -> list[str]:
    """Lines of at most `room` columns, but for longer words; `textwrap` would cost more than the rest of this report."""
    lines = [""]
    for word in text.split(" "):
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [line.rstrip() for line in lines]


def _excerpt(text: str, finding: Finding, room: int) -> tuple[str, str]:
    """The finding's first line, cut around the span to `room` columns, and the line of marks under it."""
    start = finding.start.offset
    begin = start - finding.start.column + 1
    end = len(text)
    for char in _LINE_ENDS:  # the second is looked for only before the first, as most texts have none
        at = text.find(char, start, end)
        end = at if at >= 0 else end
    stop = min(finding.end.offset, end)
    if stop <= start:
        return "", ""
    low, high = begin, end
    if end - begin > room:
        span = min(stop - start, room * 2 // 3)
        stop = start + span
        low = max(begin, min(start - (room - span) // 2, end - room))
        high = min(end, low + room)
    before, inside, after = (_visible(text[a:b]) for a, b in ((low, start), (start, stop), (stop, high)))
    if low > begin:
        before = "…" + before[1:]
    if high < end:
        after = after[:-1] + "…" if after else after
    return before + inside + after, " " * _columns(before) + "^" * max(1, _columns(inside))


def _visible(text: str) -> str:
    """The text on one line, characters that show nothing or move the cursor made visible as <U+XXXX>."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c in "\t\r\n" else "·" if c == "\u00a0" else f"<U+{ord(c):04X}>" for c in text)


def _columns(text: str) -> int:
    """Width of a text on a terminal, in columns."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
