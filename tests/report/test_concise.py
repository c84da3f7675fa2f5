"""The one-line report."""

from __future__ import annotations

from lint.finding import FileError, FileReport, Finding, Position, Results
from lint.report.concise import render


def _finding(path: str, line: int, column: int, message: str) -> Finding:
    return Finding(path, "PUN003", "turned-quote", "error", 0.98, message, "“", Position(9, line, column), Position(10, line, column + 1))


def test_one_line_a_finding_in_report_order() -> None:
    results = Results([_finding("a.txt", 2, 7, 'Quotation mark faces the wrong way: "“"'), _finding("b c.txt", 1, 1, "Odd: so")])
    assert render(results) == 'a.txt:2:7: PUN003 Quotation mark faces the wrong way: "“"\nb c.txt:1:1: PUN003 Odd: so\n'


def test_nothing_to_say_and_no_errors_in_it() -> None:
    assert render(Results(files=[FileReport("a.txt", 3, "en")], errors=[FileError("b.txt", "there is no such file")])) == ""
