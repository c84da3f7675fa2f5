"""Where sentences begin and end inside the blocks of a text."""

from __future__ import annotations

from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.document.blocks import Block

# A stop with the quotes and brackets that belong to it, white space, and a character that may start a sentence.
_CANDIDATE = lazy(r"[.!?…](?<![.…][.…])[.!?…]*[\"'”’»)\]]*\s+(?=[^\sa-z,;:.)\]])")
_OPENERS = "\"'“‘«„([*"
_LAST_WORD = lazy(r"[^\W_](?:[\w.'’-]*[\w])?$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles, ranks and the like: more of the sentence follows, never a new one.
_NEVER = _words(
    """mr mrs ms mx messrs dr prof rev fr hon pres gen maj col lt capt cmdr cpl sgt adm brig pvt sen rep gov amb
    sec supt insp st mt ft vs viz e.g i.e cf al op fig eq pp vol ed eds approx ca lt.gen maj.gen"""
)
# May end a sentence: split only before a word that opens sentences.
_MAYBE = _words(
    """corp inc co ltd llc plc bros dept assn assoc univ est jr sr etc jan feb mar apr jun jul aug sep sept oct
    nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd hwy a.m p.m ph.d m.d b.a m.a no nos art
    u.s u.k u.n e.u d.c"""
)
# Abbreviations that are written small; the others are plain words unless they have a capital ("the sun.", "he sat.").
_SMALL = _words("vs viz e.g i.e cf al etc approx ca ft pp vol no nos a.m p.m est")
_STARTERS = _words(
    """the he she it but in they we this that these those there however and a an at on after before according as
    his her its their our if when while although meanwhile earlier later also for from no not what why how
    who i you my since both some many most all asked speaking"""
)
_NEXT_WORD = lazy(r"[^\W_]+")
_DOTTED = lazy(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ATTRIBUTION = lazy(
    r"(?:[A-Z][\w’'-]+ ){1,4}"
    r"(?:said|says|asked|asks|added|told|wondered|replied|exclaimed|wrote|noted|quipped|joked|stressed)\b"
)


def _splits(text: str, stop: int, after: int, block_start: int) -> bool:
    """Does a sentence end at the stop at `stop`, if text goes on at `after`?"""
    mark = text[stop]
    start = after
    while text[start] in _OPENERS and start + 1 < len(text):
        start += 1
    if text[start].islower():
        return False
    if mark in "!?":
        # "Who?" Putin asked.
        return not (text[after - 2] in "\"”’'»" and _ATTRIBUTION.match(text, after))
    if mark == "…" or text[stop + 1] == ".":
        return not (text[start] == "I" and not text[start + 1 : start + 2].isalnum())
    low = max(block_start, stop - 20)
    word_start = text.rfind(" ", low, stop) + 1 or low
    plain = text[word_start:stop]
    if plain.isalpha() and plain.islower() and plain not in _SMALL:
        return True
    word = _LAST_WORD.search(text, low, stop)
    if word is None or text[stop + 1] in '"”»':
        return True
    last = word.group().lower()
    if not word.group()[0].isupper() and last not in _SMALL:
        return True
    if last in _NEVER:
        return False
    single = len(last) == 1 and last.isalpha() and last != "i"
    if last == "no":
        return not text[start].isdigit()
    if last in _MAYBE or single or _DOTTED.fullmatch(last):
        if start > after:  # an opening quote or bracket after an abbreviation
            return True
        following = _NEXT_WORD.match(text, start)
        return following is not None and following.group().lower() in _STARTERS
    return True


def sentence_spans(text: str, blocks: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of `blocks`, in order, without the white space between them."""
    spans: list[tuple[int, int]] = []
    for _, block_start, block_end, _ in blocks:
        start = block_start
        for match in _CANDIDATE.finditer(text, block_start, block_end):
            after = match.end()
            if _splits(text, match.start(), after, block_start):
                spans.append((start, match.start() + len(match.group().rstrip())))
                start = after
        spans.append((start, block_end))
    return tuple(spans)
