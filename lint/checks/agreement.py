"""Nouns that agree neither with the word that counts them nor with their verb."""

from __future__ import annotations

from lint.checks.api import Hit
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from lint.checks.api import Context
    from lint.document.document import Document


class _Nouns(Record):
    """Nouns that are counted: plural by singular and the reverse, and the plurals that are no form of a verb."""

    plural: dict[str, str]
    singular: dict[str, str]
    no_verb: frozenset[str]
    telling: frozenset[str]  # singulars, and plurals that are no form of a verb


def _nouns(ctx: Context) -> _Nouns:
    rows = ctx.tables["nouns"]
    plural, no_verb = {r[0]: r[1] for r in rows}, frozenset(r[1] for r in rows if r[2] == "noun")
    return _Nouns(plural, {r[1]: r[0] for r in rows}, no_verb, no_verb.union(plural))


def number_of_noun(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A noun in the singular after "these" or "one of the", in the plural after "this" or "each".

    Table `nouns`. Options: words before a `plural` and a `singular`; `shares` that take "of the" and a plural, if not one of
    the `wholes` ("one of the family"); `amounts` that take "of" and a plural; `owners` that may stand for "the"; words that `follow`
    where the noun ends its phrase ("these country houses").
    """
    words, gaps, starts = doc.tokens.words, doc.tokens.gaps, doc.tokens.starts
    nouns, options = ctx.memo(_nouns), ctx.options
    for i in doc.tokens.numbers_of(nouns.telling):
        word, first, write = words[i], i - 1, ""
        marks = ".,;:?!)" if word in nouns.plural else ".;:?!)"  # "a weapons, drugs and arms ring"
        if i == 0 or gaps[i] != " " or not _ends_phrase(words, gaps, i, marks, options["follow"]):
            continue
        if word not in nouns.plural:
            write = nouns.singular[word] if words[first].lower() in options["singular"] else ""
        elif words[first].lower() in options["plural"]:
            write = nouns.plural[word]
        else:
            owned = words[first] in options["owners"]
            of = first - owned
            if of > 0 and words[of] == "of" and gaps[first] == gaps[of] == " ":
                first = of - 1
                counted = words[first].lower() in options["shares" if owned else "amounts"] and not (owned and word in options["wholes"])
                write = nouns.plural[word] if counted else ""
        if write:
            write = doc.text[starts[first] : starts[i]] + write
            yield Hit(starts[first], starts[i] + len(word), {"write": write}, write)


def _ends_phrase(words: list[str], gaps: list[str], i: int, marks: str, follow: Container[str]) -> bool:
    """Does word i end its phrase: before one of the `marks` or of the words `follow`?"""
    gap = gaps[i + 1]
    return gap[:1] in marks or (gap == " " and words[i + 1] in follow)


def verb_of_noun(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A verb in the singular after a plural noun that begins its sentence or clause, and so is its subject.

    Table `nouns`. Options: `subjects`, words that begin such a subject; `clause`, words before them; verbs `one` and their plurals
    `many`; `units` that are one amount ("three months is long").
    """
    words, gaps, starts = doc.tokens.words, doc.tokens.gaps, doc.tokens.starts
    nouns, options = ctx.memo(_nouns), ctx.options
    verbs = dict(zip(options["one"], options["many"], strict=True))
    for verb in doc.tokens.numbers_of(frozenset(verbs)):
        i, first = verb - 1, verb - 2
        if first < 0 or words[i] not in nouns.singular or gaps[i] != " " or gaps[verb] != " " or words[i] in options["units"]:
            continue
        if words[first].lower() not in options["subjects"] and words[first].islower() and gaps[first] == " ":
            first -= 1  # a word between: "the new rules is"
        if first < 0 or words[first].lower() not in options["subjects"] or not _begins_clause(words, gaps, first, options["clause"]):
            continue
        write = f"{words[i]} {verbs[words[verb]]}"
        yield Hit(starts[i], starts[verb] + len(words[verb]), {"write": write}, write)


def _begins_clause(words: list[str], gaps: list[str], i: int, clause: Container[str]) -> bool:
    """Does word i begin a sentence, or a clause after one of the words `clause`?"""
    return i == 0 or any(mark in gaps[i] for mark in '.!?\n"“') or (gaps[i] == " " and words[i - 1] in clause)


def there_is(doc: Document, ctx: Context) -> Iterator[Hit]:
    """ "There is" before a noun in the plural. Table `nouns`; options: words `between` the two, `units` that are one amount."""
    words, gaps, starts = doc.tokens.words, doc.tokens.gaps, doc.tokens.starts
    nouns, options = ctx.memo(_nouns), ctx.options
    for i in [i for i, word in enumerate(words[:-2]) if word in ("is", "was") and words[i - 1].lower() in options["before"]]:
        noun = i + 1
        while noun < i + options["most_between"] and noun < len(words) - 1 and words[noun] in options["between"] and gaps[noun] == " ":
            noun += 1
        word = words[noun]
        joined = gaps[noun + 1] == "-" or words[noun + 1 : noun + 2] in (["and"], ["or"])
        if i and gaps[i] == gaps[noun] == " " and word in nouns.singular and word not in options["units"] and not joined:
            write = (
                f"{words[i - 1]} {'are' if words[i] == 'is' else 'were'}{doc.text[starts[i] + len(words[i]) : starts[noun] + len(word)]}"
            )
            yield Hit(starts[i - 1], starts[noun] + len(word), {"write": write}, write)
