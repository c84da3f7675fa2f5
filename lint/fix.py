"""Applying fixes to a file: only the spans that findings name, atomically, in the file's own encoding."""

from __future__ import annotations

import os
from tempfile import NamedTemporaryFile

from lint.reading import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lint.finding import Finding
    from lint.reading import Decoded

    Lint = Callable[[str], Sequence[Finding]]

MOST_PASSES = 10  # a fix may make room for another; text that never settles would be a bug in a rule


def fixable(findings: Sequence[Finding], unsafe: bool) -> list[Finding]:
    """The findings whose fix is wanted, in order of offset, without those that overlap one before them."""
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start.offset, f.end.offset)):
        if finding.fix is None or not (finding.fix.safe or unsafe):
            continue
        if not chosen or finding.start.offset >= chosen[-1].end.offset:
            chosen.append(finding)
    return chosen


def apply(text: str, findings: Sequence[Finding]) -> str:
    """The text with the fixes of `findings`, which must not overlap, put in."""
    pieces, end = [], 0
    for finding in findings:
        assert finding.fix is not None
        pieces += [text[end : finding.start.offset], finding.fix.replacement]
        end = finding.end.offset
    return "".join([*pieces, text[end:]])


def settle(text: str, lint: Lint, unsafe: bool) -> tuple[str, int]:
    """Fix `text` again and again until nothing is left to fix; gives the text and the number of fixes.

    So a second run finds nothing more. A text that does not settle within MOST_PASSES is left as the last pass made it.
    """
    done = 0
    for _ in range(MOST_PASSES):
        findings = fixable(lint(text), unsafe)
        if not findings:
            break
        text = apply(text, findings)
        done += len(findings)
    return text, done


def write(path: str, text: str, like: Decoded) -> None:
    """Put `text` in place of the file, in one step, with the encoding, byte order mark and access rights it had.

    The file behind a symbolic link is replaced, not the link. Raises OSError, and UnicodeEncodeError when the encoding has no
    place for a character of a fix; the file is then as it was.
    """
    data = encode(text, like)
    target = os.path.realpath(path)
    mode = os.stat(target).st_mode
    with NamedTemporaryFile(dir=os.path.dirname(target), prefix=".newslint-", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.chmod(file.name, mode)
            os.replace(file.name, target)
        except BaseException:
            os.unlink(file.name)
            raise


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of a file before and after its fixes."""
    from difflib import unified_diff

    lines = unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + ([text.split("\n")[-1]] if not text.endswith("\n") and text else [])
