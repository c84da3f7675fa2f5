"""The build of an article: its end, its headings, and one way of writing a term throughout."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress

from lint.checks.api import Hit
from lint.document.formats import PAD
from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lint.checks.api import Context
    from lint.document.blocks import Block
    from lint.document.document import Document

_WORD = lazy(r"[\w’'-]+")
_LAST_WORDS = lazy(r"(?:[\w’'-]+\W+){0,2}[\w’'-]+\W{0,2}\Z")
_SENTENCE_END = lazy(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z])")


def truncated_end(doc: Document, ctx: Context) -> Iterator[Hit]:
    """The last paragraph breaks off: no closing punctuation, and what stands there reads like a sentence."""
    bodies = [block for block in doc.blocks if block.zone == "body" and block.kind == "paragraph"]
    if len(bodies) < ctx.options["fewest_paragraphs"]:
        return
    last = [block for block in doc.blocks if block.zone != "start" and block.kind in ("paragraph", "heading")][-1]
    for block in dict.fromkeys((last, bodies[-1])):
        text = doc.text[block.start : block.end]
        if _ended(text):
            continue
        ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        tail = text[ends[-1] :] if ends else text
        if ctx.pattern("no_sentence").search(tail) or ctx.memo(_goes_on).match(doc.text, block.end):
            continue
        words = _WORD.findall(tail)
        small = sum(word[0].islower() for word in words)
        open_end = bool(words) and words[-1].lower() in ctx.memo(_open_words)
        if (text[0].islower() and not ends) or not small:
            continue
        if open_end or (len(words) >= 4 + (not ends) and small >= 0.4 * len(words)) or (ends and len(words) >= 5):
            at = _LAST_WORDS.search(text)
            yield Hit(block.start + (at.start() if at else 0), block.end, variant="" if open_end or ends else "line")
            return


def _ended(text: str) -> bool:
    """Does the text end with closing punctuation, or with a quotation mark or bracket that closes?"""
    return text.rstrip("\"”’'»)]*_").endswith((".", "!", "?", "…", ":", ";")) or text.endswith(('"', "”", "»", ")", "]"))


def _goes_on(ctx: Context) -> re.Pattern[str]:
    """After a line that is followed by the rest of its sentence, or by a list."""
    return lazy(r"\s*(?:[a-z.,;]|\d{1,3}[.)]?\s|[•*–—-])")


def _open_words(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["open_words"])


def repeated_heading(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A heading whose words are the first sentence, or the start of it, of the paragraph below it."""
    blocks = doc.blocks
    for number, block in enumerate(blocks[:-1]):
        if block.kind != "heading" and number:
            continue
        after = _paragraph_after(blocks, number)
        if after is None:
            continue
        reach = min(after.end, after.start + 400)
        if _first_word(doc, block.start, block.end) != _first_word(doc, after.start, reach):
            continue
        words = _words(doc, block)
        if not ctx.options["fewest_words"] <= len(words) <= ctx.options["most_words"]:
            continue
        matches = list(_WORD.finditer(doc.folded, after.start, reach))[: len(words)]
        if [match.group() for match in matches] == words:
            end = matches[-1].end()
            yield Hit(after.start, end, {"line": doc.line_of(block.start)}, related=((block.start, block.end),))


def _paragraph_after(blocks: tuple[Block, ...], number: int) -> Block | None:
    for block in blocks[number + 1 : number + 3]:
        if block.kind == "paragraph":
            return block
        if block.kind != "dateline":
            return None
    return None


def _first_word(doc: Document, start: int, end: int) -> str:
    word = _WORD.search(doc.folded, start, end)
    return word.group() if word else ""


def _words(doc: Document, block: Block) -> list[str]:
    return _WORD.findall(doc.folded[block.start : block.end])


_HTML_HEADING = lazy(r"(?i)<h([1-6])\b[^>]*>(?:\s|<[^>]*>)*\Z")


def heading_level(doc: Document, block: Block) -> int:
    """Level from 1 of a heading in Markdown or HTML; 0 where the text does not say."""
    original = doc.original
    if doc.format == "markdown":
        line = original[doc.line_starts[doc.line_of(block.start) - 1] : block.start].lstrip(" \t>")
        marks = len(line) - len(line.lstrip("#"))
        if marks:
            return min(marks, 6)
        number = doc.line_of(block.end - 1)
        below = original[doc.line_starts[number] :].split("\n", 1)[0].strip() if number < len(doc.line_starts) else ""
        return {"=": 1, "-": 2}.get(below[:1], 0) if below and not below.strip(below[:1]) else 0
    if doc.format == "html":
        tag = _HTML_HEADING.search(original, max(0, block.start - 300), block.start)
        return int(tag[1]) if tag else 0
    return 0


def _leveled(doc: Document) -> list[tuple[int, int, Block]]:
    """(index of the block, level, block) of every heading whose markup says its level."""
    found = ((number, heading_level(doc, block), block) for number, block in enumerate(doc.blocks) if block.kind == "heading")
    return [entry for entry in found if entry[1]]


def level_jump(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A heading two or more levels below the one before it."""
    before = 0
    for _, level, block in _leveled(doc):
        if before and level > before + 1:
            yield Hit(block.start, block.end, {"level": level, "before": before})
        before = level


def empty_section(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A heading with nothing below it: a heading of the same or a higher level follows at once, or the text ends."""
    headings = _leveled(doc)
    for place, (number, level, block) in enumerate(headings):
        if number == len(doc.blocks) - 1:
            between = doc.original[block.end :]
            variant = "end"
        elif place + 1 < len(headings) and headings[place + 1][0] == number + 1 and 1 < headings[place + 1][1] <= level:
            between = doc.original[block.end : headings[place + 1][2].start]
            variant = ""
        else:
            continue
        if not ctx.pattern("content").search(between):
            yield Hit(block.start, block.end, variant=variant)


def heading_case(doc: Document, ctx: Context) -> Iterator[Hit]:
    """The first heading in Sentence case among headings that Are in Title Case, or the reverse."""
    title: list[Block] = []
    sentence: list[Block] = []
    for block in doc.blocks:
        if block.kind == "heading":
            words = [word for word in _WORD.findall(doc.text[block.start : block.end])[1:] if len(word) > 3 and word[0].isalpha()]
            small = sum(word[0].islower() for word in words)
            if len(words) >= ctx.options["fewest_words"]:
                if not small:
                    title.append(block)
                elif small * 2 >= len(words) and small >= 2:
                    sentence.append(block)
    rare, common = sorted((title, sentence), key=len)
    if rare and len(common) >= ctx.options["fewest_others"] * len(rare):
        first = rare[0]
        style = "Title Case" if common is title else "sentence case"
        values = {"style": style, "count": len(common), "of": len(common) + len(rare)}
        yield Hit(first.start, first.end, values, related=tuple((block.start, block.end) for block in rare[1:]))


class Compound(Record):
    """Words joined by hyphens (`heart-to-heart`), each of two letters or more, and where they stand."""

    text: str
    start: int


def _compounds(doc: Document) -> list[Compound]:
    """The hyphenated compounds of the text, in order."""
    words, gaps, starts = doc.tokens.words, doc.tokens.gaps, doc.tokens.starts
    found = []
    reached = 0
    for i in compress(range(len(words)), map("-".__eq__, gaps)):
        if i < reached or i == 0:
            continue
        end = i + 1
        while end < len(words) and gaps[end] == "-":
            end += 1
        reached = end
        if all(len(word) > 1 and word.isalpha() for word in words[i - 1 : end]):
            found.append(Compound("-".join(words[i - 1 : end]), starts[i - 1]))
    return found


def heading_hyphen(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Words of a Title Case heading that the text joins with hyphens elsewhere and never writes apart."""
    headings = [block for block in doc.blocks if block.kind == "heading"]
    if not headings or "-" not in doc.text:
        return
    compounds = {compound.text.lower(): compound.text for compound in doc.shared(_compounds)}
    spaced = {compound.replace("-", " "): compound for compound in compounds}
    for block in headings:
        text = doc.text[block.start : block.end]
        low = doc.folded[block.start : block.end]
        for words, compound in spaced.items():
            at = low.find(words)
            if at < 0 or _inside_word(low, at, at + len(words)) or not all(w[0].isupper() for w in text[at : at + len(words)].split()):
                continue
            import re

            if re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", _body(doc, headings)):
                continue
            fix = "-".join(text[at : at + len(words)].split(" "))
            yield Hit(block.start + at, block.start + at + len(words), {"compound": compounds[compound]}, fix)


def _inside_word(text: str, start: int, end: int) -> bool:
    around = text[start - 1 : start] + text[end : end + 1]
    return any(char.isalnum() or char == "-" for char in around)


def _body(doc: Document, headings: list[Block]) -> str:
    """The folded text without its headings."""
    pieces, at = [], 0
    for block in headings:
        pieces.append(doc.folded[at : block.start])
        at = block.end
    return "".join([*pieces, doc.folded[at:]])


def hyphen_variants(doc: Document, ctx: Context) -> Iterator[Hit]:
    """One compound with a hyphen and as one word in the same text; the rarer form, or the later, is reported."""
    joined = {compound.text: compound.start for compound in reversed(doc.shared(_compounds)) if compound.text.islower()}
    if not joined:
        return
    tokens = doc.tokens
    for compound, start in sorted(joined.items(), key=lambda entry: entry[1]):
        closed = compound.replace("-", "")
        if closed in tokens.distinct and compound not in ctx.options["right"]:
            at = tokens.starts[tokens.words.index(closed)]
            forms = [(doc.text.count(compound), -start, compound), (tokens.words.count(closed), -at, closed)]
            (_, few, rare), (_, many, common) = sorted(forms)
            yield Hit(-few, -few + len(rare), {"other": common}, related=((-many, -many + len(common)),))


_SPACED_CAPITAL = lazy(rf" {PAD}*[^\W\d_a-z]")  # or another letter that is none of the small ones of English


def term_case(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A term of three words, mostly written small, that has a capital inside a sentence."""
    tokens, words, gaps = doc.tokens, doc.tokens.words, doc.tokens.gaps
    fewest, shortest, text = ctx.options["fewest_small"], ctx.options["shortest_word"], doc.text
    for match in _SPACED_CAPITAL.finditer(text):
        i = bisect_left(tokens.starts, match.end() - 1)
        if not 0 < i < len(words) - 2 or not words[i][0].isupper() or words[i].isupper() or not words[i - 1][0].islower():
            continue
        parts = tokens.folded[i : i + 3]
        if min(map(len, parts)) < shortest or not gaps[i] == gaps[i + 1] == gaps[i + 2] == " " or ctx.memo(_function_words) & set(parts):
            continue
        term = " ".join(parts)
        count = text.count(term)
        if count >= fewest:
            start, end, other = tokens.starts[i], tokens.starts[i + 2] + len(words[i + 2]), text.index(term)
            yield Hit(start, end, {"other": term, "count": count}, related=((other, other + len(term)),))


def _function_words(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["function_words"])


_SPEAKER = lazy(r"(?P<at>(?P<name>[A-Z][\w’'-]+) (?P<mark>['‘\"“])(?P<word>[A-Z][\w’'-]*))(?P<rest>,?(?: [\w’',-]+)+)")


_SENTENCE_LAST = lazy(r"(?P<at>(?P<name>[\w’-]+) (?P<mark>['‘\"“])(?P<word>[A-Z][\w’'-]*))(?P<rest>(?:,? [A-Z][\w’'-]*)+)[.!?]?['’\"”]\Z")


def heading_colon(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A Title Case heading that is one name and a quotation of several words, with nothing between them; or one that goes on after
    a sentence with another in quotation marks (variant `sentence`).

    Options are patterns for that: `complete`, the end of the first sentence, which has none of the words `taking` a quotation;
    `finite`, a verb that the second must have.
    """
    fewest = ctx.options["fewest_words"]
    for block in doc.blocks:
        if block.kind != "heading":
            continue
        match = _SPEAKER.match(doc.text, block.start, block.end)
        if match and match["rest"].count(" ") >= fewest - 1 and match["rest"].lstrip(", ")[0].isupper():
            yield Hit(*match.span("at"), {}, f"{match['name']}: {match['mark']}{match['word']}")
            continue
        match = _SENTENCE_LAST.search(doc.text, block.start, block.end)
        if match and match["rest"].count(" ") >= fewest - 1 and ctx.pattern("finite").search(match["word"] + match["rest"]):
            first = doc.text[block.start : match.end("name")]
            if first.count(" ") > 2 and ctx.pattern("complete").search(first) and not ctx.pattern("taking").search(first):
                yield Hit(*match.span("at"), {}, f"{match['name']}: {match['mark']}{match['word']}", variant="sentence")


_LABEL = lazy(r"([A-Z][\w.’'&-]{3,}(?: [A-Z][\w.’'&-]*| of| the| and| de){0,3}): (?=\S)")
_FIRST_WORDS = lazy(r"\S+(?: \S+){0,4}")


def missing_headline(doc: Document, ctx: Context) -> Iterator[Hit]:
    """The first item of a review has no headline: all the others have one that begins with a source of its own ("Kommersant: ...").

    What stands before the first headline is an item and no introduction if it has `fewest_paragraphs` and at least half as many characters
    as the others have on average.
    """
    headings = [number for number, block in enumerate(doc.blocks) if block.kind == "heading"]
    if len(headings) < ctx.options["fewest_headlines"] or any(block.zone == "start" for block in doc.blocks[: headings[0]]):
        return
    labels = [_LABEL.match(doc.text, doc.blocks[number].start, doc.blocks[number].end) for number in headings]
    if not all(labels) or len({label[1] for label in labels if label}) < len(labels):
        return
    items = [doc.blocks[low + 1 : high] for low, high in zip(headings, [*headings[1:], len(doc.blocks)], strict=True)]
    lead = [block for block in doc.blocks[: headings[0]] if block.kind == "paragraph"]
    length = sum(block.end - block.start for item in items for block in item) / len(items)
    if len(lead) < ctx.options["fewest_paragraphs"] or sum(block.end - block.start for block in lead) * 2 < length:
        return
    first, other = _FIRST_WORDS.match(doc.text, lead[0].start, lead[0].end), doc.blocks[headings[0]]
    if first and all(items):
        yield Hit(*first.span(), {"like": doc.text[other.start : other.end]}, related=((other.start, other.end),))
