"""What the program knows about a name: for an editor who asks why a spelling is reported, or whether a table has it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from lint.names.edits import distance_at_most
from lint.names.folding import fold_name, sound_key
from lint.names.lexicon import builtin

_MEANINGS = {
    "w": "an English word", "N": "a proper name in the word lists", "S": "a common surname", "s": "a rare surname",
    "G": "a common given name", "g": "a rare given name", "P": "a large place", "p": "a small place", "K": "part of a name in the tables",
    "k": "a name that looks like another (namesakes.tsv)",
}  # fmt: skip
_TABLES = ("figures.tsv", "places.tsv", "organisations.tsv")


def describe(name: str) -> list[str]:
    """What lexicon and tables say of a name, one line each: each of its words, then the rows of the tables that have it or a near one."""
    return [*_words(name), *_rows(name)] or [f"{name}: nothing is known"]


def _words(name: str) -> Iterator[str]:
    for word in name.replace("-", " ").split():
        flags = builtin().flags(fold_name(word))
        meaning = ", ".join(_MEANINGS[flag] for flag in flags) if flags else "not in the lexicon: reported beside a near name that is"
        yield f"{word}: {meaning}"


def _rows(name: str) -> Iterator[str]:
    from lint.cards.load import builtin_folder
    from lint.cards.tables import read_table

    folded = fold_name(name)
    for table in _TABLES:
        with open(os.path.join(builtin_folder(), "names", table), encoding="utf-8") as file:
            rows = read_table(file.read(), table).rows
        for right, variants, wrong, *rest in rows:
            about = f" ({rest[0]})" if rest and rest[0] else ""
            if name in wrong.split(";"):
                yield f"{table}: a known misspelling of {right}{about}; reported by NAM001"
            elif folded == fold_name(right):
                yield f"{table}: {right}{about}" + (f"; also {', '.join(variants.split(';'))}" if variants else "")
            elif folded in map(fold_name, variants.split(";")):
                yield f"{table}: an accepted spelling of {right}{about}"
            elif _near(folded, fold_name(right)):
                yield f"{table}: near {right}{about}"


def _near(a: str, b: str) -> bool:
    """Is one word of two full names misspelt, or is all of it another transliteration?"""
    if " " not in b and " " not in a:
        return len(a) > 4 and distance_at_most(a, b, 1)
    words, others = a.split(), b.split()
    different = [(x, y) for x, y in zip(words, others, strict=False) if x != y]
    return len(words) == len(others) and len(different) == 1 and (distance_at_most(*different[0], 2) or sound_key(a) == sound_key(b))
