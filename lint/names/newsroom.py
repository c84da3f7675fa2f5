"""The newsroom's own names: tables that were learnt from its archive and reviewed, and the pairs of names that it has accepted.

A table of names has the columns `name, documents, mentions, variants, note` and a list of accepted pairs `form, other, reason, date`;
both are the TSV of the rule tables. Of a table of names only the first column is taken for right. A name whose note begins with
"wrong" is neither right nor left alone; one without a number of documents (here 0) was added by hand and counts as often seen.
"""

from __future__ import annotations

import os
from datetime import date
from functools import cached_property, lru_cache

from lint.names.folding import fold_name
from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.finding import Finding
    from lint.names.archive import Entry
    from lint.names.figures import Figures

NAME_COLUMNS = ("name", "documents", "mentions", "variants", "note")
PAIR_COLUMNS = ("form", "other", "reason", "date")
OFTEN = 5  # texts with a name from which it is taken for right without a given name beside it
WRONG = "wrong"  # beginning of the note of a name that an editor has turned down
_WORDS = lazy(r"[\s-]+")
_VARIANT = lazy(r"(.+) (\d+)\Z")


class NameFileError(ValueError):
    """A mistake in a table of names or pairs; `str()` is one line: file, line, what is wrong."""


class Listed(Record):
    """A word of a listed name: as it is written, and the texts of the most frequent name that has it."""

    word: str
    documents: int


class Newsroom:
    """What the newsroom says about names. Compared by identity: a run has one for each set of files."""

    def __init__(self, entries: Iterable[Entry], accepted: Iterable[tuple[str, str]]) -> None:
        self.entries = tuple(entry for entry in entries if not entry.note.lower().startswith(WRONG))
        self._accepted = frozenset(frozenset(map(fold_name, pair)) for pair in accepted)

    def accepts(self, form: str, other: str) -> bool:
        """Is this a pair that was accepted, in whatever order? Full names or single words, case and diacritics left aside."""
        return bool(self._accepted) and frozenset((fold_name(form), fold_name(other))) in self._accepted

    def accepted_with(self, name: str) -> frozenset[str]:
        """The folded names that are accepted beside `name`."""
        folded = fold_name(name)
        return frozenset(other for pair in self._accepted if folded in pair for other in pair - {folded})

    @cached_property
    def names(self) -> frozenset[str]:
        """The listed names, folded."""
        return frozenset(fold_name(entry.name) for entry in self.entries)

    @cached_property
    def words(self) -> dict[str, Listed]:
        """The words of all listed names by folded form."""
        out: dict[str, Listed] = {}
        for entry in self.entries:
            for word in _WORDS.split(entry.name):
                folded = fold_name(word)
                documents = entry.documents or OFTEN
                if word[:1].isupper() and (folded not in out or out[folded].documents < documents):
                    out[folded] = Listed(word, documents)
        return out

    @cached_property
    def givens(self) -> dict[str, frozenset[str]]:
        """Folded surname -> folded first words of the full names that have it."""
        out: dict[str, set[str]] = {}
        for entry in self.entries:
            first, *others = map(fold_name, _WORDS.split(entry.name))
            if others:
                out.setdefault(others[-1], set()).add(first)
        return {surname: frozenset(firsts) for surname, firsts in out.items()}

    @cached_property
    def figures(self) -> Figures:
        """The listed full names, ready for comparison with those of a text."""
        from lint.names.figures import Figures, index

        return Figures(index([entry.name] for entry in self.entries if " " in entry.name))

    def rows(self, name: str) -> Iterator[Entry]:
        """The listed names that are `name`, have it as a word, or have it among their variants."""
        folded = fold_name(name)
        for entry in self.entries:
            known = (fold_name(entry.name), *map(fold_name, _WORDS.split(entry.name)), *(fold_name(v) for v, _ in entry.variants))
            if folded in known:
                yield entry


@lru_cache(maxsize=8)
def load(names: tuple[str, ...], pairs: tuple[str, ...]) -> Newsroom:
    """The newsroom's names from files, each read once a run. Raises NameFileError."""
    entries = [entry for path in names for entry in read_names(path)]
    return Newsroom(entries, [pair for path in pairs for pair in _read_pairs(path)])


def read_names(path: str) -> list[Entry]:
    """The rows of a table of names. Raises NameFileError."""
    from lint.names.archive import Entry

    out = []
    for line, (name, documents, mentions, variants, note) in _rows(path, NAME_COLUMNS):
        if not name:
            raise NameFileError(f"{_shown(path)}:{line}: the first column, the name, is empty")
        counts = [_count(path, line, column, cell) for column, cell in (("documents", documents), ("mentions", mentions))]
        found = (_VARIANT.match(item.strip()) or item.strip() for item in variants.split(";") if item.strip())
        listed = tuple((item, 0) if isinstance(item, str) else (item[1], int(item[2])) for item in found)
        out.append(Entry(name, counts[0], counts[1], listed, note))
    return out


def _read_pairs(path: str) -> Iterator[tuple[str, str]]:
    for line, (form, other, reason, day) in _rows(path, PAIR_COLUMNS):
        if not form or not other:
            raise NameFileError(f"{_shown(path)}:{line}: a pair needs two names, a tab between them")
        if not reason or not _is_date(day):
            raise NameFileError(f"{_shown(path)}:{line}: an accepted pair needs a reason and a date such as 2026-01-31")
        yield form, other


def _count(path: str, line: int, column: str, cell: str) -> int:
    """A number of texts or mentions; 0 for an empty cell."""
    if not cell:
        return 0
    if not cell.isascii() or not cell.isdigit() or len(cell) > 12:
        raise NameFileError(f'{_shown(path)}:{line}: "{column}" must be a number, not "{cell}"')
    return int(cell)


def _is_date(cell: str) -> bool:
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return len(cell) == len("2026-01-31")


def _rows(path: str, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows of a TSV file with their lines, each with as many cells as there are columns."""
    from lint.cards.tables import read_table
    from lint.cards.yaml_lines import CardError

    shown = _shown(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
        table = read_table(data.decode("utf-8-sig"), shown)
    except OSError as wrong:
        raise NameFileError(f"{shown}: cannot be read ({wrong.strerror})") from None
    except UnicodeDecodeError as wrong:
        raise NameFileError(f"{shown}:{data.count(10, 0, wrong.start) + 1}: not UTF-8") from None
    except CardError as wrong:
        raise NameFileError(str(wrong)) from None
    if table.columns != tuple(columns):
        raise NameFileError(f"{shown}:1: the first line must be: # {'<TAB>'.join(columns)}")
    yield from zip(table.lines, table.rows, strict=True)


def _shown(path: str) -> str:
    """The shorter of a file's absolute path and its path from here."""
    try:
        return min(os.path.relpath(path), path, key=len)
    except ValueError:  # another drive
        return path


def write_names(entries: Iterable[Entry]) -> str:
    """A table of names as text, one name a line."""
    lines = ["# " + "\t".join(NAME_COLUMNS)]
    for entry in entries:
        variants = "; ".join(f"{name} {count}" for name, count in entry.variants)
        lines.append(f"{entry.name}\t{entry.documents or ''}\t{entry.mentions or ''}\t{variants}\t{entry.note}".rstrip())
    return "\n".join(lines) + "\n"


def keep_review(entries: Iterable[Entry], reviewed: Iterable[Entry]) -> list[Entry]:
    """Freshly learnt names with the notes of an earlier table; its names with a note, and those added by hand, stay in any case."""
    notes = {entry.name: entry for entry in reviewed if entry.note or not entry.documents}
    out = [entry._replace(note=notes.pop(entry.name).note) if entry.name in notes else entry for entry in entries]
    return sorted([*out, *notes.values()], key=lambda entry: (fold_name(entry.name), entry.name))


def settled(finding: Finding, newsroom: Newsroom) -> bool:
    """Has the newsroom settled what a finding about names says: is its name listed as right, or the pair accepted?"""
    right = finding.fix.replacement if finding.fix is not None else ""
    return fold_name(finding.text) in newsroom.names or newsroom.accepts(finding.text, right)
