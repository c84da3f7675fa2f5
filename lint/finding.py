"""What a run says: findings, the files read, and the files that could not be read.

All offsets count Unicode code points of the file's text from 0, a byte order mark left out; lines and columns count from 1.
Lines end at `\\n`, `\\r\\n` or `\\r` only. `end` is exclusive everywhere.
"""

from __future__ import annotations

from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Literal

    Severity = Literal["error", "warning", "suggestion"]
    Precision = Literal["very-high", "high", "medium", "low"]


SEVERITIES: tuple[Severity, ...] = ("error", "warning", "suggestion")
RANK: dict[Severity, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}  # 0 is the worst

CONFIDENCE: dict[Precision, float] = {"very-high": 0.98, "high": 0.92, "medium": 0.82, "low": 0.6}


class Position(Record):
    """A place in a file."""

    offset: int
    line: int
    column: int


class Fix(Record):
    """Text to put in place of a finding's span; `safe` when no editor needs to look at it first."""

    replacement: str
    safe: bool


class Related(Record):
    """Another place that belongs to a finding, such as the right spelling of a misspelt name."""

    message: str
    start: Position
    end: Position


class Finding(Record):
    """One defect at one place. `text` is what stands between `start` and `end` in the original file."""

    path: str
    rule: str
    name: str
    severity: Severity
    confidence: float
    message: str
    text: str
    start: Position
    end: Position
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    fingerprint: str = ""


class FileReport(Record):
    """A file that was read: its size in words (runs of non-space characters) and its language (ISO 639-1).

    `original` is kept for reports that show source lines, for files that have findings; `bom` says whether the file began with a
    byte order mark (which `original` leaves out); `translation` is the document verdict, when a rule gave one.
    """

    path: str
    words: int
    language: str
    original: str = ""
    translation: Mapping[str, Any] | None = None
    bom: bool = False


class FileError(Record):
    """A path that could not be read, with one clear line that says why and the way out."""

    path: str
    message: str


class RuleHead(Record):
    """What decides whether a rule runs."""

    code: str
    name: str
    severity: Severity
    default: bool


class RuleInfo(Record):
    """The words of a rule card that reports need; in a bad example `[[ ]]` marks what the rule finds."""

    code: str
    name: str
    summary: str
    why: str
    severity: Severity
    precision: Precision
    default: bool
    family: str
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


class Results:
    """Everything one run said, in report order: findings by path, offset, rule; files and errors by path.

    `notes` are plain lines for standard error (a binary file passed over, for instance); they never change the exit code.
    `fixed` counts fixes put in, and `diffs` are unified diffs of those only shown; the findings are those that remain. `times` are
    seconds by rule and kind of work, where they were asked for.
    """

    def __init__(
        self,
        findings: Iterable[Finding] = (),
        files: Iterable[FileReport] = (),
        errors: Iterable[FileError] = (),
        notes: Iterable[str] = (),
        rules: Mapping[str, RuleInfo] | None = None,
    ) -> None:
        self.findings = list(findings)
        self.files = list(files)
        self.errors = list(errors)
        self.notes = list(notes)
        self.rules = dict(rules or {})
        self.fixed = 0
        self.diffs: list[str] = []
        self.times: dict[str, float] = {}

    def add(self, more: Results) -> None:
        """Take in what was said of another file; an error that stands here already is not repeated."""
        self.findings += more.findings
        self.files += more.files
        self.errors += [error for error in more.errors if error not in self.errors]
        self.notes += more.notes
        self.fixed += more.fixed
        self.diffs += more.diffs
