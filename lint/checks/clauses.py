"""Main clauses joined by a comma alone."""

from __future__ import annotations

from lint.checks.api import Hit
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lint.checks.api import Context
    from lint.document.document import Document

_BREAK = lazy(r"[:;–—]\s| - ")
_LAST_WORD = lazy(r"[^\s]+\Z")
_MORE = lazy(r" (?:and|or|but) ")
_FEW = {"second": 9, "plain": 11}  # words of two sentences so short that a comma may join them
# "..., they would have proclaimed.", "..., he has conceded, ...": a verb without an object ends the clause
_BARE_VERB = lazy(r"(?: \w+ly)?(?: have)?(?: \w+ly)? \w+(?: \w+ly)?(?:[.,;]|\Z)")
_PASSIVE = frozenset(("is", "are", "was", "were"))
_ASIDE = lazy(r"(?: (?!a |an |the |no |his |her |its |our |their )[\w’'-]+){0,3},")  # "The plan has, they will find, a flaw"


def comma_splice(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Two main clauses with nothing but a comma between them, outside of quoted speech.

    Options are patterns: `second`, the comma and the beginning of the second clause (groups `subject` and `verb`); `plain`, the same
    where the first clause must have no comma and one of the verbs `present`. The first clause must have one of the verbs `finite`, not
    begin with one of `openers`, not end in a phrase of them after a `conjunction` and have none of `side`: it would be a side clause,
    an attribution or a contrast ("not a plan, it is a wish"). What follows must not be `reporting` ("..., it is said") or one clause of
    an enumeration.
    """
    for name in ("second", "plain"):
        for second in ctx.pattern(name).finditer(doc.text):
            at = second.start()
            start, end = doc.sentences[doc.sentence_of(at)]
            first = _BREAK.split(doc.text[start:at])[-1].lstrip("\"“‘'(").removeprefix("And ").removeprefix("But ")
            first = first[:1].upper() + first[1:]
            if ctx.pattern("openers").match(first):
                rest = first.partition(", ")[2]  # "In 2021, nine restaurants received stars, this is"
                first = rest[:1].upper() + rest[1:]
            if first.count(" ") < 2 or ctx.pattern("openers").match(first) or ctx.pattern("side").search(first):
                continue
            verbs = ctx.pattern("finite" if name == "second" else "present")
            if not verbs.search(first) or (name == "plain" and "," in first) or ctx.pattern("reporting").match(doc.text, second.end(), end):
                continue
            after = doc.text[second.end() : end]
            joined = _enumerated(first, second, after, ctx) if name == "plain" else _inserted(first, second, after)
            if joined or _adverbial(first, ctx) or after.rstrip("\"”’' ").endswith("?"):
                continue
            word = _LAST_WORD.search(doc.text, start, at)
            if word and not doc.in_quotation(at) and not _opened(doc, at):
                yield Hit(word.start(), second.end(), {"comma": word.group() + ","})


def _adverbial(first: str, ctx: Context) -> bool:
    """Is what the comma ends an adverbial after a conjunction ("..., but in the afternoon")?"""
    last = ctx.pattern("conjunction").split(first)[-1]
    return last != first and " " in last and bool(ctx.pattern("openers").match(last[:1].upper() + last[1:]))


def _enumerated(first: str, second: re.Match[str], after: str, ctx: Context) -> bool:
    """Are the clauses two of several, or so short that the comma is a matter of rhythm? `after`: the rest of the sentence."""
    clause, _, rest = after.partition(", ")
    if rest and not ctx.pattern("reporting").match(rest):
        return True
    return bool(_MORE.search(clause)) or _words(first, second.group(), clause) < _FEW["plain"]


def _inserted(first: str, second: re.Match[str], after: str) -> bool:
    """Is the second clause, whose subject is a pronoun, an aside, an attribution or one of several that begin alike?"""
    import re

    subject, verb = second["subject"], second["verb"]
    if re.match(rf"{subject}(?:['’]\w+| {verb})\b", first, re.IGNORECASE):
        return True  # "There are believers, there are hypocrites"
    if first.lower().startswith(f"{subject} ") and re.search(rf"(?:,| and) {subject} ", after):
        return True  # "They have lost, they are tired, they want to go"
    if verb not in _PASSIVE and _BARE_VERB.match(after):
        return True
    return bool(_ASIDE.match(after)) or _words(first, second.group(), after) < _FEW["second"]


def _words(*parts: str) -> int:
    return sum(len(part.strip(", ").split()) for part in parts)


def _opened(doc: Document, at: int) -> bool:
    """Does a mark that opens a quotation, or looks as if it did, stand last before this place in its paragraph?"""
    line = doc.text.rfind("\n", 0, at)
    before = [mark for mark in doc.quotation_marks if line < mark.offset < at]
    return bool(before) and (before[-1].role != "close" or before[-1].shape == "open")
