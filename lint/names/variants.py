"""One name in several right spellings inside one text: given names under one surname, transliterations, names of places."""

from __future__ import annotations

from lint.document.tokens import indexes
from lint.names.folding import fold_name
from lint.names.lexicon import builtin
from lint.names.mentions import mentions_of, plain
from lint.names.pairs import same_name
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.document.document import Document
    from lint.names.pairs import Pair

    Starts = Mapping[str, list[tuple[tuple[str, ...], int]]]


Mention = tuple[int, int]  # first token and number of tokens


class Split(Record):
    """Places (indexes of tokens) of one name in two spellings; `equal` when neither spelling has a majority."""

    minority: tuple[int, ...]
    majority: tuple[int, ...]
    equal: bool


def by_surname(doc: Document, pair: Pair) -> Iterator[Split]:
    """The two spellings of a given name, for each surname that has both; the whole pair if they stand before no common surname.

    Where both are equally frequent before a surname, the spelling that is rarer in the whole text is the minority.
    """
    a, b = pair.suspect.places, pair.right.places
    mentions = mentions_of(doc)
    surnames = {i: mentions.surname(i) for i in (*a, *b)}
    groups: list[list[int]] = []
    for i in sorted((i for i in surnames if surnames[i]), key=lambda i: (surnames[i], i)):
        for group in groups:
            if same_name(surnames[group[0]], surnames[i]):
                group.append(i)
                break
        else:
            groups.append([i])
    shared = False
    for group in groups:
        ones, others = [i for i in group if i in a], [i for i in group if i in b]
        if ones and others:
            shared = True
            yield _split(ones, others, len(a), len(b))
    if not shared:
        yield _split(a, b, len(a), len(b))


def by_accents(doc: Document) -> Iterator[Split]:
    """Names that stand with accents here and without them, or with others, there."""
    mentions = mentions_of(doc)
    mixed = [form for form, words in mentions.surfaces.items() if len(words) > 1 and not all(map(str.isascii, words))]
    words = doc.tokens.words
    for places in mentions.places(mixed).values() if mixed else ():
        spellings: dict[str, list[int]] = {}
        for i in places:
            spellings.setdefault(plain(words[i]).lower(), []).append(i)
        first, *others = sorted(spellings.values(), key=len, reverse=True) if spellings else [[]]
        for other in others:
            yield _split(other, first, len(other), len(first))


def by_hyphen(doc: Document) -> Iterator[tuple[list[Mention], list[Mention]]]:
    """Names that stand with a hyphen here and in one word there ("Asano-yama", "Asanoyama"): the rarer ones, the others."""
    if "-" not in doc.text:
        return
    tokens, mentions = doc.tokens, mentions_of(doc)
    words, gaps = tokens.words, tokens.gaps
    hyphened: dict[str, list[Mention]] = {}
    for i in indexes(gaps, "-"):
        if 0 < i < len(words) and words[i - 1][0].isupper() and gaps[i - 1] != "-" and gaps[i + 1] != "-":
            joined = fold_name(words[i - 1] + plain(words[i]))
            if joined in mentions.surfaces and "w" not in builtin().flags(joined):
                hyphened.setdefault(joined, []).append((i - 1, 2))
    for joined, places in mentions.places(hyphened).items() if hyphened else ():
        if places:
            a, b = hyphened[joined], [(i, 1) for i in places]
            yield (a, b) if (len(a), -a[0][0]) <= (len(b), -b[0][0]) else (b, a)


def _split(a: Sequence[int], b: Sequence[int], weight_a: int, weight_b: int) -> Split:
    """`a` and `b` with the smaller one as the minority; equal ones by the weights, then the later one."""
    equal = len(a) == len(b) and weight_a == weight_b
    if (len(a), weight_a, -min(a)) > (len(b), weight_b, -min(b)):
        a, b = b, a
    return Split(tuple(sorted(a)), tuple(sorted(b)), equal)


def place_starts(names: Iterable[Sequence[str]]) -> Starts:
    """For each first word of a spelling of a place, the longest spelling first: all its words, and the number of the place.

    `names`: for each place its spellings.
    """
    starts: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, spellings in enumerate(names):
        for spelling in spellings:
            words = tuple(spelling.replace("-", " ").replace(".", " ").split())
            starts.setdefault(words[0], []).append((words, number))
    for entries in starts.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return starts


class PlaceNames:
    """The spellings of places, found by their first words."""

    def __init__(self, starts: Starts) -> None:
        self.starts = starts

    def found(self, doc: Document) -> Mapping[int, Mapping[str, list[tuple[int, int]]]]:
        """Number of a place -> spelling as in the table, folded -> (first token, number of tokens) of its mentions.

        Nothing where no place can have two spellings, for want of their words.
        """
        tokens, mentions = doc.tokens, mentions_of(doc)
        words = tokens.words
        out: dict[int, dict[str, list[tuple[int, int]]]] = {}
        bare = tokens.distinct.union(mentions.bare.values())
        likely = [number for word in self.starts.keys() & bare for spelling, number in self.starts[word] if bare.issuperset(spelling)]
        if len(likely) == len(set(likely)):
            return out
        wanted = {word for word in tokens.distinct if plain(word) in self.starts}
        reached = -1
        for i in [i for i, word in enumerate(words) if word in wanted]:
            if i < reached:
                continue
            for spelling, number in self.starts[plain(words[i])]:
                n = len(spelling)
                same = tuple(plain(word) for word in words[i : i + n]) == spelling
                if same and all(gap in (" ", "-", ". ", "\u00a0") for gap in tokens.gaps[i + 1 : i + n]):
                    out.setdefault(number, {}).setdefault(fold_name("-".join(spelling)), []).append((i, n))
                    reached = i + n
                    break
        return out
