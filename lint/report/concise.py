"""One line a finding, `path:line:col: CODE message`: what editors, `grep` and other programs read."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.finding import Results


def render(results: Results) -> str:
    """The findings in report order; columns count code points from 1. Nothing at all when there is nothing to say.

    Errors and the summary are left to the caller, which says them on standard error.
    """
    return "".join(f"{f.path}:{f.start.line}:{f.start.column}: {f.rule} {f.message}\n" for f in results.findings)
