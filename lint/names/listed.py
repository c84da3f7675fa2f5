"""What the newsroom's own names change: which of two spellings is right, and which spelling is near a listed name that the text lacks."""

from __future__ import annotations

from lint.document.language import is_english
from lint.names.edits import ending, one_edit
from lint.names.folding import fold_name
from lint.names.lexicon import builtin
from lint.names.mentions import mentions_of, plain
from lint.names.newsroom import OFTEN
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.document.document import Document
    from lint.names.newsroom import Newsroom
    from lint.names.pairs import Pair

_SHORTEST = 6  # letters of a word that is compared with listed names without a given name beside it


class NearListed(Record):
    """Tokens of the text that are not the listed word `right` but near it; `sure` when the rest of a full name is the same."""

    places: tuple[int, ...]
    right: str
    sure: bool


def settle(pair: Pair, newsroom: Newsroom) -> Pair | None:
    """The pair as the newsroom's names see it: a listed name is no suspect, and is known; None when both are names."""
    suspect, right = pair.suspect, pair.right
    if suspect.form in newsroom.words:
        if right.form in newsroom.words or right.grade:
            return None
        return pair._replace(suspect=right, right=suspect._replace(grade=2, flags=suspect.flags + "K"))
    listed = newsroom.words.get(right.form)
    same_given = not suspect.givens.isdisjoint(newsroom.givens.get(right.form, frozenset()))
    if listed is not None and (listed.documents >= OFTEN or same_given):
        return pair._replace(right=right._replace(grade=2, flags=right.flags + "K"))
    return pair


def near_listed(doc: Document, newsroom: Newsroom) -> Iterator[NearListed]:
    """Words of an English text that neither lexicon nor newsroom knows, near a listed name.

    They stand in a full name that is listed but for them, or they are one edit from a listed name in `OFTEN` texts or more, which the
    text does not have, and no given name says that another person is meant.
    """
    words = doc.tokens.words
    mentions = mentions_of(doc)
    unknown = [form for form in mentions.surfaces if form not in newsroom.words and not builtin().flags(form)]
    if not unknown or not is_english(doc):
        return
    sure: set[str] = set()
    for near in newsroom.figures.near(doc, builtin()):
        form = fold_name(plain(words[near.token]))
        if form not in newsroom.words:
            sure.add(form)
            yield NearListed((near.token,), near.part, not near.two_edits)
    found = {form: right for form in unknown if form not in sure and (right := _often_listed(form, newsroom))}
    for form, places in mentions.places(found).items() if found else ():
        right = fold_name(found[form])
        people = {mentions.given(i) for i in places} | {mentions.surname(i) for i in places}
        if places and right not in mentions.surfaces and not any(people):
            yield NearListed(tuple(places), found[form], False)


def _often_listed(form: str, newsroom: Newsroom) -> str:
    """The most frequent listed word one edit from `form`; "" when there is none, or `form` is a grammatical form of it."""
    if len(form) < _SHORTEST:
        return ""
    near = [(newsroom.words[other], other) for other in one_edit(form) if other in newsroom.words and other[0] == form[0]]
    if any(ending(form, other) or ending(other, form) for _, other in near):
        return ""
    listed = max((listed for listed, _ in near), key=lambda listed: (listed.documents, listed.word), default=None)
    return listed.word if listed is not None and listed.documents >= OFTEN else ""
