"""Literals that stand in every match of a pattern.

A regular expression is slow to run and a literal quick to look for. So each pattern is read once, when rules are compiled, for
literals in *folded* form (`Document.folded`) of which one stands in every match: a text without them has no match.
The idea is that of Russ Cox, "Regular Expression Matching with a Trigram Index" (2012).
"""

from __future__ import annotations

import re
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

from lint.cards.keys import AHEAD, LEAD, Key, keys_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

Clause = tuple[tuple[str, tuple[Key, ...]], ...]  # literals with their keys; one of them stands in every match

EDGE = "\0"  # in a wording: here a word begins or ends
_MOST = 64  # wordings of one clause; beyond that it is hardly ever a reason not to run
_MOST_CLAUSES = 3
_LINE_FEED = 10
_SHORTEST = 3  # code points; shorter literals stand in nearly every text
_FOLDED = {
    **dict.fromkeys("’‘‛ʼ", "'"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0", " "),
}


def required(pattern: str) -> tuple[Clause, ...]:
    """Clauses of which each must be met by a text (folded) in which the pattern for `re` matches anywhere.

    They hold for every text without the letters U+017F and U+0131, which `re` takes for s and i where case is ignored.
    """
    wordings, clauses = _sequence(_parser.parse(pattern))
    found = [*clauses, *([wordings] if wordings else [])]
    good = [clause for clause in map(_tidy, found) if clause]
    good.sort(key=lambda clause: (-min(len(literal) for literal, _ in clause), len(clause)))
    return tuple(dict.fromkeys(good))[:_MOST_CLAUSES]


def needs_whole_text(pattern: str) -> bool:
    r"""Can a match of the pattern for `re` contain a line feed behind its first `LEAD` characters, or look far into another line?

    A pattern for the start of a sentence begins with `(?:\A|\n|[.!?]\s)`. Looking ahead by `AHEAD` characters is not far.
    """
    tree = _parser.parse(pattern)
    items = list(tree)
    lead = LEAD
    while items and 0 < (width := _width(items[0], tree)) <= lead and not any(_looks_ahead(items[:1])):
        lead -= width
        del items[0]
    return _looks_beyond(items, bool(tree.state.flags & re.DOTALL))


def looks_far(pattern: str) -> bool:
    """Can the pattern for `re` look more than `AHEAD` characters ahead of what it matches?"""
    return any(inner.getwidth()[1] > AHEAD for inner in _looks_ahead(_parser.parse(pattern)))


def longest_match(pattern: str) -> int:
    """The most characters that a match of the pattern for `re` can have; `MAXREPEAT` or more where there is no end to it."""
    return int(_parser.parse(pattern).getwidth()[1])


def _width(item: tuple[Any, Any], tree: Any) -> int:
    """The most characters that an item of a tree can match."""
    return int(_parser.SubPattern(tree.state, [item]).getwidth()[1])


def _looks_ahead(items: Iterable[Any]) -> Iterator[Any]:
    """What the look-aheads among items ask for."""
    for kind, value in _flat(items):
        if kind is op.BRANCH:
            for branch in value[1]:
                yield from _looks_ahead(branch)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from _looks_ahead(value[2])
        elif kind in (op.ASSERT, op.ASSERT_NOT) and value[0] > 0:
            yield value[1]


def _looks_beyond(items: Iterable[Any], dot: bool) -> bool:
    return any(_item_looks_beyond(kind, value, dot) for kind, value in _flat(items))


def _item_looks_beyond(kind: Any, value: Any, dot: bool) -> bool:
    if kind is op.LITERAL:
        return bool(value == _LINE_FEED)
    if kind is op.NOT_LITERAL:
        return bool(value != _LINE_FEED)
    if kind is op.ANY:
        return dot
    if kind is op.IN:
        negated = value[0][0] is op.NEGATE
        return any(map(_includes_line_feed, value)) is not negated
    if kind is op.BRANCH:
        return any(_looks_beyond(branch, dot) for branch in value[1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _looks_beyond(value[2], dot)
    if kind in (op.ASSERT, op.ASSERT_NOT):
        direction, inner = value
        return bool(direction > 0 and inner.getwidth()[1] > AHEAD) and _looks_beyond(inner, dot)
    return kind not in (op.AT, op.GROUPREF)


def _includes_line_feed(item: tuple[Any, Any]) -> bool:
    kind, value = item
    if kind is op.LITERAL:
        return bool(value == _LINE_FEED)
    if kind is op.RANGE:
        return bool(value[0] <= _LINE_FEED <= value[1])
    return kind is op.CATEGORY and value in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD, op.CATEGORY_NOT_DIGIT)


def _tidy(wordings: Iterable[str]) -> Clause:
    """The literals of wordings, without those that contain another one; empty when one of them is too short to tell anything."""
    literals: dict[str, tuple[Key, ...]] = {}
    for wording in sorted(wordings, key=lambda wording: (len(wording.replace(EDGE, "")), wording)):
        literal = wording.replace(EDGE, "")
        if len(literal) < _SHORTEST:
            return ()
        keys = tuple(keys_of(literal, wording.startswith(EDGE), wording.endswith(EDGE)))
        # "no" may stand for "not" as a literal, but not with the key "no".
        if not any(other in literal and set(known) <= set(keys) for other, known in literals.items()):
            literals[literal] = keys
    return tuple(literals.items())


def _sequence(items: Iterable[Any]) -> tuple[set[str] | None, list[set[str]]]:
    """What is said one after another: all wordings when they are few and certain (None otherwise), and clauses."""
    run: set[str] = {""}
    whole = True
    clauses: list[set[str]] = []

    def cut(start: Iterable[str] = ("",)) -> None:
        nonlocal run, whole
        clauses.append(run)
        run, whole = set(start), False

    for kind, value in _flat(items):
        if kind is op.ASSERT:
            inner, more = _sequence(value[1])
            clauses += more
            if inner:
                clauses.append(inner)
            continue
        if kind is op.ASSERT_NOT:
            if _is_edge(value[1]):
                run = {wording + EDGE for wording in run}
            continue
        if kind is op.AT:
            if value is op.AT_BOUNDARY:
                run = {wording + EDGE for wording in run}
            continue
        once, more, again = _single(kind, value)
        clauses += more
        if once is None:
            cut()
            continue
        if len(run) * len(once) > _MOST:
            cut()
        run = {a + b for a in run for b in once}
        if again:
            cut(once)
    return (run, clauses) if whole else (None, [*clauses, run])


def _flat(items: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    """Items with those of groups among them, since a group changes nothing of what must stand there."""
    for kind, value in items:
        if kind is op.SUBPATTERN:
            yield from _flat(value[-1])
        elif kind is op.ATOMIC_GROUP:
            yield from _flat(value)
        else:
            yield kind, value


def _single(kind: Any, value: Any) -> tuple[set[str] | None, list[set[str]], bool]:
    """Wordings of one item (None: uncertain), clauses, and whether the wordings may come again directly after."""
    if kind is op.LITERAL:
        letter = _letter(value)
        return (None if letter is None else {letter}), [], False
    if kind is op.IN:
        return _class(value), [], False
    if kind is op.BRANCH:
        return *_branches([_sequence(branch) for branch in value[1]]), False
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inner = value
        wordings, clauses = _sequence(inner)
        if least == 0:
            return (wordings | {""} if wordings and most == 1 else None), [], False
        return wordings, clauses, most != 1
    return None, [], False


def _branches(branches: Sequence[tuple[set[str] | None, list[set[str]]]]) -> tuple[set[str] | None, list[set[str]]]:
    together: set[str] = set()
    if all(wordings is not None for wordings, _ in branches):
        for wordings, _ in branches:
            together |= wordings or set()
        return (together, []) if len(together) <= _MOST else (None, [])
    for wordings, clauses in branches:
        choice = [clause for clause in [*clauses, wordings or set()] if clause and _tidy(clause)]
        if not choice:
            return None, []
        together |= max(choice, key=lambda clause: (min(map(len, clause)), -len(clause)))
    return None, [together] if len(together) <= _MOST else []


def _class(items: Sequence[Any]) -> set[str] | None:
    letters: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL and (letter := _letter(value)) is not None:
            letters.add(letter)
        elif kind is op.CATEGORY and value is op.CATEGORY_SPACE:
            letters.add(" ")
        else:
            return None
    return letters if len(letters) <= 4 else None


def _letter(code: int) -> str | None:
    char = chr(code)
    if char in _FOLDED:
        return _FOLDED[char]
    return char.lower() if char.isascii() and char != EDGE else None


def _is_edge(items: Iterable[Any]) -> bool:
    """Is it a set of characters, word characters among them, that may not stand here?"""
    found = list(items)
    if len(found) != 1 or found[0][0] is not op.IN:
        return False
    return (op.CATEGORY, op.CATEGORY_WORD) in found[0][1] and (op.NEGATE, None) not in found[0][1]
