"""What stands twice: words, phrases, names, headings, paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq

from lint.checks.api import Context, Hit
from lint.document.document import Document

_LONGEST_PHRASE = 8  # words


def doubled_word(doc: Document, ctx: Context) -> Iterator[Hit]:
    """One word twice in a row. Options: `right` repetitions, `certain` function words, `after`: word -> words before it that need both."""
    tokens = doc.tokens
    folded = tokens.folded
    right, certain, after = _word_lists(ctx)
    for i in _runs(folded, 1):
        word = folded[i]
        if word in right or word.isdigit() or (len(word) == 1 and word != "a") or not tokens.gaps[i + 1].isspace():
            continue
        before = folded[i - 1] if i else ""
        if before == word or (before in after.get(word, ()) and tokens.gaps[i].isspace()):  # the third of three; two words that meet
            continue
        if _continues_hyphen(tokens.gaps[i]) or tokens.gaps[i + 2].startswith("-"):
            continue
        if not _same_block(doc, tokens.starts[i], tokens.starts[i + 1]):
            continue
        first, second = tokens.words[i], tokens.words[i + 1]
        if second[0].isupper() and not (first[0].isupper() and first.isupper() == second.isupper() and word in certain):
            continue  # a name such as Duran Duran, or a word before a name that begins with it
        yield Hit(
            tokens.starts[i], tokens.starts[i + 1] + len(second), {"word": first}, first, variant="" if word in certain else "uncertain"
        )


def _word_lists(ctx: Context) -> tuple[frozenset[str], frozenset[str], dict[str, frozenset[str]]]:
    return ctx.memo(_build_word_lists)


def _build_word_lists(ctx: Context) -> tuple[frozenset[str], frozenset[str], dict[str, frozenset[str]]]:
    after = {word: frozenset(before) for word, before in ctx.options["after"].items()}
    return frozenset(ctx.options["right"]), frozenset(ctx.options["certain"]), after


def doubled_phrase(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Two to eight words that stand twice in a row, the longest repetition at a place."""
    for start, end, n, first in doc.shared(_repeated_phrases):
        words = doc.tokens.folded[first : first + n]
        if _names(doc, first, n) or " ".join(words) in ctx.memo(_right_phrases):
            continue
        if not any(len(word) > 1 and not word.isdigit() for word in words):
            continue
        if n == 2 and _goes_on(doc, first, ctx):
            continue
        spoken = n < ctx.options["certain_length"] and not all(w in ctx.memo(_certain_words) for w in words)
        yield Hit(start, end, {"phrase": _slice(doc, first, n)}, _slice(doc, first, n), variant="short" if spoken else "")


def _goes_on(doc: Document, first: int, ctx: Context) -> bool:
    """Are these two words part of a longer chain (stronger and stronger and stronger), or a pair with a link (coast to coast to ...)?"""
    folded = doc.tokens.folded
    chain = folded[first + 4 : first + 5] == [folded[first]] or (first > 0 and folded[first - 1] == folded[first + 1])
    others = {word for word in folded[first : first + 2] if word not in ctx.options["links"]}
    linked = len(others) == 1 and not others <= ctx.memo(_certain_words)
    return chain or linked or doc.tokens.gaps[first + 4].startswith("-")


def doubled_name(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A name of two or more words that stands twice in a row."""
    for start, end, n, first in doc.shared(_repeated_phrases):
        if _names(doc, first, n) and " ".join(doc.tokens.folded[first : first + n]) not in ctx.memo(_right_phrases):
            yield Hit(start, end, {"phrase": _slice(doc, first, n)}, _slice(doc, first, n))


def _right_phrases(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["right"])


def _certain_words(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["certain"])


def _slice(doc: Document, first: int, n: int) -> str:
    tokens = doc.tokens
    return doc.text[tokens.starts[first] : tokens.starts[first + n - 1] + len(tokens.words[first + n - 1])]


def _names(doc: Document, first: int, n: int) -> bool:
    """Are these words capitalised, in a text around them that is not all capitalised?"""
    words = doc.tokens.words
    around = words[max(0, first - 3) : first] + words[first + 2 * n : first + 2 * n + 3]
    return all(w[0].isupper() for w in words[first : first + n]) and any(w[0].islower() for w in around)


def _repeated_phrases(doc: Document) -> list[tuple[int, int, int, int]]:
    """(start, end, words in the phrase, index of its first token) of every phrase said twice with nothing but space between."""
    tokens = doc.tokens
    phrases = []
    reached = -1
    found: dict[int, int] = {}
    for n in range(2, _LONGEST_PHRASE + 1):
        for i in _runs(tokens.folded, n):
            if tokens.gaps[i + n].isspace() and "\n\n" not in tokens.gaps[i + n]:
                found[i] = n
    for i, n in sorted(found.items()):
        last = i + 2 * n - 1
        if i <= reached or not _same_block(doc, tokens.starts[i], tokens.starts[last]):
            continue
        inner = tokens.gaps[i + 1 : i + n], tokens.gaps[i + n + 1 : i + 2 * n]
        if len(set(tokens.folded[i : i + n])) == 1 or inner[0] != inner[1] or any("." in gap or "," in gap for gap in inner[0]):
            continue
        reached = last
        phrases.append((tokens.starts[i], tokens.starts[last] + len(tokens.words[last]), n, i))
    return phrases


def _runs(folded: list[str], n: int) -> Iterator[int]:
    """Index of every token at which n tokens are followed by the same n tokens."""
    same = bytes(map(eq, folded, folded[n:]))
    needle = b"\1" * n
    at = same.find(needle)
    while at >= 0:
        yield at
        at = same.find(needle, at + 1)


def _continues_hyphen(gap: str) -> bool:
    return gap.endswith("-") and not gap.endswith("--")


def _same_block(doc: Document, a: int, b: int) -> bool:
    between = doc.text[a:b]
    return ("\n" not in between and "\r" not in between) or doc.block_at(a) is doc.block_at(b)


def doubled_heading(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A heading, or another short line that is no sentence, which stands twice; the second is reported."""
    seen: dict[str, tuple[int, int, int]] = {}
    for number, block in enumerate(doc.blocks):
        line = doc.folded[block.start : block.end]
        words = line.split()
        if not ctx.options["fewest_words"] <= len(words) <= ctx.options["most_words"] or block.kind not in ("heading", "paragraph"):
            continue
        key = " ".join(words)
        first = seen.setdefault(key, (number, block.start, block.end))
        if first[0] == number:
            continue
        sentence = block.kind != "heading" and line.rstrip("\"')").endswith((".", "!", "?", ":"))
        if number - first[0] <= ctx.options["near"] and not sentence:
            yield Hit(block.start, block.end, {"line": doc.line_of(first[1])}, "", (first[1:],))


def doubled_paragraph(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A paragraph that stands twice, letter for letter but for case, quotes and spaces; the second is reported."""
    seen: dict[str, tuple[int, int]] = {}
    for block in doc.blocks:
        if block.kind == "heading" or block.end - block.start < 40:
            continue
        words = doc.folded[block.start : block.end].split()
        if len(words) < ctx.options["fewest_words"]:
            continue
        first = seen.setdefault(" ".join(words), (block.start, block.end))
        if first[0] != block.start:
            sure = len(words) >= ctx.options["certain_length"]
            yield Hit(block.start, block.end, {"line": doc.line_of(first[0])}, None, (first,), "" if sure else "short")
