"""The nearest valid word to a mistyped one, for error messages."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`; did you mean "x"?` for the candidate most like `word`, letter case aside; an empty string when none is near."""
    from difflib import get_close_matches  # only ever needed on the way to an error message

    by_folded = {candidate.casefold(): candidate for candidate in sorted(candidates, reverse=True)}
    near = get_close_matches(word.casefold(), sorted(by_folded), n=1, cutoff=0.6)
    return f'; did you mean "{by_folded[near[0]]}"?' if near else ""
