"""From valid rule cards to what the engine reads: plain tuples and dictionaries, so that they can be cached as they are.

What only a hit needs is packed (`marshal`), one piece a rule or phrase, so that a start does not pay for all of it.

    rules      one dictionary a rule: all of its card but words for readers and tables
    texts      packed, by rule: the words for readers (`RuleInfo`)
    tables     packed, by rule: rows of each table, by name
    phrases    packed: (rule, regular expression, flags, text to write, antipatterns, reach before and after the anchor, other parts)
    regexes    (rule, source, groups of literals that must all be met, replacement, antipatterns, trusted, markers, reach): where
               there are markers, every match lies inside one line, but for a few characters at its start, has one of these
               literals in it, and is no longer than `reach`, if that is not 0
    index      packed, by key: anchors with that key and their phrases, literals with that key and their groups
    slots      where in the index a key stands (see `lint.cards.keys.slots_of`)
    loose      anchors without a key, with their phrases
    keyless    group -> its literals without a key
    literals   packed: literal -> (phrases whose anchor it is, groups that it is in), but for short literals of groups
    short      group -> its short literals, which stand in most texts

A *group* of literals is met by a folded text in which one of them stands. For keys see `lint.cards.keys`.
"""

from __future__ import annotations

import importlib
import marshal
import re
from collections import Counter

from lint.cards.keys import best_key, keys_of, slots_of
from lint.cards.literals import longest_match, looks_far, needs_whole_text, required
from lint.cards.phrases import PhraseError, compile_phrase, fold
from lint.cards.yaml_lines import CardError
from lint.finding import RANK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from lint.cards.keys import Key
    from lint.cards.literals import Clause
    from lint.cards.schema import Card
    from lint.cards.tables import Table

    Compiled = dict[str, Any]
    TableReader = Callable[[Card, str], Sequence[Table]]  # the tables that a card means by a name or a pattern with *

_COMMON = frozenset((
    "the", "of", "to", "and", "a", "in", "that", "is", "was", "he", "for", "it", "with", "as", "his", "on", "be", "at", "by", "i", "this",
    "had", "not", "are", "but", "from", "or", "have", "an", "they", "which", "one", "were", "her", "she", "their", "its",
))  # fmt: skip
_FEW = 64  # literals that are looked for line by line
_NEAR = 200  # code points; a pattern that may match more is run over whole lines
_RARE = 6  # code points of a literal that does not stand in every other text


def compile_cards(cards: Sequence[Card], read_tables: TableReader, trusted: Callable[[Card], bool]) -> Compiled:
    """Compile cards, in order of their codes; raises CardError.

    `trusted(card)` tells the project's own cards, whose patterns run with `re`; those of others run with `regex` under a
    time limit, and may not name a check of their own.
    """
    cards = sorted(cards, key=lambda card: card.code)
    seen: dict[str, Card] = {}
    for card in cards:
        for key in (card.code, card.name):
            if key in seen:
                at = "code" if key == card.code else "name"
                raise card.source.error((at,), f'{at} "{key}" is taken by {seen[key].source.path}')
            seen[key] = card
    out: Compiled = {"rules": [], "texts": [], "tables": [], "phrases": [], "regexes": []}
    index = _Index()
    for number, card in enumerate(cards):
        out["rules"].append(_rule(card, index))
        out["texts"].append(marshal.dumps(_texts(card)))
        out["tables"].append(marshal.dumps(_tables(card, read_tables)))
        _add_phrases(out, number, card, read_tables, index)
        _add_regexes(out, number, card, trusted(card), index)
    return out | index.compiled()


class _Index:
    """Gathers literals: groups of which one must stand in a text, and anchors of phrases."""

    def __init__(self) -> None:
        self._groups: dict[Clause, int] = {}
        self._anchors: dict[str, tuple[list[int], set[Key]]] = {}  # anchor -> phrases, and keys that hold for all of them

    def group(self, literals: Clause) -> int:
        """The number of a group of literals."""
        return self._groups.setdefault(literals, len(self._groups))

    def anchor(self, literal: str, keys: Iterable[Key], phrase: int) -> None:
        """Take in an anchor of a phrase, with the keys that hold where that phrase matches."""
        phrases, common = self._anchors.setdefault(literal, ([], set(keys)))
        phrases.append(phrase)
        common.intersection_update(keys)

    def compiled(self) -> Compiled:
        """What the engine reads: see the head of this module."""
        phrases = {literal: tuple(numbers) for literal, (numbers, _) in self._anchors.items()}
        shared = Counter(key for _, keys in self._anchors.values() for key in keys)
        index: dict[Key, tuple[list[tuple[str, tuple[int, ...]]], list[tuple[str, int]]]] = {}
        for literal, (_, common) in sorted(self._anchors.items()):
            if common:
                index.setdefault(best_key(common, shared), ([], []))[0].append((literal, phrases[literal]))
        keyless: dict[int, list[str]] = {}
        short: dict[int, list[str]] = {}
        long: dict[str, list[int]] = {}
        for clause, group in self._groups.items():
            for literal, keys in clause:
                if keys:
                    index.setdefault(best_key(keys, shared), ([], []))[1].append((literal, group))
                else:
                    keyless.setdefault(group, []).append(literal)
                if len(literal.strip()) < _RARE:
                    short.setdefault(group, []).append(literal)
                else:
                    long.setdefault(literal, []).append(group)
        meaning = {literal: (phrases.get(literal, ()), tuple(long.get(literal, ()))) for literal in sorted({*phrases, *long})}
        return {
            "index": [marshal.dumps(entry) for entry in index.values()],
            "slots": [slots_of(index)],
            "loose": [(literal, phrases[literal]) for literal, (_, common) in sorted(self._anchors.items()) if not common],
            "keyless": keyless,
            "literals": [marshal.dumps(meaning)],
            "short": short,
        }


def _rule(card: Card, index: _Index) -> dict[str, Any]:
    data = card.data
    for name, variant in data.get("variants", {}).items():
        if RANK[variant.get("severity", data["severity"])] < RANK[data["severity"]]:
            raise card.source.error(("variants", name), "a variant cannot be more severe than its rule")
    if "check" in data:
        _find_check(card)
    keep = ("code", "name", "severity", "precision", "message", "check")
    return {key: data.get(key, "") for key in keep} | {
        "default": data.get("default", True),
        "quotes": data.get("quotes", "report"),
        "markup": data.get("markup", "report"),
        "variants": data.get("variants", {}),
        "related": data.get("related", ""),
        "fix": data.get("fix", "none"),
        "options": data.get("options", {}),
        "requires": (index.group(_required(data["requires"])),) if data.get("requires") else (),
        "formats": tuple(data.get("formats", ())),
        "unless": _antipatterns(data.get("unless", ()), card.source.error(("unless",), "")),
    }


def _texts(card: Card) -> dict[str, Any]:
    return {key: card.data[key] for key in ("code", "name", "summary", "why", "severity", "precision")} | {
        "default": card.data.get("default", True),
        "family": card.family,
        "bad": tuple(e.marked for e in card.examples if e.spans),
        "good": tuple(e.marked for e in card.examples if not e.spans),
    }


def _tables(card: Card, read_tables: TableReader) -> dict[str, list[tuple[str, ...]]]:
    named = card.data.get("tables", {}).items()
    return {name: [row for table in read_tables(card, path) for row in table.rows] for name, path in named}


def _required(literals: Iterable[str]) -> Clause:
    """The literals that a card requires, folded, with their keys."""
    return tuple((literal, tuple(keys_of(literal))) for literal in map(fold, literals))


def _find_check(card: Card) -> None:
    module, _, function = card.data["check"].partition(".")
    try:
        getattr(importlib.import_module(f"lint.checks.{module}"), function)
    except (ImportError, AttributeError):
        raise card.source.error(("check",), f'there is no check "{card.data["check"]}"') from None


def _antipatterns(items: Iterable[str], place: CardError) -> tuple[str, ...]:
    """Regular expression of each antipattern: a phrase, or a pattern between slashes. Raises CardError at `place`."""
    out = []
    for item in items:
        try:
            if len(item) > 2 and item[0] == item[-1] == "/":
                re.compile(item[1:-1])
                out.append(item[1:-1])
            else:
                out.append(f"(?i){compile_phrase(item).source}")
        except (re.error, PhraseError) as wrong:
            raise CardError(place.path, place.line, f"antipattern {item!r}: {wrong}") from None
    return tuple(out)


def _add_phrases(out: Compiled, rule: int, card: Card, read_tables: TableReader, index: _Index) -> None:
    for n, entry in enumerate(card.data.get("phrases", ())):
        place = card.source.error(("phrases", n), "")
        if "table" in entry:
            for table in read_tables(card, entry["table"]):
                _add_table(out, rule, entry, table, place, index)
        else:
            _add_phrase(
                out,
                rule,
                _cased(entry, entry["find"]),
                str(entry.get("write", "")),
                entry.get("unless", ()),
                place,
                index,
            )


def _add_table(out: Compiled, rule: int, entry: Mapping[str, Any], table: Table, place: CardError, index: _Index) -> None:
    """Phrases of a table: its columns `find`, `write` and `unless`, or those the entry names, where the row fits `where`."""
    column = {name: k for k, name in enumerate(table.columns)}
    asked = [
        entry["find"],
        *entry.get("where", {}),
        *(entry[key] for key in ("write", "unless", "nearest") if key in entry),
    ]
    for name in asked:
        if name not in column:
            raise CardError(place.path, place.line, f'{table.path} has no column "{name}"')
    find, write, unless = (column.get(entry.get(key, key)) for key in ("find", "write", "unless"))
    assert find is not None
    for row, line in zip(table.rows, table.lines, strict=True):
        if all(row[column[key]] == str(value) for key, value in entry.get("where", {}).items()):
            antipatterns = [] if unless is None else _cells(row[unless], ";")
            for phrase in _cells(row[find], entry["split"]) if "split" in entry else [row[find]]:
                if phrase:
                    wording = "" if write is None else row[write]
                    if "nearest" in entry:
                        wording = _nearest(phrase, [wording, *_cells(row[column[entry["nearest"]]], entry["split"])])
                    _add_phrase(out, rule, _cased(entry, phrase), wording, antipatterns, CardError(table.path, line, ""), index)


def _nearest(phrase: str, wordings: Sequence[str]) -> str:
    """The wording that takes the fewest edits to get to, the first of several."""
    from rapidfuzz.distance import OSA

    return min(wordings, key=lambda wording: OSA.distance(phrase, wording))


def _cased(entry: Mapping[str, Any], phrase: str) -> str:
    """The phrase, case-sensitive where its entry says `case: true` (tables of plain names have no prefixes)."""
    return f"={phrase}" if entry.get("case") else phrase


def _cells(cell: str, separator: str) -> list[str]:
    return [item.strip() for item in cell.split(separator) if item.strip()]


def _add_phrase(out: Compiled, rule: int, phrase: str, write: str, unless: Iterable[str], place: CardError, index: _Index) -> None:
    try:
        made = compile_phrase(phrase)
    except PhraseError as wrong:
        raise CardError(place.path, place.line, str(wrong)) from None
    number = len(out["phrases"])
    row = (rule, made.source, made.flags, write, _antipatterns(unless, place), made.before, made.after, made.others)
    out["phrases"].append(marshal.dumps(row))
    for anchor in made.anchors:
        index.anchor(anchor, keys_of(anchor, made.before == 0, made.after == 0), number)


def _add_regexes(out: Compiled, rule: int, card: Card, trusted: bool, index: _Index) -> None:
    for n, entry in enumerate(card.data.get("regex", ())):
        at = ("regex", n)
        requires = entry["requires"]
        if not isinstance(requires, list) or not requires or not all(isinstance(item, str) and item for item in requires):
            raise card.source.error(at, '"requires" lists literals of which one stands in every match')
        source = entry["pattern"]
        if entry.get("ignore-case", True):
            source = f"(?i){source}"
        try:
            groups = _compile(source, trusted).groups
        except Exception as wrong:  # re.error or regex.error: the two have no common base but Exception
            raise card.source.error((*at, "pattern"), f"bad regular expression: {wrong}") from None
        write = str(entry.get("write", ""))
        for reference in re.findall(r"\\(\d)", write):
            if int(reference) > groups:
                raise card.source.error((*at, "write"), f"\\{reference}: the pattern has {groups} groups")
        unless = _antipatterns(entry.get("unless", ()), card.source.error(at, ""))
        clauses = [*(required(source) if trusted else ()), _required(requires)]
        groups = tuple(map(index.group, clauses))
        markers = _markers(clauses) if trusted and not needs_whole_text(source) else ()
        reach = longest_match(source) if markers and not looks_far(source) else 0
        out["regexes"].append((rule, source, groups, write, unless, trusted, markers, reach if reach <= _NEAR else 0))


def _markers(clauses: Iterable[Clause]) -> tuple[str, ...]:
    """The literals of the clause that tells best which lines of a text to look at; none where one of them stands in most lines."""
    few = [clause for clause in clauses if len(clause) <= _FEW and all(map(_is_telling, (literal for literal, _ in clause)))]
    best = min(few, key=lambda clause: (-min(len(literal) for literal, _ in clause), len(clause)), default=())
    return tuple(literal for literal, _ in best)


def _is_telling(literal: str) -> bool:
    """Does it stand in few lines? Not what is very short, or made of the commonest words alone."""
    words = literal.split()
    return len(literal) > 1 and (not any(map(str.isalnum, literal)) or (len(literal) > 2 and not _COMMON.issuperset(words)))


def _compile(source: str, trusted: bool) -> Any:
    if trusted:
        return re.compile(source)
    import regex

    return regex.compile(source)
