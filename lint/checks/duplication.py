"""What stands twice: words, phrases, names, headings, sentences, paragraphs, whole articles; and words that run in a loop."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter

from lint.checks.api import Hit
from lint.checks.repeats import echoes, tandems
from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.checks.api import Context
    from lint.checks.repeats import Tandem
    from lint.document.blocks import Block
    from lint.document.document import Document

_STOP = lazy(r"[.!?…]")
_ALIKE = 0.85  # similarity from which two headings, or two paragraphs, are the same

# -------------------------------------------------------------------------------------------------------------- words


def doubled_word(doc: Document, ctx: Context) -> Iterator[Hit]:
    """One word twice in a row, or more often. Options: `right` repetitions, `certain` function words, `after`: word -> words before it
    that need both.
    """
    tokens = doc.tokens
    folded = tokens.folded
    right, certain, after = ctx.memo(_word_lists)
    for i in doc.shared(tandems).words:
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
        last = i + 1
        while folded[last + 1 : last + 2] == [word] and tokens.gaps[last + 1].isspace():
            last += 1
        variant = "" if word in certain else "uncertain"
        yield Hit(tokens.starts[i], tokens.starts[last] + len(tokens.words[last]), {"word": first}, first, variant=variant)


def _word_lists(ctx: Context) -> tuple[frozenset[str], frozenset[str], dict[str, frozenset[str]]]:
    after = {word: frozenset(before) for word, before in ctx.options["after"].items()}
    return frozenset(ctx.options["right"]), frozenset(ctx.options["certain"]), after


def _continues_hyphen(gap: str) -> bool:
    return gap.endswith("-") and not gap.endswith("--")


def _same_block(doc: Document, a: int, b: int) -> bool:
    between = doc.text[a:b]
    return ("\n" not in between and "\r" not in between) or doc.block_at(a) is doc.block_at(b)


# ------------------------------------------------------------------------------------------------------------ phrases


def doubled_phrase(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Two to eight words that stand twice in a row with nothing but space between."""
    for first, n, _ in doc.shared(_doubled_phrases):
        words = doc.tokens.folded[first : first + n]
        if _names(doc, first, n) or " ".join(words) in ctx.memo(_right_phrases):
            continue
        if not any(len(word) > 1 and not word.isdigit() for word in words):
            continue
        if n == 2 and _goes_on(doc, first, ctx):
            continue
        spoken = n < ctx.options["certain_length"] and not all(w in ctx.memo(_certain_words) for w in words)
        yield _phrase_hit(doc, first, n, "short" if spoken else "")


def doubled_name(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A name of two or more words that stands twice in a row."""
    for first, n, _ in doc.shared(_doubled_phrases):
        if _names(doc, first, n) and " ".join(doc.tokens.folded[first : first + n]) not in ctx.memo(_right_phrases):
            yield _phrase_hit(doc, first, n, "")


def _phrase_hit(doc: Document, first: int, n: int, variant: str) -> Hit:
    start, end = _span(doc, first, 2 * n)
    phrase = _slice(doc, first, n)
    return Hit(start, end, {"phrase": phrase}, phrase, variant=variant)


def _doubled_phrases(doc: Document) -> list[Tandem]:
    """The tandems that are a phrase said twice by mistake rather than two clauses alike, and that are no loops."""
    gaps = doc.tokens.gaps
    found = []
    for tandem in doc.shared(tandems).phrases:
        first, n, _ = tandem
        joint, inner = gaps[first + n], gaps[first + 1 : first + n]
        if _is_loop(tandem) or not joint.isspace() or "\n\n" in joint or inner != gaps[first + n + 1 : first + 2 * n]:
            continue
        if not any("." in gap or "," in gap for gap in inner) and _in_one_block(doc, first, 2 * n):
            found.append(tandem)
    return found


def _in_one_block(doc: Document, first: int, length: int) -> bool:
    starts = doc.tokens.starts
    return _same_block(doc, starts[first], starts[first + length - 1])


def _goes_on(doc: Document, first: int, ctx: Context) -> bool:
    """Are these two words part of a longer chain (stronger and stronger and stronger), or a pair with a link (coast to coast to ...)?"""
    folded = doc.tokens.folded
    chain = folded[first + 4 : first + 5] == [folded[first]] or (first > 0 and folded[first - 1] == folded[first + 1])
    others = {word for word in folded[first : first + 2] if word not in ctx.options["links"]}
    linked = len(others) == 1 and not others <= ctx.memo(_certain_words)
    return chain or linked or doc.tokens.gaps[first + 4].startswith("-")


def _right_phrases(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["right"])


def _certain_words(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["certain"])


def _span(doc: Document, first: int, length: int) -> tuple[int, int]:
    tokens = doc.tokens
    return tokens.starts[first], tokens.starts[first + length - 1] + len(tokens.words[first + length - 1])


def _slice(doc: Document, first: int, length: int) -> str:
    start, end = _span(doc, first, length)
    return doc.text[start:end]


def _names(doc: Document, first: int, n: int) -> bool:
    """Are these words capitalised, in a text around them that is not all capitalised?"""
    words = doc.tokens.words
    around = words[max(0, first - 3) : first] + words[first + 2 * n : first + 2 * n + 3]
    return all(w[0].isupper() for w in words[first : first + n]) and any(w[0].islower() for w in around)


# -------------------------------------------------------------------------------------------------------------- loops


def loop(doc: Document, ctx: Context) -> Iterator[Hit]:
    """The same words three times or more, the same sentence three times with small changes, or a phrase that counts up."""
    gaps, folded = doc.tokens.gaps, doc.tokens.folded
    found = doc.shared(tandems)
    for tandem in found.phrases:
        first, n, length = tandem
        if not _is_loop(tandem) or not _in_one_block(doc, first, length):
            continue
        words = folded[first : first + n]
        if " ".join(words) in ctx.memo(_right_phrases) or any(len(word) < 2 or word.isdigit() for word in words):
            continue
        if n == 2 and not ctx.memo(_link_words).isdisjoint(words):
            continue
        start, end = _span(doc, first, length)
        values = {"phrase": _slice(doc, first, n), "times": length // n}
        joints = gaps[first + n : first + length : n]
        if all(joint.isspace() for joint in joints) and not any(_STOP.search(gap) for gap in gaps[first + 1 : first + n]):
            yield Hit(start, end, values, variant="" if n > 2 and length >= 3 * n else "clauses")
        elif length >= 3 * n and not doc.in_quotation(start) and not any(_STOP.search(joint) for joint in joints if n == 2):
            yield Hit(start, end, values, variant="" if length // n >= ctx.options["surely"] else "clauses")
    yield from _word_loops(doc, ctx)
    for first, n, length in found.counts:
        if _in_one_block(doc, first, length) and any(word.isalpha() and len(word) > 2 for word in folded[first : first + n]):
            yield Hit(*_span(doc, first, length), {"phrase": _slice(doc, first, n)}, variant="counting")
    yield from _near_loops(doc, ctx)


def _word_loops(doc: Document, ctx: Context) -> Iterator[Hit]:
    """One word four times or more, with commas or without: "war, war, war, war"."""
    doubled = doc.shared(tandems).words
    folded, gaps, starts = doc.tokens.folded, doc.tokens.gaps, doc.tokens.starts
    for first, last in _runs(doubled):
        word = folded[first]
        if last - first < 2 or len(word) < 3 or not word.isalpha() or f"{word} {word}" in ctx.memo(_right_phrases):
            continue
        if all(gap.strip() in ("", ",") for gap in gaps[first + 1 : last + 2]) and not doc.in_quotation(starts[first]):
            times = last - first + 2
            variant = "" if times >= ctx.options["surely"] else "clauses"
            yield Hit(*_span(doc, first, times), {"phrase": _slice(doc, first, 1), "times": times}, variant=variant)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of the runs of numbers that follow one another."""
    first = 0
    for n, number in enumerate(numbers):
        if n + 1 == len(numbers) or numbers[n + 1] != number + 1:
            yield numbers[first], number
            first = n + 1


def _is_loop(tandem: Tandem) -> bool:
    """Three times the same, of longer phrases all but the last word of the third time."""
    return tandem.length >= 3 * tandem.period - (tandem.period > 2)


def _link_words(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["links"])


def _near_loops(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Three or more sentences running that are nearly the same."""
    close = [echo for echo in doc.shared(echoes) if echo.second - echo.first <= 2 * ctx.options["longest_sentence"]]
    if len(close) < 2:
        return
    numbers = sorted({doc.sentence_of(doc.tokens.starts[echo.second]) for echo in close})
    reached = -1
    for number in numbers:
        first, last = number - 1, number
        if first < max(reached, 0) or not _alike(doc, first, last, ctx):
            continue
        while last + 1 < len(doc.sentences) and _alike(doc, last, last + 1, ctx):
            last += 1
        if last - first >= 2:
            reached = last
            start, end = doc.sentences[first][0], doc.sentences[last][1]
            if not doc.in_quotation(start):
                yield Hit(start, end, {"times": last - first + 1}, variant="sentences")


def _alike(doc: Document, a: int, b: int, ctx: Context) -> bool:
    """Are two sentences nearly the same, and neither of them short?"""
    fewest: int = ctx.options["fewest_words"]
    alike: float = ctx.options["alike"]
    first, second = (_words(doc, *doc.sentences[n]) for n in (a, b))
    return min(len(first), len(second)) >= fewest and _are_similar(first, second, alike)


def _words(doc: Document, start: int, end: int) -> list[str]:
    """The folded words of `doc.text[start:end]`."""
    starts = doc.tokens.starts
    return doc.tokens.folded[bisect_left(starts, start) : bisect_left(starts, end)]


def _are_similar(a: Sequence[str], b: Sequence[str], least: float) -> bool:
    """Is the similarity of two sequences of words at least `least`?"""
    in_any_order = 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))
    return in_any_order >= least and _similarity(a, b) >= least


def _similarity(a: Sequence[str], b: Sequence[str]) -> float:
    """Share of the words of two sequences that are in both, in the same order: 1 for equal ones."""
    if a == b:
        return 1.0
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(a, b)


# ----------------------------------------------------------------------------------------------------------- headings


def doubled_heading(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A heading, or another short line that is no sentence, which stands twice; the second is reported.

    Letter case and punctuation make no difference, nor does one letter in a longer word.
    """
    fewest, most, near = (ctx.options[name] for name in ("fewest_words", "most_words", "near"))
    longest = _LETTERS * most
    folded = doc.folded
    recent: list[tuple[int, bool, list[str]]] = []  # block number, sentence?, words
    for number, (kind, start, end, _) in enumerate(doc.blocks):
        if end - start > longest or kind not in ("heading", "paragraph"):
            continue
        line = folded[start:end]
        if not fewest <= line.count(" ") + 1 <= most:
            continue
        recent = [entry for entry in recent if entry[0] >= number - near]
        words = [stripped for word in line.split() if (stripped := word.strip(_PUNCTUATION))]
        sentence = kind != "heading" and line.rstrip("\"')").endswith((".", "!", "?", ":"))
        for before, ended, other in recent:
            how = "" if (sentence and ended) or len(words) < fewest else _same_heading(words, other)
            first = doc.blocks[before]
            if how == "equal" or (how and "heading" in (kind, first.kind) and (how == "typo" or before == number - 1)):
                variant = "" if how == "equal" else how
                yield Hit(start, end, {"line": doc.line_of(first.start)}, "", ((first.start, first.end),), variant)
                break
        recent.append((number, sentence, words))


_LETTERS = 8  # of a word and the space after it; a line with longer words on average is no heading
_PUNCTUATION = ".,:;!?\"'()[]-–—…|•*"


def _same_heading(words: Sequence[str], other: Sequence[str]) -> str:
    """ "equal", "typo" for one wrong letter in one word, "near" for few other words, or "" for another heading."""
    if words == other:
        return "equal"
    different = set(words) ^ set(other)
    if min(len(words), len(other)) < 4 or 4 * len(different) > len(words) + len(other) or any(map(_has_digit, different)):
        return ""
    if len(words) == len(other):
        unequal = [pair for pair in zip(words, other, strict=True) if pair[0] != pair[1]]
        a, b = unequal[0]
        if len(unequal) == 1 and min(len(a), len(b)) >= 5 and a.rstrip("s") != b.rstrip("s"):
            from rapidfuzz.distance import OSA

            if OSA.distance(a, b) == 1:
                return "typo"
    return "near" if _are_similar(words, other, _ALIKE) else ""


# ------------------------------------------------------------------------------------------------ sentences, passages


def doubled_sentence(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A sentence that stands twice: right after itself, or anywhere before in the text."""
    for first, second in doc.shared(_doubled_sentences):
        start, end = doc.sentences[second]
        words = _words(doc, start, end)
        if second == first + 1:
            if len(words) >= ctx.options["fewest_words"]:
                one = slice(*doc.sentences[first])
                spoken = doc.in_quotation(start) and doc.in_quotation(one.start)
                yield Hit(one.start, end, {"line": doc.line_of(one.start)}, doc.text[one], variant="spoken" if spoken else "")
        elif len(words) >= ctx.options["fewest_words_far"]:
            yield Hit(start, end, {"line": doc.line_of(doc.sentences[first][0])}, None, (doc.sentences[first],), "far")


def _doubled_sentences(doc: Document) -> list[tuple[int, int]]:
    """Numbers of two equal sentences, the earlier one first; those of paragraphs that stand twice as a whole are left out."""
    gaps, starts = doc.tokens.gaps, doc.tokens.starts
    offsets = [starts[echo.second] for echo in doc.shared(echoes)]
    offsets += [starts[t.first + t.period] for t in doc.shared(tandems).phrases if t.period > 2 and _ends_inside(gaps, t)]
    if not offsets:
        return []
    tandem_sentences = {doc.sentence_of(offset) for offset in offsets}
    found: dict[int, int] = {}
    for number in sorted(tandem_sentences | {number + 1 for number in tandem_sentences}):
        if 0 < number < len(doc.sentences) and _together(doc, number - 1) and _equal(doc, number - 1, number):
            found[number] = number - 1
    for echo in doc.shared(echoes):
        number = doc.sentence_of(starts[echo.second])
        while number < len(doc.sentences) and doc.sentences[number][0] < _span(doc, *echo[1:])[1]:
            start, _ = doc.sentences[number]
            shift = echo.second - echo.first
            token = bisect_left(starts, start)
            if echo.second <= token < echo.second + echo.length and number not in found:
                other = doc.sentence_of(starts[token - shift])
                if other < number and _equal(doc, other, number):
                    found[number] = other
            number += 1
    twins = {twin.second for twin in doc.shared(_twins)}
    blocks = doc.blocks
    whole = {(blocks[n].start, blocks[n].end) for n in twins}
    return [
        (first, second)
        for second, first in sorted(found.items())
        if not any(start <= doc.sentences[second][0] < end for start, end in whole)
    ]


def _ends_inside(gaps: Sequence[str], tandem: Tandem) -> bool:
    return any(_STOP.search(gap) for gap in gaps[tandem.first + 1 : tandem.first + tandem.length])


def _together(doc: Document, number: int) -> bool:
    """Do this sentence and the next stand in one block?"""
    return doc.block_at(doc.sentences[number][0]) is doc.block_at(doc.sentences[number + 1][0])


def _equal(doc: Document, a: int, b: int) -> bool:
    return _words(doc, *doc.sentences[a]) == _words(doc, *doc.sentences[b])


def repeated_passage(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Many words running that stood before in the text, as when a quotation repeats the lead; not whole sentences or paragraphs."""
    found = [echo for echo in doc.shared(echoes) if echo.length >= ctx.options["fewest_words"]]
    if not found:
        return
    told = [doc.sentences[second] for _, second in doc.shared(_doubled_sentences)]
    told += [(doc.blocks[twin.second].start, doc.blocks[twin.second].end) for twin in doc.shared(_twins)]
    for echo in found:
        first, second = _span(doc, echo.first, echo.length), _span(doc, echo.second, echo.length)
        block = doc.block_at(first[0])
        if (block and block.kind == "heading") or any(start < second[1] and second[0] < end for start, end in told):
            continue
        if _is_title(doc.tokens.words[echo.second : echo.second + echo.length]):
            continue
        quoted = doc.in_quotation(second[0]) and not doc.in_quotation(first[0])
        yield Hit(*second, {"line": doc.line_of(first[0]), "words": echo.length}, None, (first,), "quoted" if quoted else "")


def _is_title(words: Sequence[str]) -> bool:
    """Are these words a name with its titles ("Commander of the Northern Fleet Admiral ..."), which may well be said twice?"""
    long = [word for word in words if len(word) > 3]
    return 2 * sum(word[0].isupper() for word in long) >= len(long)


# ----------------------------------------------------------------------------------------------- paragraphs, articles


class Twin(Record):
    """Block `second` says what block `first` said; `similarity` is 1 when nothing but case, shape of quotes and spaces differs."""

    first: int
    second: int
    similarity: float


def _twins(doc: Document) -> list[Twin]:
    """Blocks that are equal, or nearly equal, to an earlier one; in order, each once."""
    found: dict[int, Twin] = {}
    seen: dict[str, int] = {}
    folded = doc.folded
    for number, (kind, start, end, _) in enumerate(doc.blocks):
        if end - start >= 40 and kind != "heading":
            first = seen.setdefault(folded[start:end], number)
            if first != number:
                found[number] = Twin(first, number, 1.0)
    for number, other in _echoing_blocks(doc):
        if number not in found:
            one, two = doc.blocks[other], doc.blocks[number]
            if "heading" not in (one.kind, two.kind):
                a, b = _words(doc, one.start, one.end), _words(doc, two.start, two.end)
                similarity = 1.0 if _plain(doc, one) == _plain(doc, two) else min(_similarity(a, b), _NEARLY)
                if similarity >= _ALIKE and not _other_facts(doc, one, two):
                    found[number] = Twin(other, number, similarity)
    return [found[number] for number in sorted(found)]


_NEARLY = 0.99  # similarity of two paragraphs that differ in punctuation only, as a caption without a full stop does


def _plain(doc: Document, block: Block) -> list[str]:
    return doc.folded[block.start : block.end].split()


def _other_facts(doc: Document, one: Block, two: Block) -> bool:
    """Do two paragraphs differ in a figure or a name, as lines of one pattern do ("The port of Riga took in 20 ships")?"""
    a, b = (set(_slice_words(doc, block)) for block in (one, two))
    folded = {word.lower() for word in a & b}
    return any(_has_digit(word) or (word[0].isupper() and word.lower() not in folded) for word in a ^ b)


def _slice_words(doc: Document, block: Block) -> list[str]:
    starts = doc.tokens.starts
    return doc.tokens.words[bisect_left(starts, block.start) : bisect_left(starts, block.end)]


def _echoing_blocks(doc: Document) -> list[tuple[int, int]]:
    """Number of each block of which half the words or more stood before, and of the block where most of them stood."""
    starts = doc.tokens.starts
    block_starts = [block.start for block in doc.blocks] if doc.shared(echoes) else []
    shared: dict[int, dict[int, int]] = {}
    for first, second, length in doc.shared(echoes):
        at = 0
        while at < length:  # an echo may run over several blocks
            number = max(0, bisect_right(block_starts, starts[second + at]) - 1)
            other = max(0, bisect_right(block_starts, starts[first + at]) - 1)
            ends = [doc.blocks[n].end for n in (number, other)]
            words = 1
            while at + words < length and starts[second + at + words] < ends[0] and starts[first + at + words] < ends[1]:
                words += 1
            counts = shared.setdefault(number, {})
            counts[other] = counts.get(other, 0) + words
            at += words
    found = []
    for number, counts in shared.items():
        other = max(counts, key=counts.__getitem__)
        if other < number and 2 * counts[other] >= len(_words(doc, doc.blocks[number].start, doc.blocks[number].end)):
            found.append((number, other))
    return found


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)


def doubled_paragraph(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A paragraph that stands twice, or nearly so; the second is reported."""
    inside = {twin.second for group in doc.shared(_articles) for twin in group}
    for first, second, similarity in doc.shared(_twins):
        one, two = doc.blocks[first], doc.blocks[second]
        words = len(_words(doc, two.start, two.end))
        if second in inside or words < ctx.options["fewest_words"]:
            continue
        variant = ("" if words >= ctx.options["certain_length"] else "short") if similarity == 1 else "near"
        if variant != "near" or words >= ctx.options["certain_length"]:
            yield Hit(two.start, two.end, {"line": doc.line_of(one.start)}, None, ((one.start, one.end),), variant)


def doubled_article(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Several paragraphs running that stand twice, as when a digest has one article twice; the second place is reported."""
    for group in doc.shared(_articles):
        first, last = doc.blocks[group[0].second], doc.blocks[group[-1].second]
        start, (one, two) = first.start, (group[0].first, group[0].second)
        if min(one, two) > 0 and doc.blocks[two - 1].kind == "heading" and _same_text(doc, one - 1, two - 1):
            start, one = doc.blocks[two - 1].start, one - 1
        related = (doc.blocks[one].start, doc.blocks[group[-1].first].end)
        yield Hit(start, last.end, {"line": doc.line_of(related[0]), "paragraphs": len(group)}, None, (related,))


_FEWEST_PARAGRAPHS, _FEWEST_WORDS = 3, 40  # of an article that stands twice


def _articles(doc: Document) -> list[list[Twin]]:
    """Runs of twins whose first blocks and second blocks follow each other."""
    groups: list[list[Twin]] = []
    for twin in doc.shared(_twins):
        last = groups[-1][-1] if groups else None
        if last and 0 < twin.second - last.second <= 2 and 0 < twin.first - last.first <= 2:
            groups[-1].append(twin)
        else:
            groups.append([twin])
    return [group for group in groups if len(group) >= _FEWEST_PARAGRAPHS and _length(doc, group) >= _FEWEST_WORDS]


def _length(doc: Document, group: Sequence[Twin]) -> int:
    return sum(len(_words(doc, doc.blocks[twin.second].start, doc.blocks[twin.second].end)) for twin in group)


def _same_text(doc: Document, one: int, two: int) -> bool:
    a, b = doc.blocks[one], doc.blocks[two]
    return _words(doc, a.start, a.end) == _words(doc, b.start, b.end)
