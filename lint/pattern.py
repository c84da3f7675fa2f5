"""Regular expressions that cost nothing until they are used, and little then.

Compiling the patterns of all checks takes longer than checking an article. So a pattern is compiled on first use, and where the
compiled rules hold what the compiler of `re` made of it, that is taken as it is. This asks for two inner functions of `re`; where
they are missing or other than expected, patterns are compiled in the usual way.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Any

Made = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # flags, code, and what the pattern says of its groups
made: dict[tuple[str, int], Made] = {}  # by source and flags: what is known of patterns; the compiled rules fill it
kept: dict[tuple[str, int], re.Pattern[str]] = {}  # patterns of this process


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled when something is first asked of it. Raises re.error then for one that is wrong."""
    return _Lazy(source, int(flags))  # type: ignore[return-value]


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression compiled now, from what is known of it; kept for the life of the process. Raises re.error."""
    key = (source, int(flags))
    if key not in kept:
        kept[key] = _compile(*key)
    return kept[key]


def remember() -> dict[tuple[str, int], Made]:
    """What is to be known of all patterns that this process has compiled, for `made` of a later one."""
    return {key: made[key] for key in kept if key in made}


class _Lazy:
    """Stands for a pattern; takes over its attributes one by one as they are asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._key = (source, flags)

    def __getattr__(self, name: str) -> Any:
        value = getattr(compiled(*self._key), name)
        setattr(self, name, value)
        return value


def _compile(source: str, flags: int) -> re.Pattern[str]:
    key = (source, flags)
    try:
        import _sre  # type: ignore[import-not-found]

        if key not in made:
            made[key] = _make(*key)
        all_flags, code, groups, names, numbered = made[key]
        pattern: re.Pattern[str] = _sre.compile(source, all_flags, memoryview(code).cast("I").tolist(), groups, names, numbered)
        return pattern
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):  # another Python than this was written for
        import re

        made.pop(key, None)
        return re.compile(source, flags)


def _make(source: str, flags: int) -> Made:
    """What `re.compile` hands to the machine that runs patterns: its own steps, but for the last."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, flags)
    names = dict(tree.state.groupdict)
    numbered: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        numbered[number] = name
    code = array("I", _compiler._code(tree, flags)).tobytes()
    return (int(flags | tree.state.flags), code, tree.state.groups - 1, names, tuple(numbered))
