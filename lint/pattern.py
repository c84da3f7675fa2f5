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
ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"})  # what `re.escape` writes for signs
made: dict[str, Made] = {}  # by source: what is known of patterns; the compiled rules fill it
kept: dict[str, re.Pattern[str]] = {}  # by source: patterns of this process


def lazy(source: str) -> re.Pattern[str]:
    """A regular expression that is compiled when something is first asked of it. Raises re.error then for one that is wrong.

    Flags stand in the source: `(?i)`.
    """
    return _Lazy(source)  # type: ignore[return-value]


def escape(text: str) -> str:
    """`re.escape(text)`, without importing `re`."""
    return text.translate(ESCAPED)


def compiled(source: str) -> re.Pattern[str]:
    """A regular expression compiled now, from what is known of it; kept for the life of the process. Raises re.error."""
    if source not in kept:
        kept[source] = _compile(source)
    return kept[source]


def remember() -> dict[str, Made]:
    """What is to be known of all patterns that this process has compiled, for `made` of a later one."""
    return {source: made[source] for source in kept if source in made}


class _Lazy:
    """Stands for a pattern; takes over its attributes one by one as they are asked for."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        value = getattr(compiled(self._source), name)
        setattr(self, name, value)
        return value


def _compile(source: str) -> re.Pattern[str]:
    try:
        import _sre  # type: ignore[import-not-found]

        if source not in made:
            made[source] = _make(source)
        flags, code, groups, names, numbered = made[source]
        pattern: re.Pattern[str] = _sre.compile(source, flags, memoryview(code).cast("I").tolist(), groups, names, numbered)
        return pattern
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):  # another Python than this was written for
        import re

        made.pop(source, None)
        return re.compile(source)


def _make(source: str) -> Made:
    """What `re.compile` hands to the machine that runs patterns: its own steps, but for the last."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source)
    names = dict(tree.state.groupdict)
    numbered: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        numbered[number] = name
    code = array("I", _compiler._code(tree, 0)).tobytes()
    return (int(tree.state.flags), code, tree.state.groups - 1, names, tuple(numbered))
