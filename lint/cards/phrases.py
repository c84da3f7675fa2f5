"""The phrase notation of rule cards, and what a phrase compiles to.

    {a|b}   alternatives (the last may be empty)     [x]   optional
    ^       at the start of a line or list item      <     at the start of a sentence      =   case-sensitive

A match begins and ends at a word boundary, a hyphen counting as part of the word; a run of white space in the phrase
matches any run in the text; curly and straight quotes are alike; upper and lower case are alike unless `=` says otherwise.

A compiled phrase has *anchors*: literals in folded form, one of which stands in every match. The engine looks for the
anchors of all phrases in one pass over the text and runs a phrase's regular expression only around them.
"""

from __future__ import annotations

from math import prod

from lint.cards.flags import CASE, LINE_START, SENTENCE_START
from lint.pattern import ESCAPED, lazy
from lint.record import Record

_PREFIXES = {"^": LINE_START, "<": SENTENCE_START, "=": CASE}
_PART = lazy(r"\{([^{}\[\]]*)\}|\[([^{}\[\]]*)\]|([^{}\[\]]+)")
_MOST_ANCHORS = 64  # of parts taken together; with 24 three times as many phrases are tried in vain, with 150 two thirds
_SPACES = lazy(r"(?:\\s\+){2,}")  # of a regular expression
_LONG_ENOUGH = 16  # code points; a longer anchor is not rarer in practice
_STRAIGHT = str.maketrans("’‘ʼ“”„", "'''\"\"\"")
_SPACE = lazy(r"\s+")
# What stands in a regular expression for a character of a phrase: any white space, quotes of both shapes, an escaped sign.
_SOURCE = ESCAPED | str.maketrans({" ": r"\s+"} | dict.fromkeys("'’‘ʼ", "['’‘ʼ]") | dict.fromkeys('"“”„', '["“”„]'))


class PhraseError(ValueError):
    """A phrase that does not follow the notation, or that could match nothing or anything."""


class Phrase(Record):
    """A compiled phrase: regular expression source, flags (LINE_START ...), anchors, how far a match may reach, what else it has.

    `before` and `after` are how many code points a match may stretch before the start and after the end of its anchor,
    white space runs of the text not counted. `others` are folded wordings of the parts beside the anchor, of each of which one stands
    in every match: looking for them is quicker than compiling a regular expression in vain.
    """

    source: str
    flags: int
    anchors: tuple[str, ...]
    before: int
    after: int
    others: tuple[tuple[str, ...], ...]


def fold(literal: str) -> str:
    """The literal as it stands in `Document.folded`."""
    return _SPACE.sub(" ", literal.translate(_STRAIGHT).lower())


def parse(phrase: str) -> tuple[int, list[tuple[str, ...]]]:
    """Flags and parts of a phrase; a part is the tuple of its alternatives.

    Raises PhraseError for stray or nested brackets and for an empty phrase.
    """
    flags = 0
    body = phrase.strip()
    while body[:1] in _PREFIXES:
        flags |= _PREFIXES[body[0]]
        body = body[1:].lstrip()
    parts: list[tuple[str, ...]] = []
    end = 0
    for m in _PART.finditer(body):
        if m.start() != end:
            break
        end = m.end()
        if m[1] is not None:
            parts.append(tuple(_SPACE.sub(" ", a) for a in m[1].split("|")))
        elif m[2] is not None:
            parts.append((_SPACE.sub(" ", m[2]), ""))
        else:
            parts.append((_SPACE.sub(" ", m[3]),))
        if m[2] is not None and "|" in m[2]:
            raise PhraseError(f"alternatives in [ ] in {phrase!r}; write {{{m[2]}|}}")
    if end != len(body):
        raise PhraseError(f"stray or nested bracket in {phrase!r}")
    if not parts or all("" in part or not any(map(str.strip, part)) for part in parts):
        raise PhraseError(f"{phrase!r} may match nothing")
    return flags, parts


def expand(phrase: str) -> list[str]:
    """All wordings of a phrase, without its prefixes."""
    wordings = [""]
    for part in parse(phrase)[1]:
        wordings = [w + a for w in wordings for a in part]
    return [_SPACE.sub(" ", w).strip() for w in wordings]


def compile_phrase(phrase: str) -> Phrase:
    """Compile one phrase of the notation; raises PhraseError."""
    flags, parts = parse(phrase)
    parts = _single_spaced(parts)
    source = _SPACES.sub(r"\\s+", "".join(map(_alternation, parts)))
    source = rf"{'' if flags & CASE else '(?i)'}(?:(?<!\w)(?<!\w-)|(?!\w)){source}(?:(?!\w|-\w|['’]t\b)|(?<!\w))"
    start, end = _best_anchor(parts, phrase)
    anchors = _expanded(parts[start:end])
    before = sum(max(map(len, part)) for part in parts[:start])
    after = sum(max(map(len, part)) for part in parts[end:])
    others = tuple(tuple(fold(a).strip() for a in part) for part in (*parts[:start], *parts[end:]) if all(map(str.strip, part)))
    return Phrase(source, flags, tuple(sorted({fold(a) for a in anchors})), before, after, others)


def _single_spaced(parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The parts with the spaces around optional ones moved into them, so that leaving one out leaves one space, or none at an edge."""
    parts = list(parts)
    spaced = True  # does what stands before end in a space, or is this the start?
    for k, part in enumerate(parts):
        optional = "" in part
        if spaced:
            part = tuple(a.lstrip() for a in part)
            if optional and k + 1 < len(parts) and all(a.startswith(" ") for a in parts[k + 1]):
                part = tuple(a and f"{a.strip()} " for a in part)
                parts[k + 1] = tuple(a.lstrip() for a in parts[k + 1])
        parts[k] = part
        spaced = all(a.endswith(" ") or (optional and spaced and not a) for a in part) or (spaced and part == ("",))
    parts = [part for part in parts if part != ("",)]
    last = max(k for k, part in enumerate(parts) if "" not in part)
    spaced = any(a.endswith(" ") for a in parts[last])
    parts[last] = tuple(a.rstrip() for a in parts[last])
    for k in range(last + 1, len(parts)):
        ends = any(a.endswith(" ") for a in parts[k])
        parts[k] = tuple(a and f"{' ' if spaced or a.startswith(' ') else ''}{a.strip()}" for a in parts[k])
        spaced = spaced or ends
    return parts


def _alternation(part: tuple[str, ...]) -> str:
    pieces = [a.translate(_SOURCE) for a in sorted(part, key=len, reverse=True)]
    return pieces[0] if len(pieces) == 1 else "(?:" + "|".join(pieces) + ")"


def _expanded(parts: list[tuple[str, ...]]) -> list[str]:
    wordings = [""]
    for part in parts:
        wordings = [w + a for w in wordings for a in part]
    return wordings


def _best_anchor(parts: list[tuple[str, ...]], phrase: str) -> tuple[int, int]:
    """The run of parts whose shortest wording is longest, among those with few wordings; fewer wordings win a tie."""

    def worth(run: tuple[int, int]) -> tuple[int, int]:
        wordings = _expanded(parts[slice(*run)])
        return min(_LONG_ENOUGH, min(len(w.strip()) for w in wordings)), -len(wordings)

    runs = [
        (start, end)
        for start in range(len(parts))
        for end in range(start + 1, len(parts) + 1)
        if end == start + 1 or prod(map(len, parts[start:end])) <= _MOST_ANCHORS
    ]
    best = max(runs, key=worth, default=None)
    if best is None or worth(best)[0] < 2:
        raise PhraseError(f"{phrase!r} has no fixed wording of two characters or more to look for")
    return best
