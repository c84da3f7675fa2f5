"""Persons whose names are spelt in two ways across a set of texts."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import combinations

from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lint.document.document import Document

_FULL_NAME = lazy(r"(?<![\w'’-])(?=([A-ZÀ-ÖØ-ÞČŁŠŽ][^\W\d_A-Z]+) ([A-ZÀ-ÖØ-ÞČŁŠŽ][^\W\d_A-Z]{3,})(?![\w-]))")
_NAME_FLAGS = frozenset("GgKN")
_SHORTEST = 5  # letters of a surname that is compared


class Spelling(Record):
    """A full name as it was written, with its folded given name and surname, and the numbers of texts that have it."""

    name: str
    given: str
    surname: str
    texts: int


class Split(Record):
    """One person in two spellings: few texts have `rare`, many have `usual`; `part` says where the two differ."""

    rare: str
    usual: str
    part: str  # "surname" or "given"


def full_names(doc: Document) -> dict[str, int]:
    """Full names of a text, each with the offset of its first mention; only those whose first word is known as a name.

    Headings do not count: in Title Case any two words of them look like a name.
    """
    found: dict[str, int] = {}
    for match in _FULL_NAME.finditer(doc.text):
        if _is_given(match[1]) and (name := f"{match[1]} {match[2]}") not in found:
            block = doc.block_at(match.start())
            if block and block.kind != "heading":
                found[name] = match.start()
    return found


@lru_cache(maxsize=65536)
def _is_given(word: str) -> bool:
    """May this word be a given name: one of the lexicon, no title or point of the compass?"""
    from lint.names.folding import fold_name
    from lint.names.lexicon import builtin
    from lint.names.mentions import TITLES

    folded = fold_name(word)
    return folded not in TITLES and not _NAME_FLAGS.isdisjoint(builtin().flags(folded))


def splits(texts: Mapping[str, int], most: int, times: int) -> Iterator[Split]:
    """Pairs of spellings, from the number of texts that have each full name.

    The rare spelling stands in `most` texts at most, the usual one in `times` as many or more. A surname is accused when it is
    one letter off and nobody's known name, or is another transliteration; a given name, when it is another transliteration.
    """
    spellings = [_spelling(name, count) for name, count in sorted(texts.items())]
    by_given: defaultdict[str, list[Spelling]] = defaultdict(list)
    by_surname: defaultdict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        by_given[spelling.given].append(spelling)
        by_surname[spelling.surname].append(spelling)
    yield from _by_surname(by_given, most, times)
    yield from _by_given(by_surname, most, times)


def _spelling(name: str, count: int) -> Spelling:
    from lint.names.folding import fold_name

    given, _, surname = name.partition(" ")
    return Spelling(name, fold_name(given), fold_name(surname), count)


def _by_surname(groups: Mapping[str, Sequence[Spelling]], most: int, times: int) -> Iterator[Split]:
    """Same given name, surnames that are nearly the same."""
    for group in groups.values():
        near: defaultdict[str, list[Spelling]] = defaultdict(list)
        for spelling in group:
            if len(spelling.surname) >= _SHORTEST:
                for key in {spelling.surname, *_one_letter_less(spelling.surname)}:
                    near[key].append(spelling)
        found: dict[str, Split] = {}
        for alike in near.values():
            usual = max(alike, key=lambda spelling: spelling.texts)
            for rare in alike:
                if rare.texts <= most and rare.texts * times <= usual.texts and rare.name not in found and _misspelt(rare, usual):
                    found[rare.name] = Split(rare.name, usual.name, "surname")
        yield from found.values()


def _one_letter_less(word: str) -> set[str]:
    """Two words that are one edit apart have one of these, or themselves, in common."""
    return {word[:i] + word[i + 1 :] for i in range(1, len(word))}


def _misspelt(rare: Spelling, usual: Spelling) -> bool:
    """Is the rare surname the usual one with a wrong letter, or in another transliteration?"""
    from rapidfuzz.distance import OSA

    from lint.names.edits import ending
    from lint.names.folding import sound_key
    from lint.names.lexicon import builtin

    a, b = rare.surname, usual.surname
    if a == b or ending(a, b) or ending(b, a) or OSA.distance(a, b) > 1:
        return False
    return sound_key(a) == sound_key(b) or not builtin().grade(a)


def _by_given(groups: Mapping[str, Sequence[Spelling]], most: int, times: int) -> Iterator[Split]:
    """Same surname, given names that are transliterations of one another."""
    from lint.names.folding import sound_key

    for surname, group in groups.items():
        if len(surname) < _SHORTEST or len(group) < 2:
            continue
        sounds: defaultdict[str, list[Spelling]] = defaultdict(list)
        for spelling in group:
            sounds[sound_key(spelling.given)].append(spelling)
        for alike in sounds.values():
            for a, b in combinations(sorted(alike, key=lambda spelling: spelling.texts), 2):
                if a.given != b.given and a.texts <= most and a.texts * times <= b.texts:
                    yield Split(a.name, b.name, "given")
                    break
