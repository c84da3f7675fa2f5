"""Spellings of one text that are near enough to be one name, each with what the text and the lexicon know about it."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from lint.document.language import is_english
from lint.names.edits import distance_at_most, edit, ending
from lint.names.folding import sound_key
from lint.names.lexicon import builtin
from lint.names.mentions import SHORTEST, mentions_of
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from lint.document.document import Document
    from lint.names.edits import Ending
    from lint.names.mentions import Mentions

LONG = 9  # letters from which two edits are looked for
LONGER_ONE = 5  # letters that at least one of a pair has
# Case endings of more than one letter, by their last two, with what stands in their place in the nominative.
_LONG_CASES = {
    "om": (("om", ("", "o")),), "em": (("em", ("", "e")),), "ym": (("ym", ("", "y")),), "im": (("im", ("", "i")),),
    "oy": (("oy", ("a",)),), "oi": (("oi", ("a",)),), "ou": (("ou", ("a",)),), "go": (("ogo", ("y", "iy", "i")),),
    "mu": (("omu", ("y", "iy", "i")),), "mi": (("ami", ("", "y", "a")),), "vi": (("ovi", ("",)),), "wi": (("owi", ("",)),),
}  # fmt: skip
# Letters of one kind as one, vowels and the like left out: spellings of one sound have the same set of what is left.
_KINDS = str.maketrans(dict.fromkeys("ztckqx", "s") | dict.fromkeys("wfp", "v") | dict.fromkeys("aeiouyhjg'"))


class Side(Record):
    """One spelling: its places (indexes of tokens), and the names beside them.

    `grade` is how well the lexicon knows the spelling (0 to 2); `inside` counts places where the capital does not come from the start
    of a sentence, `listed` those in a list of names; `givens` stand before it, `surnames` after it, `beside` are all capitalised
    neighbours but titles.
    """

    form: str
    grade: int
    flags: str
    places: tuple[int, ...]
    inside: int
    listed: int
    givens: frozenset[str]
    surnames: frozenset[str]
    beside: frozenset[str]


class Pair(Record):
    """Two spellings, the weaker one as the suspect."""

    suspect: Side
    right: Side
    single: bool  # one edit apart
    same_sound: bool  # two transliterations of one original
    ending: Ending


@lru_cache(maxsize=1)
def name_pairs(doc: Document) -> tuple[Pair, ...]:
    """The near spellings of an English text; kept for the rule that asks next."""
    mentions = mentions_of(doc)
    forms = mentions.surfaces
    candidates = [pair for pair in near_pairs(forms) if not _siblings(*pair, forms)]
    if not candidates or not is_english(doc):
        return ()
    places = mentions.places({form for pair in candidates for form in pair})
    sides = {form: _side(mentions, form, found) for form, found in places.items() if found}
    pairs = [_pair(sides[a], sides[b]) for a, b in candidates if a in sides and b in sides]
    # Of two that are about one place the first is reported: that with the more frequent right spelling; never a matter of hashing.
    return tuple(sorted(pairs, key=lambda pair: (-len(pair.right.places), pair.suspect.form, pair.right.form)))


def near_pairs(forms: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pairs of forms that are one edit apart, have the same sound, are two edits apart if both are long, or differ by a case ending.

    Words with one first letter that are one edit apart have three letters in common at their ends, and a form among themselves and
    their one-letter deletions, so only such words are compared.
    """
    ends = [(key, form) for form in forms for key in (form[:3], f"{form[:2]}-{form[-1:]}", f"{form[:1]}-{form[-2:]}")]
    alike = {form for group in _grouped(ends) for form in group}
    seen: set[tuple[str, str]] = set()
    for keyed, near in (
        ([(_kinds(form), form) for form in forms], _same_sound),
        ([(form[:i] + form[i + 1 :], form) for form in alike for i in range(1, len(form) + 1)], _one_edit),
        ([(key, form) for form in forms if len(form) >= LONG for key in (form[:3], "-" + form[-3:])], _two_edits),
    ):
        for group in _grouped(keyed):
            for pair in combinations(sorted(group), 2):
                if pair not in seen and max(map(len, pair)) >= LONGER_ONE and near(*pair):
                    seen.add(pair)
                    yield pair
    for form in forms:
        for ending_, bases in _LONG_CASES.get(form[-2:], ()):
            for base in bases:
                other = form[: -len(ending_)] + base
                pair = (min(form, other), max(form, other))
                if len(other) >= LONGER_ONE and form.endswith(ending_) and other != form and other in forms and pair not in seen:
                    seen.add(pair)
                    yield pair


def _grouped(keyed: Sequence[tuple[str, str]]) -> list[set[str]]:
    """Forms that share a key; no group for a key that one form has alone."""
    owner = dict(keyed)
    groups: dict[str, set[str]] = {}
    for key, form in keyed:
        if owner[key] is not form:
            groups.setdefault(key, {owner[key]}).add(form)
    return list(groups.values())


@lru_cache(maxsize=65536)
def _kinds(form: str) -> str:
    form = form.replace("kh", "h").replace("gh", "h")
    return form[0].translate(_KINDS) + "".join(sorted(set(form.translate(_KINDS))))


def _same_sound(a: str, b: str) -> bool:
    return sound_key(a) == sound_key(b)


def _one_edit(a: str, b: str) -> bool:
    return distance_at_most(a, b, 1)


def _two_edits(a: str, b: str) -> bool:
    return distance_at_most(a, b, 2)


def _siblings(a: str, b: str, forms: Mapping[str, object]) -> bool:
    """Are both forms of a third name of the text ("Lavrova" and "Lavrovs" beside "Lavrov")?"""
    stem = a[: edit(a, b).start]
    return stem in forms and stem not in (a, b) and bool(ending(stem, a)) and bool(ending(stem, b))


def _side(mentions: Mentions, form: str, places: list[int]) -> Side:
    lexicon = builtin()
    return Side(
        form, lexicon.grade(form), lexicon.flags(form), tuple(places), sum(not mentions.opens_sentence(i) for i in places),
        sum(mentions.in_list(i) for i in places),
        frozenset(name for i in places if _personal(name := mentions.given(i))),
        frozenset(name for i in places if _personal(name := mentions.surname(i))),
        frozenset(word for i in places for word in mentions.beside(i)),
    )  # fmt: skip


def _personal(name: str) -> bool:
    """May this word be part of a person's name?"""
    if not name or name.endswith(("ian", "ish", "ese", "ican")):
        return False
    flags = builtin().flags(name)
    return flags in ("", "N") or (flags == "w" and len(name) < SHORTEST) or not set("SsGgK").isdisjoint(flags)


def _pair(a: Side, b: Side) -> Pair:
    """The pair with its suspect: the spelling that is less known, or rarer; a slightly better known one if it is three times rarer."""
    if (a.grade, len(a.places), a.inside) > (b.grade, len(b.places), b.inside):
        a, b = b, a
    if b.grade - a.grade == 1 and len(a.places) >= 3 * len(b.places):
        a, b = b, a
    return Pair(a, b, edit(a.form, b.form).single, sound_key(a.form) == sound_key(b.form), ending(a.form, b.form) or ending(b.form, a.form))


def share(a: Iterable[str], b: Iterable[str]) -> bool:
    """Is one of the names `a` also among `b`, in whatever spelling?"""
    b = tuple(b)
    return any(same_name(x, y) for x in a for y in b)


def same_name(x: str, y: str) -> bool:
    """May two given names, or two surnames, be those of one person: equal, an initial, one edit apart, or the same sound?"""
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    return x == y or sound_key(x) == sound_key(y) or (len(x) > 3 and len(y) > 3 and distance_at_most(x, y, 1))
