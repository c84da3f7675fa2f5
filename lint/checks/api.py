"""What a check function gets and what it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from lint.document.document import Document
    from lint.names.newsroom import Newsroom

T = TypeVar("T")
Row = tuple[str, ...]


class Hit(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose and checks may ask: the expected language, the house's spelling of names, the newsroom's own names."""

    language: str = "en"
    prefer: Mapping[str, Sequence[str]] = field(default_factory=dict)
    newsroom: Newsroom | None = None


@dataclass(slots=True)
class Context:
    """A rule's own words and numbers: `options` and `tables` of its card, and the user's settings.

    A table is a list of rows, each a tuple of cells in the order of the table's columns.
    """

    options: Mapping[str, Any]
    tables: Mapping[str, Sequence[Row]]
    settings: Settings
    _memo: dict[str, Any] = field(default_factory=dict)

    def memo(self, build: Callable[[Context], T]) -> T:
        """`build(self)`, computed on first use and kept for the life of the process."""
        key = f"{build.__module__}.{build.__qualname__}"
        if key not in self._memo:
            self._memo[key] = build(self)
        value: T = self._memo[key]
        return value


Check = Callable[["Document", Context], Iterator[Hit]]
