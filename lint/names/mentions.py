"""The capitalised words of a text that may be names, each with the places where it stands and the names beside it."""

from __future__ import annotations

from functools import cached_property, lru_cache

from lint.names.folding import fold_name
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.document.document import Document
    from lint.document.tokens import Tokens

SHORTEST = 4  # letters of a name that is compared

# One capital at the beginning, or after a prefix (McCarthy, O'Brien, DeSantis); no contraction (They're).
_NAME = lazy(
    r"(?m)^(?:Mc|Mac|O['’]|D['’]|Fitz|De|Di|Le|La|Van)?[^\W\d_a-z][^\W\d_A-Z]{2,}"
    r"(?:['’](?!(?:re|ve|ll)$)[a-zß-öø-ÿ]{2,})*(?:['’‘ʼ][sS])?$"
)
_APOSTROPHES = ("'", "’", "‘", "ʼ")
_POSSESSIVES = tuple(apostrophe + s for apostrophe in _APOSTROPHES for s in ("", "s", "S"))
_START = lazy(r"[.!?:;…\"“”„«»\n•*/|]|\A\Z")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name these are no given names; a stop after them ends no sentence.
_PERSON_TITLES = _words(
    """mr mrs ms miss mx messrs dr prof rev fr hon pres gen maj col lt capt cmdr sgt adm sen rep gov amb sir lord lady dame baroness
    baron king queen prince princess president premier prime minister chancellor secretary general senator governor mayor judge
    justice ambassador colonel captain major lieutenant sergeant admiral marshal commander professor doctor pope cardinal
    archbishop bishop father sheikh emir imam ayatollah chairman chairwoman chair chief director deputy vice foreign former coach
    striker defender midfielder goalkeeper keeper winger forward champion star seed"""
)
TITLES = _PERSON_TITLES | _words(
    """ex the and but for of in at from with by as on when after before while since if both that this his her its their our your
    saint st san santa los las new old north south east west northern southern eastern western central great greater upper lower
    lake mount mt river port fort ft cape city republic vs monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december"""
)


class Mentions:
    """The names of a text by folded form. Nothing but the distinct words is looked at before somebody asks for places."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc

    @cached_property
    def bare(self) -> dict[str, str]:
        """The words of the text that do not begin with a small letter of a-z, each with what it is without a possessive ending."""
        return {word: plain(word) for word in self._doc.tokens.distinct if not "a" <= word < "{"}

    @cached_property
    def surfaces(self) -> dict[str, list[str]]:
        """Folded form -> the spellings (words of the text, possessives too) that have it."""
        distinct = self._doc.tokens.distinct
        out: dict[str, list[str]] = {}
        for word in _NAME.findall("\n".join(self.bare)):
            if word[0].islower():  # a small letter beyond a-z
                continue
            bare = self.bare[word]
            form = fold_name(bare)
            if len(form) >= SHORTEST and form not in distinct and (bare.isascii() or bare.lower() not in distinct):
                out.setdefault(form, []).append(word)
        return out

    def places(self, forms: Iterable[str]) -> dict[str, list[int]]:
        """Indexes of the tokens that have each of the forms."""
        wanted = {word: form for form in forms for word in self.surfaces[form]}
        out: dict[str, list[int]] = {form: [] for form in forms}
        words = self._doc.tokens.words
        for i in [i for i, word in enumerate(words) if word in wanted]:
            after = self._doc.tokens.gaps[i + 1][:1]
            if after != "&" and not (after in "'’" and after and words[i].endswith("in")):  # cut by an entity; Runnin'
                out[wanted[words[i]]].append(i)
        return out

    def opens_sentence(self, i: int) -> bool:
        """May the capital of token i come from its place: the start of a sentence, of a quotation, of a line?"""
        return opens_sentence(self._doc.tokens, i)

    def given(self, i: int) -> str:
        """Folded form of the name in front of token i ("Sergei" of "Sergei V. Ryabkov"); "" if no name stands there."""
        tokens = self._doc.tokens
        gap = tokens.gaps[i]
        j = i - 1
        while j > 0 and len(tokens.words[j]) == 1 and tokens.words[j].isupper() and gap in (". ", " "):
            gap = tokens.gaps[j]
            j -= 1
        return self._name_at(j, gap) or (tokens.words[j + 1].lower() if j + 1 < i else "")

    def surname(self, i: int) -> str:
        """Folded form of the name right after token i; "" if no name stands there."""
        tokens = self._doc.tokens
        if tokens.words[i].endswith(_POSSESSIVES):
            return ""
        j = i + 1
        gap = tokens.gaps[j]
        while j + 1 < len(tokens) and len(tokens.words[j]) == 1 and tokens.words[j].isupper() and gap == " ":
            j += 1
            gap = " " if tokens.gaps[j] == ". " else tokens.gaps[j]
        return self._name_at(j, gap, possessive=True) if j < len(tokens) else ""

    def beside(self, i: int) -> Iterator[str]:
        """Folded capitalised words right before and after token i, of whatever kind; not the titles of persons."""
        tokens = self._doc.tokens
        for j, gap in ((i - 1, tokens.gaps[i]), (i + 1, tokens.gaps[i + 1])):
            if gap in (" ", "-") and 0 <= j < len(tokens) and tokens.words[j][0].isupper():
                word = fold_name(tokens.words[j])
                if word not in _PERSON_TITLES and len(word) > 2:
                    yield word

    def in_list(self, i: int) -> bool:
        """Does token i stand between commas with capitalised words on both sides, or beside one and a line's end?"""
        tokens = self._doc.tokens
        before, after = tokens.gaps[i], tokens.gaps[i + 1]
        follows = before == ", " and i > 0 and tokens.words[i - 1][0].isupper()
        leads = after in (", ", "; ") and i + 1 < len(tokens) and tokens.words[i + 1][0].isupper()
        return (follows or "\n" in before) and (leads or after.startswith((".\n", "\n", ";")))

    def stands_alone(self, i: int, count: int = 1) -> bool:
        """Are `count` tokens from token i on no part of a longer name, such as that of a club, a street or a newspaper?"""
        tokens = self._doc.tokens
        for j, gap in ((i - 1, tokens.gaps[i]), (i + count, tokens.gaps[i + count])):
            if gap in (" ", "-") and 0 <= j < len(tokens) and tokens.words[j][0].isupper() and not self.opens_sentence(j):
                word = fold_name(plain(tokens.words[j]))
                if gap == "-" or (word not in TITLES and not word.endswith(("ian", "ish", "ese"))):
                    return False
        return True

    def _name_at(self, j: int, gap: str, possessive: bool = False) -> str:
        if j < 0 or gap not in (" ", "\u00a0"):
            return ""
        word = self._doc.tokens.words[j]
        if len(word) < 2 or not word[0].isupper() or word.isupper():
            return ""
        form = fold_name(plain(word))
        return "" if form in TITLES or (plain(word) != word and not possessive) else form

    def name_spans(self, indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Spans of tokens in the text, without their possessives."""
        tokens = self._doc.tokens
        for i in indexes:
            yield tokens.starts[i], tokens.starts[i] + len(plain(tokens.words[i]))


def opens_sentence(tokens: Tokens, i: int) -> bool:
    """May the capital of token i come from its place: the start of a sentence, of a quotation, of a line?"""
    gap = tokens.gaps[i]
    if not _START.search(gap):
        return i == 0
    before = tokens.words[i - 1] if i else ""
    return not (gap == ". " and (len(before) == 1 or before.lower() in TITLES))


@lru_cache(maxsize=1)
def mentions_of(doc: Document) -> Mentions:
    """The names of a text; kept for the rule that asks next."""
    return Mentions(doc)


def plain(word: str) -> str:
    """A word without its possessive ending."""
    if not word.endswith(_POSSESSIVES):
        return word
    return word[:-1] if word.endswith(_APOSTROPHES) else word[:-2]
