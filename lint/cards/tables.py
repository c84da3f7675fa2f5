"""TSV tables beside the cards: the data that editors edit.

The first line names the columns (`# pattern<TAB>write`); later lines that begin with `# ` are comments. Cells are trimmed;
missing cells at the end of a line are empty.
"""

from __future__ import annotations

from lint.cards.yaml_lines import CardError
from lint.record import Record


class Table(Record):
    """A table: column names, rows, and the line (from 1) on which each row stands."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def read_table(text: str, path: str) -> Table:
    """Parse a TSV table; raises CardError with file and line."""
    columns: tuple[str, ...] | None = None
    rows, lines = [], []
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        if columns is None:
            if not line.startswith("#"):
                raise CardError(path, 1, "the first line must name the columns: # column<TAB>column")
            columns = tuple(cell.strip() for cell in line.lstrip("#").split("\t"))
            continue
        if not line.strip() or line.startswith("# "):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > len(columns):
            raise CardError(path, number, f"{len(cells)} cells, but the table has {len(columns)} columns")
        rows.append(cells + ("",) * (len(columns) - len(cells)))
        lines.append(number)
    return Table(path, columns or (), tuple(rows), tuple(lines))
