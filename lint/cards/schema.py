"""What a rule card may say. A card is checked key by key; the first thing wrong is reported with file and line."""

from __future__ import annotations

import re

from lint.cards.yaml_lines import CardError, load
from lint.finding import CONFIDENCE, SEVERITIES
from lint.nearest import did_you_mean
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

CODE = re.compile(r"[A-Z]{3}\d{3}")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS = ("check", "phrases", "regex")
_FIELD = re.compile(r"\{(\w+)\}")


class Source(Record):
    """Where a card stands, for messages: path and the line of each key."""

    path: str
    lines: Mapping[tuple[Any, ...], int]

    def error(self, at: tuple[Any, ...], message: str) -> CardError:
        """A CardError at the line of `at`, or of the nearest key above it."""
        while at not in self.lines:
            at = at[:-1]
        return CardError(self.path, self.lines[at], message)


class Example(Record):
    """A text and the spans in it that the rule must find (none in a good example); `fixed` is the text after the fix.

    `marked` is the text as it stands on the card, with `[[ ]]` around the spans.
    """

    marked: str
    text: str
    spans: tuple[tuple[int, int], ...]
    fixed: str | None
    at: tuple[Any, ...]


class Card(Record):
    """A valid rule card, its defaults filled in. `data` keeps the keys that the engine reads."""

    code: str
    name: str
    family: str
    data: Mapping[str, Any]
    examples: tuple[Example, ...]
    source: Source


_KEYS: dict[str, tuple[type, ...]] = {
    "code": (str,), "name": (str,), "summary": (str,), "why": (str,), "severity": (str,), "precision": (str,), "default": (bool,),
    "quotes": (str,), "message": (str,), "variants": (dict,), "related": (str,), "fix": (str,), "check": (str,), "options": (dict,),
    "tables": (dict,), "requires": (list,), "phrases": (list,), "regex": (list,), "unless": (list,), "examples": (dict,), "origin": (str,),
    "formats": (list,), "markup": (str,),
}  # fmt: skip
_NEEDED = ("code", "name", "summary", "why", "severity", "precision", "message", "examples", "origin")
_VALUES: dict[str, tuple[str, ...]] = {
    "severity": SEVERITIES,
    "precision": tuple(CONFIDENCE),
    "quotes": ("report", "skip"),
    "markup": ("report", "skip"),
    "fix": ("safe", "unsafe", "none"),
}
_KEYS_OF = {
    "phrases": ({"find", "write", "unless", "case"}, {"table", "where", "find", "write", "unless", "split", "case", "nearest"}),
    "regex": ({"pattern", "requires", "write", "unless", "ignore-case"},),
    "variants": ({"severity", "precision", "message"},),
    "examples": ({"text", "fixed", "good"},),
}


def read_card(text: str, path: str, family: str) -> Card:
    """The card of one file; raises CardError."""
    data, lines = load(text, path)
    source = Source(path, lines)
    if not isinstance(data, dict):
        raise source.error((), "a rule card is a table of keys (code, name, summary ...)")
    for key, value in data.items():
        if key not in _KEYS:
            raise source.error((key,), _unknown("key", str(key), _KEYS))
        if not isinstance(value, _KEYS[key]):
            raise source.error((key,), f'"{key}" must be {_article(_KEYS[key][0])}')
    for key in _NEEDED:
        if key not in data:
            raise source.error((), f'key "{key}" is missing')
    for key, allowed in _VALUES.items():
        if key in data and data[key] not in allowed:
            raise source.error((key,), f'"{key}" must be one of {", ".join(allowed)}; not "{data[key]}"')
    if not CODE.fullmatch(data["code"]):
        raise source.error(("code",), f'"{data["code"]}" is not a code: three capital letters and three digits')
    stem = re.split(r"[/\\]", path)[-1].rsplit(".", 1)[0]
    if not NAME.fullmatch(data["name"]) or data["name"] != stem:
        raise source.error(("name",), f'the name of the rule must be that of its file, "{stem}"')
    kinds = [kind for kind in _KINDS if kind in data]
    if len(kinds) != 1:
        raise source.error((), f"a card has exactly one of {', '.join(_KINDS)}; this one has {' and '.join(kinds) or 'none'}")
    _check_entries(data, source)
    if kinds != ["check"]:
        for used in _FIELD.findall(data["message"]):
            if used not in ("text", "write"):
                raise source.error(("message",), f'only a check can fill the field "{used}"; here there are text and write')
    return Card(data["code"], data["name"], family, data, tuple(_examples(data, source)), source)


def _check_entries(data: Mapping[str, Any], source: Source) -> None:
    """Validate the entries of phrases, regex, variants, tables, requires and unless."""
    for kind in ("phrases", "regex"):
        for n, entry in enumerate(data.get(kind, ())):
            if not isinstance(entry, dict):
                raise source.error((kind, n), f"an entry of {kind} is a table such as {{find: ..., write: ...}}")
            allowed = _KEYS_OF[kind][-1] if "table" in entry else _KEYS_OF[kind][0]
            for key in entry:
                if key not in allowed:
                    raise source.error((kind, n, key), _unknown("key", str(key), allowed))
            for key in ("find",) if kind == "phrases" else ("pattern", "requires"):
                if not entry.get(key):
                    raise source.error((kind, n), f'key "{key}" is missing')
    for name, variant in data.get("variants", {}).items():
        if not isinstance(variant, dict) or "message" not in variant:
            raise source.error(("variants", name), "a variant is a table with a message")
        for key, value in variant.items():
            if key not in _KEYS_OF["variants"][0]:
                raise source.error(("variants", name, key), _unknown("key", str(key), _KEYS_OF["variants"][0]))
            if key in _VALUES and value not in _VALUES[key]:
                raise source.error(("variants", name, key), f'"{key}" must be one of {", ".join(_VALUES[key])}; not "{value}"')
    for key in ("requires", "unless", "formats"):
        for n, item in enumerate(data.get(key, ())):
            if not isinstance(item, str) or not item:
                raise source.error((key, n), f'"{key}" is a list of words')


def _examples(data: Mapping[str, Any], source: Source) -> Iterator[Example]:
    for kind, entries in data["examples"].items():
        if kind not in ("bad", "good"):
            raise source.error(("examples", kind), _unknown("key", str(kind), ("bad", "good")))
        if not isinstance(entries, list):
            raise source.error(("examples", kind), "examples are a list of texts")
        for n, entry in enumerate(entries):
            at = ("examples", kind, n)
            marked = entry.get("text") if isinstance(entry, dict) else entry
            fixed = entry.get("fixed") if isinstance(entry, dict) else None
            if not isinstance(marked, str) or not (fixed is None or isinstance(fixed, str)):
                raise source.error(at, "an example is a text, or a table {text: ..., fixed: ...}")
            text, spans = unmark(marked) if kind == "bad" else (marked, ())
            if kind == "bad" and not spans:
                raise source.error(at, "a bad example marks what must be found: [[like this]]")
            yield Example(marked, text, spans, fixed, at)
    for kind in ("bad", "good"):
        if not data["examples"].get(kind):
            raise source.error(("examples",), f"there is no {kind} example")


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its `[[ ]]` marks, and the spans that were marked (code points)."""
    text, spans, opened = "", [], []
    for piece in re.split(r"(\[\[|\]\](?!\]))", marked):  # in [[[x]]] the marks are the outer two on each side
        if piece == "[[":
            opened.append(len(text))
        elif piece == "]]" and opened:
            spans.append((opened.pop(), len(text)))
        else:
            text += piece
    return text, tuple(sorted(spans))


def _unknown(what: str, word: str, known: Iterable[str]) -> str:
    return f'unknown {what} "{word}"{did_you_mean(word, known)}'


def _article(kind: type) -> str:
    return {str: "a text", bool: "true or false", dict: "a table", list: "a list"}[kind]
