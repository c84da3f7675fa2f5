"""What a check function gets and what it yields."""

from __future__ import annotations

import marshal

from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any, TypeVar

    from lint.document.document import Document
    from lint.names.newsroom import Newsroom

    T = TypeVar("T")

Row = tuple[str, ...]


class Hit(Record):
    """A defect at `doc.text[start:end]`; the rule card turns it into a finding.

    `values` fill the card's message, `fix` replaces the span, `related` are spans of other places that belong to it,
    and `variant` names one of the card's `variants` (another message, a lower severity).
    """

    start: int
    end: int
    values: Mapping[str, object] = {}
    fix: str | None = None
    related: tuple[tuple[int, int], ...] = ()
    variant: str = ""


class Settings(Record):
    """What the user chose and checks may ask: the expected language, the house's spelling of names, the newsroom's own names."""

    language: str = "en"
    prefer: Mapping[str, Sequence[str]] = {}
    newsroom: Newsroom | None = None


class Context:
    """A rule's own words and numbers: `options` and `tables` of its card, and the user's settings.

    A table is a list of rows, each a tuple of cells in the order of the table's columns.
    """

    def __init__(
        self,
        options: Mapping[str, Any],
        tables: Mapping[str, Sequence[Row]] | bytes,
        settings: Settings,
        prepared: Mapping[str, bytes],
    ) -> None:
        """`prepared` are packed results of `prepare` by their builders; `tables` may be packed, too."""
        self.options = options
        self.settings = settings
        self.built: dict[str, Any] = {}  # results of `prepare`, by their builders
        self._tables = tables
        self._prepared = prepared
        self._memo: dict[str, Any] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def pattern(self, option: str) -> re.Pattern[str]:
        """The option of that name, a regular expression or a list of them of which one must match, ready to run."""
        if option not in self._patterns:
            source = self.options[option]
            self._patterns[option] = lazy(source if isinstance(source, str) else "|".join(source))
        return self._patterns[option]

    @property
    def tables(self) -> Mapping[str, Sequence[Row]]:
        """Rows of each table, by name."""
        tables: Mapping[str, Sequence[Row]] = marshal.loads(self._tables) if isinstance(self._tables, bytes) else self._tables
        self._tables = tables
        return tables

    def memo(self, build: Callable[[Context], T]) -> T:
        """`build(self)`, computed on first use and kept for the life of the process."""
        key = _name(build)
        if key not in self._memo:
            self._memo[key] = build(self)
        value: T = self._memo[key]
        return value

    def prepare(self, build: Callable[[Context], T]) -> T:
        """`build(self)`, computed when the rules are compiled and kept with them, where loading is quicker than computing.

        It may ask for options and tables but not for settings, and its result must be plain: what `marshal` can pack.
        """
        key = _name(build)
        if key not in self.built:
            self.built[key] = marshal.loads(self._prepared[key]) if key in self._prepared else build(self)
        value: T = self.built[key]
        return value


def _name(build: Callable[[Context], Any]) -> str:
    return f"{build.__module__}.{build.__qualname__}"


if TYPE_CHECKING:
    Check = Callable[[Document, Context], Iterator[Hit]]
