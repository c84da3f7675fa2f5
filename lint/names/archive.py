"""The names of an archive of texts: counted text by text, near spellings gathered under the usual one."""

from __future__ import annotations

from collections import Counter

from lint.names.edits import ending, one_edit
from lint.names.folding import fold_name, sound_key
from lint.names.lexicon import builtin
from lint.names.mentions import SHORTEST, TITLES, opens_sentence, plain
from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lint.document.document import Document

_MOST_WORDS = 4  # of a name; more in a row are a list or a heading
_USUAL = 5  # times as many texts as a misspelling has the right name
_PARTICLES = frozenset(
    ["von", "van", "der", "den", "de", "del", "di", "da", "dos", "du", "la", "le", "bin", "bint", "ibn", "al", "el", "ul"]
)
_BETWEEN = frozenset((" ", "-", "\u00a0"))
_CONTRACTION = lazy(r"(?i)['’](?:m|re|ve|ll|d|t)\Z")

Key = tuple[str, ...]  # the folded words of a name


class Entry(Record):
    """A name of the archive: texts that have this spelling, mentions, and the other spellings, each with its texts."""

    name: str
    documents: int
    mentions: int
    variants: tuple[tuple[str, int], ...] = ()
    note: str = ""


class Archive:
    """Counts names. What it keeps grows with the number of distinct names, not with the length of the texts."""

    def __init__(self) -> None:
        self._documents: Counter[str] = Counter()
        self._mentions: Counter[str] = Counter()

    def add(self, doc: Document) -> None:
        """Count the names of one text."""
        found = Counter(names_of(doc))
        self._mentions.update(found)
        self._documents.update(found.keys())

    def entries(self, least: int) -> list[Entry]:
        """The names that stand in `least` texts or more, by alphabet; near spellings under the usual one, however rare they are."""
        under = _usual_spellings(self._documents)
        variants: dict[str, list[str]] = {}
        for name, usual in under.items():
            variants.setdefault(usual, []).append(name)
        heads = sorted(name for name, count in self._documents.items() if name not in under and count >= least)
        return [
            Entry(head, self._documents[head], self._mentions[head], tuple(self._counted(variants.get(head, ()))))
            for head in sorted(heads, key=lambda name: (fold_name(name), name))
        ]

    def _counted(self, names: Sequence[str]) -> Iterator[tuple[str, int]]:
        for name in sorted(names, key=lambda name: (-self._documents[name], name)):
            yield name, self._documents[name]


def names_of(doc: Document) -> Iterator[str]:
    """Every mention of a name in running text: full names without titles, and names that stand alone. Headings do not count."""
    tokens = doc.tokens
    words, gaps, starts = tokens.words, tokens.gaps, tokens.starts
    small = {word for word in set(words) if word.islower()}
    headings = [(block.start, block.end) for block in doc.blocks if block.kind == "heading"]
    reached, heading = 0, 0
    for i in [i for i, word in enumerate(words) if word[0].isupper()]:
        while heading < len(headings) and headings[heading][1] <= starts[i]:
            heading += 1
        if i < reached or (heading < len(headings) and headings[heading][0] <= starts[i]):
            continue
        opens = opens_sentence(tokens, i)
        if opens and _is_word(fold_name(words[i])) and not _is_given(words[i]):
            continue
        reached = _end_of_name(words, gaps, i)
        if reached > i and (reached > i + 1 or not opens or fold_name(plain(words[i])) not in small):
            name = "".join(f"{gaps[j]}{words[j]}" if j > i else words[j] for j in range(i, reached))
            name = " ".join(plain(name).split())
            if reached - i <= _MOST_WORDS and (reached > i + 1 or len(name) >= SHORTEST) and not all(map(_is_word, _key(name))):
                yield name
        reached = max(reached, i + 1)


def _end_of_name(words: Sequence[str], gaps: Sequence[str], start: int) -> int:
    """The token after the name that begins with token `start`; `start` itself when none does."""
    if not _is_part(words[start], False):
        return start
    end = start + 1
    while end < len(words) and plain(words[end - 1]) == words[end - 1]:
        last = end
        while last < len(words) and gaps[last] in _BETWEEN and words[last].lower() in _PARTICLES:
            last += 1
        if len(words) > last + 1 and len(words[last]) == 1 and words[last].isupper() and gaps[last] == " " and gaps[last + 1] == ". ":
            last += 1  # an initial
        elif last >= len(words) or gaps[last] not in _BETWEEN:
            break
        if not _is_part(words[last], _is_given(words[start])):
            break
        end = last + 1
    return end


def _is_part(word: str, after_given: bool) -> bool:
    """May the word be part of a name: capitalised, no title, and no plain English word unless it is a surname behind a given name?"""
    bare = plain(word)
    if len(bare) < 2 or not bare[0].isupper() or bare.isupper() or _CONTRACTION.search(word):
        return False
    folded = fold_name(bare)
    flags = builtin().flags(folded)
    if after_given and not set("SK").isdisjoint(flags):
        return True
    return folded not in TITLES and flags != "w" and not folded.endswith(("ian", "ish", "ese", "ican"))


def _is_word(folded: str) -> bool:
    """Is it an English word, whatever else it is?"""
    return "w" in builtin().flags(folded)


def _is_given(word: str) -> bool:
    return not set("Gg").isdisjoint(builtin().flags(fold_name(word)))


def _usual_spellings(documents: Mapping[str, int]) -> dict[str, str]:
    """Name -> the usual spelling of the same name, for all that are not usual themselves.

    Names of one sound belong together, unless all are common names in themselves; so do a name with a word that the lexicon does not
    know and one in `_USUAL` times as many texts that is one edit away in that word.
    """
    out: dict[str, str] = {}
    keys = {name: _key(name) for name in documents}
    usual: dict[Key, str] = {}
    for name, count in documents.items():
        best = usual.get(keys[name])
        if best is None or (count, best) > (documents[best], name):
            usual[keys[name]] = name
    for name, key in keys.items():
        if usual[key] != name:
            out[name] = usual[key]
    sounds: dict[Key, list[Key]] = {}
    for key in usual:
        sounds.setdefault(tuple(map(sound_key, key)), []).append(key)
    for group in sounds.values():
        first, *others = sorted(group, key=lambda key: (-documents[usual[key]], key))
        for other in others:
            if not all(builtin().grade(word) == 2 for word in other) or (len(other) > 1 and other[-1] == first[-1]):
                out[usual[other]] = usual[first]
    for key, name in usual.items():
        if name not in out:
            best = _misspelt(key, documents[name], usual, documents)
            if best is not None:
                out[name] = best
    return {name: _root(name, out) for name in out}


def _misspelt(key: Key, count: int, usual: Mapping[Key, str], documents: Mapping[str, int]) -> str | None:
    """The far more usual name of which a name is one edit away in a word that the lexicon does not know."""
    found: list[str] = []
    for k, word in enumerate(key):
        if len(word) > SHORTEST and not builtin().flags(word):
            for other in one_edit(word):
                right = usual.get((*key[:k], other, *key[k + 1 :]))
                if right is None or documents[right] < _USUAL * count or other[:1] != word[0]:
                    continue
                if not ending(word, other) and not ending(other, word):
                    found.append(right)
    return max(found, key=lambda name: (documents[name], name), default=None)


def _root(name: str, under: Mapping[str, str]) -> str:
    """The spelling at the end of the chain; each step leads to one in more texts, so there is an end."""
    seen = {name}
    while name in under and under[name] not in seen:
        name = under[name]
        seen.add(name)
    return name


def _key(name: str) -> Key:
    return tuple(fold_name(name).replace("-", " ").split())
