"""Misspelt common words, and words spelt the British and the American way in one text."""

from __future__ import annotations

from lint.checks.api import Hit
from lint.document.tokens import indexes
from lint.pattern import lazy
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.checks.api import Context
    from lint.document.document import Document

_ADDRESS = lazy(r"[\w.+-]*[@#/_&=~\\]\S*|\w+(?:\.\w+)+")  # e-mail, handle, URL, file name
_ENDING = lazy(r"(?:ational|ations?|able|ably|ally|ing|ers?|ed|es|al|e|s)\Z")
_NEIGHBOURS = 3  # words on each side that tell whether the text around a word is English


def known_misspelling(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A word of the table `words` (wrong, right; `a/b` for two candidates), unless it is a name, an address or stands in foreign text."""
    right = ctx.prepare(_corrections)
    folded = doc.tokens.folded
    for wrong in right.keys() & set(folded):
        meant = right[wrong]
        for i in indexes(folded, wrong):
            word, start = doc.tokens.words[i], doc.tokens.starts[i]
            if not _spelt_as_word(word) or _in_address(doc.text, start, start + len(word)) or not _among_english(doc, i):
                continue
            certain = word[0].islower() or meant[0].isupper() or _starts_sentence(doc, i)
            options = [option[0].upper() + option[1:] if word[0].isupper() else option for option in meant.split("/")]
            yield Hit(
                start,
                start + len(word),
                {"write": '" or "'.join(options)},
                options[0] if len(options) == 1 else None,
                variant="" if certain else "name",
            )


def _corrections(ctx: Context) -> dict[str, str]:
    return dict(ctx.tables["words"])  # type: ignore[arg-type]


def _spelt_as_word(word: str) -> bool:
    """Is it in small letters, but perhaps for the first? Among words in capitals abbreviations and names cannot be told apart."""
    return len(word) > 1 and word[1:].islower() and word[0].isalpha()


def _in_address(text: str, start: int, end: int) -> bool:
    low = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    return any(m.start() < end and m.end() > start for m in _ADDRESS.finditer(text, low, end + 60))


def _starts_sentence(doc: Document, i: int) -> bool:
    gap = doc.tokens.gaps[i]
    return i == 0 or "\n" in gap or any(mark in gap for mark in ".!?…") or doc.block_at(doc.tokens.starts[i]) is None


def _among_english(doc: Document, i: int) -> bool:
    """Are at least half of the small-letter words around token i English words? A single foreign passage keeps its spelling."""
    from lint.names.lexicon import builtin

    words = doc.tokens.words[max(0, i - _NEIGHBOURS) : i] + doc.tokens.words[i + 1 : i + 1 + _NEIGHBOURS]
    small = [word for word in words if word.islower() and word.isalpha() and len(word) > 2]
    return len(small) < 2 or 2 * sum("w" in builtin().flags(word) for word in small) >= len(small)


class _Form(Record):
    side: str  # British or American
    twin: str  # the same word on the other side
    ise: bool  # a pair in -ise and -ize
    weak: bool  # also used on the other side: counts only beside its twin


def mixed_spelling(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Words spelt the British way beside words spelt the American way; the first one of the rarer side is reported.

    Tables: `words` (british, american, weight) and `ise` (ise, ize). British English has -ize, too, so that -ize stands against -ise
    but not against -our. Only words in small letters count: names keep their spelling. With the language en-GB or en-US every word
    of the other side is reported (variant `house`).
    """
    words = doc.tokens.words
    table = ctx.prepare(_forms)
    forms = {word: _Form(*table[word]) for word in table.keys() & doc.tokens.distinct}
    found = frozenset(forms)
    house = {"en-GB": "British", "en-US": "American"}.get(ctx.settings.language)
    if house:
        for word in sorted(found):
            form = forms[word]
            if form.side != house and not (form.ise and form.side == "American"):
                for i in indexes(words, word):
                    start = doc.tokens.starts[i]
                    yield Hit(start, start + len(word), {"side": form.side, "write": form.twin}, form.twin, variant="house")
        return
    if len(found) < 2:
        return
    stems = {side: {_stem(word) for word in found if forms[word].side == side} for side in ("British", "American")}
    pairs = {word for word in found if _stem(forms[word].twin) in stems["American" if forms[word].side == "British" else "British"]}
    counted = [word for word in found if word in pairs or not forms[word].weak]
    british = [word for word in counted if forms[word].side == "British"]
    american = [word for word in counted if forms[word].side == "American"]
    if not any(forms[word].ise for word in british):
        american = [word for word in american if not forms[word].ise]
    elif all(forms[word].ise for word in american):
        british = [word for word in british if forms[word].ise or word in pairs]
    sizes = [sum(map(words.count, side)) for side in (british, american)]
    plain = [word for word in counted if not forms[word].ise]
    if not min(sizes) or (max(sizes) < 2 and not pairs and not all(set(side) & set(plain) for side in (british, american))):
        return
    rarer, other = (british, american) if sizes[0] < sizes[1] else (american, british)
    i = min(words.index(word) for word in (pairs.intersection(rarer) or set(plain).intersection(rarer) or rarer))
    form = forms[words[i]]
    alike = [word for word in other if _stem(word) == _stem(form.twin)]
    shown = sorted(alike or other, key=words.index)[:3]
    spans = tuple((doc.tokens.starts[words.index(word)], doc.tokens.starts[words.index(word)] + len(word)) for word in shown)
    values = {"side": form.side, "other": f"{shown[0]}", "line": doc.line_of(spans[0][0]), "few": min(sizes), "many": max(sizes)}
    yield Hit(doc.tokens.starts[i], doc.tokens.starts[i] + len(words[i]), values, related=spans)


def _stem(word: str) -> str:
    """What the forms of one word share: "organis" of "organisation" and "organised"."""
    return _ENDING.sub("", word)


def _forms(ctx: Context) -> dict[str, tuple[str, str, bool, bool]]:
    """Values of each form."""
    forms = {}
    for british, american, weight in ctx.tables["words"]:
        forms[british] = ("British", american, False, weight == "weak")
        forms[american] = ("American", british, False, weight == "weak")
    for british, american in ctx.tables["ise"]:
        forms[british] = ("British", american, True, False)
        forms[american] = ("American", british, True, False)
    return forms


def unknown_word(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A small-letter word that the lexicon does not have, one slip of the keyboard from exactly one word of English.

    Options: `least` letters of the word; `most` unknown words that an English text has; `prefixes` and `suffixes` with which new
    words are made from known ones. Words that come twice are somebody's term, those beside a hyphen parts of one.
    """
    from lint.names.lexicon import builtin

    words, known = doc.tokens.words, ctx.memo(_known_words)
    fresh = doc.tokens.distinct - known
    if not fresh:
        return
    lexicon, least = builtin(), ctx.options["least"]
    unknown = {w for w in fresh if len(w) >= least and w.islower() and w.isascii() and w.isalpha() and not lexicon.flags(w)}
    known |= fresh - unknown
    if not unknown or len(unknown) > ctx.options["most"]:
        return
    for word in sorted(unknown - ctx.memo(_misspellings_elsewhere)):
        i = words.index(word)
        gaps = doc.tokens.gaps[i][-1:], doc.tokens.gaps[i + 1][:1]
        start = doc.tokens.starts[i]
        if words.count(word) > 1 or not {"-", "–", "'", "’"}.isdisjoint(gaps) or _made_of_known(word, ctx):
            continue
        meant = {slip for slip in _one_slip_away(word) if "w" in lexicon.flags(slip)}
        if len(meant) != 1 or _in_address(doc.text, start, start + len(word)) or not _among_english(doc, i):
            continue
        write = meant.pop()
        yield Hit(start, start + len(word), {"write": write}, write)


def _known_words(ctx: Context) -> set[str]:
    """Words that were looked up already and are no misspellings."""
    return set()


def _misspellings_elsewhere(ctx: Context) -> frozenset[str]:
    return frozenset(row[0] for row in ctx.tables["words"])


def _made_of_known(word: str, ctx: Context) -> bool:
    """Is it a known word with a prefix or suffix, or two known words written as one?"""
    from lint.names.lexicon import builtin

    def known(part: str) -> bool:
        return len(part) > 2 and bool(builtin().flags(part))

    stems = [word[len(p) :] for p in ctx.options["prefixes"] if word.startswith(p)]
    for stem in [word, *stems]:
        if stem is not word and known(stem):
            return True
        for suffix in ctx.options["suffixes"]:
            base = stem.removesuffix(suffix)
            if base != stem and (
                known(base)
                or known(base + "e")
                or known(base + "y")
                or known(base + "a")
                or (base[-1:] == base[-2:-1] and known(base[:-1]))
            ):
                return True
    return any(known(word[:i]) and known(word[i:]) for i in range(3, len(word) - 2))


def _one_slip_away(word: str) -> set[str]:
    """All words that come of it by exchanging two neighbouring letters, adding one or taking one out, never the first."""
    slips = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    slips |= {word[:i] + word[i + 1 :] for i in range(1, len(word))}
    slips |= {word[:i] + letter + word[i:] for i in range(1, len(word)) for letter in "abcdefghijklmnopqrstuvwxyz"}
    return slips - {word}
