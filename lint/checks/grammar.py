"""Slips of grammar that words and their neighbours give away."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from lint.checks.api import Hit
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from typing import Literal

    from lint.checks.api import Context
    from lint.document.document import Document

    Sound = Literal["vowel", "consonant", ""]


_VOWEL_LETTERS = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel sound
_QUOTES = "[\"“”'‘(\\[]{0,2}"
# "a" before what may sound like a vowel, "an" before what may sound like a consonant. `re` finds a literal beginning fast: hence two.
_GOES_ON = (
    rf"(?:()[ \u00a0]+{_QUOTES}[$£€]?(?=[aeiouAEIOU81]|[hH][oe]|[FHLMNRSX](?![a-z])|x-)"
    rf"|(n)[ \u00a0]+{_QUOTES}[$£€]?(?=[^\Waeio]|eu|Eu|on))(\w[\w’']*)(-?)"
)
_ARTICLES = (lazy(rf" a{_GOES_ON}"), lazy(rf"A(?<![\w'’.@/&-]A){_GOES_ON}"), lazy(rf"[\n(“\"‘']a{_GOES_ON}"))
_NUMBER = lazy(r"\d[\d,.]*")
_CUT = lazy(r"[\d'’]")
_VOWEL = lazy("[AEIOUY]")
_WORD_BEFORE = lazy(r"(\w+)['’.]?\s*$")
_LETTER_FIRST = lazy(r"[A-Z](?=-[A-Z\d]|\d|-[a-z]+\b)|[A-Z]{2,}(?=s\b|['’]s\b|\b|\d)")


def article_by_sound(doc: Document, ctx: Context) -> Iterator[Hit]:
    """ "A" before a vowel sound, "an" before a consonant; silent where the sound is not certain.

    Options are lists: `consonant` and `vowel` regular expressions of words that sound unlike their first letter, `unsure` of words read
    in two ways, `spoken` acronyms read as words and `spelled` ones read by letter (others are sure only without a vowel),
    `label` words before an "a" that is a letter, `after` words before which an "a" is no article, `foreign` words after a foreign "an".
    """
    text = doc.text
    sounds = ctx.memo(_sounds)
    for m in chain.from_iterable(pattern.finditer(text) for pattern in _ARTICLES):
        start = m.start(1) - 1 if m[1] is not None else m.start(2) - 1
        found: Sound = "vowel" if m[2] else "consonant"  # what the article announces
        sound = sounds.of(text, m.start(3), m[3])
        if not sound or sound == found or _is_letter(text, start, m, sounds):
            continue
        capital = text[start] == "A"
        if capital and not (m[3][0].islower() and _opens_sentence(text, start)):
            continue
        article = ("An" if capital else "an") if sound == "vowel" else ("A" if capital else "a")
        write = article + text[start + 1 + len(m[2] or "") : m.end(3)]
        yield Hit(start, m.end(3), {"write": write}, write)


class _Sounds:
    """How words begin when they are read aloud."""

    def __init__(self, ctx: Context) -> None:
        self._lists = {name: lazy(rf"(?:{'|'.join(ctx.options[name])})") for name in ("consonant", "vowel", "unsure")}
        self.spoken = frozenset(ctx.options["spoken"])
        self.spelled = frozenset(ctx.options["spelled"])
        self.label = frozenset(ctx.options["label"])
        self.after = frozenset(ctx.options["after"])
        self.foreign = frozenset(ctx.options["foreign"])
        self.of_word = lru_cache(maxsize=4096)(self._of_word)

    def of(self, text: str, at: int, word: str) -> Sound:
        """Sound with which the word at `at` begins; "" if it is not certain."""
        if word[0].isdigit():
            return _number_sound(text, at)
        if _LETTER_FIRST.match(text, at):
            return self._of_letters(_CUT.split(word)[0], text[at + len(word) : at + len(word) + 1])
        return self.of_word(word)

    def _of_letters(self, word: str, after: str) -> Sound:
        name = word.rstrip("s") if len(word) > 2 else word
        if not name.isupper() or (len(name) == 1 and name in "RLS" and after != "-"):  # R1.5bn, L50
            return ""
        by_letter: Sound = "vowel" if name[0] in _VOWEL_LETTERS else "consonant"
        if name in self.spoken:
            return "vowel" if name[0] in "AEIO" else "consonant"
        if name in self.spelled or len(name) == 1:
            return by_letter
        if name[0] in "AEIO":
            return "vowel"
        if name[0] not in "UFHLMNRSX":
            return "consonant"
        return by_letter if name[0] != "U" and not _VOWEL.search(name) and not self._lists["unsure"].match(name.lower()) else ""

    def _of_word(self, word: str) -> Sound:
        lower = word.lower().replace("’", "'")
        for name in ("consonant", "vowel"):
            if self._lists[name].match(lower):
                return name
        if self._lists["unsure"].match(lower) or not _known(word):
            return ""
        if lower[0] in "aeio":
            return "vowel"
        if lower[0] == "u":
            return "vowel" if word[0] == "u" else ""
        return "consonant" if lower[0] not in "hxy" else ""


def _sounds(ctx: Context) -> _Sounds:
    return _Sounds(ctx)


def _number_sound(text: str, at: int) -> Sound:
    number = _NUMBER.match(text, at)
    assert number is not None
    digits = number.group().rstrip(".,")
    whole = digits.replace(",", ".").partition(".")[0]
    if whole.startswith("8"):
        return "vowel"
    if whole in ("11", "18"):
        return "vowel"
    if digits.replace(",", "")[:2] in ("11", "18") or text[at + len(digits) : at + len(digits) + 1] in ("/", ":"):
        return ""  # eleven hundred, eighteen hundred
    return "consonant"


def _known(word: str) -> bool:
    """A word of English, or a name with a vowel second or a common cluster; rare words in small letters may be foreign."""
    from lint.names.lexicon import builtin

    flags = builtin().flags(word.lower().replace("’", "'").removesuffix("'s"))
    if word.islower():
        return "w" in flags
    return word[1:].islower() and bool(flags) and (word[0] in "AEIO" or word[1:2] in "aeiouhlrwy")


def _is_letter(text: str, start: int, m: re.Match[str], sounds: _Sounds) -> bool:
    """Is the "a" a letter, a preposition of a foreign name, or part of a list?"""
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    preceding, follower = before[1].lower() if before else "", m[3].lower()
    if preceding in sounds.label:
        return True
    if m[2]:
        return follower in sounds.foreign or preceding in sounds.foreign
    return not m[4] and follower in sounds.after


_OPENING = lazy(r"(?:\A|\n|[.!?…:][\"”’')\]]*\s|[–—-]\s|\s[\"“'‘(])[\"“'‘(\[\s]*\Z")


def _opens_sentence(text: str, at: int) -> bool:
    return bool(_OPENING.search(text[max(0, at - 8) : at])) or at == 0


_STOP_SMALL = lazy(r"\.[ \u00a0]{1,2}(?=[a-z])")
_BEFORE_STOP = lazy(r"[^\s\"“”‘(\[/–—-]*\Z")
_SMALL_WORD = lazy(r"([a-z]+)(?:['’][a-z]+)?(?![\w@/]|\.\w)")


def lowercase_start(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A small letter after a full stop. Options: `abbreviations` after which text goes on, and `names` that are written small."""
    text = doc.text
    abbreviations, names = ctx.memo(_abbreviations)
    for m in _STOP_SMALL.finditer(text):
        found = _BEFORE_STOP.search(text, max(0, m.start() - 30), m.start())
        word = _SMALL_WORD.match(text, m.end())
        if not found or not word or word[1] in names or not (len(word[1]) < 3 or _known(word[1])):
            continue  # a name written small
        before = found.group()
        if not before or not (before[-1] in ")]%" or _ends_sentence(before, abbreviations)) or _is_list_number(before, text, found.start()):
            continue
        write = word.group()[0].upper() + word.group()[1:]
        yield Hit(*word.span(), {"write": write}, write)


def _abbreviations(ctx: Context) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(ctx.options["abbreviations"]), frozenset(ctx.options["names"])


def _ends_sentence(word: str, abbreviations: frozenset[str]) -> bool:
    """May a full stop after this word end a sentence? Not after initials, ordinals (19.), short forms that are no words, addresses."""
    if word.isdigit():
        return True
    if len(word) < 2 or word.lower() in abbreviations or not word.isalpha() or (len(word) == 2 and word.istitle()):
        return word[0].isdigit() and word[-2:] not in ("st", "nd", "rd", "th")
    return len(word) > 4 or not word.islower() or len(word) == 2 or _known(word)


def _is_list_number(before: str, text: str, start: int) -> bool:
    return before.isdigit() and (start == 0 or text[start - 1] in "\n\r(" or len(before) < 3)


Frame = tuple[str, frozenset[str], frozenset[str], bool]  # article, words before and after, must what follows be definite?


def noun_without_article(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A countable noun between a preposition and words after it that never stands there without an article.

    Table `frames`: noun, its article, words before and after it (or the name of one of the lists `groups`), and whether `any` word or
    only a `definite` one may follow. Options: `definite` words, `offices` before "of" and a title, which has no article.
    Only sentences are looked at: headings leave articles out.
    """
    words, gaps, starts = doc.tokens.words, doc.tokens.gaps, doc.tokens.starts
    frames, definite, offices = ctx.memo(_frames), ctx.options["definite"], ctx.options["offices"]
    for i in doc.tokens.numbers_of(ctx.memo(_nouns)):
        if not 0 < i < len(words) - 2 or not gaps[i] == gaps[i + 1] == " " or not gaps[i + 2].startswith(" "):
            continue
        before, after, then = words[i - 1].lower(), words[i + 1], words[i + 2]
        sure = then in definite or then[0].isupper() or (then.isdigit() and len(then) == 4)
        article = next((f[0] for f in frames[words[i]] if before in f[1] and after in f[2] and (sure or not f[3])), "")
        if article and not (i > 1 and words[i - 2].lower() in offices) and _ends_in_stop(doc, starts[i]):
            start, end = starts[i - 1], starts[i + 1] + len(after)
            write = f"{words[i - 1]} {article} {words[i]} {after}"
            yield Hit(start, end, {"write": write}, write)


def _frames(ctx: Context) -> dict[str, list[Frame]]:
    groups = ctx.options["groups"]
    frames: dict[str, list[Frame]] = {}
    for noun, article, before, after, then in ctx.tables["frames"]:
        preceding = frozenset(groups.get(before) or before.split())
        frames.setdefault(noun, []).append((article, preceding, frozenset(after.split()), then == "definite"))
    return frames


def _nouns(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.memo(_frames))


_STOP = lazy(r"[.!?…:;][\"”’')\]]*\Z")


def _ends_in_stop(doc: Document, at: int) -> bool:
    """Does the text at `at` belong to a block of sentences?"""
    block = doc.block_at(at)
    return block is not None and block.kind != "heading" and bool(_STOP.search(doc.text, max(block.start, block.end - 4), block.end))
