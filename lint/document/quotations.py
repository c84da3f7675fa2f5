"""Quotation marks, what each of them does, and the quotations that they enclose.

News copy lets a quotation run over paragraphs: each paragraph opens with a mark, only the last one closes. So marks are
never counted by line. In each block every mark gets the role that makes the most of all of them: its shape (which side
touches a word), its glyph (a curly mark has a direction) and the balance of the block each have a price, and the
cheapest reading wins. So the mark of `"...,"he said` closes, and that of `According to him,"this is ...."` opens.
"""

from __future__ import annotations

from functools import lru_cache

from lint.document.formats import PAD
from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from lint.document.blocks import Block
    from lint.document.document import Document

    Role = Literal["open", "close", "reopen", "unsure"]


class Mark(Record):
    """A quotation mark: the character at `offset`, and what it does there.

    `reopen` begins a paragraph inside a quotation that runs on, or a sentence after one whose closing mark is missing;
    `unsure` is a mark that no reading has a use for.
    `shape` is what its neighbours alone say ("open": a word follows but does not precede; "close": the reverse; "" for
    neither), so a turned mark has a role that its glyph contradicts, and a badly spaced one a role that its shape does.
    `depth` is 1 for the marks of an outermost quotation, 2 for those of a quotation inside it, 0 for a closing mark
    without a partner and for an unsure one outside of quotations.
    """

    offset: int
    char: str
    role: Role
    shape: str
    depth: int


class Quotation(Record):
    """Quoted speech from its opening mark to after its closing mark, outermost only.

    Without a closing mark (`closed` false) it ends with its last block; without an opening one (`opened` false) it
    starts with its block. `lacking` holds the starts of the paragraphs that it runs over without being reopened there.
    """

    start: int
    end: int
    opened: bool
    closed: bool
    lacking: tuple[int, ...] = ()


class Analysis(Record):
    """The quotation marks of a text and the quotations they make."""

    marks: tuple[Mark, ...]
    quotations: tuple[Quotation, ...]


def marks(doc: Document) -> list[Mark]:
    """The quotation marks of the document in order: double ones and « », or single ones if its speech uses those."""
    return list(doc.quotation_marks)


# --- the shape of a mark ---

_DOUBLE = lazy('["“”„‟«»]')
_WITHOUT_ANGLES = lazy('["“”„‟]')
_GLYPH = {"“": "open", "”": "close", "„": "open", "‟": "open", "«": "open", "»": "close", "‘": "open", "’": "close"}
_CLOSING = frozenset(".,!?;:…)]}%")
_OPENING = frozenset("([{/—–-=>¿¡")
_SINGLES = frozenset("'‘’" + PAD)
_DOUBLES = frozenset('"“”„‟«»' + PAD)
_REACH = 12
_AFTER_SENTENCE = lazy(r"[.!?…]\s{1,2}\Z")
_GARBLED_DASH = "â€"  # and a curly mark: a dash in UTF-8 that was read as Windows-1252
_INCHES = lazy(r"\d['’′]\s?\d{1,2}\Z")


class _Raw(Record):
    offset: int
    char: str
    shape: str
    open_price: float
    close_price: float
    drop_price: float
    after_sentence: bool  # an opening mark after the end of a sentence
    after_stop: bool  # a mark after closing punctuation


_DROP = 2.5  # price of a mark that no reading has a use for
_STRAY = 2.0  # price of a closing mark without an opening one
_UNCLOSED = 1.5  # price of a quotation that its block does not close
_NESTED = 0.75  # price of a quotation inside a quotation
_NESTED_UNCLOSED = 3.0
_REOPENED = 1.0  # price of taking a quotation up again after a sentence, as if a paragraph began there
_AGAINST_SHAPE = 1.5
_AGAINST_GLYPH = 2.0
_CURLY_AGAINST_SHAPE = 1.0  # a curly mark is more often badly spaced than turned


def _side(char: str) -> str:
    """Class of a mark's neighbour: "space", "stop" (closing punctuation), "open" (bracket or dash) or "word"."""
    if char == "" or char.isspace():
        return "space"
    if char in _CLOSING:
        return "stop"
    if char in _OPENING:
        return "open"
    return "word"


def _raw(text: str, offset: int, start: int, end: int) -> _Raw | None:
    """The mark at `offset` of the block `start`-`end` with the prices of its roles; None for inches and the like."""
    char = text[offset]
    if text.startswith(_GARBLED_DASH, offset - 2, offset):
        return None
    neighbours = _DOUBLES if char in _SINGLES else _SINGLES
    left = right = ""
    # Marks of the other kind are looked through: the double one of `done,'"he said` has a comma on its left.
    for i in range(offset - 1, max(start, offset - _REACH) - 1, -1):
        if text[i] not in neighbours:
            left = text[i]
            break
    for i in range(offset + 1, min(end, offset + _REACH)):
        if text[i] not in neighbours:
            right = text[i]
            break
    shape, opening, closing = _look(char, left, right)
    drop = _DROP
    if char == '"' and left.isdigit() and shape != "open":
        if _INCHES.search(text, max(start, offset - 5), offset):
            return None
        drop = 0.5
    after_sentence = shape == "open" and _AFTER_SENTENCE.search(text, max(start, offset - 4), offset) is not None
    return _Raw(offset, char, shape, opening, closing, drop, after_sentence, left in _CLOSING)


@lru_cache(maxsize=1 << 12)
def _look(char: str, left: str, right: str) -> tuple[str, float, float]:
    """What the neighbours of a mark say: its shape, and the prices of opening and of closing."""
    before, after = _side(left), _side(right)
    shape = ""
    opening = closing = 0.0
    if before in ("space", "open") and after == "word":
        shape, closing = "open", _AGAINST_SHAPE
    elif before in ("word", "stop") and after in ("space", "stop", "open"):
        shape, opening = "close", _AGAINST_SHAPE
    elif before == "stop" and after == "word":
        # `,"he`: the space is missing on one side; more often on the far one.
        opening, closing = (0.0, 0.5) if left == ":" else (0.5, 0.0)
    elif before in ("space", "open") and right in "([{¿¡…" and right:
        shape, closing = "open", _AGAINST_SHAPE
    elif before == "open" and after in ("space", "stop"):
        shape, opening = "close", _AGAINST_SHAPE / 2
    elif before == "space" and after == "open":
        shape, closing = "open", _AGAINST_SHAPE / 2
    elif before == after == "space":
        opening = closing = _AGAINST_SHAPE
    glyph = _GLYPH.get(char)
    if glyph == "open":
        opening, closing = min(opening, _CURLY_AGAINST_SHAPE), min(closing, _CURLY_AGAINST_SHAPE) + _AGAINST_GLYPH
    elif glyph == "close":
        opening, closing = min(opening, _CURLY_AGAINST_SHAPE) + _AGAINST_GLYPH, min(closing, _CURLY_AGAINST_SHAPE)
    return shape, opening, closing


# --- roles inside one block ---

_Path = tuple["_Path | None", str]  # the way to a role: the path to the one before it, and the role


def _read(raws: Sequence[_Raw], depth: int) -> tuple[float, list[str]]:
    """Price and roles of the cheapest reading of a block's marks, if the block starts at `depth`."""
    states: dict[int, tuple[float, _Path | None]] = {depth: (0.0, None)}  # by the depth reached
    for raw in raws:
        following: dict[int, tuple[float, _Path | None]] = {}
        for level, (price, path) in states.items():
            steps = [(level, raw.drop_price - (0.1 if level else 0), "unsure")]
            if level < 2:
                steps.append((level + 1, raw.open_price + (_NESTED if level else 0), "open"))
            if level:
                steps.append((level - 1, raw.close_price, "close"))
                if raw.after_sentence:
                    steps.append((level, _REOPENED, "reopen"))
            else:
                steps.append((0, raw.close_price + _STRAY, "stray"))
            for reached, cost, role in steps:
                if reached not in following or price + cost < following[reached][0]:
                    following[reached] = (price + cost, (path, role))
        states = following
    ends = (0.0, _UNCLOSED, _UNCLOSED + _NESTED_UNCLOSED)
    price, path = min(((price + ends[level], path) for level, (price, path) in states.items()), key=lambda end: end[0])
    roles: list[str] = []
    while path is not None:
        path, role = path
        roles.append(role)
    return price, roles[::-1]


def _plain_pairs(raws: Sequence[_Raw]) -> bool:
    """Do the marks open and close by turns, as their looks say?"""
    return (
        len(raws) % 2 == 0
        and all(raw.open_price == 0 < raw.close_price for raw in raws[::2])
        and all(raw.close_price == 0 < raw.open_price for raw in raws[1::2])
    )


# --- single quotes ---

_SINGLE = lazy(r"(?<![^\W_])['‘’](?=[\w\"“‘'(\[£$€¿…])|(?<=[^\s(\[{])['’](?![^\W_])")
_SPEECH_END = lazy(r"[.,!?…—–]['’](?=[\s)\]]|$)")
_SPEECH_START = lazy(r"(?m)(?:^|(?<=[\s(\[—–]))['‘](?=[^\W\d_])")
_ELISION = lazy(r"(?i)['’](?:tis|twas|twere|twill|em|n|cause|til|till|bout|round|cos|cuz|ere|gainst|neath|fraid|ello|\d\ds?)\b(?!['’][.,])")


def _single_quoted(text: str, double_marks: int) -> bool:
    """Is it clear that the text's speech stands in single quotes?"""
    if "'" not in text and "’" not in text:
        return False
    ends = sum(1 for _ in _SPEECH_END.finditer(text))
    if ends <= double_marks:
        return False
    return sum(1 for _ in _SPEECH_START.finditer(text)) * 2 >= ends


def _raw_single(text: str, offset: int, start: int, end: int) -> _Raw | None:
    """As `_raw`, for a single quote; None for an apostrophe."""
    if _ELISION.match(text, offset):
        return None
    before = text[offset - 1] if offset > start else ""
    after = text[offset + 1] if offset + 1 < end else ""
    if before.isalnum() and after.isalnum():
        return None
    if text[offset] == "’" and not before.isalnum() and before not in _CLOSING and after.isalnum():
        return None  # an elision that the list does not know
    raw = _raw(text, offset, start, end)
    if raw is None or not before.isalnum():
        return raw
    # After a letter it is as likely an apostrophe (US', goin'): dropped unless a quotation waits for it.
    return raw._replace(drop_price=0.2 if before in "sS" else 0.6)


# --- the whole text ---

_RUN_MAX = 12  # paragraphs without a mark that a quotation may run over, if the next mark closes it


def analyse(text: str, blocks: Sequence[Block]) -> Analysis:
    """Roles of all marks, block by block, and the quotations, which may run from block to block."""
    # A "»" without a "«" is an arrow.
    double = _DOUBLE if "«" in text and "»" in text else _WITHOUT_ANGLES
    offsets = [match.start() for match in double.finditer(text)]
    make = _raw
    if _single_quoted(text, len(offsets)):
        offsets = [match.start() for match in _SINGLE.finditer(text)]
        make = _raw_single
    if not offsets:
        return Analysis((), ())
    by_block: list[list[_Raw]] = []
    position = 0
    count = len(offsets)
    for _, start, end, _ in blocks:
        raws: list[_Raw] = []
        while position < count and offsets[position] < start:
            position += 1
        while position < count and offsets[position] < end:
            raw = make(text, offsets[position], start, end)
            if raw is not None:
                raws.append(raw)
            position += 1
        by_block.append(raws)
    return _Reader(blocks, by_block).read()


class _Reader:
    """Goes through the blocks with the quotation that is open, if one is."""

    def __init__(self, blocks: Sequence[Block], by_block: list[list[_Raw]]) -> None:
        self.blocks = blocks
        self.by_block = by_block
        self.marks: list[Mark] = []
        self.quotations: list[Quotation] = []
        self.start: int | None = None  # start of the open quotation
        self.opened = True
        self.lacking: list[int] = []

    def read(self) -> Analysis:
        for index, (block, raws) in enumerate(zip(self.blocks, self.by_block, strict=True)):
            if self.start is None:
                if raws:
                    self._block(block, raws)
            elif self._reopened(block, raws):
                first = raws[0]
                self.marks.append(Mark(first.offset, first.char, "reopen", first.shape, 1))
                self._block(block, raws[1:], 1)
            elif self._runs_on(index):
                self.lacking.append(block.start)
                self._block(block, raws, 1)
            else:
                self._finish(self.blocks[index - 1].end, closed=False)
                if raws:
                    self._block(block, raws)
        if self.start is not None:
            self._finish(self.blocks[-1].end, closed=False)
        return Analysis(tuple(self.marks), tuple(self.quotations))

    def _reopened(self, block: Block, raws: list[_Raw]) -> bool:
        """Does the block begin with a mark that takes the open quotation up again?"""
        return bool(raws) and raws[0].offset == block.start and block.kind != "heading" and raws[0].shape != "close"

    def _runs_on(self, index: int) -> bool:
        """Does the open quotation go on in this block, which does not reopen it? Only if a mark soon closes it."""
        for following in range(index, min(index + _RUN_MAX, len(self.blocks))):
            block, raws = self.blocks[following], self.by_block[following]
            if block.kind in ("heading", "dateline"):
                return False
            if raws:
                if raws[0].offset == block.start and raws[0].shape != "close":
                    return False
                running = _read(raws, 1)
                return running[0] < _read(raws, 0)[0] and running[1][0] == "close"
        return False

    def _finish(self, end: int, closed: bool) -> None:
        assert self.start is not None
        self.quotations.append(Quotation(self.start, end, self.opened, closed, tuple(self.lacking)))
        self.start, self.opened, self.lacking = None, True, []

    def _block(self, block: Block, raws: list[_Raw], depth: int = 0) -> None:
        """Read one block's marks; `depth` is 1 inside a quotation."""
        add = self.marks.append
        if depth == 0 and _plain_pairs(raws):
            for opening, closing in zip(raws[::2], raws[1::2], strict=True):
                add(Mark(opening.offset, opening.char, "open", opening.shape, 1))
                add(Mark(closing.offset, closing.char, "close", closing.shape, 1))
                self.quotations.append(Quotation(opening.offset, closing.offset + 1, True, True))
            return
        for raw, role in zip(raws, _read(raws, depth)[1], strict=True):
            if role == "open":
                depth += 1
                add(Mark(raw.offset, raw.char, "open", raw.shape, depth))
                if depth == 1:
                    self.start = raw.offset
            elif role == "close":
                add(Mark(raw.offset, raw.char, "close", raw.shape, depth))
                depth -= 1
                if depth == 0:
                    self._finish(raw.offset + 1, closed=True)
            elif role == "reopen":
                add(Mark(raw.offset, raw.char, "reopen", raw.shape, depth))
            elif role == "stray":
                add(Mark(raw.offset, raw.char, "close", raw.shape, 0))
                last = self.quotations[-1].end if self.quotations else 0
                # What stands before it in the block was meant to be quoted, as far as no other quotation was.
                if raw.after_stop and last <= block.start:
                    self.quotations.append(Quotation(block.start, raw.offset + 1, False, True))
            elif raw.drop_price == _DROP or depth:
                add(Mark(raw.offset, raw.char, "unsure", raw.shape, depth))
