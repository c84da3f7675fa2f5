"""Titles before the names of known figures that give them another rank of the same office than the table does."""

from __future__ import annotations

from collections import Counter

from lint.names.folding import fold_name
from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.document.document import Document

_OFFICE = r"(secretary of state|(?:prime|foreign|defen[cs]e|finance|interior|justice|health) minister)"
_RANK = r"(?:(deputy|vice|under ?-?|assistant)[ -]?)?"
_ROLE = lazy(rf"[A-Z]\w+(?: [A-Z]\w+)* {_RANK}{_OFFICE}\Z")
_QUALIFIER = r"(?:(former|ex|then|late|acting|outgoing|incoming|future|first|senior)[ -]+)?"
_COUNTRY = r"(?:(?!deputy|vice|under|assistant)[a-z][\w.]*[ -]+)?"
_FOLDED_OFFICE = lazy(_OFFICE)  # finds places in a folded text, many times faster than a search that ignores case
_LEAD = lazy(rf"(?i)(?<![\w-]){_QUALIFIER}{_COUNTRY}{_RANK}\Z")
_TITLE = lazy(rf"(?i){_OFFICE}\s+([^\W\d_]+(?:[ \u00a0-](?:[A-Z]\. )?[^\W\d_]+){{1,3}})")
_LONGEST_LEAD = 120
_YEAR = lazy(r"(?<![\w.,-])(?:19|20)\d\d(?![\w-])")
_BETWEEN = lazy(r"[ \u00a0]")
_YEARS = lazy(r"(\d{4})-(\d\d)?\Z")
# A title with one of these is not that of today, or nobody's yet.
_NOT_NOW = frozenset(("former", "ex", "then", "late", "acting", "outgoing", "incoming", "future"))


class Office(Record):
    """What the table says of a figure: the name, the role as it stands there, rank and office, and the years in it."""

    name: str
    role: str
    rank: str
    office: str
    first: int
    last: int


class Conflict(Record):
    """A title in the text (its span) that is not the one of the figure's office."""

    start: int
    end: int
    office: Office


def offices(rows: Iterable[Sequence[str]]) -> dict[str, tuple[str, str, str, str, int, int]]:
    """Folded full name -> values of an office, for the figures whose whole role is one rank of a comparable office, in known years."""
    out = {}
    for name, variants, _, role, years in rows:
        said, span = _ROLE.match(role), _YEARS.match(years)
        if said and span:
            first = int(span[1])
            last = first // 100 * 100 + int(span[2]) if span[2] else 9999
            for spelling in (name, *filter(None, variants.split(";"))):
                out[fold_name(spelling)] = (name, role, _rank(said[1]), _office(said[2]), first, last)
    return out


def conflicts(doc: Document, known: Mapping[str, tuple[str, str, str, str, int, int]]) -> Iterator[Conflict]:
    """Titles of another rank right before the full name of a figure, in a text that is about the years of the office."""
    years: list[int] | None = None
    reached = 0
    for place in _FOLDED_OFFICE.finditer(doc.folded):
        title = _TITLE.match(doc.text, place.start())
        if title is None:
            continue
        lead = _LEAD.search(doc.text, max(reached, title.start() - _LONGEST_LEAD), title.start())
        if lead is None:
            continue
        reached = title.end(1)
        qualifier, rank = lead.groups()
        office, name = title.groups()
        words = _BETWEEN.split(name)
        values = next((o for n in (4, 3, 2) if (o := known.get(fold_name(" ".join(words[:n]))))), None)
        if values is None:
            continue
        found = Office(*values)
        if (qualifier or "").lower() in _NOT_NOW or _office(office) != found.office or _rank(rank) == found.rank:
            continue
        if years is None:
            years = _years(doc.text)
        block = doc.block_at(lead.start())
        if block is not None and _is_of_today(found, years, _years(doc.text[block.start : block.end])):
            yield Conflict(lead.start(2) if rank else title.start(1), title.end(1), found)


def _is_of_today(office: Office, text: Sequence[int], paragraph: Sequence[int]) -> bool:
    """Do the years in the text say that it was written in the middle of the office, and those beside the title nothing else?

    Careers lead from rank to rank, so a title may be right for an earlier or later year.
    """
    counts = Counter(year for year in text if year >= office.first)
    usual = max(counts, key=lambda year: (counts[year], year), default=0)
    return office.first < usual < office.last and all(office.first < year < office.last for year in paragraph)


def _rank(word: str | None) -> str:
    return (word or "").lower().rstrip(" -").replace("vice", "deputy")


def _office(words: str) -> str:
    return words.lower().replace("defense", "defence")


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]
