"""Quotations that are not opened, not closed or not taken up again, and marks of different kinds in one text."""

from __future__ import annotations

from bisect import bisect_right

from lint.checks.api import Hit
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lint.checks.api import Context
    from lint.document.document import Document
    from lint.document.quotations import Mark

_FIRST_WORDS = lazy(r"\W{0,3}\w[\w'’-]*(?:[ ,;:]{1,3}\w[\w'’-]*)?")
_DOUBLE = '"“”„'
_SINGLE_PAIR = lazy("‘[^‘’]*’")
_ANY_DOUBLE = lazy('["“”]')


def unclosed(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A quotation that nothing closes, or whose closing mark is missing before the reporter's words.

    Paragraphs of a quotation that runs on rightly lack the closing mark; the last one is reported. Where an attribution
    follows ("..., he said"), the hit is the place of the missing mark, otherwise the beginning of the quotation.
    """
    opening: Mark | None = None
    nested = False
    for mark in doc.quotation_marks:
        if mark.char not in _DOUBLE or (mark.role == "unsure" and (not mark.shape or mark.char == "”")):
            continue
        block = doc.block_at(mark.offset)
        begins = block is not None and block.start == mark.offset
        if opening is not None and not _same_block(doc, opening, mark):
            nested = False
            if begins and not doc.text[_block_end(doc, opening) : mark.offset].strip():
                yield from _attributed(doc, opening, _block_end(doc, opening), ctx)
                opening = None  # it runs on rightly, or its lack has been told
            elif mark.role != "close" or mark.depth != 1:
                yield from _at_end(doc, opening, ctx)
                opening = None
        # A straight mark has no direction of its own: before a word it opens, even where closing would make the sum even.
        opens = mark.shape == "open" if mark.char == '"' and mark.shape else mark.role != "close"
        if not opens:
            opening, nested = (opening, False) if nested else (None, False)
        elif opening is None:
            opening = mark
        elif ctx.memo(_break).search(doc.text[max(opening.offset, mark.offset - 40) : mark.offset]):
            yield from _before_next(doc, opening, mark, ctx)
            opening, nested = mark, False
        else:
            nested = True
    if opening is not None:
        yield from _at_end(doc, opening, ctx)


def _before_next(doc: Document, opening: Mark, following: Mark, ctx: Context) -> Iterator[Hit]:
    """Is the closing mark missing between two opening ones of one paragraph, or does a paragraph begin at the second?"""
    attributed = list(_attributed(doc, opening, following.offset, ctx))
    yield from attributed
    if not attributed and _reporting(doc, opening.offset, following.offset, ctx):
        yield Hit(*_first_words(doc, opening.offset), variant="reported")


def _at_end(doc: Document, opening: Mark, ctx: Context) -> Iterator[Hit]:
    """The closing mark is missing at the end of its paragraph or before."""
    end = _block_end(doc, opening)
    attributed = list(_attributed(doc, opening, end, ctx))
    whole = end == doc.blocks[-1].end and doc.blocks[-1].start == opening.offset
    yield from attributed
    if not attributed and (ctx.options["at_end"] or not whole):
        # Some papers leave the last paragraph of a speech open as if more of it were to come; a quotation of one paragraph never is.
        runs = _after_speech(doc, opening)
        variant = ("end" if runs else "last") if whole else ("speech" if runs else "")
        yield Hit(*_first_words(doc, opening.offset), variant=variant)


def _after_speech(doc: Document, opening: Mark) -> bool:
    """Does the quotation begin a paragraph after one that begins with a quotation, too?"""
    number = bisect_right(doc.blocks, opening.offset, key=lambda block: block.start) - 1
    return number > 0 and doc.blocks[number].start == opening.offset and doc.text[doc.blocks[number - 1].start] in _DOUBLE


def _same_block(doc: Document, a: Mark, b: Mark) -> bool:
    return doc.block_at(a.offset) is doc.block_at(b.offset)


def _block_end(doc: Document, mark: Mark) -> int:
    block = doc.block_at(mark.offset)
    return block.end if block else mark.offset + 1


def _attributed(doc: Document, opening: Mark, end: int, ctx: Context) -> Iterator[Hit]:
    """The attribution that stands before any other mark."""
    following = _ANY_DOUBLE.search(doc.text, opening.offset + 1, end)
    said = ctx.memo(_attribution).search(doc.text, opening.offset, following.start() if following else end)
    if said and not _reporting(doc, opening.offset, said.start(), ctx):
        mark = '"' if opening.char == '"' else "”"
        yield Hit(*said.span(), fix=f"{said['word']}{said['comma']}{mark} {said['who']}", variant="attributed")


def _reporting(doc: Document, start: int, end: int, ctx: Context) -> bool:
    """Is there a sentence of the reporter after the first one, or one that leads to the next quotation?"""
    if ctx.memo(_lead).search(doc.text[max(start, end - 40) : end]):
        return True
    pattern = ctx.memo(_report)
    return any(not ctx.pattern("first_person").search(m.group()) for m in pattern.finditer(doc.text, start, end))


def _attribution(ctx: Context) -> re.Pattern[str]:
    who, verbs = ctx.options["who"], "|".join(ctx.options["verbs"])
    clause = "|".join(ctx.options["clause"])
    apposition = r"(?:,[^.,\"“”]{3,60},?| (?:of|from|at|in) [^.,\"“”]{3,40})?"  # , the minister's aide,
    before = rf"(?:{who}){apposition} (?:{verbs})\b(?!(?<!told) (?:{clause})\b)"
    clause_goes_on = r"(?!(?:[\w-]+ ){1,7}(?:had|has|have|is|was|were|are|would|will|could)\b)"  # "..., claimed the man had left"
    after = rf"(?!tells? |told )(?:{verbs}) {clause_goes_on}(?:[a-z-]+ ){{0,4}}(?:{who})"
    return lazy(rf"(?P<word>[\w%)’'-]+)(?P<comma>[,?!]) (?={before}|{after})(?P<who>\w+)")


def _report(ctx: Context) -> re.Pattern[str]:
    who, verbs = ctx.options["who"], "|".join(ctx.options["verbs"])
    return lazy(rf"(?<=[.!?] )(?!(?:It|They|You|People|That|There|What|Some|This|Which|We|I) )(?:{who})(?: also)? (?:{verbs})\b[^.!?\"“]*")


def _break(ctx: Context) -> re.Pattern[str]:
    """What stands before a mark that does not open a quotation inside a quotation: the end of a sentence, or "said: "."""
    return lazy(rf"[.!?…][”’')\]]*\s{{1,2}}\Z|{ctx.memo(_lead).pattern}")


def _lead(ctx: Context) -> re.Pattern[str]:
    return lazy(rf"\b(?:{'|'.join(ctx.options['verbs'])})(?: [A-Z]\w+)?[:,] \Z")


def _first_words(doc: Document, start: int) -> tuple[int, int]:
    """Span of the two words at `start` and the mark before them."""
    words = _FIRST_WORDS.match(doc.text, start)
    return start, words.end() if words else start + 1


def unopened(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A closing mark without an opening one: the beginning of its paragraph, or the word with the mark if a quotation stands before it."""
    starts = {quotation.end: quotation.start for quotation in doc.quotations if not quotation.opened}
    for mark in doc.quotation_marks:
        if mark.role != "close" or mark.depth != 0 or mark.char not in _DOUBLE:
            continue
        start = starts.get(mark.offset + 1)
        if start is not None and doc.text[start] not in "'‘":
            yield Hit(*_first_words(doc, start), related=((mark.offset, mark.offset + 1),))
        elif start is None and ctx.memo(_speech_end).search(doc.text, max(0, mark.offset - 2), mark.offset):
            word = ctx.memo(_last_word).search(doc.text, max(0, mark.offset - 40), mark.offset)
            yield Hit(word.start() if word else mark.offset, mark.offset + 1, variant="stray")


def _speech_end(ctx: Context) -> re.Pattern[str]:
    return lazy(r"[.,!?…]\Z")


def _last_word(ctx: Context) -> re.Pattern[str]:
    return lazy(r"[\w’'-]+[^\w\s]*\Z")


def running(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A paragraph inside a quotation that runs over several, which does not take it up with an opening mark.

    A text that never does so, though it had the occasion again and again, has one sentence a line or a habit: one hint is enough.
    """
    lacking = [(quotation, start) for quotation in doc.quotations for start in quotation.lacking]
    habit = len(lacking) > ctx.options["most_slips"] and all(mark.role != "reopen" for mark in doc.quotation_marks)
    for quotation, start in lacking[:1] if habit else lacking:
        mark = doc.text[quotation.start] if doc.text[quotation.start] in _DOUBLE else '"'
        begin, end = _first_words(doc, start)
        if not doc.text[start].islower():  # a line that was broken in the middle of a sentence
            yield Hit(
                begin, end, {"line": doc.line_of(quotation.start)}, mark + doc.text[begin:end], ((quotation.start, quotation.start + 1),),
                variant="habit" if habit else "",
            )  # fmt: skip


def mixed_pair(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A quotation that a curly mark opens and a straight one closes, or the reverse; double or single."""
    opening: Mark | None = None
    for mark in doc.quotation_marks:
        if mark.depth != 1 or mark.char not in '"“”':
            continue
        if mark.role == "close":
            if opening is not None and (opening.char == '"') != (mark.char == '"'):
                yield Hit(*_first_words(doc, opening.offset), related=((mark.offset, mark.offset + 1),))
            opening = None
        elif opening is None or mark.role == "open":
            opening = mark
    if "‘" not in doc.text or "'" not in doc.text:
        return
    for match in ctx.memo(_single_pair).finditer(doc.text):
        if "’" not in match.group()[1:-1] or match["close"]:
            yield Hit(*match.span("close"), fix="’", variant="single")


def _single_pair(ctx: Context) -> re.Pattern[str]:
    return lazy(r"(?<!\w)‘[^‘\n\"“”]{2,300}?[.,!?](?P<close>')(?=[\s\"“”]|$)")


def nested(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Double quotation marks inside double ones that open and close in the same paragraph."""
    outer: Mark | None = None
    inner: Mark | None = None
    found: list[Hit] = []
    for mark in doc.quotation_marks:
        if mark.char not in '"“”':
            continue
        if mark.depth == 2 and outer is not None:
            if mark.role == "close" and inner is not None and inner.shape == "open" and mark.shape == "close":
                found += _nested(doc, outer, inner, mark, ctx.options["most_words"])
            inner = mark if mark.role == "open" else None
        elif mark.role == "close":
            if outer is not None and _same_block(doc, outer, mark) and _even(doc, mark):
                yield from found
            outer, found = None, []
        elif mark.depth == 1:
            outer, found = mark, []


def _nested(doc: Document, outer: Mark, opening: Mark, closing: Mark, most_words: int) -> Iterator[Hit]:
    words = doc.text[opening.offset + 1 : closing.offset]
    sentence = words[:1].isupper() and words[-1:] in ".!?"  # rather a new quotation after one that was not closed
    if words.count(" ") < most_words and not sentence:
        single = "''" if opening.char == '"' else "‘’"
        alike = outer.char == opening.char == '"'
        yield Hit(opening.offset, closing.offset + 1, {}, single[0] + words + single[1], variant="" if alike else "other")


def _even(doc: Document, mark: Mark) -> bool:
    """Is there an even number of double marks in the paragraph, so that none seems to be missing?"""
    block = doc.block_at(mark.offset)
    return block is not None and len(_ANY_DOUBLE.findall(doc.text, block.start, block.end)) % 2 == 0


def foreign_style(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Marks of other languages (« », „ “) around words of English text: one of the words `english` stands in the paragraph."""
    if "„" not in doc.text and "«" not in doc.text:
        return
    for match in ctx.memo(_foreign_pair).finditer(doc.text):
        words, block = match["low"] or match["angle"], doc.block_at(match.start())
        if block and not ctx.pattern("english").search(doc.text, block.start, block.end):
            continue
        if words.isascii() or not any("\u0370" < char < "\u2000" for char in words):
            yield Hit(*match.span(), {}, f"“{words.strip()}”")


def _foreign_pair(ctx: Context) -> re.Pattern[str]:
    return lazy(r"„(?P<low>[^„“”\"\n]{1,400})[“”\"]|«(?P<angle>[^«»\n]{1,400})»")


def conventions(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Straight and curly double marks in one text: the first of the rarer kind, if there are enough of both to call it a mix."""
    counts = {char: doc.text.count(char) for char in '"“”'}
    straight, curly = counts['"'], counts["“"] + counts["”"]
    if min(straight, curly) < ctx.options["fewest"] or straight == curly:
        return
    rare = "“”" if curly < straight else '"'
    hits = [mark.offset for mark in doc.quotation_marks if mark.char in rare]
    if hits:
        others = tuple((at, at + 1) for at in hits[1 : ctx.options["most_related"] + 1])
        values = {"rare": "curly" if curly < straight else "straight", "count": min(straight, curly), "of": straight + curly}
        yield Hit(hits[0], hits[0] + 1, values, related=others)


def no_comma(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A quoted sentence that nothing separates from the attribution after it: `"We are ready" he said`."""
    pattern = ctx.memo(_bare_attribution)
    for quotation in doc.quotations:
        start, end = quotation[:2]
        if not quotation.closed or doc.text[end - 2].isalnum() is False or doc.text[end - 1] not in '"”':
            continue
        words = doc.text[start + 1 : end - 1]
        after = pattern.match(doc.text, end)
        if after and words[:1].isupper() and words.count(" ") >= ctx.options["fewest_words"] - 1 and _begins_sentence(doc, start):
            word = ctx.memo(_last_word).search(doc.text, max(start, end - 40), end - 1)
            low = word.start() if word else end - 1
            yield Hit(low, after.end("who"), {}, f"{doc.text[low : end - 1]},{doc.text[end - 1 : after.end('who')]}")


def _begins_sentence(doc: Document, start: int) -> bool:
    block = doc.block_at(start)
    return block is None or block.start == start or doc.text[max(0, start - 2) : start].strip() in (".", "!", "?", ".”", '."')


def _bare_attribution(ctx: Context) -> re.Pattern[str]:
    who, verbs = ctx.options["who"], "|".join(ctx.options["verbs"])
    return lazy(rf" (?P<who>(?:{who}) (?:{verbs})\b|(?:{verbs}) (?:{who}))")


def apostrophes(doc: Document, ctx: Context) -> Iterator[Hit]:
    """The rarer of straight and curly single marks: in one heading, or in a text that has enough of both to call it a mix."""
    straight, curly = doc.text.count("'"), doc.text.count("’") + doc.text.count("‘")
    if not straight or not curly:
        return
    for block in doc.blocks:
        if block.kind == "heading":
            text = doc.text[block.start : block.end]
            if "'" in text and ("’" in text or "‘" in text):
                pairs = _SINGLE_PAIR.search(text)
                start, end = pairs.span() if pairs else (text.index("'"), text.index("'") + 1)
                yield Hit(block.start + start, block.start + end, variant="heading")
    least = min(straight, curly)
    if least >= ctx.options["fewest"] and straight != curly:
        rare = "'" if straight < curly else "‘’"
        at = min(doc.text.index(char) for char in rare if char in doc.text)
        yield Hit(at, at + 1, {"rare": "straight" if rare == "'" else "curly", "count": least, "of": straight + curly})


def unquoted_speech(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A sentence in the first person with an attribution, outside of quotation marks: `Our patience is at an end, Smith said.`"""
    for match in ctx.memo(_unquoted).finditer(doc.text):
        start = match.start("said")
        if not doc.in_quotation(start) and not doc.in_quotation(match.end()):
            yield Hit(start, match.end(), {"first": match["first"]})


def _unquoted(ctx: Context) -> re.Pattern[str]:
    who, verbs = ctx.options["who"], "|".join(ctx.options["verbs"])
    # Where a sentence begins is asked after its first word: a pattern that begins with letters is searched for much faster.
    first = "|".join(rf"{word}\b(?:(?<=^{word})|(?<=[.!?] {word}))" for word in ("I", "We", "Our", "My"))
    sentence = rf"(?P<said>(?P<first>{first})[^.!?\"“”\n]{{8,160}}, "
    return lazy(rf"(?m){sentence}(?:(?:{who}) (?:{verbs})|(?:{verbs}) (?:{who})))\b")
