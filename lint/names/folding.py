"""Forms of a name under which spellings are compared: without case and diacritics, and by transliteration."""

from __future__ import annotations

from functools import lru_cache

from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# Letters that Unicode does not decompose into a Latin letter and a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŋ": "n", "ŧ": "t",
     "ə": "a", "’": "'", "‘": "'", "‛": "'", "ʼ": "'"}
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """`name` in lower case without diacritics ("Łukasz" -> "lukasz"), curly apostrophes straight; may be longer than `name`."""
    if name.isascii():
        return name.lower()
    from unicodedata import combining, normalize

    return "".join(char for char in normalize("NFKD", name.lower().translate(_PLAIN)) if not combining(char)).lower().translate(_PLAIN)


# Spellings of one sound in the usual systems of transliteration (BGN/PCGN, ISO 9, passports, German and French press).
_SOUNDS = (
    (r"shch|schtsch|chtch", "sq"),
    (r"sch|sj", "sh"),
    (r"tsch|tch|cz", "ch"),
    (r"dzh|dj|zh", "j"),
    (r"kh|gh", "h"),
    (r"ph", "f"),
    (r"tz|ts", "c"),
    (r"x", "ks"),
    (r"ck|q(?!$)", "k"),
    (r"w", "v"),
    (r"off?$", "ov"),
    (r"eff$", "ev"),
    (r"ou|oo", "u"),
    (r"(?<=[aeou])[yi](?=$|[bcdfghjklmnpqrstvz])", "i"),
    (r"(?:iy|yi|ij|ii|yy|y)$", "i"),
    (r"(?<=[bcdfghjklmnpqrstvz])[yi]+u", "u"),
    (r"(?:^|(?<=[aeiou]))y(?=e)|(?<=[aou])i(?=e)", ""),
    (r"i?(?:ie|ye)", "e"),
    (r"iu|yu", "u"),
    (r"(?:iy|yi|i|y)a", "ia"),
    (r"er$", "r"),
    (r"y", "i"),
)


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((lazy(pattern), sound) for pattern, sound in _SOUNDS)


@lru_cache(maxsize=65536)
def sound_key(folded: str) -> str:
    """Two folded names with one key are transliterations of one original ("sergei", "sergey"). Doubled letters count."""
    for pattern, sound in _rules():
        folded = pattern.sub(sound, folded)
    return folded
