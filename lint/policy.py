"""What is reported of what was found: two findings that say the same of one spot become one."""

from __future__ import annotations

from lint.finding import RANK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.finding import Finding

_SHORT = 80  # code points; up to here a finding of the same family inside another says the same ("Analena" in "Analena Baerbock")
_FURNITURE = "BOI"


def without_overlaps(findings: Sequence[Finding]) -> list[Finding]:
    """Of findings on one spot only the worst speaks, of equally bad ones the most certain, then the longest.

    On one spot are findings that share most of their spans, and of one family also a short one inside another. `findings` are
    sorted by offset; so is the result. A long finding (a paragraph that stands twice) does not hide a short one inside it, but
    site furniture, which is to be deleted, hides all in it that is no error.
    """
    kept: list[Finding] = []
    furniture_ends = 0
    for finding in findings:
        if finding.rule.startswith(_FURNITURE):
            furniture_ends = max(furniture_ends, finding.end.offset)
        elif finding.end.offset <= furniture_ends and finding.severity != "error":
            continue
        rivals = [other for other in kept[-8:] if _same_spot(finding, other)]
        if all(_rank(finding) < _rank(other) for other in rivals):
            kept = [other for other in kept if other not in rivals] if rivals else kept
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.start.offset, f.rule, f.end.offset))


def _rank(finding: Finding) -> tuple[int, float, int, str]:
    length = finding.end.offset - finding.start.offset
    return RANK[finding.severity], -finding.confidence, -length, finding.rule


def _same_spot(a: Finding, b: Finding) -> bool:
    shared = min(a.end.offset, b.end.offset) - max(a.start.offset, b.start.offset)
    lengths = a.end.offset - a.start.offset, b.end.offset - b.start.offset
    if shared <= 0:
        return False
    inside = shared == min(lengths) and max(lengths) <= _SHORT and a.rule[:3] == b.rule[:3]
    return inside or 2 * shared >= max(lengths)
