"""What a pair of near spellings deserves, by the evidence of the text and of the lexicon.

The order of the questions matters: first what makes two spellings two names, then what makes them one.
"""

from __future__ import annotations

from lint.names.edits import edit
from lint.names.lexicon import builtin
from lint.names.pairs import LONG, LONGER_ONE, share
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from lint.names.pairs import Pair, Side

    Verdict = Literal["", "error", "weak", "tie", "variant", "case"]


_MAJORITY = 3  # times as many mentions prove an unknown spelling right; two to one would still be wrong too often
# Flags of names that are known for more than being a common surname: beside one of them, one mention is enough to prove an unknown
# spelling wrong. Beside a common surname it may well be a rare one.
_BEYOND_SURNAMES = frozenset("KPNG")
_SINGULAR = frozenset("SGP")  # flags of names that have no plural: Williams, Athens
# Words that make a place name of the next one: New Zealand, South Wales, San Jose.
_PLACE_WORDS = frozenset(["new", "old", "south", "north", "east", "west", "san", "santa", "saint", "st", "port", "fort", "lake", "mount"])
# Chinese syllables in Latin letters, where every letter makes another name.
_SYLLABLES = lazy(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|[aeiou]))+\Z"
)


def judge(pair: Pair) -> Verdict:
    """The verdict on a pair.

    "error": the suspect is misspelt; "weak": probably; "tie": one of the two is, and nothing says which; "variant": one name in two
    transliterations; "case": the suspect has the ending of a grammatical case of another language; "": two names, or no evidence.
    """
    suspect, right = pair.suspect, pair.right
    if _plain_word(suspect) or _plain_word(right) or suspect.flags == "w":
        return ""
    full_name = share(suspect.givens, right.givens) or share(suspect.surnames, right.surnames)
    conflict = not full_name and _conflict(pair)
    if suspect.form[0] != right.form[0] and not full_name:
        return ""
    if pair.same_sound and not conflict and (full_name or right.grade == 0 or _both_listed(pair)):
        return "variant"
    if pair.ending and (verdict := _by_ending(pair, conflict)) is not None:
        return verdict
    if _chinese(pair):
        return ""
    if conflict:
        return "weak" if pair.single and _unlikely_namesake(pair) else ""
    if not (pair.single or full_name or _two_edits_inside(pair)):
        return ""
    return _known(pair, full_name) if suspect.grade else _unknown(pair, full_name)


def _plain_word(side: Side) -> bool:
    """Is it an English word with a capital only where a sentence starts?"""
    return "w" in side.flags and not side.inside


def _conflict(pair: Pair) -> bool:
    """Do the two always stand beside different names, so that they are two persons?"""
    a, b = pair.suspect, pair.right
    if a.givens and b.givens and not share(a.givens, b.givens):
        return True
    if (a.givens and b.surnames and not b.givens and not a.surnames) or (b.givens and a.surnames and not a.givens and not b.surnames):
        return "P" not in b.flags  # a surname here, a given name there
    if not a.surnames or not b.surnames or share(a.surnames, b.surnames):
        return False
    if not set("Gg").isdisjoint(b.flags) or set("SsPp").isdisjoint(b.flags):
        return True
    return all(_only_surname(name) for name in (*a.surnames, *b.surnames))


def _only_surname(name: str) -> bool:
    flags = builtin().flags(name)
    return "w" not in flags and not set("Ss").isdisjoint(flags)


def _unlikely_namesake(pair: Pair) -> bool:
    """Two surnames with different given names: is the one unknown and so near to a usual one that two persons are unlikely?"""
    suspect, right = pair.suspect, pair.right
    two_surnames = bool(suspect.givens and right.givens) and not share(suspect.givens, right.givens)
    return two_surnames and suspect.grade == 0 and right.grade == 2 and len(suspect.form) > LONGER_ONE


def _both_listed(pair: Pair) -> bool:
    """Are both in the tables of names and neither a usual surname, so that they are one name in two transliterations?"""
    flags = pair.suspect.flags, pair.right.flags
    return all("K" in flag and "S" not in flag and "G" not in flag for flag in flags)


def _by_ending(pair: Pair, conflict: bool) -> Verdict | None:
    """The verdict on two spellings that differ by an ending; None where the ending is no excuse."""
    suspect, right = pair.suspect, pair.right
    shorter = len(suspect.form) < len(right.form)
    if suspect.grade or conflict:
        return ""
    if pair.ending == "demonym":
        return None if shorter and not set("sS").isdisjoint(right.flags) else ""
    if pair.ending == "feminine":
        return None if shorter and "P" in right.flags else ""
    if pair.ending == "plural":
        return None if shorter and not _SINGULAR.isdisjoint(right.flags) else ""  # but a Beatle is one of the Beatles
    if right.grade == 2 and len(suspect.form) <= len(right.form):
        return None
    return "case" if (right.grade < 2 or "K" in right.flags) and len(right.places) >= len(suspect.places) else ""


def _two_edits_inside(pair: Pair) -> bool:
    a, b = pair.suspect.form, pair.right.form
    return min(len(a), len(b)) >= LONG and edit(a, b).tail > 0


def _introduced(side: Side, other: Side) -> bool:
    """Does the text give only `side` of the pair a given name, so that the other looks like a second mention of it?"""
    return any(len(name) > 1 for name in side.givens) and not other.givens and not other.surnames


def _known(pair: Pair, full_name: bool) -> Verdict:
    """The verdict on a suspect that is somebody's name or a word: only the text itself can tell that it is not meant here."""
    suspect, right = pair.suspect, pair.right
    if len(suspect.places) > 1 or suspect.listed or not pair.single or ("w" in suspect.flags and "w" in right.flags):
        return ""
    often = len(right.places) > 1
    less_known = suspect.grade < right.grade
    same_place = not suspect.beside.isdisjoint(right.beside & _PLACE_WORDS)
    if (full_name or same_place) and (often or less_known):
        return "weak"
    if suspect.flags == "k" and len(right.places) > 2:
        return "weak"
    if often and (_introduced(right, suspect) or _introduced(suspect, right)):
        return "weak"
    if not often and _slip(pair) and (full_name or _introduced(right, suspect) or _introduced(suspect, right)):
        return "tie"
    if not often and not suspect.givens.isdisjoint(right.givens):
        return "tie"
    return "weak" if less_known and right.grade == 2 else ""


def _unknown(pair: Pair, full_name: bool) -> Verdict:
    """The verdict on a suspect that the lexicon does not know."""
    suspect, right = pair.suspect, pair.right
    wrong_count, right_count = len(suspect.places), len(right.places)
    if (wrong_count > right_count and not full_name) or _made_of_known(suspect.form):
        return ""
    if right.flags == "w":  # a name made of a word: the Gunners, Airbus
        return "weak" if right.inside > 1 or not suspect.beside.isdisjoint(right.beside) else ""
    more = right_count > wrong_count
    better_known = right.grade > 0 and (more or not _BEYOND_SURNAMES.isdisjoint(right.flags))
    if better_known or right_count >= _MAJORITY * wrong_count or (full_name and more):
        return "error" if pair.single else "weak"
    if right.grade or right_count >= 2 * wrong_count:
        return "weak"
    return "tie" if pair.single or full_name or _introduced(right, suspect) else ""


def _slip(pair: Pair) -> bool:
    """Is the edit one of those by which a name is mistyped: a letter doubled or not, two letters exchanged?"""
    a = pair.suspect.form
    start, old, new, _ = edit(a, pair.right.form)
    return len(old) == 2 or (len(old) + len(new) == 1 and a[start - 1 : start] == (old or new))


def _made_of_known(form: str) -> bool:
    """Is it an adjective of a place that the lexicon knows ("Europan" of Europa)?"""
    bases = (form[: -len(end)] for end, after in (("n", "a"), ("an", ""), ("ian", "")) if form.endswith(after + end))
    return any(len(base) >= LONGER_ONE and not set("NP").isdisjoint(builtin().flags(base)) for base in bases)


def _chinese(pair: Pair) -> bool:
    a, b = pair.suspect.form, pair.right.form
    return "ng" in a + b and len(a) <= 8 and _SYLLABLES.match(a) is not None and _SYLLABLES.match(b) is not None
