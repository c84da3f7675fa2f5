"""Names: misspelt, spelt in two ways, left in a foreign case, against house style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lint.checks.api import Context, Hit
from lint.names.mentions import plain

if TYPE_CHECKING:
    import re

    from lint.document.document import Document
    from lint.names.figures import Figures
    from lint.names.variants import PlaceNames

_MOST_RELATED = 20  # places of the other spelling that a finding lists


def near_miss(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A name that another name of the text says is misspelt; without evidence which of two is, both."""
    from lint.names.pairs import name_pairs
    from lint.names.verdicts import judge

    for pair in name_pairs(doc):
        verdict = judge(pair)
        if verdict in ("error", "weak"):
            yield from _hits(doc, pair.suspect.places, pair.right.places, "" if verdict == "error" else "weak")
        elif verdict == "tie":
            yield from _hits(doc, pair.suspect.places, pair.right.places, "tie")
            yield from _hits(doc, pair.right.places, pair.suspect.places, "tie")


def variant(doc: Document, ctx: Context) -> Iterator[Hit]:
    """One name in two transliterations: a given name under one surname, or a surname; the rarer spelling is reported."""
    from lint.names.pairs import name_pairs
    from lint.names.variants import by_accents, by_surname
    from lint.names.verdicts import judge

    for pair in name_pairs(doc):
        if judge(pair) == "variant":
            for minority, majority, equal in by_surname(doc, pair):
                yield from _hits(doc, minority, majority, "tie" if equal else "")
                if equal:
                    yield from _hits(doc, majority, minority, "tie")
    for minority, majority, _ in by_accents(doc):
        yield from _hits(doc, minority, majority, "accents")


def case_ending(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A name with the ending of a grammatical case beside the same name without it."""
    from lint.names.edits import ending
    from lint.names.pairs import name_pairs
    from lint.names.verdicts import judge

    for pair in name_pairs(doc):
        if judge(pair) == "case":
            a, b = pair.suspect, pair.right
            base, other = (b, a) if ending(b.form, a.form) else (a, b)
            yield from _hits(doc, other.places, base.places, "")


def _hits(doc: Document, wrong: Sequence[int], right: Sequence[int], variant: str) -> Iterator[Hit]:
    """A hit on each of the tokens `wrong`, with the tokens `right` as the related places."""
    tokens = doc.tokens
    spelling = Counter(plain(tokens.words[i]) for i in right).most_common(1)[0][0]
    related = tuple(_span(doc, i) for i in right[:_MOST_RELATED])
    values = {"right": spelling, "times": times(len(right)), "line": doc.line_of(related[0][0])}
    for i in wrong:
        start, end = _span(doc, i)
        if doc.text[start:end] == plain(tokens.words[i]):  # no markup inside the word
            yield Hit(start, end, values, None if variant == "tie" else spelling, related, variant)


def _span(doc: Document, i: int, count: int = 1) -> tuple[int, int]:
    """Span of `count` tokens from token i on, without a possessive ending."""
    tokens = doc.tokens
    last = i + count - 1
    return tokens.starts[i], tokens.starts[last] + len(plain(tokens.words[last]))


def times(count: int) -> str:
    """A count in words: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def place_variant(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A place of the table in two spellings. Options: `beside`, how the notes of places begin whose names stand side by side."""
    from lint.names.mentions import mentions_of

    mentions = mentions_of(doc)
    for spellings in ctx.memo(_place_names).found(doc).values():
        if len(spellings) < 2:
            continue
        free = [[m for m in found if mentions.stands_alone(*m)] for found in spellings.values()]
        # Kyiv (Kiev), Bombay, now Mumbai: a text that explains the names.
        if _explained([[m[0] for m in found] for found in spellings.values()]):
            continue
        used = sorted((found for found in free if found), key=lambda found: -len(found))
        if len(used) < 2:
            continue
        first, *others = used
        equal = len(others[0]) == len(first)
        spelling = Counter(_text(doc, m) for m in first).most_common(1)[0][0]
        related = tuple(_span(doc, *m) for m in first[:_MOST_RELATED])
        values = {"right": spelling, "times": times(len(first)), "line": doc.line_of(related[0][0])}
        for found in others:
            for m in found:
                yield Hit(*_span(doc, *m), values, None if equal else spelling, related, "tie" if equal else "")


def _explained(places: Sequence[Sequence[int]]) -> bool:
    """Do two spellings stand within four words of each other?"""
    marked = sorted((i, spelling) for spelling, found in enumerate(places) for i in found)
    return any(s != t and j - i <= 4 for (i, s), (j, t) in pairwise(marked))


def _place_names(ctx: Context) -> PlaceNames:
    from lint.names.variants import PlaceNames

    beside = tuple(ctx.options["beside"])
    rows = ctx.tables["places"]
    return PlaceNames([row[0], *filter(None, row[1].split(";"))] for row in rows if row[1] and not row[4].startswith(beside))


def _text(doc: Document, mention: tuple[int, int]) -> str:
    start, end = _span(doc, *mention)
    return " ".join(doc.text[start:end].split())


def figure_near_miss(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A full name that is that of a figure of the table but for one part, which is a letter or two off and no known name."""
    from lint.names.lexicon import builtin

    for near in ctx.memo(_figures).near(doc, builtin()):
        values = {"right": near.part, "name": near.name}
        yield Hit(*_span(doc, near.token), values, near.part, variant="weak" if near.two_edits else "")


def _figures(ctx: Context) -> Figures:
    from lint.names.figures import Figures

    return Figures([row[0], *filter(None, row[1].split(";"))] for row in ctx.tables["figures"])


def house_style(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A spelling that the house does not use.

    Settings: `prefer`; where it is empty, the option `style` names one of the option `styles`.
    """
    found = ctx.memo(_house_style)
    if found is None or not any(form in doc.folded for form in found.anchors):
        return
    for m in found.pattern.finditer(doc.text):
        right = found.right[" ".join(m.group().split())]
        yield Hit(m.start(), m.end(), {"right": right}, right)


class _HouseStyle(NamedTuple):
    """Anchors in the folded text, a pattern of all forms that are not used, and the right form of each."""

    anchors: tuple[str, ...]
    pattern: re.Pattern[str]
    right: dict[str, str]


def _house_style(ctx: Context) -> _HouseStyle | None:
    import re

    prefer = ctx.settings.prefer or ctx.options["styles"].get(ctx.options["style"], {})
    right = {form: name for name, forms in prefer.items() for form in forms}
    if not right:
        return None
    words = (r"\s+".join(map(re.escape, form.split())) for form in sorted(right, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")
    return _HouseStyle(tuple(form.split()[0].lower().replace("’", "'") for form in right), pattern, right)
