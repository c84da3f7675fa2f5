"""Marks and the spaces around them."""

from __future__ import annotations

from lint.checks.api import Hit
from lint.document.quotations import marks
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lint.checks.api import Context
    from lint.document.document import Document
    from lint.document.quotations import Mark

_SPACES = " \u00a0\u2009\u202f"
_TRAILING = ",.?!;:…'’"  # may stand between a word and its closing mark
_STRAIGHT_OR_CURLY = '"“”„'  # « » are set with a space inside them in French copy
_TIGHT_MARKS = {",": "comma", ";": "semicolon", ".": "stop"}
_TIGHT = lazy(r"[,;.](?<=[a-z].)(?=\w)")
_SMALL_LETTERS = lazy(r"[a-z]+\Z")
_REACH = 100  # code points before a mark in which the word begins that it ends
_LONGEST_WORD = 30  # code points of a neighbouring word that go into the span


def missing_space(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A closing mark that a word follows at once, or an opening one that stands against what precedes it."""
    for mark in _double(doc):
        at, text = mark.offset, doc.text
        if _turned(mark):
            continue  # `turned` puts the space right, too
        if mark.char == '"' and at and text[at - 1] in _SPACES:
            continue  # a straight mark has no direction: this one may open a quotation after one that was not closed
        if mark.role in ("close", "unsure") and _wordy(text, at + 1) and not _plural(text, at + 1):
            start = at
            while start and text[start - 1] in _SPACES + _TRAILING:
                start -= 1
            end = _word_end(text, at + 1)
            yield Hit(start, end, {}, text[start:at].rstrip(_SPACES) + text[at] + " " + text[at + 1 : end])
        elif mark.role in ("open", "reopen") and at and (text[at - 1].isalpha() or text[at - 1] in ",;"):
            start = _word_start(text, at)
            inside = at + 1
            while text[inside : inside + 1] and text[inside] in _SPACES:
                inside += 1
            end = _word_end(text, inside)
            if end > inside:
                yield Hit(start, end, {}, f"{text[start:at]} {text[at]}{text[inside:end]}", variant="before")


def space_inside(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A space between a quotation mark and the words it encloses."""
    for mark in _double(doc):
        at, text = mark.offset, doc.text
        if mark.role == "close" and at > 1 and text[at - 1] in _SPACES and not _wordy(text, at + 1):
            start = at - 1
            while start and text[start - 1] in _SPACES:
                start -= 1
            if start > doc.line_starts[doc.line_of(at) - 1]:
                yield Hit(start, at + 1, {}, text[at])
        elif mark.role in ("open", "reopen") and text[at + 1 : at + 2] and text[at + 1] in _SPACES and not (at and text[at - 1].isalnum()):
            end = at + 1
            while text[end : end + 1] and text[end] in _SPACES:
                end += 1
            if text[end : end + 1] not in ("", "\n", "\r"):
                yield Hit(at, end, {}, text[at])


def turned(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A curly mark whose form contradicts what it does: `there, “Smith said` closes with an opening mark."""
    opener = ""
    for mark in _double(doc):
        if mark.role != "close":
            opener = mark.char
        if not _turned(mark) or (mark.role == "close" and opener == "„"):  # „German“ style closes with “
            continue
        text, start, end = doc.text, mark.offset, mark.offset + 1
        while start and text[start - 1] in _SPACES:
            start -= 1
        while text[end : end + 1] and text[end] in _SPACES:
            end += 1
        if mark.role == "close":
            after = " " if end > mark.offset + 1 or _wordy(text, end) else ""
            yield Hit(start, end, {}, f"”{after}")
        else:
            before = " " if start < mark.offset or (start and text[start - 1].isalpha()) else ""
            yield Hit(start, end, {}, f"{before}“")


def space_before(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A space before a comma, full stop or the like; in a text that has it throughout, a program set it there."""
    hits = [m for pattern in ctx.memo(_spaced_marks) for m in pattern.finditer(doc.text)]
    variant = "throughout" if len(hits) > ctx.options["most_slips"] else ""
    for m in hits:
        yield Hit(*m.span(), {}, m[1] + m[2], variant=variant)


def space_missing(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A comma, semicolon or full stop with a word against it on both sides.

    Options are patterns, `comma`, `semicolon` and `stop`: group 1 is the word and its mark, group 2 what follows. They are tried
    where such a mark stands, for a search from every word would be slow.
    """
    text, reached = doc.text, dict.fromkeys(_TIGHT_MARKS.values(), 0)
    for mark in _TIGHT.finditer(text):
        name = _TIGHT_MARKS[mark.group()]
        word = _SMALL_LETTERS.search(text, max(0, mark.start() - _REACH), mark.start())
        m = ctx.pattern(name).match(text, word.start()) if word else None
        if m and m.start() >= reached[name]:  # in "one,two,three" the second word belongs to the first hit
            reached[name] = m.end()
            write = f"{m[1]} {m[2]}"
            yield Hit(*m.span(), {"write": write}, write)


def _spaced_marks(ctx: Context) -> list[re.Pattern[str]]:
    return [lazy(pattern) for pattern in ctx.options["patterns"]]


def _turned(mark: Mark) -> bool:
    return (mark.char, mark.role) in (("“", "close"), ("”", "open"), ("”", "reopen")) and mark.depth > 0


def _double(doc: Document) -> Iterator[Mark]:
    """The double marks that are certain; a lone ” closes whatever its neighbours are."""
    return (mark for mark in marks(doc) if mark.char in _STRAIGHT_OR_CURLY and (mark.role != "unsure" or mark.char == "”"))


def _wordy(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum()


def _plural(text: str, at: int) -> bool:
    """Is this the s of a plural or possessive ("maybe"s)?"""
    return text[at] == "s" and not _wordy(text, at + 1)


def _word_end(text: str, start: int) -> int:
    end = start
    while end < min(len(text), start + _LONGEST_WORD) and text[end].isalnum():
        end += 1
    return end


def _word_start(text: str, end: int) -> int:
    start = end
    while start and text[start - 1] in ",;":
        start -= 1
    limit = max(0, start - _LONGEST_WORD)
    while start > limit and text[start - 1].isalnum():
        start -= 1
    return start


_DASHES = {  # each in running text only: a word of the sentence in small letters stands on one side of it at least
    "hyphen": lazy(r"(?<=[\w”\"’'),%]) - (?=[\w\"“‘'(])"),
    "two hyphens": lazy(r"(?<=[\w”\"’'),%])(?: -- |--)(?=[\w\"“‘'(])"),
    "en dash": lazy(r"(?<=[\w”\"’'),%]) – (?=[\w\"“‘'(])"),
    "em dash": lazy(r"(?<=[\w”\"’'),.%?!]) ?— ?(?=[\w\"“‘'(])"),
}
_SIGNS = {"hyphen": " - ", "two hyphens": "--", "en dash": " – ", "em dash": "—"}
_DATELINE = 60  # code points in which one ends: "LONDON (Reuters) - the"
_SENTENCE = lazy(r"[.!?:…][\"”’')]*\Z")


def mixed_dashes(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Two kinds of dash in one text; the first of the hyphens, or else of the rarer kind, stands for all of them.

    Only whole sentences count: paragraphs of `fewest_words` that end in punctuation, and of them not what may be a dateline.
    """
    if sum(sign in doc.text for sign in _SIGNS.values()) < 2:
        return
    kinds = {name: list(_running(doc, name, ctx.options["fewest_words"])) for name, sign in _SIGNS.items() if sign in doc.text}
    kinds = {name: places for name, places in kinds.items() if len(places) >= ctx.options["fewest"]}
    if len(kinds) > 1:
        rarer = "hyphen" if "hyphen" in kinds else min(kinds, key=lambda name: len(kinds[name]))
        common = max((name for name in kinds if name != rarer), key=lambda name: len(kinds[name]))
        first, *others = kinds[rarer]
        values = {"kind": rarer, "count": len(kinds[rarer]), "other": common, "others": len(kinds[common])}
        yield Hit(*first, values, related=(*kinds[common][:1], *others[: ctx.options["most_related"]]))


def _running(doc: Document, name: str, fewest_words: int) -> Iterator[tuple[int, int]]:
    """Places of one kind of dash inside the sentences of the article."""
    for block in doc.blocks:
        if block.kind != "paragraph" or block.zone != "body":
            continue
        text = doc.text[block.start : block.end]
        if _SIGNS[name] not in text or text.count(" ") < fewest_words - 1 or not _SENTENCE.search(text):
            continue
        for m in _DASHES[name].finditer(text):
            before, after = text[: m.start()].rpartition(" ")[2], text[m.end() : m.end() + 1]
            dateline = m.start() < _DATELINE and (before.isupper() or before[-1:] == ")")
            if (before[:1].islower() or after.islower()) and not dateline and ":" not in before:  # "at 18:30 - in the hall"
                yield block.start + m.start(), block.start + m.end()
