"""How long each rule took: a table for whoever writes rules."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def render(times: Mapping[str, float]) -> str:
    """One line for each rule or kind of work, the longest first: seconds, share of the whole, name.

    Views of a text that several rules need (words, blocks, quotations) count for the one that asked first.
    """
    whole = sum(times.values()) or 1.0
    rows = sorted(times.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{seconds:9.3f} s {100 * seconds / whole:5.1f} %  {name}\n" for name, seconds in [*rows, ("together", whole)])
