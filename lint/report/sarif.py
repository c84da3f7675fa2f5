"""SARIF 2.1.0 (OASIS), in the shape that GitHub code scanning asks for and Microsoft's validator accepts.

GitHub shows a result in a pull request only if its whole region is in the diff, so a region is always one line, and compares
`primaryLocationLineHash` with its own. Columns count UTF-16 units from 1, as `columnKind` says. docs/sarif.md has the details.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from lint import __version__
from lint.finding import RANK, Position
from lint.fingerprint import primary_location_line_hashes
from lint.pattern import lazy
from lint.report.json import array, dump

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from lint.finding import FileError, FileReport, Finding, Fix, Results, RuleInfo, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
INFORMATION_URI = "urn:newslint:about"  # a name, not an address: validators ask for one, and there is no page to open
MOST_RESULTS = 25_000  # GitHub refuses a file with more
MOST_LINES = 100  # of one finding; GitHub shows no more locations
_LONGEST_DESCRIPTION = 1024  # GitHub's limit for fullDescription
_FINDS, _LEAVES = "Finds (what stands between [[ and ]])", "Leaves alone"  # as in `lint explain`

_BASE = "%SRCROOT%"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "suggestion": "note"}
_PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "suggestion": "recommendation"}
_LINE_END = lazy(r"\r\n?|\n")
_BEYOND_BMP = lazy(r"[\U00010000-\U0010ffff]")
# Controls of the terminal, of the writing direction and of width: they would hide or turn what an example shows.
_UNSEEN = lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def render(results: Results, *, root: str | None = None, limit: int = MOST_RESULTS) -> str:
    """The whole run as a SARIF log with one run, a result a line; the same results and root give the same bytes.

    `results.files` must hold every file that has findings, with its original text, and `results.rules` every rule that
    occurs. `root` is the folder that paths are relative to, by default `repository_root` of the files. Of more than `limit`
    findings the worst are kept, worst first, and a notification says how many are left out.
    """
    findings: Sequence[Finding] = results.findings
    if len(findings) > limit:
        findings = sorted(findings, key=lambda f: (RANK[f.severity], -f.confidence))[:limit]
    uris = _Uris(repository_root(file.path for file in results.files) if root is None else root)
    sources = {file.path: _Source(file, uris) for file in results.files}
    codes = sorted({finding.rule for finding in findings})
    indexes = {code: index for index, code in enumerate(codes)}
    notes = _notes(results.errors, len(results.findings) - len(findings), limit, uris)
    driver = {
        "name": "newslint",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": INFORMATION_URI,
    }
    invocation = {"executionSuccessful": not results.errors, "toolExecutionNotifications": notes}
    bases = {_BASE: {"description": {"text": "The top folder of the repository."}}}
    return (
        f'{{"$schema": {dump(SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
        f'"tool": {{"driver": {dump(driver)[:-1]},\n'
        f'"rules": {array(_rule(results.rules[code]) for code in codes)}}}}},\n'
        f'"automationDetails": {{"id": "newslint/"}}, "columnKind": "utf16CodeUnits",\n'
        f'"originalUriBaseIds": {dump(bases)},\n'
        f'"invocations": [{dump(invocation)}],\n'
        f'"results": {array(_result(f, sources[f.path], indexes[f.rule]) for f in findings)}}}]}}\n'
    )


def repository_root(paths: Iterable[str]) -> str:
    """The top folder of the git repository that holds all `paths`; without one, the current folder if it holds them all,
    and otherwise the closest folder that does. Symbolic links to folders are followed.
    """
    here = _real(os.curdir)
    folders = {_real(Path(path).absolute().parent) for path in paths} or {here}
    try:
        common = Path(os.path.commonpath(folders))
    except ValueError:  # two drives of Windows
        return str(here)
    for folder in (common, *common.parents):
        if (folder / ".git").exists():
            return str(folder)
    return str(here if common.is_relative_to(here) else common)


def _real(path: str | Path) -> Path:
    return Path(os.path.realpath(path))  # unlike Path.resolve before Python 3.13, it does not mind links that run in a circle


class _Uris:
    """Paths as URIs relative to the root, symbolic links resolved because GitHub does not follow them."""

    def __init__(self, root: str) -> None:
        self._root = _real(root)

    def location(self, path: str) -> dict[str, str]:
        return {"uri": quote(os.fsencode(self.relative(path))), "uriBaseId": _BASE}

    def relative(self, path: str) -> str:
        """The path from the root, with slashes."""
        try:
            return Path(os.path.relpath(self._target(path), self._root)).as_posix()
        except ValueError:  # another drive of Windows
            return Path(path).name

    def hold(self, path: str) -> bool:
        return self._target(path).is_relative_to(self._root)

    def _target(self, path: str) -> Path:
        """What a link in the root points to; a link that leads out of the root stands for itself."""
        target = _real(path)
        if target.is_relative_to(self._root):
            return target
        beside = Path(path).absolute()
        return _real(beside.parent) / beside.name


class _Source:
    """One file: where it is, and the places in its text in SARIF's terms."""

    def __init__(self, file: FileReport, uris: _Uris) -> None:
        self.text = file.original
        self._path = file.path
        self._bom = file.bom
        self._uris = uris

    @cached_property
    def location(self) -> dict[str, str]:
        return self._uris.location(self._path)

    @cached_property
    def line_hashes(self) -> list[str]:
        # The hash that GitHub works out from the file sees a byte order mark as a character of the first line.
        return primary_location_line_hashes(f"\ufeff{self.text}" if self._bom else self.text)

    @cached_property
    def _wide(self) -> list[int]:
        """Offsets of the characters that take two UTF-16 units."""
        return [] if self.text.isascii() else [m.start() for m in _BEYOND_BMP.finditer(self.text)]

    def _column(self, place: Position) -> int:
        line_start = place.offset - place.column + 1
        return place.column + bisect_left(self._wide, place.offset) - bisect_left(self._wide, line_start)

    def region(self, start: Position, end: Position) -> dict[str, int]:
        """The span as one region, over several lines if need be."""
        return {
            "startLine": start.line,
            "startColumn": self._column(start),
            "endLine": end.line,
            "endColumn": self._column(end),
        }

    def line_regions(self, start: Position, end: Position) -> list[dict[str, int]]:
        """The span line by line, without the lines of which it holds nothing but white space; one region at least."""
        if start.line == end.line:
            return [self.region(start, end)]
        pieces = []
        begin = start
        for line_end in _LINE_END.finditer(self.text, start.offset, end.offset):
            pieces.append((begin, line_end.start()))
            begin = Position(line_end.end(), begin.line + 1, 1)
        pieces.append((begin, end.offset))
        filled = [(begin, stop) for begin, stop in pieces if self.text[begin.offset : stop].strip()]
        return [
            self.region(begin, Position(stop, begin.line, begin.column + stop - begin.offset))
            for begin, stop in filled[:MOST_LINES] or pieces[:1]
        ]

    def physical(self, region: dict[str, int]) -> dict[str, Any]:
        return {"artifactLocation": self.location, "region": region}


def _result(finding: Finding, source: _Source, rule: int) -> dict[str, Any]:
    region, *further = source.line_regions(finding.start, finding.end)
    fingerprint = {"newslint/v1": finding.fingerprint} if finding.fingerprint else {}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "rank": round(100 * finding.confidence, 1),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": source.physical(region)}],
        "partialFingerprints": {"primaryLocationLineHash": source.line_hashes[region["startLine"] - 1], **fingerprint},
    }
    related = [("The finding goes on in this line.", line) for line in further]
    related += [(place.message, source.line_regions(place.start, place.end)[0]) for place in finding.related]
    if related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": message}, "physicalLocation": source.physical(place)}
            for number, (message, place) in enumerate(related, 1)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding, finding.fix, source)]
    return result


def _fix(finding: Finding, fix: Fix, source: _Source) -> dict[str, Any]:
    replacement = {
        "deletedRegion": source.region(finding.start, finding.end),
        "insertedContent": {"text": fix.replacement},
    }
    return {
        "description": {"text": "Safe to apply." if fix.safe else "Look at the sentence before you apply it."},
        "artifactChanges": [{"artifactLocation": source.location, "replacements": [replacement]}],
    }


def _notes(errors: Sequence[FileError], left_out: int, limit: int, uris: _Uris) -> list[dict[str, Any]]:
    notes = []
    for error in errors:
        inside = uris.hold(error.path)
        shown = uris.relative(error.path) if inside else Path(error.path).name
        note = _note("unreadable-file", "error", f"{shown}: {error.message}")
        if inside:
            note["locations"] = [{"physicalLocation": {"artifactLocation": uris.location(error.path)}}]
        notes.append(note)
    if left_out:
        text = f"{left_out:,} findings were left out; the report holds the {limit:,} worst."
        notes.append(_note("left-out", "warning", text))
    return notes


def _note(kind: str, level: str, text: str) -> dict[str, Any]:
    return {"descriptor": {"id": kind}, "level": level, "message": {"text": text}}


def _rule(info: RuleInfo) -> dict[str, Any]:
    why = " ".join(info.why.split()) or info.summary
    return {
        "id": info.code,
        "name": "".join(word.capitalize() for word in info.name.split("-")),
        "shortDescription": {"text": info.summary},
        "fullDescription": {"text": _cut(why, _LONGEST_DESCRIPTION)},
        "help": {"text": _help(info, why), "markdown": _help_markdown(info, why)},
        "defaultConfiguration": {"enabled": info.default, "level": _LEVELS[info.severity]},
        "properties": {
            "precision": info.precision,
            "problem.severity": _PROBLEMS[info.severity],
            "tags": [info.family],
        },
    }


def _cut(text: str, length: int) -> str:
    """The text, or as many whole words of it as fit with an ellipsis."""
    return text if len(text) <= length else text[: length - 2].rsplit(" ", 1)[0] + " …"


def _help(info: RuleInfo, why: str) -> str:
    parts = [f"{info.summary}.", why]
    for title, examples in ((_FINDS, info.bad), (_LEAVES, info.good)):
        parts += ["\n".join([f"{title}:", *map(_seen, examples)])] if examples else []
    return "\n\n".join(parts)


def _help_markdown(info: RuleInfo, why: str) -> str:
    parts = [f"# {info.summary} (`{info.name}`)", why]
    for title, examples in ((_FINDS, info.bad), (_LEAVES, info.good)):
        parts += [f"## {title}", *map(_block, examples)] if examples else []
    return "\n\n".join(parts) + "\n"


def _block(example: str) -> str:
    """The example as a Markdown code block, its fence longer than any run of backquotes in it."""
    longest = max(map(len, re.findall("`+", example)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{_seen(example)}\n{fence}"


def _seen(text: str) -> str:
    r"""The text with line ends `\n`, and characters that show nothing as <U+XXXX>."""
    return _UNSEEN.sub(lambda m: f"<U+{ord(m[0]):04X}>", _LINE_END.sub("\n", text))
