"""The JSON report, version 1: the schema is in docs/json.md and does not change within a version."""

from __future__ import annotations

import json

from lint import __version__
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from lint.finding import FileReport, Finding, Position, Results

VERSION = 1
_SURROGATE = lazy(r"[\ud800-\udfff]")


def render(results: Results) -> str:
    """The whole run as one JSON object, one file, finding or error a line, in the order of `results`; ends in a line break.

    The same results give the same bytes. The text can always be written as UTF-8: a byte of a path that is not UTF-8
    stands as the JSON escape of its surrogate.
    """
    head = {"name": "newslint", "version": __version__}
    return (
        f'{{"version": {VERSION}, "tool": {dump(head)},\n'
        f'"files": {array(map(_file, results.files))},\n'
        f'"findings": {array(map(_finding, results.findings))},\n'
        f'"errors": {array({"path": error.path, "message": error.message} for error in results.errors)}}}\n'
    )


def array(items: Iterable[Any]) -> str:
    """A JSON array with one item a line: as quick to write as a compact one, and `diff` shows items."""
    lines = ",\n ".join(map(dump, items))
    return f"[\n {lines}\n]" if lines else "[]"


def dump(value: Any) -> str:
    """One value as compact JSON, characters as they are; a lone surrogate, which UTF-8 does not have, as its escape."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() else _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def _file(file: FileReport) -> dict[str, Any]:
    data: dict[str, Any] = {"path": file.path, "words": file.words, "language": file.language}
    if file.translation is not None:
        data["translation"] = dict(file.translation)
    return data


def _finding(finding: Finding) -> dict[str, Any]:
    fix = finding.fix
    return {
        "path": finding.path,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "text": finding.text,
        "start": _position(finding.start),
        "end": _position(finding.end),
        "fix": None if fix is None else {"replacement": fix.replacement, "safe": fix.safe},
        "related": [{"message": r.message, "start": _position(r.start), "end": _position(r.end)} for r in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _position(position: Position) -> dict[str, int]:
    return {"offset": position.offset, "line": position.line, "column": position.column}
