"""How two folded spellings differ: single edits, and whether one is a grammatical form of the other."""

from __future__ import annotations

from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Ending = Literal["", "plural", "demonym", "feminine", "case"]


class Edit(Record):
    """What differs between two words: `a[start:start+len(old)] == old` became `new`; `tail` is the number of equal letters after it."""

    start: int
    old: str
    new: str
    tail: int

    @property
    def single(self) -> bool:
        """One letter more, less or other, or two neighbours exchanged (optimal string alignment distance 1)."""
        old, new = self.old, self.new
        return max(len(old), len(new)) == 1 or (len(old) == len(new) == 2 and old == new[::-1])


def edit(a: str, b: str) -> Edit:
    """The shortest single stretch in which `a` and `b` differ."""
    shorter = min(len(a), len(b))
    start = 0
    while start < shorter and a[start] == b[start]:
        start += 1
    tail = 0
    while tail < shorter - start and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return Edit(start, a[start : len(a) - tail], b[start : len(b) - tail], tail)


def distance_at_most(a: str, b: str, most: int) -> bool:
    """Is the optimal string alignment distance of two words `most` (0, 1 or 2) or less?"""
    if a == b:
        return True
    if most == 0 or abs(len(a) - len(b)) > most:
        return False
    first = edit(a, b)
    if most == 1:
        return first.single
    x, y = a[first.start :], b[first.start :]
    swapped = x[1::-1] == y[:2] and distance_at_most(x[2:], y[2:], most - 1)
    return swapped or any(distance_at_most(u, v, most - 1) for u, v in ((x[1:], y), (x, y[1:]), (x[1:], y[1:])))


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def one_edit(word: str) -> set[str]:
    """All words of Latin letters that are one edit away from a folded word: some 55 for each of its letters."""
    out = {word[:i] + word[i + 1 :] for i in range(len(word))}
    out.update(word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    out.update(word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in _LETTERS)
    out.update(word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in _LETTERS)
    out.discard(word)
    return out


_FAMILY = ("ov", "ev", "in", "yn", "uk", "ak", "ik", "sk", "ich")  # ends of Slavic men's surnames to which a woman's -a is added
_ADJECTIVE = ("sk", "ck", "ts", "zk", "sh")  # stems of Slavic surnames and places that end in -y, -i, -a, -aya
_FEMALE_ENDINGS = frozenset(("a", "aya", "aia", "aja", "oy", "oi", "e", "oe", "oye"))
_MALE_ENDINGS = frozenset(("", "y", "i", "iy", "ii", "yi", "yy", "ij", "oi", "oy", "ogo"))
_PLURAL = frozenset((("", "s"), ("", "es"), ("y", "ies"), ("n", "ns"), ("a", "as"), ("n", "s"), ("an", "s")))
_DEMONYM = frozenset(
    [("", end) for end in ("an", "ian", "i", "ish", "ese", "ite", "er", "ic", "in", "ans", "ians")]
    + [("a", "ian"), ("a", "i"), ("a", "ish"), ("y", "ian"), ("e", "ian"), ("e", "an")]
    + [("o", "an"), ("o", "ian"), ("us", "a"), ("um", "a"), ("o", "os"), ("us", "ian"), ("an", "i")]
)
_CASES = frozenset(
    [("", end) for end in ("a", "u", "e", "y", "om", "em", "ym", "ami", "ov", "ie", "owi", "em")]
    + [("a", end) for end in ("u", "e", "y", "i", "oy", "oi", "ou", "am", "o")]
    + [("o", end) for end in ("u", "e")]
    + [("y", "ogo"), ("i", "ego"), ("iy", "ogo"), ("y", "omu"), ("ya", "yu"), ("ya", "ii"), ("ia", "iu"), ("ia", "ii")]
)


def ending(base: str, other: str) -> Ending:
    """What kind of form of `base` the word `other` is by its ending; "" when it is none."""
    start, old, new, tail = edit(base, other)
    if tail or start < 3:
        return ""
    stem = base[:start]
    if new == "s" and not old and stem.endswith("s"):
        return ""
    if stem.endswith(_FAMILY) and not old and new in ("a", "oy", "oi", "u", "ym", "om", "e", "y"):
        return "feminine" if new == "a" else "case"
    if stem.endswith(_ADJECTIVE) and old in _MALE_ENDINGS and new in _FEMALE_ENDINGS | _MALE_ENDINGS:
        return "feminine"
    if stem.endswith("n") and old in ("y", "yy", "iy", "yi") and new in ("a", "aya", "aia", "oy"):
        return "feminine"
    if not old and new in ("ova", "eva", "va", "kova"):
        return "feminine"
    if (old, new) in (("", "n"), ("", "ns")) and stem[-1] == "a":
        return "demonym"
    if (old, new) in _PLURAL:
        return "plural"
    if (old, new) in _DEMONYM:
        return "demonym"
    return "case" if (old, new) in _CASES else ""
