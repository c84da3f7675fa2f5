"""What the program knows about a name: for an editor who asks why a spelling is reported, or whether a table has it."""

from __future__ import annotations

import os
import re

from lint.names.edits import distance_at_most, one_edit
from lint.names.folding import fold_name, sound_key
from lint.names.lexicon import builtin
from lint.names.newsroom import OFTEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.names.newsroom import Newsroom

_MEANINGS = {
    "w": "an English word", "N": "a proper name in the word lists", "S": "a common surname", "s": "a rare surname",
    "G": "a common given name", "g": "a rare given name", "P": "a large place", "p": "a small place", "K": "part of a name in the tables",
    "k": "a name that looks like another (namesakes.tsv)",
}  # fmt: skip
_TABLES = {"figures.tsv": "role", "places.tsv": "type", "organisations.tsv": "type"}  # and the column that says who or what it is


def describe(name: str, newsroom: Newsroom | None = None) -> list[str]:
    """What is known of a name, one line each: each of its words, the rows of the tables that have it or a near one, the newsroom's own."""
    return [*_words(name, newsroom), *_rows(name), *(_listed(name, newsroom) if newsroom else ())] or [f"{name}: nothing is known"]


def _words(name: str, newsroom: Newsroom | None) -> Iterator[str]:
    for word in name.replace("-", " ").split():
        folded = fold_name(word)
        if flags := builtin().flags(folded):
            yield f"{word}: {', '.join(_MEANINGS[flag] for flag in flags)}"
        elif newsroom is not None and folded in newsroom.words:
            yield f"{word}: not in the lexicon, but one of the newsroom's names: not reported"
        elif word.isupper():
            yield f"{word}: not in the lexicon; words in capitals are not compared"
        else:
            yield f"{word}: not in the lexicon: reported beside a near name that is known or more frequent in the text"


def _rows(name: str) -> Iterator[str]:
    from lint.cards.load import builtin_folder
    from lint.cards.tables import read_table

    folded = fold_name(name)
    for file_name, column in _TABLES.items():
        with open(os.path.join(builtin_folder(), "names", file_name), encoding="utf-8") as file:
            table = read_table(file.read(), file_name)
        kind = table.columns.index(column)
        for row in table.rows:
            right, variants, wrong = row[:3]
            about = f" ({row[kind]})" if row[kind] else ""
            if name in wrong.split(";"):
                yield f"{file_name}: a known misspelling of {right}{about}; reported by NAM001"
            elif folded == fold_name(right):
                yield f"{file_name}: {right}{about}" + (f"; also {', '.join(variants.split(';'))}" if variants else "")
            elif folded in map(fold_name, variants.split(";")):
                yield f"{file_name}: an accepted spelling of {right}{about}"
            elif _near(folded, fold_name(right)):
                yield f"{file_name}: near {right}{about}"
            elif "acronyms" in table.columns and name in row[table.columns.index("acronyms")].split(";"):
                yield f"{file_name}: another language's acronym of {right}{about}"


def _listed(name: str, newsroom: Newsroom) -> Iterator[str]:
    """What the newsroom's own tables say of a name, and of the listed names that it is one edit from."""
    folded = fold_name(name)
    rows = list(newsroom.rows(name))
    for entry in rows:
        seen = f" in {entry.documents} texts" if entry.documents else ""
        note = f"; note: {entry.note}" if entry.note else ""
        if folded in (fold_name(variant) for variant, _ in entry.variants):
            yield f"the newsroom's names: a rarer spelling of {entry.name}{seen}{note}"
        else:
            yield f"the newsroom's names: {entry.name}{seen}{note}"
    for word in re.split(r"[\s-]+", folded):
        if word and word not in newsroom.words:
            near = (newsroom.words[other] for other in one_edit(word) if other in newsroom.words and other[0] == word[0])
            for listed in sorted(near, key=lambda listed: (-listed.documents, listed.word)):
                yield f"the newsroom's names: near {listed.word}, which is in {listed.documents} texts{_reported(word, listed.documents)}"
    for other in sorted(newsroom.accepted_with(name)):
        yield f"the newsroom's accepted pairs: {name} beside {other} is not reported"


def _reported(word: str, documents: int) -> str:
    """Is an unlisted word near a listed one reported, and if so where?"""
    if builtin().flags(word):
        return "; not reported, since it is in the lexicon"
    return "; reported by NAM002" + ("" if documents >= OFTEN else " beside the same given name or surname")


def _near(a: str, b: str) -> bool:
    """Is one word of two full names misspelt, or is all of it another transliteration?"""
    if " " not in b and " " not in a:
        return len(a) > 4 and distance_at_most(a, b, 1)
    words, others = a.split(), b.split()
    different = [(x, y) for x, y in zip(words, others, strict=False) if x != y]
    return len(words) == len(others) and len(different) == 1 and (distance_at_most(*different[0], 2) or sound_key(a) == sound_key(b))
