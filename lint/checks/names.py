"""Names: misspelt, spelt in two ways, left in a foreign case, against house style."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from lint.checks.api import Hit
from lint.document.folding import fold_letters
from lint.names.mentions import plain
from lint.pattern import escape, lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator, Sequence

    from lint.checks.api import Context
    from lint.document.document import Document
    from lint.names.figures import Figures, Index
    from lint.names.newsroom import Newsroom
    from lint.names.pairs import Pair
    from lint.names.variants import PlaceNames, Starts

_MOST_RELATED = 20  # places of the other spelling that a finding lists


def near_miss(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A name that another name of the text says is misspelt; without evidence which of two is, both."""
    from lint.names.verdicts import judge

    reported: set[int] = set()
    for pair in _pairs(doc, ctx):
        verdict = judge(pair)
        suspect, right = pair.suspect.places, pair.right.places
        if verdict in ("error", "weak"):
            yield from _hits(doc, ctx, suspect, right, "" if verdict == "error" else "weak")
        elif verdict == "tie":
            yield from _hits(doc, ctx, suspect, right, "tie")
            yield from _hits(doc, ctx, right, suspect, "tie")
        if verdict in ("error", "weak", "tie"):
            reported.update(suspect, right)
    if ctx.settings.newsroom is not None:
        yield from _near_listed(doc, ctx.settings.newsroom, reported)


def _near_listed(doc: Document, newsroom: Newsroom, reported: Collection[int]) -> Iterator[Hit]:
    """Names near those of the newsroom's list that the text itself does not have."""
    from lint.names.listed import near_listed

    for near in near_listed(doc, newsroom):
        for i in near.places:
            start, end = _span(doc, i)
            if i not in reported and not newsroom.accepts(doc.text[start:end], near.right):
                yield Hit(start, end, {"right": near.right}, near.right, variant="listed" if near.sure else "near-listed")


def _pairs(doc: Document, ctx: Context) -> Iterator[Pair]:
    """The near spellings of the text, as the newsroom's names see them."""
    from lint.names.pairs import name_pairs

    newsroom = ctx.settings.newsroom
    if newsroom is None:
        yield from name_pairs(doc)
        return
    from lint.names.listed import settle

    for pair in name_pairs(doc):
        settled = settle(pair, newsroom)
        if settled is not None:
            yield settled


def variant(doc: Document, ctx: Context) -> Iterator[Hit]:
    """One name in two transliterations: a given name under one surname, or a surname; the rarer spelling is reported."""
    from lint.names.pairs import name_pairs
    from lint.names.variants import by_accents, by_hyphen, by_surname
    from lint.names.verdicts import judge

    for pair in name_pairs(doc):
        if judge(pair) == "variant":
            for minority, majority, equal in by_surname(doc, pair):
                first, second = _is_listed(doc, ctx, minority), _is_listed(doc, ctx, majority)
                if first and second:
                    continue
                if first:
                    minority, majority = majority, minority
                equal = equal and not first and not second
                yield from _hits(doc, ctx, minority, majority, "tie" if equal else "")
                if equal:
                    yield from _hits(doc, ctx, majority, minority, "tie")
    for minority, majority, _ in by_accents(doc):
        yield from _hits(doc, ctx, minority, majority, "accents")
    for fewer, more in by_hyphen(doc):
        first, second = _name_listed(doc, ctx, fewer), _name_listed(doc, ctx, more)
        if first and not second:
            fewer, more = more, fewer
        spelling = _text(doc, more[0])
        if (first and second) or _pair_accepted(ctx, _text(doc, fewer[0]), spelling):
            continue
        related = tuple(_span(doc, *mention) for mention in more[:_MOST_RELATED])
        values = {"right": spelling, "times": times(len(more)), "line": doc.line_of(related[0][0])}
        for mention in fewer:
            yield Hit(*_span(doc, *mention), values, spelling, related, "hyphen")


def _is_listed(doc: Document, ctx: Context, places: Sequence[int]) -> bool:
    """Is the name at one of these tokens, with the names beside it if there are any, one of the newsroom's?"""
    newsroom = ctx.settings.newsroom
    return newsroom is not None and any(not newsroom.names.isdisjoint(_full_names(doc, i, doc.tokens.words[i])) for i in places)


def _full_names(doc: Document, i: int, word: str) -> list[str]:
    """Folded: the names that `word` makes with the given name before token i or the surname after it; alone if there are none."""
    from lint.names.folding import fold_name
    from lint.names.mentions import mentions_of

    mentions = mentions_of(doc)
    given, surname, folded = mentions.given(i), mentions.surname(i), fold_name(plain(word))
    return [name for name in (given and f"{given} {folded}", surname and f"{folded} {surname}") if name] or [folded]


def case_ending(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A name with the ending of a grammatical case beside the same name without it."""
    from lint.names.edits import ending
    from lint.names.verdicts import judge

    for pair in _pairs(doc, ctx):
        if judge(pair) == "case":
            a, b = pair.suspect, pair.right
            base, other = (b, a) if ending(b.form, a.form) else (a, b)
            yield from _hits(doc, ctx, other.places, base.places, "")


def _hits(doc: Document, ctx: Context, wrong: Sequence[int], right: Sequence[int], variant: str) -> Iterator[Hit]:
    """A hit on each of the tokens `wrong`, with the tokens `right` as the related places; none for a pair that the newsroom accepts."""
    tokens = doc.tokens
    newsroom = ctx.settings.newsroom
    spelling = Counter(plain(tokens.words[i]) for i in right).most_common(1)[0][0]
    related = tuple(_span(doc, i) for i in right[:_MOST_RELATED])
    values = {"right": spelling, "times": times(len(right)), "line": doc.line_of(related[0][0])}
    for i in wrong:
        start, end = _span(doc, i)
        if newsroom is not None and _accepted(doc, newsroom, i, spelling):
            continue
        if doc.text[start:end] == plain(tokens.words[i]):  # no markup inside the word
            yield Hit(start, end, values, None if variant == "tie" else spelling, related, variant)


def _accepted(doc: Document, newsroom: Newsroom, i: int, right: str) -> bool:
    """Does the newsroom accept token i beside the spelling `right`, as a word or in its full name?"""
    here, there = _full_names(doc, i, doc.tokens.words[i]), _full_names(doc, i, right)
    return newsroom.accepts(plain(doc.tokens.words[i]), right) or any(map(newsroom.accepts, here, there))


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
        used.sort(key=lambda found: not _name_listed(doc, ctx, found))
        first, *others = used
        others = [found for found in others if not _name_listed(doc, ctx, found)]
        equal = not _name_listed(doc, ctx, first) and bool(others) and len(others[0]) == len(first)
        spelling = Counter(_text(doc, m) for m in first).most_common(1)[0][0]
        related = tuple(_span(doc, *m) for m in first[:_MOST_RELATED])
        values = {"right": spelling, "times": times(len(first)), "line": doc.line_of(related[0][0])}
        for found in others:
            if _pair_accepted(ctx, _text(doc, found[0]), spelling):
                continue
            for m in found:
                yield Hit(*_span(doc, *m), values, None if equal else spelling, related, "tie" if equal else "")


def _name_listed(doc: Document, ctx: Context, found: Sequence[tuple[int, int]]) -> bool:
    """Is the name of these mentions (first token and number of tokens) one of the newsroom's?"""
    from lint.names.folding import fold_name

    return ctx.settings.newsroom is not None and fold_name(_text(doc, found[0])) in ctx.settings.newsroom.names


def _pair_accepted(ctx: Context, form: str, other: str) -> bool:
    return ctx.settings.newsroom is not None and ctx.settings.newsroom.accepts(form, other)


def _explained(places: Sequence[Sequence[int]]) -> bool:
    """Do two spellings stand within four words of each other?"""
    marked = sorted((i, spelling) for spelling, found in enumerate(places) for i in found)
    return any(s != t and j - i <= 4 for (i, s), (j, t) in pairwise(marked))


def _place_names(ctx: Context) -> PlaceNames:
    from lint.names.variants import PlaceNames

    return PlaceNames(ctx.prepare(_place_starts))


def _place_starts(ctx: Context) -> Starts:
    from lint.names.variants import place_starts

    beside = tuple(ctx.options["beside"])
    rows = ctx.tables["places"]
    return place_starts([row[0], *filter(None, row[1].split(";"))] for row in rows if row[1] and not row[4].startswith(beside))


def _text(doc: Document, mention: tuple[int, int]) -> str:
    start, end = _span(doc, *mention)
    return " ".join(doc.text[start:end].split())


def figure_near_miss(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A full name that is that of a figure of the table but for one part, which is a letter or two off and no known name."""
    from lint.names.folding import fold_name
    from lint.names.lexicon import builtin

    newsroom = ctx.settings.newsroom
    for near in ctx.memo(_figures).near(doc, builtin()):
        word = doc.tokens.words[near.token]
        if newsroom is not None and (fold_name(plain(word)) in newsroom.words or _accepted(doc, newsroom, near.token, near.part)):
            continue
        values = {"right": near.part, "name": near.name}
        yield Hit(*_span(doc, near.token), values, near.part, variant="weak" if near.two_edits else "")


def _figures(ctx: Context) -> Figures:
    from lint.names.figures import Figures

    return Figures(ctx.prepare(_figure_index))


def _figure_index(ctx: Context) -> Index:
    from lint.names.figures import index

    return index([row[0], *filter(None, row[1].split(";"))] for row in ctx.tables["figures"])


def title_conflict(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A title of another rank of the same office than the one that the table gives to the figure named after it."""
    from lint.names.titles import conflicts

    for start, end, office in conflicts(doc, ctx.prepare(_offices)):
        yield Hit(start, end, {"name": office.name, "role": office.role})


def _offices(ctx: Context) -> dict[str, tuple[str, str, str, str, int, int]]:
    from lint.names.titles import offices

    return offices(ctx.tables["figures"])


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


class _HouseStyle(Record):
    """The longest word of each form that is not used, folded, a pattern of all those forms, and the right form of each."""

    anchors: tuple[str, ...]
    pattern: re.Pattern[str]
    right: dict[str, str]


def _house_style(ctx: Context) -> _HouseStyle | None:
    prefer = ctx.settings.prefer or ctx.options["styles"].get(ctx.options["style"], {})
    right = {form: name for name, forms in prefer.items() for form in forms}
    if not right:
        return None
    words = (r"\s+".join(map(escape, form.split())) for form in sorted(right, key=len, reverse=True))
    pattern = lazy(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")
    return _HouseStyle(tuple(fold_letters(max(form.split(), key=len)) for form in right), pattern, right)
